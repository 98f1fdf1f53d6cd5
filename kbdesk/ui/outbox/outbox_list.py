"""The list of the outbox: what the filters let through, the open ones first; keeps the chosen row through every change."""

from datetime import UTC, date, datetime

from PySide6.QtCore import QItemSelectionModel, Qt, Signal
from PySide6.QtGui import QKeyEvent, QResizeEvent
from PySide6.QtWidgets import QAbstractItemView, QFrame, QListView, QWidget

from kbdesk.domain.organisation import Organisation
from kbdesk.ui.kit.theme import Theme
from kbdesk.ui.kit.words import Words
from kbdesk.ui.outbox.filters import Filters
from kbdesk.ui.outbox.row_delegate import RowDelegate
from kbdesk.ui.outbox.rows import ROW_ROLE, OutboxModel, Row, row_of
from kbdesk.ui.outbox.work import Shown


class OutboxList(QListView):
    """`show_all` with what was read, `show_again` when only words or filters are others."""

    row_chosen = Signal()  # listener of both: the page
    open_asked = Signal()

    def __init__(self, theme: Theme, words: Words, filters: Filters, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._words, self._filters = words, filters
        self._shown, self._organisation = Shown(), Organisation()
        self._told: tuple[Shown, str, date] | None = None
        self.rows = OutboxModel(self._spoken)
        self.setObjectName("outbox.list")
        self.setModel(self.rows)
        self.setItemDelegate(RowDelegate(theme, self))
        self.setFrameShape(QFrame.Shape.NoFrame)
        self.setMouseTracking(True)
        self.setSpacing(3)
        self.setLayoutMode(QListView.LayoutMode.Batched)
        self.setBatchSize(60)
        self.setVerticalScrollMode(QAbstractItemView.ScrollMode.ScrollPerPixel)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.selectionModel().currentChanged.connect(self.row_chosen)
        self.doubleClicked.connect(self.open_asked)
        theme.changed.connect(self.doItemsLayout)

    def show_all(self, shown: Shown, organisation: Organisation) -> None:
        """Open ones first, oldest on top; then what has gone, newest on top."""
        told = (shown, self._words.lang, datetime.now(UTC).astimezone().date())
        if told == self._told and organisation is self._organisation:  # a thousand rows need not be worded anew
            return
        self._shown, self._organisation, self._told = shown, organisation, told
        self.show_again()

    def show_again(self) -> None:
        """By the filters and in the words of the moment."""
        kept, now = self.row(), datetime.now(UTC).astimezone()
        gone = [entry for entry in reversed(self._shown.entries) if not entry.is_open]
        made = (
            row_of(entry, self._shown, self._organisation, self._words, now) for entry in (*self._shown.waiting, *gone)
        )
        before = self.rows.rows
        self.rows.replace(tuple(row for row in made if self._filters.fits(row)))
        if self.rows.rows is not before:
            self.choose(kept.entry.referral if kept else "")

    def choose(self, referral: str) -> None:
        """The row of a referral; the first where it is not shown."""
        place = next((at for at, row in enumerate(self.rows.rows) if row.entry.referral == referral), 0)
        if self.rows.rows:
            select = QItemSelectionModel.SelectionFlag.ClearAndSelect
            self.selectionModel().setCurrentIndex(self.rows.index(place), select)
        self.row_chosen.emit()

    def row(self) -> Row | None:
        """The chosen one."""
        index = self.currentIndex()
        found = index.data(ROW_ROLE) if index.isValid() else None
        return found if isinstance(found, Row) else None

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() in {Qt.Key.Key_Return, Qt.Key.Key_Enter}:
            self.open_asked.emit()
        else:
            super().keyPressEvent(event)

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        if event.size().width() != event.oldSize().width():
            self.scheduleDelayedItemsLayout()

    def _spoken(self, row: Row) -> str:
        entry, more = row.entry, " ".join(part for part in (row.reason, row.news, row.more) if part)
        unread = f"{self._words.say('outbox.show.news')}: " if row.is_unread else ""
        return unread + self._words.say(
            "outbox.row", reference=entry.reference, queue=row.queue, subject=entry.subject, state=row.state, more=more
        )
