"""Safe keeping: where the records' key lies and putting it elsewhere; a recovery copy of what is unsent."""

from functools import partial
from pathlib import Path

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QFileDialog, QLineEdit, QVBoxLayout, QWidget

from kbdesk.domain.errors import DeskError
from kbdesk.domain.progress import Progress
from kbdesk.domain.settings import KeyPlace
from kbdesk.ui.kit.background import Lane
from kbdesk.ui.kit.theme import Theme
from kbdesk.ui.kit.words import Words
from kbdesk.ui.settings.asked_of import AskedOf
from kbdesk.ui.settings.part import Part
from kbdesk.wording.errors import error_sentence


class SafePart(Part):
    """A new passphrase is typed twice, here, and leaves the fields as soon as it is used."""

    def __init__(self, theme: Theme, words: Words, asked: AskedOf, *, records: Lane) -> None:
        super().__init__(theme, words, "records")
        self._asked, self._records = asked, records
        self._certificate: Path | None = None
        self._to = {place: self.button(f"set.key.to.{place}", f"key.{place}") for place in KeyPlace}
        ways = self.flow(*self._to.values())
        for place, button in self._to.items():
            if place is not KeyPlace.PASSPHRASE:
                button.clicked.connect(partial(self._move, place))
        self._to[KeyPlace.PASSPHRASE].clicked.connect(self._ask_passphrase)
        self._typed, self._again = self._field("passphrase.typed"), self._field("passphrase.again")
        self._use = self.button("set.key.use", "passphrase.use", look="primary")
        self._use.clicked.connect(self._use_typed)
        self._phrase = QWidget()
        self._phrase.setProperty("look", "plain")
        column = QVBoxLayout(self._phrase)
        column.setContentsMargins(0, 0, 0, 0)
        for widget in (self._typed, self._again, self._use):
            column.addWidget(widget)
        self._phrase.hide()
        self._key = self.add_row("key", below=(ways, self._phrase))
        self._choose = self.button("set.recovery.certificate", "recovery.certificate")
        self._write = self.button("set.recovery.write", "recovery.write")
        self._recovery = self.add_row("recovery", below=(self.flow(self._choose, self._write),))
        self._choose.clicked.connect(self._ask_certificate)
        self._write.clicked.connect(self._ask_where)
        self.speak()

    def refresh(self) -> None:
        place = self._asked.key_place()
        for one, button in self._to.items():
            button.setEnabled(place is not None and (one is not place or one is KeyPlace.PASSPHRASE))
        self._key.say(self._words.say(f"key.{place}") if place else self._words.say("set.key.no_records"))
        self._write.setEnabled(self._certificate is not None)

    def speak(self) -> None:
        super().speak()
        say = self._words.say
        for field, key in ((self._typed, "passphrase"), (self._again, "again")):
            field.setPlaceholderText(say(f"set.key.{key}"))
            field.setAccessibleName(say(f"set.key.{key}"))
        self.refresh()

    def use_certificate(self, path: Path) -> None:
        """Of the organisation; what is no certificate is said when the copy is written."""
        self._certificate = path
        self._recovery.say(self._words.say("set.recovery.chosen", name=path.name))
        self._write.setEnabled(True)

    def write_recovery(self, path: Path) -> None:
        """The copy, to a file."""
        certificate = self._certificate
        if certificate is None:
            return

        def job(_progress: Progress) -> int:
            return self._asked.recovery().write(path, certificate=certificate)

        def done(number: int) -> None:
            self._recovery.say(self._words.say("set.recovery.written", n=number, path=path))

        self._records.run(job, done=done, failed=self._not_written)

    def _ask_certificate(self) -> None:
        path, _kind = QFileDialog.getOpenFileName(self, self._words.say("set.recovery.certificate"))
        if path:
            self.use_certificate(Path(path))

    def _ask_where(self) -> None:
        title, proposed = self._words.say("set.recovery.write"), str(Path.home() / "kbdesk-recovery.p7m")
        path, _kind = QFileDialog.getSaveFileName(self, title, proposed)
        if path:
            self.write_recovery(Path(path))

    def _not_written(self, error: DeskError) -> None:
        self._recovery.say(error_sentence(error, self._words.lang), is_wrong=True)

    def _ask_passphrase(self) -> None:
        self._phrase.show()
        self._typed.setFocus(Qt.FocusReason.OtherFocusReason)

    def _use_typed(self) -> None:
        typed, again = self._typed.text(), self._again.text()
        if typed != again:
            self._key.say(self._words.say("passphrase.differs"), is_wrong=True)
            self._again.clear()
            self._again.setFocus(Qt.FocusReason.OtherFocusReason)
            return
        self._forget()
        self._move(KeyPlace.PASSPHRASE, passphrase=typed)

    def _move(self, place: KeyPlace, *_clicked: object, passphrase: str = "") -> None:
        def job(_progress: Progress) -> None:
            self._asked.move_key(place, passphrase=passphrase)

        self._records.run(job, done=self._moved, failed=self._not_moved)

    def _moved(self, _nothing: None) -> None:
        self._forget()
        self._phrase.hide()
        self.refresh()
        self._key.say(self._words.say("set.key.moved") + self._key.said.text().replace("\u200b", ""))

    def _not_moved(self, error: DeskError) -> None:
        self._key.say(error_sentence(error, self._words.lang), is_wrong=True)

    def _forget(self) -> None:
        self._typed.clear()
        self._again.clear()

    def _field(self, name: str) -> QLineEdit:
        field = QLineEdit()
        field.setObjectName(f"settings.{name}")
        field.setEchoMode(QLineEdit.EchoMode.Password)
        field.returnPressed.connect(self._use_typed)
        return field
