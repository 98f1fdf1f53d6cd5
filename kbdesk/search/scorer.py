"""Which entries meet a plan best: one number for each entry of each segment, all in arrays.

sum over groups   rarity of the word x strength in the entry
x coverage        share of the question that the entry meets, by rarity
x title           share of the question that stands in its title
x nearness        neighbours of the question standing together (for the best ones only)
x gentle signals  language, confidence, in force, overdue, helped or not; an entry with just this title is left in peace
"""

import math
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from typing import NamedTuple

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
from kbdesk.search.plan import Plan
from kbdesk.search.shares import Shares
from kbdesk.search.sidecar import Sidecar
from kbdesk.search.sidecar_writer import KINDS

Floats = NDArray[np.float32]
_GOOD = (0.6, 0.3, weights.WORTH_SHOWING)
"""The best few mostly score above this part of the very best: first only those are looked at."""


class Scored(NamedTuple):
    """An entry with its score; `place` is the number of its segment in the view. Many are made at each keystroke."""

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
    coverage: Shares
    title_share: Shares
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
        floor = self._floor()
        languages = sorted({lang for segment in self.segments for lang in segment.sidecar.languages})
        keys: list[tuple[NDArray[np.generic], ...]] = []
        for place, segment in enumerate(self.segments):
            sidecar, entries = segment.sidecar, _highest(segment.score, count)
            entries = entries[segment.score[entries] >= floor]
            is_best = np.zeros(len(entries), bool)
            if segment.best:
                entries = np.union1d(entries, sorted(segment.best)).astype(np.int64)
                is_best = np.isin(entries, sorted(segment.best))
            order = np.array([languages.index(lang) for lang in sidecar.languages], np.uint8)
            keys.append(
                (
                    order[sidecar.lang[entries]],
                    sidecar.unit[entries],
                    -segment.score[entries],
                    ~is_best,
                    np.full(len(entries), place),
                    entries,
                )
            )
        if not keys:
            return []
        lang, unit, score, is_other, places, numbers = map(np.concatenate, zip(*keys, strict=True))
        first = np.lexsort((lang, unit, score, is_other))[:count]
        columns = (places[first], numbers[first], -score[first], ~is_other[first])
        return list(map(Scored._make, zip(*(column.tolist() for column in columns), strict=True)))

    def total(self) -> int:
        """How many entries are worth showing."""
        floor = self._floor()
        return sum(int(np.count_nonzero(one.score >= floor)) for one in self.segments)

    def _floor(self) -> float:
        best = max((float(one.score.max()) for one in self.segments if len(one.score)), default=0.0)
        return max(best * weights.WORTH_SHOWING, 1e-9)


def score(plan: Plan, matchers: tuple[Matcher, ...], *, question: Question, today: date, progress: Progress) -> Scores:
    """Scores all segments."""
    met: list[list[Met]] = []
    for group in plan.groups:
        progress.check()
        met.append([matcher.group(group) for matcher in matchers])
    sizes = _together(matcher.sidecar.sizes() for matcher in matchers)
    rarity = tuple(_rarity(several, sizes) * group.says for group, several in zip(plan.groups, met, strict=True))
    segments = []
    for place, matcher in enumerate(matchers):
        progress.check()
        own = tuple(several[place] for several in met)
        segments.append(_score_segment(plan, rarity, matcher=matcher, met=own, question=question, today=today))
    progress.check()
    if len(rarity) > 1:
        _add_nearness(plan, rarity, matchers, segments)
    return Scores(plan, rarity, tuple(segments))


def is_hardly_met(scores: Scores, lang: str) -> bool:
    """True when few entries in a language meet much of the question; words that no entry holds count as the rarest."""
    told = sum(scores.rarity)
    entries = sum(len(segment.score) for segment in scores.segments)
    missing = [
        group for group, rare in zip(scores.plan.groups, scores.rarity, strict=True) if not rare and group.says == 1
    ]
    needed = weights.MEETS * (told + len(missing) * math.log(1 + entries)) / told if told else 2.0
    if needed > 1:
        return True
    found = 0
    for segment in scores.segments:
        if lang in segment.sidecar.languages:
            meets = segment.coverage.each(lambda share: share) >= needed
            meets &= segment.sidecar.lang == segment.sidecar.languages.index(lang)
            found += int(np.count_nonzero(segment.score[meets]))
        if found >= weights.FEW_MEET:
            return False
    return True


def _rarity(met: Iterable[Met], sizes: Mapping[str, int]) -> float:
    """The idf of the very word; where it is unknown that of what stands for it, or of all that meets the group.

    A word is as rare as in the language where it is most common: `the` stands in half of a collection that is half
    English, and says no more for that. `sizes` are the living entries of each language.
    """
    several = list(met)
    count = sum(sizes.values())
    exact = _together(one.exact for one in several) or _together(one.instead for one in several)
    found = float(sum(exact.values()) or sum(one.count for one in several))
    if not found:
        return 0.0
    if exact:
        spread = weights.SPREAD_OVER_LANGUAGES
        imagined = spread * found / count
        share = max((exact.get(lang, 0) + imagined) / (size + spread) for lang, size in sizes.items())
        found = max(found, share * count)
    return math.log(1 + (count - found + 0.5) / (found + 0.5))


def _together(several: Iterable[Mapping[str, int]]) -> dict[str, int]:
    total: dict[str, int] = {}
    for one in several:
        for name, number in one.items():
            total[name] = total.get(name, 0) + number
    return total


def _score_segment(
    plan: Plan, rarity: tuple[float, ...], *, matcher: Matcher, met: tuple[Met, ...], question: Question, today: date
) -> SegmentScores:
    sidecar = matcher.sidecar
    whole = sum(rarity) or 1.0
    shares = [rare / whole for rare in rarity]
    scores, coverage = _added(met, rarity, shares=shares, count=sidecar.count)
    _keep_only(scores, plan, sidecar, question)
    title_share = Shares(shares, sidecar.count)
    for number, group in enumerate(plan.groups):
        title_share.add(number, matcher.titled(group))
    if len(met) > 1:
        scores *= coverage.each(lambda share: share ** np.float32(weights.COVERAGE))
    scores *= _of_titles(title_share, sidecar)
    title = fingerprint(plain(question.text))
    signals = matcher.signals(question.lang, today, question.verdicts).all(title)
    scores *= signals
    best = frozenset(int(entry) for entry in sidecar.best_for(title) if scores[entry] > 0)
    return SegmentScores(sidecar, met, scores, coverage, title_share, {}, signals, best)


def _added(
    met: tuple[Met, ...], rarity: tuple[float, ...], *, shares: Sequence[float], count: int
) -> tuple[Floats, Shares]:
    """The points of all groups together, and which share of the question each entry meets."""
    total, coverage = np.zeros(count, np.float32), Shares(shares, count)
    for number, (one, rare) in enumerate(zip(met, rarity, strict=True)):
        if one.entries is None:
            total += one.strengths * np.float32(rare)
            coverage.add_where(number, one.strengths)
        elif one.count:
            total[one.entries] += one.strengths * np.float32(rare)
            coverage.add(number, one.entries)
    return total, coverage


def _of_titles(title_share: Shares, sidecar: Sidecar) -> Floats:
    """What the share of the question that stands in its title is worth, for each entry."""
    if not len(sidecar.borrowed):
        return title_share.each(lambda share: 1 + np.float32(weights.TITLE_SHARE) * np.minimum(share, 1))
    worth = title_share.each(lambda share: np.float32(weights.TITLE_SHARE) * np.minimum(share, 1))
    worth[sidecar.borrowed] *= np.float32(weights.BORROWED_TITLE)
    worth += 1
    return worth


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


def _add_nearness(
    plan: Plan, rarity: tuple[float, ...], matchers: Iterable[Matcher], segments: Sequence[SegmentScores]
) -> None:
    """Raises the best entries of all segments in which neighbours of the question stand together, and notes how much."""
    best_of = _highest_of_all([segment.score for segment in segments], weights.NEARNESS_TOP)
    for matcher, segment, best in zip(matchers, segments, best_of, strict=True):
        if not len(best):
            continue
        entries = np.sort(best).astype(np.int32)
        near = nearness(matcher.sidecar, entries, matcher.groups_of_terms(plan.groups), rarity)
        segment.score[entries] *= 1 + np.float32(weights.NEARNESS) * near
        segment.nearness.update(zip(entries.tolist(), near.tolist(), strict=True))


def _highest_of_all(scores: Sequence[Floats], count: int) -> list[NDArray[np.int64]]:
    """As `_highest`, of several segments together, for each of them."""
    several = [_highest(one, count) for one in scores]
    if sum(map(len, several)) <= count:
        return several
    values = np.concatenate([one[entries] for one, entries in zip(scores, several, strict=True)])
    lowest = np.partition(values, -count)[-count]
    return [entries[one[entries] >= lowest] for one, entries in zip(scores, several, strict=True)]


def _highest(scores: Floats, count: int) -> NDArray[np.int64]:
    """The numbers of the highest scores above nothing, in no order."""
    best = scores.max(initial=0.0)
    for share in _GOOD:
        entries = np.flatnonzero(scores >= max(best * np.float32(share), 1e-9))
        if len(entries) >= count:
            break
    else:
        entries = np.flatnonzero(scores)
    if len(entries) <= count:
        return entries
    cut = len(entries) - count
    return entries[np.argpartition(scores[entries], cut)[cut:]]
