"""The outbox on disk: which referral is due, who is sending it, and what became of each try.

A sender asks `claim`, sends *after* that has returned, and says how it went with `mark_sent` or `mark_failed`. A claim
notes beforehand that the referral may be on its way: a sender that dies at any moment leaves an entry of which the next
one knows that the desk must be asked first. Nothing here speaks to a network, sleeps or decides how long to wait.

Times are wall-clock times that survive a restart, so a clock that was set wrong must not stall the queue: a wait is
never longer than a day, and a wait or a lease that was begun "in the future" is over.
"""

from datetime import UTC, datetime, timedelta

from kbdesk.domain.errors import WrongUse
from kbdesk.domain.outbox import BY_HAND, LEASE, SETTLE, EntryState, Failure, OutboxEntry, Pause, Receipt, Verdict
from kbdesk.domain.referral import Referral
from kbdesk.domain.stored_run import Claim
from kbdesk.records.database import Database
from kbdesk.records.migrations import Connection
from kbdesk.records.outbox_rows import ENTRY, entry_at, entry_of, payload_of
from kbdesk.records.referrals import write_referral
from kbdesk.records.times import moment, stamp

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
_NO_END = datetime(9999, 1, 1, tzinfo=UTC)
_OPEN_AGAIN = "DELETE FROM channel_pause WHERE code <> 'by-hand'"
_OPEN = "state NOT IN ('sent', 'exported', 'withdrawn')"
_COUNT_OPEN = "SELECT COUNT(*) FROM outbox_entry WHERE state NOT IN ('sent', 'exported', 'withdrawn')"
_DUE = """
    SELECT e.referral, e.maybe_sent FROM outbox_entry e JOIN referral r ON r.id = e.referral
    WHERE e.state NOT IN ('sent', 'exported', 'withdrawn') AND (
        (e.state IN ('queued', 'waiting', 'unclear')
            AND (e.not_before IS NULL OR e.not_before <= :due OR e.changed > :ahead))
        OR (e.state = 'sending' AND (e.lease_until <= :now OR e.changed > :ahead))
    )
    AND NOT EXISTS (
        SELECT 1 FROM channel_pause p WHERE p.channel = e.channel
            AND (p.code = 'by-hand' OR (p.until > :now AND p.since <= :ahead))
    )
    AND NOT EXISTS (
        SELECT 1 FROM outbox_entry first WHERE first.referral = r.amends
            AND first.state IN ('queued', 'sending', 'waiting', 'unclear')
    )
    ORDER BY e.place LIMIT 1
"""
"""The lowest due entry. A paused channel's entries wait; a correction waits for what it corrects."""


class OutboxRecords:
    """The outbox of this device, in the order in which the referrals were made."""

    def __init__(self, database: Database) -> None:
        self._database = database

    def entries(self, *, only_open: bool = False) -> tuple[OutboxEntry, ...]:
        """All entries, oldest first; with `only_open` those that have not reached the desk."""
        where = f" WHERE e.{_OPEN}" if only_open else ""
        with self._database.reading() as connection:
            rows = connection.execute(f"{ENTRY}{where} ORDER BY e.place").fetchall()
        return tuple(entry_of(row) for row in rows)

    def get(self, key: str) -> OutboxEntry:
        """An entry by the referral's id or by the reference. Raises WrongUse when there is none."""
        with self._database.reading() as connection:
            return entry_at(connection, key)

    def referral(self, key: str) -> Referral:
        """What is sent, as it was frozen, by id or reference. Raises WrongUse when there is none."""
        with self._database.reading() as connection:
            return payload_of(connection, entry_at(connection, key).referral)

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
            entry = entry_at(connection, referral_id)
            connection.execute(
                "INSERT INTO attempt (referral, number, began, owner, asked_first) VALUES (?, ?, ?, ?, ?)",
                (referral_id, entry.attempts, stamp(now), owner, maybe_sent),
            )
            return Claim(entry, payload_of(connection, referral_id), bool(maybe_sent))

    def free_claims(self, now: datetime) -> None:
        """Ends the claims of senders that are gone; called by whoever holds the device's sender lock, so all are gone.

        What they sent may have arrived, or be on its way still: it is due after `SETTLE`, and then asked for first.
        """
        with self._database.writing() as connection:
            settled = stamp(now + SETTLE)
            connection.execute(
                "UPDATE outbox_entry SET lease_until = ?, changed = ? WHERE state = 'sending' AND lease_until > ?",
                (settled, stamp(now), settled),
            )

    def mark_sent(
        self, referral_id: str, receipt: Receipt, now: datetime, *, look_again: datetime | None = None
    ) -> None:
        """The desk has it: whatever the entry's state was, this is the truth; only the first receipt counts.

        `look_again`: when the desk is to be asked once more whether it has it twice.
        """
        with self._database.writing() as connection:
            entry = entry_at(connection, referral_id)
            _end_attempt(connection, entry, now, verdict="sent")
            if entry.state is EntryState.SENT:
                return
            connection.execute(
                "UPDATE outbox_entry SET state = 'sent', maybe_sent = 1, ticket = ?, owner = '', lease_until = NULL,"
                " not_before = NULL, last_error = ?, last_detail = '', look_again = ?, changed = ? WHERE referral = ?",
                (receipt.ticket, receipt.remark, stamp(look_again) if look_again else None, stamp(now), referral_id),
            )
            connection.execute(f"{_OPEN_AGAIN} AND channel = ?", (entry.channel,))

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
            entry = entry_at(connection, referral_id)
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
                _shut(connection, Pause(entry.channel, failure.code, detail, now, again))
            return entry_at(connection, referral_id)

    def make_due(self, now: datetime) -> None:
        """*Send now*, and the network is back: what waits is due at once, and paused channels are tried again, but those
        that a person paused.

        What may have arrived keeps its settle time.
        """
        with self._database.writing() as connection:
            connection.execute(
                "UPDATE outbox_entry SET not_before = NULL, changed = ? WHERE state = 'waiting'", (stamp(now),)
            )
            connection.execute(_OPEN_AGAIN)

    def withdraw(self, referral_id: str, now: datetime) -> OutboxEntry:
        """Takes an entry back for good. Raises WrongUse when it has reached the desk, or is being sent right now.

        One with `maybe_sent` may be at the desk all the same; the face says so.
        """
        with self._database.writing() as connection:
            entry = entry_at(connection, referral_id)
            if entry.state is EntryState.WITHDRAWN:
                return entry
            if entry.state is EntryState.SENDING and _lease_holds(connection, entry.referral, now):
                raise WrongUse("outbox-being-sent", reference=entry.reference)
            if not entry.is_open:
                raise WrongUse("outbox-already-gone", reference=entry.reference, state=entry.state.value)
            _move(connection, entry, EntryState.WITHDRAWN, now)
            return entry_at(connection, entry.referral)

    def put_back(self, referral_id: str, now: datetime) -> OutboxEntry:
        """Undoes a withdrawal. Raises WrongUse where there is none, or a correction stands in its place."""
        with self._database.writing() as connection:
            entry = entry_at(connection, referral_id)
            corrected = connection.execute("SELECT 1 FROM referral WHERE amends = ?", (entry.referral,)).fetchone()
            if entry.state is not EntryState.WITHDRAWN or corrected:
                raise WrongUse("outbox-not-to-be-retried", reference=entry.reference, state=entry.state.value)
            _move(connection, entry, EntryState.UNCLEAR if entry.maybe_sent else EntryState.QUEUED, now)
            return entry_at(connection, entry.referral)

    def pause(self, channel: str, now: datetime) -> Pause:
        """A person wants nothing sent this way until they say otherwise; paused again it stays as it is."""
        with self._database.writing() as connection:
            _shut(connection, Pause(channel, BY_HAND, "", now, _NO_END))
        return next(one for one in self.pauses() if one.channel == channel)

    def open_channel(self, channel: str) -> None:
        """Ends a channel's pause: what it holds up is due at its own time."""
        with self._database.writing() as connection:
            connection.execute("DELETE FROM channel_pause WHERE channel = ?", (channel,))

    def export(self, referral_id: str, now: datetime) -> OutboxEntry:
        """It has left in a file: it is not sent any more unless somebody says so. One that is sent already stays so."""
        with self._database.writing() as connection:
            entry = entry_at(connection, referral_id)
            if entry.state is EntryState.SENDING and _lease_holds(connection, entry.referral, now):
                raise WrongUse("outbox-being-sent", reference=entry.reference)
            if entry.is_open:
                _move(connection, entry, EntryState.EXPORTED, now)
            return entry_at(connection, entry.referral)

    def change(self, referral_id: str, new: Referral, now: datetime, *, channel: str) -> OutboxEntry:
        """Puts a referral that corrects one in its place, and takes that back. Raises WrongUse when that may have
        reached the desk: then only the desk can change it.
        """
        with self._database.writing() as connection:
            old = entry_at(connection, referral_id)
            may_change = {EntryState.NEEDS_ATTENTION, EntryState.QUEUED, EntryState.WAITING}
            if old.state not in may_change or (old.maybe_sent and old.state is not EntryState.NEEDS_ATTENTION):
                raise WrongUse("outbox-not-to-be-changed", reference=old.reference, state=old.state.value)
            write_referral(connection, new)
            connection.execute(
                "INSERT INTO outbox_entry (referral, channel, state, created, changed) VALUES (?, ?, ?, ?, ?)",
                (new.id, channel, EntryState.QUEUED.value, stamp(now), stamp(now)),
            )
            # Photos go with the correction, also with a correction of a correction.
            connection.execute("UPDATE attachment SET referral = ? WHERE referral = ?", (new.id, old.referral))
            _move(connection, old, EntryState.WITHDRAWN, now)
            return entry_at(connection, new.id)

    def retry(self, referral_id: str, now: datetime) -> OutboxEntry:
        """Queues an entry again that a person has looked at, that waits, or that was exported. Raises WrongUse otherwise."""
        with self._database.writing() as connection:
            entry = entry_at(connection, referral_id)
            if entry.state is EntryState.QUEUED:
                return entry
            if entry.state not in {EntryState.NEEDS_ATTENTION, EntryState.WAITING, EntryState.EXPORTED}:
                raise WrongUse("outbox-not-to-be-retried", reference=entry.reference, state=entry.state.value)
            _move(connection, entry, EntryState.QUEUED, now)
            return entry_at(connection, entry.referral)


def _shut(connection: Connection, pause: Pause) -> None:
    """Where a person paused it already, that stays."""
    connection.execute(
        "INSERT INTO channel_pause VALUES (?, ?, ?, ?, ?) ON CONFLICT (channel) DO UPDATE SET"
        " since = excluded.since, until = excluded.until, code = excluded.code, detail = excluded.detail"
        " WHERE channel_pause.code <> 'by-hand'",
        (pause.channel, stamp(pause.since), stamp(pause.until), pause.code, pause.detail),
    )


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
