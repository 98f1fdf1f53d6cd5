"""The contacts in hand: which are open, which one is in front; hands each act to the records lane and tells what came.

One is in front at most; the others wait on disk, where they all are from their first second. The run of the one in front
is led by `LedCall`, in the same lane, so that what is told of both is kept in the order in which it was done.
"""

from collections.abc import Callable
from contextlib import suppress
from datetime import datetime
from typing import TypeVar

from PySide6.QtCore import QObject, QTimer, Signal

from kbdesk.domain.contact import ContactState
from kbdesk.domain.earlier_contact import EarlierContact
from kbdesk.domain.errors import DeskError, WrongUse
from kbdesk.domain.open_contact import OpenContact, Stretch
from kbdesk.domain.progress import Progress
from kbdesk.domain.promise import Promise
from kbdesk.domain.stored_run import Finished
from kbdesk.domain.wrap_up import missing_in
from kbdesk.ui.call.in_hand import UNDO_SECONDS, InHand, Proposed
from kbdesk.ui.call.wrap_up_changes import Changes, with_changes
from kbdesk.ui.kit.background import Lane
from kbdesk.workflows.keep_contacts import KeepContacts
from kbdesk.workflows.keep_library import KeepLibrary

T = TypeVar("T")
BEAT_MS = 15_000


class ContactsInHand(QObject):
    """`begin` once the window stands."""

    changed = Signal(object)  # InHand; listeners: the page, the strip, the row of contacts
    brought = Signal(object)  # OpenContact that was put in front; listener: the page, which shows where it stands
    proposed = Signal(object)  # Proposed; listener: the page
    closed = Signal(object)  # Finished, on disk; listener: the page
    undone = Signal(object)  # OpenContact; listener: the page
    earlier_found = Signal(object)  # tuple[EarlierContact, ...]; listener: the strip
    called_back = Signal(object, str)  # OpenContact, id of the script that was promised or ""; listener: calls news
    promises_found = Signal(object)  # tuple[Promise, ...]; listeners: the start view, the reminder
    refused = Signal(object)  # DeskError; listener: the page

    def __init__(self, keep: KeepContacts, library: KeepLibrary, lane: Lane, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._keep, self._library, self._lane = keep, library, lane
        self._current = ""  # touched by jobs of the lane only
        self.now = InHand()
        self._beat = QTimer(self, interval=BEAT_MS)
        self._beat.timeout.connect(self.beat)

    # ------------------------------------------------------------------ which one

    def begin(self) -> None:
        """The program starts: what was left, and what was promised."""

        def job(_progress: Progress) -> InHand:
            self._keep.take_stock()
            return self._look()

        self._do(job, self._show)
        self._beat.start()
        self.look_for_promises()

    def beat(self) -> None:
        """Every few seconds: while the machine slept, or over a clock that was set, nobody talked."""

        def job(_progress: Progress) -> InHand | None:
            return self._look() if self._keep.beat() else None

        self._do(job, self._show_changed)

    def look(self) -> None:
        """How they stand by now."""
        self._change(lambda: None)

    def new(self, *, direction: str = "incoming", phone: str = "", name: str = "", lang: str = "") -> None:
        """Another contact, in front; the one before waits."""
        self._to_front(
            lambda: self._keep.open(direction=direction, phone=phone, name=name, lang=lang), self._show_brought
        )

    def bring(self, contact_id: str) -> None:
        """One that waits, to the front."""
        self._to_front(lambda: self._keep.take_up(contact_id), self._show_brought, contact_id)

    def lead(self, run: str) -> None:
        """A run is led from now on: its contact is the one in front."""

        def job(_progress: Progress) -> InHand:
            contact = self._keep.of_run(run)
            if contact is None or contact.id != self._current:
                self._put_aside()
            if contact is not None:
                self._current = self._keep.take_up(contact.id).id
            return self._look()

        self._do(job, self._show)

    def park(self) -> None:
        """The one in front waits."""
        self._change(self._put_aside)

    def discard(self, contact_id: str) -> None:
        """Forgets one that was nothing."""
        self._change(lambda: self._keep.discard(contact_id))

    # ------------------------------------------------------------------ the one in front

    def tell(self, name: str, value: str) -> None:
        """A fact of `open_contact.FACTS`."""
        self._act(lambda one: self._keep.tell(one, name, value))

    def hold_or_talk(self) -> None:
        """The customer waits; the talk goes on."""

        def act(one: str) -> None:
            contact = self._keep.contact(one)
            if contact.state is ContactState.OPEN and contact.stretch is not Stretch.HOLD:
                self._keep.hold(one)
            else:
                self._keep.talk(one)

        self._act(act)

    def hang_up(self) -> None:
        """The talk is over; its wrap-up is proposed."""
        self._act(self._keep.hang_up)
        self.propose()

    def talk(self) -> None:
        """The talk goes on after all."""
        self._act(self._keep.talk)

    def used(self, article: str, revision: int, helped: bool | None) -> None:
        """A text that was read for the customer, and whether it helped."""
        self._act(lambda one: self._keep.used(one, article, revision, helped))

    def promise(self, at: datetime, what: str) -> None:
        """Somebody will be called back."""
        self._act(lambda one: self._keep.promise(one, at, what))
        self.look_for_promises()

    def look_for_earlier(self, *, phone: str, name: str) -> None:
        """What is known of a number or a name."""

        def job(_progress: Progress) -> tuple[EarlierContact, ...]:
            return self._keep.earlier(phone=phone, name=name) if phone or name else ()

        self._do(job, self.earlier_found.emit)

    # ------------------------------------------------------------------ the end

    def propose(self) -> None:
        """The wrap-up of the one in front."""

        def job(_progress: Progress) -> Proposed | None:
            contact = self._look().contact
            return Proposed(contact, self._keep.propose(contact)) if contact is not None else None

        self._do(job, self._propose)

    def close(self, changes: Changes) -> None:
        """Closes the one in front, which no script leads, as it is proposed by now and was changed."""

        def job(_progress: Progress) -> tuple[InHand, Finished] | None:
            if not self._current:
                return None
            organisation = self._library.library.organisation
            wrap = with_changes(self._keep.propose(self._current), changes, organisation)
            finished = self._keep.close(self._current, wrap, undo_seconds=UNDO_SECONDS)
            return self._look(), finished

        self._do(job, self._close)

    def close_as_proposed(self, *, used: tuple[str, int] | None = None, lang: str = "") -> None:
        """Closes the one in front as it is proposed, or one made for the answer `used` (its id and revision), which
        helped. Where the organisation wants more, its wrap-up is shown.
        """

        def job(_progress: Progress) -> tuple[InHand, Finished | Proposed] | None:
            if not self._current and used is not None:
                self._current = self._keep.open(lang=lang).id
                self._keep.used(self._current, used[0], used[1], True)
            contact = self._look().contact
            if contact is None:
                return None
            wrap = self._keep.propose(contact)
            if contact.run or missing_in(wrap, self._library.library.organisation):
                return self._look(), Proposed(self._keep.hang_up(contact.id), wrap)
            finished = self._keep.close(contact.id, wrap, undo_seconds=UNDO_SECONDS)
            return self._look(), finished

        self._do(job, self._close)

    def undo(self, contact_id: str) -> None:
        """Takes a closing back; the contact is in front again."""
        self._to_front(lambda: self._keep.undo(contact_id), self._undone)

    # ------------------------------------------------------------------ promises

    def look_for_promises(self) -> None:
        """Those not kept yet."""
        self._do(lambda _progress: self._keep.promises(), self.promises_found.emit)

    def keep_promise(self, promise: str) -> None:
        """The customer was called back."""
        self._promised(lambda: self._keep.keep_promise(promise))

    def call_back(self, promise: str, lang: str) -> None:
        """The contact in which it is kept comes to the front."""

        def job(_progress: Progress) -> tuple[InHand, OpenContact, str]:
            script = self._keep.script_promised(promise, lang)
            contact = self._keep.call_back(promise, lang=lang)
            if self._current != contact.id:
                self._put_aside()
            self._current = contact.id
            return self._look(), contact, script

        self._do(job, self._called_back)

    def move_promise(self, promise: str, at: datetime) -> None:
        """Later."""
        self._promised(lambda: self._keep.move_promise(promise, at))

    def _promised(self, act: Callable[[], object]) -> None:
        def job(_progress: Progress) -> tuple[Promise, ...]:
            act()
            return self._keep.promises()

        self._do(job, self.promises_found.emit)

    # ------------------------------------------------------------------ in the lane

    def _act(self, act: Callable[[str], object]) -> None:
        def on_current() -> None:
            if self._current:
                act(self._current)

        self._change(on_current)

    def _change(self, act: Callable[[], object]) -> None:
        def job(_progress: Progress) -> InHand:
            act()
            return self._look()

        self._do(job, self._show)

    def _to_front(
        self, act: Callable[[], OpenContact], done: Callable[[tuple[InHand, OpenContact]], None], known: str = ""
    ) -> None:
        def job(_progress: Progress) -> tuple[InHand, OpenContact]:
            if self._current != known:
                self._put_aside()
            contact = act()
            self._current = contact.id
            return self._look(), contact

        self._do(job, done)

    def _put_aside(self) -> None:
        current, self._current = self._current, ""
        if current:
            with suppress(WrongUse):  # closed by now: there is nothing to put aside
                self._keep.park(current)

    def _look(self) -> InHand:
        contacts = self._keep.open_ones()
        if all(one.id != self._current for one in contacts):
            self._current = ""
        return InHand(contacts, self._current)

    def _do(self, job: Callable[[Progress], T], done: Callable[[T], None]) -> None:
        self._lane.run(job, done=done, failed=self._refused)

    # ------------------------------------------------------------------ in the window's thread

    def _show(self, now: InHand) -> None:
        self.now = now
        self.changed.emit(now)

    def _show_changed(self, now: InHand | None) -> None:
        if now is not None:
            self._show(now)

    def _show_brought(self, came: tuple[InHand, OpenContact]) -> None:
        self._show(came[0])
        self.brought.emit(came[1])

    def _called_back(self, came: tuple[InHand, OpenContact, str]) -> None:
        now, contact, script = came
        self._show_brought((now, contact))
        self.called_back.emit(contact, "" if contact.run else script)

    def _propose(self, proposed: Proposed | None) -> None:
        if proposed is not None:
            self.proposed.emit(proposed)

    def _close(self, came: tuple[InHand, Finished | Proposed] | None) -> None:
        if came is None:
            return
        self._show(came[0])
        if isinstance(came[1], Proposed):
            self.proposed.emit(came[1])
        else:
            self.closed.emit(came[1])
            self.look_for_promises()

    def _undone(self, came: tuple[InHand, OpenContact]) -> None:
        self._show(came[0])
        self.undone.emit(came[1])
        self.look_for_promises()

    def _refused(self, error: DeskError) -> None:
        self.refused.emit(error)
        self.look()
