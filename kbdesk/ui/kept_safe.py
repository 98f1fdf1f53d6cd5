"""Sees to keeping times while the window is open, and says once where the records' key lies in the open.

Looked at when the records are open and each hour after: the day's round is due at some hour of any working day.
"""

from PySide6.QtCore import QObject, QTimer

from kbdesk.desk import Desk
from kbdesk.domain.progress import Progress
from kbdesk.ui.kit.background import Lane
from kbdesk.ui.kit.notice_bar import Notice
from kbdesk.ui.kit.words import Words
from kbdesk.ui.main_window import MainWindow

HOUR_MS = 3_600_000


class KeptSafe(QObject):
    """`begin` once the records are open."""

    def __init__(self, desk: Desk, window: MainWindow, *, records: Lane, words: Words) -> None:
        super().__init__()
        self._desk, self._window, self._records, self._words = desk, window, records, words
        self._hourly = QTimer(self)
        self._hourly.setInterval(HOUR_MS)
        self._hourly.timeout.connect(self.look)

    def begin(self) -> None:
        """Looks now, and each hour."""
        self._hourly.start()
        self.look()

    def end(self) -> None:
        """The window closes."""
        self._hourly.stop()

    def look(self) -> None:
        """Lets the records lane take away what was kept long enough; a failure is told where records are used."""
        self._records.run(self._tidy, done=self._tell, failed=lambda _error: None)

    def _tidy(self, _progress: Progress) -> bool:
        self._desk.tidy()
        return self._desk.should_tell_of_key

    def _tell(self, tell: bool) -> None:
        if tell:
            self._window.tell(Notice(self._words.say("key.told"), "warning", stays=True))
            self._desk.has_told_of_key()
