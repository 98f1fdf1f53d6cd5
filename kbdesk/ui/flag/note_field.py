"""A few lines to write in: Enter sends, Shift+Enter begins another line."""

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QFontMetrics, QKeyEvent
from PySide6.QtWidgets import QPlainTextEdit, QWidget

from kbdesk.ui.kit.theme import Theme

_ENTER = {Qt.Key.Key_Return, Qt.Key.Key_Enter}
_ROOM = 22
"""Pixels (at 100 %) that frame and padding take."""


class NoteField(QPlainTextEdit):
    """`lines` high whatever the size of the text; with `enter_sends` a plain Enter does, else with Ctrl only."""

    sent = Signal()  # listener: the form

    def __init__(self, theme: Theme, *, lines: int, enter_sends: bool, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._theme, self._lines, self._enter_sends = theme, lines, enter_sends
        self.setTabChangesFocus(True)
        theme.changed.connect(self.fit)
        self.fit()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() in _ENTER:
            held = event.modifiers() & ~Qt.KeyboardModifier.KeypadModifier
            plain = held == Qt.KeyboardModifier.NoModifier and self._enter_sends
            if plain or held == Qt.KeyboardModifier.ControlModifier:
                self.sent.emit()
                return
        super().keyPressEvent(event)

    def fit(self) -> None:
        """As high as its lines."""
        metrics = QFontMetrics(self._theme.font(self._theme.tokens.size_text))
        self.setFixedHeight(metrics.lineSpacing() * self._lines + self._theme.px(_ROOM))
