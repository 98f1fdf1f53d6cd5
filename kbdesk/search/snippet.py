"""Marking: which words of a shown text matched the question, and which piece of a long text to quote.

Works on the text as it is shown, with the folding that the index uses, so that a mark never lies beside its word.
"""

import re
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from itertools import islice
from typing import NamedTuple

from kbdesk.domain.hit import Snippet
from kbdesk.search.analysis import fold, folded_in_place, shown_codes, shown_words, word_places, word_set
from kbdesk.search.weights import SNIPPET_LENGTH

_BEFORE = 40
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
    """`words`, `beginnings` and `codes` give the group that they meet; `rarity` its weight."""

    words: Mapping[str, int]
    beginnings: tuple[tuple[str, int], ...]
    rarity: tuple[float, ...]
    codes: Mapping[str, int]

    def marks(self, text: str) -> list[Mark]:
        """The matching words in order."""
        text = text[:_MOST_LOOKED_THROUGH]
        folded = folded_in_place(text)
        if folded is None:
            return [
                Mark(start, end, group, self.rarity[group])
                for start, end, word in shown_words(text)
                if (group := self._group(word)) >= 0
            ]
        found: list[Mark] = []
        for rank, word in sorted((-self.rarity[self._group(word)], word) for word in self.meeting(folded)):
            found += self._places(folded, word, weight=-rank)
            if len(found) >= _MOST_MARKS:
                break
        if self.codes:
            found += [
                Mark(start, end, self.codes[code], self.rarity[self.codes[code]])
                for start, end, code in shown_codes(text)
                if code in self.codes
            ]
        return sorted(found, key=lambda mark: (mark.start, -mark.end))

    def marks_at(self, text: str, numbers: Sequence[int]) -> list[Mark]:
        """The matching words of a long text by their numbers (rising), without looking through all of it.

        Empty when other words stand there after all: where folding makes more or fewer words of a text.
        """
        found: list[Mark] = []
        spans = word_places(text).spans_from(numbers[0])
        passed = numbers[0]
        for number in numbers:
            span = next(islice(spans, number - passed, None), None)
            group = self._group(fold(text[slice(*span)])) if span else -1
            if span is None or group < 0:
                return []
            found.append(Mark(*span, group, self.rarity[group]))
            passed = number + 1
        return found

    def holds_code(self, text: str) -> bool:
        """True when a code of the question stands in the text."""
        return bool(self.codes) and any(code in self.codes for _, _, code in shown_codes(text))

    def meeting(self, folded: str) -> set[str]:
        """The words of a folded text that match."""
        present = word_set(folded)
        meeting = present.intersection(self.words)
        if self.beginnings:
            starts = tuple(beginning for beginning, _ in self.beginnings)
            meeting.update(word for word in present if word.startswith(starts))
        return meeting

    def _places(self, folded: str, word: str, *, weight: float) -> list[Mark]:
        """Where a word stands by itself in a folded text."""
        group = self._group(word)
        found: list[Mark] = []
        place = folded.find(word)
        while place >= 0 and len(found) < _MOST_OF_ONE_WORD:
            end = place + len(word)
            if not (folded[place - 1 : place].isalnum() or folded[end : end + 1].isalnum()):
                found.append(Mark(place, end, group, weight))
            place = folded.find(word, end)
        return found

    def _group(self, word: str) -> int:
        group = self.words.get(word, -1)
        if group < 0:
            for beginning, own in self.beginnings:
                if word.startswith(beginning):
                    return own
        return group


def marked(text: str, marks: Iterable[Mark]) -> Snippet:
    """The whole text in pieces."""
    return _pieces(text, marks, 0, len(text))


def quoted(text: str, marks: list[Mark]) -> Snippet:
    """About SNIPPET_LENGTH characters round the place where most of the question stands together."""
    if len(text) <= SNIPPET_LENGTH:
        return _pieces(text, marks, 0, len(text))
    start = _word_start(text, max(0, _best_place(marks) - _BEFORE)) if marks else 0
    end = _word_end(text, start + SNIPPET_LENGTH)
    pieces = list(_pieces(text, marks, start, end))
    if start > 0:
        pieces.insert(0, ("… ", False))
    if end < len(text):
        pieces.append((" …", False))
    return tuple(pieces)


def _best_place(marks: list[Mark]) -> int:
    best, best_place = -1.0, 0
    for number, first in enumerate(marks):
        met: dict[int, float] = {}
        for mark in marks[number:]:
            if mark.end > first.start + SNIPPET_LENGTH - _BEFORE:
                break
            met[mark.group] = mark.weight
        if (worth := sum(met.values()) + 0.01 * len(met)) > best:
            best, best_place = worth, first.start
    return best_place


def _word_start(text: str, place: int) -> int:
    """Behind the next white space when `place` is inside a word."""
    if place == 0 or text[place - 1].isspace():
        return place
    space = _SPACE.search(text, place, place + _BEFORE)
    return space.end() if space else place


def _word_end(text: str, place: int) -> int:
    """Before the last white space up to `place`, unless the word reaches far back."""
    if place >= len(text) or text[place].isspace():
        return min(place, len(text))
    back = place
    while back > place - _BEFORE and not text[back].isspace():
        back -= 1
    return back if text[back].isspace() else place


def _pieces(text: str, marks: Iterable[Mark], start: int, end: int) -> Snippet:
    pieces: list[tuple[str, bool]] = []
    place = start
    for mark in marks:
        if mark.start < place or mark.end > end:
            continue
        if mark.start > place:
            pieces.append((_on_one_line(text[place : mark.start]), False))
        pieces.append((text[mark.start : mark.end], True))
        place = mark.end
    if place < end:
        pieces.append((_on_one_line(text[place:end]), False))
    return tuple(pieces)


def _on_one_line(text: str) -> str:
    return _SPACE.sub(" ", text)
