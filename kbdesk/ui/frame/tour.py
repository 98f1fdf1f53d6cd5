"""The tour of the first start: four questions in a strip above the pages, none of which must be answered.

It takes neither the cursor nor the window: whoever begins to search leaves it standing. Esc, or its button, ends it.
"""

from PySide6.QtCore import QSize, Qt, Signal
from PySide6.QtGui import QKeyEvent, QResizeEvent
from PySide6.QtWidgets import (
    QBoxLayout,
    QFileDialog,
    QFrame,
    QGridLayout,
    QLabel,
    QLineEdit,
    QPushButton,
    QStackedWidget,
    QVBoxLayout,
    QWidget,
)

from kbdesk.domain.language import Language
from kbdesk.ui.kit.announcing import announce
from kbdesk.ui.kit.flow import FlowRow
from kbdesk.ui.kit.segments import Segments
from kbdesk.ui.kit.theme import Theme
from kbdesk.ui.kit.words import Words

STEPS = ("language", "content", "device", "keys")
_LANGUAGES = ((Language.NL.value, "Nederlands"), (Language.EN.value, "English"))
_KEYS = (("Ctrl+K", "tour.keys.search"), ("Ctrl+R", "tour.keys.refer"), ("F1", "tour.keys.sheet"))
NARROW = 760
"""Pixels at 100 % text; below that its parts stand one below another."""
_ENTER = {Qt.Key.Key_Return, Qt.Key.Key_Enter}


class Tour(QFrame):
    """`begin` shows it at its first question."""

    language_chosen = Signal(object)  # Language; listener: the settings' news
    folder_chosen = Signal(str)  # for the next start, "" for the sample content; listener: the same
    device_named = Signal(str)  # listener: the same
    ended = Signal()  # seen or skipped; listener: the same

    def __init__(self, theme: Theme, words: Words) -> None:
        super().__init__()
        self._theme, self._words = theme, words
        self._at = 0
        self.setObjectName("tour")
        self.setProperty("look", "card")
        self._question, self._why, self._count = QLabel(wordWrap=True), QLabel(wordWrap=True), QLabel()
        self._question.setProperty("look", "subheading")
        self._why.setProperty("look", "muted")
        self._count.setProperty("look", "small")
        self._before, self._next, self._skip = QPushButton(), QPushButton(), QPushButton()
        for button, name in ((self._before, "before"), (self._next, "next"), (self._skip, "skip")):
            button.setObjectName(f"tour.{name}")
        self._next.setProperty("look", "primary")
        self._skip.setProperty("look", "quiet")
        self._language = Segments(theme, clearable=False)
        self._sample, self._own, self._folder = QPushButton(), QPushButton(), QLabel(wordWrap=True)
        self._sample.setObjectName("tour.sample")
        self._own.setObjectName("tour.own")
        self._folder.setProperty("look", "muted")
        self._path = ""
        self._device = QLineEdit(maxLength=60)
        self._device.setObjectName("tour.device")
        self._key_words: list[tuple[QLabel, str]] = []
        self._buttons = FlowRow()
        self._row = QBoxLayout(QBoxLayout.Direction.LeftToRight, self)
        self._answers = QStackedWidget()
        for answer in (self._language, self._content(), self._device, self._three_keys()):
            self._answers.addWidget(answer)
        self._lay_out()
        self._join()
        self._speak()
        self.hide()

    def begin(self, *, device: str) -> None:
        """From the first question on."""
        self._at = 0
        self._device.setText(device)
        self.show()
        self._speak()

    def skip(self) -> None:
        """Ends it, wherever it is."""
        if self.isVisible():
            self._tell_device()
            self.hide()
            self.ended.emit()

    def take_cursor(self) -> None:
        """The cursor into the answer; for whoever asked for the tour."""
        self._next.setFocus(Qt.FocusReason.OtherFocusReason)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() == Qt.Key.Key_Escape:
            self.skip()
        elif event.key() in _ENTER and self._device.hasFocus():
            self._forward()
        else:
            super().keyPressEvent(event)

    def show_folder(self, path: str) -> None:
        """Which one will be used."""
        self._path = path
        self._speak()

    def _content(self) -> QWidget:
        held = QWidget()
        held.setProperty("look", "plain")
        ways, column = FlowRow(), QVBoxLayout(held)
        ways.add(self._sample)
        ways.add(self._own)
        column.setContentsMargins(0, 0, 0, 0)
        column.addWidget(ways)
        column.addWidget(self._folder)
        return held

    def _three_keys(self) -> QWidget:
        held = QWidget()
        held.setProperty("look", "plain")
        grid = QGridLayout(held)
        grid.setContentsMargins(0, 0, 0, 0)
        grid.setVerticalSpacing(4)
        grid.setHorizontalSpacing(10)
        grid.setColumnStretch(1, 1)
        for line, (key, sentence) in enumerate(_KEYS):
            cap, word = QLabel(key), QLabel(wordWrap=True)
            cap.setProperty("look", "key")
            self._key_words.append((word, sentence))
            grid.addWidget(cap, line, 0, Qt.AlignmentFlag.AlignLeft)
            grid.addWidget(word, line, 1)
        return held

    def minimumSizeHint(self) -> QSize:
        """Its parts go below one another where there is no room for them side by side."""
        return QSize(self._theme.px(260), super().minimumSizeHint().height())

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        narrow = self.width() < self._theme.px(NARROW)
        self._row.setDirection(QBoxLayout.Direction.TopToBottom if narrow else QBoxLayout.Direction.LeftToRight)
        self._row.setSpacing(8 if narrow else 20)

    def _lay_out(self) -> None:
        texts, buttons = QVBoxLayout(), self._buttons
        texts.setSpacing(2)
        for label in (self._question, self._why):
            texts.addWidget(label)
        texts.addStretch(1)
        for widget in (self._before, self._next, self._skip, self._count):
            buttons.add(widget)
        self._row.setContentsMargins(18, 12, 12, 12)
        self._row.setSpacing(20)
        self._row.addLayout(texts, 5)
        self._row.addWidget(self._answers, 3)
        self._row.addWidget(buttons, 3)
        self._row.setAlignment(buttons, Qt.AlignmentFlag.AlignTop)

    def _join(self) -> None:
        self._next.clicked.connect(self._forward)
        self._before.clicked.connect(self._back)
        self._skip.clicked.connect(self.skip)
        self._language.chosen.connect(self._choose_language)
        self._sample.clicked.connect(self._choose_sample)
        self._own.clicked.connect(self._ask_folder)
        self._words.language_changed.connect(self._speak)
        self._theme.changed.connect(self._speak)

    def _forward(self) -> None:
        self._tell_device()
        if self._at == len(STEPS) - 1:
            self.hide()
            self.ended.emit()
            return
        self._to(self._at + 1)

    def _back(self) -> None:
        self._to(self._at - 1)

    def _to(self, at: int) -> None:
        self._at = at
        self._speak()
        if STEPS[at] == "device":
            self._device.setFocus(Qt.FocusReason.OtherFocusReason)
        else:
            self._next.setFocus(Qt.FocusReason.OtherFocusReason)
        announce(self, self.accessibleName())

    def _tell_device(self) -> None:
        if STEPS[self._at] == "device":
            self.device_named.emit(self._device.text().strip())

    def _choose_language(self, code: str) -> None:
        self.language_chosen.emit(Language(code))

    def _choose_sample(self) -> None:
        self.folder_chosen.emit("")
        self._forward()

    def _ask_folder(self) -> None:
        chosen = QFileDialog.getExistingDirectory(self, self._words.say("tour.content"))
        if chosen:
            self.folder_chosen.emit(chosen)

    def _speak(self) -> None:
        say, step = self._words.say, STEPS[self._at]
        place = {"at": self._at + 1, "of": len(STEPS)}
        self._answers.setCurrentIndex(self._at)
        self._question.setText(say(f"tour.{step}"))
        self._why.setText(say(f"tour.{step}.why"))
        self._count.setText(say("tour.at", **place))
        self.setAccessibleName(say("tour.spoken", title=say("tour.title"), question=say(f"tour.{step}"), **place))
        self._next.setText(say("tour.done" if self._at == len(STEPS) - 1 else "tour.next"))
        self._before.setText(say("tour.before"))
        self._before.setEnabled(self._at > 0)
        self._count.setMinimumHeight(self._next.sizeHint().height())
        self._skip.setText(say("tour.skip"))
        self._language.show_options(_LANGUAGES, name="tour.language", label=say("tour.language"))
        self._language.show_value(self._words.lang)
        self._sample.setText(say("tour.content.sample"))
        self._own.setText(say("tour.content.own"))
        self._folder.setText(say("tour.content.next", path=self._path) if self._path else "")
        self._device.setAccessibleName(say("tour.device"))
        for label, key in self._key_words:
            label.setText(say(key))
        for widget in (self._count, self._next, self._before, self._skip):
            widget.ensurePolished()  # in the looks of the moment, before it is measured
        self._buttons.updateGeometry()
