"""One segment asked for words: which entries meet a word, a way or a group, and how strongly.

What comes back is always a pair of arrays side by side, entry numbers (rising) and strengths between 0 and 1. Words
are remembered while the view lives, so that the next keystroke only asks for what changed.
"""

from dataclasses import dataclass
from datetime import date

import numpy as np
from numpy.typing import NDArray

from kbdesk.search.analysis import Stems, is_stemmed
from kbdesk.search.plan import Group, Way
from kbdesk.search.sidecar import WEIGHTS, Sidecar
from kbdesk.search.signals import Signals, signals_of
from kbdesk.search.weights import IN_COMPOUND, SAME_STEM, SATURATION

Entries = NDArray[np.int32]
Strengths = NDArray[np.float32]

_REMEMBERED = 200


@dataclass(frozen=True, slots=True)
class Met:
    """The entries that meet something. `exact` counts those that hold the very word."""

    entries: Entries
    strengths: Strengths
    exact: int = 0

    def strength_of(self, entry: int) -> float:
        """0 when it does not meet."""
        place = int(np.searchsorted(self.entries, entry))
        found = place < len(self.entries) and self.entries[place] == entry
        return float(self.strengths[place]) if found else 0.0


NOTHING = Met(np.zeros(0, np.int32), np.zeros(0, np.float32))


class Matcher:
    """For one sidecar."""

    def __init__(self, sidecar: Sidecar, stems: Stems) -> None:
        self.sidecar = sidecar
        self._stems = stems
        self._words: dict[tuple[str, bool, bool], Met] = {}
        self._forms: dict[str, list[tuple[int, float]]] = {}
        self._signals: tuple[str, date, Signals] | None = None

    def terms_of(self, word: str, *, is_strict: bool) -> list[tuple[int, float]]:
        """The word, its other forms and the compounds that hold it, with what each counts."""
        own = self.sidecar.term(word)
        if is_strict:
            return [(own, 1.0)] if own >= 0 else []
        if word not in self._forms:
            if len(self._forms) > _REMEMBERED:
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

    def signals(self, lang: str, today: date) -> Signals:
        """Those of the last language and day are remembered."""
        if self._signals is None or self._signals[:2] != (lang, today):
            self._signals = (lang, today, signals_of(self.sidecar, lang=lang, today=today))
        return self._signals[2]

    def group(self, group: Group) -> Met:
        """The entries that meet a group by any way, each by its best."""
        met = [self.way(way) for way in group.ways]
        if len(met) == 1:
            return met[0]
        exact = max(one.exact for one in met)
        best = np.zeros(self.sidecar.count, np.float32)
        for one in met:
            best[one.entries] = np.maximum(best[one.entries], one.strengths)
        entries = np.flatnonzero(best).astype(np.int32)
        return Met(entries, best[entries], exact)

    def way(self, way: Way) -> Met:
        """The entries that hold all words of a way; the weakest word decides."""
        met = [self.word(word, way) for word in way.words]
        share = np.float32(way.share)
        if len(met) == 1:
            return met[0] if way.share == 1.0 else Met(met[0].entries, met[0].strengths * share, met[0].exact)
        weakest = np.full(self.sidecar.count, 2.0, np.float32)
        times = np.zeros(self.sidecar.count, np.int16)
        for one in met:
            weakest[one.entries] = np.minimum(weakest[one.entries], one.strengths)
            times[one.entries] += 1
        weakest *= np.where(times == len(met), share, np.float32(way.alone))
        entries = np.flatnonzero((times > 0) & (weakest > 0)).astype(np.int32)
        return Met(entries, weakest[entries])

    def word(self, word: str, way: Way) -> Met:
        key = (word, way.is_beginning, way.is_strict)
        found = self._words.get(key)
        if found is None:
            if len(self._words) > _REMEMBERED:
                self._words.clear()
            found = self._words[key] = self._word(*key)
        return found

    def _word(self, word: str, is_beginning: bool, is_strict: bool) -> Met:
        sidecar = self.sidecar
        own = sidecar.term(word)
        if is_beginning:
            entries, weights = self._beginning(word, own)
        else:
            entries, weights = self._terms(self.terms_of(word, is_strict=is_strict))
        if sidecar.alive is not None and len(entries):
            living = sidecar.alive[entries]
            entries, weights = entries[living], weights[living]
        strengths = weights / (weights + np.float32(SATURATION))
        return Met(entries, strengths, sidecar.living_count(own) if own >= 0 else 0)

    def _beginning(self, beginning: str, own: int) -> tuple[Entries, Strengths]:
        """All words that begin like this; the word itself, when there is one, counts twice."""
        sidecar = self.sidecar
        first, last = sidecar.terms.beginning_with(beginning)
        runs = [(int(sidecar.at[first]), int(sidecar.at[last]), 1.0)]
        if own >= 0:
            runs.append((int(sidecar.at[own]), int(sidecar.at[own + 1]), 1.0))
        return self._added(runs)

    def _terms(self, terms: list[tuple[int, float]]) -> tuple[Entries, Strengths]:
        sidecar = self.sidecar
        if len(terms) == 1 and terms[0][1] == 1.0:
            first, last = int(sidecar.at[terms[0][0]]), int(sidecar.at[terms[0][0] + 1])
            return sidecar.entry[first:last].astype(np.int32), WEIGHTS[sidecar.weight[first:last]]
        return self._added([(int(sidecar.at[term]), int(sidecar.at[term + 1]), share) for term, share in terms])

    def _added(self, runs: list[tuple[int, int, float]]) -> tuple[Entries, Strengths]:
        """Adds the weights of several runs of postings, each taken for a share."""
        sidecar = self.sidecar
        if not runs:
            return NOTHING.entries, NOTHING.strengths
        entries = np.concatenate([sidecar.entry[first:last] for first, last, _ in runs])
        parts = [WEIGHTS[sidecar.weight[first:last]] * np.float32(share) for first, last, share in runs]
        total = np.bincount(entries, np.concatenate(parts), sidecar.count)
        met = np.flatnonzero(total).astype(np.int32)
        return met, total[met].astype(np.float32)
