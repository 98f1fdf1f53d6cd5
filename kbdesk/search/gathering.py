"""Entries on their way into a segment: their words as numbers, collected, then sorted once.

One vocabulary serves all fields. Nothing is kept as Python objects per posting: words become int32 on the spot, and
`finish` sorts them by numpy. Whoosh's postings and the sidecar are both written from what comes out.
"""

from collections import defaultdict
from collections.abc import Collection
from dataclasses import dataclass, field
from hashlib import blake2b

import numpy as np
from numpy.typing import NDArray

from kbdesk.search.analysis import plain
from kbdesk.search.codes import id_codes, words_and_codes
from kbdesk.search.entries import Entry
from kbdesk.search.weights import FIELDS

Ints = NDArray[np.int32]

BETWEEN_FIELDS = -1
"""Stands in the stream of words where one field ends and the next begins: no phrase reaches over it."""
IN_STREAM = tuple(name for name in FIELDS if name not in {"codes", "lead"})


def fingerprint(text: str) -> int:
    """64 bits that stand for a text; two texts with the same bits do not occur in practice."""
    return int.from_bytes(blake2b(text.encode("utf-8", "surrogatepass"), digest_size=8).digest(), "little")


def in_order(texts: Collection[str]) -> list[str]:
    """As `sorted`, first letter by first letter: no other thread may run while Python sorts."""
    by_letter: defaultdict[str, list[str]] = defaultdict(list)
    for text in texts:
        by_letter[text[:1]].append(text)
    return [text for letter in sorted(by_letter) for text in sorted(by_letter[letter])]


@dataclass(frozen=True, slots=True)
class Postings:
    """The postings of one field, ordered by term, then entry: three arrays side by side."""

    term: Ints
    entry: Ints
    count: Ints


@dataclass(frozen=True, slots=True)
class Gathered:
    """All that a segment is written from. `stream` holds the words of each entry in reading order."""

    terms: list[str]
    facts: list["Facts"]
    postings: dict[str, Postings]
    lengths: dict[str, Ints]
    stream: Ints
    stream_at: Ints


@dataclass(frozen=True, slots=True)
class Facts:
    """What the ranking must know of an entry without its text. `parent` is the number of the file's own entry."""

    key: str
    path: str
    parent: int
    kind: str
    lang: str
    confidence: str
    valid_from: int
    valid_until: int
    due: int
    unit: int
    title: int
    is_title_borrowed: bool
    best: tuple[int, ...]
    tags: tuple[str, ...]


@dataclass
class Gathering:
    """Takes entries one by one; a file's own entry comes before those of its steps."""

    facts: list[Facts] = field(default_factory=list)
    _numbers: defaultdict[str, int] = field(default_factory=lambda: defaultdict(int))
    _words: dict[str, list[Ints]] = field(default_factory=lambda: {name: [] for name in FIELDS})
    _stream: list[Ints] = field(default_factory=list)
    words: int = 0

    def __post_init__(self) -> None:
        self._numbers.default_factory = self._numbers.__len__

    def add(self, entry: Entry) -> dict[str, int]:
        """Takes an entry in; gives the length of each field."""
        texts = entry.texts()
        stream: list[Ints] = []
        lengths: dict[str, int] = {}
        for name in FIELDS:
            running = all_words = _NONE
            if name == "codes":
                all_words = self._as_numbers([code for one in (entry.id, *entry.aliases) for code in id_codes(one)])
            elif texts[name]:
                separate, joined = words_and_codes(texts[name])
                running = self._as_numbers(separate)
                all_words = np.concatenate((running, self._as_numbers(joined))) if joined else running
            if name in IN_STREAM:
                stream += (running, _BREAK)
            self._words[name].append(all_words)
            lengths[name] = len(all_words)
            self.words += len(all_words)
        self._stream.append(np.concatenate(stream))
        self.facts.append(self._facts(entry))
        return lengths

    def finish(self) -> Gathered:
        """Sorts everything; the gathering is used up by it."""
        count = len(self.facts)
        terms = in_order(self._numbers)
        rank = np.empty(len(terms) + 1, np.int32)
        rank[np.fromiter((self._numbers[term] for term in terms), np.int32, len(terms))] = np.arange(len(terms))
        rank[BETWEEN_FIELDS] = BETWEEN_FIELDS
        postings, lengths = {}, {}
        for name in FIELDS:
            length = np.fromiter(map(len, self._words[name]), np.int32, count)
            postings[name] = _sorted_postings(rank, self._words[name], length)
            lengths[name] = length
            self._words[name] = []
        stream_at = np.zeros(count + 1, np.int32)
        np.cumsum(np.fromiter(map(len, self._stream), np.int32, count), out=stream_at[1:])
        stream = rank[np.concatenate(self._stream)] if count else _NONE
        return Gathered(terms, self.facts, postings, lengths, stream, stream_at)

    def _as_numbers(self, several: list[str]) -> Ints:
        return np.fromiter(map(self._numbers.__getitem__, several), np.int32, len(several))

    def _facts(self, entry: Entry) -> Facts:
        number = len(self.facts)
        tags = {f"{name}\0{plain(tag)}" for name in ("product", "phase", "audience") for tag in getattr(entry, name)}
        return Facts(
            key=entry.key,
            path=entry.path,
            parent=self.facts[-1].parent if entry.slug and self.facts else number,
            kind=entry.kind,
            lang=entry.lang,
            confidence=entry.confidence,
            valid_from=entry.valid_from.toordinal() if entry.valid_from else 0,
            valid_until=entry.valid_until.toordinal() if entry.valid_until else 0,
            due=entry.review_due.toordinal() if entry.review_due else 0,
            unit=fingerprint(f"{entry.id}\0{entry.step_code}"),
            title=fingerprint(plain(entry.heading)),
            is_title_borrowed=entry.is_title_borrowed,
            best=tuple(fingerprint(plain(line)) for line in entry.best_for),
            tags=tuple(sorted(tags)),
        )


_SOME = 500
"""Entries at a time, where numpy lets no other thread run meanwhile."""
_NONE: Ints = np.zeros(0, np.int32)
_BREAK: Ints = np.array([BETWEEN_FIELDS], np.int32)


def _sorted_postings(rank: Ints, pieces: list[Ints], length: Ints) -> Postings:
    """Counts each word of each entry once. Term and entry share one number, so that one sort orders both."""
    count = len(length)
    if not length.sum():
        return Postings(_NONE, _NONE, _NONE)
    numbers = rank[np.concatenate(pieces)].astype(np.int64)
    both = numbers * count
    ends = np.cumsum(length)
    for first in range(0, count, _SOME):
        last = min(first + _SOME, count)
        begin = int(ends[first - 1]) if first else 0
        both[begin : int(ends[last - 1])] += np.repeat(np.arange(first, last), length[first:last])
    unique, times = np.unique(both, return_counts=True)
    return Postings((unique // count).astype(np.int32), (unique % count).astype(np.int32), times.astype(np.int32))
