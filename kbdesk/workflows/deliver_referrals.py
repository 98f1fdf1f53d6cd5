"""Delivers what waits in the outbox: claim, ask first where a try may have arrived, send, mark.

One sender a device at a time, over all windows and commands; an entry that fails never keeps the others waiting.
"""

import random
from collections import Counter
from collections.abc import Callable
from datetime import datetime

from kbdesk.delivery.channel import Channel, TellingChannel
from kbdesk.domain.outbox import (
    LOOK_AGAIN,
    DeliverySummary,
    EntryState,
    Failure,
    OutboxEntry,
    Receipt,
    next_attempt,
)
from kbdesk.domain.progress import Progress
from kbdesk.domain.referral import Referral
from kbdesk.domain.stored_run import Claim
from kbdesk.records.outbox import OutboxRecords
from kbdesk.records.sender_lock import SenderLock
from kbdesk.workflows.follow_referrals import FollowReferrals
from kbdesk.workflows.open_channel import OpenChannel
from kbdesk.workflows.send_photos import SendPhotos


class DeliverReferrals:
    """The sender, and the list of what it still has to do."""

    def __init__(
        self,
        channels: OpenChannel,
        outbox: OutboxRecords,
        lock: SenderLock,
        follow: FollowReferrals,
        *,
        now: Callable[[], datetime],
        owner: str,
        photos: SendPhotos | None = None,
    ) -> None:
        self._channels = channels
        self._outbox = outbox
        self._lock = lock
        self._follow = follow
        self._photos = photos
        self._now = now
        self._owner = owner

    def entries(self, *, only_open: bool = False) -> tuple[OutboxEntry, ...]:
        """The outbox, oldest first."""
        return self._outbox.entries(only_open=only_open)

    def entry(self, identity: str) -> OutboxEntry:
        """One entry by referral id or reference. Raises WrongUse when there is none."""
        return self._outbox.get(identity)

    def referral(self, identity: str) -> Referral:
        """What an entry holds, by referral id or reference. Raises WrongUse when there is none."""
        return self._outbox.referral(identity)

    def unsent(self) -> int:
        """How many referrals have not reached the desk yet."""
        return self._outbox.unsent_count()

    def withdraw(self, identity: str) -> OutboxEntry:
        """Takes an entry back that was not sent. Raises WrongUse when it is sent or being sent."""
        return self._outbox.withdraw(identity, self._now())

    def put_back(self, identity: str) -> OutboxEntry:
        """Undoes a withdrawal: it is sent after all."""
        return self._outbox.put_back(identity, self._now())

    def retry(self, identity: str) -> OutboxEntry:
        """Queues an entry again that needed attention, waits, or was exported."""
        return self._outbox.retry(identity, self._now())

    def run(self, progress: Progress, *, at_once: bool = False) -> DeliverySummary:
        """Sends all that is due; `at_once` also what waits for its next time.

        Raises Locked when another window or command of this device is sending.
        """
        tally: Counter[EntryState] = Counter()
        reasons: Counter[str] = Counter()
        began = self._now()
        with self._lock:
            self._outbox.free_claims(self._now())
            if at_once:
                self._outbox.make_due(self._now())
            total = self._outbox.unsent_count()
            progress.step(0, total, "send")
            # Due when the round began: a desk that is slow to refuse would otherwise be asked for ever.
            while (claim := self._outbox.claim(self._now(), owner=self._owner, due_by=began)) is not None:
                channel = self._channels.of(claim.entry)
                outcome = channel if isinstance(channel, Failure) else _try(channel, claim)
                if isinstance(outcome, Receipt):
                    again = self._now() + LOOK_AGAIN if isinstance(channel, TellingChannel) else None
                    self._outbox.mark_sent(claim.entry.referral, outcome, self._now(), look_again=again)
                    tally[EntryState.SENT] += 1
                else:
                    reasons[outcome.code] += 1
                    tally[self._put_back(claim, outcome)] += 1
                # Between two claims, so that stopping never leaves an entry half way.
                done = sum(tally.values())
                progress.step(done, max(total, done), "send")
            if self._photos is not None:
                self._photos.run(progress, reasons, at_once=at_once)
            doubled = self._follow.look_again(progress)
        left = self._outbox.entries(only_open=True)
        return DeliverySummary(
            sent=tally[EntryState.SENT],
            waiting=sum(e.state in {EntryState.QUEUED, EntryState.WAITING, EntryState.SENDING} for e in left),
            needs_attention=sum(e.state is EntryState.NEEDS_ATTENTION for e in left),
            unknown=sum(e.state is EntryState.UNCLEAR for e in left),
            reasons=tuple(code for code, _ in reasons.most_common()),
            doubled=tuple(entry.reference for entry in doubled),
        )

    def _put_back(self, claim: Claim, failure: Failure) -> EntryState:
        now = self._now()
        # Spread, not secrecy: the random number only keeps many devices from coming back at the same moment.
        due = next_attempt(now, claim.entry.attempts, random.random(), failure.retry_after)  # noqa: S311
        return self._outbox.mark_failed(claim.entry.referral, failure, now, not_before=due).state


def _try(channel: Channel, claim: Claim) -> Receipt | Failure:
    found = channel.find(claim.referral) if claim.may_have_arrived else None
    return channel.deliver(claim.referral) if found is None else found
