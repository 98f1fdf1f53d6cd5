"""The outbox on disk: which referral is due, who is sending it, and what became of each try.

A sender asks `claim`, sends *after* that has returned, and says how it went with `mark_sent` or `mark_failed`. A claim
notes beforehand that the referral may be on its way: a sender that dies at any moment leaves an entry of which the next
one knows that the desk must be asked first. Nothing here speaks to a network, sleeps or decides how long to wait.

Times are wall-clock times that survive a restart, so a clock that was set wrong must not stall the queue: a wait is
never longer than a day, and a wait or a lease that was begun "in the future" is over.
"""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime, timedelta
from typing import Any

from kbdesk.domain.errors import WrongUse
from kbdesk.domain.outbox import LEASE, SETTLE, EntryState, Failure, OutboxEntry, Receipt, Verdict
from kbdesk.domain.referral import Referral
from kbdesk.domain.stored_run import Claim
from kbdesk.records.database import Database
from kbdesk.records.migrations import Connection
from kbdesk.records.referrals import read_referral
from kbdesk.records.times import moment, moment_or_none, stamp

LONGEST_PAUSE = timedelta(days=1)
"""No wait is longer, whatever a desk asked for or a clock said."""
LONGEST_DETAIL = 500
"""Characters kept of the other side's own words."""

_AFTERWARDS = {
    Verdict.NOT_SENT: EntryState.WAITING,
    Verdict.PAUSED: EntryState.WAITING,
    Verdict.UNCLEAR: EntryState.UNCLEAR,
    Verdict.REFUSED: EntryState.NEEDS_ATTENTION,
}
_OPEN = "state NOT IN ('sent', 'exported', 'withdrawn')"
_COUNT_OPEN = "SELECT COUNT(*) FROM outbox_entry WHERE state NOT IN ('sent', 'exported', 'withdrawn')"
_ENTRY = (
    "SELECT e.referral, r.reference, r.queue, e.channel, r.subject, e.state, e.created, e.attempts, e.maybe_sent,"
    " e.not_before, e.last_error, e.last_detail, e.ticket FROM outbox_entry e JOIN referral r ON r.id = e.referral"
)
_DUE = """
    SELECT e.referral, e.maybe_sent FROM outbox_entry e JOIN referral r ON r.id = e.referral
    WHERE e.state NOT IN ('sent', 'exported', 'withdrawn') AND (
        (e.state IN ('queued', 'waiting', 'unclear')
            AND (e.not_before IS NULL OR e.not_before <= :due OR e.changed > :ahead))
        OR (e.state = 'sending' AND (e.lease_until <= :now OR e.changed > :ahead))
    )
    AND NOT EXISTS (
        SELECT 1 FROM channel_pause p WHERE p.channel = e.channel AND p.until > :now AND p.since <= :ahead
    )
    AND NOT EXISTS (
        SELECT 1 FROM outbox_entry first WHERE first.referral = r.amends
            AND first.state IN ('queued', 'sending', 'waiting', 'unclear')
    )
    ORDER BY e.place LIMIT 1
"""
"""The lowest due entry. A paused channel's entries wait; a correction waits for what it corrects."""


@dataclass(frozen=True, slots=True)
class Pause:
    """A channel that is shut for the time being (rights, certificate), and the reason; all its entries wait."""

    channel: str
    code: str
    detail: str
    since: datetime
    until: datetime


class OutboxRecords:
    """The outbox of this device, in the order in which the referrals were made."""

    def __init__(self, database: Database) -> None:
        self._database = database

    def entries(self, *, only_open: bool = False) -> tuple[OutboxEntry, ...]:
        """All entries, oldest first; with `only_open` those that have not reached the desk."""
        where = f" WHERE e.{_OPEN}" if only_open else ""
        with self._database.reading() as connection:
            rows = connection.execute(f"{_ENTRY}{where} ORDER BY e.place").fetchall()
        return tuple(_entry(row) for row in rows)

    def get(self, key: str) -> OutboxEntry:
        """An entry by the referral's id or by the reference. Raises WrongUse when there is none."""
        with self._database.reading() as connection:
            return _get(connection, key)

    def referral(self, key: str) -> Referral:
        """What is sent, as it was frozen, by id or reference. Raises WrongUse when there is none."""
        with self._database.reading() as connection:
            return _payload(connection, _get(connection, key).referral)

    def unsent_count(self) -> int:
        """How many referrals have not reached the desk."""
        with self._database.reading() as connection:
            return int(connection.execute(_COUNT_OPEN).fetchone()[0])

    def pauses(self) -> tuple[Pause, ...]:
        """The channels that are shut for now, by name."""
        with self._database.reading() as connection:
            rows = connection.execute(
                "SELECT channel, code, detail, since, until FROM channel_pause ORDER BY channel"
            ).fetchall()
        return tuple(
            Pause(name, code, detail, moment(since), moment(until)) for name, code, detail, since, until in rows
        )

    def claim(self, now: datetime, *, owner: str, due_by: datetime | None = None) -> Claim | None:
        """Takes the first entry that is due, or whose sender has died; None when nothing is.

        `owner` names the sender in the list of attempts. The claim holds for `LEASE`. What waits for a time after
        `due_by` (now, if not given) is not due.
        """
        moments = {"now": stamp(now), "ahead": stamp(now + SETTLE), "due": stamp(due_by or now)}
        with self._database.writing() as connection:
            due = connection.execute(_DUE, moments).fetchone()
            if due is None:
                return None
            referral_id, maybe_sent = due
            connection.execute(
                "UPDATE outbox_entry SET state = 'sending', attempts = attempts + 1, maybe_sent = 1, owner = ?,"
                " lease_until = ?, not_before = NULL, changed = ? WHERE referral = ?",
                (owner, stamp(now + LEASE), stamp(now), referral_id),
            )
            entry = _get(connection, referral_id)
            connection.execute(
                "INSERT INTO attempt (referral, number, began, owner, asked_first) VALUES (?, ?, ?, ?, ?)",
                (referral_id, entry.attempts, stamp(now), owner, maybe_sent),
            )
            return Claim(entry, _payload(connection, referral_id), bool(maybe_sent))

    def free_claims(self, now: datetime) -> None:
        """Ends the claims of senders that are gone; called by whoever holds the device's sender lock, so all are gone.

        What they sent may have arrived: the next claim says so.
        """
        with self._database.writing() as connection:
            connection.execute(
                "UPDATE outbox_entry SET lease_until = ?, changed = ? WHERE state = 'sending'", (stamp(now), stamp(now))
            )

    def mark_sent(self, referral_id: str, receipt: Receipt, now: datetime) -> None:
        """The desk has it: whatever the entry's state was, this is the truth; only the first receipt counts."""
        with self._database.writing() as connection:
            entry = _get(connection, referral_id)
            _end_attempt(connection, entry, now, verdict="sent")
            if entry.state is EntryState.SENT:
                return
            connection.execute(
                "UPDATE outbox_entry SET state = 'sent', maybe_sent = 1, ticket = ?, owner = '', lease_until = NULL,"
                " not_before = NULL, last_error = '', last_detail = '', changed = ? WHERE referral = ?",
                (receipt.ticket, stamp(now), referral_id),
            )
            connection.execute("DELETE FROM channel_pause WHERE channel = ?", (entry.channel,))

    def mark_failed(self, referral_id: str, failure: Failure, now: datetime, *, not_before: datetime) -> OutboxEntry:
        """The try gave no receipt; the entry is not due again before `not_before` (a day from now at most).

        NOT_SENT leaves the knowledge about earlier tries as it was; after any other verdict the desk is asked first.
        An UNCLEAR one is left alone for `SETTLE` at least. PAUSED shuts the whole channel until then. An entry that
        was sent or withdrawn meanwhile stays so.
        """
        again = min(not_before, now + LONGEST_PAUSE)
        if failure.verdict is Verdict.UNCLEAR:
            again = max(again, now + SETTLE)
        detail = failure.detail[:LONGEST_DETAIL]
        with self._database.writing() as connection:
            entry = _get(connection, referral_id)
            asked_first = _end_attempt(
                connection, entry, now, verdict=failure.verdict.value, code=failure.code, detail=detail
            )
            if entry.state is not EntryState.SENDING:
                return entry
            maybe_sent = asked_first or failure.verdict is not Verdict.NOT_SENT
            connection.execute(
                "UPDATE outbox_entry SET state = ?, maybe_sent = ?, not_before = ?, last_error = ?, last_detail = ?,"
                " owner = '', lease_until = NULL, changed = ? WHERE referral = ?",
                (
                    _AFTERWARDS[failure.verdict].value,
                    int(maybe_sent),
                    stamp(again),
                    failure.code,
                    detail,
                    stamp(now),
                    referral_id,
                ),
            )
            if failure.verdict is Verdict.PAUSED:
                connection.execute(
                    "INSERT OR REPLACE INTO channel_pause VALUES (?, ?, ?, ?, ?)",
                    (entry.channel, stamp(now), stamp(again), failure.code, detail),
                )
            return _get(connection, referral_id)

    def make_due(self, now: datetime) -> None:
        """*Send now*, and the network is back: what waits is due at once, and paused channels are tried again.

        What may have arrived keeps its settle time.
        """
        with self._database.writing() as connection:
            connection.execute(
                "UPDATE outbox_entry SET not_before = NULL, changed = ? WHERE state = 'waiting'", (stamp(now),)
            )
            connection.execute("DELETE FROM channel_pause")

    def withdraw(self, referral_id: str, now: datetime) -> OutboxEntry:
        """Takes an entry back for good. Raises WrongUse when it has reached the desk, or is being sent right now.

        One with `maybe_sent` may be at the desk all the same; the face says so.
        """
        with self._database.writing() as connection:
            entry = _get(connection, referral_id)
            if entry.state is EntryState.WITHDRAWN:
                return entry
            if entry.state is EntryState.SENDING and _lease_holds(connection, entry.referral, now):
                raise WrongUse("outbox-being-sent", reference=entry.reference)
            if not entry.is_open:
                raise WrongUse("outbox-already-gone", reference=entry.reference, state=entry.state.value)
            _move(connection, entry, EntryState.WITHDRAWN, now)
            return _get(connection, entry.referral)

    def retry(self, referral_id: str, now: datetime) -> OutboxEntry:
        """Queues an entry again that a person has looked at (or that waits). Raises WrongUse for any other state."""
        with self._database.writing() as connection:
            entry = _get(connection, referral_id)
            if entry.state is EntryState.QUEUED:
                return entry
            if entry.state not in {EntryState.NEEDS_ATTENTION, EntryState.WAITING}:
                raise WrongUse("outbox-not-to-be-retried", reference=entry.reference, state=entry.state.value)
            _move(connection, entry, EntryState.QUEUED, now)
            return _get(connection, entry.referral)


def _get(connection: Connection, key: str) -> OutboxEntry:
    row = connection.execute(f"{_ENTRY} WHERE e.referral = ?", (key,)).fetchone()
    if row is None:
        # A correction has the reference of what it corrects; the latest counts.
        newest = f"{_ENTRY} WHERE r.reference = ? ORDER BY e.place DESC LIMIT 1"
        row = connection.execute(newest, (key,)).fetchone()
    if row is None:
        raise WrongUse("outbox-unknown", key=key)
    return _entry(row)


def _payload(connection: Connection, referral_id: str) -> Referral:
    referral = read_referral(connection, referral_id)
    if referral is None:
        raise WrongUse("outbox-unknown", key=referral_id)
    return referral


def _move(connection: Connection, entry: OutboxEntry, state: EntryState, now: datetime) -> None:
    connection.execute(
        "UPDATE outbox_entry SET state = ?, not_before = NULL, owner = '', lease_until = NULL, changed = ?"
        " WHERE referral = ?",
        (state.value, stamp(now), entry.referral),
    )


def _lease_holds(connection: Connection, referral_id: str, now: datetime) -> bool:
    row = connection.execute(
        "SELECT lease_until > ? AND changed <= ? FROM outbox_entry WHERE referral = ?",
        (stamp(now), stamp(now + SETTLE), referral_id),
    ).fetchone()
    return bool(row[0])


def _end_attempt(
    connection: Connection, entry: OutboxEntry, now: datetime, *, verdict: str, code: str = "", detail: str = ""
) -> bool:
    """Closes the entry's last attempt; True when an earlier one may have arrived before it."""
    spot = (entry.referral, entry.attempts)
    connection.execute(
        "UPDATE attempt SET ended = ?, verdict = ?, code = ?, detail = ? WHERE referral = ? AND number = ?",
        (stamp(now), verdict, code, detail, *spot),
    )
    row = connection.execute("SELECT asked_first FROM attempt WHERE referral = ? AND number = ?", spot).fetchone()
    return bool(row[0]) if row is not None else entry.maybe_sent


def _entry(row: Sequence[Any]) -> OutboxEntry:
    referral, reference, queue, channel, subject, state, created, attempts, maybe_sent, not_before, *last = row
    return OutboxEntry(
        referral,
        reference,
        queue,
        channel,
        subject,
        EntryState(state),
        moment(created),
        attempts=attempts,
        maybe_sent=bool(maybe_sent),
        not_before=moment_or_none(not_before),
        last_error=last[0],
        last_detail=last[1],
        ticket=last[2],
    )
