"""Which entries meet a plan best: one number for each entry of each segment, all in arrays.

sum over groups   rarity of the word x strength in the entry
x coverage        share of the question that the entry meets, by rarity
x title           share of the question that stands in its title
x nearness        neighbours of the question standing together (for the best ones only)
x gentle signals  language, confidence, in force, overdue; an entry with just this title is left in peace
"""

import math
from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date

import numpy as np
from numpy.typing import NDArray

from kbdesk.domain.article import Kind
from kbdesk.domain.hit import Question
from kbdesk.domain.progress import Progress
from kbdesk.search import weights
from kbdesk.search.analysis import plain
from kbdesk.search.gathering import fingerprint
from kbdesk.search.matching import Matcher, Met
from kbdesk.search.phrases import holding, nearness
from kbdesk.search.plan import Group, Plan
from kbdesk.search.sidecar import Sidecar
from kbdesk.search.sidecar_writer import KINDS

Floats = NDArray[np.float32]
_TITLE_WAY = 0.6
"""A word in a title counts as the question's word when its way counts at least so much."""


@dataclass(frozen=True, slots=True)
class Scored:
    """An entry with its score; `place` is the number of its segment in the view."""

    place: int
    entry: int
    score: float
    is_best: bool = False


@dataclass(frozen=True, slots=True)
class SegmentScores:
    """What one segment gave: `score` for all its entries (0 = not met), and the factors for the explanation."""

    sidecar: Sidecar
    met: tuple[Met, ...]
    score: Floats
    coverage: Floats
    title_share: Floats
    nearness: dict[int, float]
    signals: Floats
    best: frozenset[int]

    def scored(self, place: int, entry: int) -> Scored:
        """One entry of this segment, which is number `place` of the view."""
        return Scored(place, entry, float(self.score[entry]), entry in self.best)


@dataclass(frozen=True, slots=True)
class Scores:
    """`rarity` is the idf of each group."""

    plan: Plan
    rarity: tuple[float, ...]
    segments: tuple[SegmentScores, ...]

    def top(self, count: int) -> list[Scored]:
        """The best entries of all segments, best first; equals stand in an order that no commit changes."""
        found: list[Scored] = []
        for place, segment in enumerate(self.segments):
            found += [segment.scored(place, int(entry)) for entry in _highest(segment.score, count)]
        floor = self._floor()
        found = [one for one in found if one.score >= floor or one.is_best]
        found.sort(key=lambda one: (not one.is_best, -one.score, *self._tie_break(one)))
        return found[:count]

    def total(self) -> int:
        """How many entries are worth showing."""
        floor = self._floor()
        return sum(int(np.count_nonzero(one.score >= floor)) for one in self.segments)

    def _floor(self) -> float:
        best = max((float(one.score.max()) for one in self.segments if len(one.score)), default=0.0)
        return max(best * weights.WORTH_SHOWING, 1e-9)

    def _tie_break(self, one: Scored) -> tuple[int, str]:
        sidecar = self.segments[one.place].sidecar
        return int(sidecar.unit[one.entry]), sidecar.languages[int(sidecar.lang[one.entry])]


def score(
    plan: Plan, matchers: tuple[Matcher, ...], *, count: int, question: Question, today: date, progress: Progress
) -> Scores:
    """Scores all segments; `count` is the number of living entries."""
    met: list[list[Met]] = []
    for group in plan.groups:
        progress.check()
        met.append([matcher.group(group) for matcher in matchers])
    rarity = tuple(_rarity(several, count) for several in met)
    segments = []
    for place, matcher in enumerate(matchers):
        progress.check()
        own = tuple(several[place] for several in met)
        segments.append(_score_segment(plan, rarity, matcher=matcher, met=own, question=question, today=today))
    return Scores(plan, rarity, tuple(segments))


def _rarity(met: Iterable[Met], count: int) -> float:
    """The idf of the very word; of all that meets the group where the very word is unknown."""
    several = list(met)
    found = sum(one.exact for one in several) or sum(len(one.entries) for one in several)
    return math.log(1 + (count - found + 0.5) / (found + 0.5)) if found else 0.0


def _score_segment(
    plan: Plan, rarity: tuple[float, ...], *, matcher: Matcher, met: tuple[Met, ...], question: Question, today: date
) -> SegmentScores:
    sidecar = matcher.sidecar
    whole = sum(rarity) or 1.0
    total = np.zeros(sidecar.count, np.float32)
    coverage = np.zeros(sidecar.count, np.float32)
    for one, rare in zip(met, rarity, strict=True):
        total[one.entries] += one.strengths * np.float32(rare)
        coverage[one.entries] += np.float32(rare / whole)
    _keep_only(total, plan, sidecar, question)
    entries = np.flatnonzero(total).astype(np.int32)
    title_share = _title_share(plan.groups, [rare / whole for rare in rarity], sidecar)
    title = fingerprint(plain(question.text))
    signals = matcher.signals(question.lang, today).of(entries, title)
    scores = np.zeros(sidecar.count, np.float32)
    scores[entries] = (
        total[entries]
        * (coverage[entries] ** np.float32(weights.COVERAGE) if len(met) > 1 else 1)
        * (1 + np.float32(weights.TITLE_SHARE) * title_share[entries])
        * signals
    )
    near = _add_nearness(plan, rarity, sidecar, scores)
    every_signal = np.ones(sidecar.count, np.float32)
    every_signal[entries] = signals
    best = frozenset(int(entry) for entry in sidecar.best_for(title) if scores[entry] > 0)
    return SegmentScores(sidecar, met, scores, coverage, title_share, near, every_signal, best)


def _keep_only(total: Floats, plan: Plan, sidecar: Sidecar, question: Question) -> None:
    """Sets to nothing what does not hold the phrases or is filtered out."""
    for phrase in plan.phrases:
        keep = np.zeros(sidecar.count, bool)
        keep[holding(sidecar, phrase)] = True
        total[~keep] = 0
    if question.kinds:
        wanted = [KINDS.index(Kind(kind)) for kind in question.kinds]
        total[~np.isin(sidecar.kind, wanted)] = 0
    filters = (("product", question.products), ("phase", question.phases), ("audience", question.audiences))
    for name, tags in filters:
        if tags:
            keep = np.zeros(sidecar.count, bool)
            for tag in tags:
                keep[sidecar.tagged(f"{name}\0{plain(tag)}")] = True
            total[~keep] = 0


def _title_share(groups: tuple[Group, ...], shares: list[float], sidecar: Sidecar) -> Floats:
    """For each entry the share of the question (by rarity) that stands in its title."""
    found = np.zeros(sidecar.count, np.float32)
    for group, share in zip(groups, shares, strict=True):
        in_title = np.zeros(sidecar.count, bool)
        for way in group.ways:
            if len(way.words) != 1 or way.share < _TITLE_WAY:
                continue
            if way.is_beginning:
                first, last = sidecar.terms.beginning_with(way.words[0])
            else:
                first = sidecar.term(way.words[0])
                last = first + 1
            if first >= 0:
                in_title[sidecar.title_entry[sidecar.title_at[first] : sidecar.title_at[last]]] = True
        found[in_title] += np.float32(share)
    return np.minimum(found, 1)


def _add_nearness(plan: Plan, rarity: tuple[float, ...], sidecar: Sidecar, scores: Floats) -> dict[int, float]:
    """Raises the best entries in which neighbours of the question stand together; gives the share for each."""
    words = [group.word for group in plan.groups]
    if len(words) < 2 or not scores.any():
        return {}
    best = np.sort(_highest(scores, weights.NEARNESS_TOP)).astype(np.int32)
    near = nearness(sidecar, best, words, rarity)
    scores[best] *= 1 + np.float32(weights.NEARNESS) * near
    return dict(zip(best.tolist(), near.tolist(), strict=True))


def _highest(scores: Floats, count: int) -> NDArray[np.int64]:
    """The numbers of the highest scores above nothing, in no order."""
    entries = np.flatnonzero(scores)
    if len(entries) <= count:
        return entries
    cut = len(entries) - count
    return entries[np.argpartition(scores[entries], cut)[cut:]]
