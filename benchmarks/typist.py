"""Types lines into the window's search field at a steady pace, and notes how long each key waits for its hits on screen.

A key counts from the moment at which a person would have struck it, also when the window was too late to take it then.
It is over when the list is painted with the answer to it or to a later key.
"""

import time
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from itertools import cycle
from typing import TYPE_CHECKING, Any

from PySide6.QtCore import QEvent, QObject, Qt, QTimer
from PySide6.QtTest import QTest

if TYPE_CHECKING:
    from kbdesk.ui.desk_window import DeskWindow


@dataclass(frozen=True, slots=True)
class Struck:
    """A key: when it was due in seconds, the line with it, and the ms until its hits were painted."""

    at: float
    line: str
    took: float


class Typist(QObject):
    """Types from `begin` to `end`, over and over, an Escape's worth of nothing between two lines."""

    def __init__(self, shown: "DeskWindow", lines: Sequence[str], *, pace_ms: int) -> None:
        super().__init__(shown.window)
        self._search, self._viewport = shown.window.search, shown.find.results.list.viewport()
        self._pace = pace_ms / 1000
        self._keys: Iterator[str] = (key for line in cycle(lines) for key in (*line, ""))
        self._waiting: list[tuple[float, str]] = []
        self._answered: list[tuple[float, str]] = []
        self.struck: list[Struck] = []
        self._due = 0.0
        self._timer = QTimer(self, timerType=Qt.TimerType.PreciseTimer, singleShot=True)
        self._timer.timeout.connect(self._strike)
        shown.find.answered.connect(self._has_come)

    def begin(self) -> None:
        self._search.setFocus()
        self._viewport.installEventFilter(self)
        self._due = time.perf_counter() + self._pace
        self._timer.start(int(self._pace * 1000))

    def end(self) -> None:
        """Types no more; what still waits for its hits counts as never served, and is given back."""
        self._timer.stop()
        self._viewport.removeEventFilter(self)

    @property
    def unserved(self) -> int:
        return len(self._waiting)

    def _strike(self) -> None:
        key = next(self._keys)
        if key:
            QTest.keyClicks(self._search, key)
            self._waiting.append((self._due, self._search.text()))
        else:
            self._search.clear()
            self._waiting.clear()
        self._due += self._pace
        self._timer.start(max(0, round((self._due - time.perf_counter()) * 1000)))

    def _has_come(self, answer: Any) -> None:
        lines = [line for _, line in self._waiting]
        if answer.question.text in lines:
            number = len(lines) - lines[::-1].index(answer.question.text)
            self._answered += self._waiting[:number]
            del self._waiting[:number]
            self._viewport.update()

    def eventFilter(self, _watched: QObject, event: QEvent) -> bool:  # noqa: N802  Qt names it
        if event.type() is QEvent.Type.Paint and self._answered:
            QTimer.singleShot(0, self._painted)
        return False

    def _painted(self) -> None:
        now = time.perf_counter()
        self.struck += [Struck(due, line, (now - due) * 1000) for due, line in self._answered]
        self._answered.clear()


def wait_until(is_over: Callable[[], bool]) -> None:
    """Lets the window work until then, at no cost of its own."""
    from PySide6.QtCore import QEventLoop

    loop = QEventLoop()
    look = QTimer(interval=5)
    look.timeout.connect(lambda: loop.quit() if is_over() else None)
    look.start()
    loop.exec()
