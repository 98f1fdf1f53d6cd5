"""A promise to call back, typed as people say it: the moment, and what for; how it was read stands below at once."""

from datetime import UTC, datetime

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QFrame, QHBoxLayout, QLabel, QLineEdit, QPushButton, QVBoxLayout, QWidget

from kbdesk.domain.said_moment import read_moment
from kbdesk.ui.kit.section_title import SectionTitle
from kbdesk.ui.kit.theme import Theme
from kbdesk.ui.kit.words import Words
from kbdesk.wording.dates import moment_seen_from


class PromiseLine(QFrame):
    """Enter in either line, or the button, promises."""

    promised = Signal(object, str)  # datetime, what for; listener: the call page

    def __init__(self, theme: Theme, words: Words, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._theme, self._words = theme, words
        self._kept: datetime | None = None
        self.setProperty("look", "plain")
        self.at, self.what = QLineEdit(), QLineEdit()
        self.at.setObjectName("contact.call_back")
        self.what.setObjectName("contact.call_back.what")
        self._button = QPushButton()
        self._button.setObjectName("contact.call_back.keep")
        self._button.setProperty("look", "framed")
        self._read = QLabel(wordWrap=True)
        self._read.setObjectName("contact.call_back.read")
        second = QHBoxLayout()
        second.setSpacing(6)
        second.addWidget(self.what, 1)
        second.addWidget(self._button)
        self._more = QWidget()
        self._more.setLayout(second)
        second.setContentsMargins(0, 0, 0, 0)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 4)
        column.setSpacing(6)
        column.addWidget(SectionTitle(words, "strip.call_back"))
        for widget in (self.at, self._read, self._more):
            column.addWidget(widget)
        self.at.textChanged.connect(self._typed)
        for line in (self.at, self.what):
            line.returnPressed.connect(self._promise)
        self._button.clicked.connect(self._promise)
        theme.changed.connect(self._speak)
        words.language_changed.connect(self._speak)
        self._speak()

    def clear(self) -> None:
        """For another contact."""
        self._kept = None
        self.at.clear()
        self.what.clear()
        self._speak()

    def _typed(self) -> None:
        if self.at.text():
            self._kept = None
        self._speak()

    def _promise(self) -> None:
        moment = self._moment()
        if moment is None or moment <= _now():
            self.at.setFocus()
            self.at.selectAll()
            return
        self.promised.emit(moment, self.what.text().strip())
        self.clear()
        self._kept = moment
        self._speak()

    def _moment(self) -> datetime | None:
        return read_moment(self.at.text(), _now())

    def _speak(self) -> None:
        say, moment, typed = self._words.say, self._moment(), bool(self.at.text().strip())
        if self._kept is not None:
            look, text = "tip", say("strip.call_back_kept", moment=self._said(self._kept))
        elif not typed:
            look, text = "muted", ""
        elif moment is None:
            look, text = "muted", say("strip.call_back_wrong")
        elif moment <= _now():
            look, text = "danger", say("strip.call_back_past")
        else:
            look, text = "muted", say("strip.call_back_read", moment=self._said(moment))
        tokens = self._theme.tokens
        colour = tokens.muted if look == "muted" else tokens.tone(look).text
        self._read.setStyleSheet(f"color: {colour}; font-size: {self._theme.px(tokens.size_label)}px;")
        self._read.setText(text)
        self._read.setVisible(bool(text))
        self._more.setVisible(typed)
        self.at.setPlaceholderText(say("strip.call_back_hint"))
        self.at.setAccessibleName(say("strip.call_back"))
        self.at.setAccessibleDescription(text)
        self.what.setPlaceholderText(say("strip.call_back_what_hint"))
        self.what.setAccessibleName(say("strip.call_back_what"))
        self._button.setText(say("strip.call_back_keep"))

    def _said(self, moment: datetime) -> str:
        return moment_seen_from(moment.astimezone(), _now(), self._words.lang)


def _now() -> datetime:
    return datetime.now(UTC).astimezone()
