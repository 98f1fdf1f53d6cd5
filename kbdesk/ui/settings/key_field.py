"""A field that takes the key pressed in it, one at a time; Tab leaves it, and it shows when it has the cursor."""

from PySide6.QtCore import Qt
from PySide6.QtGui import QFocusEvent, QKeySequence
from PySide6.QtWidgets import QKeySequenceEdit, QLineEdit


class KeyField(QKeySequenceEdit):
    """Qt gives the focus to the field and draws the line edit inside it, which would look as without."""

    def __init__(self) -> None:
        super().__init__()
        self._hint = ""
        self.setMaximumSequenceLength(1)
        if (inner := self._inner) is not None:
            inner.setFocusPolicy(Qt.FocusPolicy.NoFocus)  # else Shift+Tab would come back to where it was

    def say(self, hint: str) -> None:
        """What stands in it while nothing was pressed."""
        self._hint = hint
        if (inner := self._inner) is not None:
            inner.setPlaceholderText(hint)
            inner.setAccessibleName(hint)

    def show_keys(self, keys: str) -> None:
        """What stands in it, without telling anybody."""
        was_blocked = self.blockSignals(True)
        self.setKeySequence(QKeySequence(keys))
        self.blockSignals(was_blocked)
        self.say(self._hint)  # Qt puts its own words there each time

    def focusInEvent(self, event: QFocusEvent) -> None:
        super().focusInEvent(event)
        self._ring(is_on=True)

    def focusOutEvent(self, event: QFocusEvent) -> None:
        super().focusOutEvent(event)
        self._ring(is_on=False)

    @property
    def _inner(self) -> QLineEdit | None:
        return self.findChild(QLineEdit)

    def _ring(self, *, is_on: bool) -> None:
        if (inner := self._inner) is not None:
            inner.setProperty("ringed", is_on)
            inner.style().unpolish(inner)
            inner.style().polish(inner)
