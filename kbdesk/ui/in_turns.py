"""Work that waits for a moment, and is then done piece after piece: each in a turn of its own, with a rest between them.

In the rests the window takes keys and paints, so that late work is not felt.
"""

from collections.abc import Callable

from PySide6.QtCore import QObject, QTimer


class InTurns(QObject):
    """`begin` when the moment has come; what is added later follows in its turn."""

    def __init__(self, parent: QObject, *, rest_ms: int = 0) -> None:
        super().__init__(parent)
        self._rest_ms = rest_ms
        self._waiting: list[Callable[[], object]] = []
        self.has_begun = False
        self._has_ended = False

    def then(self, act: Callable[[], object]) -> None:
        """Does `act` when its turn has come, never at once."""
        if self._has_ended:
            return
        self._waiting.append(act)
        if self.has_begun and len(self._waiting) == 1:
            self._next_soon()

    def begin(self) -> None:
        """The moment has come; coming twice changes nothing."""
        if not self.has_begun:
            self.has_begun = True
            self._next_soon()

    def end(self) -> None:
        """What has not been done yet is not done any more."""
        self._has_ended = True
        self._waiting.clear()

    def _next_soon(self) -> None:
        QTimer.singleShot(self._rest_ms, self, self._next)

    def _next(self) -> None:
        if self._waiting:
            act = self._waiting.pop(0)
            if self._waiting:
                self._next_soon()
            act()
