"""Makes the sidecar of a segment: the arrays from which typing is answered.

terms           the vocabulary, sorted, as one run of bytes with offsets
at, entry, weight      for each term its entries and, in one byte, what it weighs there over all fields
title_at, title_entry  the same for titles alone
stream_at, stream      the words of each entry in order: phrases and nearness
stem*, part*, near*    stem classes, compounds that hold a word, words by first letter and length
kind, lang, ...        what the ranking knows of an entry
path*, best*, tag*     look-ups: the entries of a file, exact questions, filters
borrowed               the entries whose title is a heading of their text
"""

from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from itertools import pairwise
from pathlib import Path
from typing import Any

import numpy as np

from kbdesk.domain.article import Confidence, Kind
from kbdesk.search.analysis import Stems, is_stemmed
from kbdesk.search.array_file import Array, write_arrays
from kbdesk.search.compounds import can_be_compound, two_parts
from kbdesk.search.gathering import Facts, Gathered, Postings, in_order
from kbdesk.search.seal import SEGMENT_SUFFIX, checksum_of
from kbdesk.search.weights import (
    ANALYSIS_VERSION,
    FIELD_BOOST,
    FIELDS,
    LENGTH_SHARE,
    SAID_ANEW,
    SMALLEST_WEIGHT,
    USUAL_LENGTH,
    USUAL_LENGTH_COUNTS,
    WEIGHT_STEP,
)

SIDECAR_SUFFIX = ".side"
KINDS = tuple(Kind)
CONFIDENCES = tuple(Confidence)
_AT_A_TIME, _POSTINGS_AT_A_TIME = 1_000, 300_000
"""Words, and postings, worked on at a time where no other thread runs meanwhile."""


@dataclass(frozen=True, slots=True)
class LengthTotals:
    """Words and filled entries of each field so far, for the usual length of a field over the whole index."""

    words: Mapping[str, int]
    entries: Mapping[str, int]

    def usual(self) -> dict[str, float]:
        return {
            name: (self.words.get(name, 0) + USUAL_LENGTH_COUNTS * USUAL_LENGTH[name])
            / (self.entries.get(name, 0) + USUAL_LENGTH_COUNTS)
            for name in FIELDS
        }

    def with_more(self, other: "LengthTotals") -> "LengthTotals":
        """Both together."""
        return LengthTotals(
            {name: self.words.get(name, 0) + other.words.get(name, 0) for name in FIELDS},
            {name: self.entries.get(name, 0) + other.entries.get(name, 0) for name in FIELDS},
        )


def write_sidecar(path: Path, gathered: Gathered, totals: LengthTotals) -> LengthTotals:
    """`totals` are those of the segments that stand beside this one; gives those of this one."""
    own = LengthTotals(
        {name: int(gathered.lengths[name].sum()) for name in FIELDS},
        {name: int(np.count_nonzero(gathered.lengths[name])) for name in FIELDS},
    )
    usual = totals.with_more(own).usual()
    arrays: dict[str, Array] = {}
    arrays["terms"], arrays["terms_at"] = sorted_texts(gathered.terms)
    arrays |= _weighed(gathered, usual)
    in_titles = gathered.postings["title"]
    arrays["title_at"] = _offsets(in_titles.term, len(gathered.terms))
    arrays["title_entry"] = in_titles.entry
    arrays["stream"], arrays["stream_at"] = gathered.stream, gathered.stream_at
    near = _word_relations(arrays, gathered.terms, np.diff(arrays["at"]))
    languages = sorted({facts.lang for facts in gathered.facts})
    arrays |= _entry_facts(gathered.facts, languages)
    arrays |= _look_ups(gathered.facts)
    facts = {
        "entries": len(gathered.facts),
        "languages": languages,
        "near": near,
        "length_words": own.words,
        "length_entries": own.entries,
        "usual": usual,
        "segment": checksum_of(path.with_suffix(SEGMENT_SUFFIX)),
    }
    write_arrays(path, arrays, version=ANALYSIS_VERSION, facts=facts)
    return own


def sorted_texts(texts: Sequence[str]) -> tuple[Array, Array]:
    """Sorted texts as one run of UTF-8 bytes and the offsets into it."""
    encoded = [text.encode() for text in texts]
    at = np.zeros(len(encoded) + 1, np.int32)
    np.cumsum(np.fromiter(map(len, encoded), np.int32, len(encoded)), out=at[1:])
    return np.frombuffer(b"".join(encoded), np.uint8), at


def _offsets(term: Array, terms: int) -> Array:
    at = np.zeros(terms + 1, np.int32)
    np.cumsum(np.bincount(term, minlength=terms), out=at[1:])
    return at


def _weighed(gathered: Gathered, usual: Mapping[str, float]) -> dict[str, Array]:
    """Each term's weight in each entry: boost x count over the share that the field's length takes, all fields added, and
    what one mention counts in the language.
    """
    entry_type = np.uint16 if len(gathered.facts) < 65_536 else np.int32
    held = np.zeros(len(gathered.terms), np.int64)
    for name in FIELDS:
        held += np.bincount(gathered.postings[name].term, minlength=len(held))
    counts, entries, weights = [np.zeros(1, np.int64)], [np.zeros(0, entry_type)], [np.zeros(0, np.uint8)]
    said_anew = np.array([SAID_ANEW.get(facts.lang, 1.0) for facts in gathered.facts])
    for first, last in _runs_of_terms(held):
        of_term, entry, weight = _weighed_terms(gathered, usual, first, last)
        counts.append(of_term)
        entries.append(entry.astype(entry_type))
        weight *= said_anew[entry]
        steps = np.log(np.maximum(weight, SMALLEST_WEIGHT) / SMALLEST_WEIGHT) / WEIGHT_STEP
        weights.append(np.clip(np.round(steps), 0, 255).astype(np.uint8))
    at = np.cumsum(np.concatenate(counts)).astype(np.int32)
    return {"at": at, "entry": np.concatenate(entries), "weight": np.concatenate(weights)}


def _runs_of_terms(held: Array) -> Iterable[tuple[int, int]]:
    """First and behind-last term of runs that hold some hundred thousand postings each."""
    before = np.cumsum(held) - held
    marks = before // _POSTINGS_AT_A_TIME
    bounds = [*np.flatnonzero(np.r_[True, marks[1:] != marks[:-1]]).tolist(), len(held)] if len(held) else []
    return pairwise(bounds)


def _weighed_terms(gathered: Gathered, usual: Mapping[str, float], first: int, last: int) -> tuple[Array, Array, Array]:
    """Of the terms from one to before another: in how many entries each stands, in which, and what it weighs there."""
    count = max(1, len(gathered.facts))
    keys, parts = [], []
    for name in FIELDS:
        postings = gathered.postings[name]
        begin, end = np.searchsorted(postings.term, (first, last)).tolist()
        some = Postings(postings.term[begin:end], postings.entry[begin:end], postings.count[begin:end])
        keys.append((some.term.astype(np.int64) - first) * count + some.entry)
        parts.append(_field_weight(name, some, gathered, usual[name]))
    unique, place = np.unique(np.concatenate(keys), return_inverse=True)
    weight = np.bincount(place, np.concatenate(parts), len(unique)) if len(unique) else np.zeros(0)
    return np.bincount(unique // count, minlength=last - first), unique % count, weight


def _field_weight(name: str, postings: Postings, gathered: Gathered, usual: float) -> Array:
    share = LENGTH_SHARE[name]
    length = gathered.lengths[name][postings.entry]
    return np.asarray(postings.count * FIELD_BOOST[name] / (1 - share + share * length / usual))


def _word_relations(arrays: dict[str, Array], terms: list[str], counts: Array) -> dict[str, list[int]]:
    """Adds stem classes, compounds and words by first letter and length; gives the bounds of the last."""
    stemmed = [number for number, term in enumerate(terms) if is_stemmed(term)]
    words = [terms[number] for number in stemmed]
    numbers = np.array(stemmed, np.int32)
    _add_stem_classes(arrays, words, numbers)
    known = dict(zip(words, counts[numbers].tolist(), strict=True))
    number_of = dict(zip(words, stemmed, strict=True))
    pairs: list[int] = []
    for number, word in zip(stemmed, words, strict=True):
        for found in (two_parts(word, lambda one: known.get(one, 0)) if can_be_compound(word) else None) or ():
            pairs += (number_of[found], number)
    part, whole = np.array(pairs, np.int32).reshape(-1, 2).T
    arrays["part"], sizes = np.unique(part, return_counts=True)
    arrays["part_whole"] = whole[np.argsort(part, kind="stable")]
    arrays["part_whole_at"] = np.r_[0, np.cumsum(sizes)].astype(np.int32)
    return _add_near(arrays, words, numbers)


def _add_stem_classes(arrays: dict[str, Array], words: list[str], numbers: Array) -> None:
    names: list[str] = []
    members: list[Array] = []
    sizes: list[Array] = [np.zeros(1, np.int64)]
    for tag, stems in sorted(_stems_of(words)):
        place = {stem: at for at, stem in enumerate(in_order(set(stems)))}
        at = np.fromiter(map(place.__getitem__, stems), np.int32, len(stems))
        names += [tag + stem for stem in place]
        members.append(numbers[np.argsort(at, kind="stable")])
        sizes.append(np.bincount(at, minlength=len(place)))
    arrays["stem"], arrays["stem_at"] = sorted_texts(names)
    arrays["stem_term"] = np.concatenate(members)
    arrays["stem_term_at"] = np.cumsum(np.concatenate(sizes)).astype(np.int32)


def _stems_of(words: list[str]) -> Iterable[tuple[str, list[str]]]:
    """As `Stems.classes_of_all`, some words at a time: no other thread may run while a stemmer does."""
    found: defaultdict[str, list[str]] = defaultdict(list)
    stems = Stems()
    for first in range(0, max(1, len(words)), _AT_A_TIME):
        for tag, some in stems.classes_of_all(words[first : first + _AT_A_TIME]):
            found[tag] += some
    return found.items()


def _add_near(arrays: dict[str, Array], words: list[str], numbers: Array) -> dict[str, list[int]]:
    """The words by first letter and length; gives the bounds of each such group."""
    letters = np.fromiter((ord(word[0]) for word in words), np.int32, len(words))
    lengths = np.fromiter(map(len, words), np.int32, len(words))
    order = np.lexsort((numbers, lengths, letters))
    arrays["near"] = numbers[order]
    form = letters[order].astype(np.int64) << 32 | lengths[order]
    starts = np.flatnonzero(np.r_[True, form[1:] != form[:-1]]) if len(form) else np.zeros(0, np.int64)
    bounds = zip(starts.tolist(), [*starts[1:].tolist(), len(form)], form[starts].tolist(), strict=False)
    return {f"{chr(one >> 32)}{one & 0xFFFFFFFF}": [first, last] for first, last, one in bounds}


def _grouped(groups: Iterable[Sequence[int]]) -> tuple[Array, Array]:
    """Groups of numbers one after another, and where each begins."""
    listed = list(groups)
    at = np.zeros(len(listed) + 1, np.int32)
    np.cumsum(np.fromiter(map(len, listed), np.int32, len(listed)), out=at[1:])
    return np.fromiter((number for group in listed for number in group), np.int32, int(at[-1])), at


def _entry_facts(facts: list[Facts], languages: list[str]) -> dict[str, Array]:
    columns: dict[str, tuple[Any, list[int]]] = {
        "kind": (np.uint8, [KINDS.index(Kind(one.kind)) for one in facts]),
        "lang": (np.uint8, [languages.index(one.lang) for one in facts]),
        "confidence": (np.uint8, [CONFIDENCES.index(Confidence(one.confidence)) for one in facts]),
        "valid_from": (np.int32, [one.valid_from for one in facts]),
        "valid_until": (np.int32, [one.valid_until for one in facts]),
        "due": (np.int32, [one.due for one in facts]),
        "parent": (np.int32, [one.parent for one in facts]),
        "unit": (np.uint64, [one.unit for one in facts]),
        "title": (np.uint64, [one.title for one in facts]),
    }
    return {name: np.array(values, kind) for name, (kind, values) in columns.items()}


def _look_ups(facts: list[Facts]) -> dict[str, Array]:
    by_path: dict[str, list[int]] = {}
    for number, one in enumerate(facts):
        by_path.setdefault(one.path, []).append(number)
    by_tag: defaultdict[str, list[int]] = defaultdict(list)
    for number, one in enumerate(facts):
        for tag in one.tags:
            by_tag[tag].append(number)
    best = sorted((mark, number) for number, one in enumerate(facts) for mark in one.best)
    arrays: dict[str, Array] = {}
    paths, tags = sorted(by_path), sorted(by_tag)
    arrays["path"], arrays["path_at"] = sorted_texts(paths)
    arrays["path_entry"], arrays["path_entry_at"] = _grouped(by_path[path] for path in paths)
    arrays["tag"], arrays["tag_at"] = sorted_texts(tags)
    arrays["tag_entry"], arrays["tag_entry_at"] = _grouped(by_tag[tag] for tag in tags)
    arrays["best"] = np.array([mark for mark, _ in best], np.uint64)
    arrays["best_entry"] = np.array([number for _, number in best], np.int32)
    arrays["borrowed"] = np.array([number for number, one in enumerate(facts) if one.is_title_borrowed], np.int32)
    return arrays
