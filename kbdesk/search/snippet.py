"""Marking: which words of a shown text matched the question, and which piece of a long text to quote.

Works on the text as it is shown, with the folding that the index uses, so that a mark never lies beside its word.
"""

import re
from collections.abc import Iterable, Sequence
from collections.abc import Set as AbstractSet
from dataclasses import dataclass, field
from functools import lru_cache
from typing import NamedTuple

from kbdesk.domain.hit import Snippet
from kbdesk.search.analysis import fold, folded_in_place, shown_words, word_set
from kbdesk.search.codes import shown_codes
from kbdesk.search.weights import SNIPPET_LENGTH

BEFORE = 40
"""So many characters stand before the first mark of a quotation, at most."""
_MOST_LOOKED_THROUGH = 30_000
_MOST_OF_ONE_WORD, _MOST_MARKS = 20, 60
_SPACE = re.compile(r"\s+")


class Mark(NamedTuple):
    """A matching piece of a text; `weight` is the rarity of what it met, `group` the number of that word."""

    start: int
    end: int
    group: int
    weight: float


@dataclass(frozen=True, slots=True)
class Marker:
    """`words` are the spellings that meet each group, `beginnings` those of a word with the group that it meets;
    `rarity` is the weight of each group, `codes` the codes among the words.
    """

    words: tuple[AbstractSet[str], ...]
    beginnings: tuple[tuple[str, int], ...]
    rarity: tuple[float, ...]
    codes: frozenset[str]
    known: dict[str, int] = field(default_factory=dict, compare=False)
    """Words as they were written in the texts marked so far, with the groups that they meet."""

    def marks(self, text: str) -> list[Mark]:
        """The matching words in order."""
        text = text[:_MOST_LOOKED_THROUGH]
        folded = folded_in_place(text)
        if folded is None:
            return self.marks_among(shown_words(text))
        found: list[Mark] = []
        groups = {word: self.group_of(word) for word in self.meeting(folded)}
        for word in sorted(groups, key=lambda word: (-self.rarity[groups[word]], word)):
            found += self._places(folded, word, group=groups[word])
            if len(found) >= _MOST_MARKS:
                break
        return self._with_codes(found, text)

    def marks_among(self, words: Iterable[tuple[int, int, str]]) -> list[Mark]:
        """The same from words with their places."""
        group_of, rarity = self.group_of, self.rarity
        return [Mark(start, end, group, rarity[group]) for start, end, word in words if (group := group_of(word)) >= 0]

    def marks_in(self, text: str, words: Sequence[tuple[int, int, str]]) -> list[Mark]:
        """The same for a short text whose words with their places are known."""
        return self._with_codes(self.marks_among(words), text)

    def _with_codes(self, found: list[Mark], text: str) -> list[Mark]:
        if self.codes:
            found += [
                Mark(start, end, group, self.rarity[group])
                for start, end, code in shown_codes(text)
                if code in self.codes and (group := self.group_of(code)) >= 0
            ]
        return sorted(found, key=lambda mark: (mark.start, -mark.end))

    def marks_at(self, text: str, spans: Iterable[tuple[int, int]]) -> list[Mark]:
        """The words at these places. Empty when other words stand there after all: where folding makes more or fewer
        words of a text.
        """
        found, known, rarity = [], self.known, self.rarity
        for start, end in spans:
            written = text[start:end]
            group = known.get(written)
            if group is None:
                group = known[written] = self.group_of(fold(written))
            if group < 0:
                return []
            found.append(Mark(start, end, group, rarity[group]))
        return found

    def code_place(self, text: str) -> int:
        """Where a code of the question first stands in a long text, or -1."""
        found = _spelled(self.codes).search(text) if self.codes else None
        return found.start() if found else -1

    def marks_round(self, text: str, place: int) -> list[Mark]:
        """The matching words round a place of a long text."""
        start = max(0, place - BEFORE)
        start = _word_start(text, start)
        marks = self.marks(text[start : _word_end(text, place + SNIPPET_LENGTH)])
        return [Mark(mark.start + start, mark.end + start, mark.group, mark.weight) for mark in marks]

    def meeting(self, folded: str) -> list[str]:
        """The words of a folded text that match."""
        return [word for word in word_set(folded) if self.group_of(word) >= 0]

    def group_of(self, word: str) -> int:
        """The group that a folded word meets, or -1."""
        for group, words in enumerate(self.words):
            if word in words:
                return group
        for beginning, group in self.beginnings:
            if word.startswith(beginning):
                return group
        return -1

    def _places(self, folded: str, word: str, *, group: int) -> list[Mark]:
        """Where a word stands by itself in a folded text."""
        found: list[Mark] = []
        place = folded.find(word)
        while place >= 0 and len(found) < _MOST_OF_ONE_WORD:
            end = place + len(word)
            if not (folded[place - 1 : place].isalnum() or folded[end : end + 1].isalnum()):
                found.append(Mark(place, end, group, self.rarity[group]))
            place = folded.find(word, end)
        return found


@lru_cache(16)
def _spelled(codes: frozenset[str]) -> re.Pattern[str]:
    """Any of the codes, with signs between their letters or without."""
    several = "|".join("[-./:_ ]?".join(map(re.escape, code.lstrip("="))) for code in sorted(codes))
    return re.compile(rf"(?<![^\W_])(?:{several})(?![^\W_])", re.IGNORECASE)


def marked(text: str, marks: Iterable[Mark]) -> Snippet:
    """The whole text in pieces."""
    return _pieces(text, marks, 0, len(text))


def quoted(text: str, marks: list[Mark], *, first: int | None = None) -> Snippet:
    """About SNIPPET_LENGTH characters from shortly before `first` on, or before the place where most of the question
    stands together.
    """
    if len(text) <= SNIPPET_LENGTH:
        return _pieces(text, marks, 0, len(text))
    if first is None:
        first = _best_place(marks) if marks else 0
    start = _word_start(text, max(0, first - BEFORE))
    end = _word_end(text, start + SNIPPET_LENGTH)
    pieces = _pieces(text, marks, start, end)
    if start > 0:
        pieces = (("… ", False), *pieces)
    return (*pieces, (" …", False)) if end < len(text) else pieces


def _best_place(marks: list[Mark]) -> int:
    if all(mark.group == marks[0].group for mark in marks):
        return marks[0].start
    best, best_place = -1.0, 0
    for number, first in enumerate(marks):
        met: dict[int, float] = {}
        for mark in marks[number:]:
            if mark.end > first.start + SNIPPET_LENGTH - BEFORE:
                break
            met[mark.group] = mark.weight
        if (worth := sum(met.values()) + 0.01 * len(met)) > best:
            best, best_place = worth, first.start
    return best_place


def _word_start(text: str, place: int) -> int:
    """Behind the next white space when `place` is inside a word."""
    if place == 0 or text[place - 1].isspace():
        return place
    space = _SPACE.search(text, place, place + BEFORE)
    return space.end() if space else place


def _word_end(text: str, place: int) -> int:
    """Before the last white space up to `place`, unless the word reaches far back."""
    if place >= len(text) or text[place].isspace():
        return min(place, len(text))
    back = place
    while back > place - BEFORE and not text[back].isspace():
        back -= 1
    return back if text[back].isspace() else place


def _pieces(text: str, marks: Iterable[Mark], start: int, end: int) -> Snippet:
    pieces: list[tuple[str, bool]] = []
    place = start
    for first, last, *_ in marks:
        if first < place or last > end:
            continue
        if first > place:
            pieces.append((_on_one_line(text[place:first]), False))
        pieces.append((text[first:last], True))
        place = last
    if place < end:
        pieces.append((_on_one_line(text[place:end]), False))
    return tuple(pieces)


def _on_one_line(text: str) -> str:
    # Of all white space only the blank is printable.
    return text if text.isprintable() and "  " not in text else _SPACE.sub(" ", text)
