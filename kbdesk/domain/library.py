"""The library: all files in use, and what changed between two states of the folder."""

from dataclasses import dataclass, field
from pathlib import PurePosixPath
from typing import TYPE_CHECKING

from kbdesk.domain.article import Article, Card, Kind, Stamp
from kbdesk.domain.finding import Finding, LeftOut
from kbdesk.domain.organisation import Organisation

if TYPE_CHECKING:
    from kbdesk.domain.script import Script


@dataclass(frozen=True, slots=True)
class Changes:
    """The difference between the files on disk and those in the index; paths in POSIX form, sorted."""

    added: tuple[str, ...] = ()
    changed: tuple[str, ...] = ()
    removed: tuple[str, ...] = ()

    def __bool__(self) -> bool:
        """True when something is to be done."""
        return bool(self.added or self.changed or self.removed)


def changes(indexed: dict[str, Stamp], on_disk: dict[str, Stamp]) -> Changes:
    """What must be read again so that the index holds what stands on disk."""
    return Changes(
        added=tuple(sorted(on_disk.keys() - indexed.keys())),
        changed=tuple(sorted(path for path, stamp in on_disk.items() if path in indexed and indexed[path] != stamp)),
        removed=tuple(sorted(indexed.keys() - on_disk.keys())),
    )


@dataclass(frozen=True, slots=True)
class Reading:
    """One file read: exactly one of `document` and `left_out` is set; findings may come with both.

    `document` is an Article (article, notice, phrase) or a Script.
    """

    path: str
    stamp: Stamp
    digest: str
    document: "Article | Script | None" = None
    left_out: LeftOut | None = None
    findings: tuple[Finding, ...] = ()


@dataclass(frozen=True, slots=True)
class Library:
    """What is in use now: the organisation and a card for each file."""

    organisation: Organisation = field(default_factory=Organisation)
    cards: tuple[Card, ...] = ()
    left_out: tuple[LeftOut, ...] = ()
    findings: tuple[Finding, ...] = ()
    _by_path: dict[str, Card] = field(init=False, repr=False, compare=False)
    _by_id: dict[str, tuple[Card, ...]] = field(init=False, repr=False, compare=False)

    def __post_init__(self) -> None:
        """Builds the two look-up tables; ids before aliases, so that an alias never hides a living id."""
        by_id: dict[str, list[Card]] = {}
        for card in self.cards:
            by_id.setdefault(card.header.id, []).append(card)
        living = set(by_id)
        for card in self.cards:
            for alias in card.header.aliases:
                if alias not in living:
                    by_id.setdefault(alias, []).append(card)
        object.__setattr__(self, "_by_path", {card.path: card for card in self.cards})
        object.__setattr__(self, "_by_id", {key: tuple(found) for key, found in by_id.items()})

    def at(self, path: str) -> Card | None:
        """The card of a file."""
        return self._by_path.get(path)

    def halves(self, identity: str) -> tuple[Card, ...]:
        """All language halves of an id (or of an alias)."""
        return self._by_id.get(identity, ())

    def half(self, identity: str, lang: str) -> Card | None:
        """The half in `lang`, else in the fallback language, else any; also by path."""
        if (by_path := self._by_path.get(identity)) is not None:
            return by_path
        found = self.halves(identity)
        for wanted in (lang, self.organisation.fallback):
            for card in found:
                if card.header.lang == wanted:
                    return card
        return found[0] if found else None

    def sibling(self, path: str, lang: str) -> Card | None:
        """For a link to `path`: the half of the same document in the reader's language when there is one."""
        card = self._by_path.get(path)
        if card is None:
            return None
        return next((half for half in self.halves(card.header.id) if half.header.lang == lang), card)

    def of_kind(self, kind: Kind, lang: str) -> tuple[Card, ...]:
        """One card a document of that kind, in `lang` where it exists, by title."""
        ids = dict.fromkeys(card.header.id for card in self.cards if card.header.kind is kind)
        halves = (self.half(identity, lang) for identity in ids)
        return tuple(sorted((card for card in halves if card), key=lambda card: card.header.title.casefold()))


@dataclass(frozen=True, slots=True)
class IndexState:
    """What the index on disk holds. `rebuild_reason` is a code (`missing`, `damaged`, `older`, `newer`) when there is
    no usable index and everything must be read again.
    """

    cards: tuple[Card, ...] = ()
    left_out: tuple[tuple[LeftOut, Stamp], ...] = ()
    findings: tuple[Finding, ...] = ()
    rebuild_reason: str = ""

    def stamps(self) -> dict[str, Stamp]:
        """What `changes` compares with the folder: files left out count as known, so that they are not read again."""
        known = {card.path: card.stamp for card in self.cards}
        known.update((gone.path, stamp) for gone, stamp in self.left_out)
        return known


@dataclass(frozen=True, slots=True)
class IndexSize:
    """How much the index holds: files by kind (notices and phrases count as articles), steps, bytes on disk."""

    articles: int
    scripts: int
    steps: int
    index_bytes: int


def is_inside(path: str) -> bool:
    """True when a relative POSIX path does not leave the folder it is relative to."""
    parts = PurePosixPath(path).parts
    return bool(parts) and not path.startswith("/") and ".." not in parts and ":" not in parts[0]
