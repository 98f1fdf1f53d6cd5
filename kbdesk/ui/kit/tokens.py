"""The looks as values: the colours of the four schemes, and what they share: type, space, radii, sizes of targets.

Nothing else names a colour. Palette, style sheet, article style and everything that paints by itself are made from
these; `docs/design.md` shows them. `tests/ui/kit/test_contrast.py` holds every pair of text and ground: 4.5:1, in
high contrast 7:1, and 3:1 for the focus ring and the edges of controls.
"""

from dataclasses import dataclass, replace
from enum import IntEnum

TONES = ("note", "tip", "warning", "danger", "neutral")


class Space(IntEnum):
    """Room between things and round them, in pixels; it stays as it is when the text grows."""

    TIGHT = 4
    GAP = 8
    ROOM = 12
    PAD = 16
    WIDE = 24
    FAR = 32


class IconSize(IntEnum):
    """How large an icon is, in pixels at 100 % text."""

    SMALL = 14
    USUAL = 16
    BUTTON = 18
    RAIL = 22


@dataclass(frozen=True, slots=True)
class Tone:
    """A meaning in colour: `bar` for edges and icons, `tint` for the ground, `text` for words on it."""

    bar: str
    tint: str
    text: str


@dataclass(frozen=True, slots=True)
class Tokens:
    """One scheme. Colours as `#rrggbb`, sizes in pixels at 100 % text; `Theme.px` scales them."""

    name: str
    is_dark: bool
    is_high: bool
    window: str
    card: str
    text: str
    heading: str
    muted: str
    line: str
    control_line: str
    hover: str
    code: str
    accent: str
    accent_hover: str
    accent_tint: str
    accent_line: str
    on_accent: str
    mark: str
    mark_text: str
    picture_ground: str
    veil: str
    veil_percent: int
    note: Tone
    tip: Tone
    warning: Tone
    danger: Tone
    neutral: Tone
    font_family: str = "Inter"
    code_family: str = "JetBrains Mono, monospace"
    size_badge: int = 10
    size_small: int = 12
    size_label: int = 13
    size_text: int = 14
    size_article: int = 15
    size_search: int = 16
    size_say: int = 18
    size_h3: int = 16
    size_h2: int = 19
    size_h1: int = 25
    size_number: int = 34
    line_height: int = 132
    say_height: int = 125
    radius_small: int = 5
    radius_control: int = 8
    radius_card: int = 10
    edge: int = 1
    ring: int = 2
    target: int = 36
    target_small: int = 32
    least_target: int = 0
    choice: int = 48

    def tone(self, name: str) -> Tone:
        """A tone by the word content and pages use; `important` looks as a note, `caution` as danger."""
        named = {
            "note": self.note,
            "info": self.note,
            "important": self.note,
            "tip": self.tip,
            "success": self.tip,
            "warning": self.warning,
            "caution": self.danger,
            "danger": self.danger,
        }
        return named.get(name, self.neutral)

    def colour(self, name: str) -> str:
        """A colour by its field name (`accent`, `muted`), a tone's bar by the tone's name, or `#rrggbb` itself."""
        if name.startswith("#"):
            return name
        value = getattr(self, name)
        return value.bar if isinstance(value, Tone) else str(value)


def for_fingers(tokens: Tokens) -> Tokens:
    """The same with targets that a finger meets: 44 px at least, at any text size."""
    return replace(tokens, least_target=44, choice=56)


LIGHT = Tokens(
    name="light",
    is_dark=False,
    is_high=False,
    window="#f4f5f8",
    card="#ffffff",
    text="#1f2937",
    heading="#0f172a",
    muted="#596273",
    line="#e4e7ec",
    control_line="#828b9a",
    hover="#f0f2f6",
    code="#f3f4f6",
    accent="#1d4ed8",
    accent_hover="#1a43bb",
    accent_tint="#e8effd",
    accent_line="#5d83e4",
    on_accent="#ffffff",
    mark="#fde68a",
    mark_text="#422006",
    picture_ground="#f6f7f9",
    veil="#0f172a",
    veil_percent=35,
    note=Tone("#2563eb", "#eff6ff", "#1d4ed8"),
    tip=Tone("#05825c", "#e9f9f1", "#05704f"),
    warning=Tone("#b86205", "#fff8e6", "#9a4a07"),
    danger=Tone("#dc2626", "#fef1f1", "#b91c1c"),
    neutral=Tone("#7f8897", "#f0f2f6", "#4b5565"),
)

DARK = Tokens(
    name="dark",
    is_dark=True,
    is_high=False,
    window="#0e1115",
    card="#16191f",
    text="#d7dce3",
    heading="#f3f5f8",
    muted="#9ca6b4",
    line="#2a2f38",
    control_line="#6c7584",
    hover="#1f242c",
    code="#20252d",
    accent="#5b9dff",
    accent_hover="#7bb0ff",
    accent_tint="#1a2941",
    accent_line="#4f7cc4",
    on_accent="#0b1220",
    mark="#5a4a12",
    mark_text="#fdf3c7",
    picture_ground="#aeb6c2",
    veil="#000000",
    veil_percent=60,
    note=Tone("#5b9dff", "#152338", "#8fbcff"),
    tip=Tone("#3ecf8e", "#11271e", "#6fdcaa"),
    warning=Tone("#f5b942", "#2b2312", "#f8ca6d"),
    danger=Tone("#ff6b6b", "#30191b", "#ff9a9a"),
    neutral=Tone("#7d8796", "#20252d", "#b3bbc7"),
)

HIGH_LIGHT = replace(
    LIGHT,
    name="high-light",
    is_high=True,
    window="#ffffff",
    text="#000000",
    heading="#000000",
    muted="#2e3440",
    line="#6b7280",
    control_line="#111827",
    hover="#e9ecf2",
    code="#eef0f4",
    accent="#0b2f9e",
    accent_hover="#082273",
    accent_tint="#e3ebff",
    accent_line="#0b2f9e",
    mark="#ffe45c",
    mark_text="#000000",
    picture_ground="#ffffff",
    veil="#000000",
    veil_percent=60,
    ring=3,
    note=Tone("#0b2f9e", "#f0f5ff", "#0b2f9e"),
    tip=Tone("#04492f", "#edfaf3", "#04492f"),
    warning=Tone("#6b3300", "#fff9ea", "#6b3300"),
    danger=Tone("#8f0f0f", "#fff3f3", "#8f0f0f"),
    neutral=Tone("#3a4250", "#f1f3f7", "#2e3440"),
)

HIGH_DARK = replace(
    DARK,
    name="high-dark",
    is_high=True,
    window="#000000",
    card="#000000",
    text="#ffffff",
    heading="#ffffff",
    muted="#d5dae2",
    line="#8b93a1",
    control_line="#e6e9ee",
    hover="#20242b",
    code="#1c2026",
    accent="#8cc4ff",
    accent_hover="#b5d9ff",
    accent_tint="#0f2540",
    accent_line="#8cc4ff",
    on_accent="#000000",
    mark="#ffe45c",
    mark_text="#000000",
    veil_percent=75,
    ring=3,
    note=Tone("#8cc4ff", "#0d1d33", "#b5d9ff"),
    tip=Tone("#62e6a9", "#0b2218", "#8ff0c3"),
    warning=Tone("#ffcf66", "#271d08", "#ffdd94"),
    danger=Tone("#ff9c9c", "#2e1214", "#ffbcbc"),
    neutral=Tone("#b3bbc7", "#1c2027", "#d5dae2"),
)

SCHEMES = (LIGHT, DARK, HIGH_LIGHT, HIGH_DARK)


def scheme_of(*, is_dark: bool, is_high: bool) -> Tokens:
    """One of the four."""
    return next(one for one in SCHEMES if (one.is_dark, one.is_high) == (is_dark, is_high))
