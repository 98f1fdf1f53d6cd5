"""The index of a content folder: the handle by which the rest of kbdesk holds this room.

A content lane calls `state` and `update`, a search lane calls `answer`; they may be different threads and different
processes, each sees whole states only. What is heavy (Whoosh, numpy, the stemmers) is loaded at the first use.

An index that is absent, damaged, swapped by a stranger or of another version never raises: `state` says so in
`rebuild_reason`, `answer` finds nothing, and `update(rebuild=True)` with readings of all files makes it good again.
"""

from collections.abc import Collection, Iterable
from datetime import date
from pathlib import Path
from typing import TYPE_CHECKING

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
        self._state: State | None = None
        self._base: Base | None = None

    def state(self) -> IndexState:
        """What the index on disk holds; opens it once to see that it is sound."""
        from kbdesk.search.damage import IndexUnusable
        from kbdesk.search.view import open_view

        try:
            state = self._read()
            if self._found_damage == state.name:
                return IndexState(rebuild_reason=IndexUnusable.reason)
            open_view(self._folder).probe()
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
        findings: Iterable[Finding] = (),
        total: int = 0,
        progress: Progress | None = None,
        rebuild: bool = False,
        patience: float = 10.0,
    ) -> IndexSize:
        """Takes in what was read, takes out `removed` paths, in one commit.

        `readings` may be lazy: each is indexed as it comes. `findings` are all findings of the folder; they are
        looked at after the last reading, so a list may grow while files are read. With `rebuild` (and when there is
        no usable index) a new index is made from `readings` alone while the old one stays in use. `patience` is how
        many seconds to wait for another writer. Raises Locked (`index-locked`), StateUnwritable (`index-unwritable`)
        and Cancelled; after any exception the former state is in use.
        """
        from kbdesk.search.updating import Update, base_of, take_all, write_lock

        progress = progress or Progress()
        with write_lock(self._folder, patience=patience, progress=progress):
            base = None if rebuild else base_of(self._folder, known=self._base)
            update = Update(self._folder, base=base)
            try:
                take_all(update, readings, total=total, progress=progress)
                for path in removed:
                    update.drop(path)
                catalogue = update.commit(organisation_digest, tuple(findings))
            finally:
                update.abandon()
            self._base = base_of(self._folder, known=base, catalogue=catalogue)
        return catalogue.size

    def answer(
        self,
        question: Question,
        *,
        synonyms: "Synonyms" = (),
        today: date,
        progress: Progress | None = None,
    ) -> Answer:
        """The hits for a typed line, over the newest state; raises Cancelled only.

        To be called from one thread at a time. Any text is a question; without a usable index the answer is empty.
        """
        from kbdesk.search.searcher import Searcher

        if self._searcher is None:
            self._searcher = Searcher(self._folder)
        answer = self._searcher.answer(question, synonyms=synonyms, today=today, progress=progress or Progress())
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
