"""The line after a contact was closed: its number, and for ten seconds the way back."""

from PySide6.QtCore import QTimer, Signal
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QFrame, QHBoxLayout, QLabel, QPushButton, QWidget

from kbdesk.ui.call.in_hand import UNDO_SECONDS
from kbdesk.ui.kit.theme import Theme
from kbdesk.ui.kit.words import Words

_WIDE = 480
"""Below this the words need the room of the key's name; its button says the same."""


class UndoLine(QFrame):
    """Hidden unless there is something to take back."""

    undo_asked = Signal(str)  # id of the contact; listener: the page
    settled = Signal()  # the time is over: what was held back may go; listener: the page

    def __init__(self, theme: Theme, words: Words, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._theme, self._words = theme, words
        self._contact, self._reference, self._left = "", "", 0
        self.setObjectName("call.undo_line")
        self.setProperty("look", "notice")
        self.setProperty("tone", "tip")
        self._icon, self._text = QLabel(), QLabel(wordWrap=True)
        self._text.setObjectName("call.undo_line.text")
        self._button = QPushButton()
        self._button.setObjectName("call.undo")
        self._button.setProperty("look", "quiet")
        self._button.clicked.connect(self.undo)
        self._key = QLabel("Ctrl + Z")
        self._key.setProperty("look", "key")
        row = QHBoxLayout(self)
        row.setContentsMargins(14, 4, 10, 4)
        row.setSpacing(10)
        row.addWidget(self._icon)
        row.addWidget(self._text, 1)
        row.addWidget(self._button)
        row.addWidget(self._key)
        self._tick = QTimer(self, interval=1000)
        self._tick.timeout.connect(self._count)
        theme.changed.connect(self._speak)
        words.language_changed.connect(self._speak)
        self._speak()
        self.hide()

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._key.setVisible(self.width() > self._theme.px(_WIDE))

    @property
    def stands(self) -> bool:
        """True while the last contact can be taken back."""
        return bool(self._contact)

    def begin(self, contact: str, reference: str) -> None:
        """A contact was closed just now; one before it can be taken back no longer."""
        self._contact, self._reference, self._left = contact, reference, UNDO_SECONDS
        self._tick.start()
        self._speak()
        self.show()

    def undo(self) -> None:
        """Takes it back."""
        contact = self._contact
        if contact:
            self._end()
            self.undo_asked.emit(contact)

    def _count(self) -> None:
        """What was held back may go a second after the way back is shut: a timer may come a little early."""
        self._left -= 1
        if self._left > 0:
            self._speak()
        elif self._left == 0:
            self._shut()
        else:
            self._tick.stop()
            self.settled.emit()

    def _end(self) -> None:
        self._tick.stop()
        self._shut()

    def _shut(self) -> None:
        self._contact = ""
        self.hide()

    def _speak(self) -> None:
        say, tone = self._words.say, self._theme.tokens.tip
        self._icon.setPixmap(self._theme.pixmap("circle-check", "tip", size=18))
        self._text.setText(say("wrap.undo_line", reference=self._reference, n=self._left))
        self._text.setStyleSheet(f"color: {tone.text}; font-weight: 500;")
        self._button.setText(say("wrap.undo"))
        self._button.setAccessibleName(say("wrap.undo"))
