"""What was told of a contact that is open, as it lies on disk: read and written inside the caller's transaction."""

from datetime import datetime, timedelta

from kbdesk.domain.contact import ContactState
from kbdesk.domain.errors import WrongUse
from kbdesk.domain.open_contact import ContactAct, ContactEvent, OpenContact, after, is_done_already, refuse, replayed
from kbdesk.records.migrations import Connection
from kbdesk.records.times import moment, stamp

UNDO_GRACE = timedelta(seconds=5)
"""A key pressed in the last moment is not too late because the program was busy."""
_FAR = timedelta(hours=1)
_OF_ONE = "SELECT at, act, name, value, number FROM contact_event WHERE contact = ? ORDER BY place"


def begin_contact(connection: Connection, contact_id: str, events: tuple[ContactEvent, ...]) -> OpenContact:
    """A new open contact, with what is known of it at once."""
    connection.execute("INSERT INTO open_contact (id, opened) VALUES (?, ?)", (contact_id, stamp(events[0].at)))
    contact = OpenContact(contact_id, events[0].at)
    return add_events(connection, contact, events)


def open_contact_at(connection: Connection, contact_id: str) -> OpenContact:
    """An open contact, or one that was closed just now. Raises WrongUse: `contact-closed` where it was closed for good,
    `contact-gone` where it was discarded.
    """
    contact = replayed(contact_id, events_of(connection, contact_id))
    if contact is not None:
        return contact
    row = connection.execute("SELECT reference FROM contact WHERE id = ?", (contact_id,)).fetchone()
    if row is not None:
        raise WrongUse("contact-closed", reference=row[0])
    raise WrongUse("contact-gone", contact=contact_id)


def events_of(connection: Connection, contact_id: str) -> tuple[ContactEvent, ...]:
    """Everything that was told of a contact, in order."""
    rows = connection.execute(_OF_ONE, (contact_id,)).fetchall()
    return tuple(ContactEvent(moment(at), ContactAct(act), *rest) for at, act, *rest in rows)


def told(
    connection: Connection, contact: OpenContact, events: tuple[ContactEvent, ...], *, known: int | None = None
) -> OpenContact:
    """The contact after more was told of it; what changes nothing is not written.

    `known` is how many events the caller has seen. Raises WrongUse where the contact went on in another window, or
    cannot have such an act.
    """
    if known is not None and known != contact.acts:
        if contact.state is ContactState.CLOSED:
            raise WrongUse("contact-closed", reference=contact.reference)
        raise WrongUse("contact-went-on", contact=contact.id)
    for event in events:
        if contact.state is ContactState.CLOSED or not is_done_already(contact, event):
            refuse(contact, event)
            contact = add_events(connection, contact, (event,))
    return contact


def add_events(connection: Connection, contact: OpenContact, events: tuple[ContactEvent, ...]) -> OpenContact:
    """The contact after these events, which are written as they are."""
    connection.executemany(
        "INSERT INTO contact_event VALUES (?, ?, ?, ?, ?, ?, ?)",
        [
            (contact.id, place, stamp(one.at), one.act.value, one.name, one.value, one.number)
            for place, one in enumerate(events, start=contact.acts)
        ],
    )
    for event in events:
        contact = after(contact, event)
    return contact


def contact_of_run(connection: Connection, run_id: str) -> OpenContact | None:
    """The open contact that a run belongs to; None for a run of none."""
    row = connection.execute("SELECT contact FROM script_run WHERE id = ?", (run_id,)).fetchone()
    return replayed(row[0], events_of(connection, row[0])) if row is not None and row[0] else None


def forget_closed(connection: Connection, now: datetime) -> None:
    """What was told of contacts that were closed so long ago that nobody can take it back."""
    connection.execute(
        "DELETE FROM open_contact WHERE closed IS NOT NULL AND (undo_until < ? OR undo_until > ?)",
        (stamp(now - UNDO_GRACE), stamp(now + _FAR)),
    )
