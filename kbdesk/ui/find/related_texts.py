"""Looks for what belongs beside the text that is open, once it is painted: the text itself never waits for it.

Shares the lane of reading, where the newest work wins: another text that is wanted stops it, and it never begins while
a text is on its way.
"""

from functools import partial

from PySide6.QtCore import QObject, QTimer

from kbdesk.domain.hit import Hit
from kbdesk.ui.find.asked_of import Finds
from kbdesk.ui.find.reading_pane import ReadingPane
from kbdesk.ui.kit.background import Lane

_PAINTED_MS = 60


class RelatedTexts(QObject):
    """For one reading pane."""

    def __init__(self, find: Finds, lane: Lane, pane: ReadingPane) -> None:
        super().__init__(pane)
        self._find, self._lane, self._pane = find, lane, pane
        self._path = ""
        self._painted = QTimer(self, singleShot=True, interval=_PAINTED_MS)
        self._painted.timeout.connect(self._look)

    def wait(self) -> None:
        """Another text is on its way."""
        self._painted.stop()

    def look_for(self, path: str) -> None:
        """The text at this path is open now."""
        self._path = path
        self._painted.start()

    def _look(self) -> None:
        self._lane.run(partial(self._find.related, self._path), done=partial(self._found, self._path))

    def _found(self, path: str, hits: tuple[Hit, ...]) -> None:
        page = self._pane.article.page
        if page is not None and page.path == path:
            self._pane.show_related(hits)
