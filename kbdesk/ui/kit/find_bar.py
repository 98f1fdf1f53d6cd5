"""Find in the text that is open: a field, how many times, next and previous; Esc closes it."""

from PySide6.QtCore import QEvent, Qt, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QFrame, QHBoxLayout, QLabel, QWidget

from kbdesk.ui.kit.clearable_field import ClearableField
from kbdesk.ui.kit.icon_button import IconButton
from kbdesk.ui.kit.theme import Theme
from kbdesk.ui.kit.words import Words


class FindBar(QFrame):
    """Asks; the view finds and calls `show_count`."""

    text_changed = Signal(str)  # listener: the article view
    next_asked = Signal(int)  # +1 or -1
    closed = Signal()

    def __init__(self, theme: Theme, words: Words, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._words = words
        self.setProperty("look", "card")
        self.setObjectName("read.findbar")
        self.field = ClearableField(theme, words, "read.findbar.field")
        self.field.setMinimumWidth(theme.px(90))
        self.field.textChanged.connect(self.text_changed)
        self._count = QLabel()
        self._count.setProperty("look", "muted")
        previous = IconButton(theme, words, icon="chevron-up", key="findbar.previous", name="read.findbar.previous")
        following = IconButton(theme, words, icon="chevron-down", key="findbar.next", name="read.findbar.next")
        close = IconButton(theme, words, icon="x", key="notice.close", name="read.findbar.close")
        previous.clicked.connect(self._previous)
        following.clicked.connect(self._next)
        close.clicked.connect(self.close_bar)
        row = QHBoxLayout(self)
        row.setContentsMargins(8, 6, 6, 6)
        row.setSpacing(6)
        for widget in (self.field, self._count, previous, following, close):
            row.addWidget(widget)
        words.language_changed.connect(self._speak)
        self._speak()
        self.hide()

    def open_bar(self) -> None:
        """Shows itself with the cursor in the field."""
        self.show()
        self.raise_()
        self.field.setFocus(Qt.FocusReason.ShortcutFocusReason)
        self.field.selectAll()
        self.text_changed.emit(self.field.text())

    def close_bar(self) -> None:
        """Goes away and gives the keys back to the text."""
        self.hide()
        self.closed.emit()

    def show_count(self, at: int, total: int) -> None:
        """`at` counts from 1."""
        if not self.field.text():
            self._count.clear()
        elif total == 0:
            self._count.setText(self._words.say("findbar.none"))
        else:
            self._count.setText(self._words.say("findbar.count", at=at, n=total))
        self.adjustSize()

    def event(self, event: QEvent) -> bool:
        """Esc closes the bar and goes no further."""
        if (
            event.type() is QEvent.Type.ShortcutOverride
            and isinstance(event, QKeyEvent)
            and event.key() == Qt.Key.Key_Escape
        ):
            event.accept()
            return True
        return super().event(event)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() == Qt.Key.Key_Escape:
            self.close_bar()
        elif event.key() in {Qt.Key.Key_Return, Qt.Key.Key_Enter}:
            back = bool(event.modifiers() & Qt.KeyboardModifier.ShiftModifier)
            self.next_asked.emit(-1 if back else 1)
        else:
            super().keyPressEvent(event)

    def _next(self) -> None:
        self.next_asked.emit(1)

    def _previous(self) -> None:
        self.next_asked.emit(-1)

    def _speak(self) -> None:
        self.field.setPlaceholderText(self._words.say("findbar.field"))
        self.field.setAccessibleName(self._words.say("findbar.field"))
