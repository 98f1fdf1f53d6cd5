"""What an empty search field offers: what was opened lately, today or before this start, and the scripts."""

from collections.abc import Callable
from datetime import datetime

from PySide6.QtCore import QObject

from kbdesk.domain.article import Card, Kind
from kbdesk.domain.hit import Hit
from kbdesk.domain.library import Library
from kbdesk.domain.plain_hit import hit_of
from kbdesk.ui.find.find_page import FindPage
from kbdesk.ui.kept_choices import KeptChoices
from kbdesk.ui.kit.words import Words


class StartOffer(QObject):
    """`show` with each new library; it follows the language by itself."""

    def __init__(self, find: FindPage, kept: KeptChoices, words: Words, *, now: Callable[[], datetime]) -> None:
        super().__init__(find)
        self._find, self._kept, self._words, self._now = find, kept, words, now
        self._library = Library()
        words.language_changed.connect(self._show)

    def show(self, library: Library) -> None:
        """Of this library from now on."""
        self._library = library
        self._show()

    def _show(self) -> None:
        recent = self._find.recent or self._opened_before()
        scripts = tuple(map(self._plain_hit, self._library.of_kind(Kind.SCRIPT, self._words.lang)))
        self._find.show_start(recent=recent, scripts=scripts)

    def _opened_before(self) -> tuple[Hit, ...]:
        cards = (self._library.half(identity, self._words.lang) for identity in self._kept.recent())
        return tuple(self._plain_hit(card) for card in cards if card is not None)

    def _plain_hit(self, card: Card) -> Hit:
        return hit_of(card.header, card.path, overdue=card.header.overdue(self._now().date()))
