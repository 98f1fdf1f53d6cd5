"""How an open contact comes to its end, and is taken back: inside the transaction of `ContactRecords`."""

from dataclasses import dataclass
from datetime import datetime

from kbdesk.domain.contact import Contact, ContactState
from kbdesk.domain.errors import WrongUse
from kbdesk.domain.open_contact import ContactAct, ContactEvent, OpenContact
from kbdesk.domain.outbox import EntryState
from kbdesk.domain.promise import Promise
from kbdesk.records.contact_events import add_events, events_of, open_contact_at, told
from kbdesk.records.contact_rows import write_use
from kbdesk.records.migrations import Connection
from kbdesk.records.numbered import leave_number
from kbdesk.records.persons import delete_photos
from kbdesk.records.promises import write_promise
from kbdesk.records.times import stamp


@dataclass(frozen=True, slots=True)
class Closing:
    """How an open contact is closed: of which the caller has seen so many `acts`, until when it may be taken back, what
    is promised with it, and the id of the promise that it `keeps`.
    """

    acts: int
    undo_until: datetime | None = None
    promise: Promise | None = None
    keeps: str = ""


def number_kept(connection: Connection, contact_id: str, closing: Closing) -> str:
    """The number that the open contact has already, empty for most. Raises WrongUse when it is not as it was seen."""
    contact = open_contact_at(connection, contact_id)
    return told(connection, contact, (), known=closing.acts).reference


def close_contact(connection: Connection, contact: Contact, closing: Closing, at: datetime) -> None:
    """The open contact has its end; what was told of it stays as long as it can be taken back."""
    _write_uses(connection, contact)
    hang_up, end = ContactEvent(at, ContactAct.HANG_UP), ContactEvent(at, ContactAct.CLOSE, contact.reference)
    open_contact = open_contact_at(connection, contact.id)
    if open_contact.state is not ContactState.WRAP_UP:
        open_contact = add_events(connection, open_contact, (hang_up,))
    add_events(connection, open_contact, (end,))
    until = closing.undo_until or at
    connection.execute(
        "UPDATE open_contact SET closed = ?, undo_until = ? WHERE id = ?", (stamp(at), stamp(until), contact.id)
    )
    connection.execute("UPDATE script_run SET ended = ? WHERE contact = ? AND ended IS NULL", (stamp(at), contact.id))
    connection.execute("UPDATE promise SET kept = ? WHERE id = ? AND kept IS NULL", (stamp(at), closing.keeps))
    if closing.promise is not None:
        write_promise(connection, closing.promise, at, at_close=True)
    connection.execute(
        "UPDATE promise SET phone = ?, name = ? WHERE contact = ? AND phone = '' AND name = ''",
        (contact.phone, contact.name, contact.id),
    )
    if closing.undo_until is None:
        connection.execute("DELETE FROM open_contact WHERE id = ?", (contact.id,))


def _write_uses(connection: Connection, contact: Contact) -> None:
    """Each answer that was used, as it was told last; else the one that the contact was closed with."""
    events = [one for one in events_of(connection, contact.id) if one.act is ContactAct.USE and one.name]
    for event in {one.name: one for one in events}.values():
        use = {"yes": "helped", "no": "not-helped"}.get(event.value, "viewed")
        connection.execute(
            "INSERT INTO article_use (contact, article, revision, use, at) VALUES (?, ?, ?, ?, ?)",
            (contact.id, event.name, event.number, use, stamp(event.at)),
        )
    if contact.article not in {one.name for one in events}:
        write_use(connection, contact)


def take_back(connection: Connection, contact: OpenContact) -> None:
    """Everything that `finish` wrote but the number. A referral that was claimed once may have been seen. What was
    referred before the closing stays.
    """
    found = connection.execute(
        "SELECT r.id, e.state, e.attempts FROM referral r JOIN outbox_entry e ON e.referral = r.id WHERE r.contact = ?",
        (contact.id,),
    ).fetchall()
    rows = [row for row in found if row[0] not in _before(connection, contact)]
    if any(state != EntryState.QUEUED.value or attempts for _, state, attempts in rows):
        raise WrongUse("undo-too-late", reference=contact.reference)
    for referral, *_ in rows:
        connection.execute("UPDATE outbox_entry SET state = 'withdrawn' WHERE referral = ?", (referral,))
        delete_photos(connection, referral)  # their files stay: the script's field holds them
        # Their files stay: the form they were added to holds them again.
        connection.execute(
            "DELETE FROM photo_entry WHERE attachment IN (SELECT id FROM attachment WHERE referral = ?)", (referral,)
        )
        connection.execute("DELETE FROM attachment WHERE referral = ?", (referral,))
        connection.execute("DELETE FROM outbox_entry WHERE referral = ?", (referral,))
        connection.execute("DELETE FROM referral WHERE id = ?", (referral,))
    leave_number(connection, contact)
    connection.execute(
        "UPDATE promise SET kept = NULL WHERE id = ? AND kept = (SELECT closed FROM open_contact WHERE id = ?)",
        (contact.promise, contact.id),
    )
    connection.execute("DELETE FROM promise WHERE contact = ? AND at_close = 1", (contact.id,))
    connection.execute(
        "DELETE FROM run_event WHERE kind = 'end' AND run IN (SELECT id FROM script_run WHERE contact = ?)",
        (contact.id,),
    )
    connection.execute("UPDATE script_run SET ended = NULL WHERE contact = ?", (contact.id,))
    connection.execute("UPDATE open_contact SET closed = NULL, undo_until = NULL WHERE id = ?", (contact.id,))


def _before(connection: Connection, contact: OpenContact) -> set[str]:
    """Referrals made while it was in hand, and those that correct them."""
    known: set[str] = set()
    found = set(contact.referrals)
    while found:
        known |= found
        marks = ", ".join("?" * len(found))
        rows = connection.execute(f"SELECT id FROM referral WHERE amends IN ({marks})", tuple(found)).fetchall()  # noqa: S608
        found = {row[0] for row in rows} - known
    return known
