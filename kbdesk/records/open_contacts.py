"""The contacts in hand, on disk from their first second: begun, told more, looked at, and forgotten.

They are closed by `ContactRecords.finish`, together with all that comes of it, and taken back by `undo`.
"""

from datetime import datetime

from kbdesk.domain.contact import ContactState
from kbdesk.domain.errors import WrongUse
from kbdesk.domain.open_contact import ContactAct, ContactEvent, OpenContact, replayed
from kbdesk.records.contact_events import (
    add_events,
    begin_contact,
    contact_of_run,
    events_of,
    forget_closed,
    open_contact_at,
    told,
)
from kbdesk.records.database import Database
from kbdesk.records.migrations import Connection
from kbdesk.records.numbered import is_numbered
from kbdesk.records.times import moment

_GOING = "SELECT id FROM open_contact WHERE closed IS NULL ORDER BY place"
_LAST_SIGN = """
    SELECT o.id, MAX(
        (SELECT MAX(at) FROM contact_event WHERE contact = o.id),
        COALESCE((SELECT MAX(e.at) FROM script_run r JOIN run_event e ON e.run = r.id WHERE r.contact = o.id), '')
    ) FROM open_contact o WHERE o.closed IS NULL
"""


class OpenContactRecords:
    """The open contacts of this device."""

    def __init__(self, database: Database) -> None:
        self._database = database

    def begin(self, contact_id: str, events: tuple[ContactEvent, ...]) -> OpenContact:
        """A new one; the first event opens it."""
        with self._database.writing() as connection:
            forget_closed(connection, events[0].at)
            return begin_contact(connection, contact_id, events)

    def all(self) -> tuple[OpenContact, ...]:
        """Those not closed, in the order they were opened."""
        with self._database.reading() as connection:
            ids = [row[0] for row in connection.execute(_GOING).fetchall()]
            found = (replayed(one, events_of(connection, one)) for one in ids)
            return tuple(one for one in found if one is not None)

    def get(self, contact_id: str) -> OpenContact:
        """One, also when it was closed just now. Raises WrongUse: `contact-closed`, `contact-gone`."""
        with self._database.reading() as connection:
            return open_contact_at(connection, contact_id)

    def of_run(self, run_id: str) -> OpenContact | None:
        """The one that a run belongs to."""
        with self._database.reading() as connection:
            return contact_of_run(connection, run_id)

    def act(self, contact_id: str, *events: ContactEvent, known: int | None = None) -> OpenContact:
        """The contact after these acts; see `told`."""
        with self._database.writing() as connection:
            return told(connection, open_contact_at(connection, contact_id), events, known=known)

    def lapse(self, event: ContactEvent, *, only: frozenset[str] | None = None) -> tuple[OpenContact, ...]:
        """A stretch in which nobody was there, for all whose clock ran through it (or for `only` these)."""
        changed = []
        with self._database.writing() as connection:
            for (identity,) in connection.execute(_GOING).fetchall():
                contact = open_contact_at(connection, identity)
                runs = contact.state is not ContactState.PARKED and contact.since <= event.at
                if runs and (only is None or identity in only):
                    changed.append(add_events(connection, contact, (event,)))
        return tuple(changed)

    def last_signs(self) -> dict[str, datetime]:
        """When something last happened, by contact: to it, or in its script."""
        with self._database.reading() as connection:
            return {identity: moment(at) for identity, at in connection.execute(_LAST_SIGN).fetchall()}

    def discard(self, contact_id: str) -> None:
        """Forgets one that was nothing, with its runs and promises; one that is gone already is no error.

        Raises WrongUse("contact-closed") for one that was closed, and `contact-referred` for one that was handed on.
        """
        with self._database.writing() as connection:
            row = connection.execute("SELECT closed FROM open_contact WHERE id = ?", (contact_id,)).fetchone()
            if row is not None and row[0] is not None:
                raise WrongUse("contact-closed", reference=open_contact_at(connection, contact_id).reference)
            if is_numbered(connection, contact_id):
                raise WrongUse("contact-referred", reference=open_contact_at(connection, contact_id).reference)
            if row is not None:
                discard_contact(connection, contact_id)


def discard_contact(connection: Connection, contact_id: str) -> None:
    """Takes an open contact away with all that hangs on it, inside the caller's transaction. One that was handed on stays
    in hand, led by no script any more.
    """
    if is_numbered(connection, contact_id):
        lead(connection, contact_id, "", "", open_contact_at(connection, contact_id).since)
        return
    connection.execute("DELETE FROM script_run WHERE contact = ? AND ended IS NULL", (contact_id,))
    connection.execute("DELETE FROM promise WHERE contact = ?", (contact_id,))
    connection.execute("DELETE FROM open_contact WHERE id = ?", (contact_id,))
    connection.execute("DELETE FROM script_text WHERE digest NOT IN (SELECT digest FROM run_source)")


def lead(connection: Connection, contact_id: str, run_id: str, title: str, at: datetime) -> OpenContact:
    """A run leads the contact from here on; with "" none does any more."""
    contact = open_contact_at(connection, contact_id)
    if contact.run == run_id:
        return contact
    return told(connection, contact, (ContactEvent(at, ContactAct.LED, run_id, title),))
