"""The search field: always there, and the list below it can be moved through without leaving it."""

from PySide6.QtCore import QEvent, Signal
from PySide6.QtGui import QFocusEvent, QKeyEvent, QResizeEvent, Qt
from PySide6.QtWidgets import QLabel, QLineEdit, QWidget

from kbdesk.ui.kit.icon_button import IconButton
from kbdesk.ui.kit.theme import Theme
from kbdesk.ui.kit.tokens import IconSize
from kbdesk.ui.kit.words import Words

_STEPS = {Qt.Key.Key_Down: 1, Qt.Key.Key_Up: -1, Qt.Key.Key_PageDown: 5, Qt.Key.Key_PageUp: -5}
_EDGE = 14
COMMAND = ">"
"""As the first sign it leads to the command list: nobody asks a question that begins so."""


class SearchField(QLineEdit):
    """Enter, arrows and page keys go to whoever shows results."""

    asked = Signal(str)  # at each change; listener: the find page
    moved = Signal(int)  # rows; listener: the find page
    entered = Signal()  # Enter
    commands_asked = Signal(str)  # what follows `>`; listener: the main window, which opens the command list
    left = Signal()  # Esc in an empty field, or a second time

    def __init__(self, theme: Theme, words: Words, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._theme, self._words = theme, words
        self.setObjectName("find.query")
        self.setProperty("look", "search")
        self.setMaxLength(400)
        self._lens = QLabel(self)
        self._lens.setAttribute(Qt.WidgetAttribute.WA_TransparentForMouseEvents)
        self._cap = QLabel("Ctrl+K", self)
        self._cap.setProperty("look", "key")
        self._cap.setAttribute(Qt.WidgetAttribute.WA_TransparentForMouseEvents)
        self._clear = IconButton(theme, words, icon="x", key="frame.clear", name="find.clear", parent=self)
        self._clear.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self._clear.clicked.connect(self._start_anew)
        self.textChanged.connect(self._changed)
        theme.changed.connect(self._repaint)
        words.language_changed.connect(self._speak)
        self._repaint()
        self._speak()
        self._show_tail()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        plain = event.modifiers() in {Qt.KeyboardModifier.NoModifier, Qt.KeyboardModifier.KeypadModifier}
        key = Qt.Key(event.key())
        if plain and key in _STEPS:
            self.moved.emit(_STEPS[key])
        elif plain and key in {Qt.Key.Key_Return, Qt.Key.Key_Enter}:
            self.entered.emit()
        elif plain and key == Qt.Key.Key_Escape:
            if self.text():
                self.clear()
            else:
                self.left.emit()
        else:
            super().keyPressEvent(event)

    def event(self, event: QEvent) -> bool:
        """Esc is ours while the cursor is here; else the window's own Esc would take it."""
        if (
            event.type() is QEvent.Type.ShortcutOverride
            and isinstance(event, QKeyEvent)
            and event.key() == Qt.Key.Key_Escape
        ):
            event.accept()
            return True
        return super().event(event)

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._place()
        self._prompt()
        self._show_tail()

    def focusInEvent(self, event: QFocusEvent) -> None:
        super().focusInEvent(event)
        self._show_tail()

    def focusOutEvent(self, event: QFocusEvent) -> None:
        super().focusOutEvent(event)
        self._show_tail()

    def _changed(self, text: str) -> None:
        self._show_tail()
        if text.startswith(COMMAND):
            self.clear()
            self.commands_asked.emit(text.removeprefix(COMMAND).strip())
        else:
            self.asked.emit(text)

    def _start_anew(self) -> None:
        self.clear()
        self.setFocus(Qt.FocusReason.OtherFocusReason)

    def _show_tail(self) -> None:
        self._clear.setVisible(bool(self.text()))
        words = self.textMargins().left() + self.fontMetrics().horizontalAdvance(self.placeholderText())
        has_room = words + 2 * _EDGE + self._cap.width() <= self.width()
        self._cap.setVisible(not self.text() and not self.hasFocus() and has_room)

    def _prompt(self) -> None:
        """What can be typed here, in fewer words where there is no room."""
        say, margins = self._words.say, self.textMargins()
        room = self.width() - margins.left() - margins.right() - _EDGE
        whole = say("frame.search")
        fits = self.fontMetrics().horizontalAdvance(whole) <= room
        self.setPlaceholderText(whole if fits else say("frame.search_short"))

    def _repaint(self) -> None:
        self._lens.setPixmap(self._theme.pixmap("search", "muted", size=IconSize.BUTTON))
        self.setTextMargins(_EDGE + self._theme.px(18) + 2, 0, self._theme.px(34), 0)
        self._place()
        self._prompt()

    def _place(self) -> None:
        for child, x in ((self._lens, _EDGE), (self._cap, None), (self._clear, None)):
            child.adjustSize()
            left = self.width() - child.width() - 10 if x is None else x
            child.move(left, (self.height() - child.height()) // 2)

    def _speak(self) -> None:
        self._prompt()
        self.setAccessibleName(self._words.say("frame.search_name"))
