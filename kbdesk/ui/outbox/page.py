"""The outbox: what has not reached the service desk yet, what has, and what a person can do about it.

It sends by itself once a minute and after each finished contact (`send_soon`), quietly; on demand it tells what came
of it. Sending runs in the delivery lane, which takes a second request while it is busy as "once more"; the list is
read in the records lane. Another window or command that is sending is no matter: the next minute comes. Every quarter
of an hour the desk is asked what it did with what it has.
"""

from collections.abc import Callable
from functools import partial
from pathlib import Path

from PySide6.QtCore import QEvent, Qt, QTimer, QUrl, Signal
from PySide6.QtGui import QDesktopServices, QKeyEvent, QResizeEvent, QShowEvent
from PySide6.QtWidgets import QFileDialog, QHBoxLayout, QVBoxLayout, QWidget

from kbdesk.domain.errors import DeskError
from kbdesk.domain.outbox import OutboxEntry
from kbdesk.domain.referral import Referral
from kbdesk.ui.kit.actions import bind
from kbdesk.ui.kit.background import Lane
from kbdesk.ui.kit.card import Card
from kbdesk.ui.kit.notice_bar import Notice, NoticeBar
from kbdesk.ui.kit.theme import Theme
from kbdesk.ui.kit.words import Words
from kbdesk.ui.outbox.acts import OutboxActs
from kbdesk.ui.outbox.beside import Beside
from kbdesk.ui.outbox.empty_view import EmptyView
from kbdesk.ui.outbox.filters import Filters
from kbdesk.ui.outbox.head import OutboxHead
from kbdesk.ui.outbox.outbox_list import OutboxList
from kbdesk.ui.outbox.pause_notes import PauseNotes
from kbdesk.ui.outbox.rows import Row
from kbdesk.ui.outbox.sending import Sending
from kbdesk.ui.outbox.tellings import FOLDER, RESCUE, UNDO, Tellings
from kbdesk.ui.outbox.work import OutboxWork, Shown
from kbdesk.workflows.keep_library import KeepLibrary

EVERY_MS = 60_000
NEWS_EVERY_MS = 15 * 60_000


class OutboxPage(QWidget):
    """`start` begins the sending by itself; before that nothing leaves the device."""

    unsent_changed = Signal(int)  # how many have not been received; listener: the badge in the frame
    left_to_send = Signal(object)  # Unsent, with the photos; listener: the badge, and the question at closing
    entries_changed = Signal(object)  # tuple[OutboxEntry, ...] as shown; listeners: the cards with a number

    def __init__(
        self,
        theme: Theme,
        words: Words,
        *,
        work: OutboxWork,
        library: KeepLibrary,
        records: Lane,
        delivery: Lane,
        asking: Lane,
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(parent)
        self._theme, self._words, self._library = theme, words, library
        self._shown = Shown()
        self.sending = Sending(work.deliver, delivery, self)
        self.acts = OutboxActs(work, records=records, asking=asking, parent=self)
        self.setObjectName("outbox")
        self._timer, self._news_timer = QTimer(self, interval=EVERY_MS), QTimer(self, interval=NEWS_EVERY_MS)
        self._timer.timeout.connect(self.send_soon)
        self._news_timer.timeout.connect(self.acts.ask_quietly)
        self.notice = NoticeBar(theme, words, "outbox.notice")
        self.head, self.filters = OutboxHead(words), Filters(theme, words)
        self.pauses = PauseNotes(theme, words)
        self.list = OutboxList(theme, words, self.filters)
        self.empty = EmptyView(theme, words)
        self.beside = beside = Beside(theme, words, self)
        self.opened, self.changing, self.exporting = beside.opened, beside.changing, beside.exporting
        self._card = Card(padding=0, gap=0)
        self._tellings = Tellings(self.notice, words)
        self._build()
        self._join()
        self._speak()

    # ------------------------------------------------------------------ what others ask

    def start(self) -> None:
        """Shows the list, sends what is due, and from now on every minute."""
        self._timer.start()
        self._news_timer.start()
        self.acts.shown.connect(self._begin, Qt.ConnectionType.SingleShotConnection)
        self.acts.read()

    def send_soon(self) -> None:
        """Sends what is due, without a word about it."""
        self.sending.send_soon()

    def refresh(self) -> None:
        """Reads the list again."""
        self.acts.read()

    def take_cursor(self) -> None:
        """The cursor to the list, or to what was opened from it."""
        if not self.beside.is_open:
            self.list.setFocus(Qt.FocusReason.OtherFocusReason)

    def showEvent(self, event: QShowEvent) -> None:
        super().showEvent(event)
        self.refresh()
        self.take_cursor()

    def event(self, event: QEvent) -> bool:
        """Esc is ours while something is open beside the list; else the window's own Esc would take it."""
        if isinstance(event, QKeyEvent) and event.type() is QEvent.Type.ShortcutOverride:
            is_ours = event.key() == Qt.Key.Key_Escape and self.beside.is_open
            event.setAccepted(is_ours)
            return is_ours
        return super().event(event)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() == Qt.Key.Key_Escape and self.beside.is_open:
            self.beside.close()
        else:
            super().keyPressEvent(event)

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self.beside.share_room()

    # ------------------------------------------------------------------ what the agent does

    def _begin(self, _shown: Shown) -> None:
        """Sending starts after the first look, so that only one of the two lanes makes the file of the records."""
        self.send_soon()
        self.acts.ask_quietly()

    def _send_now(self) -> None:
        self.head.begin_sending()
        self.sending.send_now()

    def _on_row(self, act: Callable[[str], None]) -> None:
        if (row := self.list.row()) is not None:
            act(row.entry.referral)

    def _export(self) -> None:
        if (row := self.list.row()) is not None:
            self.beside.show_card(self.exporting)
            self.exporting.show_entries(row.entry, self._shown.waiting)

    def _notice_action(self, notice: Notice) -> None:
        code, _, about = notice.code.partition(" ")
        if code == UNDO:
            self.acts.undo_withdrawal(about)
        elif code == FOLDER:
            QDesktopServices.openUrl(QUrl.fromLocalFile(about))
        elif code == RESCUE and (name := QFileDialog.getExistingDirectory(self, self._words.say("export.folder"))):
            self.acts.rescue(Path(name))

    # ------------------------------------------------------------------ what came of it

    def _show(self, shown: Shown) -> None:
        self._shown = shown
        self.list.show_all(shown, self._library.library.organisation)
        holding = {shown.pause_of(entry) for entry in shown.waiting}
        self.pauses.show_pauses(tuple(one for one in shown.pauses if one.by_hand or one in holding))
        self.head.show_all(shown)
        self._show_list()
        self._show_opened()
        self.unsent_changed.emit(len(shown.waiting))
        self.left_to_send.emit(shown.unsent)
        self.entries_changed.emit(shown.entries)

    def _show_list(self) -> None:
        has_rows, has_any = bool(self.list.rows.rows), bool(self._shown.entries)
        self.list.setVisible(has_rows)
        self.filters.setVisible(has_any)
        self.empty.setHidden(has_rows)
        self.empty.show_why(self.filters if has_any else None)
        self._row_chosen()

    def _filtered(self) -> None:
        self.list.show_again()
        self._show_list()

    def _row_chosen(self) -> None:
        row = self.list.row()
        self.head.show_selected(row.entry if row else None)

    def _show_opened(self) -> None:
        """What is open beside the list stands as it is now; what the desk told is seen with it."""
        key = self.opened.referral
        entry = next((one for one in self._shown.entries if one.referral == key), None)
        if entry is not None:
            self.opened.show_state(entry, self._shown.known.get(key), self._shown.photos.get(key, ()))
            if key in self._shown.unread and self.opened.isVisible():
                self.acts.mark_read(key)

    def _opened(self, referral: Referral) -> None:
        row = self._row_of(referral.id)
        if row is not None:
            self.beside.show_card(self.opened)
            self.opened.show_referral(row.entry, referral, row.queue)
            self._show_opened()

    def _to_change(self, referral: Referral) -> None:
        row = self._row_of(referral.id)
        if row is not None:
            self.beside.show_card(self.changing)
            self.changing.show_referral(row.entry, referral, self._library.library.organisation)

    def _changed(self, entry: OutboxEntry) -> None:
        self.changing.leave()
        self._tellings.changed(entry)
        self.filters.show_all()
        self.refresh()
        self.send_soon()

    def _queued_again(self) -> None:
        self.refresh()
        self._send_now()

    def _failed(self, error: DeskError) -> None:
        self.head.end_sending()
        self._tellings.failed(error)

    def _row_of(self, key: str) -> Row | None:
        return next((row for row in self.list.rows.rows if row.entry.referral == key), None)

    # ------------------------------------------------------------------ building

    def _closed(self) -> None:
        self.list.setFocus(Qt.FocusReason.OtherFocusReason)

    def _build(self) -> None:
        column = QVBoxLayout()
        column.setContentsMargins(22, 20, 16, 14)
        column.setSpacing(6)
        column.addWidget(self.head)
        column.addWidget(self.pauses)
        column.addWidget(self.filters)
        column.addWidget(self.list, 1)
        column.addWidget(self.empty, 1)
        self._card.body.addLayout(column, 1)
        self._card.body.addWidget(self.notice)
        whole = QHBoxLayout(self)
        whole.setContentsMargins(0, 0, 0, 0)
        whole.setSpacing(10)
        self.beside.place(whole, self._card)
        self.beside.closed.connect(self._closed)
        self.list.hide()

    def _join(self) -> None:
        head, acts, told = self.head, self.acts, self._tellings
        head.send_asked.connect(self._send_now)
        head.export_asked.connect(self._export)
        head.pause_asked.connect(acts.pause_channel)
        acts.paused.connect(self.refresh)
        self.list.open_asked.connect(partial(self._on_row, acts.open))
        for asked, act in (
            (head.open_asked, acts.open),
            (head.change_asked, acts.look_to_change),
            (head.retry_asked, acts.retry),
            (head.ask_asked, acts.ask),
            (head.withdraw_asked, acts.withdraw),
        ):
            asked.connect(partial(self._on_row, act))
        self.notice.action_chosen.connect(self._notice_action)
        self.sending.ended.connect(told.round_ended)
        self.sending.ended.connect(self.head.end_sending)
        self.sending.ended.connect(self.refresh)
        self.sending.failed.connect(self._failed)
        self.sending.moved.connect(head.show_moved)
        self.filters.changed.connect(self._filtered)
        self.empty.all_asked.connect(self.filters.show_all)
        self.list.row_chosen.connect(self._row_chosen)
        self.pauses.try_asked.connect(acts.open_channel)
        self.opened.photos_asked.connect(acts.retry_photos)
        self.changing.resend_asked.connect(acts.change)
        self.exporting.export_asked.connect(acts.export)
        acts.shown.connect(self._show)
        acts.opened.connect(self._opened)
        acts.to_change.connect(self._to_change)
        acts.queued.connect(self._queued_again)
        acts.changed.connect(self._changed)
        acts.change_failed.connect(self.changing.show_failed)
        acts.failed.connect(self._failed)
        acts.news_came.connect(self.refresh)
        for came, tell in (
            (acts.withdrawn, told.withdrawn),
            (acts.put_back, told.put_back),
            (acts.exported, told.exported),
            (acts.asked, told.asked),
        ):
            came.connect(tell)
            came.connect(self.refresh)
        acts.put_back.connect(self.send_soon)
        acts.exported.connect(self.exporting.leave)
        acts.rescued.connect(told.rescued)
        self._words.language_changed.connect(self._speak)
        bind(self, "outbox.look_up", self.filters.search.setFocus)

    def _speak(self) -> None:
        self.list.setAccessibleName(self._words.say("outbox.title"))
        self._show(self._shown)
