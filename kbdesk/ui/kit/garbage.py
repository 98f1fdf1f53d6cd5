"""Garbage is taken out in the window's thread, and nowhere else.

Python looks for rings of objects that nobody needs in whatever thread happens to allocate. When such a ring holds a
widget, the widget would be ended in a lane, and Qt then ends the program. So Python's own looking is switched off, and a
timer looks in the window's thread; it holds the others up no longer than Python's own did, since that stops them all.
See https://doc.qt.io/qt-6/threads-qobject.html: an object is to be deleted in the thread it lives in.
"""

import gc

from PySide6.QtCore import QObject, QTimer

EVERY_MS = 100


class Garbage(QObject):
    """From its making until `stop`; for as long as the program may hold widgets."""

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._thresholds = gc.get_threshold()
        gc.disable()
        self._timer = QTimer(self, interval=EVERY_MS)
        self._timer.timeout.connect(self.look)
        self._timer.start()

    def look(self) -> None:
        """The oldest generation that is due, as Python itself would choose."""
        due = [
            place
            for place, (count, most) in enumerate(zip(gc.get_count(), self._thresholds, strict=True))
            if count > most
        ]
        if due:
            gc.collect(max(due))

    def stop(self) -> None:
        """Python looks by itself again."""
        self._timer.stop()
        gc.enable()
