"""Answers questions over the newest view: read, plan, score, rank, show.

    query -> plan -> matching + scorer -> ranking -> hits

Belongs to one thread. Between the stages it asks whether a newer question has come.
"""

import time
from datetime import date
from pathlib import Path

from kbdesk.domain.article import Kind
from kbdesk.domain.hit import Answer, Hit, Question
from kbdesk.domain.language import UNKNOWN_LANGUAGE
from kbdesk.domain.progress import Progress
from kbdesk.search.analysis import Stems
from kbdesk.search.damage import IndexDamaged, IndexUnusable
from kbdesk.search.hits import hit_of, meeting_of
from kbdesk.search.lexicon import Lexicon
from kbdesk.search.matching import Matcher
from kbdesk.search.plan import make_plan
from kbdesk.search.query import read_line
from kbdesk.search.ranking import ranked
from kbdesk.search.scorer import Scored, Scores, score
from kbdesk.search.synonyms import Synonyms, SynonymTable
from kbdesk.search.view import View, open_view

_TRIES = 3


class Searcher:
    """`found_damage` names the state (folder/number) in which damage was met, for the next look at the index."""

    def __init__(self, index: Path) -> None:
        self._index = index
        self._stems = Stems()
        self._view: View | None = None
        self._matchers: tuple[Matcher, ...] = ()
        self._lexicon = Lexicon((), self._stems)
        self._synonyms: tuple[Synonyms, SynonymTable] = ((), SynonymTable((), self._stems))
        self.found_damage = ""

    def answer(self, question: Question, *, synonyms: Synonyms, today: date, progress: Progress) -> Answer:
        """As `SearchIndex.answer`."""
        began = time.perf_counter()
        answer = Answer(question, (), 0, 0.0, read_as=question.text)
        for _ in range(_TRIES):
            progress.check()
            try:
                answer = self._answer(question, self._refreshed(), synonyms, today, progress)
                break
            except FileNotFoundError:
                self.close()
            except IndexUnusable:
                self._note_damage()
                break
        took = round((time.perf_counter() - began) * 1000, 3)
        return Answer(
            question,
            answer.hits,
            answer.total,
            took,
            answer.read_as,
            answer.corrected,
            answer.did_you_mean,
            answer.other_language,
        )

    def close(self) -> None:
        """Lets go of the view."""
        if self._view is not None:
            self._view.close()
        self._view = None
        self._matchers = ()
        self._lexicon = Lexicon((), self._stems)

    def _refreshed(self) -> View:
        """The newest view, with what belongs to it."""
        if self._view is not None and self._view.is_current(self._index):
            return self._view
        former = self._view
        view = open_view(self._index, former=former)
        if former is not None:
            former.close()
        self._view = view
        self._matchers = tuple(Matcher(sidecar, self._stems) for sidecar in view.sidecars)
        self._lexicon = Lexicon(view.sidecars, self._stems)
        return view

    def _note_damage(self) -> None:
        if self._view is not None:
            self.found_damage = f"{self._view.folder.name}/{self._view.contents.number}"
        self.close()

    def _answer(self, question: Question, view: View, synonyms: Synonyms, today: date, progress: Progress) -> Answer:
        line = read_line(question.text, as_you_type=question.as_you_type)
        plan = make_plan(line, self._lexicon, synonyms=self._table(synonyms), literal=question.literal)
        progress.check()
        if not plan.groups or not view.count:
            return Answer(question, (), 0, 0.0, plan.read_as, plan.is_corrected, plan.others)
        scores = score(plan, self._matchers, count=view.count, question=question, today=today, progress=progress)
        only_steps = question.kinds == (Kind.STEP,)
        found = ranked(scores, lang=question.lang, limit=question.limit, only_steps=only_steps)
        progress.check()
        hits = self._hits(found, scores, view=view, question=question, today=today)
        other = bool(hits) and all(hit.lang not in {question.lang, UNKNOWN_LANGUAGE} for hit in hits)
        total = max(scores.total(), len(hits)) if len(hits) == question.limit else len(hits)
        return Answer(question, hits, total, 0.0, plan.read_as, plan.is_corrected, plan.others, other)

    def _hits(
        self, found: list[Scored], scores: Scores, *, view: View, question: Question, today: date
    ) -> tuple[Hit, ...]:
        meeting = meeting_of(scores.plan, self._matchers, rarity=scores.rarity)
        hits: list[Hit] = []
        for one in found:
            sidecar = scores.segments[one.place].sidecar
            try:
                entry = view.entry(sidecar, one.entry)
            except IndexDamaged:
                self.found_damage = f"{view.folder.name}/{view.contents.number}"
                continue
            rank = len(hits) + 1
            hits.append(hit_of(entry, one, rank=rank, question=question, meeting=meeting, scores=scores, today=today))
        return tuple(hits)

    def _table(self, synonyms: Synonyms) -> SynonymTable:
        if self._synonyms[0] is not synonyms:
            self._synonyms = (synonyms, SynonymTable(synonyms, self._stems))
        return self._synonyms[1]
