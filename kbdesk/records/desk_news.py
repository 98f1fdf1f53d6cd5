"""What the service desk told of the referrals it has: a second ticket of the same one, where ours stands, its answers.

Kept, so that it shows without a network, with a mark of what the person has seen of it. Nothing here speaks to a desk or
decides when to ask.
"""

from collections.abc import Mapping
from datetime import datetime

from kbdesk.domain.desk import DeskAnswer, DeskState, KnownState
from kbdesk.domain.outbox import SETTLE, OutboxEntry
from kbdesk.records.database import Database
from kbdesk.records.outbox_rows import ENTRY, entry_at, entry_of
from kbdesk.records.times import moment, stamp


class DeskNews:
    """Of the referrals in the outbox of this device."""

    def __init__(self, database: Database) -> None:
        self._database = database

    def looks_due(self, now: datetime) -> tuple[OutboxEntry, ...]:
        """What was sent and is to be asked for once more by now, oldest first. A clock set back holds up none."""
        with self._database.reading() as connection:
            due = connection.execute(
                f"{ENTRY} WHERE e.look_again IS NOT NULL AND (e.look_again <= ? OR e.changed > ?) ORDER BY e.place",
                (stamp(now), stamp(now + SETTLE)),
            ).fetchall()
        return tuple(entry_of(row) for row in due)

    def put_off(self, channel: str, until: datetime) -> None:
        """The channel's desk could not be asked: all its looks wait until then at least."""
        with self._database.writing() as connection:
            connection.execute(
                "UPDATE outbox_entry SET look_again = ? WHERE channel = ? AND look_again < ?",
                (stamp(until), channel, stamp(until)),
            )

    def looked(self, referral_id: str, tickets: tuple[str, ...]) -> OutboxEntry:
        """The desk has these, oldest first: the first is ours, the others are doubles. None at all changes nothing."""
        with self._database.writing() as connection:
            entry = entry_at(connection, referral_id)
            ours, *others = tickets or (entry.ticket,)
            connection.execute(
                "UPDATE outbox_entry SET look_again = NULL, ticket = ?, doubles = ? WHERE referral = ?",
                (ours, "\n".join(others), entry.referral),
            )
            return entry_at(connection, entry.referral)

    def keep(self, referral_id: str, state: DeskState, now: datetime) -> KnownState:
        """Puts what the desk tells now in the place of what it told before."""
        if not state.answers and not state.is_closed and self.known(referral_id) is None:
            self.mark_read(referral_id, state)  # that it arrived is told already
        with self._database.writing() as connection:
            connection.execute("DELETE FROM desk_state WHERE referral = ?", (referral_id,))
            connection.execute(
                "INSERT INTO desk_state (referral, ticket, status, is_closed, asked) VALUES (?, ?, ?, ?, ?)",
                (referral_id, state.ticket, state.status, int(state.is_closed), stamp(now)),
            )
            connection.executemany(
                "INSERT INTO desk_answer (referral, place, at, text) VALUES (?, ?, ?, ?)",
                [(referral_id, place, stamp(one.at), one.text) for place, one in enumerate(state.answers)],
            )
        return KnownState(state, now)

    def known(self, referral_id: str) -> KnownState | None:
        """The last that the desk told; None when it was never asked."""
        with self._database.reading() as connection:
            row = connection.execute(
                "SELECT ticket, status, is_closed, asked FROM desk_state WHERE referral = ?", (referral_id,)
            ).fetchone()
            said = connection.execute(
                "SELECT at, text FROM desk_answer WHERE referral = ? ORDER BY place", (referral_id,)
            ).fetchall()
        if row is None:
            return None
        ticket, status, is_closed, asked = row
        answers = tuple(DeskAnswer(moment(at), text) for at, text in said)
        return KnownState(DeskState(ticket, status, bool(is_closed), answers), moment(asked))

    def all_known(self) -> dict[str, KnownState]:
        """What the desk told last, by the referrals' ids."""
        answers: dict[str, list[DeskAnswer]] = {}
        with self._database.reading() as connection:
            for referral, at, text in connection.execute(
                "SELECT referral, at, text FROM desk_answer ORDER BY referral, place"
            ).fetchall():
                answers.setdefault(referral, []).append(DeskAnswer(moment(at), text))
            rows = connection.execute("SELECT referral, ticket, status, is_closed, asked FROM desk_state").fetchall()
        return {
            referral: KnownState(
                DeskState(ticket, status, bool(is_closed), tuple(answers.get(referral, ()))), moment(asked)
            )
            for referral, ticket, status, is_closed, asked in rows
        }

    def unread(self, known: Mapping[str, KnownState]) -> frozenset[str]:
        """The ids of referrals of which the desk told something that was not looked at yet."""
        with self._database.reading() as connection:
            read = dict(connection.execute("SELECT referral, mark FROM desk_read").fetchall())
        return frozenset(referral for referral, one in known.items() if read.get(referral) != _mark(one.state))

    def mark_read(self, referral_id: str, state: DeskState) -> None:
        """The person has seen what stands there."""
        with self._database.writing() as connection:
            connection.execute("INSERT OR REPLACE INTO desk_read VALUES (?, ?)", (referral_id, _mark(state)))

    def closed(self) -> frozenset[str]:
        """The ids of referrals whose ticket the desk has closed: there is no need to ask for them again."""
        with self._database.reading() as connection:
            rows = connection.execute("SELECT referral FROM desk_state WHERE is_closed = 1").fetchall()
        return frozenset(row[0] for row in rows)


def _mark(state: DeskState) -> str:
    """What tells one state of a ticket from the next, without its words."""
    return f"{state.status} {int(state.is_closed)} {len(state.answers)}"
