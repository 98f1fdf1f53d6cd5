"""*Export*, in place: which referrals, as what, encrypted for the desk or not; then the folder, and they are written."""

from dataclasses import dataclass
from pathlib import Path

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QFileDialog, QLabel, QPushButton, QWidget

from kbdesk.domain.outbox import OutboxEntry
from kbdesk.ui.kit.card import Card
from kbdesk.ui.kit.flow import FlowRow
from kbdesk.ui.kit.section_title import SectionTitle
from kbdesk.ui.kit.segments import Segments
from kbdesk.ui.kit.theme import Theme
from kbdesk.ui.kit.words import Words
from kbdesk.workflows.export_referrals import ExportForm

THIS, EVERY = "this", "every"


@dataclass(frozen=True, slots=True)
class ExportOrder:
    """What is to be written, and where."""

    referrals: tuple[str, ...]
    form: ExportForm
    to: Path
    seal_for: Path | None


class ExportCard(Card):
    """Hidden until `show_entries`."""

    export_asked = Signal(object)  # ExportOrder; listener: the page
    closed = Signal()  # listener: the page

    def __init__(self, theme: Theme, words: Words, parent: QWidget | None = None) -> None:
        super().__init__(parent, padding=18, gap=8)
        self._words = words
        self._entry: OutboxEntry | None = None
        self._waiting: tuple[OutboxEntry, ...] = ()
        self._seal_for: Path | None = None
        self.setObjectName("outbox.export.card")
        self._title, self._sealed = QLabel(wordWrap=True), QLabel(wordWrap=True)
        self._title.setProperty("look", "subheading")
        self._sealed.setProperty("look", "muted")
        self._hint = SectionTitle(words, "export.hint", look="muted")
        self._hint.setWordWrap(True)
        self._which, self._as = Segments(theme, clearable=False), Segments(theme, clearable=False)
        self._which.chosen.connect(self._speak)
        self._seal, self._go, self._cancel = QPushButton(), QPushButton(), QPushButton()
        for button, name, act in (
            (self._seal, "seal", self._choose_seal),
            (self._go, "go", self._choose_folder),
            (self._cancel, "cancel", self.leave),
        ):
            button.setObjectName(f"outbox.export.{name}")
            button.clicked.connect(act)
        self._go.setProperty("look", "primary")
        self._build()
        words.language_changed.connect(self._speak)
        self._speak()
        self._which.show_value(THIS)
        self._as.show_value(ExportForm.FILES.value)
        self.hide()

    def show_entries(self, entry: OutboxEntry, waiting: tuple[OutboxEntry, ...]) -> None:
        """`entry` is the row that is chosen, `waiting` all that are on their way."""
        self._entry, self._waiting = entry, waiting
        self._speak()
        self.show()
        self._as.take_cursor()

    def leave(self) -> None:
        """Nothing is exported."""
        self.hide()
        self.closed.emit()

    def seal_for(self, certificate: Path | None) -> None:
        """The desk's certificate, with which the files are encrypted; None for none."""
        self._seal_for = certificate
        self._speak()

    def export_to(self, folder: Path) -> None:
        """Has what is chosen written into a folder."""
        if self._entry is None:
            return
        chosen = self._waiting if self._which.value() == EVERY else (self._entry,)
        keys = tuple(one.referral for one in chosen)
        self.export_asked.emit(ExportOrder(keys, ExportForm(self._as.value()), folder, self._seal_for))

    def _choose_folder(self) -> None:
        name = QFileDialog.getExistingDirectory(self, self._words.say("export.folder"))
        if name:
            self.export_to(Path(name))

    def _choose_seal(self) -> None:
        if self._seal_for is not None:
            self.seal_for(None)
            return
        name, _ = QFileDialog.getOpenFileName(
            self, self._words.say("export.seal_choose"), "", "PEM (*.pem *.crt *.cer)"
        )
        if name:
            self.seal_for(Path(name))

    def _build(self) -> None:
        words, row = self._words, FlowRow(gap=8)
        row.add(self._go)
        row.add(self._cancel)
        self._row = row
        self.body.addWidget(self._title)
        self.body.addWidget(self._hint)
        self.body.addSpacing(6)
        for key, choice in (("export.which", self._which), ("export.as", self._as)):
            self.body.addWidget(SectionTitle(words, key, look="label"))
            self.body.addWidget(choice)
            self.body.addSpacing(6)
        seal = FlowRow(gap=8)
        seal.add(self._seal)
        self._seal_row = seal
        self.body.addWidget(seal)
        self.body.addWidget(self._sealed)
        self.body.addSpacing(10)
        self.body.addWidget(row)
        self.body.addStretch(1)

    def _speak(self, _value: object = None) -> None:
        say, which, form = self._words.say, self._which.value(), self._as.value()
        every = which == EVERY
        reference = self._entry.reference if self._entry else ""
        self._title.setText(
            say("export.title_all", n=len(self._waiting)) if every else say("export.title", reference=reference)
        )
        self._which.show_options(
            ((THIS, say("export.this")), (EVERY, say("export.every"))),
            name="outbox.export.which",
            label=say("export.which"),
        )
        forms = tuple((one.value, say(f"export.{one.value}")) for one in ExportForm)
        self._as.show_options(forms, name="outbox.export.as", label=say("export.as"))
        if which:
            self._which.show_value(which)
        if form:
            self._as.show_value(form)
        self._sealed.setText(say("export.seal_with", name=self._seal_for.name) if self._seal_for else "")
        self._sealed.setVisible(self._seal_for is not None)
        self._seal.setText(say("export.unseal" if self._seal_for else "export.seal"))
        self._go.setText(say("export.go"))
        self._cancel.setText(say("export.cancel"))
        self._row.updateGeometry()
        self._seal_row.updateGeometry()
