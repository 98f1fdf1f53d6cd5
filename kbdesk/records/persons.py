"""What the records hold of one person: found, given, taken away.

Looked for in every text that may name somebody: values, notes, referrals, what was told and typed in calls, promises,
drafts, searches, flags, and what the desk wrote back. A contact that names the person goes as a whole, with its call, its referral and
its photos. One whose referral has not reached the desk stays, whole, and is named.
"""

import json
from collections.abc import Iterable
from dataclasses import asdict, replace
from datetime import datetime
from pathlib import Path

from kbdesk.domain.kept_of_person import Counts, Erased, KeptOfPerson, PrivacyAct, PrivacyEntry
from kbdesk.domain.person_sought import PersonSought, SoughtBy
from kbdesk.records.contact_rows import contact_by_id
from kbdesk.records.database import Database
from kbdesk.records.list_purge import customers_of_person, forget_in_lists, rows_of_person
from kbdesk.records.migrations import Connection
from kbdesk.records.open_purge import forget_open, open_contacts_of, promises_of_person
from kbdesk.records.photo_files import PhotoFiles
from kbdesk.records.referrals import read_referral
from kbdesk.records.times import moment, stamp

UNSENT = """
    SELECT r.contact FROM referral r JOIN outbox_entry e ON e.referral = r.id
    WHERE e.state NOT IN ('sent', 'exported', 'withdrawn')
    UNION
    SELECT r.contact FROM referral r JOIN outbox_entry e ON e.referral = r.id JOIN attachment a ON a.referral = r.id
    JOIN photo_entry p ON p.attachment = a.id WHERE e.state = 'sent' AND p.state <> 'sent'
"""
"""Contacts of which something, text or photo, is still to arrive."""

_TEXTS_OF_CONTACTS = (
    "SELECT contact, value FROM contact_value",
    "SELECT id, note || char(10) || phone || char(10) || name || char(10) || satisfaction FROM contact",
    "SELECT contact, subject || char(10) || note || char(10) || sent_values FROM referral",
    "SELECT c.id, e.value FROM contact c JOIN run_event e ON e.run = c.run WHERE e.value <> ''",
    (
        "SELECT c.id, e.value FROM contact c JOIN script_run r ON r.contact = c.id JOIN run_event e ON e.run = r.id"
        " WHERE e.value <> ''"
    ),
    "SELECT r.contact, d.text FROM desk_answer d JOIN referral r ON r.id = d.referral",
    "SELECT r.contact, t.detail FROM attempt t JOIN referral r ON r.id = t.referral WHERE t.detail <> ''",
)
_RUNS_WITHOUT_CONTACT = (
    "SELECT e.run, e.value FROM run_event e WHERE e.value <> ''"
    " AND NOT EXISTS (SELECT 1 FROM contact c WHERE c.run = e.run)"
    " AND NOT EXISTS (SELECT 1 FROM script_run r JOIN open_contact o ON o.id = r.contact WHERE r.id = e.run)"
)


class PersonRecords:
    """By `PersonSought`; each call is one look at, or one change of, everything."""

    def __init__(self, database: Database, photos: PhotoFiles) -> None:
        self._database, self._photos = database, photos

    def kept(self, sought: PersonSought) -> KeptOfPerson:
        """All that is held of the person."""
        with self._database.reading() as connection:
            return _kept(connection, sought)

    def note_export(self, kept: KeptOfPerson, at: datetime) -> None:
        """Writes into the privacy log that it was given to somebody."""
        with self._database.writing() as connection:
            write_log(connection, PrivacyEntry(at, PrivacyAct.EXPORTED, kept.counts))

    def note_recovery(self, counts: Counts, at: datetime) -> None:
        """Writes into the privacy log that unsent work was sealed for the organisation."""
        with self._database.writing() as connection:
            write_log(connection, PrivacyEntry(at, PrivacyAct.RECOVERED, counts))

    def erase(self, sought: PersonSought, at: datetime) -> Erased:
        """Takes all of it away but what is not at the desk yet, and the copies kept from before an update."""
        with self._database.writing() as connection:
            kept = _kept(connection, sought)
            unsent = set(kept.unsent)
            going = kept.going.contacts
            photos = delete_contacts(connection, [one.id for one in going])
            for run in kept.runs:
                connection.execute("DELETE FROM script_run WHERE id = ?", (run,))
            for name, _ in kept.drafts:
                connection.execute("DELETE FROM draft WHERE name = ?", (name,))
            for identity, _ in kept.flags:
                connection.execute("DELETE FROM flag WHERE id = ?", (identity,))
            for place in _matching(connection, "SELECT place, words FROM search_log", sought):
                connection.execute("DELETE FROM search_log WHERE place = ?", (place,))
            forget_in_lists(connection, kept.list_rows, kept.customers)
            going_too = kept.going
            forget_open(connection, [one.id for one in going_too.open_contacts], [one.id for one in going_too.promises])
            forget_texts(connection)
            counts = replace(kept.going.counts, photos=len(photos), copies=len(self._copies()))
            write_log(connection, PrivacyEntry(at, PrivacyAct.ERASED, counts, stayed=len(unsent)))
        self._photos.remove(photos)
        for copy in self._copies():
            copy.unlink(missing_ok=True)
        self._database.empty_journal()
        return Erased(counts, kept.unsent)

    def log(self) -> tuple[PrivacyEntry, ...]:
        """The privacy log, oldest first."""
        with self._database.reading() as connection:
            rows = connection.execute("SELECT at, act, counts, stayed FROM privacy_log ORDER BY place").fetchall()
        return tuple(
            PrivacyEntry(moment(at), PrivacyAct(act), Counts(**json.loads(counts)), stayed)
            for at, act, counts, stayed in rows
        )

    def _copies(self) -> tuple[Path, ...]:
        return tuple(self._database.copies())


def write_log(connection: Connection, entry: PrivacyEntry) -> None:
    """One line: when, what, how many; nothing of anybody."""
    counts = {name: number for name, number in asdict(entry.counts).items() if number}
    connection.execute(
        "INSERT INTO privacy_log (at, act, counts, stayed) VALUES (?, ?, ?, ?)",
        (stamp(entry.at), entry.act.value, json.dumps(counts), entry.stayed),
    )


def delete_contacts(connection: Connection, contacts: Iterable[str]) -> list[str]:
    """Takes contacts away with run, referrals, entries and photos' rows; gives the ids of the photos."""
    photos: list[str] = []
    for contact in contacts:
        referrals = [row[0] for row in connection.execute("SELECT id FROM referral WHERE contact = ?", (contact,))]
        for referral in referrals:
            photos += delete_photos(connection, referral)
            connection.execute("DELETE FROM outbox_entry WHERE referral = ?", (referral,))
            connection.execute("DELETE FROM referral WHERE id = ?", (referral,))
        run = connection.execute("SELECT run FROM contact WHERE id = ?", (contact,)).fetchone()
        connection.execute("DELETE FROM contact WHERE id = ?", (contact,))
        connection.execute("DELETE FROM open_contact WHERE id = ?", (contact,))
        connection.execute("DELETE FROM script_run WHERE contact = ?", (contact,))
        if run is not None and run[0]:
            connection.execute("DELETE FROM script_run WHERE id = ?", (run[0],))
    return photos


def delete_photos(connection: Connection, referral: str) -> list[str]:
    """Takes away the rows of a referral's photos; gives their ids, for the files."""
    ids = [row[0] for row in connection.execute("SELECT id FROM attachment WHERE referral = ?", (referral,))]
    for identity in ids:
        connection.execute("DELETE FROM photo_entry WHERE attachment = ?", (identity,))
        connection.execute("DELETE FROM attachment WHERE id = ?", (identity,))
    return ids


def forget_texts(connection: Connection) -> None:
    """Scripts' texts that no run needs any more."""
    connection.execute("DELETE FROM script_text WHERE digest NOT IN (SELECT digest FROM run_source)")


def _kept(connection: Connection, sought: PersonSought) -> KeptOfPerson:
    ids: dict[str, None] = {}
    if sought.by is SoughtBy.REFERENCE:
        rows = connection.execute("SELECT id FROM contact WHERE reference = ?", (sought.key,))
        ids.update((row[0], None) for row in rows)
    for question in _TEXTS_OF_CONTACTS:
        ids.update((identity, None) for identity in _matching(connection, question, sought))
    in_hand = open_contacts_of(connection, sought)
    ids.update((one.id, None) for one in in_hand)
    unsent = {row[0] for row in connection.execute(UNSENT)}
    contacts = [one for one in (contact_by_id(connection, identity) for identity in ids) if one is not None]
    rows = [
        row for one in contacts for row in connection.execute("SELECT id FROM referral WHERE contact = ?", (one.id,))
    ]
    referrals = [one for one in (read_referral(connection, row[0]) for row in rows) if one is not None]
    photos = [
        row[0]
        for one in referrals
        for row in connection.execute("SELECT name FROM attachment WHERE referral = ? ORDER BY place", (one.id,))
    ]
    searches = connection.execute("SELECT at, words FROM search_log").fetchall()
    drafts = connection.execute("SELECT name, text FROM draft").fetchall()
    flags = connection.execute("SELECT id, text || char(10) || words || char(10) || answer FROM flag").fetchall()
    return KeptOfPerson(
        contacts=tuple(contacts),
        referrals=tuple(referrals),
        photos=tuple(photos),
        runs=tuple(_matching(connection, _RUNS_WITHOUT_CONTACT, sought)),
        drafts=tuple((name, text) for name, text in drafts if _draft_holds(text, sought)),
        searches=tuple((moment(at), words) for at, words in searches if sought.is_in(words)),
        flags=tuple((identity, text) for identity, text in flags if sought.is_in(text)),
        list_rows=rows_of_person(connection, sought),
        customers=customers_of_person(connection, sought),
        promises=promises_of_person(connection, sought, ids),
        open_contacts=in_hand,
        unsent=tuple(one.reference for one in contacts if one.id in unsent),
    )


def _matching(connection: Connection, question: str, sought: PersonSought) -> list[str]:
    """What the first column says where the second one holds the person; each once."""
    return list(dict.fromkeys(one for one, text in connection.execute(question) if sought.is_in(text)))


def _draft_holds(text: str, sought: PersonSought) -> bool:
    """A draft is a form in JSON, whose signs must not stand between two words."""
    try:
        form = json.loads(text)
    except ValueError:
        return sought.is_in(text)
    values = form.values() if isinstance(form, dict) else (form,)
    return any(sought.is_in(str(value)) for value in values)
