"""The outbox: what has not reached the service desk yet, what has, and what a person can do about it.

It sends by itself once a minute and after each finished contact (`send_soon`), quietly; on demand it tells what came
of it. Sending runs in the delivery lane, which takes a second request while it is busy as "once more"; the list is
read in the records lane. Another window or command that is sending is no matter: the next minute comes.
"""

from datetime import UTC, datetime
from functools import partial

from PySide6.QtCore import QItemSelectionModel, Qt, QTimer, Signal
from PySide6.QtGui import QKeyEvent, QResizeEvent, QShowEvent
from PySide6.QtWidgets import QAbstractItemView, QFrame, QHBoxLayout, QListView, QVBoxLayout, QWidget

from kbdesk.domain.errors import DeskError, Locked
from kbdesk.domain.outbox import OutboxEntry
from kbdesk.domain.referral import Referral
from kbdesk.ui.kit.background import Lane
from kbdesk.ui.kit.card import Card
from kbdesk.ui.kit.notice_bar import Notice, NoticeBar
from kbdesk.ui.kit.theme import Theme
from kbdesk.ui.kit.words import Words
from kbdesk.ui.outbox.empty_view import EmptyView
from kbdesk.ui.outbox.head import OutboxHead
from kbdesk.ui.outbox.referral_card import ReferralCard
from kbdesk.ui.outbox.row_delegate import RowDelegate
from kbdesk.ui.outbox.rows import ROW_ROLE, OutboxModel, Row, row_of
from kbdesk.ui.outbox.sending import Round, Sending, result_in_words
from kbdesk.wording.errors import error_sentence
from kbdesk.workflows.deliver_referrals import DeliverReferrals
from kbdesk.workflows.keep_library import KeepLibrary

EVERY_MS = 60_000
NARROW = 760


class OutboxPage(QWidget):
    """`start` begins the sending by itself; before that nothing leaves the device."""

    unsent_changed = Signal(int)  # how many have not been received; listener: the badge in the frame
    entries_changed = Signal(object)  # tuple[OutboxEntry, ...] as shown; listeners: the cards with a number

    def __init__(
        self,
        theme: Theme,
        words: Words,
        *,
        deliver: DeliverReferrals,
        library: KeepLibrary,
        records: Lane,
        delivery: Lane,
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(parent)
        self._theme, self._words, self._deliver, self._library = theme, words, deliver, library
        self._records = records
        self._entries: tuple[OutboxEntry, ...] = ()
        self.sending = Sending(deliver, delivery, self)
        self.setObjectName("outbox")
        self._timer = QTimer(self, interval=EVERY_MS)
        self._timer.timeout.connect(self.send_soon)
        self.notice = NoticeBar(theme, words, "outbox.notice")
        self.head = OutboxHead(words)
        self.model = OutboxModel(self._spoken)
        self.list = QListView()
        self._card = Card(padding=0, gap=0)
        self.opened = ReferralCard(theme, words)
        self.empty = EmptyView(theme, words)
        self._build()
        self.notice.action_chosen.connect(self._withdraw_now)
        self.sending.ended.connect(self._sent)
        self.sending.failed.connect(self._failed)
        self.sending.moved.connect(self.head.show_moved)
        self.head.send_asked.connect(self._send_now)
        self.head.open_asked.connect(self._open)
        self.head.retry_asked.connect(self._retry)
        self.head.withdraw_asked.connect(self._withdraw)
        theme.changed.connect(self._looks_changed)
        words.language_changed.connect(self._speak)
        self._speak()

    # ------------------------------------------------------------------ what others ask

    def start(self) -> None:
        """Shows the list, sends what is due, and from now on every minute."""
        self._timer.start()
        self._records.run(lambda _progress: self._deliver.entries(), done=self._begin, failed=self._failed)

    def _begin(self, entries: tuple[OutboxEntry, ...]) -> None:
        """Sending starts after the first look, so that only one of the two lanes makes the file of the records."""
        self._show(entries)
        self.send_soon()

    def send_soon(self) -> None:
        """Sends what is due, without a word about it."""
        self.sending.send_soon()

    def refresh(self) -> None:
        """Reads the list again."""
        self._records.run(lambda _progress: self._deliver.entries(), done=self._show, failed=self._failed)

    def take_cursor(self) -> None:
        """The cursor to the list, or to what was opened from it."""
        if self.opened.isHidden():
            self.list.setFocus(Qt.FocusReason.OtherFocusReason)

    def showEvent(self, event: QShowEvent) -> None:
        super().showEvent(event)
        self.refresh()
        self.take_cursor()

    # ------------------------------------------------------------------ what the agent does

    def _send_now(self) -> None:
        self.head.begin_sending()
        self.sending.send_now()

    def _withdraw(self) -> None:
        """Asks first, in place: the customer has the number, and a referral taken back does not come again."""
        row = self._row()
        if row is not None:
            say, entry = self._words.say, row.entry
            text = say("outbox.withdraw_this", reference=entry.reference, queue=row.queue)
            action = say("outbox.withdraw")
            self.notice.tell(Notice(text, tone="warning", action=action, code=entry.referral, stays=True))

    def _withdraw_now(self, asked: Notice) -> None:
        key = asked.code
        self._records.run(lambda _progress: self._deliver.withdraw(key), done=self._withdrawn, failed=self._failed)

    def _retry(self) -> None:
        row = self._row()
        if row is not None:
            key = row.entry.referral
            self._records.run(lambda _progress: self._deliver.retry(key), done=self._retried, failed=self._failed)

    def _open(self) -> None:
        row = self._row()
        if row is not None:
            key = row.entry.referral
            self._records.run(
                lambda _progress: self._deliver.referral(key), done=partial(self._opened, row), failed=self._failed
            )

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() == Qt.Key.Key_Escape and self.opened.isVisible():
            self.opened.hide()
            self._closed()
        elif event.key() in {Qt.Key.Key_Return, Qt.Key.Key_Enter} and self.list.hasFocus():
            self._open()
        else:
            super().keyPressEvent(event)

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._share_room()
        self.list.doItemsLayout()

    def _share_room(self) -> None:
        """An opened referral stands beside the list, or in its place where there is no room for both."""
        narrow = self.width() < self._theme.px(NARROW)
        self._card.setHidden(narrow and not self.opened.isHidden())

    # ------------------------------------------------------------------ what came of it

    def _show(self, entries: tuple[OutboxEntry, ...]) -> None:
        """Open ones first, oldest on top; then what has gone, newest on top."""
        kept = self._row()
        self._entries = entries
        waiting = [entry for entry in entries if entry.is_open]
        gone = [entry for entry in reversed(entries) if not entry.is_open]
        now, organisation = datetime.now(UTC).astimezone(), self._library.library.organisation
        self.model.replace(tuple(row_of(entry, organisation, self._words, now) for entry in (*waiting, *gone)))
        place = next(
            (at for at, row in enumerate(self.model.rows) if kept and row.entry.referral == kept.entry.referral), 0
        )
        if self.model.rows:
            select = QItemSelectionModel.SelectionFlag.ClearAndSelect
            self.list.selectionModel().setCurrentIndex(self.model.index(place), select)
        self.list.setVisible(bool(entries))
        self.empty.setHidden(bool(entries))
        self.head.show_entries(entries)
        self._selected()
        self.unsent_changed.emit(len(waiting))
        self.entries_changed.emit(entries)

    def _sent(self, sent: Round) -> None:
        if sent.asked:
            self.head.end_sending()
            summary = sent.summary
            trouble = bool(summary.waiting or summary.needs_attention or summary.unknown)
            tone = "warning" if trouble else "tip"
            self.notice.tell(Notice(result_in_words(summary, self._words), tone=tone, stays=trouble))
        self.refresh()

    def _withdrawn(self, entry: OutboxEntry) -> None:
        self.notice.tell(Notice(self._words.say("outbox.withdrawn", reference=entry.reference)))
        self.refresh()

    def _retried(self, _entry: OutboxEntry) -> None:
        self.refresh()
        self._send_now()

    def _opened(self, row: Row, referral: Referral) -> None:
        self.opened.show_referral(row.entry, referral, row.queue)
        self._share_room()

    def _closed(self) -> None:
        self._share_room()
        self.list.setFocus(Qt.FocusReason.OtherFocusReason)

    def _failed(self, error: DeskError) -> None:
        self.head.end_sending()
        tone = "note" if isinstance(error, Locked) else "danger"
        self.notice.tell(Notice(error_sentence(error, self._words.lang), tone=tone))

    # ------------------------------------------------------------------ showing

    def _row(self) -> Row | None:
        index = self.list.currentIndex()
        return index.data(ROW_ROLE) if index.isValid() else None

    def _selected(self) -> None:
        row = self._row()
        self.head.show_selected(row.entry if row else None)

    def _spoken(self, row: Row) -> str:
        entry, more = row.entry, " ".join(part for part in (row.reason, row.more) if part)
        return self._words.say(
            "outbox.row", reference=entry.reference, queue=row.queue, subject=entry.subject, state=row.state, more=more
        )

    def _build(self) -> None:
        view = self.list
        view.setObjectName("outbox.list")
        view.setModel(self.model)
        view.setItemDelegate(RowDelegate(self._theme, view))
        view.setFrameShape(QFrame.Shape.NoFrame)
        view.setMouseTracking(True)
        view.setSpacing(3)
        view.setVerticalScrollMode(QAbstractItemView.ScrollMode.ScrollPerPixel)
        view.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        view.selectionModel().currentChanged.connect(self._selected)
        view.doubleClicked.connect(self._open)
        self.opened.closed.connect(self._closed)
        column = QVBoxLayout()
        column.setContentsMargins(22, 20, 16, 14)
        column.setSpacing(6)
        column.addWidget(self.head)
        column.addWidget(view, 1)
        column.addWidget(self.empty, 1)
        card = self._card
        card.body.addLayout(column, 1)
        card.body.addWidget(self.notice)
        whole = QHBoxLayout(self)
        whole.setContentsMargins(0, 0, 0, 0)
        whole.setSpacing(10)
        whole.addWidget(card, 3)
        whole.addWidget(self.opened, 2)
        view.hide()

    def _looks_changed(self) -> None:
        self.list.doItemsLayout()

    def _speak(self) -> None:
        self.list.setAccessibleName(self._words.say("outbox.title"))
        self._show(self._entries)
