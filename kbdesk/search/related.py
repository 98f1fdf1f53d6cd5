"""What else is worth reading beside a file: the files that its own key terms lead to.

The key terms are the words that weigh most in the file and are rare among the files of its language; a file is related
by the share of them that it holds. Measured against the file itself, that share is 1 for a copy and next to nothing for
a stranger, whatever the size of the collection, so that one threshold says "clearly related" everywhere.

A finder has a view of its own: it may be asked from another thread than the searcher.
"""

import math
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date
from pathlib import Path

import numpy as np
from numpy.typing import NDArray

from kbdesk.domain.article import Confidence, Kind
from kbdesk.domain.hit import Hit
from kbdesk.search.analysis import Stems, is_stemmed
from kbdesk.search.damage import IndexDamaged
from kbdesk.search.entries import Entry
from kbdesk.search.own_view import OwnView
from kbdesk.search.sidecar import WEIGHTS, Sidecar
from kbdesk.search.sidecar_writer import CONFIDENCES, KINDS
from kbdesk.search.view import View
from kbdesk.search.weights import SAME_STEM, SATURATION

KEY_TERMS = 12
CLEARLY = 0.25
"""The share of the file's own key terms, by weight, from which another file counts as related."""
FEWEST_SHARED = 3
"""One or two words in common are an accident; a short file may have fewer key terms than this at all."""
WEIGHT_COUNTS = 0.75
"""Exponent on the weight of a word in the file. In a small collection most words are equally rare; then what stands in
the title and again and again in the text must tell."""
_LOOKED_AT = 60
"""Words of the file that are weighed exactly; the others are common or of no weight."""
_FEW = 8
"""In so few files any word may stand in half of them."""
_SHORTEST = 3
_OFFERED = tuple(KINDS.index(kind) for kind in (Kind.ARTICLE, Kind.SCRIPT, Kind.NOTICE))


@dataclass(frozen=True, slots=True)
class _File:
    """The entry of a file: `place` is the number of its segment in the view."""

    place: int
    entry: int


@dataclass(frozen=True, slots=True)
class _KeyTerm:
    """A word of the file: how rare it is, and what it weighs in this file."""

    word: str
    rarity: float
    weight: float

    @property
    def says(self) -> float:
        """How much it tells of what the file is about."""
        return self.rarity * math.pow(self.weight, WEIGHT_COUNTS)


class RelatedFinder:
    """Answers for one index; belongs to one thread at a time."""

    def __init__(self, index: Path) -> None:
        self._view = OwnView(index)
        self._stems = Stems()

    def related(self, path: str, *, limit: int, today: date) -> tuple[Hit, ...]:
        """As `SearchIndex.related`."""
        nothing: tuple[Hit, ...] = ()
        return self._view.ask(lambda view: self._related(view, path, limit, today), otherwise=nothing)

    def close(self) -> None:
        """Lets go of the view."""
        self._view.close()

    def _related(self, view: View, path: str, limit: int, today: date) -> tuple[Hit, ...]:
        file = _file_of(view, path)
        if file is None:
            return ()
        own = view.sidecars[file.place]
        lang, unit = own.languages[int(own.lang[file.entry])], int(own.unit[file.entry])
        terms = self._key_terms(view, file, lang)
        if not terms:
            return ()
        scored = []
        for place, sidecar in enumerate(view.sidecars):
            share = self._shares(sidecar, terms)
            share[~_on_offer(sidecar, today)] = 0
            share[sidecar.unit == unit] = 0
            scored += [(float(share[entry]), place, int(entry)) for entry in np.flatnonzero(share >= CLEARLY)]
        scored.sort(key=lambda one: (-one[0], int(view.sidecars[one[1]].unit[one[2]])))
        return tuple(_hits(view, _one_half(view, scored, lang), limit, today))

    def _key_terms(self, view: View, file: _File, lang: str) -> list[_KeyTerm]:
        """The words that say most of the file, each in one of its forms only."""
        own = view.sidecars[file.place]
        stream = own.stream[own.stream_at[file.entry] : own.stream_at[file.entry + 1]]
        words = [term for term in np.unique(stream).tolist() if term >= 0 and len(own.terms.text(term)) >= _SHORTEST]
        weights = {term: _weight(own, term, file.entry) for term in words}
        held = {term: int(own.at[term + 1] - own.at[term]) for term in words}
        by_guess = sorted(
            words, key=lambda term: -(weights[term] ** WEIGHT_COUNTS) * math.log(1 + own.count / held[term])
        )
        in_language = [_files_in(sidecar, lang) for sidecar in view.sidecars]
        count = sum(int(np.count_nonzero(mask)) for mask in in_language)
        found = []
        for term in by_guess[:_LOOKED_AT]:
            word = own.terms.text(term)
            files = sum(_held_by(sidecar, word, mask) for sidecar, mask in zip(view.sidecars, in_language, strict=True))
            # A word that only this file holds leads nowhere, one that half of the files hold leads everywhere.
            if files > 1 and (files * 2 <= count or count <= _FEW) and not word.isdigit():
                rarity = math.log(1 + (count - files + 0.5) / (files + 0.5))
                found.append(_KeyTerm(word, rarity, weights[term]))
        found.sort(key=lambda one: (-one.says, one.word))
        return self._without_forms(found)

    def _without_forms(self, found: list[_KeyTerm]) -> list[_KeyTerm]:
        kept: list[_KeyTerm] = []
        known: set[str] = set()
        for one in found:
            classes = self._stems.classes(one.word) if is_stemmed(one.word) else (one.word,)
            if known.isdisjoint(classes):
                kept.append(one)
            known.update(classes)
        return kept[:KEY_TERMS]

    def _shares(self, sidecar: Sidecar, terms: list[_KeyTerm]) -> NDArray[np.float64]:
        """For each entry its share of the key terms; nothing for those that hold too few of them."""
        total = np.zeros(sidecar.count)
        shared = np.zeros(sidecar.count, np.int32)
        for one in terms:
            strength = np.zeros(sidecar.count, np.float32)
            for term, counts in self._forms(sidecar, one.word):
                first, last = int(sidecar.at[term]), int(sidecar.at[term + 1])
                weights = WEIGHTS[sidecar.weight[first:last]] * np.float32(counts)
                entries = sidecar.entry[first:last]
                strength[entries] = np.maximum(strength[entries], weights / (weights + np.float32(SATURATION)))
            total += one.says * strength
            shared += strength > 0
        itself = sum(one.says * _strength(one.weight) for one in terms)
        total[shared < min(FEWEST_SHARED, len(terms))] = 0
        return total / itself

    def _forms(self, sidecar: Sidecar, word: str) -> list[tuple[int, float]]:
        """The word and its other forms in a segment, with what each counts."""
        found: dict[int, float] = {}
        own = sidecar.term(word)
        if own >= 0:
            found[own] = 1.0
        if is_stemmed(word):
            for name in self._stems.classes(word):
                for term in sidecar.of_stem(name):
                    found.setdefault(term, SAME_STEM)
        return list(found.items())


def _file_of(view: View, path: str) -> _File | None:
    for place, sidecar in enumerate(view.sidecars):
        if entries := sidecar.of_path(path):
            return _File(place, entries[0])
    return None


def _weight(sidecar: Sidecar, term: int, entry: int) -> float:
    """What a term that the entry holds weighs in it, over all fields."""
    first, last = int(sidecar.at[term]), int(sidecar.at[term + 1])
    return float(WEIGHTS[sidecar.weight[first + int(np.searchsorted(sidecar.entry[first:last], entry))]])


def _strength(weight: float) -> float:
    return weight / (weight + SATURATION)


def _held_by(sidecar: Sidecar, word: str, mask: NDArray[np.bool_]) -> int:
    """How many entries of the mask hold the very word."""
    term = sidecar.term(word)
    return int(np.count_nonzero(mask[sidecar.entry[sidecar.at[term] : sidecar.at[term + 1]]])) if term >= 0 else 0


def _files_in(sidecar: Sidecar, lang: str) -> NDArray[np.bool_]:
    """The living entries that are whole files in a language: steps would count their script's words twice."""
    if lang not in sidecar.languages:
        return np.zeros(sidecar.count, bool)
    found = (sidecar.lang == sidecar.languages.index(lang)) & (sidecar.kind != KINDS.index(Kind.STEP))
    return np.asarray(found if sidecar.alive is None else found & sidecar.alive)


def _on_offer(sidecar: Sidecar, today: date) -> NDArray[np.bool_]:
    """What a reader may be led to: whole files, alive, in force, not archived."""
    day = today.toordinal()
    found = np.isin(sidecar.kind, _OFFERED) & (sidecar.confidence != CONFIDENCES.index(Confidence.ARCHIVED))
    found &= (sidecar.valid_from <= day) & ((sidecar.valid_until == 0) | (sidecar.valid_until >= day))
    return np.asarray(found if sidecar.alive is None else found & sidecar.alive)


def _one_half(view: View, scored: list[tuple[float, int, int]], lang: str) -> list[tuple[float, int, int]]:
    """Each document once, those in the language of the file first; of the others the half that is most related. One that
    has a half in this language, which is less related, is not shown in another.
    """
    in_language = {int(unit) for sidecar in view.sidecars for unit in sidecar.unit[_files_in(sidecar, lang)]}
    own: dict[int, tuple[float, int, int]] = {}
    others: dict[int, tuple[float, int, int]] = {}
    for one in scored:
        sidecar = view.sidecars[one[1]]
        is_own = sidecar.languages[int(sidecar.lang[one[2]])] == lang
        (own if is_own else others).setdefault(int(sidecar.unit[one[2]]), one)
    return [*own.values(), *(one for unit, one in others.items() if unit not in in_language)]


def _hits(view: View, scored: list[tuple[float, int, int]], limit: int, today: date) -> Iterator[Hit]:
    rank = 0
    for share, place, number in scored:
        if rank == limit:
            return
        try:
            entry = view.entry(view.sidecars[place], number)
        except IndexDamaged:
            continue
        rank += 1
        yield _hit(entry, rank, share, today)


def _hit(entry: Entry, rank: int, share: float, today: date) -> Hit:
    return Hit(
        rank=rank,
        id=entry.id,
        kind=entry.kind,
        lang=entry.lang,
        title=entry.title,
        title_marked=((entry.title, False),),
        summary=entry.summary,
        snippet=((entry.summary, False),) if entry.summary else (),
        score=round(share, 4),
        why=(),
        path=entry.path,
        line=entry.line,
        confidence=entry.confidence,
        reviewed=entry.reviewed,
        overdue=entry.overdue(today),
        product=entry.product,
        phase=entry.phase,
    )
