"""Finds answers: the typed line to ranked hits, with the organisation's synonyms; and what belongs beside an answer."""

from collections.abc import Callable
from datetime import datetime

from kbdesk.domain.hit import Answer, Hit, Question
from kbdesk.domain.progress import Progress
from kbdesk.search.index import SearchIndex
from kbdesk.workflows.keep_library import KeepLibrary

MOST_RELATED = 5


class FindAnswers:
    """Asked at each keystroke, from one thread. Holds a reader of its own, so that indexing never keeps it waiting."""

    def __init__(self, index: SearchIndex, library: KeepLibrary, now: Callable[[], datetime]) -> None:
        self._index = index
        self._library = library
        self._now = now

    def find(self, question: Question, progress: Progress) -> Answer:
        """The best hits for any line at all; raises Cancelled when a newer question came."""
        return self._index.answer(
            question,
            synonyms=self._library.library.organisation.synonyms,
            today=self._now().date(),
            progress=progress,
        )

    def related(self, path: str, progress: Progress) -> tuple[Hit, ...]:
        """The few articles and scripts clearly related to the file at a path; may run beside `find`."""
        progress.check()
        return self._index.related(path, limit=MOST_RELATED, today=self._now().date())
