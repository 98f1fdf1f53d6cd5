"""Under a text: did this help? Two quiet buttons; a second press takes it back, the other one changes it."""

from functools import partial

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QFrame, QHBoxLayout, QLabel, QToolButton, QWidget

from kbdesk.domain.article import Kind, Page
from kbdesk.domain.verdict import Verdict
from kbdesk.ui.kit.actions import bind
from kbdesk.ui.kit.flow import FlowRow
from kbdesk.ui.kit.theme import Theme
from kbdesk.ui.kit.toggles import ToggleTool
from kbdesk.ui.kit.tokens import IconSize
from kbdesk.ui.kit.words import Words

_KEYS = {Verdict.HELPED: "Alt+H", Verdict.NOT_HELPED: "Alt+Shift+H"}
_ICONS = {Verdict.HELPED: "check", Verdict.NOT_HELPED: "x"}


class HelpedRow(QFrame):
    """Of the page that is open; a script is judged by its outcome."""

    judged = Signal(object, object, object)  # Page, Verdict or None, what was said before; listener: who counts
    flag_asked = Signal()  # "what was missing?"; listener: who opens the flag's form

    def __init__(self, theme: Theme, words: Words, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._theme, self._words = theme, words
        self._page: Page | None = None
        self._said: Verdict | None = None
        self.setProperty("look", "plain")
        self.setObjectName("read.judge")
        self._question, self._thanks = QLabel(), QLabel()
        for label in (self._question, self._thanks):
            label.setProperty("look", "small")
        self._buttons = {verdict: self._button(verdict) for verdict in Verdict}
        self._flag = QToolButton()
        self._flag.setObjectName("read.flag")
        self._flag.setProperty("look", "link")
        self._flag.setCursor(Qt.CursorShape.PointingHandCursor)
        self._flag.clicked.connect(self.flag_asked)
        self._flow = FlowRow()
        for widget in (self._question, *self._buttons.values(), self._thanks, self._flag):
            self._flow.add(widget)
        row = QHBoxLayout(self)
        row.setContentsMargins(36, 2, 20, 4)
        row.addWidget(self._flow)
        for verdict in Verdict:
            bind(self, f"read.{verdict}", partial(self.press, verdict))
        theme.changed.connect(self._speak)
        words.language_changed.connect(self._speak)
        self._speak()

    @property
    def worth_it(self) -> bool:
        """True when there is a text to judge."""
        return self._page is not None and self._page.header.kind is not Kind.SCRIPT

    def show_page(self, page: Page) -> None:
        """The text that is open now; of the same one what was said stays."""
        before, self._page = self._page, page
        if before is None or (before.path, before.header.revision) != (page.path, page.header.revision):
            self._said = None
        self._speak()

    def press(self, verdict: Verdict) -> None:
        """By key, as by click."""
        if self.isVisible():
            self._buttons[verdict].click()

    def _button(self, verdict: Verdict) -> QToolButton:
        button = ToggleTool()
        button.setObjectName(f"read.{verdict}")
        button.setProperty("look", "filter")
        button.setProperty("verdict", verdict.value)
        button.setToolButtonStyle(Qt.ToolButtonStyle.ToolButtonTextBesideIcon)
        button.setCursor(Qt.CursorShape.PointingHandCursor)
        button.clicked.connect(self._pressed)
        return button

    def _pressed(self) -> None:
        button = self.sender()
        if self._page is None or not isinstance(button, QToolButton):
            return
        pressed, before = Verdict(str(button.property("verdict"))), self._said
        self._said = None if pressed is before else pressed
        self._speak()
        self.judged.emit(self._page, self._said, before)

    def _speak(self) -> None:
        say, said = self._words.say, self._said
        self._question.setText(say("read.helped_question"))
        self._thanks.setText(say("read.thanks"))
        self._thanks.setVisible(said is Verdict.HELPED)
        for verdict, button in self._buttons.items():
            name = say(f"read.{verdict}_name")
            button.setText(f" {say(f'read.{verdict}')}")
            button.setIcon(self._theme.icon(_ICONS[verdict], "muted", size=IconSize.SMALL))
            button.setChecked(verdict is said)
            button.setAccessibleName(name)
            button.setToolTip(f"{name}  ({_KEYS[verdict]})")
        self._flag.setText(f"{say('read.what_was_missing')}  (F8)")
        self._flag.setAccessibleName(say("find.flag"))
        self._flag.setVisible(said is Verdict.NOT_HELPED)
        for widget in (*self._buttons.values(), self._flag):
            widget.ensurePolished()  # in the looks of the moment, before it is measured
        for beside in (self._question, self._thanks, self._flag):
            beside.setMinimumHeight(self._theme.target(small=True))
        self._flow.updateGeometry()
