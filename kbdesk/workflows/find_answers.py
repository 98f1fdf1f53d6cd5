"""Finds answers: the typed line to ranked hits, with the organisation's synonyms."""

from collections.abc import Callable
from datetime import datetime

from kbdesk.domain.hit import Answer, Question
from kbdesk.domain.progress import Progress
from kbdesk.search.index import SearchIndex
from kbdesk.workflows.keep_library import KeepLibrary


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
