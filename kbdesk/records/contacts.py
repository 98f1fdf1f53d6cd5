"""Contacts on disk. `finish` is the promise of the house: written before shown.

One transaction draws the customer's number and writes the contact, its values, its referral with an outbox entry, what
was promised, and the end of its run. Until it returns there is no number to read out; once it returns nothing of it can
be lost. `undo` takes all of it back as long as nobody else can have seen it; the number stays the contact's.
"""

import secrets
from dataclasses import replace
from datetime import datetime

from kbdesk.domain.contact import Contact, ContactState, ContactValue
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
from kbdesk.records.contact_rows import (
    IS_CLOSED,
    SELECT_CONTACT,
    contact_by_id,
    contact_of,
    contact_where,
    write_contact,
    write_use,
)
from kbdesk.records.database import Database
from kbdesk.records.home import home_of
from kbdesk.records.migrations import Connection
from kbdesk.records.numbered import hold_number, standing_referrals, take_place
from kbdesk.records.photo_files import PhotoFiles
from kbdesk.records.photo_outbox import write_photos
from kbdesk.records.promises import promises_of
from kbdesk.records.referrals import read_referral, write_referral
from kbdesk.records.runs import refuse_gone_on, write_events
from kbdesk.records.times import stamp

_SPOKEN_OF = f"{IS_CLOSED} AND ((phone <> '' AND phone = :phone) OR (name_key <> '' AND name_key = :name))"


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
            reference = kept or self._draw_reference(connection, prefix)
            contact = replace(
                contact,
                reference=reference,
                state=ContactState.CLOSED,
                closed=contact.closed or at,
                parent=contact.parent or _parent(connection, contact),
            )
            contact = take_place(connection, contact)
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
                until = closing.undo_until if closing is not None else None
                self._hand_on(connection, referral, channel=channel, at=at, until=until, photos=photos)
            before = standing_referrals(connection, contact.id)
            return Finished(contact, referral or (read_referral(connection, before[-1]) if before else None))

    def refer(
        self,
        contact_id: str,
        referral: Referral,
        *,
        values: tuple[ContactValue, ...],
        phone: str,
        channel: str,
        prefix: str,
        at: datetime,
        known: int | None = None,
        photos: tuple[Photo, ...] = (),
    ) -> Finished:
        """Hands on a contact that stays in hand: its number, referral and outbox entry at once. The number is the
        contact's for good. `phone` becomes that of the contact where it has none; `values` are kept with it.

        Called again with the same referral id it writes nothing. `known` is how much of the contact the caller has seen.
        Raises WrongUse: `contact-closed`, `contact-gone`, `contact-went-on`.
        """
        with self._database.writing() as connection:
            twin = read_referral(connection, referral.id)
            owner = contact_by_id(connection, twin.contact) if twin is not None else None
            if owner is not None:
                return Finished(owner, twin)
            contact = told(connection, open_contact_at(connection, contact_id), (), known=known)
            reference = contact.reference or self._draw_reference(connection, prefix)
            tell = ContactEvent(at, ContactAct.TELL, "phone", phone)
            handed_on = ContactEvent(at, ContactAct.REFER, reference, referral.id)
            contact = told(connection, contact, (tell, handed_on) if phone and not contact.phone else (handed_on,))
            stored = hold_number(connection, contact, reference, values)
            referral = replace(referral, contact=contact.id, reference=reference)
            self._hand_on(connection, referral, channel=channel, at=at, until=None, photos=photos)
        return Finished(stored, referral)

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
            rows = connection.execute(
                f"{SELECT_CONTACT} WHERE {IS_CLOSED} ORDER BY place DESC LIMIT ?", (limit,)
            ).fetchall()
            return tuple(contact_of(connection, row) for row in rows)

    def get(self, reference: str) -> Contact | None:
        """A contact by its reference in its one form (`read_reference` makes it from what was typed), also one that has
        its number and is in hand still.
        """
        with self._database.reading() as connection:
            row = connection.execute(f"{SELECT_CONTACT} WHERE reference = ?", (reference,)).fetchone()
            return contact_of(connection, row) if row is not None else None

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
        """The referral that a contact led to, if any; of several the latest."""
        with self._database.reading() as connection:
            return _referral_of(connection, contact_id)

    def referrals_of(self, contact_id: str) -> tuple[Referral, ...]:
        """All that it led to and that were not withdrawn, oldest first; also of a contact that is in hand still."""
        with self._database.reading() as connection:
            found = (read_referral(connection, one) for one in standing_referrals(connection, contact_id))
            return tuple(one for one in found if one is not None)

    def _hand_on(
        self,
        connection: Connection,
        referral: Referral,
        *,
        channel: str,
        at: datetime,
        until: datetime | None,
        photos: tuple[Photo, ...],
    ) -> None:
        """The referral with its entry, held back `until` then, and its photos."""
        write_referral(connection, referral)
        connection.execute(
            "INSERT INTO outbox_entry (referral, channel, state, created, changed, not_before) VALUES (?, ?, ?, ?, ?, ?)",
            (referral.id, channel, EntryState.QUEUED.value, stamp(at), stamp(at), stamp(until) if until else None),
        )
        for photo in photos:
            self._photos.keep(photo)
        write_photos(connection, referral.id, photos, at)

    def _draw_reference(self, connection: Connection, prefix: str) -> str:
        home = home_of(self._database.path, self._database.marker)
        return _draw_reference(connection, prefix, home)


def _stored(connection: Connection, contact: Contact, referral: Referral | None) -> Finished | None:
    known = contact_where(connection, "id = ?", contact.id)
    if known is not None:
        return Finished(known, _referral_of(connection, known.id))
    twin = read_referral(connection, referral.id) if referral is not None else None
    if twin is None:
        return None
    owner = contact_by_id(connection, twin.contact)
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
