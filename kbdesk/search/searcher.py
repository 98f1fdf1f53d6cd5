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
from kbdesk.search.analysis import Stems, plain
from kbdesk.search.damage import IndexDamaged, IndexUnusable
from kbdesk.search.hits import Asked
from kbdesk.search.lexicon import Lexicon
from kbdesk.search.matching import Matcher
from kbdesk.search.meeting import meetings_of
from kbdesk.search.plan import make_plan, with_translations
from kbdesk.search.query import read_line
from kbdesk.search.ranking import ranked
from kbdesk.search.scorer import Scored, Scores, is_hardly_met, score
from kbdesk.search.synonyms import Said, Synonyms, SynonymTable
from kbdesk.search.view import View, open_view

_TRIES = 3
_GIVEN_BACK_AFTER = 50
"""Answers; after a long day the whole index would have been read once, and count as our memory."""


class Searcher:
    """`found_damage` names the state (folder/number) in which damage was met, for the next look at the index."""

    def __init__(self, index: Path) -> None:
        self._index = index
        self._stems = Stems()
        self._view: View | None = None
        self._matchers: tuple[Matcher, ...] = ()
        self._lexicon = Lexicon((), self._stems)
        self._tables: dict[str, tuple[Synonyms, SynonymTable]] = {}
        self._asked = 0
        self.found_damage = ""

    def answer(self, question: Question, said: Said, *, today: date, progress: Progress) -> Answer:
        """As `SearchIndex.answer`."""
        began = time.perf_counter()
        answer = Answer(question, (), 0, 0.0, read_as=question.text)
        for _ in range(_TRIES):
            progress.check()
            try:
                answer = self._answer(question, self._refreshed(), said, today=today, progress=progress)
                break
            except FileNotFoundError:
                self.close()
            except IndexUnusable:
                self._note_damage()
                break
        self._asked += 1
        if self._view is not None and self._asked % _GIVEN_BACK_AFTER == 0:
            self._view.give_back()
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

    def _answer(self, question: Question, view: View, said: Said, *, today: date, progress: Progress) -> Answer:
        line = read_line(question.text, as_you_type=question.as_you_type)
        own, general = self._table("own", said.own), self._table(f"general-{question.lang}", said.general)
        plan = make_plan(line, self._lexicon, synonyms=own, literal=question.literal, thesaurus=general)
        progress.check()
        if not plan.groups or not view.count:
            return Answer(question, (), 0, 0.0, plan.read_as, plan.is_corrected, plan.others)
        scores = score(plan, self._matchers, question=question, today=today, progress=progress)
        if said.translated and is_hardly_met(scores, question.lang):
            translations = self._table(f"translated-{question.lang}", said.translated)
            translated = with_translations(plan, line, self._lexicon, translations)
            if translated != plan:
                plan = translated
                scores = score(plan, self._matchers, question=question, today=today, progress=progress)
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
        meetings = meetings_of(found, scores, self._matchers)
        asked = Asked(question, scores, view, today, plain(question.text))
        hits: list[Hit] = []
        for one in found:
            try:
                hits.append(asked.hit(one, meetings[one.place], rank=len(hits) + 1))
            except IndexDamaged:
                self.found_damage = f"{view.folder.name}/{view.contents.number}"
        return tuple(hits)

    def _table(self, name: str, synonyms: Synonyms) -> SynonymTable:
        known = self._tables.get(name)
        if known is None or known[0] is not synonyms:
            known = self._tables[name] = (synonyms, SynonymTable(synonyms, self._stems))
        return known[1]
