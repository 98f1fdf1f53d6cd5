"""The bar below the search field: how far the reading of the content is, that it was stopped, or what keeps it away.

Short readings pass without it. It says one thing at a time and goes when there is nothing to say; other notices have a
place of their own and never push it away.
"""

from enum import StrEnum

from PySide6.QtCore import Qt, QTimer, Signal
from PySide6.QtWidgets import QFrame, QHBoxLayout, QLabel, QProgressBar, QPushButton, QSizePolicy, QVBoxLayout, QWidget

from kbdesk.ui.kit.theme import Theme
from kbdesk.ui.kit.tokens import IconSize, Space
from kbdesk.ui.kit.turning_row import TurningRow
from kbdesk.ui.kit.words import Words
from kbdesk.wording.numbers import number

SHORT_MS = 1000
"""A reading that takes no longer is not shown."""
LEAST = 220
"""Pixels at 100 % text for the words; with less beside it, a button goes below them."""


class _Says(StrEnum):
    NOTHING = ""
    READING = "neutral"
    STOPPED = "note"
    TROUBLE = "warning"


_ICONS = {_Says.READING: "refresh-cw", _Says.STOPPED: "pause", _Says.TROUBLE: "triangle-alert"}


class ContentBar(QFrame):
    """Hidden until there is something to say."""

    stop_asked = Signal()  # listener: the desk window
    go_on_asked = Signal()  # listener: the desk window
    folder_asked = Signal()  # another folder; listener: the choice of content
    left = Signal()  # it went while the cursor was in it; listener: the main window

    def __init__(self, theme: Theme, words: Words, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._theme, self._words = theme, words
        self._says, self._done, self._total, self._trouble = _Says.NOTHING, 0, 0, ""
        self.setObjectName("frame.reading")
        self.setProperty("look", "notice")
        self._late = QTimer(self, singleShot=True, interval=SHORT_MS)
        self._late.timeout.connect(self._repaint)
        self._icon, self._text = QLabel(), QLabel(wordWrap=True)
        self._text.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Preferred)
        self._track = QProgressBar()
        self._track.setObjectName("frame.reading.progress")
        self._track.setTextVisible(False)
        self._stop, self._go_on, self._choose = QPushButton(), QPushButton(), QPushButton()
        for button, name in ((self._stop, "stop"), (self._go_on, "go_on"), (self._choose, "choose")):
            button.setObjectName(f"frame.reading.{name}")
            button.setProperty("look", "quiet")
        self._stop.clicked.connect(self.stop_asked)
        self._go_on.clicked.connect(self.go_on_asked)
        self._choose.clicked.connect(self.folder_asked)
        self._lay_out()
        theme.changed.connect(self._repaint)
        words.language_changed.connect(self._speak)
        self._speak()
        self.hide()

    def expect(self) -> None:
        """A reading begins; it shows when it turns out to be long."""
        if self._says is not _Says.TROUBLE:
            self._says, self._done, self._total = _Says.READING, 0, 0
            self.hide()
        self._late.start()

    def move_on(self, done: int, total: int) -> None:
        """How many of how many files are read; `total` 0 while the folder is still being looked through."""
        self._says, self._done, self._total = _Says.READING, done, total
        if self.isVisible():
            self._repaint()

    def rest(self) -> None:
        """Nothing to say."""
        self._late.stop()
        self._says = _Says.NOTHING
        had_focus = self._has_cursor()
        self.hide()
        if had_focus:
            self.left.emit()

    def say_stopped(self) -> None:
        """The reading was stopped; stays until it goes on."""
        self._say_at_once(_Says.STOPPED)

    def say_trouble(self, sentence: str) -> None:
        """What keeps the content from being read; stays until a reading succeeds."""
        self._trouble = sentence
        self._say_at_once(_Says.TROUBLE)

    @property
    def text(self) -> str:
        """What stands there now, or nothing."""
        return "" if self.isHidden() else self._text.text()

    def _say_at_once(self, what: _Says) -> None:
        self._late.stop()
        self._says = what
        self._repaint()

    def _lay_out(self) -> None:
        told = QWidget()
        told.setProperty("look", "plain")
        middle = QVBoxLayout(told)
        middle.setContentsMargins(0, 0, 0, 0)
        middle.setSpacing(6)
        middle.addStretch(1)
        middle.addWidget(self._text)
        middle.addWidget(self._track)
        middle.addStretch(1)
        row = QHBoxLayout(self)
        row.setContentsMargins(14, 6, 6, 6)
        row.setSpacing(Space.ROOM)
        row.addWidget(self._icon)
        acts = (self._stop, self._go_on, self._choose)
        row.addWidget(TurningRow(told, *acts, least=self._theme.px(LEAST)), 1)

    def _speak(self) -> None:
        say = self._words.say
        self._stop.setText(say("reading.stop"))
        self._stop.setAccessibleName(say("reading.stop_name"))
        self._go_on.setText(say("reading.go_on"))
        self._go_on.setAccessibleName(say("reading.go_on_name"))
        self._choose.setText(say("find.choose_folder"))
        self._track.setAccessibleName(say("reading.progress"))
        self._repaint()

    def _repaint(self) -> None:
        reading = self._says is _Says.READING
        if self._says is _Says.NOTHING or (reading and self._late.isActive()):
            return
        self._text.setText(self._sentence())
        self.setAccessibleName(self._text.text())
        self._track.setMaximum(self._total)
        self._track.setValue(self._done)
        self._track.setStyleSheet(f"background: {self._theme.tokens.line};")
        self._track.setVisible(reading)
        had_focus = self._has_cursor()
        shown = self._stop if reading else self._go_on if self._says is _Says.STOPPED else self._choose
        for button in (self._stop, self._go_on, self._choose):
            button.setVisible(button is shown)
        if had_focus:
            shown.setFocus(Qt.FocusReason.OtherFocusReason)
        tone = self._theme.tokens.tone(self._says.value)
        self._icon.setPixmap(self._theme.pixmap(_ICONS[self._says], tone.bar, size=IconSize.BUTTON))
        self._text.setStyleSheet(f"color: {tone.text}; font-weight: 500;")
        if self.property("tone") != self._says.value:
            self.setProperty("tone", self._says.value)
            self.style().unpolish(self)
            self.style().polish(self)
        self.show()

    def _has_cursor(self) -> bool:
        return any(button.hasFocus() for button in (self._stop, self._go_on, self._choose))

    def _sentence(self) -> str:
        say, lang = self._words.say, self._words.lang
        if self._says is _Says.STOPPED:
            return say("reading.stopped")
        if self._says is _Says.TROUBLE:
            return self._trouble
        if not self._total:
            return say("reading.looking", count=number(self._done, lang))
        return say("reading.moved", done=number(self._done, lang), total=number(self._total, lang))
