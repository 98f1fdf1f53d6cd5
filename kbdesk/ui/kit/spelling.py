"""What is known of the spelling of words, for all fields of the window: asked once each, in a lane, a few at a time.

Words of which nothing is known yet go before suggestions, which take half a second each; suggestions for what was just
found wrong are looked for at once, so that they mostly stand there when somebody opens the menu.
"""

from collections.abc import Iterable
from typing import Protocol

from PySide6.QtCore import QObject, QTimer, Signal

from kbdesk.domain.errors import DeskError
from kbdesk.ui.kit.background import Lane, Rule

_MOST_AT_ONCE = 300
_MOST_REMEMBERED = 20_000
_MOST_WANTED = 8
"""Suggestions that are looked for before anybody asks."""
REST_MS = 120_000
"""After so long without a question the dictionaries give their memory back."""


class ChecksSpelling(Protocol):
    """As `kbdesk.workflows.check_spelling.CheckSpelling`."""

    @property
    def is_awake(self) -> bool: ...
    def wrong(self, words: Iterable[str]) -> frozenset[str]: ...
    def suggestions(self, word: str, *, first: str) -> tuple[str, ...]: ...
    def may_keep(self, word: str) -> bool: ...
    def keep_word(self, word: str) -> None: ...
    def rest(self) -> None: ...
    def end(self) -> None: ...


class Spelling(QObject):
    """`close` at the end."""

    judged = Signal()  # more is known of words; listeners: the fields
    suggested = Signal(str)  # the word; listener: the menu that waits for it
    failed = Signal(object)  # DeskError: an own word cannot be kept; listener: the spelling's news

    def __init__(self, check: ChecksSpelling) -> None:
        super().__init__()
        self._check, self._lane = check, Lane("spelling", Rule.IN_ORDER)
        self._wrong: dict[str, bool] = {}
        self._stale: set[str] = set()
        self._waiting: dict[str, None] = {}
        self._suggestions: dict[str, tuple[str, ...]] = {}
        self._wanted: dict[str, str] = {}
        self._generation = 0
        self._quiet = QTimer(self, singleShot=True, interval=REST_MS)
        self._quiet.timeout.connect(self._rest)

    def judge(self, words: Iterable[str]) -> None:
        """Has those looked up of which nothing is known; `judged` tells when it is."""
        self._waiting.update(dict.fromkeys(word for word in words if word not in self._wrong or word in self._stale))
        self._go_on()

    def is_wrong(self, word: str) -> bool:
        """True once it was looked up and nobody knows it."""
        return self._wrong.get(word, False)

    def suggestions(self, word: str, *, first: str) -> tuple[str, ...] | None:
        """What may have been meant; None while it is looked for: `suggested` tells when it is there."""
        found = self._suggestions.get(word)
        if found is None:
            self._want(word, first)
        return found

    def look_ahead(self, words: Iterable[str], *, first: str) -> None:
        """Looks for suggestions before anybody asks."""
        for word in words:
            if word not in self._suggestions and len(self._wanted) < _MOST_WANTED:
                self._wanted.setdefault(word, first)
        self._go_on()

    def may_keep(self, word: str) -> bool:
        """Whether it may become one of the reader's own words."""
        return self._check.may_keep(word)

    def keep_word(self, word: str) -> None:
        """One of the reader's own words from now on."""
        try:
            self._check.keep_word(word)
        except DeskError as error:
            self.failed.emit(error)
            return
        self.forget()

    def forget(self) -> None:
        """Other words may be right from now on: all are looked up anew; until then they stay as they were."""
        self._generation += 1
        self._stale.update(self._wrong)
        self._waiting.clear()
        self._wanted.clear()
        self.judged.emit()

    def close(self) -> None:
        """Ends what is being looked up, and the lane."""
        self._quiet.stop()
        self._check.end()
        self._lane.close()
        self._check.rest()

    def _want(self, word: str, first: str) -> None:
        """Before all that nobody asked for yet."""
        self._wanted.pop(word, None)
        self._wanted = {word: first, **self._wanted}
        self._go_on()

    def _go_on(self) -> None:
        """One thing at a time, so that words never wait behind a row of suggestions."""
        if self._lane.busy:
            return
        check = self._check
        if self._waiting:
            words, generation = tuple(self._waiting)[:_MOST_AT_ONCE], self._generation
            self._lane.run(
                lambda _progress: check.wrong(words), done=lambda wrong: self._told(words, wrong, generation)
            )
        elif self._wanted:
            word, first = next(iter(self._wanted.items()))
            self._lane.run(
                lambda _progress: check.suggestions(word, first=first), done=lambda found: self._found(word, found)
            )
        self._quiet.start()

    def _told(self, words: tuple[str, ...], wrong: frozenset[str], generation: int) -> None:
        if generation == self._generation:
            if len(self._wrong) > _MOST_REMEMBERED:
                self._wrong.clear()
                self._stale.clear()
            self._wrong.update((word, word in wrong) for word in words)
            self._stale.difference_update(words)
            for word in words:
                self._waiting.pop(word, None)
            self.judged.emit()
        self._go_on()

    def _found(self, word: str, found: tuple[str, ...]) -> None:
        if len(self._suggestions) > _MOST_REMEMBERED:
            self._suggestions.clear()
        self._suggestions[word] = found
        self._wanted.pop(word, None)
        self.suggested.emit(word)
        self._go_on()

    def _rest(self) -> None:
        check = self._check
        if check.is_awake and not self._lane.busy:
            self._lane.run(lambda _progress: check.rest(), done=lambda _nothing: None)
