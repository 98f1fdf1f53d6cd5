"""Above the form: which contact in hand the referral belongs to, and the way to refer on its own instead."""

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QFrame, QHBoxLayout, QLabel, QPushButton, QWidget

from kbdesk.ui.kit.words import Words


class BelongsLine(QFrame):
    """Hidden while there is no contact in hand."""

    def __init__(self, words: Words, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._words = words
        self._contact, self._who, self._apart = "", "", False
        self.setObjectName("refer.belongs")
        self.setProperty("look", "plain")
        self._text = QLabel(wordWrap=True, textFormat=Qt.TextFormat.PlainText)
        self._text.setObjectName("refer.belongs.text")
        self._text.setProperty("look", "label")
        self._switch = QPushButton()
        self._switch.setObjectName("refer.belongs.switch")
        self._switch.setProperty("look", "quiet")
        self._switch.clicked.connect(self._other)
        row = QHBoxLayout(self)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(8)
        row.addWidget(self._text, 1)
        row.addWidget(self._switch, 0, Qt.AlignmentFlag.AlignTop)
        words.language_changed.connect(self._speak)
        self._speak()

    @property
    def contact(self) -> str:
        """The id of the contact it belongs to; empty where it stands on its own."""
        return "" if self._apart else self._contact

    def begin(self, contact: str, who: str) -> None:
        """A form for a contact in hand, called so; "" for none."""
        self._contact, self._who, self._apart = contact, who, False
        self._speak()

    def _other(self) -> None:
        self._apart = not self._apart
        self._speak()

    def _speak(self) -> None:
        say = self._words.say
        self._text.setText(say("refer.is_on_its_own") if self._apart else say("refer.belongs", who=self._who))
        self._switch.setText(say("refer.with_contact" if self._apart else "refer.on_its_own"))
        self.setVisible(bool(self._contact))
