"""One outgoing list being worked through: how far it is, the row in hand, all its rows."""

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QLabel, QProgressBar, QPushButton

from kbdesk.domain.contact_list import OPEN_ROWS, ListProgress, RowState
from kbdesk.ui.contacts.parted_model import PartedModel
from kbdesk.ui.contacts.row_delegate import RowList
from kbdesk.ui.contacts.row_in_hand import RowInHand
from kbdesk.ui.contacts.scrolled import Scrolled
from kbdesk.ui.kit.card import Card
from kbdesk.ui.kit.flow import FlowRow
from kbdesk.ui.kit.segments import Segments
from kbdesk.ui.kit.theme import Theme
from kbdesk.ui.kit.words import Words

SHOWN: dict[str, tuple[RowState, ...]] = {
    "all": (),
    "left": tuple(sorted(OPEN_ROWS)),
    "done": (RowState.DONE, RowState.NOT_REACHED, RowState.DO_NOT_CALL),
    "unfit": (RowState.NOT_USABLE,),
}


class ListWork(Card):
    """Shows; what is asked of it is done by the view around it."""

    rows_asked = Signal()  # others are to be shown; listener of all these: the view around it
    row_taken = Signal(str)  # a row of one's own choosing, its id
    put_back_asked = Signal(str)  # one that was let go, its id
    export_asked = Signal()
    remove_asked = Signal()

    def __init__(self, theme: Theme, words: Words) -> None:
        super().__init__(padding=0, gap=0)
        self._words = words
        self._progress: ListProgress | None = None
        self.setObjectName("lists.work")
        self._title, self._count = QLabel(wordWrap=True, textFormat=Qt.TextFormat.PlainText), QLabel(wordWrap=True)
        self._title.setProperty("look", "title")
        self._count.setProperty("look", "muted")
        self._count.setObjectName("lists.count")
        self._bar = QProgressBar()
        self._bar.setTextVisible(False)
        self.in_hand = RowInHand(theme, words)
        self.which = Segments(theme, clearable=False)
        self.model = PartedModel()
        self.rows = RowList(theme, self.model, "lists.rows")
        self.no_rows = QLabel()
        self.no_rows.setProperty("look", "muted")
        self._acts = FlowRow(gap=8)
        self.put_back, self.export, self.remove = QPushButton(), QPushButton(), QPushButton()
        for name, button in (
            ("lists.put_back", self.put_back),
            ("lists.export", self.export),
            ("lists.remove", self.remove),
        ):
            button.setObjectName(name)
            self._acts.add(button)
        self._build()
        self.which.chosen.connect(self._chosen)
        self.rows.doubleClicked.connect(self._take)
        self.rows.selectionModel().currentChanged.connect(self._settle)
        self.put_back.clicked.connect(self._put_back)
        self.export.clicked.connect(self.export_asked)
        self.remove.clicked.connect(self.remove_asked)
        words.language_changed.connect(self._speak)
        self._speak()
        self.which.show_value("all")

    @property
    def states(self) -> tuple[RowState, ...]:
        """Which rows are shown; none means all."""
        return SHOWN[self.which.value() or "all"]

    def show_progress(self, progress: ListProgress) -> None:
        """The list and how far it is."""
        self._progress = progress
        self._speak()

    def show_total(self) -> None:
        """The first rows have come."""
        self.rows.setVisible(bool(self.model.total))
        self.no_rows.setHidden(bool(self.model.total))
        self._settle()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() in {Qt.Key.Key_Return, Qt.Key.Key_Enter} and self.rows.hasFocus():
            self._take()
        else:
            super().keyPressEvent(event)

    def _take(self) -> None:
        row = self.rows.row_now()
        if row is not None:
            self.row_taken.emit(str(row.key))

    def _put_back(self) -> None:
        row = self.rows.row_now()
        if row is not None:
            self.put_back_asked.emit(str(row.key))

    def _chosen(self, _which: str) -> None:
        self.rows_asked.emit()

    def _settle(self) -> None:
        self.put_back.setEnabled(self.rows.isVisibleTo(self) and self.rows.row_now() is not None)

    def _build(self) -> None:
        scrolled = Scrolled()
        column = scrolled.column
        for widget in (self._title, self._bar, self._count):
            column.addWidget(widget)
        column.addSpacing(6)
        column.addWidget(self.in_hand)
        column.addSpacing(8)
        column.addWidget(self.which)
        column.addWidget(self.rows, 1)
        column.addWidget(self.no_rows, 1)
        column.addWidget(self._acts)
        self.rows.setMinimumHeight(190)
        self.body.addWidget(scrolled, 1)

    def _speak(self) -> None:
        say, one = self._words.say, self._progress
        options = tuple((code, say(f"lists.show.{code}")) for code in SHOWN)
        self.which.show_options(options, name="lists.show", label="")
        self.rows.setAccessibleName(say("lists.rows"))
        self.no_rows.setText(say("lists.no_rows"))
        self._bar.setAccessibleName(say("lists.title"))
        self.put_back.setText(say("lists.again"))
        self.export.setText(say("lists.export"))
        self.remove.setText(say("lists.remove"))
        self._acts.updateGeometry()
        if one is None:
            return
        self._title.setText(one.list.name)
        self._bar.setRange(0, max(1, one.usable))
        self._bar.setValue(one.done)
        states = [
            f"{one.count(state)} {say(f'row.state.{state}')}"
            for state in RowState
            if state is not RowState.WAITING and one.count(state)
        ]
        told = (say("list.progress", done=one.done, total=one.usable), *states)
        self._count.setText(" · ".join(told))
