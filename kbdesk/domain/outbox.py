"""The outbox: referrals on their way, one entry each, and the rules for trying again."""

from dataclasses import dataclass
from datetime import datetime, timedelta
from enum import StrEnum


class EntryState(StrEnum):
    """Where an entry stands."""

    QUEUED = "queued"
    SENDING = "sending"
    SENT = "sent"
    WAITING = "waiting"
    UNCLEAR = "unclear"
    NEEDS_ATTENTION = "needs-attention"
    EXPORTED = "exported"
    WITHDRAWN = "withdrawn"


OPEN_STATES = frozenset(
    {EntryState.QUEUED, EntryState.SENDING, EntryState.WAITING, EntryState.UNCLEAR, EntryState.NEEDS_ATTENTION}
)
"""States in which a referral has not reached the desk yet, and that a badge counts."""

DUE_STATES = frozenset({EntryState.QUEUED, EntryState.WAITING, EntryState.UNCLEAR})
"""States from which a sender may claim an entry once its time has come."""

LEASE = timedelta(minutes=5)
"""How long a claim holds; after it the sender counts as dead and another may take the entry."""

SETTLE = timedelta(seconds=60)
"""How long an attempt that may have arrived is left alone before the desk is asked for it."""

LONGEST_WAIT = timedelta(hours=1)

LOOK_AGAIN = timedelta(minutes=10)
"""How long after a receipt the desk is asked once more: long enough for a request that was held up on the way."""


@dataclass(frozen=True, slots=True)
class OutboxEntry:
    """A referral on its way. `maybe_sent`: an earlier try may have reached the desk, so ask before the next.

    `last_error` is a code for `kbdesk.wording.outbox`, `last_detail` the other side's own words. `since` when
    it first stood in the way. `ticket` is the desk's number once sent, `doubles` the numbers of further tickets that it made of the same referral.
    """

    referral: str
    reference: str
    queue: str
    channel: str
    subject: str
    state: EntryState
    created: datetime
    attempts: int = 0
    maybe_sent: bool = False
    not_before: datetime | None = None
    last_error: str = ""
    last_detail: str = ""
    ticket: str = ""
    doubles: tuple[str, ...] = ()
    since: datetime | None = None

    @property
    def is_open(self) -> bool:
        """True until it has reached the desk, was exported or withdrawn."""
        return self.state in OPEN_STATES


BY_HAND = "by-hand"
"""The reason of a pause that a person made; it ends when a person ends it, and by nothing else."""


@dataclass(frozen=True, slots=True)
class Pause:
    """A channel that is shut for the time being (rights, certificate, a person's wish), and the reason; all its entries
    wait. One `by_hand` has no end of its own.
    """

    channel: str
    code: str
    detail: str
    since: datetime
    until: datetime

    @property
    def by_hand(self) -> bool:
        """True when a person paused it."""
        return self.code == BY_HAND


@dataclass(frozen=True, slots=True)
class Receipt:
    """Proof that the desk has the referral: its own ticket number, or our key read back from it.

    `remark` is a code when the desk has it, but kept less than it was given.
    """

    ticket: str
    remark: str = ""


class Verdict(StrEnum):
    """What an attempt without a receipt means.

    NOT_SENT: nothing left the device, try again. UNCLEAR: it may have arrived, ask first. REFUSED: a person must
    change something. PAUSED: the channel itself is shut (rights, certificate), all its entries wait.
    """

    NOT_SENT = "not-sent"
    UNCLEAR = "unclear"
    REFUSED = "refused"
    PAUSED = "paused"


@dataclass(frozen=True, slots=True)
class Failure:
    """An attempt without a receipt: code for the wording, the other side's words, and when it asked to come back."""

    verdict: Verdict
    code: str
    detail: str = ""
    retry_after: timedelta | None = None


def next_attempt(now: datetime, attempts: int, chance: float, retry_after: timedelta | None = None) -> datetime:
    """When to try again: full jitter over a wait that doubles from 15 s up to an hour.

    `chance` is a number drawn from [0, 1). The desk's own wish wins, capped at a day so that no bad clock stalls the
    queue. (M. Brooker, "Exponential Backoff And Jitter", AWS Architecture Blog, 2015: full jitter.)
    """
    if retry_after is not None:
        return now + min(max(retry_after, timedelta(seconds=1)), timedelta(days=1))
    ceiling = min(LONGEST_WAIT, timedelta(seconds=15 * 2 ** min(attempts, 12)))
    return now + timedelta(seconds=1) + ceiling * chance


@dataclass(frozen=True, slots=True)
class DeliverySummary:
    """What a round of sending did. `reasons` are codes of what stands in the way, most frequent first; `doubled` the
    references of which the desk was found to have two tickets.
    """

    sent: int = 0
    waiting: int = 0
    needs_attention: int = 0
    unknown: int = 0
    reasons: tuple[str, ...] = ()
    doubled: tuple[str, ...] = ()
