"""Takes away what was kept long enough, value by value; never anything of a referral that is still to arrive.

Each value was given its keeping time with its privacy class when it was captured. When it is over the value goes from
the contact, from the referral that is at the desk, and from the events of the call. A note, a subject and a photo may
hold anything, so they go when personal values do. A contact without anything left goes as a whole at the end.
"""

import json
from collections.abc import Mapping
from datetime import datetime, timedelta

from kbdesk.domain.kept_of_person import Counts, PrivacyAct, PrivacyEntry
from kbdesk.domain.organisation import Privacy
from kbdesk.records.contact_events import forget_closed
from kbdesk.records.contact_rows import IS_CLOSED
from kbdesk.records.database import Database
from kbdesk.records.drafts import Drafts
from kbdesk.records.list_purge import purge_lists
from kbdesk.records.migrations import Connection
from kbdesk.records.open_purge import forget_caller, purge_open_contacts, purge_promises
from kbdesk.records.persons import UNSENT, delete_contacts, delete_photos, forget_texts, write_log
from kbdesk.records.photo_files import PhotoFiles
from kbdesk.records.times import moment, stamp

_CLOSED = f"SELECT id, COALESCE(closed, started), note, run FROM contact WHERE {IS_CLOSED}"  # noqa: S608  ours
_EVERY = timedelta(hours=20)
"""A round a day, also where the program is started a little earlier each day."""


class Purge:
    """`keep_days` are the organisation's keeping times by privacy class; 0 or none: without end."""

    def __init__(self, database: Database, photos: PhotoFiles) -> None:
        self._database, self._photos = database, photos

    def is_due(self, now: datetime) -> bool:
        """True when the last round is a day ago, there was none yet, or it lies in the future."""
        with self._database.reading() as connection:
            row = connection.execute("SELECT at FROM purge_round").fetchone()
        return row is None or not timedelta(0) <= now - moment(row[0]) < _EVERY

    def run(self, now: datetime, keep_days: Mapping[str, int], *, dry_run: bool = False) -> Counts:
        """One round; gives what went (with `dry_run`: what would)."""
        photos: list[str] = []
        with self._database.writing() as connection:
            taken = _Round(connection, now, keep_days, photos).take()
            known = [row[0] for row in connection.execute("SELECT id FROM attachment")]
            old = [path for path in self._database.copies() if _age(path.stat().st_mtime, now) > _shortest(keep_days)]
            counts = Counts(**{**taken, "copies": len(old)})
            if dry_run:
                connection.execute("ROLLBACK")
                connection.execute("BEGIN")
                return counts
            connection.execute("INSERT OR REPLACE INTO purge_round VALUES (1, ?)", (stamp(now),))
            if counts.any:
                write_log(connection, PrivacyEntry(now, PrivacyAct.PURGED, counts))
        self._photos.remove(photos)
        self._photos.sweep({*known, *Drafts(self._database).photo_ids()}, now)
        for path in old:
            path.unlink(missing_ok=True)
        if counts.any:
            self._database.empty_journal()
        return counts


def _age(modified: float, now: datetime) -> timedelta:
    return timedelta(seconds=now.timestamp() - modified)


def _shortest(keep_days: Mapping[str, int]) -> timedelta:
    return timedelta(days=min((days for days in keep_days.values() if days > 0), default=30))


class _Round:
    """One round inside one transaction."""

    def __init__(self, connection: Connection, now: datetime, keep_days: Mapping[str, int], photos: list[str]) -> None:
        self._connection, self._now, self._keep, self._photos = connection, now, keep_days, photos
        self._counts = dict.fromkeys(Counts.__slots__, 0)

    def take(self) -> dict[str, int]:
        """Everything that is over."""
        unsent = {row[0] for row in self._connection.execute(UNSENT)}
        rows = self._connection.execute(_CLOSED).fetchall()
        ending = []
        for contact, at, note, run in rows:
            if contact not in unsent and self._take_values(contact, moment(at), note, run):
                ending.append(contact)
        self._counts["contacts"] = len(ending)
        self._photos += delete_contacts(self._connection, ending)
        self._counts["photos"] = len(self._photos)
        self._take_loose()
        self._counts |= purge_lists(self._connection, self._now, self._keep)
        return self._counts

    def _over(self, at: datetime, days: int) -> bool:
        return days > 0 and self._now - at > timedelta(days=days)

    def _take_values(self, contact: str, at: datetime, note: str, run: str | None) -> bool:
        """True when nothing is left that would keep the contact."""
        rows = self._connection.execute(
            "SELECT place, name, privacy, keep_days, value FROM contact_value WHERE contact = ?", (contact,)
        ).fetchall()
        over = [row for row in rows if self._over(at, row[3] or self._keep.get(row[2], 0))]
        left = {row[1] for row in rows} - {row[1] for row in over}
        for place, *_ in over:
            self._connection.execute("DELETE FROM contact_value WHERE contact = ? AND place = ?", (contact, place))
        personal = self._over(at, self._keep.get(Privacy.PERSONAL.value, 0))
        forget_caller(self._connection, contact, [row[4] for row in over], personal=personal)
        self._counts["values"] += len(over)
        if over or personal:
            for one in self._runs_of(contact, run):
                self._empty_events(one, left, personal=personal)
            self._empty_referrals(contact, {row[1] for row in over}, personal=personal)
        if personal and note:
            self._counts["notes"] += 1
            self._connection.execute("UPDATE contact SET note = '' WHERE id = ?", (contact,))
        return not left and self._over(at, self._keep.get(Privacy.NONE.value, 0))

    def _runs_of(self, contact: str, run: str | None) -> set[str]:
        rows = self._connection.execute("SELECT id FROM script_run WHERE contact = ?", (contact,)).fetchall()
        return {row[0] for row in rows} | ({run} if run is not None else set())

    def _empty_events(self, run: str, left: set[str], *, personal: bool) -> None:
        names = self._connection.execute(
            "SELECT DISTINCT name FROM run_event WHERE run = ? AND kind = 'set' AND value <> ''", (run,)
        ).fetchall()
        for (name,) in names:
            if name not in left:
                self._connection.execute(
                    "UPDATE run_event SET value = '' WHERE run = ? AND kind = 'set' AND name = ?", (run, name)
                )
        if personal:
            self._connection.execute(
                "UPDATE run_event SET value = '' WHERE run = ? AND kind = 'about' AND name = 'note' AND value <> ''",
                (run,),
            )

    def _empty_referrals(self, contact: str, over: set[str], *, personal: bool) -> None:
        rows = self._connection.execute(
            "SELECT id, sent_values, subject, note FROM referral WHERE contact = ?", (contact,)
        ).fetchall()
        for referral, written, subject, note in rows:
            values = json.loads(written)
            kept = [value for value in values if value[0] not in over]
            # A subject may be filled with any of the values.
            self._connection.execute(
                "UPDATE referral SET sent_values = ?, subject = ?, note = ? WHERE id = ?",
                (
                    json.dumps(kept, ensure_ascii=False),
                    "" if over or personal else subject,
                    "" if personal else note,
                    referral,
                ),
            )
            self._counts["referrals"] += len(kept) != len(values)
            if personal:
                self._photos += delete_photos(self._connection, referral)
                self._connection.execute("UPDATE attempt SET detail = '' WHERE referral = ?", (referral,))
                self._connection.execute("DELETE FROM desk_answer WHERE referral = ?", (referral,))

    def _take_loose(self) -> None:
        """What belongs to no contact that is logged: contacts and calls that ended nowhere, promises, forms left half-way,
        searches.
        """
        forget_closed(self._connection, self._now)
        days = self._keep.get(Privacy.PERSONAL.value, 0)
        if days <= 0:
            return
        before = stamp(self._now - timedelta(days=days))
        self._counts["open_contacts"] = purge_open_contacts(self._connection, before)
        self._counts["promises"] = purge_promises(self._connection, before)
        taken = {
            "runs": "DELETE FROM script_run WHERE NOT EXISTS (SELECT 1 FROM contact WHERE run = script_run.id)"
            " AND NOT EXISTS (SELECT 1 FROM open_contact WHERE id = script_run.contact)"
            " AND COALESCE((SELECT MAX(at) FROM run_event WHERE run = script_run.id), began) < ?",
            "drafts": "DELETE FROM draft WHERE at < ?",
            "searches": "DELETE FROM search_log WHERE at < ?",
        }
        for name, statement in taken.items():
            self._counts[name] = self._connection.execute(statement, (before,)).rowcount
        forget_texts(self._connection)
