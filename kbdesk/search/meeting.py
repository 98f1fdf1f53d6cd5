"""Where the best entries meet the question, by their streams of terms and so without reading their texts: which
fields, and in the body the place where most of the question stands together. All entries of a segment in one go.
"""

from collections.abc import Sequence
from dataclasses import dataclass
from functools import lru_cache
from typing import NamedTuple

import numpy as np
from numpy.typing import NDArray

from kbdesk.search.damage import IndexDamaged
from kbdesk.search.gathering import BETWEEN_FIELDS, IN_STREAM
from kbdesk.search.matching import Matcher
from kbdesk.search.phrases import texts_of
from kbdesk.search.scorer import Scored, Scores
from kbdesk.search.shown import ALL_WORDS
from kbdesk.search.snippet import Marker

Ints = NDArray[np.int64]
_WINDOW, _BEFORE, _BEHIND = 18, 8, 40
"""In words: what is seen of a quotation behind its first mark; round it, what may be marked at most."""
_FIELDS, _TITLE, _BODY = len(IN_STREAM), IN_STREAM.index("title"), IN_STREAM.index("body")
_NOWHERE: tuple[tuple[int, ...], int] = ((), 0)
_FAR = 1 << 32
"""Farther apart than the words of any text."""


class Places(NamedTuple):
    """The fields in which an entry meets the plan, and whether it holds a code of the plan. By their numbers the words
    to be marked in its title and in its body, and the word of the body (`first`) with which its best place begins.
    """

    fields: tuple[str, ...]
    in_title: tuple[int, ...]
    in_body: tuple[int, ...]
    first: int
    has_code: bool

    @property
    def words(self) -> int:
        """So many words of the body must be read to quote it. A code is looked for in all of it."""
        return ALL_WORDS if self.has_code else self.in_body[-1] + 1 if self.in_body else 0


@dataclass(frozen=True, slots=True)
class Meeting:
    """For one segment: what is marked in its texts, and where its best entries, by number, meet the plan."""

    marker: Marker
    places: dict[int, Places]


def meetings_of(found: Sequence[Scored], scores: Scores, matchers: Sequence[Matcher]) -> dict[int, Meeting]:
    """For each segment, by its place, that has some of the entries found."""
    entries: dict[int, list[int]] = {}
    for one in found:
        entries.setdefault(one.place, []).append(one.entry)
    return {
        place: Meeting(_marker(scores, matchers[place]), _places(numbers, scores, matchers[place]))
        for place, numbers in entries.items()
    }


def _marker(scores: Scores, matcher: Matcher) -> Marker:
    plan = scores.plan
    beginnings: dict[str, int] = {}
    for number, group in enumerate(plan.groups):
        for word in (word for way in group.ways if way.is_beginning for word in way.words):
            beginnings.setdefault(word, number)
    spellings = tuple(matcher.spellings(group) for group in plan.groups)
    return Marker(spellings, tuple(beginnings.items()), scores.rarity, plan.codes())


def _places(entries: list[int], scores: Scores, matcher: Matcher) -> dict[int, Places]:
    texts, _ = texts_of(matcher.sidecar, np.array(entries))
    met_by = matcher.groups_of_terms(scores.plan.groups).take(texts)
    # Asked like this numpy finds the places many times sooner than by `nonzero` of the bytes themselves.
    met, breaks = (met_by != 0).nonzero()[0], (texts == BETWEEN_FIELDS).nonzero()[0]
    if len(breaks) != len(entries) * _FIELDS:
        raise IndexDamaged("stream", matcher.sidecar.name)
    place = breaks.searchsorted(met)
    owner, field = np.divmod(place, _FIELDS)
    word = met - np.concatenate(((-1,), breaks))[place] - 1
    is_met = np.zeros(len(breaks), bool)
    is_met[place] = True
    is_title, is_body = field == _TITLE, field == _BODY
    in_title = word[is_title].tolist()
    title_at = owner[is_title].searchsorted(np.arange(len(entries) + 1)).tolist()
    in_body = _together(owner[is_body], word[is_body], met_by[met[is_body]], scores.rarity)
    codes = [term for code in scores.plan.codes() if (term := matcher.sidecar.term(code)) >= 0]
    found = {}
    fields_of = np.packbits(is_met.reshape(-1, _FIELDS), axis=1)[:, 0].tolist()
    for number, (entry, fields, begin, end) in enumerate(zip(entries, fields_of, title_at, title_at[1:], strict=False)):
        has_code = bool(codes) and any(matcher.sidecar.has(entry, code) for code in codes)
        body, first = in_body.get(number, _NOWHERE)
        found[entry] = Places(_names_of(fields), tuple(in_title[begin:end]), body, first, has_code)
    return found


@lru_cache(1 << 8)
def _names_of(fields: int) -> tuple[str, ...]:
    """The fields whose bits are set, the highest one first."""
    return tuple(name for place, name in enumerate(IN_STREAM) if fields >> (7 - place) & 1)


def _together(
    owner: Ints, word: Ints, group: NDArray[np.uint8], rarity: tuple[float, ...]
) -> dict[int, tuple[tuple[int, ...], int]]:
    """For each owner its words round the place where most of the question stands together, and the word with which
    that begins. Ordered by owner, then word.
    """
    if not len(owner):
        return {}
    places = owner * _FAR + word
    starts = _steps(owner)
    worth = _worth(places, group, rarity)
    most = np.maximum.reduceat(worth, starts)
    best = (worth == np.repeat(most, np.diff(starts, append=len(owner)))).nonzero()[0]
    best = best[_steps(owner[best])]
    firsts = places.searchsorted(places[best] - _BEFORE).tolist()
    lasts = places.searchsorted(places[best] + _BEHIND).tolist()
    words = word.tolist()
    bounds = zip(owner[starts].tolist(), starts.tolist(), firsts, lasts, word[best].tolist(), strict=True)
    return {one: (tuple(words[max(start, first) : last]), begin) for one, start, first, last, begin in bounds}


def _steps(rising: Ints) -> Ints:
    """The places where another number begins."""
    is_step = np.ones(len(rising), bool)
    np.not_equal(rising[1:], rising[:-1], out=is_step[1:])
    return is_step.nonzero()[0]


def _worth(places: Ints, group: NDArray[np.uint8], rarity: tuple[float, ...]) -> NDArray[np.float64]:
    """How much of the question is seen in a quotation that begins with each word."""
    worth = np.zeros(len(places))
    ends = places.searchsorted(places + _WINDOW)
    for number in np.flatnonzero(np.bincount(group)):
        before = np.zeros(len(places) + 1, np.int32)
        np.cumsum(group == number, out=before[1:])
        worth += (before[ends] > before[:-1]) * (rarity[int(number) - 1] + 0.01)
    return worth
