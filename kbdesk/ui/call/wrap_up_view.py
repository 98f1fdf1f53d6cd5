"""The wrap-up of a contact that no outcome of a script ends: after hanging up, or when only answers were read."""

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QFrame, QHBoxLayout, QLabel, QPushButton, QScrollArea, QVBoxLayout, QWidget

from kbdesk.ui.call.wrap_up_form import WrapUpForm
from kbdesk.ui.kit.column_room import side_room
from kbdesk.ui.kit.flow import FlowRow
from kbdesk.ui.kit.long_words import breakable
from kbdesk.ui.kit.theme import Theme
from kbdesk.ui.kit.words import Words

COLUMN = 720


class WrapUpView(QScrollArea):
    """One form, one button that matters."""

    confirm_asked = Signal()  # listener: the page
    back_asked = Signal()  # the talk goes on; listener: the page

    def __init__(self, theme: Theme, words: Words, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._theme, self._words = theme, words
        self.setObjectName("call.wrap_up")
        self.setWidgetResizable(True)
        self.setFrameShape(QFrame.Shape.NoFrame)
        self.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self.form = WrapUpForm(theme, words, name="call.wrap", offers_outcomes=True)
        self._title, self._hint = QLabel(textFormat=Qt.TextFormat.PlainText, wordWrap=True), QLabel(wordWrap=True)
        self._title.setProperty("look", "heading")
        self._hint.setProperty("look", "muted")
        self._confirm, self._back = QPushButton(), QPushButton()
        self._confirm.setObjectName("call.wrap.confirm")
        self._confirm.setProperty("look", "primary")
        self._back.setObjectName("call.wrap.back")
        self._back.setProperty("look", "quiet")
        self._key = QLabel("Ctrl + Enter")
        self._key.setProperty("look", "key")
        self._build()
        self.form.changed.connect(self._speak)
        self._confirm.clicked.connect(self.confirm_asked)
        self._back.clicked.connect(self.back_asked)
        theme.changed.connect(self._speak)
        words.language_changed.connect(self._speak)
        self._speak()

    def take_cursor(self) -> None:
        """To the button, or to what is still wanted."""
        if self._may_confirm:
            self._confirm.setFocus(Qt.FocusReason.OtherFocusReason)
        else:
            self.form.take_cursor()

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        side = side_room(self._theme, self.width())
        self._row.setContentsMargins(side, 0, side, 0)

    @property
    def _may_confirm(self) -> bool:
        has_outcome = bool(self.form.wrap().outcome)
        return has_outcome and not self.form.missing

    def show_title(self, title: str) -> None:
        """Whose wrap-up it is."""
        said = self._words.say("wrap.title")
        self._title.setText(breakable(f"{said}: {title}" if title else said))
        self._speak()

    def _build(self) -> None:
        inner = QWidget()
        inner.setProperty("look", "plain")
        self._column = QWidget()
        self._column.setProperty("look", "plain")
        column = QVBoxLayout(self._column)
        column.setContentsMargins(0, 26, 0, 24)
        column.setSpacing(6)
        column.addWidget(self._title)
        column.addWidget(self._hint)
        column.addSpacing(14)
        column.addWidget(self.form)
        column.addSpacing(16)
        self._end = FlowRow(gap=12, level=True)
        for widget in (self._confirm, self._key, self._back):
            self._end.add(widget)
        column.addWidget(self._end)
        column.addStretch(1)
        row = self._row = QHBoxLayout(inner)
        row.addStretch(1)
        row.addWidget(self._column, 1000)
        row.addStretch(1)
        self.setWidget(inner)

    def _speak(self) -> None:
        say = self._words.say
        self._column.setMaximumWidth(self._theme.px(COLUMN))
        if not self._title.text():
            self._title.setText(say("wrap.title"))
        self._hint.setText(say("wrap.hint"))
        self._confirm.setText(say("wrap.confirm"))
        self._confirm.setEnabled(self._may_confirm)
        self._back.setText(say("wrap.back"))
        self._end.updateGeometry()
