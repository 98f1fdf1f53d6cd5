"""What can be done with a referral, done in its lane: withdraw and undo, try again, change, export, ask, rescue.

What waits for a network or for the sender's lock has a lane of its own, so that no list and no form waits for it.
"""

from collections.abc import Callable
from dataclasses import dataclass
from functools import partial
from pathlib import Path

from PySide6.QtCore import QObject, Signal

from kbdesk.domain.desk import KnownState
from kbdesk.domain.outbox import Failure, OutboxEntry
from kbdesk.domain.progress import Progress
from kbdesk.ui.kit.background import Lane
from kbdesk.ui.outbox.change_card import Changed
from kbdesk.ui.outbox.export_card import ExportOrder
from kbdesk.ui.outbox.work import OutboxWork, Shown, read_all
from kbdesk.workflows.rescue_referrals import Rescued


@dataclass(frozen=True, slots=True)
class Exported:
    """`unsure`: the references that may be at the desk already."""

    count: int
    folder: Path
    unsure: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Asked:
    """What the desk said of one referral, or why it could not be asked."""

    entry: OutboxEntry
    state: KnownState | Failure


class OutboxActs(QObject):
    """Each act ends in its own signal, or in `failed`."""

    shown = Signal(object)  # Shown; listener of all these: the page
    opened = Signal(object)  # Referral
    to_change = Signal(object)  # Referral
    withdrawn = Signal(object)  # OutboxEntry
    put_back = Signal(object)  # OutboxEntry
    queued = Signal()  # something is due again
    paused = Signal()  # a channel
    changed = Signal(object)  # OutboxEntry
    change_failed = Signal(object)  # DeskError
    exported = Signal(object)  # Exported
    asked = Signal(object)  # Asked
    news_came = Signal()
    rescued = Signal(object, object)  # Rescued, the folder
    failed = Signal(object)  # DeskError

    def __init__(self, work: OutboxWork, *, records: Lane, asking: Lane, parent: QObject) -> None:
        super().__init__(parent)
        self._work, self._records, self._asking = work, records, asking

    def read(self) -> None:
        """The whole outbox."""
        self._records.run(lambda _progress: read_all(self._work), done=self._read, failed=self.failed.emit)

    def open(self, key: str) -> None:
        self._in_records(partial(self._work.deliver.referral, key), self.opened.emit)

    def look_to_change(self, key: str) -> None:
        self._in_records(partial(self._work.deliver.referral, key), self.to_change.emit)

    def withdraw(self, key: str) -> None:
        self._in_records(partial(self._work.deliver.withdraw, key), self.withdrawn.emit)

    def undo_withdrawal(self, key: str) -> None:
        self._in_records(partial(self._work.deliver.put_back, key), self.put_back.emit)

    def retry(self, key: str) -> None:
        self._in_records(partial(self._work.deliver.retry, key), self._is_queued)

    def retry_photos(self, key: str) -> None:
        self._in_records(partial(self._work.photos.retry, key), self._is_queued)

    def pause_channel(self, name: str) -> None:
        self._in_records(partial(self._work.channels.pause, name), self._is_paused)

    def open_channel(self, name: str) -> None:
        self._in_records(partial(self._work.channels.open_again, name), self._is_queued)

    def mark_read(self, key: str) -> None:
        self._in_records(partial(self._work.follow.mark_read, key), self._is_read)

    def change(self, changed: Changed) -> None:
        """Puts the changed one in its place."""

        def job(_progress: Progress) -> OutboxEntry:
            return self._work.change.change(
                changed.referral,
                queue=changed.queue,
                subject=changed.subject,
                urgency=changed.urgency,
                note=changed.note,
                values=dict(changed.values),
            )

        self._records.run(job, done=self.changed.emit, failed=self.change_failed.emit)

    def export(self, order: ExportOrder) -> None:
        """One after the other; what was written before something failed stays written and is marked."""

        def job(progress: Progress) -> Exported:
            unsure = []
            for place, key in enumerate(order.referrals):
                progress.step(place, len(order.referrals), "export")
                entry, _ = self._work.export.export(key, order.to, form=order.form, seal_for=order.seal_for)
                if entry.maybe_sent:
                    unsure.append(entry.reference)
            return Exported(len(order.referrals), order.to, tuple(unsure))

        self._asking.run(job, done=self.exported.emit, failed=self.failed.emit)

    def ask(self, key: str) -> None:
        """Asks the desk about one referral, because a person wants to know."""

        def job(_progress: Progress) -> Asked:
            return Asked(self._work.deliver.entry(key), self._work.follow.ask(key))

        self._asking.run(job, done=self.asked.emit, failed=self.failed.emit)

    def ask_quietly(self) -> None:
        """Asks about the latest that are not closed; a desk that is silent is no matter."""
        self._asking.run(self._work.follow.ask_all, done=self._were_asked, failed=self.failed.emit)

    def rescue(self, folder: Path) -> None:
        """Saves what a damaged file of records still gives."""
        self._asking.run(
            lambda _progress: self._work.rescue.rescue(folder),
            done=partial(self._rescued, folder),
            failed=self.failed.emit,
        )

    def _in_records(self, act: Callable[[], object], done: Callable[..., None]) -> None:
        self._records.run(lambda _progress: act(), done=done, failed=self.failed.emit)

    def _read(self, shown: Shown) -> None:
        self.shown.emit(shown)

    def _is_queued(self, _entry: object) -> None:
        self.queued.emit()

    def _is_paused(self, _pause: object) -> None:
        self.paused.emit()

    def _is_read(self, _nothing: object) -> None:
        self.read()

    def _were_asked(self, told: tuple[tuple[OutboxEntry, KnownState | Failure], ...]) -> None:
        if any(isinstance(state, KnownState) for _, state in told):
            self.news_came.emit()

    def _rescued(self, folder: Path, rescued: Rescued) -> None:
        self.rescued.emit(rescued, folder)
