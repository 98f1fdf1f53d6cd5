"""What the call page is made of: on top the contacts in hand, below it one of four views, at the foot what is told.

The views: nothing led (start), a step, the number at the end, the wrap-up of a contact that no script ends.
"""

from enum import IntEnum

from PySide6.QtCore import Qt
from PySide6.QtGui import QShowEvent
from PySide6.QtWidgets import QFrame, QHBoxLayout, QStackedWidget, QVBoxLayout, QWidget

from kbdesk.ui.call.contact_row import ContactRow
from kbdesk.ui.call.header import CallHeader
from kbdesk.ui.call.practice_frame import PracticeFrame
from kbdesk.ui.call.start_view import StartView
from kbdesk.ui.call.step_sheet import StepSheet
from kbdesk.ui.call.undo_line import UndoLine
from kbdesk.ui.call.wrap_up_view import WrapUpView
from kbdesk.ui.kit.lay_out import lay_out_now
from kbdesk.ui.kit.notice_bar import Notice, NoticeBar
from kbdesk.ui.kit.reference_card import ReferenceCard
from kbdesk.ui.kit.theme import Theme
from kbdesk.ui.kit.words import Words

LONGEST_TOLD = 60


class View(IntEnum):
    """The places in the stack."""

    START = 0
    STEP = 1
    NUMBER = 2
    WRAP_UP = 3


class CallBody(QWidget):
    """Holds the widgets; `CallPage` decides what they show."""

    def __init__(self, theme: Theme, words: Words, sheet: StepSheet) -> None:
        super().__init__()
        self._theme, self._words = theme, words
        self.sheet = sheet
        self.row = ContactRow(theme, words)
        self.frame = PracticeFrame(theme, words)
        self.header = CallHeader(theme, words)
        self.start = StartView(theme, words)
        self.reference = ReferenceCard(theme, words, name="call")
        self.wrap_up = WrapUpView(theme, words)
        self.undo = UndoLine(theme, words)
        self.notice = NoticeBar(theme, words, "call.notice")
        self._stack = QStackedWidget()
        self._build()
        theme.changed.connect(self._fit)
        self._fit()

    @property
    def view(self) -> View:
        """Which of the four is shown."""
        return View(self._stack.currentIndex())

    def show_view(self, view: View) -> None:
        """Puts it in front."""
        self._stack.setCurrentIndex(view)

    def take_cursor(self) -> None:
        """The cursor to where the work is."""
        view: StepSheet | StartView | WrapUpView | ReferenceCard
        for view in (self.start, self.sheet, self.reference, self.wrap_up):
            if view.isVisibleTo(self._stack):
                view.take_cursor()

    def tell_copied(self, text: str) -> None:
        """Says what went to the clipboard."""
        first = text.splitlines()[0] if text else ""
        shown = first if len(first) <= LONGEST_TOLD else f"{first[: LONGEST_TOLD - 1]}…"
        self.notice.tell(Notice(self._words.say("call.copied", text=shown), tone="tip"))

    def showEvent(self, event: QShowEvent) -> None:
        super().showEvent(event)
        lay_out_now(self)

    def _build(self) -> None:
        """From the outside in: Qt goes through all that stands in a widget each time that is put into another."""
        leading, finished = QWidget(), QWidget()
        for widget in (self, leading, finished):
            widget.setProperty("look", "plain")
        whole = QVBoxLayout(self)
        whole.setContentsMargins(0, 0, 0, 0)
        whole.setSpacing(8)
        whole.addWidget(self.row)
        whole.addWidget(self.frame, 1)
        self.frame.card.body.addWidget(self._stack, 1)
        self.frame.card.body.addWidget(self.undo)
        self.frame.card.body.addWidget(self.notice)
        for page in (self.start, leading, finished, self.wrap_up):
            self._stack.addWidget(page)
        column = QVBoxLayout(leading)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(0)
        line = QFrame()
        line.setProperty("look", "line")
        column.addWidget(self.header)
        column.addWidget(line)
        column.addWidget(self.sheet, 1)
        row = QHBoxLayout(finished)
        row.setContentsMargins(28, 28, 28, 28)
        row.addStretch(1)
        row.addWidget(self.reference, 1000, Qt.AlignmentFlag.AlignTop)
        row.addStretch(1)

    def _fit(self) -> None:
        self.reference.setMaximumWidth(self._theme.px(640))
