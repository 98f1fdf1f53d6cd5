"""Sending from the window: once in a while without a word, on demand with a result.

Another window or command of this device that is sending at the moment is no matter as long as nobody asked: the next
minute comes. What is asked for quietly while a person waits for a result is done once more after it.
"""

from dataclasses import dataclass
from functools import partial

from PySide6.QtCore import QObject, Signal

from kbdesk.domain.errors import DeskError, Locked
from kbdesk.domain.outbox import DeliverySummary
from kbdesk.ui.kit.background import Lane, Moved
from kbdesk.ui.kit.words import Words
from kbdesk.workflows.deliver_referrals import DeliverReferrals


@dataclass(frozen=True, slots=True)
class Round:
    """A round of sending that ended; `asked` when a person waits for its result."""

    summary: DeliverySummary
    asked: bool


class Sending(QObject):
    """Runs the sender in the delivery lane."""

    ended = Signal(object)  # Round; listener: the page
    failed = Signal(object)  # DeskError worth telling; listener: the page
    moved = Signal(object)  # Moved, of a round that was asked for; listener: the page

    def __init__(self, deliver: DeliverReferrals, lane: Lane, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._deliver, self._lane = deliver, lane
        self._is_asked = self._is_wanted_again = False

    def send_soon(self) -> None:
        """What is due."""
        if self._is_asked:
            self._is_wanted_again = True
            return
        self._lane.run(self._deliver.run, done=self._ended_quietly, failed=self._failed_quietly)

    def send_now(self) -> None:
        """What is due and what waits for its next time."""
        self._is_asked = True
        job = partial(self._deliver.run, at_once=True)
        self._lane.run(job, done=self._ended, failed=self._failed, moved=self._moved)

    def _moved(self, moved: Moved) -> None:
        self.moved.emit(moved)

    def _ended(self, summary: DeliverySummary) -> None:
        again = self._is_wanted_again
        self._is_asked = self._is_wanted_again = False
        self.ended.emit(Round(summary, asked=True))
        if again:
            self.send_soon()

    def _ended_quietly(self, summary: DeliverySummary) -> None:
        self.ended.emit(Round(summary, asked=False))

    def _failed(self, error: DeskError) -> None:
        self._is_asked = self._is_wanted_again = False
        self.failed.emit(error)

    def _failed_quietly(self, error: DeskError) -> None:
        if not isinstance(error, Locked):
            self.failed.emit(error)


def result_in_words(summary: DeliverySummary, words: Words) -> str:
    """`2 sent, 1 waits.` and what stands in the way most."""
    counts = (
        ("outbox.sent", summary.sent),
        ("outbox.waits", summary.waiting),
        ("outbox.unclear", summary.unknown),
        ("outbox.attention", summary.needs_attention),
    )
    parts = [words.say(key, n=number) for key, number in counts if number]
    line = ", ".join(parts) + "." if parts else words.say("outbox.nothing_due")
    reasons = [words.say(f"reason.{code}") for code in summary.reasons if words.knows(f"reason.{code}")]
    return " ".join([line, *reasons[:1]])
