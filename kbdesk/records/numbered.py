"""Contacts that have their number while they are still in hand, because they were referred.

Such a contact has a row in the log that holds its number, the referral's values and how long they are kept. It says
nothing else: what is known of the contact stands in its events. No list and no report takes it for a contact that was
closed; closing puts the whole contact in its place, and taking the closing back puts the row there again.

All of it inside the caller's transaction.
"""

from dataclasses import replace
from datetime import datetime

from kbdesk.domain.contact import Contact, ContactState, ContactValue
from kbdesk.domain.open_contact import OpenContact
from kbdesk.records.contact_rows import IS_CLOSED, contact_by_id, write_contact, write_values
from kbdesk.records.migrations import Connection
from kbdesk.records.times import stamp

_OF_ONE = f"FROM contact WHERE id = ? AND NOT {IS_CLOSED}"
_STANDING = """
    SELECT r.id FROM referral r JOIN outbox_entry e ON e.referral = r.id
    WHERE r.contact = ? AND e.state <> 'withdrawn' ORDER BY e.place
"""


def is_numbered(connection: Connection, contact_id: str) -> bool:
    """True for a contact that has such a row: something refers to it, so it can no longer be forgotten."""
    return connection.execute(f"SELECT 1 {_OF_ONE}", (contact_id,)).fetchone() is not None


def hold_number(
    connection: Connection, contact: OpenContact, reference: str, values: tuple[ContactValue, ...]
) -> Contact:
    """The row, with these values besides those that it has; gives the contact as the row tells it."""
    known = contact_by_id(connection, contact.id)
    if known is not None:
        write_values(connection, contact.id, values, first=len(known.values))
        return replace(known, values=(*known.values, *values))
    row = _row(contact, reference, values)
    write_contact(connection, row)
    return row


def take_place(connection: Connection, contact: Contact) -> Contact:
    """The whole contact, with what its referrals sent, for the place of its row; the same where it has none."""
    known = contact_by_id(connection, contact.id)
    if known is None:
        return contact
    _clear_place(connection, contact.id)
    names = {one.name for one in contact.values}
    return replace(contact, values=(*contact.values, *(one for one in known.values if one.name not in names)))


def leave_number(connection: Connection, contact: OpenContact) -> None:
    """Takes the closed contact away again; where referrals were made before its closing, their row is back."""
    known = contact_by_id(connection, contact.id)
    _clear_place(connection, contact.id)
    if contact.referrals and known is not None:
        write_contact(connection, _row(contact, known.reference, tuple(one for one in known.values if not one.step)))


def close_numbered(connection: Connection, contact_id: str, at: datetime) -> None:
    """One that was left lying goes into the log as it is, for the sake of its referrals; `at` is its last sign of life."""
    if is_numbered(connection, contact_id):
        closed = (ContactState.CLOSED.value, stamp(at), contact_id)
        connection.execute("UPDATE contact SET state = ?, closed = ? WHERE id = ?", closed)


def standing_referrals(connection: Connection, contact_id: str) -> tuple[str, ...]:
    """The ids of its referrals that were not withdrawn, oldest first; of one that was corrected the correction."""
    return tuple(row[0] for row in connection.execute(_STANDING, (contact_id,)).fetchall())


def _row(contact: OpenContact, reference: str, values: tuple[ContactValue, ...]) -> Contact:
    return Contact(contact.id, contact.opened, reference, direction=contact.direction, lang=contact.lang, values=values)


def _clear_place(connection: Connection, contact_id: str) -> None:
    """Its referrals point to it in the meantime, so whether that holds is looked at when the transaction ends."""
    connection.execute("PRAGMA defer_foreign_keys = ON")
    connection.execute("DELETE FROM contact WHERE id = ?", (contact_id,))
