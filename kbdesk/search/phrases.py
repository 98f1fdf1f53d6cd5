"""Words that stand together: phrases between quotation marks, and neighbours of a question near each other in a text."""

from collections.abc import Sequence

import numpy as np
from numpy.typing import NDArray

from kbdesk.search.matching import Entries
from kbdesk.search.sidecar import Sidecar

_MOST_LOOKED_THROUGH = 20_000
"""Entries whose text is compared word by word for one phrase; a phrase of very common words in a huge index stops here."""


_GATHERING_COSTS = 6
"""So much longer it takes to gather texts than to look through as many words of all texts."""


def holding(sidecar: Sidecar, phrase: Sequence[str]) -> Entries:
    """The entries in which the words stand one after another in one field."""
    terms = [sidecar.term(word) for word in phrase]
    if min(terms) < 0:
        return np.zeros(0, np.int32)
    entries: Entries | None = None
    for term in sorted(terms, key=lambda one: int(sidecar.at[one + 1] - sidecar.at[one])):
        own = sidecar.entry[sidecar.at[term] : sidecar.at[term + 1]].astype(np.int32)
        entries = own if entries is None else entries[np.isin(entries, own, assume_unique=True)]
    assert entries is not None  # noqa: S101  # a phrase has words
    entries = entries[:_MOST_LOOKED_THROUGH]
    if len(terms) == 1 or not len(entries):
        return entries
    rarest = min(range(len(terms)), key=lambda place: int(sidecar.at[terms[place] + 1] - sidecar.at[terms[place]]))
    length = int((sidecar.stream_at[entries + 1] - sidecar.stream_at[entries]).sum())
    if length * _GATHERING_COSTS < len(sidecar.stream):
        words, owner = _texts(sidecar, entries)
        starts = _starts(words, terms, rarest)
        return entries[_are_among(owner[starts], len(entries))]
    starts = _starts(sidecar.stream, terms, rarest)
    found = np.searchsorted(sidecar.stream_at, starts, "right") - 1
    return np.flatnonzero(_are_among(found, sidecar.count)).astype(np.int32)


def _starts(words: NDArray[np.int32], terms: Sequence[int], rarest: int) -> NDArray[np.int64]:
    """Where the terms stand one after another, looked for by the rarest of them."""
    starts = np.flatnonzero(words[rarest : len(words) - len(terms) + 1 + rarest] == terms[rarest])
    for place, term in enumerate(terms):
        starts = starts[words[starts + place] == term]
    return starts


def nearness(sidecar: Sidecar, entries: Entries, words: Sequence[str], rarity: Sequence[float]) -> NDArray[np.float32]:
    """For each entry the share (by rarity) of neighbouring pairs of the question that stand together in it too."""
    terms = [sidecar.term(word) for word in words]
    found = np.zeros(len(entries), np.float32)
    texts, owner = _texts(sidecar, entries)
    most = 0.0
    for first, second, weight in zip(terms, terms[1:], map(min, rarity, rarity[1:]), strict=False):
        most += weight
        if first < 0 or second < 0 or not weight:
            continue
        places = np.flatnonzero(texts[:-1] == first)
        places = places[texts[places + 1] == second]
        found[_are_among(owner[places], len(entries))] += np.float32(weight)
    return found / np.float32(most) if most else found


def _are_among(numbers: NDArray[np.int64], count: int) -> NDArray[np.bool_]:
    """For each number below `count` whether it is one of them."""
    among = np.zeros(count, bool)
    among[numbers] = True
    return among


def _texts(sidecar: Sidecar, entries: Entries) -> tuple[NDArray[np.int32], NDArray[np.int64]]:
    """The words of several entries one after another, and beside each the place of its entry in `entries`."""
    starts = sidecar.stream_at[entries].astype(np.int64)
    lengths = sidecar.stream_at[entries + 1] - starts
    before = np.concatenate(([0], np.cumsum(lengths)[:-1]))
    places = np.repeat(starts - before, lengths) + np.arange(int(lengths.sum()))
    return sidecar.stream[places], np.repeat(np.arange(len(entries)), lengths)
