"""Words that stand together: phrases between quotation marks, and neighbours of a question near each other in a text."""

from collections.abc import Collection, Sequence

import numpy as np
from numpy.typing import NDArray

from kbdesk.search.gathering import BETWEEN_FIELDS
from kbdesk.search.matching import Entries
from kbdesk.search.sidecar import Sidecar
from kbdesk.search.weights import ONE_BETWEEN

_MOST_LOOKED_THROUGH = 20_000
"""Entries whose text is compared word by word for one phrase; a phrase of very common words in a huge index stops here."""
_ENTRIES_AT_A_TIME, _WORDS_AT_A_TIME = 400, 100_000
"""Asking the system for much memory takes longer than looking through it."""
_COMMON = 6
"""Where one entry of so many holds it, a word stands everywhere."""
_COPYING_COSTS = 4
"""So much longer it takes to copy texts together than to look through as many words where they stand."""
_GROUPS = 256
"""As many as a byte tells apart; 0 is none."""


def holding(sidecar: Sidecar, phrase: Sequence[str]) -> Entries:
    """The entries in which the words stand one after another in one field."""
    terms = [sidecar.term(word) for word in phrase]
    if min(terms) < 0:
        return np.zeros(0, np.int32)
    entries = _holding_all(sidecar, set(terms))[:_MOST_LOOKED_THROUGH]
    if len(terms) == 1 or not len(entries):
        return entries
    rarest = min(range(len(terms)), key=lambda place: _count(sidecar, terms[place]))
    starts_of = _common_starts if _count(sidecar, terms[rarest]) * _COMMON > sidecar.count else _starts
    at = sidecar.stream_at
    start, end = int(at[entries[0]]), int(at[entries[-1] + 1])
    length = int((at[entries + 1] - at[entries]).sum())
    is_met = np.zeros(sidecar.count, bool)
    if length * _COPYING_COSTS < end - start:
        for first in range(0, len(entries), _ENTRIES_AT_A_TIME):
            some = entries[first : first + _ENTRIES_AT_A_TIME]
            words, starts = texts_of(sidecar, some)
            is_met[some[starts.searchsorted(starts_of(words, terms, rarest), "right") - 1]] = True
    else:
        for first in range(start, end, _WORDS_AT_A_TIME):
            words = sidecar.stream[first : min(first + _WORDS_AT_A_TIME + len(terms) - 1, end)]
            is_met[at.searchsorted(starts_of(words, terms, rarest) + first, "right") - 1] = True
    return np.flatnonzero(is_met).astype(np.int32)


def _count(sidecar: Sidecar, term: int) -> int:
    return int(sidecar.at[term + 1] - sidecar.at[term])


def _holding_all(sidecar: Sidecar, terms: Collection[int]) -> Entries:
    first, *others = sorted(terms, key=lambda term: _count(sidecar, term))
    entries: Entries = sidecar.entry[sidecar.at[first] : sidecar.at[first + 1]].astype(np.int32)
    for term in others:
        entries = entries[_are_among(sidecar.entry[sidecar.at[term] : sidecar.at[term + 1]], sidecar.count)[entries]]
    return entries


def _starts(words: NDArray[np.int32], terms: Sequence[int], rarest: int) -> NDArray[np.int64]:
    """Where the terms stand one after another, looked for by the rarest of them."""
    count = max(0, len(words) - len(terms) + 1)
    starts = np.flatnonzero(words[rarest : rarest + count] == terms[rarest])
    for place, term in enumerate(terms):
        starts = starts[words[starts + place] == term]
    return starts


def _common_starts(words: NDArray[np.int32], terms: Sequence[int], rarest: int) -> NDArray[np.int64]:
    """As `_starts`, sooner where even the rarest stands everywhere."""
    count = max(0, len(words) - len(terms) + 1)
    is_start = words[rarest : rarest + count] == terms[rarest]
    for place, term in enumerate(terms):
        if place != rarest:
            is_start &= words[place : place + count] == term
    return np.flatnonzero(is_start)


def nearness(
    sidecar: Sidecar, entries: Entries, group_of_term: NDArray[np.uint8], rarity: Sequence[float]
) -> NDArray[np.float32]:
    """For each entry the share (by rarity) of neighbouring groups of the question that stand together in it too, in
    that order, in whatever form. `group_of_term` is as `Matcher.groups_of_terms` gives it.
    """
    pairs = list(map(min, rarity, rarity[1:]))
    if not any(pairs):
        return np.zeros(len(entries), np.float32)
    texts, starts = texts_of(sidecar, entries)
    worth = np.zeros(_GROUPS)
    worth[1 : len(pairs) + 1] = pairs[: _GROUPS - 2]
    # Few words of a text are met: only these are looked at.
    group_of = group_of_term.take(texts)
    places = (group_of != 0).nonzero()[0]
    group = group_of[places]
    code = (starts.searchsorted(places, "right") - 1) * _GROUPS + group
    is_first = worth.take(group) > 0
    is_next = is_first[:-1] & (group[1:] == group[:-1] + 1)
    step = places[1:] - places[:-1]
    together, apart = (np.zeros(len(entries) * _GROUPS, bool) for _ in range(2))
    together[code[:-1][is_next & (step == 1)]] = True
    over_unmet = (is_next & (step == 2)).nonzero()[0]
    apart[code[over_unmet[texts[places[over_unmet] + 1] != BETWEEN_FIELDS]]] = True
    is_over_met = is_first[:-2] & (group[2:] == group[:-2] + 1) & (places[2:] - places[:-2] == 2)
    apart[code[:-2][is_over_met]] = True
    apart &= ~together
    pairs_of = (some.nonzero()[0] for some in (together, apart))
    each, half = (np.bincount(some // _GROUPS, worth[some % _GROUPS], len(entries)) for some in pairs_of)
    return ((each + ONE_BETWEEN * half) / sum(pairs)).astype(np.float32)


def _are_among(numbers: NDArray[np.integer], count: int) -> NDArray[np.bool_]:
    """For each number below `count` whether it is one of them."""
    among = np.zeros(count, bool)
    among[numbers] = True
    return among


def texts_of(sidecar: Sidecar, entries: Entries) -> tuple[NDArray[np.int32], NDArray[np.int64]]:
    """The words of several entries one after another, and where each entry begins in them."""
    starts, ends, stream = sidecar.stream_at[entries], sidecar.stream_at[entries + 1], sidecar.stream
    pieces = [stream[start:end] for start, end in zip(starts.tolist(), ends.tolist(), strict=True)]
    before = np.zeros(len(entries), np.int64)
    np.cumsum((ends - starts)[:-1], out=before[1:])
    return np.concatenate(pieces), before
