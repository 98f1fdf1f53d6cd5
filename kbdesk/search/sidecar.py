"""A segment as the search sees it: the sidecar's arrays, and which entries are still alive.

Read-only and mapped; what is not looked at costs no memory. The tables that lead elsewhere are checked once at
opening, so that a damaged file is noticed then.
"""

from collections.abc import Collection, Iterator
from pathlib import Path

import numpy as np
from numpy.typing import NDArray

from kbdesk.search.array_file import Array, ArrayFile
from kbdesk.search.damage import UNREADABLE, IndexDamaged
from kbdesk.search.gathering import BETWEEN_FIELDS
from kbdesk.search.seal import checksum_of
from kbdesk.search.sidecar_writer import LengthTotals
from kbdesk.search.sorted_texts import SortedTexts
from kbdesk.search.weights import ANALYSIS_VERSION, SMALLEST_WEIGHT, WEIGHT_STEP

WEIGHTS: NDArray[np.float32] = (SMALLEST_WEIGHT * np.exp(WEIGHT_STEP * np.arange(256))).astype(np.float32)
"""What each value of the weight byte stands for."""


class Sidecar:
    """`alive` is None when no entry was deleted."""

    def __init__(self, path: Path) -> None:
        try:
            self._file = ArrayFile(path, version=ANALYSIS_VERSION)
            self._load()
            self._check()
        except FileNotFoundError:
            raise
        except UNREADABLE as reason:
            raise IndexDamaged("sidecar", path.name) from reason
        self.give_back()
        self.name = path.stem
        self.alive: NDArray[np.bool_] | None = None
        self._sizes: dict[str, int] | None = None

    def _load(self) -> None:
        array, facts = self._file.array, self._file.facts
        self.count = int(facts["entries"])
        self.languages: list[str] = [str(lang) for lang in facts["languages"]]
        self.near_bounds: dict[str, list[int]] = facts["near"]
        self.totals = LengthTotals(facts["length_words"], facts["length_entries"])
        self.usual: dict[str, float] = facts["usual"]
        self._segment_checksum = int(facts["segment"])
        self.terms = SortedTexts(array("terms"), array("terms_at"))
        self._stems = SortedTexts(array("stem"), array("stem_at"))
        self._paths = SortedTexts(array("path"), array("path_at"))
        self._tags = SortedTexts(array("tag"), array("tag_at"))
        self.at, self.entry, self.weight = array("at"), array("entry"), array("weight")
        self.title_at, self.title_entry = array("title_at"), array("title_entry")
        self.stream, self.stream_at = array("stream"), array("stream_at")
        self.near = array("near")
        self.kind, self.lang, self.confidence = array("kind"), array("lang"), array("confidence")
        self.valid_from, self.valid_until, self.due = array("valid_from"), array("valid_until"), array("due")
        self.parent, self.unit, self.title = array("parent"), array("unit"), array("title")
        self._best, self._best_entry = array("best"), array("best_entry")
        self.borrowed = array("borrowed")
        self._by_unit: dict[int, tuple[Array, Array]] = {}

    def _check(self) -> None:
        """Each table of offsets rises from nothing to the end of what it leads to; numbers of entries exist."""
        array = self._file.array
        for name, target in _LEADS_TO.items():
            at = array(name)
            if not len(at) or at[0] != 0 or at[-1] != len(array(target)) or np.any(at[1:] < at[:-1]):
                raise IndexDamaged("offsets", name)
        bounds = {"entries": self.count, "terms": len(self.terms), "languages": len(self.languages)}
        for name, kind in _NUMBERS.items():
            numbers = array(name)
            is_low = name == "stream" and numbers.min(initial=0) < BETWEEN_FIELDS
            if name != "stream":
                # Read without a sign, what is below nothing is far above everything: one look for both.
                numbers = numbers.view(f"u{numbers.dtype.itemsize}")
            if is_low or (len(numbers) and numbers.max() >= bounds[kind]):
                raise IndexDamaged("numbers", name)
        if any(len(array(name)) != self.count for name in _FOR_EACH_ENTRY):
            raise IndexDamaged("facts", "count")

    def check_bytes(self, segment: Path) -> None:
        """Raises IndexDamaged unless every byte of this file and of its segment is as it was written."""
        if not self._file.is_as_written() or checksum_of(segment) != self._segment_checksum:
            raise IndexDamaged("bytes", self.name)

    def give_back(self) -> None:
        """Hands the memory of what was read so far back to the system."""
        self._file.give_back()

    def without(self, deleted: frozenset[int]) -> None:
        """Takes note of what Whoosh's table of contents calls deleted."""
        self.alive = None
        self._sizes = None
        if deleted:
            self.alive = np.ones(self.count, bool)
            self.alive[[number for number in deleted if number < self.count]] = False

    def term(self, word: str) -> int:
        """The word's number, or -1."""
        return self.terms.find(word)

    def has(self, number: int, term: int) -> bool:
        """True when the term stands in the entry."""
        own = self.entry[self.at[term] : self.at[term + 1]]
        place = own.searchsorted(own.dtype.type(number))
        return bool(place < len(own) and own[place] == number)

    def living_count(self, term: int) -> int:
        """In how many living entries a term stands."""
        first, last = int(self.at[term]), int(self.at[term + 1])
        if self.alive is None:
            return last - first
        return int(np.count_nonzero(self.alive[self.entry[first:last]]))

    def living_by_language(self, term: int) -> dict[str, int]:
        """In how many living entries of each language a term stands."""
        if len(self.languages) == 1:
            return {self.languages[0]: self.living_count(term)}
        entries = self.entry[self.at[term] : self.at[term + 1]]
        if self.alive is not None:
            entries = entries[self.alive[entries]]
        return self._by_language(self.lang[entries])

    def sizes(self) -> dict[str, int]:
        """How many living entries there are in each language."""
        if self._sizes is None:
            self._sizes = self._by_language(self.lang if self.alive is None else self.lang[self.alive])
        return self._sizes

    def _by_language(self, languages: Array) -> dict[str, int]:
        return dict(zip(self.languages, np.bincount(languages, minlength=len(self.languages)).tolist(), strict=True))

    def of_stem(self, stem_class: str) -> list[int]:
        """The terms of a stem class."""
        place = self._stems.find(stem_class)
        return self._group("stem_term", place) if place >= 0 else []

    def compounds_of(self, term: int) -> list[int]:
        """The terms that hold this one as a part."""
        parts = self._file.array("part")
        place = int(np.searchsorted(parts, term))
        return self._group("part_whole", place) if place < len(parts) and parts[place] == term else []

    def paths(self) -> list[str]:
        """All files that had entries here when the segment was written."""
        return [self._paths.text(place) for place in range(len(self._paths))]

    def of_path(self, path: str) -> list[int]:
        """The living entries of a file, its own first."""
        place = self._paths.find(path)
        numbers = self._group("path_entry", place) if place >= 0 else []
        alive = self.alive
        return numbers if alive is None else [number for number in numbers if alive[number]]

    def of_units(self, units: Collection[int], lang: int) -> Iterator[tuple[int, int]]:
        """The entries in a language with one of these ids (and steps), each behind its unit: the halves of texts."""
        order, known = self._by_unit.get(lang) or self._ordered(lang)
        wanted = np.fromiter(units, np.uint64, len(units))
        firsts, lasts = known.searchsorted(wanted), known.searchsorted(wanted, "right")
        for number in (lasts > firsts).nonzero()[0].tolist():
            for entry in order[firsts[number] : lasts[number]].tolist():
                yield int(wanted[number]), entry

    def _ordered(self, lang: int) -> tuple[Array, Array]:
        entries = np.flatnonzero(self.lang == lang).astype(np.int32)
        order = entries[np.argsort(self.unit[entries], kind="stable")]
        self._by_unit[lang] = order, self.unit[order]
        return self._by_unit[lang]

    def tagged(self, tag: str) -> list[int]:
        """The entries with a tag (its filter and its code, with a zero sign between them)."""
        place = self._tags.find(tag)
        return self._group("tag_entry", place) if place >= 0 else []

    def best_for(self, mark: int) -> Array:
        """The entries that say they are the best answer to just this question."""
        wanted = np.uint64(mark)
        return self._best_entry[
            np.searchsorted(self._best, wanted, "left") : np.searchsorted(self._best, wanted, "right")
        ]

    def _group(self, name: str, place: int) -> list[int]:
        at = self._file.array(f"{name}_at")
        numbers: list[int] = self._file.array(name)[at[place] : at[place + 1]].tolist()
        return numbers


_LEADS_TO = {
    "terms_at": "terms",
    "at": "entry",
    "title_at": "title_entry",
    "stream_at": "stream",
    "stem_at": "stem",
    "stem_term_at": "stem_term",
    "part_whole_at": "part_whole",
    "path_at": "path",
    "path_entry_at": "path_entry",
    "tag_at": "tag",
    "tag_entry_at": "tag_entry",
}
_NUMBERS = {
    **dict.fromkeys(("entry", "title_entry", "parent", "path_entry", "tag_entry", "best_entry", "borrowed"), "entries"),
    **dict.fromkeys(("stream", "stem_term", "part", "part_whole", "near"), "terms"),
    "lang": "languages",
}
_FOR_EACH_ENTRY = (
    "kind",
    "lang",
    "confidence",
    "valid_from",
    "valid_until",
    "due",
    "parent",
    "unit",
    "title",
)
