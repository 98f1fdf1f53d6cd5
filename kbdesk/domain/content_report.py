"""What the content itself tells: cells of phase and product without an article, texts whose review is due, halves of a
translation that are missing or behind. Made from the cards alone; no text is opened.
"""

from collections import Counter, defaultdict
from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date, timedelta

from kbdesk.domain.article import PHASES, Card, Confidence, Header, Kind
from kbdesk.domain.library import Library

SOON = timedelta(days=30)
"""So long before its day a review is told as due."""


@dataclass(frozen=True, slots=True)
class Coverage:
    """How many articles there are about a product in a phase; a code of "" is what says nothing of it.

    An article about two products, or two phases, stands in each of those cells; the languages count as one.
    """

    products: tuple[str, ...]
    phases: tuple[str, ...]
    articles: int
    cells: tuple[tuple[str, str, int], ...]
    """Product, phase, number; also those with none."""

    def at(self, product: str, phase: str) -> int:
        """The number of one cell."""
        return next((n for one, other, n in self.cells if (one, other) == (product, phase)), 0)

    @property
    def gaps(self) -> tuple[tuple[str, str], ...]:
        """Product and phase that no article is about."""
        return tuple((product, phase) for product, phase, n in self.cells if product and phase and not n)


@dataclass(frozen=True, slots=True)
class DueReview:
    """A text to be looked at again by its `owner` (empty: nobody is named) on the day `due`."""

    owner: str
    card: Card
    due: date
    overdue: bool


@dataclass(frozen=True, slots=True)
class ReviewReport:
    """By owner, then by day. `texts` is how many there are in all, `undated` how many of them have no day."""

    texts: int
    undated: int
    reviews: tuple[DueReview, ...]

    def by_owner(self) -> tuple[tuple[str, tuple[DueReview, ...]], ...]:
        """The reviews of each owner."""
        owners = dict.fromkeys(one.owner for one in self.reviews)
        return tuple((owner, tuple(one for one in self.reviews if one.owner == owner)) for owner in owners)


@dataclass(frozen=True, slots=True)
class Untranslated:
    """A half that is missing (`revision` and `based_on` 0), or follows an older revision of the other half."""

    card: Card
    lang: str
    revision: int = 0
    based_on: int = 0

    @property
    def is_missing(self) -> bool:
        """True when there is none in `lang`; `card` is the half that there is."""
        return not self.revision


@dataclass(frozen=True, slots=True)
class TranslationReport:
    """`texts` is how many ids there are; `langs` the languages of the organisation."""

    texts: int
    langs: tuple[str, ...]
    untranslated: tuple[Untranslated, ...]


def coverage(library: Library, today: date) -> Coverage:
    """Articles in use by product and phase."""
    in_use: defaultdict[str, list[Header]] = defaultdict(list)
    for card in _alive(library.cards):
        if card.header.kind is Kind.ARTICLE and card.header.in_force(today):
            in_use[card.header.id].append(card.header)
    counts: Counter[tuple[str, str]] = Counter()
    for halves in in_use.values():
        counts.update({(p, f) for one in halves for p in one.product or ("",) for f in one.phase or ("",)})
    declared = [product.code for product in library.organisation.products]
    products = dict.fromkeys([*declared, *sorted({p for p, _ in counts if p}), ""])
    phases = dict.fromkeys([*PHASES, *sorted({f for _, f in counts if f}), ""])
    cells = tuple((p, f, counts[p, f]) for p in products for f in phases)
    return Coverage(tuple(products), tuple(phases), len(in_use), cells)


def reviews(library: Library, today: date) -> ReviewReport:
    """Texts whose review is overdue, or due within `SOON`; a text that is archived is looked at no more."""
    texts = _alive(library.cards)
    dated = [(card, card.header.review_due) for card in texts]
    due = [
        DueReview(card.header.owner, card, day, card.header.overdue(today))
        for card, day in dated
        if day is not None and day <= today + SOON
    ]
    due.sort(key=lambda one: (one.owner == "", one.owner.casefold(), one.owner, one.due, one.card.path))
    return ReviewReport(len(texts), sum(day is None for _, day in dated), tuple(due))


def translations(library: Library) -> TranslationReport:
    """By the rule of the check: a half says which revision of the other it is `based_on`."""
    langs = library.organisation.languages
    by_id: defaultdict[str, list[Card]] = defaultdict(list)
    for card in library.cards:
        by_id[card.header.id].append(card)
    found: list[Untranslated] = []
    texts = 0
    for halves in by_id.values():
        alive = _alive(halves)
        texts += bool(alive)
        there = {card.header.lang for card in halves}
        found += [Untranslated(alive[0], lang) for lang in langs if lang not in there and alive]
        for card in alive:
            newest = max((other.header.revision for other in halves if other is not card), default=0)
            based_on = card.header.based_on
            if based_on is not None and based_on < newest:
                found.append(Untranslated(card, card.header.lang, newest, based_on))
    found.sort(key=lambda one: (not one.is_missing, one.lang, one.card.header.id, one.card.path))
    return TranslationReport(texts, langs, tuple(found))


def _alive(cards: Iterable[Card]) -> list[Card]:
    return [card for card in cards if card.header.confidence is not Confidence.ARCHIVED]
