"""A stored entry on its way to the screen: its texts with the places of their words, found once and kept with it."""

from collections.abc import Hashable
from typing import TypeVar

from kbdesk.domain.hit import Snippet
from kbdesk.search.analysis import shown_words
from kbdesk.search.entries import Entry
from kbdesk.search.weights import SNIPPET_LENGTH
from kbdesk.search.word_spans import WordSpans

Value = TypeVar("Value")
ALL_WORDS = 1 << 30
ShownWords = list[tuple[int, int, str]]
Dress = tuple[Snippet, Snippet, tuple[str, ...]]
"""What a hit shows of an entry: its title and a piece of it with their marks, and the fields that are met."""
_MARKED = 6
_TO_QUOTE = SNIPPET_LENGTH + 100
"""So many signs of a body must follow a word that is quoted, that nobody sees the cut."""


class Last(dict[Hashable, Value]):
    """A few of the last ones; looked into for each hit of each keystroke, so that keeping their order would take longer
    than making them anew.
    """

    def keep(self, key: Hashable, value: Value) -> Value:
        """Gives the value back."""
        if len(self) >= _MARKED:
            self.clear()
        self[key] = value
        return value


class Shown:
    """Of an entry that is not whole only the beginning of the body was read, and nothing of lead and headings."""

    def __init__(self, entry: Entry, *, is_whole: bool) -> None:
        self.entry = entry
        self.is_whole = is_whole
        self.marked: Last[Snippet] = Last()
        """Its title and its body with their marks, by the numbers of the words marked."""
        self.dressed: Last[Dress] = Last()
        """By the places where it is met."""
        self._title: ShownWords | None = None
        self._summary: ShownWords | None = None
        self._body: WordSpans | None = None

    def has_words(self, count: int) -> bool:
        """True when the body reaches behind its first so many words, or is all there. Where no word of it is wanted,
        the summary is, or else the lead.
        """
        if self.is_whole or not count:
            return self.is_whole or bool(self.entry.summary)
        spans = self.body
        if len(spans) < count:
            return False
        return spans.end_of(count - 1) + _TO_QUOTE < len(self.entry.body)

    @property
    def title(self) -> ShownWords:
        """The words of its title."""
        if self._title is None:
            self._title = list(shown_words(self.entry.title))
        return self._title

    @property
    def summary(self) -> ShownWords:
        """The words of its summary."""
        if self._summary is None:
            self._summary = list(shown_words(self.entry.summary))
        return self._summary

    @property
    def body(self) -> WordSpans:
        """Where the words of its body stand."""
        if self._body is None:
            self._body = WordSpans(self.entry.body)
        return self._body
