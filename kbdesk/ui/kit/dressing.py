"""Puts another style sheet on an open window part by part: what is in sight at once, the rest in later turns of the loop.

Qt takes a new sheet of the application to every widget once for each of its ancestors, eleven times on average here, seen
or not: half a second of work for a window of 700 widgets. So the application keeps the sheet the window was built with,
and after a change each part wears its own, which counts before that of the application. What is out of sight gets it
when it is shown, before it is painted, or in a quiet turn before.
"""

from collections.abc import Callable, Iterable, Iterator
from weakref import WeakMethod, ref

from PySide6.QtCore import QEvent, QObject, QTimer
from PySide6.QtWidgets import QApplication, QWidget
from shiboken6 import isValid

REST_MS = 40
"""Between two parts that are out of sight."""

Parts = Callable[[], Iterable[QWidget]]


class Dressing(QObject):
    """One for an application; while no window that `wears_in_parts` is open, all of it wears the sheet at once."""

    def __init__(self, app: QApplication) -> None:
        super().__init__(app)
        self._app = app
        self._windows: list[tuple[ref[QWidget], WeakMethod[Parts]]] = []
        self._late: list[QWidget] = []
        self._sheet = self._built_with = ""
        self._turn = QTimer(self, interval=REST_MS)
        self._turn.timeout.connect(self._dress_one)

    def wears_in_parts(self, window: QWidget, parts: Parts) -> None:
        """`parts`, a method of the window, gives all of it that a sheet has rules for, none inside another."""
        self._windows.append((ref(window), WeakMethod(parts)))
        for part in parts():
            self.dress(part)

    def put_on(self, sheet: str) -> None:
        """This is the sheet from now on."""
        self._sheet = sheet
        self._forget_late()
        open_windows = list(self._open_windows())
        if not any(window.isVisible() for window, _ in open_windows):
            for _, parts_of in open_windows:
                for part in parts_of():
                    part.setStyleSheet("")
            self._built_with = sheet
            self._app.setStyleSheet(sheet)
            return
        parts = [part for _, parts_of in open_windows for part in parts_of()]
        parts += self._by_itself([window for window, _ in open_windows])
        for part in parts:
            if part.isVisible():
                part.setStyleSheet(sheet)
        for part in parts:
            if not part.isVisible():
                part.installEventFilter(self)
                self._late.append(part)
        self._turn.start()

    def dress(self, part: QWidget) -> None:
        """A part that comes into the window after it was built."""
        if self._sheet != self._built_with:
            part.setStyleSheet(self._sheet)

    def lay_out(self) -> None:
        """Lays out what is in sight once, from the inside out; left alone Qt lays out the window again for every level
        of widgets in it.
        """
        for window, _ in self._open_windows():
            for widget in reversed(window.findChildren(QWidget)):
                layout = widget.layout() if widget.isVisible() else None
                if layout is not None:
                    layout.activate()

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """A part that was out of sight comes into it."""
        if event.type() is QEvent.Type.Show and isinstance(watched, QWidget) and watched in self._late:
            self._late.remove(watched)
            self._dress_late(watched)
        return False

    def _open_windows(self) -> Iterator[tuple[QWidget, Parts]]:
        for window, parts in self._windows:
            there, of_it = window(), parts()
            if there is not None and of_it is not None and isValid(there):
                yield there, of_it

    def _by_itself(self, windows: list[QWidget]) -> list[QWidget]:
        """What stands in no window, such as the menu of the tray."""
        return [one for one in self._app.topLevelWidgets() if one.parent() is None and one not in windows]

    def _dress_one(self) -> None:
        self._late = [part for part in self._late if isValid(part)]
        if self._late:
            self._dress_late(self._late.pop(0))
        else:
            self._turn.stop()

    def _dress_late(self, part: QWidget) -> None:
        part.removeEventFilter(self)
        part.setStyleSheet(self._sheet)

    def _forget_late(self) -> None:
        for part in self._late:
            if isValid(part):
                part.removeEventFilter(self)
        self._late.clear()
        self._turn.stop()
