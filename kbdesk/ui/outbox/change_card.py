"""*Change and resend*, in place: the referral as a form, with what the desk refused marked where it says so."""

from dataclasses import dataclass

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import (
    QFrame,
    QHBoxLayout,
    QLabel,
    QPlainTextEdit,
    QPushButton,
    QScrollArea,
    QVBoxLayout,
    QWidget,
)

from kbdesk.domain.errors import DeskError
from kbdesk.domain.organisation import Organisation
from kbdesk.domain.outbox import EntryState, OutboxEntry
from kbdesk.domain.referral import Referral
from kbdesk.ui.kit.card import Card
from kbdesk.ui.kit.field_editor import FieldEditor
from kbdesk.ui.kit.section_title import SectionTitle
from kbdesk.ui.kit.segments import Segments
from kbdesk.ui.kit.theme import Theme
from kbdesk.ui.kit.words import Words
from kbdesk.ui.outbox.change_asks import QUEUE, SUBJECT, refused_names, subject_ask, value_asks
from kbdesk.ui.outbox.rows import shortened
from kbdesk.wording.errors import error_sentence

URGENCIES = ("low", "normal", "high", "urgent")


@dataclass(frozen=True, slots=True)
class Changed:
    """What was changed; what stayed as it was is empty, and None for the note."""

    referral: str
    queue: str
    subject: str
    urgency: str
    note: str | None
    values: tuple[tuple[str, str], ...]


class ChangeCard(Card):
    """Hidden until `show_referral`."""

    resend_asked = Signal(object)  # Changed; listener: the page
    closed = Signal()  # listener: the page

    def __init__(self, theme: Theme, words: Words, parent: QWidget | None = None) -> None:
        super().__init__(parent, padding=0, gap=0)
        self._theme, self._words = theme, words
        self._entry: OutboxEntry | None = None
        self._referral: Referral | None = None
        self._organisation = Organisation()
        self._fields: list[FieldEditor] = []
        self.setObjectName("outbox.change.card")
        self._title, self._why = QLabel(wordWrap=True), QLabel(wordWrap=True)
        self._title.setProperty("look", "subheading")
        self._why.setProperty("look", "error")
        self._why.setObjectName("outbox.change.why")
        self._hint = SectionTitle(words, "change.hint", look="muted")
        self._hint.setWordWrap(True)
        self._queue, self._urgency = Segments(theme, clearable=False), Segments(theme, clearable=False)
        self._note = QPlainTextEdit(tabChangesFocus=True)
        self._note.setObjectName("outbox.change.note")
        self._send, self._cancel = QPushButton(), QPushButton()
        self._send.setObjectName("outbox.change.send")
        self._send.setProperty("look", "primary")
        self._send.clicked.connect(self._resend)
        self._cancel.setObjectName("outbox.change.cancel")
        self._cancel.clicked.connect(self.leave)
        self._values = QVBoxLayout()
        self._build()
        theme.changed.connect(self._fit)
        words.language_changed.connect(self._speak)
        self._fit()
        self.hide()

    def show_referral(self, entry: OutboxEntry, referral: Referral, organisation: Organisation) -> None:
        """The referral as it was sent, to be changed."""
        self._entry, self._referral, self._organisation = entry, referral, organisation
        for old in self._fields:
            old.setParent(None)
            old.deleteLater()
        asks = (subject_ask(self._words, referral), *value_asks(referral, organisation, self._words.lang))
        self._fields = [FieldEditor(self._theme, self._words, ask, name="outbox.change") for ask in asks]
        for field in self._fields:
            self._values.addWidget(field)
        self._note.setPlainText(referral.note)
        self._speak()
        self._queue.show_value(referral.queue)
        self._urgency.show_value(referral.urgency)
        self._mark_refused(entry)
        self.show()
        marked = next((one for one in self._fields if one.editor.property("wrong") == "true"), self._fields[0])
        marked.take_cursor()

    def show_failed(self, error: DeskError) -> None:
        """It could not be resent: at the field where that is one, else above the form."""
        sentence = error_sentence(error, self._words.lang)
        field = next((one for one in self._fields if one.ask.name == error.facts.get("name")), None)
        if field is None:
            self._why.setText(sentence)
            self._why.show()
        else:
            field.show_wrong(None, text=sentence)
            field.take_cursor()

    def leave(self) -> None:
        """Leaves the referral as it is."""
        self.hide()
        self._entry = None
        self.closed.emit()

    def _mark_refused(self, entry: OutboxEntry) -> None:
        say, is_refused = self._words.say, entry.state is EntryState.NEEDS_ATTENTION
        reason = f"reason.{entry.last_error}"
        self._why.setVisible(is_refused)
        if not is_refused:
            return
        self._why.setText(say("change.why", reason=say(reason) if self._words.knows(reason) else entry.last_error))
        named = refused_names(entry.last_detail, tuple(one.ask for one in self._fields))
        for field in self._fields:
            if field.ask.name in named:
                field.show_wrong(None, text=say("change.this_one", words=shortened(entry.last_detail)))
        if QUEUE in named or not named:
            self._why.setText(f"{self._why.text()}\n{say('change.this_one', words=shortened(entry.last_detail))}")

    def _resend(self) -> None:
        referral = self._referral
        if referral is None:
            return
        subject = next(one for one in self._fields if one.ask.name == SUBJECT)
        if not subject.text().strip():
            subject.show_wrong(None, text=self._words.say("refer.subject_missing"))
            subject.take_cursor()
            return
        typed = ((one.ask.name, one.text(), one.ask.value) for one in self._fields if one is not subject)
        note, queue, urgency = self._note.toPlainText().strip(), self._queue.value(), self._urgency.value()
        self.resend_asked.emit(
            Changed(
                referral.id,
                queue if queue != referral.queue else "",
                subject.text() if subject.text() != referral.subject else "",
                urgency if urgency != referral.urgency else "",
                note if note != referral.note else None,
                tuple((name, text) for name, text, before in typed if text != before),
            )
        )

    def _build(self) -> None:
        inner, column, say = QWidget(), QVBoxLayout(), self._words
        inner.setProperty("look", "plain")
        inner.setLayout(column)
        column.setContentsMargins(18, 4, 18, 12)
        column.setSpacing(6)
        self._values.setSpacing(10)
        for widget in (self._why, self._hint, SectionTitle(say, "refer.queue", look="label"), self._queue):
            column.addWidget(widget)
        column.addSpacing(8)
        column.addLayout(self._values)
        column.addSpacing(8)
        column.addWidget(SectionTitle(say, "refer.urgency", look="label"))
        column.addWidget(self._urgency)
        column.addSpacing(8)
        column.addWidget(SectionTitle(say, "refer.note", look="label"))
        column.addWidget(self._note)
        column.addStretch(1)
        area = QScrollArea()
        area.setWidgetResizable(True)
        area.setFrameShape(QFrame.Shape.NoFrame)
        area.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        area.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        area.setWidget(inner)
        head, foot = QHBoxLayout(), QHBoxLayout()
        head.setContentsMargins(18, 14, 18, 4)
        head.addWidget(self._title, 1)
        foot.setContentsMargins(18, 8, 18, 14)
        foot.setSpacing(8)
        foot.addWidget(self._send)
        foot.addWidget(self._cancel)
        foot.addStretch(1)
        self.body.addLayout(head)
        self.body.addWidget(area, 1)
        self.body.addLayout(foot)

    def _fit(self) -> None:
        self._note.setFixedHeight(self._theme.px(72))

    def _speak(self) -> None:
        say, organisation, lang = self._words.say, self._organisation, self._words.lang
        chosen = self._queue.value(), self._urgency.value()
        queues = tuple((one.code, one.label.in_language(lang, one.code)) for one in organisation.queues)
        self._queue.show_options(queues, name="outbox.change.queue", label=say("refer.queue"))
        urgencies = tuple((code, say(f"urgency.{code}")) for code in URGENCIES)
        self._urgency.show_options(urgencies, name="outbox.change.urgency", label=say("refer.urgency"))
        self._queue.show_value(chosen[0])
        self._urgency.show_value(chosen[1])
        self._title.setText(say("change.title", reference=self._entry.reference) if self._entry else "")
        self._note.setAccessibleName(say("refer.note"))
        self._send.setText(say("change.send"))
        self._cancel.setText(say("change.cancel"))
