"""The form of a direct referral. It shows and tells; whether a value fits is for the page to find out."""

from collections.abc import Mapping
from dataclasses import dataclass, replace
from itertools import pairwise

from PySide6.QtCore import Qt, QTimer, Signal
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import (
    QFrame,
    QGridLayout,
    QHBoxLayout,
    QLabel,
    QPlainTextEdit,
    QPushButton,
    QScrollArea,
    QVBoxLayout,
    QWidget,
)

from kbdesk.domain.field_check import Checked
from kbdesk.domain.organisation import Field, Queue
from kbdesk.ui.kit.field_editor import FieldEditor
from kbdesk.ui.kit.section_title import SectionTitle
from kbdesk.ui.kit.segments import Segments
from kbdesk.ui.kit.theme import Theme
from kbdesk.ui.kit.words import Words
from kbdesk.ui.refer.asks import field_ask, subject_ask

URGENCIES = ("low", "normal", "high", "urgent")
COLUMN = 720
TWO_COLUMNS = 600


@dataclass(frozen=True, slots=True)
class Filled:
    """What the form holds now, as typed."""

    queue: str
    subject: str
    values: tuple[tuple[str, str], ...]
    urgency: str
    note: str


class ReferForm(QWidget):
    """`show_queues` and `begin` before the first use; `show_fields` whenever the team is another."""

    queue_chosen = Signal(str)  # code; listener: the page, which gives the fields
    left = Signal(object)  # Typed; listener: the page, which checks it
    finish_asked = Signal()  # listener: the page

    def __init__(self, theme: Theme, words: Words) -> None:
        super().__init__()
        self._theme, self._words = theme, words
        self._fields: list[FieldEditor] = []
        self._about = ""
        self._title = SectionTitle(words, "refer.title", look="title")
        self._hint = SectionTitle(words, "refer.hint", look="muted")
        self._hint.setWordWrap(True)
        self._queues: tuple[tuple[str, str], ...] = ()
        self._queue = Segments(theme, clearable=False)
        self._queue.setObjectName("refer.queue")
        self._queue.chosen.connect(self.queue_chosen)
        self._proposed = QLabel(wordWrap=True)
        self._proposed.setProperty("look", "muted")
        self._subject = FieldEditor(theme, words, subject_ask(words, ""), name="refer")
        self._subject.left.connect(self._subject_left)
        self._urgency = Segments(theme, clearable=False)
        self._within = QLabel(wordWrap=True)
        self._within.setObjectName("refer.within")
        self._within.setProperty("look", "muted")
        self._note = QPlainTextEdit()
        self._note.setTabChangesFocus(True)
        self._note.setObjectName("refer.note")
        self._finish = QPushButton()
        self._finish.setObjectName("refer.finish")
        self._finish.setProperty("look", "primary")
        self._finish.clicked.connect(self.finish_asked)
        self._grid = QGridLayout()
        self._build()
        theme.changed.connect(self._fit)
        words.language_changed.connect(self._speak)
        self._fit()
        self._speak()

    def show_queues(self, queues: tuple[Queue, ...], lang: str) -> None:
        """The teams to choose from."""
        self._queues = tuple((queue.code, queue.label.in_language(lang, queue.code)) for queue in queues)
        self._speak()

    def begin(self, queue: str, subject: str, *, about: str) -> None:
        """An empty form; `about` is the product because of which that team is proposed."""
        self._about = about
        self._queue.show_value(queue)
        self._subject.begin(subject_ask(self._words, subject))
        self._note.setPlainText("")
        for field in self._fields:
            field.begin(replace(field.ask, value="", said="", read_as="", error=None))
        self._speak()

    def show_fields(self, fields: tuple[Field, ...], lang: str) -> None:
        """The fields of the team; what was typed stays in those that both teams want."""
        typed = {field.ask.name: field.text() for field in self._fields}
        for old in self._fields:
            self._grid.removeWidget(old)
            old.blockSignals(True)
            old.setParent(None)
            old.deleteLater()
        self._fields = []
        for field in fields:
            ask = field_ask(field, lang, typed.get(field.name, ""))
            editor = FieldEditor(self._theme, self._words, ask, name="refer.field", parent=self._holder)
            editor.left.connect(self.left)
            editor.show()
            self._fields.append(editor)
        self._place_fields()
        self._set_tab_order()

    def refill(self, values: Mapping[str, str], *, note: str, urgency: str) -> None:
        """Puts back what was typed before."""
        for field in self._fields:
            field.begin(replace(field.ask, value=values.get(field.ask.name, ""), said="", read_as="", error=None))
        self._note.setPlainText(note)
        if urgency:
            self._urgency.show_value(urgency)

    def show_within(self, sentence: str, urgency: str) -> None:
        """How soon the team answers, and its usual urgency."""
        self._within.setText(sentence)
        self._within.setVisible(bool(sentence))
        self._urgency.show_value(urgency)

    def show_checked(self, name: str, checked: Checked, *, said: str, read_as: str) -> None:
        """A value in its one form, or what is wrong with it."""
        field = next((one for one in self._fields if one.ask.name == name), None)
        if field is not None:
            ask = replace(field.ask, value=checked.value, error=checked.error, said=said, read_as=read_as)
            field.show_ask(ask)
            field.show_wrong(checked.error)

    def check_subject(self) -> bool:
        """Says in place that a subject is missing; True when there is one."""
        empty = not self._subject.text().strip()
        self._subject.show_wrong(None, text=self._words.say("refer.subject_missing") if empty else "")
        if empty:
            self._subject.take_cursor()
        return not empty

    def filled(self) -> Filled:
        """What the form holds now."""
        return Filled(
            queue=self._queue.value(),
            subject=self._subject.text(),
            values=tuple((field.ask.name, field.text()) for field in self._fields),
            urgency=self._urgency.value(),
            note=self._note.toPlainText().strip(),
        )

    def take_cursor(self, *, field: str = "") -> None:
        """Into a field by name, else into the first one that is empty."""
        every = [self._subject, *self._fields]
        named = next((one for one in self._fields if one.ask.name == field), None)
        wanted = named or next((one for one in every if not one.text()), self._subject)
        wanted.take_cursor()
        QTimer.singleShot(0, self, self._show_focus)

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._place_fields()

    def _show_focus(self) -> None:
        """Scrolls to the field with the cursor and what is said below it, once both have their sizes."""
        field = next((one for one in (self._subject, *self._fields) if one.has_cursor()), None)
        if field is not None:
            self._scroll.ensureWidgetVisible(field, 0, 24)

    def _place_fields(self) -> None:
        """Side by side where there is room."""
        columns = 2 if self.width() >= self._theme.px(TWO_COLUMNS) else 1
        place = 0
        for editor in self._fields:
            self._grid.removeWidget(editor)
            whole = editor.is_wide or columns == 1
            place += place % 2 if whole else 0
            span = 2 if whole else 1
            self._grid.addWidget(editor, place // 2, place % 2, 1, span, Qt.AlignmentFlag.AlignTop)
            place += span

    def to_next_field(self) -> None:
        """From the field with the cursor to the next; from the last to the note."""
        every = [self._subject, *self._fields]
        place = next((place for place, field in enumerate(every) if field.has_cursor()), -1)
        if 0 <= place < len(every) - 1:
            every[place + 1].take_cursor()
        elif place >= 0:
            self._note.setFocus(Qt.FocusReason.TabFocusReason)

    def _build(self) -> None:
        inner, column = QWidget(), QVBoxLayout()
        inner.setProperty("look", "plain")
        column.setContentsMargins(0, 18, 0, 14)
        column.setSpacing(6)
        column.addWidget(self._title)
        column.addWidget(self._hint)
        column.addSpacing(6)
        self._queue_label = self._label("refer.queue")
        column.addWidget(self._queue_label)
        column.addWidget(self._queue)
        column.addWidget(self._proposed)
        column.addSpacing(10)
        column.addWidget(self._subject)
        column.addSpacing(10)
        self._grid.setHorizontalSpacing(16)
        self._grid.setVerticalSpacing(12)
        self._grid.setColumnStretch(0, 1)
        self._grid.setColumnStretch(1, 1)
        column.addLayout(self._grid)
        column.addSpacing(10)
        column.addWidget(self._label("refer.urgency"))
        column.addWidget(self._urgency)
        column.addWidget(self._within)
        column.addSpacing(10)
        column.addWidget(self._label("refer.note"))
        column.addWidget(self._note)
        column.addStretch(1)
        self._holder = QWidget()
        self._holder.setProperty("look", "plain")
        self._holder.setLayout(column)
        self._scroll = QScrollArea()
        self._scroll.setWidgetResizable(True)
        self._scroll.setFrameShape(QFrame.Shape.NoFrame)
        self._scroll.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self._scroll.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        inner.setLayout(_centred(self._holder))
        self._scroll.setWidget(inner)
        self._foot, end = QWidget(), QHBoxLayout()
        end.setContentsMargins(0, 12, 0, 14)
        end.setSpacing(12)
        key = QLabel("Ctrl + Enter")
        key.setProperty("look", "key")
        end.addWidget(self._finish)
        end.addWidget(key)
        end.addStretch(1)
        self._foot.setLayout(end)
        line = QFrame()
        line.setProperty("look", "line")
        whole = QVBoxLayout(self)
        whole.setContentsMargins(0, 0, 0, 0)
        whole.setSpacing(0)
        whole.addWidget(self._scroll, 1)
        whole.addWidget(line)
        self._foot_row = _centred(self._foot)
        whole.addLayout(self._foot_row)
        self._scroll.verticalScrollBar().rangeChanged.connect(self._range_changed)

    def _range_changed(self, _low: int, high: int) -> None:
        """With a scroll bar above it, the foot keeps to the same column."""
        bar = self._scroll.verticalScrollBar().sizeHint().width() if high else 0
        self._foot_row.setContentsMargins(24, 0, 24 + bar, 0)

    def _label(self, key: str) -> SectionTitle:
        return SectionTitle(self._words, key, look="label")

    def _set_tab_order(self) -> None:
        stops: list[QWidget] = [*self._queue.buttons()[-1:], self._subject.editor]
        stops += [field.editor for field in self._fields]
        stops += [*self._urgency.buttons()[:1], self._note, self._finish]
        for before, after in pairwise(stops):
            QWidget.setTabOrder(before, after)

    def _subject_left(self) -> None:
        if self._subject.text().strip():
            self._subject.show_wrong(None)

    def _fit(self) -> None:
        for column in (self._holder, self._foot):
            column.setMaximumWidth(self._theme.px(COLUMN))
        self._note.setFixedHeight(self._theme.px(72))

    def _speak(self) -> None:
        say = self._words.say
        self._queue.show_options(self._queues, name="refer.queue", label=say("refer.queue"))
        urgencies = tuple((code, say(f"urgency.{code}")) for code in URGENCIES)
        self._urgency.show_options(urgencies, name="refer.urgency", label=say("refer.urgency"))
        hint = say("refer.proposed", product=self._about) if self._about else ""
        self._proposed.setText(hint if self._queues else say("refer.no_queues"))
        self._proposed.setVisible(bool(self._proposed.text()))
        self._finish.setEnabled(bool(self._queues))
        self._subject.show_ask(subject_ask(self._words, self._subject.text()))
        self._note.setAccessibleName(say("refer.note"))
        self._finish.setText(say("refer.finish"))


def _centred(column: QWidget) -> QHBoxLayout:
    """A row that keeps a column in the middle."""
    row = QHBoxLayout()
    row.setContentsMargins(24, 0, 24, 0)
    row.addStretch(1)
    row.addWidget(column, 1000)
    row.addStretch(1)
    return row
