"""Who the customer list of this device has under the number: one customer by name, several only as a count.

It tells where the name comes from, and nothing of it is kept with the contact until somebody takes it over.
"""

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QFrame, QLabel, QPushButton, QVBoxLayout, QWidget

from kbdesk.domain.customer import Customer
from kbdesk.ui.kit.section_title import SectionTitle
from kbdesk.ui.kit.words import Words
from kbdesk.wording.numbers import number


class KnownCaller(QFrame):
    """Hidden while the list knows nobody under the number."""

    name_taken = Signal(str)  # listener: the contact's zone

    def __init__(self, words: Words, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._words = words
        self._found: tuple[Customer, ...] = ()
        self._name = ""  # the contact's own
        self.setProperty("look", "plain")
        self._who = QLabel(wordWrap=True, textFormat=Qt.TextFormat.PlainText)
        self._who.setObjectName("contact.caller")
        self._take = QPushButton()
        self._take.setObjectName("contact.caller.take")
        self._take.setProperty("look", "framed")
        self._take.clicked.connect(self._take_name)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(6)
        column.addWidget(SectionTitle(words, "caller.title"))
        column.addWidget(self._who)
        column.addWidget(self._take, 0, Qt.AlignmentFlag.AlignLeft)
        words.language_changed.connect(self._speak)
        self._speak()

    def show_found(self, found: tuple[Customer, ...]) -> None:
        """Those of the list under the contact's number."""
        self._found = found
        self._speak()

    def show_name(self, name: str) -> None:
        """The name that the contact has by now."""
        self._name = name
        self._speak()

    @property
    def text(self) -> str:
        """Who it is; "" where nobody is known. Between several nobody is guessed."""
        if len(self._found) > 1:
            return self._words.say("caller.several", count=number(len(self._found), self._words.lang))
        if not self._found:
            return ""
        one = self._found[0]
        numbered = self._words.say("caller.numbered", number=one.number) if one.number else ""
        return ", ".join(filter(None, (one.name, numbered))) or self._words.say("caller.unnamed")

    @property
    def on_line(self) -> str:
        """The same, short, with a word that says where it comes from."""
        if len(self._found) == 1 and self._found[0].name:
            return self._words.say("line.from_list", who=self._found[0].name)
        return self._words.say("line.from_list", who=self.text) if len(self._found) == 1 else self.text

    def _take_name(self) -> None:
        self.name_taken.emit(self._found[0].name)

    def _speak(self) -> None:
        self._who.setText(self.text)
        can_be_taken = len(self._found) == 1 and bool(self._found[0].name) and self._found[0].name != self._name
        self._take.setText(self._words.say("caller.take"))
        self._take.setVisible(can_be_taken)
        self.setVisible(bool(self._found))
