"""From entries to the hits that faces show: marked, quoted, with the reasons why."""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from datetime import date

import numpy as np
from numpy.typing import NDArray

from kbdesk.domain.hit import Hit, Question, Snippet
from kbdesk.search.analysis import fold, plain, word_set
from kbdesk.search.entries import Entry
from kbdesk.search.explanation import explain
from kbdesk.search.matching import Matcher
from kbdesk.search.plan import Plan, Way
from kbdesk.search.scorer import Scored, Scores
from kbdesk.search.snippet import Mark, Marker, marked, quoted


@dataclass(frozen=True, slots=True)
class Meeting:
    """The words of a plan as the segments know them: for the marker as text, for finding them in an entry as terms."""

    marker: Marker
    terms: tuple[NDArray[np.bool_], ...]
    """For each segment whether a term meets the plan; one place more, for what stands between two fields (-1)."""

    def words_in(self, one: Scored, scores: Scores) -> frozenset[str]:
        """The words of an entry that meet the plan, by its stream of terms and so without reading its text."""
        sidecar = scores.segments[one.place].sidecar
        stream = sidecar.stream[sidecar.stream_at[one.entry] : sidecar.stream_at[one.entry + 1]]
        present = set(stream[self.terms[one.place][stream]].tolist())
        return frozenset(sidecar.terms.text(term) for term in present)


def meeting_of(plan: Plan, matchers: Iterable[Matcher], *, rarity: tuple[float, ...]) -> Meeting:
    """All words of the index that meet the plan, in any form."""
    words: dict[str, int] = {}
    beginnings: dict[str, int] = {}
    terms: list[NDArray[np.bool_]] = []
    for matcher in matchers:
        own = np.zeros(len(matcher.sidecar.terms) + 1, bool)
        for number, way, word in _words_of(plan):
            if way.is_beginning:
                beginnings.setdefault(word, number)
                first, last = matcher.sidecar.terms.beginning_with(word)
                own[first:last] = True
                continue
            words.setdefault(word, number)
            forms = [term for term, _ in matcher.terms_of(word, is_strict=way.is_strict)]
            own[forms] = True
            for term in forms:
                words.setdefault(matcher.sidecar.terms.text(term), number)
        terms.append(own)
    codes = {code: words[code] for code in plan.codes() if code in words}
    return Meeting(Marker(words, tuple(beginnings.items()), rarity, codes), tuple(terms))


def _words_of(plan: Plan) -> Iterator[tuple[int, Way, str]]:
    for number, group in enumerate(plan.groups):
        for way in group.ways:
            for word in way.words:
                yield number, way, word


def hit_of(
    entry: Entry, one: Scored, *, rank: int, question: Question, meeting: Meeting, scores: Scores, today: date
) -> Hit:
    marker = meeting.marker
    among = meeting.words_in(one, scores)
    marks = {
        "title": marker.marks(entry.title),
        "summary": marker.marks(entry.summary, among=among),
        "body": marker.marks(entry.body, among=among),
    }
    why = _why(entry, one, question=question, scores=scores, among=among, in_body=bool(marks["body"]))
    return Hit(
        rank=rank,
        id=entry.id,
        kind=entry.kind,
        lang=entry.lang,
        title=entry.title,
        title_marked=marked(entry.title, marks["title"]),
        summary=entry.summary,
        snippet=_snippet(entry, marks, marker=marker),
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


def _snippet(entry: Entry, marks: dict[str, list[Mark]], *, marker: Marker) -> Snippet:
    """The summary, which is the answer in a line; the body's own words where only they match; else how it begins."""
    if entry.summary and (marks["summary"] or marks["title"] or not marks["body"]):
        return quoted(entry.summary, marks["summary"])
    if marks["body"]:
        return quoted(entry.body, marks["body"])
    return quoted(entry.lead or entry.body, marker.marks(entry.lead))


def _why(
    entry: Entry, one: Scored, *, question: Question, scores: Scores, among: frozenset[str], in_body: bool
) -> tuple[str, ...]:
    """The fields that matched, the weightiest first."""

    def meets(*texts: str) -> bool:
        return not among.isdisjoint(word_set(fold("\n".join(texts))))

    whole = plain(question.text)
    found = {
        "best_for": one.is_best and whole in {plain(line) for line in entry.best_for},
        "title": meets(entry.heading),
        "code": _meets_code(one, scores),
        "keywords": meets(*entry.keywords, *entry.aliases),
        "customer_words": meets(*entry.customer_words, *entry.best_for),
        "headings": meets(*entry.headings),
        "summary": meets(entry.summary),
        "body": in_body,
    }
    return tuple(name for name, is_met in found.items() if is_met) or ("code",)


def _meets_code(one: Scored, scores: Scores) -> bool:
    """True when a code of the question, or an id in it, belongs to the entry."""
    sidecar = scores.segments[one.place].sidecar
    return any(sidecar.has(one.entry, code) for code in scores.plan.codes())
