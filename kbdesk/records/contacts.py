"""Contacts on disk. `finish` is the promise of the house: written before shown.

One transaction draws the customer's number and writes the contact, its values, its referral with an outbox entry, and
the end of its run. Until it returns there is no number to read out; once it returns nothing of it can be lost.
"""

import json
import secrets
from collections.abc import Sequence
from dataclasses import replace
from datetime import datetime
from typing import Any

from kbdesk.domain.contact import Contact, ContactState, ContactValue, Direction
from kbdesk.domain.organisation import Privacy
from kbdesk.domain.outbox import EntryState
from kbdesk.domain.photo import Photo
from kbdesk.domain.reference import DEVICE_NUMBERS, make_reference
from kbdesk.domain.referral import Referral
from kbdesk.domain.run import Event
from kbdesk.domain.stored_run import Finished
from kbdesk.records.database import Database
from kbdesk.records.home import home_of
from kbdesk.records.migrations import Connection
from kbdesk.records.photo_files import PhotoFiles
from kbdesk.records.photo_outbox import write_photos
from kbdesk.records.referrals import read_referral, write_referral
from kbdesk.records.runs import refuse_gone_on, write_events
from kbdesk.records.times import moment, moment_or_none, stamp

_SELECT = (
    "SELECT id, started, reference, direction, medium, party, phase, product, lang, state, outcome, resolved, note,"
    " COALESCE(run, ''), script, revision, article, closed FROM contact"
)


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
    ) -> Finished:
        """Writes everything of a contact at once and gives it its reference.

        Called again with the same contact id or the same referral id it writes nothing, and gives what is stored: a
        repeated command makes no second entry. `channel` is where the referral is to go; `end_event` ends the
        contact's run, after its `known` events so far; `photos` go after the referral's text. Raises WrongUse when the
        run went on in another window.
        """
        with self._database.writing() as connection:
            stored = _stored(connection, contact, referral)
            if stored is not None:
                return stored
            reference = _draw_reference(connection, prefix, home_of(self._database.path, self._database.marker))
            contact = replace(contact, reference=reference, state=ContactState.CLOSED, closed=contact.closed or at)
            _write_contact(connection, contact)
            if end_event is not None and contact.run:
                refuse_gone_on(connection, contact.run, known)
                write_events(connection, contact.run, (end_event,))
            if referral is not None:
                referral = replace(referral, contact=contact.id, reference=reference)
                write_referral(connection, referral)
                connection.execute(
                    "INSERT INTO outbox_entry (referral, channel, state, created, changed) VALUES (?, ?, ?, ?, ?)",
                    (referral.id, channel, EntryState.QUEUED.value, stamp(at), stamp(at)),
                )
                for photo in photos:
                    self._photos.keep(photo)
                write_photos(connection, referral.id, photos, at)
        return Finished(contact, referral)

    def list(self, limit: int = 200) -> tuple[Contact, ...]:
        """The contacts logged last, newest first."""
        with self._database.reading() as connection:
            rows = connection.execute(f"{_SELECT} ORDER BY place DESC LIMIT ?", (limit,)).fetchall()
            return tuple(_contact(connection, row) for row in rows)

    def get(self, reference: str) -> Contact | None:
        """A contact by its reference in its one form (`read_reference` makes it from what was typed)."""
        with self._database.reading() as connection:
            return _contact_where(connection, "reference", reference)

    def by_id(self, identity: str) -> Contact | None:
        """A contact by the id made at its birth."""
        with self._database.reading() as connection:
            return _contact_where(connection, "id", identity)

    def referral_of(self, contact_id: str) -> Referral | None:
        """The referral that a contact led to, if any."""
        with self._database.reading() as connection:
            return _referral_of(connection, contact_id)


def _stored(connection: Connection, contact: Contact, referral: Referral | None) -> Finished | None:
    known = _contact_where(connection, "id", contact.id)
    if known is not None:
        return Finished(known, _referral_of(connection, known.id))
    twin = read_referral(connection, referral.id) if referral is not None else None
    if twin is None:
        return None
    owner = _contact_where(connection, "id", twin.contact)
    return Finished(owner, twin) if owner is not None else None


def _draw_reference(connection: Connection, prefix: str, home: str) -> str:
    device, counter, at_home = connection.execute("SELECT number, counter, home FROM device").fetchone()
    if at_home and at_home != home:
        # A copy: the one it was copied from goes on counting under the old number.
        device, counter = secrets.randbelow(DEVICE_NUMBERS), 0
    connection.execute("UPDATE device SET number = ?, counter = ?, home = ?", (device, counter + 1, home))
    return make_reference(prefix, device, counter)


def _write_contact(connection: Connection, one: Contact) -> None:
    connection.execute(
        "INSERT INTO contact (id, started, reference, direction, medium, party, phase, product, lang, state, outcome,"
        " resolved, note, run, script, revision, article, closed)"
        " VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)",
        (
            one.id,
            stamp(one.started),
            one.reference,
            one.direction.value,
            one.medium,
            one.party,
            one.phase,
            json.dumps(one.product, ensure_ascii=False),
            one.lang,
            one.state.value,
            one.outcome,
            int(one.resolved),
            one.note,
            one.run or None,
            one.script,
            one.revision,
            one.article,
            stamp(one.closed) if one.closed else None,
        ),
    )
    connection.executemany(
        "INSERT INTO contact_value VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?)",
        [
            (
                one.id,
                place,
                kept.name,
                kept.label,
                kept.value,
                kept.privacy.value,
                kept.keep_days,
                kept.step,
                int(kept.superseded),
            )
            for place, kept in enumerate(one.values)
        ],
    )
    if one.article:
        connection.execute(
            "INSERT INTO article_use (contact, article, revision, use, at) VALUES (?, ?, ?, ?, ?)",
            (
                one.id,
                one.article,
                0 if one.script else one.revision,
                "helped" if one.resolved else "viewed",
                stamp(one.closed or one.started),
            ),
        )


def contact_by_id(connection: Connection, identity: str) -> Contact | None:
    """A contact by its id, inside the caller's transaction."""
    return _contact_where(connection, "id", identity)


def _contact_where(connection: Connection, column: str, value: str) -> Contact | None:
    row = connection.execute(f"{_SELECT} WHERE {column} = ?", (value,)).fetchone()
    return _contact(connection, row) if row is not None else None


def _referral_of(connection: Connection, contact_id: str) -> Referral | None:
    row = connection.execute(
        "SELECT id FROM referral WHERE contact = ? ORDER BY created DESC LIMIT 1", (contact_id,)
    ).fetchone()
    return read_referral(connection, row[0]) if row is not None else None


def _contact(connection: Connection, row: Sequence[Any]) -> Contact:
    identity, started, reference, direction, medium, party, phase, product, lang, state, *rest = row
    outcome, resolved, note, run, script, revision, article, closed = rest
    values = connection.execute(
        "SELECT name, label, value, privacy, keep_days, step, superseded FROM contact_value WHERE contact = ?"
        " ORDER BY place",
        (identity,),
    ).fetchall()
    return Contact(
        id=identity,
        started=moment(started),
        reference=reference,
        direction=Direction(direction),
        medium=medium,
        party=party,
        phase=phase,
        product=tuple(json.loads(product)),
        lang=lang,
        state=ContactState(state),
        outcome=outcome,
        resolved=bool(resolved),
        note=note,
        run=run,
        script=script,
        revision=revision,
        article=article,
        closed=moment_or_none(closed),
        values=tuple(_value(value) for value in values),
    )


def _value(row: Sequence[Any]) -> ContactValue:
    name, label, value, privacy, keep_days, step, superseded = row
    return ContactValue(name, label, value, Privacy(privacy), keep_days, step, bool(superseded))
