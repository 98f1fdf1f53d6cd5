"""Writes the postings of a field in Whoosh's own form, many at a time.

Whoosh's own way is one Python call a posting. Here they come sorted, as arrays; what is said of each term and block
(sums, bounds, steps from one entry to the next) is worked out for all of them at once, in runs of some thousand
postings, so that neither memory nor another thread has to wait for the whole.
"""

import struct
from array import array
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from hashlib import md5
from pickle import dumps
from typing import Any

import numpy as np

from kbdesk.search.gathering import Ints, Postings
from kbdesk.search.whoosh_band import POSTINGS_HEAD, TERM_FACTS, length_to_byte, pack_ushort

BLOCK = 1024
"""Postings in a block of Whoosh's."""
_RUN = 50_000
"""Postings worked on at a time."""
_SHORT = 24
"""Up to here a tuple is sooner pickled than an array."""
_SIZE = struct.Struct("!i")
_PLACE = struct.Struct("!qi")
_KEY_AND_VALUE = struct.Struct("!ii")


def write_field(field_writer: Any, terms: Sequence[bytes], *, postings: Postings, lengths: Ints) -> None:
    """Between `start_field` and `finish_field` of a W3FieldWriter. `lengths` are those of the field in each entry."""
    # Whoosh's field writer takes postings one by one; its parts take them in bulk.
    table, file = field_writer._tindex, field_writer._postfile  # noqa: SLF001
    field_id: bytes = pack_ushort(field_writer._fieldid)  # noqa: SLF001
    as_byte = {length: length_to_byte(length) for length in np.unique(lengths).tolist()}
    for first, last in _runs(postings.term):
        facts = _facts_of(postings, lengths, first, last)
        written, values = _blocks(facts, as_byte, file.tell())
        file.write(written)
        _add_terms(table, [field_id + terms[number] for number in facts.numbers], values)


def _runs(term: Ints) -> Iterator[tuple[int, int]]:
    """First and behind-last posting of runs that end where a term ends."""
    first = 0
    while first < len(term):
        last = min(first + _RUN, len(term))
        last = int(np.searchsorted(term, term[last - 1], "right"))
        yield first, last
        first = last


@dataclass(frozen=True, slots=True)
class _Facts:
    """Of a run. Of its terms: number, weight, postings, shortest and longest entry, first and last entry. Of its
    blocks: where each begins and ends, its last entry, its heaviest and lightest posting.
    """

    numbers: list[int]
    weights: list[int]
    counts: list[int]
    shortest: list[int]
    longest: list[int]
    firsts: list[int]
    begins: list[int]
    ends: list[int]
    lasts: list[int]
    heaviest: list[int]
    lightest: list[int]
    steps: Ints
    times: Any


def _facts_of(postings: Postings, lengths: Ints, first: int, last: int) -> _Facts:
    term, entry, count = postings.term[first:last], postings.entry[first:last], postings.count[first:last]
    starts = np.flatnonzero(np.r_[True, term[1:] != term[:-1]])
    sizes = np.diff(np.r_[starts, len(term)])
    in_term = np.arange(len(term)) - np.repeat(starts, sizes)
    begins = np.flatnonzero(in_term % BLOCK == 0)
    ends = np.r_[begins[1:], len(term)]
    steps = np.diff(entry, prepend=np.int32(0))
    steps[begins] = entry[begins]
    length = lengths[entry]
    return _Facts(
        numbers=term[starts].tolist(),
        weights=np.add.reduceat(count, starts).tolist(),
        counts=sizes.tolist(),
        shortest=np.minimum.reduceat(length, starts).tolist(),
        longest=np.maximum.reduceat(length, starts).tolist(),
        firsts=entry[starts].tolist(),
        begins=begins.tolist(),
        ends=ends.tolist(),
        lasts=entry[ends - 1].tolist(),
        heaviest=np.maximum.reduceat(count, begins).tolist(),
        lightest=np.minimum.reduceat(count, begins).tolist(),
        steps=steps,
        times=count.astype(np.float32),
    )


def _blocks(facts: _Facts, as_byte: dict[int, int], place: int) -> tuple[bytes, list[bytes]]:
    """The blocks of all terms of a run, one after another from `place` on, and what the term table says of each term."""
    pieces: list[bytes] = []
    values: list[bytes] = []
    steps, times = facts.steps.tolist(), facts.times.tolist()
    block = 0
    for at, count in enumerate(facts.counts):
        bounds = as_byte[facts.shortest[at]], as_byte[facts.longest[at]]
        first, weight = facts.firsts[at], facts.weights[at]
        if count == 1:
            told = TERM_FACTS.pack(1, weight, 1, *bounds, weight, first, first)
            values.append(told + dumps(((first,), (float(weight),), (b"",)), 2))
            block += 1
            continue
        pieces.append(POSTINGS_HEAD)
        size, heaviest, blocks = len(POSTINGS_HEAD), 0, -(-count // BLOCK)
        for number in range(block, block + blocks):
            begin, end, most = facts.begins[number], facts.ends[number], facts.heaviest[number]
            data = _block_data(facts, steps, times, begin, end, varies=most != facts.lightest[number], most=most)
            head = dumps((end - begin, facts.lasts[number], float(most), 0, *bounds), 2)
            length = len(head) + len(data)
            pieces += (_SIZE.pack(-length if number == block + blocks - 1 else length), head, data)
            size += _SIZE.size + length
            heaviest = max(heaviest, most)
        block += blocks
        told = TERM_FACTS.pack(0, weight, count, *bounds, heaviest, first, facts.lasts[block - 1])
        values.append(told + _PLACE.pack(place, size))
        place += size
    return b"".join(pieces), values


def _block_data(
    facts: _Facts, steps: list[int], times: list[float], begin: int, end: int, *, varies: bool, most: int
) -> bytes:
    """Entries as steps from one to the next, and how often each: nothing for once, one number when all are the same."""
    one_weight = None if most == 1 else float(most)
    if end - begin <= _SHORT:
        return dumps((tuple(steps[begin:end]), tuple(times[begin:end]) if varies else one_weight, None), 2)
    entries, weights = array("i"), array("f")
    entries.frombytes(facts.steps[begin:end].tobytes())
    if varies:
        weights.frombytes(facts.times[begin:end].tobytes())
    return dumps((entries, weights if varies else one_weight, None), 4)


def _add_terms(table: Any, keys: list[bytes], values: list[bytes]) -> None:
    """As `OrderedHashWriter.add` for each; the keys rise."""
    file, buckets, index = table.dbfile, table.buckets, table.index
    place = file.tell()
    pieces: list[bytes] = []
    for key, value in zip(keys, values, strict=True):
        index.append(place)
        pieces += (_KEY_AND_VALUE.pack(len(key), len(value)), key, value)
        # The table's own hash: the last 32 bits of MD5.
        mark = int.from_bytes(md5(key, usedforsecurity=False).digest()[-4:], "big")
        buckets[mark & 255].append((mark, place))
        place += _KEY_AND_VALUE.size + len(key) + len(value)
    file.write(b"".join(pieces))
    table.lastkey = keys[-1]
