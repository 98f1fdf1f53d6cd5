"""Asks the service desk about what it has: a second ticket of the same referral, where ours stands, what was answered.

No desk without an idempotency key can promise exactly one ticket: a request that was held up on the way may arrive after
its successor. So each desk that can be asked is asked once more some minutes after the receipt. Of two tickets the oldest
stays ours, the other gets a note for the desk's people, and the outbox shows both.
"""

from collections.abc import Callable
from datetime import datetime, timedelta

from kbdesk.delivery.channel import TellingChannel
from kbdesk.domain.desk import KnownState
from kbdesk.domain.errors import WrongUse
from kbdesk.domain.outbox import EntryState, Failure, OutboxEntry, Verdict
from kbdesk.domain.progress import Progress
from kbdesk.records.desk_news import DeskNews
from kbdesk.records.outbox import OutboxRecords
from kbdesk.wording.outbox import LETTER
from kbdesk.wording.speak import speak
from kbdesk.workflows.open_channel import OpenChannel

AFTER_A_FAILURE = timedelta(hours=1)


class FollowReferrals:
    """What became of referrals after they arrived."""

    def __init__(
        self, channels: OpenChannel, outbox: OutboxRecords, news: DeskNews, *, now: Callable[[], datetime]
    ) -> None:
        self._channels, self._outbox, self._news, self._now = channels, outbox, news, now

    def look_again(self, progress: Progress) -> tuple[OutboxEntry, ...]:
        """Asks for second tickets where it is time; gives the entries that have one. The sender's lock must be held."""
        doubled, silent = [], set()
        for entry in self._news.looks_due(self._now()):
            progress.check()
            if entry.channel in silent:
                continue
            channel = self._channels.of(entry)
            if not isinstance(channel, Failure | TellingChannel):
                self._news.looked(entry.referral, ())
                continue
            referral = self._outbox.referral(entry.referral)
            tickets = channel if isinstance(channel, Failure) else channel.tickets(referral)
            if isinstance(tickets, Failure) or isinstance(channel, Failure):
                silent.add(entry.channel)
                self._news.put_off(entry.channel, self._now() + AFTER_A_FAILURE)
                continue
            for other in tickets[1:]:
                # A note that is not taken is no reason to hide the double: the user is told in any case.
                channel.comment(other, speak(LETTER, "letter.double", referral.lang, ticket=tickets[0]))
            found = self._news.looked(entry.referral, tickets)
            if found.doubles:
                doubled.append(found)
        return tuple(doubled)

    def ask(self, identity: str) -> KnownState | Failure:
        """Asks the desk where a referral stands, and keeps what it says. Raises WrongUse when it has no ticket yet."""
        entry = self._outbox.get(identity)
        if entry.state is not EntryState.SENT:
            raise WrongUse("outbox-no-ticket", reference=entry.reference)
        channel = self._channels.of(entry)
        if isinstance(channel, Failure):
            return channel
        if not isinstance(channel, TellingChannel):
            return Failure(Verdict.REFUSED, "desk-tells-nothing", entry.channel)
        state = channel.status(entry.ticket)
        return state if isinstance(state, Failure) else self._news.keep(entry.referral, state, self._now())

    def ask_all(self, progress: Progress, *, newest: int = 50) -> tuple[tuple[OutboxEntry, KnownState | Failure], ...]:
        """The same of the latest referrals whose tickets were not closed when last heard of, newest first."""
        closed = self._news.closed()
        sent = [one for one in self._outbox.entries() if one.state is EntryState.SENT and one.referral not in closed]
        told: list[tuple[OutboxEntry, KnownState | Failure]] = []
        silent: dict[str, Failure] = {}
        for place, entry in enumerate(reversed(sent[-newest:])):
            progress.step(place, min(newest, len(sent)), "ask")
            state = silent.get(entry.channel) or self.ask(entry.referral)
            if isinstance(state, Failure) and state.verdict is not Verdict.REFUSED:
                silent[entry.channel] = state
            told.append((entry, state))
        return tuple(told)

    def all_known(self) -> tuple[dict[str, KnownState], frozenset[str]]:
        """What the desk said last of each referral, by id, and of which it was not looked at yet; asks nobody."""
        known = self._news.all_known()
        return known, self._news.unread(known)

    def mark_read(self, referral_id: str) -> None:
        """The person has seen what the desk said last."""
        known = self._news.known(referral_id)
        if known is not None:
            self._news.mark_read(referral_id, known.state)

    def known(self, identity: str) -> KnownState | None:
        """What the desk said last, from this device's own records."""
        return self._news.known(self._outbox.get(identity).referral)
