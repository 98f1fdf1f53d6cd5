"""The moment the window is first painted: what nobody needs to see it and to type waits until then.

Painting comes with an event of the window system, some turns of the loop after the window was shown; whatever a timer
of no time does comes before it. A window that is started out of sight is not painted: then it is not waited for long.
"""

from collections.abc import Callable

from PySide6.QtCore import QEvent, QObject, QTimer
from PySide6.QtWidgets import QWidget

from kbdesk.ui.in_turns import InTurns

PATIENCE_MS = 1_500


class FirstPaint(QObject):
    """Watches a window that is not shown yet; lives as long as it."""

    def __init__(self, window: QWidget) -> None:
        super().__init__(window)
        self._window = window
        self._turns = InTurns(self)
        self._patience = QTimer(self, interval=PATIENCE_MS, singleShot=True)
        self._patience.timeout.connect(self._over)
        self._patience.start()
        window.installEventFilter(self)

    def then(self, act: Callable[[], object]) -> None:
        """Does `act` once the window is painted; one after the other, each in a turn of its own."""
        self._turns.then(act)

    @property
    def is_over(self) -> bool:
        """True once the window is painted."""
        return self._turns.has_begun

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """Sees the paint begin; the turn after it the picture stands on the screen."""
        if event.type() is QEvent.Type.Paint and not self.is_over:
            QTimer.singleShot(0, self, self._over)
        return False

    def _over(self) -> None:
        if not self.is_over:
            self._patience.stop()
            self._window.removeEventFilter(self)
            self._turns.begin()
