"""Makes the sidecar of a segment: the arrays from which typing is answered.

terms           the vocabulary, sorted, as one run of bytes with offsets
at, entry, weight      for each term its entries and, in one byte, what it weighs there over all fields
title_at, title_entry  the same for titles alone
stream_at, stream      the words of each entry in order: phrases and nearness
stem*, part*, near*    stem classes, compounds that hold a word, words by first letter and length
kind, lang, ...        what the ranking knows of an entry
path*, best*, tag*     look-ups: the entries of a file, exact questions, filters
"""

from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import numpy as np

from kbdesk.domain.article import Confidence, Kind
from kbdesk.search.analysis import Stems, is_stemmed
from kbdesk.search.array_file import Array, write_arrays
from kbdesk.search.compounds import can_be_compound, two_parts
from kbdesk.search.gathering import Facts, Gathered, Postings
from kbdesk.search.weights import (
    ANALYSIS_VERSION,
    FIELD_BOOST,
    FIELDS,
    LENGTH_SHARE,
    SMALLEST_WEIGHT,
    USUAL_LENGTH,
    USUAL_LENGTH_COUNTS,
    WEIGHT_STEP,
)

SIDECAR_SUFFIX = ".side"
KINDS = tuple(Kind)
CONFIDENCES = tuple(Confidence)


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


def write_sidecar(path: Path, gathered: Gathered, totals: LengthTotals) -> None:
    """`totals` are those of the segments that stand beside this one."""
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
    }
    write_arrays(path, arrays, version=ANALYSIS_VERSION, facts=facts)


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
    """Each term's weight in each entry: boost x count over the share that the field's length takes, all fields added."""
    count = max(1, len(gathered.facts))
    both = np.concatenate(
        [gathered.postings[name].term.astype(np.int64) * count + gathered.postings[name].entry for name in FIELDS]
    )
    parts = np.concatenate([_field_weight(name, gathered.postings[name], gathered, usual[name]) for name in FIELDS])
    unique, place = np.unique(both, return_inverse=True)
    weight = np.bincount(place, parts, len(unique)) if len(unique) else np.zeros(0)
    steps = np.log(np.maximum(weight, SMALLEST_WEIGHT) / SMALLEST_WEIGHT) / WEIGHT_STEP
    entry_type = np.uint16 if count < 65_536 else np.int32
    return {
        "at": _offsets((unique // count).astype(np.int32), len(gathered.terms)),
        "entry": (unique % count).astype(entry_type),
        "weight": np.clip(np.round(steps), 0, 255).astype(np.uint8),
    }


def _field_weight(name: str, postings: Postings, gathered: Gathered, usual: float) -> Array:
    share = LENGTH_SHARE[name]
    length = gathered.lengths[name][postings.entry]
    return np.asarray(postings.count * FIELD_BOOST[name] / (1 - share + share * length / usual))


def _word_relations(arrays: dict[str, Array], terms: list[str], counts: Array) -> dict[str, list[int]]:
    """Adds stem classes, compounds and words by first letter and length; gives the bounds of the last."""
    stemmed = [(number, term) for number, term in enumerate(terms) if is_stemmed(term)]
    classes: defaultdict[str, list[int]] = defaultdict(list)
    for tag, stems in Stems().classes_of_all([term for _, term in stemmed]):
        for (number, _), stem in zip(stemmed, stems, strict=True):
            classes[tag + stem].append(number)
    names = sorted(classes)
    arrays["stem"], arrays["stem_at"] = sorted_texts(names)
    arrays["stem_term"], arrays["stem_term_at"] = _grouped(classes[name] for name in names)
    known = {term: int(counts[number]) for number, term in stemmed}
    number_of = {term: number for number, term in stemmed}
    holding: defaultdict[int, list[int]] = defaultdict(list)
    for number, term in stemmed:
        parts = two_parts(term, lambda word: known.get(word, 0)) if can_be_compound(term) else None
        for part in parts or ():
            holding[number_of[part]].append(number)
    part_terms = sorted(holding)
    arrays["part"] = np.array(part_terms, np.int32)
    arrays["part_whole"], arrays["part_whole_at"] = _grouped(holding[number] for number in part_terms)
    by_form = sorted((term[0], len(term), number) for number, term in stemmed)
    arrays["near"] = np.fromiter((number for *_, number in by_form), np.int32, len(by_form))
    bounds: dict[str, list[int]] = {}
    for place, (letter, length, _) in enumerate(by_form):
        bounds.setdefault(f"{letter}{length}", [place, place])[1] = place + 1
    return bounds


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
    return arrays
