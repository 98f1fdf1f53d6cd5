"""One field to fill in: label, the editor its type asks for, and in place what is wrong with the value.

What is typed is told twice: `typed` shortly after the last key (so that a crash loses nothing) and `left` when the
cursor goes elsewhere. Only then is a wrong value called wrong, and a right one brought into its one form; the words
that were typed stay either way. The page keeps the value and shows it again by `show_ask`.
"""

from dataclasses import dataclass, replace

from PySide6.QtCore import QEvent, QObject, Qt, QTimer, Signal
from PySide6.QtGui import QFocusEvent
from PySide6.QtWidgets import (
    QComboBox,
    QHBoxLayout,
    QLabel,
    QLineEdit,
    QPlainTextEdit,
    QVBoxLayout,
    QWidget,
)

from kbdesk.domain.field_check import LONGEST_VALUE, FieldError
from kbdesk.domain.organisation import FieldType, Privacy
from kbdesk.domain.step_view import AskView
from kbdesk.ui.kit.announcing import announce
from kbdesk.ui.kit.described import describe
from kbdesk.ui.kit.photo_strip import PhotoStrip
from kbdesk.ui.kit.segments import Segments
from kbdesk.ui.kit.theme import Theme
from kbdesk.ui.kit.words import Words

KEPT_AFTER_MS = 400
"""Pause in typing after which the value is told."""
MOST_SEGMENTS = 5
"""Options shown side by side; more go into a drop-down list."""


@dataclass(frozen=True, slots=True)
class Typed:
    """What stands in a field now, as typed."""

    name: str
    text: str


class FieldEditor(QWidget):
    """`name` begins the object names: the editor itself is `<name>.<field>`, the error `<name>.<field>.error`."""

    typed = Signal(object)  # Typed, shortly after the last key; listener: the page, to keep it
    left = Signal(object)  # Typed, when the cursor goes elsewhere or an option was chosen; listener: the page

    def __init__(self, theme: Theme, words: Words, ask: AskView, *, name: str, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._theme, self._words, self._ask, self._named_after = theme, words, ask, name
        self._was_left = bool(ask.value)
        self._last_date = ""
        self._pause = QTimer(self, singleShot=True, interval=KEPT_AFTER_MS)
        self._pause.timeout.connect(self._tell_typed)
        self._label = QLabel(wordWrap=True)
        self._label.setProperty("look", "label")
        self._error = QLabel(wordWrap=True)
        self._error.setProperty("look", "error")
        self._error.hide()
        self._read_as = QLabel(wordWrap=True)
        self._read_as.setProperty("look", "muted")
        self._read_as.hide()
        self._unit = QLabel()
        self._unit.setProperty("look", "muted")
        self.editor = self._made_editor()
        self._set_names()
        self._label.setBuddy(self.editor)
        row = QHBoxLayout()
        row.setSpacing(8)
        row.addWidget(self.editor, 1)
        row.insertWidget(0 if ask.type is FieldType.MONEY else 1, self._unit)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(5)
        column.addWidget(self._label)
        column.addLayout(row)
        column.addWidget(self._read_as)
        column.addWidget(self._error)
        words.language_changed.connect(self._speak_again)
        theme.changed.connect(self._say_label)
        self._speak()
        self._show_text(ask)
        self._show_error(ask.error)

    @property
    def ask(self) -> AskView:
        """The field as it was last shown."""
        return self._ask

    @property
    def is_wide(self) -> bool:
        """True for what should have the whole width of the column."""
        return isinstance(self.editor, Segments | QPlainTextEdit | PhotoStrip)

    @property
    def strip(self) -> PhotoStrip | None:
        """The photos, of a field that takes some; to be served by `PhotoKeeping`."""
        return self.editor if isinstance(self.editor, PhotoStrip) else None

    def text(self) -> str:
        """What stands in it now, as typed; the code of an option."""
        if isinstance(self.editor, QLineEdit):
            return self.editor.text()
        if isinstance(self.editor, QPlainTextEdit):
            return self.editor.toPlainText()
        if isinstance(self.editor, QComboBox):
            return str(self.editor.currentData() or "")
        return self.editor.value()

    def has_cursor(self) -> bool:
        """True while the field, or a part of it, has the focus."""
        focus: QWidget | None = self.window().focusWidget()
        return focus is not None and (focus is self.editor or self.editor.isAncestorOf(focus))

    def take_cursor(self) -> None:
        """Puts the cursor into the field, with what is there selected."""
        if isinstance(self.editor, Segments):
            self.editor.take_cursor()
            return
        self.editor.setFocus(Qt.FocusReason.OtherFocusReason)
        if isinstance(self.editor, QLineEdit):
            self.editor.selectAll()

    def flush(self) -> None:
        """Tells at once what was typed and not yet told."""
        if self._pause.isActive():
            self._pause.stop()
            self._tell_typed()

    def show_ask(self, ask: AskView) -> None:
        """The field as it is kept; what is being typed at this moment is left alone."""
        changed, self._ask = self._ask, ask
        if (changed.label, changed.options) != (ask.label, ask.options):
            self._speak()
        if not self._is_busy():
            self._show_text(ask)
            self._was_left = self._was_left or bool(ask.value)
        self._show_error(ask.error)

    def begin(self, ask: AskView) -> None:
        """Another matter, or another field of the same sort: whatever stands in it gives way."""
        self._pause.stop()
        self._ask, self._was_left, self._last_date = ask, bool(ask.value), ""
        self._set_names()
        self._speak()
        self._show_text(ask)
        if isinstance(self.editor, PhotoStrip):
            self.editor.begin()

    def rest(self) -> None:
        """Laid aside until `begin`: keeps nothing of what was typed."""
        self._pause.stop()
        self._ask = replace(self._ask, value="", said="", read_as="")
        self._show_text(self._ask)

    def show_wrong(self, error: FieldError | None, *, text: str = "") -> None:
        """Calls the value wrong (or right again); `text` instead of the sentence of the error's code."""
        self._was_left = True
        self._show_error(error, text=text)

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        if isinstance(event, QFocusEvent) and event.type() is QEvent.Type.FocusOut:
            passing = {Qt.FocusReason.PopupFocusReason, Qt.FocusReason.ActiveWindowFocusReason}
            if event.reason() in passing:
                self.flush()
            else:
                self._leave()
        return False

    def _set_names(self) -> None:
        self._name = f"{self._named_after}.{self._ask.name}"
        if isinstance(self.editor, PhotoStrip):
            self.editor.name_after(f"{self._name}.photos")
        else:
            self.editor.setObjectName(self._name)
        self._error.setObjectName(f"{self._name}.error")
        self._read_as.setObjectName(f"{self._name}.read_as")

    def _made_editor(self) -> QLineEdit | QPlainTextEdit | QComboBox | Segments | PhotoStrip:
        sort = sort_of_editor(self._ask)
        if sort == "photo":
            strip = PhotoStrip(self._theme, self._words, name=f"{self._named_after}.{self._ask.name}.photos")
            strip.changed.connect(self._photos_changed)
            return strip
        if sort == "note":
            note = QPlainTextEdit(tabChangesFocus=True)
            note.setFixedHeight(self._theme.px(84))
            note.textChanged.connect(self._pause.start)
            note.installEventFilter(self)
            return note
        if sort in {"several", "one of few"}:
            segments = Segments(self._theme, several=sort == "several")
            segments.chosen.connect(self._leave)
            return segments
        if sort == "one of many":
            combo = QComboBox()
            combo.activated.connect(self._leave)
            return combo
        line = QLineEdit(maxLength=2 * LONGEST_VALUE)  # so that what is kept of a huge paste can be said
        line.textChanged.connect(self._line_edited)  # a screen reader edits without a key
        line.installEventFilter(self)
        return line

    def _line_edited(self, text: str) -> None:
        """Starts the pause; a date gets its dashes while its digits are typed at the end."""
        self._pause.start()
        line = self.editor
        if self._ask.type is FieldType.DATE and isinstance(line, QLineEdit) and line.cursorPosition() == len(text):
            grown = len(text) > len(self._last_date)
            if grown and text.replace("-", "").isdigit() and len(text) in {2, 5} and text[-1] != "-":
                text += "-"
                line.setText(text)
        self._last_date = text

    def _tell_typed(self) -> None:
        self.typed.emit(Typed(self._ask.name, self.text()))

    def _photos_changed(self) -> None:
        """Photos that come back from before are no new value."""
        if self.text() != self._ask.value:
            self._leave()

    def _leave(self) -> None:
        self._pause.stop()
        self._was_left = True
        self.left.emit(Typed(self._ask.name, self.text()))

    def _show_text(self, ask: AskView) -> None:
        value, editor = ask.value, self.editor
        shown = _as_written(ask.type, value, self._words.lang)
        if ask.type is FieldType.PHONE and ask.said:
            shown = ask.said
        if isinstance(editor, QLineEdit):
            if editor.text() != shown:
                editor.blockSignals(True)
                editor.setText(shown)
                editor.blockSignals(False)
        elif isinstance(editor, QPlainTextEdit):
            if editor.toPlainText() != shown:
                editor.blockSignals(True)
                editor.setPlainText(shown)
                editor.blockSignals(False)
        elif isinstance(editor, QComboBox):
            editor.setCurrentIndex(max(0, editor.findData(value)))
        elif isinstance(editor, Segments):
            editor.show_value(value)

    def _show_error(self, error: FieldError | None, *, text: str = "") -> None:
        read_as = self._ask.read_as if error is None and not text else ""
        self._read_as.setText(self._words.say("field.read_as", words=read_as) if read_as else "")
        self._read_as.setVisible(bool(read_as))
        if error is not None and not text:
            text = self._words.say(f"field.{error.code}", expected=error.expected)
            if error.expected and error.expected not in text:
                text += f" {self._words.say('field.expected', expected=error.expected)}"
        wrong = bool(text) and self._was_left
        if wrong and text != self._error.text() and self.isVisible():
            announce(self, f"{self._ask.label}: {text}")  # the focus may have gone on already
        self._error.setText(text if wrong else "")
        self._error.setVisible(wrong)
        describe(self.editor, text if wrong else self._read_as.text())
        if bool(self.editor.property("wrong") == "true") is not wrong:
            self.editor.setProperty("wrong", "true" if wrong else "false")
            self.editor.style().unpolish(self.editor)
            self.editor.style().polish(self.editor)

    def _is_busy(self) -> bool:
        """True while somebody types in it."""
        typing = self.has_cursor() and isinstance(self.editor, QLineEdit | QPlainTextEdit)
        return self._pause.isActive() or typing

    def _speak_again(self) -> None:
        self._speak()
        if not self._is_busy():
            self._show_text(self._ask)

    def _speak(self) -> None:
        say, ask = self._words.say, self._ask
        self._say_label()
        self._label.setToolTip(say("field.special_why") if ask.privacy is Privacy.SPECIAL else "")
        self._label.setVisible(bool(ask.label))
        named = f"{ask.label}, {say('field.required')}" if ask.required else ask.label
        self.editor.setAccessibleName(named)
        unit = "" if f"({ask.unit})" in ask.label else ask.unit  # said once: some labels have it for other readers
        self._unit.setText("€" if ask.type is FieldType.MONEY else unit)
        self._unit.setVisible(bool(self._unit.text()))
        editor = self.editor
        if isinstance(editor, QLineEdit):
            editor.setPlaceholderText(self._placeholder())
        elif isinstance(editor, Segments):
            editor.show_options(ask.options, name=self._name, label=ask.label)
            editor.show_value(ask.value)
        elif isinstance(editor, QComboBox):
            editor.clear()
            editor.addItem(say("field.choose"), "")
            for code, label in ask.options:
                editor.addItem(label, code)
            editor.setCurrentIndex(max(0, editor.findData(ask.value)))
        self._show_error(ask.error)

    def _say_label(self) -> None:
        """With the colour of the moment in it, so also said anew when the looks change."""
        say, ask = self._words.say, self._ask
        mark = " *" if ask.required else ""
        extra = f'  <span style="color:{self._theme.tokens.muted}">· {say("field.special")}</span>'
        self._label.setText(ask.label + mark + (extra if ask.privacy is Privacy.SPECIAL else ""))

    def _placeholder(self) -> str:
        if self._ask.type is FieldType.DATE:
            return self._words.say("field.date_form")
        if self._ask.example:
            example = _as_written(self._ask.type, self._ask.example, self._words.lang)
            return self._words.say("field.example", example=example)
        return self._words.say("field.time_form") if self._ask.type is FieldType.TIME else ""


def sort_of_editor(ask: AskView) -> str:
    """The sort of editor a field asks for; one can `begin` any field of its sort."""
    if ask.type is FieldType.MULTI:
        return "several"
    if ask.type is FieldType.CHOICE and ask.options:
        return "one of few" if len(ask.options) <= MOST_SEGMENTS else "one of many"
    return ask.type.value if ask.type in {FieldType.NOTE, FieldType.MONEY, FieldType.PHOTO} else "line"


def _as_written(kind: FieldType, value: str, lang: str) -> str:
    """A value in its one form as a reader writes it: day first, a comma in Dutch numbers."""
    if kind is FieldType.DATE and len(value) == 10 and value[4] == value[7] == "-":
        return f"{value[8:]}-{value[5:7]}-{value[:4]}"
    if kind in {FieldType.NUMBER, FieldType.MONEY} and lang == "nl" and value.count(".") == 1:
        return value.replace(".", ",")
    return value
