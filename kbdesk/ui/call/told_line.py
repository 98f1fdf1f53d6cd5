"""A line of text that tells what was typed in it: after a pause, on Enter, and when the cursor goes elsewhere."""

from PySide6.QtCore import QTimer, Signal
from PySide6.QtGui import QFocusEvent
from PySide6.QtWidgets import QLineEdit, QWidget

KEPT_AFTER_MS = 600


class ToldLine(QLineEdit):
    """What is being typed at this moment is left alone by `show_text`."""

    told = Signal(str)  # all that stands in it; listener: the strip around it

    def __init__(self, name: str, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName(name)
        self._told = ""
        self._pause = QTimer(self, singleShot=True, interval=KEPT_AFTER_MS)
        self._pause.timeout.connect(self.flush)
        self.textChanged.connect(self._pause.start)  # a screen reader edits without a key
        self.returnPressed.connect(self.flush)

    def show_text(self, text: str, *, anew: bool = False) -> None:
        """As it is kept; `anew` for another contact, whatever stands in it."""
        self._told = text
        if anew or not (self._pause.isActive() or self.hasFocus()):
            self._pause.stop()
            if self.text() != text:
                self.blockSignals(True)
                self.setText(text)
                self.blockSignals(False)
                self.setCursorPosition(0)

    def flush(self) -> None:
        """Tells it at once, if it is something new."""
        self._pause.stop()
        text = self.text().strip()
        if text != self._told:
            self._told = text
            self.told.emit(text)

    def focusOutEvent(self, event: QFocusEvent) -> None:
        super().focusOutEvent(event)
        self.flush()
