"""From entries to the hits that faces show: marked, quoted, with the reasons why."""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from datetime import date

import numpy as np
from numpy.typing import NDArray

from kbdesk.domain.hit import Hit, Question, Snippet
from kbdesk.search.analysis import fold, plain
from kbdesk.search.entries import Entry
from kbdesk.search.explanation import explain
from kbdesk.search.gathering import BETWEEN_FIELDS, IN_STREAM
from kbdesk.search.matching import Matcher
from kbdesk.search.plan import Plan, Way
from kbdesk.search.scorer import Scored, Scores
from kbdesk.search.snippet import Marker, marked, quoted

Numbers = NDArray[np.int64]
_WINDOW, _BEFORE, _BEHIND = 18, 8, 40
"""In words: what is seen of a quotation behind its first mark; round it, what may be marked at most."""


@dataclass(frozen=True, slots=True)
class Places:
    """Words of a field that meet the plan, by their number in the field, and beside each its group, from 1 on."""

    words: Numbers
    groups: NDArray[np.int16]

    def together(self, rarity: tuple[float, ...]) -> list[int]:
        """The words round the place where most of the question stands together."""
        first = self._best(rarity)
        start, end = self.words.searchsorted((first - _BEFORE, first + _BEHIND))
        numbers: list[int] = self.words[start:end].tolist()
        return numbers

    def _best(self, rarity: tuple[float, ...]) -> int:
        groups = np.array(sorted(set(self.groups.tolist())))
        if len(groups) == 1:
            return int(self.words[0])
        ends = self.words.searchsorted(self.words + _WINDOW)
        before = np.zeros((len(groups), len(self.words) + 1), np.int32)
        np.cumsum(self.groups == groups[:, None], axis=1, out=before[:, 1:])
        is_seen = before[:, ends] > before[:, :-1]
        worth = (np.array(rarity)[groups - 1] + 0.01) @ is_seen
        return int(self.words[worth.argmax()])


@dataclass(frozen=True, slots=True)
class Meeting:
    """The words of a plan as the segments know them: for the marker as text, for finding them in an entry as terms."""

    marker: Marker
    groups: tuple[NDArray[np.int16], ...]
    """For each segment the group that a term meets, from 1 on; one place more, for what stands between two fields."""
    codes: frozenset[str]

    def places(self, one: Scored, scores: Scores) -> dict[str, Places]:
        """Where an entry meets the plan, field by field, by its stream of terms and so without reading its text."""
        sidecar = scores.segments[one.place].sidecar
        stream = sidecar.stream[sidecar.stream_at[one.entry] : sidecar.stream_at[one.entry + 1]]
        groups = self.groups[one.place][stream]
        (met,) = groups.nonzero()
        (ends,) = (stream == BETWEEN_FIELDS).nonzero()
        bounds = [0, *met.searchsorted(ends).tolist()]
        starts = [0, *(ends + 1).tolist()]
        return {
            name: Places(met[first:last] - start, groups[met[first:last]])
            for name, first, last, start in zip(IN_STREAM, bounds, bounds[1:], starts, strict=False)
            if last > first
        }


def meeting_of(plan: Plan, matchers: Iterable[Matcher], *, rarity: tuple[float, ...]) -> Meeting:
    """All words of the index that meet the plan, in any form."""
    words: dict[str, int] = {}
    beginnings: dict[str, int] = {}
    groups: list[NDArray[np.int16]] = []
    for matcher in matchers:
        own = np.zeros(len(matcher.sidecar.terms) + 1, np.int16)
        for number, way, word in _words_of(plan):
            if way.is_beginning:
                beginnings.setdefault(word, number)
                first, last = matcher.sidecar.terms.beginning_with(word)
                own[first:last] = np.where(own[first:last], own[first:last], number + 1)
                continue
            words.setdefault(word, number)
            for term, _ in matcher.terms_of(word, is_strict=way.is_strict):
                own[term] = own[term] or number + 1
                words.setdefault(matcher.sidecar.terms.text(term), number)
        groups.append(own)
    codes = plan.codes()
    in_words = {code: words[code] for code in codes if code in words}
    return Meeting(Marker(words, tuple(beginnings.items()), rarity, in_words), tuple(groups), codes)


def _words_of(plan: Plan) -> Iterator[tuple[int, Way, str]]:
    for number, group in enumerate(plan.groups):
        for way in group.ways:
            for word in way.words:
                yield number, way, word


def hit_of(
    entry: Entry, one: Scored, *, rank: int, question: Question, meeting: Meeting, scores: Scores, today: date
) -> Hit:
    marker = meeting.marker
    places = meeting.places(one, scores)
    sidecar = scores.segments[one.place].sidecar
    has_code = any(sidecar.has(one.entry, code) for code in meeting.codes)
    code_in_body = has_code and marker.holds_code(entry.body)
    can_be_titled = "title" in places or entry.slug or has_code
    titles = marker.marks(entry.title) if can_be_titled else []
    met = {*places, *(("code",) if has_code else ()), *(("body",) if code_in_body else ())}
    why = _why(entry, question, met=met, marker=marker, is_best=one.is_best)
    snippet = _snippet(entry, marker, in_title=bool(titles), in_body=places.get("body"), code_in_body=code_in_body)
    return Hit(
        rank=rank,
        id=entry.id,
        kind=entry.kind,
        lang=entry.lang,
        title=entry.title,
        title_marked=marked(entry.title, titles),
        summary=entry.summary,
        snippet=snippet,
        score=round(one.score, 4),
        why=why,
        path=entry.path,
        line=entry.line,
        step=entry.slug,
        step_title=entry.step_title,
        confidence=entry.confidence,
        reviewed=entry.reviewed,
        overdue=entry.overdue(today),
        product=entry.product,
        phase=entry.phase,
        best=one.is_best,
        explanation=explain(one, scores, entry=entry, why=why) if question.explain else (),
    )


def _snippet(entry: Entry, marker: Marker, *, in_title: bool, in_body: Places | None, code_in_body: bool) -> Snippet:
    """The summary, which is the answer in a line; the body's own words where only they match; else how it begins."""
    is_in_body = code_in_body or in_body is not None
    if entry.summary:
        in_summary = marker.marks(entry.summary)
        if in_summary or in_title or not is_in_body:
            return quoted(entry.summary, in_summary)
    if in_body is not None and not code_in_body:
        together = marker.marks_at(entry.body, in_body.together(marker.rarity))
        if together:
            return quoted(entry.body, together)
    if is_in_body and (everywhere := marker.marks(entry.body)):
        return quoted(entry.body, everywhere)
    return quoted(entry.lead or entry.body, marker.marks(entry.lead))


def _why(entry: Entry, question: Question, *, met: set[str], marker: Marker, is_best: bool) -> tuple[str, ...]:
    """The fields that matched, the weightiest first."""
    whole = plain(question.text)

    def meets(*texts: str) -> bool:
        return "keywords" in met and bool(marker.meeting(fold("\n".join(texts))))

    found = {
        "best_for": is_best and whole in {plain(line) for line in entry.best_for},
        "title": "title" in met,
        "code": "code" in met,
        "keywords": meets(*entry.keywords, *entry.aliases),
        "customer_words": meets(*entry.customer_words, *entry.best_for),
        "headings": "headings" in met,
        "summary": "summary" in met,
        "body": "body" in met,
    }
    return tuple(name for name, is_met in found.items() if is_met) or ("code",)
