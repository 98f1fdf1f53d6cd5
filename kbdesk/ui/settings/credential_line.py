"""What a channel logs in with: whether it is here and where, a field to give it, and a way to have it forgotten."""

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QCheckBox, QFrame, QLabel, QLineEdit, QPushButton, QVBoxLayout

from kbdesk.domain.settings import CredentialPlace
from kbdesk.ui.kit.flow import FlowRow
from kbdesk.ui.kit.words import Words


class CredentialLine(QFrame):
    """What is typed is shown to nobody and leaves the field as soon as it is kept."""

    kept = Signal(str, str, bool)  # name, secret, in a file; listener: the card
    forgotten = Signal(str)  # name; listener: the card

    def __init__(self, words: Words, name: str) -> None:
        super().__init__()
        self._words, self._name = words, name
        self._place: CredentialPlace | None = None
        self.setProperty("look", "plain")
        self._title, self._state = QLabel(), QLabel(wordWrap=True)
        self._state.setProperty("look", "muted")
        self._typed = QLineEdit()
        self._typed.setEchoMode(QLineEdit.EchoMode.Password)
        self._keep, self._forget, self._in_file = QPushButton(), QPushButton(), QCheckBox()
        for widget, part in (
            (self._typed, "typed"),
            (self._keep, "keep"),
            (self._forget, "forget"),
            (self._in_file, "in_file"),
        ):
            widget.setObjectName(f"settings.credential.{name}.{part}")
        self._forget.setProperty("look", "quiet")
        self._typed.returnPressed.connect(self._hand_on)
        self._keep.clicked.connect(self._hand_on)
        self._forget.clicked.connect(self._drop)
        self._buttons, column = FlowRow(), QVBoxLayout(self)
        for button in (self._keep, self._forget):
            self._buttons.add(button)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(4)
        for label in (self._title, self._state):
            column.addWidget(label)
        for below in (self._typed, self._in_file, self._buttons):
            column.addWidget(below)

    def show_place(self, place: CredentialPlace | None) -> None:
        """Where it is kept; None when it is not here."""
        self._place = place
        self.speak()

    def speak(self) -> None:
        """In the language of the moment."""
        say, place = self._words.say, self._place
        title = say("set.credential", name=self._name)
        self._title.setText(title)
        self._state.setText(say(f"set.credential.{place.value if place else 'missing'}"))
        self._typed.setPlaceholderText(say("set.credential.type"))
        self._typed.setAccessibleName(f"{title}: {say('set.credential.type')}")
        for button, key in ((self._keep, "keep"), (self._forget, "forget"), (self._in_file, "in_file")):
            button.setText(say(f"set.credential.{key}"))
            button.setAccessibleName(f"{title}: {say(f'set.credential.{key}')}")
        self._forget.setVisible(place is not None)
        self._in_file.setVisible(place is not CredentialPlace.KEY_STORE)
        self._buttons.updateGeometry()

    def _hand_on(self) -> None:
        secret = self._typed.text()
        if secret.strip():
            self._typed.clear()
            self.kept.emit(self._name, secret, self._in_file.isChecked())

    def _drop(self) -> None:
        self.forgotten.emit(self._name)
