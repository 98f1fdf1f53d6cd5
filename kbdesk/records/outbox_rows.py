"""Entries of the outbox as they are read from their rows."""

from collections.abc import Sequence
from typing import Any

from kbdesk.domain.errors import WrongUse
from kbdesk.domain.outbox import EntryState, OutboxEntry
from kbdesk.domain.referral import Referral
from kbdesk.records.migrations import Connection
from kbdesk.records.referrals import read_referral
from kbdesk.records.times import moment, moment_or_none

ENTRY = (
    "SELECT e.referral, r.reference, r.queue, e.channel, r.subject, e.state, e.created, e.attempts, e.maybe_sent,"
    " e.not_before, e.last_error, e.last_detail, e.ticket, e.doubles,"
    " (SELECT MIN(a.ended) FROM attempt a WHERE a.referral = e.referral AND a.code = e.last_error AND a.code <> '')"
    " FROM outbox_entry e JOIN referral r ON r.id = e.referral"
)


def entry_at(connection: Connection, key: str) -> OutboxEntry:
    """By the referral's id or by the reference. Raises WrongUse when there is none."""
    row = connection.execute(f"{ENTRY} WHERE e.referral = ?", (key,)).fetchone()
    if row is None:
        # A correction has the reference of what it corrects; the latest counts.
        newest = f"{ENTRY} WHERE r.reference = ? ORDER BY e.place DESC LIMIT 1"
        row = connection.execute(newest, (key,)).fetchone()
    if row is None:
        raise WrongUse("outbox-unknown", key=key)
    return entry_of(row)


def payload_of(connection: Connection, referral_id: str) -> Referral:
    """What is sent, as it was frozen. Raises WrongUse when there is none."""
    referral = read_referral(connection, referral_id)
    if referral is None:
        raise WrongUse("outbox-unknown", key=referral_id)
    return referral


def entry_of(row: Sequence[Any]) -> OutboxEntry:
    """An entry from a row of `ENTRY`."""
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
        doubles=tuple(last[3].splitlines()),
        since=moment_or_none(last[4]),
    )
