"""What becomes of a search: opened, read for a while, handed on, or left. While somebody types nothing counts as a search.

A line counts once it stood still for a moment. One that only grows or shrinks at its end is the same search; another
line, an emptied field or the end of the window ends it.
"""

from PySide6.QtCore import QObject, QTimer, Signal

from kbdesk.domain.hit import Answer
from kbdesk.domain.search_log import EndedSearch, SearchEnd, may_follow

REST_MS = 1_500
READ_MS = 8_000
"""So long a text in sight beside the list was read, not only passed by."""


class SearchTrail(QObject):
    """Told what happens; tells how searches end."""

    ended = Signal(object)  # EndedSearch; listener: who keeps it

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._standing: Answer | None = None
        self._asked: Answer | None = None
        self._end: SearchEnd | None = None
        self._in_sight = ""
        self._rest = QTimer(self, singleShot=True, interval=REST_MS)
        self._rest.timeout.connect(self._rested)
        self._read = QTimer(self, singleShot=True, interval=READ_MS)
        self._read.timeout.connect(self._was_read)

    def answered(self, answer: Answer) -> None:
        """The line in the search field has this answer now."""
        if not answer.question.text.strip():
            self.left()
            return
        self._standing = answer
        self._rest.start()

    def in_sight(self, identity: str) -> None:
        """A text is shown beside the list, not opened."""
        self._in_sight = identity
        self._read.start()

    def opened(self, identity: str) -> None:
        """A text or a script was opened."""
        self._rested()
        self._close(SearchEnd.OPENED, identity)

    def handed_on(self, end: SearchEnd) -> None:
        """Referred, or told to the editors, with the words."""
        self._rested()
        self._close(end)

    def left(self) -> None:
        """The field was emptied, or the window closes."""
        self._rest.stop()
        self._read.stop()
        self._close(SearchEnd.LEFT)
        self._standing = self._asked = None

    def _rested(self) -> None:
        self._rest.stop()
        standing, self._standing = self._standing, None
        if standing is None:
            return
        if self._asked is not None:
            now, before = (one.question.text.strip().casefold() for one in (standing, self._asked))
            if now == before:
                return
            if not (now.startswith(before) or before.startswith(now)):
                self._close(SearchEnd.LEFT)
        self._asked, self._end = standing, None

    def _was_read(self) -> None:
        self._close(SearchEnd.OPENED, self._in_sight)

    def _close(self, end: SearchEnd, opened: str = "") -> None:
        """Says how the search ended; once, but what was opened may still be handed on."""
        self._read.stop()
        asked = self._asked
        if asked is None or not may_follow(end, self._end):
            return
        self._end = end
        question = asked.question
        self.ended.emit(EndedSearch(question.text.strip(), question.lang, len(asked.hits), end, opened))
