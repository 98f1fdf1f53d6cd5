"""The form of a direct referral. It shows and tells; whether a value fits is for the page to find out."""

from collections.abc import Mapping
from dataclasses import replace
from itertools import pairwise

from PySide6.QtCore import Qt, QTimer, Signal
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import (
    QGridLayout,
    QHBoxLayout,
    QLabel,
    QPlainTextEdit,
    QVBoxLayout,
    QWidget,
)

from kbdesk.domain.field_check import Checked
from kbdesk.domain.organisation import Field, FieldType, Queue
from kbdesk.ui.kit.field_editor import FieldEditor
from kbdesk.ui.kit.photo_strip import PhotoStrip
from kbdesk.ui.kit.section_title import SectionTitle
from kbdesk.ui.kit.segments import Segments
from kbdesk.ui.kit.theme import Theme
from kbdesk.ui.kit.toggles import ToggleTool
from kbdesk.ui.kit.words import Words
from kbdesk.ui.refer.asks import field_ask, subject_ask
from kbdesk.ui.refer.belongs_line import BelongsLine
from kbdesk.ui.refer.filled import Filled
from kbdesk.ui.refer.form_frame import LARGE, FormFrame

URGENCIES = ("low", "normal", "high", "urgent")
TWO_COLUMNS = 600


class ReferForm(QWidget):
    """`show_queues` and `begin` before the first use; `show_fields` whenever the team is another."""

    queue_chosen = Signal(str)  # code; listener: the page, which gives the fields
    left = Signal(object)  # Typed; listener: the page, which checks it
    strip_made = Signal(object)  # FieldEditor that takes photos; listener: the page, which has it served
    finish_asked = Signal()  # listener: the page

    def __init__(self, theme: Theme, words: Words) -> None:
        super().__init__()
        self._theme, self._words = theme, words
        self._fields: list[FieldEditor] = []
        self._about = ""
        self._title = SectionTitle(words, "refer.title", look="title")
        self._hint = SectionTitle(words, "refer.hint", look="muted")
        self._hint.setWordWrap(True)
        self.belongs = BelongsLine(words)
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
        self.photos = PhotoStrip(theme, words, name="refer.photos")
        self.photos.watch(self)
        self.photos.added.connect(self._show_photos)
        self.quick = ToggleTool()
        self.quick.setObjectName("refer.quick")
        self.quick.setProperty("look", "filter")
        self.quick.toggled.connect(self._quick_toggled)
        self._frame = FormFrame(theme)
        self._frame.finish_asked.connect(self.finish_asked)
        self._holder, self._scroll, self._finish = self._frame.holder, self._frame.area, self._frame.finish
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
        self.photos.begin()
        for field in self._fields:
            field.begin(replace(field.ask, value="", said="", read_as="", error=None))
        self._speak()

    def show_fields(self, fields: tuple[Field, ...], lang: str) -> None:
        """The fields of the team; what was typed stays in those that both teams want."""
        typed = {field.ask.name: field.text() for field in self._fields}
        for old in self._fields:
            self._grid.removeWidget(old)
            old.blockSignals(True)
            old.hide()  # else a layout that was to show it soon shows it as a window of its own
            old.setParent(None)
            old.deleteLater()
        self._fields = []
        for field in fields:
            ask = field_ask(field, lang, typed.get(field.name, ""))
            editor = FieldEditor(self._theme, self._words, ask, name="refer.field", parent=self._holder)
            editor.left.connect(self.left)
            editor.show()
            self._fields.append(editor)
            if editor.strip is not None:
                self.strip_made.emit(editor)
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

    def field_strips(self) -> tuple[PhotoStrip, ...]:
        """The photos of those fields that take some."""
        return tuple(field.strip for field in self._fields if field.strip is not None)

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
            photos=tuple(photo.id for photo in self.photos.photos),
        )

    def take_cursor(self, *, field: str = "") -> None:
        """Into a field by name, else into the first one that is empty."""
        every = [self._subject, *self._shown]
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

    def _show_photos(self) -> None:
        """One that was pasted or dropped further up is seen where it went."""
        QTimer.singleShot(0, self, lambda: self._scroll.ensureWidgetVisible(self.photos, 0, 24))

    def _place_fields(self) -> None:
        """Side by side where there is room."""
        columns = 2 if self.width() >= self._theme.px(TWO_COLUMNS) else 1
        place, large = 0, self._theme.px(LARGE) if self.quick.isChecked() else 0
        for editor in self._fields:
            self._grid.removeWidget(editor)
            editor.setVisible(editor in self._shown)
            editor.editor.setMinimumHeight(large)
            if editor not in self._shown:
                continue
            whole = editor.is_wide or columns == 1
            place += place % 2 if whole else 0
            span = 2 if whole else 1
            self._grid.addWidget(editor, place // 2, place % 2, 1, span, Qt.AlignmentFlag.AlignTop)
            place += span

    @property
    def _shown(self) -> list[FieldEditor]:
        """All fields of the team; of the quick form the one that says whom to call back, and what holds something."""
        if not self.quick.isChecked():
            return self._fields
        first = min(self._fields, key=lambda one: one.ask.type is not FieldType.PHONE, default=None)
        return [one for one in self._fields if one is first or one.text().strip()]

    def to_next_field(self) -> None:
        """From the field with the cursor to the next; from the last to the note."""
        every = [self._subject, *self._shown]
        place = next((place for place, field in enumerate(every) if field.has_cursor()), -1)
        if 0 <= place < len(every) - 1:
            every[place + 1].take_cursor()
        elif place >= 0 and self.quick.isChecked():
            self.photos.setFocus(Qt.FocusReason.TabFocusReason)
        elif place >= 0:
            self._note.setFocus(Qt.FocusReason.TabFocusReason)

    def _build(self) -> None:
        column, head = self._frame.column, QHBoxLayout()
        head.addWidget(self._title, 1)
        head.addWidget(self.quick)
        column.addLayout(head)
        column.addWidget(self._hint)
        column.addWidget(self.belongs)
        column.addSpacing(6)
        column.addWidget(self._label("refer.queue"))
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
        self._urgency_label, self._note_label = self._label("refer.urgency"), self._label("refer.note")
        column.addWidget(self._urgency_label)
        column.addWidget(self._urgency)
        column.addWidget(self._within)
        column.addSpacing(10)
        column.addWidget(self._note_label)
        column.addWidget(self._note)
        column.addSpacing(10)
        column.addWidget(self._label("refer.photos"))
        column.addWidget(self.photos)
        column.addStretch(1)
        whole = QVBoxLayout(self)
        whole.setContentsMargins(0, 0, 0, 0)
        whole.addWidget(self._frame)

    def _label(self, key: str) -> SectionTitle:
        return SectionTitle(self._words, key, look="label")

    def _set_tab_order(self) -> None:
        stops: list[QWidget] = [*self._queue.buttons()[-1:], self._subject.editor]
        stops += [field.editor for field in self._fields]
        stops += [*self._urgency.buttons()[:1], self._note, self.photos, self._finish]
        for before, after in pairwise(stops):
            QWidget.setTabOrder(before, after)

    def _subject_left(self) -> None:
        if self._subject.text().strip():
            self._subject.show_wrong(None)

    def _quick_toggled(self, is_quick: bool) -> None:
        for rest in (self._hint, self._urgency_label, self._urgency, self._note_label, self._note):
            rest.setHidden(is_quick)
        self._frame.show_large(is_quick)
        self._fit()
        self.take_cursor()

    def _fit(self) -> None:
        large = self._theme.px(LARGE) if self.quick.isChecked() else 0
        self._note.setFixedHeight(self._theme.px(72))
        self._subject.editor.setMinimumHeight(large)
        self.photos.show_large(large)
        for button in self._queue.buttons():
            button.setMinimumHeight(large)
        self._queue.updateGeometry()
        self._place_fields()

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
        self.quick.setText(say("refer.quick"))
        self.quick.setToolTip(say("refer.quick_why"))
