"""One start of the window for `window.py`: CONTENT, DATA and the moment it was asked for, in seconds since 1970.

Starts as people do, types a letter at a time until nothing more is read, closes; prints the times as JSON.
"""

import json
import sys
import time
from collections.abc import Iterator
from pathlib import Path
from typing import TYPE_CHECKING, Any

from PySide6.QtCore import QEvent, QObject, Qt, QTimer
from PySide6.QtWidgets import QApplication, QListView, QWidget

if TYPE_CHECKING:
    from kbdesk.ui.main_window import MainWindow

BETWEEN_KEYS_MS = 90
QUIET_MS = 2500
"""With nothing more to read for so long, the reading is over."""


def one_start(content: str, data: str, began: float) -> dict[str, Any]:
    """Times in ms since `began`."""
    from kbdesk.desk import open_desk
    from kbdesk.ui.app import run_window

    app = QApplication(sys.argv[:1])
    watch = StartWatch(app, began)
    QTimer.singleShot(0, watch.look_for_window)
    run_window(open_desk(content=Path(content), data=Path(data)), "nl")
    return {"painted": watch.painted, "answered": watch.answered, "stalls": watch.lateness.stalls}


class Lateness(QObject):
    """How late a timer of 1 ms comes, each time; begun at once."""

    def __init__(self, parent: QObject) -> None:
        super().__init__(parent)
        self.stalls: list[float] = []
        self._last = time.perf_counter()
        self._timer = QTimer(self, interval=1, timerType=Qt.TimerType.PreciseTimer)
        self._timer.timeout.connect(self._ticked)
        self._timer.start()

    def _ticked(self) -> None:
        now = time.perf_counter()
        self.stalls.append(max(0.0, (now - self._last) * 1000 - 1))
        self._last = now


class StartWatch(QObject):
    """Sees the search field painted with the cursor in it, then types a letter at a time until all is quiet."""

    window: "MainWindow"
    lateness: Lateness

    def __init__(self, app: QApplication, began: float) -> None:
        super().__init__(app)
        self._app, self._began = app, began
        self.painted, self.answered, self._quiet_since = 0.0, 0.0, 0.0
        self._letters: Iterator[str] = iter(())
        self._typing = QTimer(self, interval=BETWEEN_KEYS_MS)
        self._typing.timeout.connect(self._type)

    def look_for_window(self) -> None:
        """The first turn of the loop: the window is shown, and paints now at the latest."""
        from kbdesk.ui.main_window import MainWindow

        self.window = next(one for one in self._app.topLevelWidgets() if isinstance(one, MainWindow))
        self.window.search.installEventFilter(self)
        self.window.search.update()

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:  # noqa: N802  Qt names it
        if event.type() is QEvent.Type.Paint and not self.painted and self.window.focusWidget() is watched:
            self.painted = -1.0
            QTimer.singleShot(0, self._has_painted)
        return False

    def _has_painted(self) -> None:
        self.painted = self._since_begin()
        self.window.search.removeEventFilter(self)
        self.lateness = Lateness(self)
        self._results = next(one for one in self.window.findChildren(QListView) if one.objectName() == "find.results")
        self._quiet_since = time.perf_counter()
        self._type()
        self._typing.start()

    def _type(self) -> None:
        if not self.answered:
            self._look_for_answer()
        letter = next(self._letters, "")
        if not letter:
            self.window.search.clear()
            self._letters = iter("geen warm water")
        self.window.search.insert(letter)
        stands = self.window.findChild(QWidget, "call.start") is not None
        if self.window.reading.text or not stands or not self.answered:
            self._quiet_since = time.perf_counter()
        elif (time.perf_counter() - self._quiet_since) * 1000 > QUIET_MS:
            self.window.close()

    def _look_for_answer(self) -> None:
        if self._results.model().rowCount() > 1:
            self.answered = self._since_begin()
        else:
            QTimer.singleShot(1, self._look_for_answer)

    def _since_begin(self) -> float:
        return (time.time() - self._began) * 1000


if __name__ == "__main__":
    print(json.dumps(one_start(sys.argv[1], sys.argv[2], float(sys.argv[3]))))
