"""Asks for the passphrase of the records, over the window; without it the window goes on finding and reading."""

from PySide6.QtCore import QSize, Qt, Signal
from PySide6.QtWidgets import QLabel, QLineEdit, QPushButton, QVBoxLayout, QWidget

from kbdesk.ui.frame.sheet import Sheet
from kbdesk.ui.kit.flow import FlowRow
from kbdesk.ui.kit.theme import Theme
from kbdesk.ui.kit.tokens import Space
from kbdesk.ui.kit.words import Words

WIDTH = 480


class PassphraseSheet(Sheet):
    """`ask` opens it. What is typed stays here no longer than it is asked for."""

    given = Signal(str)  # the passphrase; listener: whoever opens the records
    declined = Signal()  # closed without one; listener: the same

    def __init__(self, theme: Theme, words: Words, parent: QWidget) -> None:
        super().__init__(theme, parent, name="passphrase")
        self._words = words
        self._key, self._is_new = "passphrase.why_missing", False
        self._title, self.remark = QLabel(), QLabel(wordWrap=True)
        self._title.setProperty("look", "heading")
        self.remark.setObjectName("passphrase.remark")
        self._labels = QLabel(), QLabel()
        self.typed, self.again = self._field("passphrase.typed"), self._field("passphrase.again")
        self.without, self.open = QPushButton(), QPushButton()
        self.without.setObjectName("passphrase.without")
        self.open.setObjectName("passphrase.open")
        self.open.setProperty("look", "primary")
        self.without.clicked.connect(self.close_sheet)
        self.open.clicked.connect(self._take)
        for field in (self.typed, self.again):
            field.returnPressed.connect(self._take)
        self._lay_out()
        words.language_changed.connect(self._speak)
        self._speak()

    def ask(self, key: str, *, is_new: bool) -> None:
        """`key` is the sentence that says why; a new one is asked for twice."""
        self._key, self._is_new = key, is_new
        self._forget()
        self._speak()
        for part in (self._labels[1], self.again):
            part.setVisible(is_new)
        if not self.isVisible():
            self.open_sheet()
        self.take_cursor()

    def close_sheet(self) -> None:
        self._forget()
        super().close_sheet()
        self.declined.emit()

    def take_cursor(self) -> None:
        self.typed.setFocus(Qt.FocusReason.PopupFocusReason)

    def wanted_size(self) -> QSize:
        width = min(self._theme.px(WIDTH), self.room().width())
        return QSize(width, max(self.card.heightForWidth(width), self.card.sizeHint().height()))

    def _take(self) -> None:
        typed = self.typed.text()
        if self._is_new and typed != self.again.text():
            self.remark.setText(self._words.say("passphrase.differs"))
            self.again.clear()
            self.again.setFocus(Qt.FocusReason.OtherFocusReason)
        elif typed:
            self._forget()
            super().close_sheet()
            self.given.emit(typed)

    def _forget(self) -> None:
        self.typed.clear()
        self.again.clear()

    def _field(self, name: str) -> QLineEdit:
        field = QLineEdit()
        field.setObjectName(name)
        field.setEchoMode(QLineEdit.EchoMode.Password)
        return field

    def _lay_out(self) -> None:
        body = self.card.body
        body.addWidget(self._title)
        body.addWidget(self.remark)
        for label, field in zip(self._labels, (self.typed, self.again), strict=True):
            label.setBuddy(field)
            label.setProperty("look", "label")
            together = QVBoxLayout()
            together.setSpacing(Space.TIGHT)
            together.addWidget(label)
            together.addWidget(field)
            body.addLayout(together)
        self._buttons = FlowRow(gap=8)
        self._buttons.add(self.open)
        self._buttons.add(self.without)
        body.addWidget(self._buttons)

    def _speak(self) -> None:
        say = self._words.say
        self._title.setText(say("passphrase.title"))
        self.remark.setText(say(self._key))
        keys = ("passphrase.new" if self._is_new else "passphrase.ask", "passphrase.again")
        for label, field, key in zip(self._labels, (self.typed, self.again), keys, strict=True):
            label.setText(say(key))
            field.setAccessibleName(say(key))
        self.open.setText(say("passphrase.open"))
        self.without.setText(say("passphrase.without"))
        self._buttons.updateGeometry()
