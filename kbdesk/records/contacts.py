"""Contacts on disk. `finish` is the promise of the house: written before shown.

One transaction draws the customer's number and writes the contact, its values, its referral with an outbox entry, what
was promised, and the end of its run. Until it returns there is no number to read out; once it returns nothing of it can
be lost. `undo` takes all of it back as long as nobody else can have seen it; the number stays the contact's.
"""

import secrets
from dataclasses import replace
from datetime import datetime

from kbdesk.domain.contact import Contact, ContactState
from kbdesk.domain.earlier_contact import REPEAT_WITHIN, EarlierContact
from kbdesk.domain.errors import WrongUse
from kbdesk.domain.open_contact import ContactAct, ContactEvent, OpenContact
from kbdesk.domain.outbox import EntryState
from kbdesk.domain.photo import Photo
from kbdesk.domain.promise import Promise
from kbdesk.domain.reference import DEVICE_NUMBERS, make_reference
from kbdesk.domain.referral import Referral
from kbdesk.domain.run import Event
from kbdesk.domain.stored_run import Finished
from kbdesk.records.closing import Closing, close_contact, number_kept, take_back
from kbdesk.records.contact_events import UNDO_GRACE, forget_closed, open_contact_at, told
from kbdesk.records.contact_rows import SELECT_CONTACT, contact_of, contact_where, write_contact, write_use
from kbdesk.records.database import Database
from kbdesk.records.home import home_of
from kbdesk.records.migrations import Connection
from kbdesk.records.photo_files import PhotoFiles
from kbdesk.records.photo_outbox import write_photos
from kbdesk.records.promises import promises_of
from kbdesk.records.referrals import read_referral, write_referral
from kbdesk.records.runs import refuse_gone_on, write_events
from kbdesk.records.times import stamp

_SPOKEN_OF = "(phone <> '' AND phone = :phone) OR (name_key <> '' AND name_key = :name)"


class ContactRecords:
    """The contacts of this device."""

    def __init__(self, database: Database) -> None:
        self._database = database
        self._photos = PhotoFiles(database)

    def finish(
        self,
        contact: Contact,
        *,
        referral: Referral | None,
        channel: str,
        prefix: str,
        end_event: Event | None,
        at: datetime,
        known: int = 0,
        photos: tuple[Photo, ...] = (),
        closing: Closing | None = None,
    ) -> Finished:
        """Writes everything of a contact at once and gives it its reference.

        Called again with the same contact id or the same referral id it writes nothing, and gives what is stored: a
        repeated command makes no second entry. `channel` is where the referral is to go; `end_event` ends the
        contact's run, after its `known` events so far; `photos` go after the referral's text; `closing` is for a contact
        that was open. Raises WrongUse when the run or the contact went on in another window.
        """
        with self._database.writing() as connection:
            stored = _stored(connection, contact, referral)
            if stored is not None:
                return stored
            forget_closed(connection, at)
            kept = number_kept(connection, contact.id, closing) if closing is not None else ""
            reference = kept or _draw_reference(connection, prefix, home_of(self._database.path, self._database.marker))
            contact = replace(
                contact,
                reference=reference,
                state=ContactState.CLOSED,
                closed=contact.closed or at,
                parent=contact.parent or _parent(connection, contact),
            )
            write_contact(connection, contact)
            if end_event is not None and contact.run:
                refuse_gone_on(connection, contact.run, known)
                write_events(connection, contact.run, (end_event,))
            if closing is not None:
                close_contact(connection, contact, closing, at)
            else:
                write_use(connection, contact)
            if referral is not None:
                referral = replace(referral, contact=contact.id, reference=reference)
                write_referral(connection, referral)
                until = closing.undo_until if closing is not None else None
                connection.execute(
                    "INSERT INTO outbox_entry (referral, channel, state, created, changed, not_before)"
                    " VALUES (?, ?, ?, ?, ?, ?)",
                    (
                        referral.id,
                        channel,
                        EntryState.QUEUED.value,
                        stamp(at),
                        stamp(at),
                        stamp(until) if until else None,
                    ),
                )
                for photo in photos:
                    self._photos.keep(photo)
                write_photos(connection, referral.id, photos, at)
        return Finished(contact, referral)

    def undo(self, contact_id: str, at: datetime) -> OpenContact:
        """Opens a contact again that was closed just now; only its number stays.

        Raises WrongUse("undo-too-late") when the time is over or its referral is on its way.
        """
        with self._database.writing() as connection:
            closed = contact_where(connection, "id = ?", contact_id)
            row = connection.execute(
                "SELECT undo_until FROM open_contact WHERE id = ? AND closed IS NOT NULL", (contact_id,)
            ).fetchone()
            if closed is not None and (row is None or stamp(at - UNDO_GRACE) > row[0]):
                raise WrongUse("undo-too-late", reference=closed.reference)
            contact = open_contact_at(connection, contact_id)
            contact = told(connection, contact, (ContactEvent(at, ContactAct.UNDO),))
            take_back(connection, contact)
            return contact

    def list(self, limit: int = 200) -> tuple[Contact, ...]:
        """The contacts logged last, newest first."""
        with self._database.reading() as connection:
            rows = connection.execute(f"{SELECT_CONTACT} ORDER BY place DESC LIMIT ?", (limit,)).fetchall()
            return tuple(contact_of(connection, row) for row in rows)

    def get(self, reference: str) -> Contact | None:
        """A contact by its reference in its one form (`read_reference` makes it from what was typed)."""
        with self._database.reading() as connection:
            return contact_where(connection, "reference = ?", reference)

    def by_id(self, identity: str) -> Contact | None:
        """A contact by the id made at its birth."""
        with self._database.reading() as connection:
            return contact_where(connection, "id = ?", identity)

    def of_run(self, run_id: str) -> Contact | None:
        """The contact that a run ended in."""
        with self._database.reading() as connection:
            return contact_where(connection, "run = ?", run_id)

    def earlier(self, *, phone: str, name_key: str, limit: int) -> tuple[EarlierContact, ...]:
        """Contacts of a number (E.164) or a name (`plain_words`), newest first, with what came of them."""
        asked = {"phone": phone, "name": name_key, "limit": limit}
        with self._database.reading() as connection:
            rows = connection.execute(
                f"{SELECT_CONTACT} WHERE {_SPOKEN_OF} ORDER BY started DESC, place DESC LIMIT :limit", asked
            ).fetchall()
            found = [contact_of(connection, row) for row in rows]
            return tuple(
                EarlierContact(
                    one,
                    promises_of(connection, one.id),
                    referral.reference if (referral := _referral_of(connection, one.id)) is not None else "",
                )
                for one in found
            )

    def promises_of(self, contact_id: str) -> tuple[Promise, ...]:
        """What was promised in a contact."""
        with self._database.reading() as connection:
            return promises_of(connection, contact_id)

    def referral_of(self, contact_id: str) -> Referral | None:
        """The referral that a contact led to, if any."""
        with self._database.reading() as connection:
            return _referral_of(connection, contact_id)


def _stored(connection: Connection, contact: Contact, referral: Referral | None) -> Finished | None:
    known = contact_where(connection, "id = ?", contact.id)
    if known is not None:
        return Finished(known, _referral_of(connection, known.id))
    twin = read_referral(connection, referral.id) if referral is not None else None
    if twin is None:
        return None
    owner = contact_where(connection, "id = ?", twin.contact)
    return Finished(owner, twin) if owner is not None else None


def _draw_reference(connection: Connection, prefix: str, home: str) -> str:
    device, counter, at_home = connection.execute("SELECT number, counter, home FROM device").fetchone()
    if at_home and at_home != home:
        # A copy: the one it was copied from goes on counting under the old number.
        device, counter = secrets.randbelow(DEVICE_NUMBERS), 0
    connection.execute("UPDATE device SET number = ?, counter = ?, home = ?", (device, counter + 1, home))
    return make_reference(prefix, device, counter)


def _parent(connection: Connection, contact: Contact) -> str:
    """The contact that this one repeats: the latest of the same number in the seven days before."""
    if not contact.phone:
        return ""
    row = connection.execute(
        "SELECT id FROM contact WHERE phone = ? AND started BETWEEN ? AND ? AND id <> ? ORDER BY started DESC LIMIT 1",
        (contact.phone, stamp(contact.started - REPEAT_WITHIN), stamp(contact.started), contact.id),
    ).fetchone()
    return row[0] if row is not None else ""


def _referral_of(connection: Connection, contact_id: str) -> Referral | None:
    row = connection.execute(
        "SELECT id FROM referral WHERE contact = ? ORDER BY created DESC LIMIT 1", (contact_id,)
    ).fetchone()
    return read_referral(connection, row[0]) if row is not None else None
