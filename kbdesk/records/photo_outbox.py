"""Photos on their way: each an entry of its own, due once its referral has reached the desk.

Whoever claims here holds the device's sender lock, so an entry found as being sent was left by a sender that died: it
may have arrived, and the next claim says so. Photos of a referral that was corrected go with the correction.
"""

from collections.abc import Sequence
from datetime import datetime, timedelta
from typing import Any

from kbdesk.domain.outbox import SETTLE, EntryState, Failure, Verdict
from kbdesk.domain.photo import Photo, PhotoClaim, PhotoEntry
from kbdesk.records.database import Database
from kbdesk.records.migrations import Connection
from kbdesk.records.photo_files import PhotoFiles
from kbdesk.records.referrals import read_referral
from kbdesk.records.times import moment_or_none, stamp

_LONGEST_WAIT = timedelta(days=1)
_LONGEST_DETAIL = 500
_ENTRY = (
    "SELECT a.id, a.referral, a.name, a.size, a.digest, p.state, p.attempts, p.not_before, p.last_error, p.last_detail"
    " FROM photo_entry p JOIN attachment a ON a.id = p.attachment"
)
_DUE = """
    SELECT a.id, a.name, a.media_type, r.id, e.ticket, e.channel, r.queue, p.attempts, p.maybe_sent
    FROM photo_entry p JOIN attachment a ON a.id = p.attachment
    JOIN referral r ON (r.id = a.referral OR r.amends = a.referral)
    JOIN outbox_entry e ON e.referral = r.id
    WHERE p.state IN ('queued', 'waiting', 'unclear', 'sending') AND e.state = 'sent'
    AND (p.not_before IS NULL OR p.not_before <= :due OR p.changed > :ahead)
    AND NOT EXISTS (
        SELECT 1 FROM channel_pause c WHERE c.channel = e.channel
            AND (c.code = 'by-hand' OR (c.until > :now AND c.since <= :ahead))
    )
    ORDER BY e.place, a.place LIMIT 1
"""
_COUNT_UNDER_WAY = """
    SELECT COUNT(*) FROM photo_entry p JOIN attachment a ON a.id = p.attachment
    JOIN outbox_entry e ON e.referral = a.referral WHERE p.state <> 'sent' AND e.state = 'sent'
"""
_AFTERWARDS = {
    Verdict.NOT_SENT: EntryState.WAITING,
    Verdict.PAUSED: EntryState.WAITING,
    Verdict.UNCLEAR: EntryState.UNCLEAR,
    Verdict.REFUSED: EntryState.NEEDS_ATTENTION,
}


class PhotoOutbox:
    """The photos of this device's referrals."""

    def __init__(self, database: Database, files: PhotoFiles) -> None:
        self._database, self._files = database, files

    def of_referral(self, referral_id: str) -> tuple[PhotoEntry, ...]:
        """In their order."""
        with self._database.reading() as connection:
            rows = connection.execute(f"{_ENTRY} WHERE a.referral = ? ORDER BY a.place", (referral_id,)).fetchall()
        return tuple(_entry(row) for row in rows)

    def all(self) -> tuple[PhotoEntry, ...]:
        """Those of all referrals, in their order."""
        with self._database.reading() as connection:
            rows = connection.execute(f"{_ENTRY} ORDER BY a.referral, a.place").fetchall()
        return tuple(_entry(row) for row in rows)

    def under_way(self) -> int:
        """How many have not reached the desk though their referral has."""
        with self._database.reading() as connection:
            return int(connection.execute(_COUNT_UNDER_WAY).fetchone()[0])

    def unsent_count(self) -> int:
        """How many have not reached the desk though they should: their referral was neither withdrawn nor exported."""
        with self._database.reading() as connection:
            return int(
                connection.execute(
                    "SELECT COUNT(*) FROM photo_entry p JOIN attachment a ON a.id = p.attachment JOIN outbox_entry e"
                    " ON e.referral = a.referral WHERE p.state <> 'sent' AND e.state NOT IN ('withdrawn', 'exported')"
                ).fetchone()[0]
            )

    def photo(self, identity: str) -> Photo:
        """A photo with its bytes. Raises StateUnwritable("photo-gone")."""
        with self._database.reading() as connection:
            row = connection.execute("SELECT name, media_type FROM attachment WHERE id = ?", (identity,)).fetchone()
        return Photo(identity, row[0], row[1], self._files.read(identity))

    def claim(self, now: datetime, *, due_by: datetime) -> PhotoClaim | None:
        """Takes the first photo that is due; None when none is. Its bytes are read with `photo`."""
        moments = {"now": stamp(now), "ahead": stamp(now + SETTLE), "due": stamp(due_by)}
        with self._database.writing() as connection:
            row = connection.execute(_DUE, moments).fetchone()
            if row is None:
                return None
            identity, name, media_type, referral_id, ticket, channel, _queue, attempts, maybe_sent = row
            referral = read_referral(connection, referral_id)
            assert referral is not None, "a foreign key holds it"  # noqa: S101  for the type checker
            connection.execute(
                "UPDATE photo_entry SET state = 'sending', attempts = attempts + 1, maybe_sent = 1, changed = ?,"
                " not_before = NULL WHERE attachment = ?",
                (stamp(now), identity),
            )
        return PhotoClaim(
            Photo(identity, name, media_type, b""), referral, ticket, channel, attempts + 1, bool(maybe_sent)
        )

    def mark_sent(self, identity: str, now: datetime) -> None:
        """The desk has it."""
        with self._database.writing() as connection:
            connection.execute(
                "UPDATE photo_entry SET state = 'sent', not_before = NULL, last_error = '', last_detail = '',"
                " changed = ? WHERE attachment = ?",
                (stamp(now), identity),
            )

    def mark_failed(self, claim: PhotoClaim, failure: Failure, now: datetime, *, not_before: datetime) -> EntryState:
        """As with a referral: what never left is not asked for, what may have arrived is left alone for a while."""
        again = min(not_before, now + _LONGEST_WAIT)
        if failure.verdict is Verdict.UNCLEAR:
            again = max(again, now + SETTLE)
        state = _AFTERWARDS[failure.verdict]
        maybe_sent = claim.may_have_arrived or failure.verdict is not Verdict.NOT_SENT
        with self._database.writing() as connection:
            connection.execute(
                "UPDATE photo_entry SET state = ?, maybe_sent = ?, not_before = ?, last_error = ?, last_detail = ?,"
                " changed = ? WHERE attachment = ?",
                (
                    state.value,
                    int(maybe_sent),
                    stamp(again),
                    failure.code,
                    failure.detail[:_LONGEST_DETAIL],
                    stamp(now),
                    claim.photo.id,
                ),
            )
        return state

    def make_due(self, referral_id: str | None, now: datetime) -> None:
        """*Send now* for all that waits; for one referral also what a person has looked at."""
        with self._database.writing() as connection:
            if referral_id is None:
                connection.execute(
                    "UPDATE photo_entry SET not_before = NULL, changed = ? WHERE state = 'waiting'", (stamp(now),)
                )
                return
            connection.execute(
                "UPDATE photo_entry SET not_before = NULL, state = 'queued', changed = ? WHERE state IN ('waiting',"
                " 'needs-attention') AND attachment IN (SELECT id FROM attachment WHERE referral = ?)",
                (stamp(now), referral_id),
            )


def write_photos(connection: Connection, referral_id: str, photos: Sequence[Photo], at: datetime) -> None:
    """Their rows, inside the caller's transaction; the files are on disk already."""
    for place, photo in enumerate(photos):
        connection.execute(
            "INSERT INTO attachment VALUES (?, ?, ?, ?, ?, ?, ?)",
            (photo.id, referral_id, place, photo.name, photo.media_type, len(photo.data), photo.digest),
        )
        connection.execute(
            "INSERT INTO photo_entry (attachment, state, changed) VALUES (?, 'queued', ?)", (photo.id, stamp(at))
        )


def _entry(row: Sequence[Any]) -> PhotoEntry:
    identity, referral, name, size, digest, state, attempts, not_before, *last = row
    return PhotoEntry(
        identity,
        referral,
        name,
        size,
        digest,
        EntryState(state),
        attempts,
        moment_or_none(not_before),
        last[0],
        last[1],
    )
