"""The index of a content folder: the handle by which the rest of kbdesk holds this room.

A content lane calls `state` and `update`, a search lane calls `answer`; they may be different threads and different
processes, each sees whole states only. What is heavy (Whoosh, numpy, the stemmers) is loaded at the first use.

An index that is absent, damaged, swapped by a stranger or of another version never raises: `state` says so in
`rebuild_reason`, `answer` finds nothing, and `update(rebuild=True)` with readings of all files makes it good again.
"""

from collections.abc import Collection, Iterable
from contextlib import suppress
from datetime import date
from pathlib import Path
from typing import TYPE_CHECKING

from kbdesk.domain.errors import Locked, StateUnwritable
from kbdesk.domain.finding import Finding
from kbdesk.domain.hit import Answer, Hit, Question
from kbdesk.domain.library import IndexSize, IndexState, Reading
from kbdesk.domain.progress import Progress

if TYPE_CHECKING:
    from kbdesk.search.related import RelatedFinder
    from kbdesk.search.searcher import Searcher
    from kbdesk.search.synonyms import Synonyms
    from kbdesk.search.updating import Base
    from kbdesk.search.view import State


class SearchIndex:
    def __init__(self, folder: Path) -> None:
        self._folder = folder
        self._searcher: Searcher | None = None
        self._finder: RelatedFinder | None = None
        self._found_damage = ""
        self._sound: frozenset[str] = frozenset()
        self._state: State | None = None
        self._base: Base | None = None

    def state(self, *, thorough: bool = False) -> IndexState:
        """What the index on disk holds; opens it once to see that it is sound.

        A `thorough` look reads every byte that this index has not yet seen to be sound, some ten milliseconds for each
        ten thousand articles; without it a byte spoilt inside a file may go unnoticed.
        """
        from kbdesk.search.damage import IndexUnusable
        from kbdesk.search.view import open_view

        try:
            state = self._read()
            if self._found_damage == state.name:
                return IndexState(rebuild_reason=IndexUnusable.reason)
            view = open_view(self._folder)
            view.probe()
            if thorough:
                state.check_table(view)
                with suppress(FileNotFoundError):
                    self._sound = view.check_bytes(known=self._sound)
        except IndexUnusable as unusable:
            return IndexState(rebuild_reason=unusable.reason)
        catalogue = state.catalogue
        return IndexState(catalogue.cards, catalogue.left_out, catalogue.findings)

    def organisation_digest(self) -> str:
        """The digest given to the last `update`; empty without a usable index."""
        from kbdesk.search.damage import IndexUnusable

        try:
            return self._read().catalogue.organisation_digest
        except IndexUnusable:
            return ""

    def size(self) -> IndexSize:
        """How much the index holds; nothing without a usable index."""
        from kbdesk.search.damage import IndexUnusable

        try:
            return self._read().catalogue.size
        except IndexUnusable:
            return IndexSize(0, 0, 0, 0)

    def _read(self) -> "State":
        from kbdesk.search.view import read_state

        self._state = read_state(self._folder, known=self._state)
        return self._state

    def update(
        self,
        readings: Iterable[Reading],
        *,
        removed: Collection[str] = (),
        organisation_digest: str = "",
        findings: Collection[Finding] = (),
        total: int = 0,
        progress: Progress | None = None,
        rebuild: bool = False,
        patience: float = 10.0,
    ) -> IndexSize:
        """Takes in what was read, takes out `removed` paths, in one commit.

        `readings` may be lazy: each is indexed as it comes. `findings` are all findings of the folder; they are
        looked at after the last reading, so a list may grow while files are read. With `rebuild` (and when there is
        no usable index) a new index is made from `readings` alone while the old one stays in use; where there is none,
        what is in so far can be found while the rest is read. `patience` is how many seconds to wait for another
        writer. Raises Locked (`index-locked`), StateUnwritable (`index-unwritable`) and Cancelled; after any exception
        the former state is in use.
        """
        from kbdesk.search.updating import Update, base_of, write_lock

        progress = progress or Progress()
        with write_lock(self._folder, patience=patience, progress=progress):
            usable = base_of(self._folder, known=self._base)
            self._base = base = None if rebuild else usable
            update = Update(self._folder, base=base)
            try:
                done = 0
                for reading in readings:
                    progress.step(done, total, "index")
                    update.take(reading)
                    done += 1
                    if usable is None and update.is_worth_showing:
                        catalogue = update.commit(organisation_digest, tuple(findings))
                        base = base_of(self._folder, known=base, catalogue=catalogue)
                        update = Update(self._folder, base=base)
                progress.step(done, max(total, done), "index")
                for path in removed:
                    update.drop(path)
                catalogue = update.commit(organisation_digest, tuple(findings))
            finally:
                update.abandon()
            self._hold(base_of(self._folder, known=base, catalogue=catalogue))
        return catalogue.size

    def tidy(self, progress: Progress | None = None) -> None:
        """Uses a quiet moment: what this very index's updates left behind in small pieces is written together.

        Raises Cancelled. Does nothing while another process writes, or cannot write.
        """
        if self._base is None:
            return
        from kbdesk.search.updating import Update, base_of, needs_tidying, write_lock

        if not needs_tidying(self._base):
            return
        progress = progress or Progress()
        with suppress(Locked, StateUnwritable), write_lock(self._folder, patience=0, progress=progress):
            self._base = base = base_of(self._folder, known=self._base)
            if base is None:
                return
            update = Update(self._folder, base=base)
            try:
                catalogue = update.tidy(progress)
            finally:
                update.abandon()
            self._hold(base_of(self._folder, known=base, catalogue=catalogue))

    def _hold(self, base: "Base | None") -> None:
        """What was just written need not be read."""
        from kbdesk.search.view import State

        self._base = base
        if base is not None:
            self._state = State(base.view.folder, base.view.contents.number, base.catalogue)

    def answer(
        self,
        question: Question,
        *,
        synonyms: "Synonyms" = (),
        thesaurus: "Synonyms" = (),
        translations: "Synonyms" = (),
        today: date,
        progress: Progress | None = None,
    ) -> Answer:
        """The hits for a typed line, over the newest state; raises Cancelled only.

        `synonyms` are the organisation's, `thesaurus` the general ones for the language of the question, for words of
        which the organisation says nothing; `translations` are pairs of its words with those of another language, for a
        question that few texts of its own language meet. All are told from others by identity.
        To be called from one thread at a time. Any text is a question; without a usable index the answer is empty.
        """
        from kbdesk.search.searcher import Searcher
        from kbdesk.search.synonyms import Said

        if self._searcher is None:
            self._searcher = Searcher(self._folder)
        said = Said(synonyms, thesaurus, translations)
        answer = self._searcher.answer(question, said, today=today, progress=progress or Progress())
        self._found_damage = self._searcher.found_damage
        return answer

    def related(self, path: str, *, limit: int, today: date) -> tuple[Hit, ...]:
        """The files clearly related to a file, best first, those in its language before others.

        May be called while another thread asks `answer`, but from one thread at a time. Nothing for a path that is
        not in the index and without a usable index.
        """
        from kbdesk.search.related import RelatedFinder

        if self._finder is None:
            self._finder = RelatedFinder(self._folder)
        return self._finder.related(path, limit=limit, today=today)

    def close(self) -> None:
        """Lets go of all files; the next call opens them again."""
        if self._finder is not None:
            self._finder.close()
            self._finder = None
        if self._searcher is not None:
            self._searcher.close()
            self._searcher = None
        if self._base is not None:
            self._base.view.close()
            self._base = None
