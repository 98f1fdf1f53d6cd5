"""The words that the index knows, asked by the reading of a question: known or not, beginnings, parts, near words."""

from collections import Counter
from collections.abc import Iterator

import numpy as np

from kbdesk.search.analysis import Stems, is_stemmed
from kbdesk.search.compounds import can_be_compound, two_parts
from kbdesk.search.sidecar import Sidecar
from kbdesk.search.weights import CANDIDATES, OTHER_FIRST_LETTER, PER_EDIT, PER_FREQUENCY

_SHORTEST_CORRECTED = 4
_TWO_EDITS_FROM = 8
_REMEMBERED = 200


class Lexicon:
    """Over the segments of one view; what was asked is remembered as long as the view lives."""

    def __init__(self, sidecars: tuple[Sidecar, ...], stems: Stems) -> None:
        self._sidecars = sidecars
        self._stems = stems
        self._counts: dict[str, int] = {}
        self._buckets: dict[tuple[int, str, int, bool], dict[str, int]] = {}
        self._near: dict[tuple[str, bool], tuple[tuple[str, float], ...]] = {}

    def count(self, word: str) -> int:
        """In how many living entries the word stands in just this form."""
        found = self._counts.get(word)
        if found is None:
            places = ((sidecar, sidecar.term(word)) for sidecar in self._sidecars)
            found = sum(sidecar.living_count(term) for sidecar, term in places if term >= 0)
            self._counts[word] = found
        return found

    def has_beginning(self, beginning: str) -> bool:
        """True when a known word begins like this."""
        return any(last > first for first, last in (one.terms.beginning_with(beginning) for one in self._sidecars))

    def has_relatives(self, word: str) -> bool:
        """True when another form of the word is known."""
        if not is_stemmed(word):
            return False
        classes = self._stems.classes(word)
        return any(sidecar.of_stem(name) for sidecar in self._sidecars for name in classes)

    def parts(self, word: str) -> tuple[str, str] | None:
        """The two known words that the word is written together from."""
        return two_parts(word, self.count) if can_be_compound(word) else None

    def near(self, word: str, *, as_beginning: bool) -> tuple[tuple[str, float], ...]:
        """The best known words (or beginnings) for an unknown one, each with what a match counts."""
        if len(word) < _SHORTEST_CORRECTED or not word.isalpha():
            return ()
        key = (word, as_beginning)
        if key not in self._near:
            self._near[key] = self._nearest(word, as_beginning=as_beginning)
        return self._near[key]

    def _nearest(self, word: str, *, as_beginning: bool) -> tuple[tuple[str, float], ...]:
        from rapidfuzz.distance import OSA
        from rapidfuzz.process import extract

        most = 1 if len(word) < _TWO_EDITS_FROM else 2
        found: dict[str, tuple[int, int]] = {}
        for candidates in self._candidates(word, most, as_beginning=as_beginning):
            if found and as_beginning and len(next(iter(candidates), "")) > len(word):
                break
            for candidate, edits, _ in extract(
                word, candidates.keys(), scorer=OSA.distance, score_cutoff=most, limit=None
            ):
                found[candidate] = (int(edits), found.get(candidate, (0, 0))[1] + candidates[candidate])
        if not as_beginning:
            found = {one: (edits, count) for one, (edits, _) in found.items() if (count := self.count(one))}
        ordered = sorted(found.items(), key=lambda item: _farther(word, item[0], *item[1]))[:CANDIDATES]
        most_often = ordered[0][1][1] if ordered else 1
        return tuple(
            (candidate, PER_EDIT**edits * min(1.0, count / most_often) ** PER_FREQUENCY)
            for candidate, (edits, count) in ordered
        )

    def _candidates(self, word: str, most: int, *, as_beginning: bool) -> Iterator[dict[str, int]]:
        """Words of about this length with the same first letter, or with the second one (a swapped pair)."""
        # A beginning may lack a letter; that is looked at only when none of its own length is near.
        lengths = (len(word), len(word) + 1) if as_beginning else range(len(word) - most, len(word) + most + 1)
        for length in lengths:
            for place in range(len(self._sidecars)):
                for letter in dict.fromkeys(word[:2]):
                    yield self._bucket(place, letter, length, as_beginning=as_beginning)

    def _bucket(self, place: int, letter: str, length: int, *, as_beginning: bool) -> dict[str, int]:
        """The words (or beginnings) of a segment with a first letter and a length, each with how often it is there."""
        key = (place, letter, length, as_beginning)
        if key not in self._buckets:
            if len(self._buckets) >= _REMEMBERED:
                self._buckets.clear()
            sidecar = self._sidecars[place]
            if as_beginning:
                first, last = sidecar.terms.beginning_with(letter)
                cut = (one[:length] for one in sidecar.terms.texts(np.arange(first, last)))
                self._buckets[key] = Counter(one for one in cut if len(one) == length)
            else:
                first, last = sidecar.near_bounds.get(f"{letter}{length}", (0, 0))
                self._buckets[key] = dict.fromkeys(sidecar.terms.texts(sidecar.near[first:last]), 1)
        return self._buckets[key]


def _farther(word: str, candidate: str, edits: int, count: int) -> tuple[float, int, str]:
    """Sorts the nearest first: by edits, a wrong first letter being rare, then by how common it is."""
    return edits + (OTHER_FIRST_LETTER if candidate[0] != word[0] else 0), -count, candidate
