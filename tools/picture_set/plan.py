"""Which pictures there are: states, and in which looks, languages and sizes each is taken."""

from collections.abc import Iterator
from dataclasses import dataclass

_BRAND = "#e30613"


@dataclass(frozen=True, slots=True)
class Looks:
    """`size` in logical pixels; `factor` is Qt's own scale (QT_SCALE_FACTOR), for which a process of its own is needed."""

    name: str
    scheme: str = "light"
    high: bool = False
    percent: int = 100
    touch: bool = False
    accent: str = ""
    size: tuple[int, int] = (1366, 768)
    compact: bool = False
    factor: str = "1"


@dataclass(frozen=True, slots=True)
class Picture:
    """One of the set."""

    state: str
    lang: str
    looks: Looks

    @property
    def name(self) -> str:
        """`results-nl-dark`."""
        return f"{self.state}-{self.lang}-{self.looks.name}"


LIGHT = Looks("light")
DARK = Looks("dark", scheme="dark")
HIGH_LIGHT = Looks("high-light", high=True)
HIGH_DARK = Looks("high-dark", scheme="dark", high=True)
TEXT_200 = Looks("text-200", percent=200)
TOUCH = Looks("touch", touch=True)
BRAND = Looks("brand", accent=_BRAND)
NARROW = Looks("800", size=(800, 768))
SMALL = Looks("800x600", size=(800, 600))
COMPACT = Looks("compact", compact=True)
COMPACT_200 = Looks("compact-200", compact=True, percent=200)
LARGE = Looks("4k", size=(3840, 2160), percent=150)
FACTORS = tuple(Looks(f"factor-{factor}", factor=factor) for factor in ("1.25", "1.5", "2"))

LOOKS_OF: dict[str, tuple[Looks, ...]] = {
    "start": (LIGHT, DARK, HIGH_DARK, TEXT_200, NARROW, COMPACT),
    "results": (
        LIGHT,
        DARK,
        HIGH_LIGHT,
        HIGH_DARK,
        TEXT_200,
        TOUCH,
        BRAND,
        NARROW,
        COMPACT,
        COMPACT_200,
        LARGE,
        *FACTORS,
    ),
    "no-content": (LIGHT, DARK),
    "nothing": (LIGHT, DARK, TEXT_200, COMPACT),
    "corrected": (LIGHT,),
    "filters": (LIGHT, TOUCH),
    "article": (LIGHT, DARK, HIGH_LIGHT, HIGH_DARK, TEXT_200, NARROW, COMPACT),
    "article-long": (LIGHT,),
    "find-in-text": (LIGHT, HIGH_DARK),
    "long-words": (LIGHT, TEXT_200, COMPACT),
    "loading": (LIGHT,),
    "error": (LIGHT, DARK),
    "keys": (LIGHT, DARK),
    "step": (LIGHT, DARK, HIGH_LIGHT, TEXT_200, NARROW, COMPACT, *FACTORS[1:2]),
    "fields": (LIGHT, DARK, HIGH_DARK, TOUCH, TEXT_200, COMPACT),
    "outcome": (LIGHT, HIGH_DARK),
    "number": (LIGHT, DARK, COMPACT),
    "refer": (LIGHT, DARK, HIGH_LIGHT, TOUCH, NARROW),
    "outbox": (LIGHT, DARK, NARROW, COMPACT),
    "outbox-empty": (LIGHT,),
    "contacts": (LIGHT, DARK, SMALL, TEXT_200),
    "settings": (LIGHT, DARK, HIGH_LIGHT, TEXT_200, SMALL),
    "change": (LIGHT, DARK, COMPACT),
    "wrap-up": (LIGHT, DARK, COMPACT, TEXT_200),
    "tour": (LIGHT, COMPACT),
    "commands": (LIGHT, DARK, COMPACT),
    "passphrase": (LIGHT, COMPACT),
    "flag": (LIGHT, DARK, COMPACT),
    "promise-due": (LIGHT, DARK, COMPACT),
    "refer-wrong": (LIGHT, DARK, TEXT_200, COMPACT),
    "lists": (LIGHT,),
    "customers": (LIGHT,),
}
IN_ENGLISH = (
    "start",
    "results",
    "nothing",
    "article",
    "step",
    "fields",
    "number",
    "refer",
    "outbox",
    "keys",
    "settings",
    "wrap-up",
    "tour",
    "refer-wrong",
)
QUICK = ("start-nl-light", "results-nl-light", "article-nl-dark", "article-nl-high-light", "results-nl-text-200")
"""Those that the test looks at each time; of few states, so that they are soon made."""
FOR_DOCS = (
    "results-nl-light",
    "results-nl-dark",
    "results-nl-high-light",
    "results-nl-high-dark",
    "results-nl-brand",
    "results-nl-touch",
)


def all_pictures() -> Iterator[Picture]:
    """In the order of the states."""
    for state, looks in LOOKS_OF.items():
        for one in looks:
            yield Picture(state, "nl", one)
        if state in IN_ENGLISH:
            yield Picture(state, "en", LIGHT)
