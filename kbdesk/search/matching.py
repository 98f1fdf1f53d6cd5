"""One segment asked for words: which entries meet a word, a way or a group, and how strongly.

Words and groups are remembered while the view lives, so that the next keystroke only asks for what changed.
"""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field, replace
from datetime import date

import numpy as np
from numpy.typing import NDArray

from kbdesk.domain.verdict import NO_VERDICTS, Verdicts
from kbdesk.search.analysis import Stems, is_stemmed
from kbdesk.search.plan import Group, Way
from kbdesk.search.remembered import Remembered
from kbdesk.search.sidecar import WEIGHTS, Sidecar
from kbdesk.search.signals import Signals, signals_of
from kbdesk.search.sums import counted, sums
from kbdesk.search.weights import IN_COMPOUND, SAME_STEM, SATURATION

Entries = NDArray[np.int32]
Strengths = NDArray[np.float32]
Terms = NDArray[np.int32]

_REMEMBERED_WORDS = 200
_ROOM = 8_000_000
"""In bytes: what words and groups of one segment may be remembered with."""
_MANY = 8
"""Where one entry of so many is met, going through all of them is quicker than picking the met ones."""
_FEW = 32
"""Where there are fewer postings than one entry of so many, sorting them is quicker than going through all entries."""
_TITLE_WAY = 0.6
"""A word in a title counts as the question's word when its way counts at least so much."""

_STRENGTHS = WEIGHTS / (WEIGHTS + np.float32(SATURATION))


@dataclass(frozen=True, slots=True)
class Met:
    """The entries that meet something, rising, and beside each its strength, between 0 and 1.

    Where many are met `entries` is None, and `strengths` holds one for every entry of the segment, 0 = not met.
    `exact` counts those that hold the very word, or what means the same, language by language, `instead` those that hold
    the rarer part of it.
    """

    entries: Entries | None
    strengths: Strengths
    count: int
    exact: Mapping[str, int] = field(default_factory=dict)
    instead: Mapping[str, int] = field(default_factory=dict)

    def strength_of(self, entry: int) -> float:
        """0 when it does not meet."""
        if self.entries is None:
            return float(self.strengths[entry])
        place = int(np.searchsorted(self.entries, entry))
        found = place < len(self.entries) and self.entries[place] == entry
        return float(self.strengths[place]) if found else 0.0

    def times(self, share: float) -> "Met":
        """The same entries, less strongly."""
        return self if share == 1.0 else Met(self.entries, self.strengths * np.float32(share), self.count, self.exact)

    def at_least(self, lowest: float) -> "Met":
        """The same entries, each with a strength above `lowest`."""
        if not lowest:
            return self
        raised = self.strengths * np.float32(1 - lowest)
        raised += np.float32(lowest) if self.entries is not None else (self.strengths > 0) * np.float32(lowest)
        return Met(self.entries, raised, self.count, self.exact)

    def everywhere(self, entries: int) -> Strengths:
        """A strength for each of all entries; not to be written to."""
        if self.entries is None:
            return self.strengths
        spread = np.zeros(entries, np.float32)
        spread[self.entries] = self.strengths
        return spread

    @property
    def size(self) -> int:
        """In bytes."""
        return self.strengths.nbytes + (0 if self.entries is None else self.entries.nbytes)


NOTHING = Met(np.zeros(0, np.int32), np.zeros(0, np.float32), 0)


class Matcher:
    """For one sidecar."""

    def __init__(self, sidecar: Sidecar, stems: Stems) -> None:
        self.sidecar = sidecar
        self._stems = stems
        self._met: Remembered[tuple[str, bool, bool] | Group, Met] = Remembered(_ROOM)
        self._letters: dict[tuple[str, bool, bool], Met] = {}
        """Every word begins with one letter: what takes longest is asked for most often, and there are few of them."""
        self._titled: Remembered[Group, Entries] = Remembered(_ROOM // 4)
        self._forms: dict[str, list[tuple[int, float]]] = {}
        self._spellings: Remembered[Group, frozenset[str]] = Remembered(_REMEMBERED_WORDS)
        self._group_of_term = np.zeros(len(sidecar.terms) + 1, np.uint8)
        self._grouped: list[slice | Terms] = []
        self._numbers: dict[tuple[str, bool], Terms] = {}
        self._last_groups: Sequence[Group] = ()
        self._signals: tuple[str, date, Verdicts, Signals] | None = None

    def terms_of(self, word: str, *, is_strict: bool) -> list[tuple[int, float]]:
        """The word, its other forms and the compounds that hold it, with what each counts."""
        own = self.sidecar.term(word)
        if is_strict:
            return [(own, 1.0)] if own >= 0 else []
        if word not in self._forms:
            if len(self._forms) > _REMEMBERED_WORDS:
                self._forms.clear()
            self._forms[word] = self._all_forms(word, own)
        return self._forms[word]

    def _all_forms(self, word: str, own: int) -> list[tuple[int, float]]:
        sidecar = self.sidecar
        found = {own: 1.0} if own >= 0 else {}
        if is_stemmed(word):
            for name in self._stems.classes(word):
                for term in sidecar.of_stem(name):
                    found.setdefault(term, SAME_STEM)
        if own >= 0:
            for term in sidecar.compounds_of(own):
                found.setdefault(term, IN_COMPOUND)
        return list(found.items())

    def signals(self, lang: str, today: date, verdicts: Verdicts = NO_VERDICTS) -> Signals:
        """Those of the last language, day and verdicts are remembered."""
        if self._signals is None or self._signals[:3] != (lang, today, verdicts):
            signals = signals_of(self.sidecar, lang=lang, today=today, verdicts=verdicts)
            self._signals = (lang, today, verdicts, signals)
        return self._signals[3]

    def group(self, group: Group) -> Met:
        """The entries that meet a group by any way, each by its best."""
        if len(group.ways) == 1:
            return self.way(group.ways[0])
        found = self._met.get(group)
        if found is None:
            found = self._group(group)
            self._met.keep(group, found, size=found.size)
        return found

    def _group(self, group: Group) -> Met:
        met = [self.way(way) for way in group.ways]
        best = np.zeros(self.sidecar.count, np.float32)
        for one in met:
            if one.entries is None:
                np.maximum(best, one.strengths, out=best)
            else:
                best[one.entries] = np.maximum(best[one.entries], one.strengths)
        told = list(zip(met, group.ways, strict=True))
        exact = max((one.exact for one, way in told if way.how != "parts"), key=_in_all, default={})
        instead = max((one.exact for one, way in told if way.how == "parts"), key=_in_all, default={})
        return replace(_leaner(best), exact=exact, instead=instead)

    def way(self, way: Way) -> Met:
        """The entries that hold all words of a way; the weakest word decides."""
        met = [self.word(word, way) for word in way.words]
        if len(met) == 1:
            return met[0].times(way.share).at_least(way.lowest)
        count = self.sidecar.count
        weakest = np.full(count, 2.0, np.float32)
        times = np.zeros(count, np.uint8)
        for one in met:
            spread = one.everywhere(count)
            is_met = spread > 0
            np.minimum(weakest, spread, out=weakest, where=is_met)
            times += is_met
        weakest *= np.where(times == len(met), np.float32(way.share), np.float32(way.alone))
        weakest[times == 0] = 0
        # Several words together are at least as rare as the rarest of them.
        return replace(_leaner(weakest), exact=min((one.exact for one in met), key=_in_all))

    def word(self, word: str, way: Way) -> Met:
        key = (word, way.is_beginning, way.is_strict)
        if way.is_beginning and len(word) == 1 and word.isascii():
            return self._letters.get(key) or self._letters.setdefault(key, self._word(*key))
        found = self._met.get(key)
        if found is None:
            found = self._word(*key)
            self._met.keep(key, found, size=found.size)
        return found

    def titled(self, group: Group) -> Entries:
        """The entries with a word of the group in their title; one may come several times."""
        found = self._titled.get(group)
        if found is None:
            at = self.sidecar.title_at
            bounds = [
                self._terms_in_titles(way) for way in group.ways if len(way.words) == 1 and way.share >= _TITLE_WAY
            ]
            runs = [self.sidecar.title_entry[at[first] : at[last]] for first, last in bounds if last > first]
            found = np.concatenate(runs) if len(runs) > 1 else runs[0] if runs else self.sidecar.title_entry[:0]
            self._titled.keep(group, found, size=found.nbytes)
        return found

    def spellings(self, group: Group) -> frozenset[str]:
        """The words of the group and all their forms in this segment, but for beginnings."""
        found = self._spellings.get(group)
        if found is None:
            ways = [(word, way.is_strict) for way in group.ways if not way.is_beginning for word in way.words]
            terms = [term for word, is_strict in ways for term, _ in self.terms_of(word, is_strict=is_strict)]
            found = frozenset(word for word, _ in ways).union(self.sidecar.terms.texts(np.array(terms, np.int64)))
            self._spellings.keep(group, found, size=1)
        return found

    def groups_of_terms(self, groups: Sequence[Group]) -> NDArray[np.uint8]:
        """For each term the number of the first group that it meets, from 1 on, else 0; one place more, for what stands
        between two fields. To be used up before it is asked for again.
        """
        if groups is self._last_groups:
            return self._group_of_term
        self._last_groups = groups
        for former in self._grouped:
            self._group_of_term[former] = 0
        self._grouped = []
        for number, group in reversed(list(enumerate(groups, start=1))):
            for terms in (self._terms(word, way) for way in group.ways for word in way.words):
                self._group_of_term[terms] = min(number, 255)
                self._grouped.append(terms)
        return self._group_of_term

    def _terms(self, word: str, way: Way) -> slice | Terms:
        """All terms by which a word of a way is met."""
        if way.is_beginning:
            return slice(*self.sidecar.terms.beginning_with(word))
        found = self._numbers.get((word, way.is_strict))
        if found is None:
            if len(self._numbers) > _REMEMBERED_WORDS:
                self._numbers.clear()
            found = np.array([term for term, _ in self.terms_of(word, is_strict=way.is_strict)], np.int32)
            self._numbers[word, way.is_strict] = found
        return found

    def _terms_in_titles(self, way: Way) -> tuple[int, int]:
        if way.is_beginning:
            return self.sidecar.terms.beginning_with(way.words[0])
        term = self.sidecar.term(way.words[0])
        return (term, term + 1) if term >= 0 else (0, 0)

    def _word(self, word: str, is_beginning: bool, is_strict: bool) -> Met:
        own = self.sidecar.term(word)
        exact = self.sidecar.living_by_language(own) if own >= 0 else {}
        if is_beginning:
            # The word itself, when there is one, counts twice.
            runs = [(*self.sidecar.terms.beginning_with(word), 1.0)] + ([(own, own + 1, 1.0)] if own >= 0 else [])
        else:
            runs = [(term, term + 1, share) for term, share in self.terms_of(word, is_strict=is_strict)]
        if not runs:
            return NOTHING
        if len(runs) == 1 and runs[0][0] == own:
            return self._very_word(own, exact)
        return self._added(runs, exact)

    def _very_word(self, term: int, exact: Mapping[str, int]) -> Met:
        sidecar = self.sidecar
        first, last = sidecar.at[term], sidecar.at[term + 1]
        entries, strengths = sidecar.entry[first:last].astype(np.int32), _STRENGTHS[sidecar.weight[first:last]]
        if sidecar.alive is not None:
            living = sidecar.alive[entries]
            entries, strengths = entries[living], strengths[living]
        met = Met(entries, strengths, len(entries), exact)
        return Met(None, met.everywhere(sidecar.count), met.count, exact) if self._is_many(met.count) else met

    def _added(self, runs: list[tuple[int, int, float]], exact: Mapping[str, int]) -> Met:
        """Adds the weights of several runs of terms, each taken for a share."""
        sidecar = self.sidecar
        bounds = [(int(sidecar.at[first]), int(sidecar.at[last]), share) for first, last, share in runs]
        if sum(last - first for first, last, _ in bounds) * _FEW < sidecar.count:
            entries = _joined([sidecar.entry[first:last] for first, last, _ in bounds])
            parts = _joined([np.take(counted(share), sidecar.weight[first:last]) for first, last, share in bounds])
            met, places = np.unique(entries, return_inverse=True)
            total = np.bincount(places, parts, len(met)).astype(np.float32)
            if sidecar.alive is not None:
                living = sidecar.alive[met]
                met, total = met[living], total[living]
            return Met(met.astype(np.int32), total / (total + np.float32(SATURATION)), len(met), exact)
        total = sums(sidecar, bounds).astype(np.float32)
        if sidecar.alive is not None:
            total *= sidecar.alive
        total /= total + np.float32(SATURATION)
        return _leaner(total, exact=exact)

    def _is_many(self, met: int) -> bool:
        return met * _MANY > self.sidecar.count


def _in_all(counts: Mapping[str, int]) -> int:
    return sum(counts.values())


def _joined(runs: list[NDArray[np.generic]]) -> NDArray[np.generic]:
    return runs[0] if len(runs) == 1 else np.concatenate(runs)


def _leaner(strengths: Strengths, *, exact: Mapping[str, int] | None = None) -> Met:
    """From a strength for each entry of the segment."""
    count = int(np.count_nonzero(strengths))
    if count * _MANY > len(strengths):
        return Met(None, strengths, count, exact or {})
    entries = np.flatnonzero(strengths).astype(np.int32)
    return Met(entries, strengths[entries], count, exact or {})
