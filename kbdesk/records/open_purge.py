"""Contacts in hand and promises where keeping times and the wishes of one person are concerned.

What was told of an open contact may hold anything, so one that was left lying goes as a whole, with its calls, when
personal values would. A promise goes so long after its time, or after it was kept; it does not need its contact.
"""

import re
from collections.abc import Iterable

from kbdesk.domain.open_contact import OpenContact, replayed
from kbdesk.domain.person_sought import PersonSought
from kbdesk.domain.promise import Promise
from kbdesk.records.contact_events import events_of
from kbdesk.records.migrations import Connection
from kbdesk.records.numbered import close_numbered
from kbdesk.records.open_contacts import discard_contact
from kbdesk.records.promises import all_promises

_FIGURES = 8
_LEFT_LYING = """
    SELECT o.id FROM open_contact o WHERE o.closed IS NULL
    AND (SELECT MAX(at) FROM contact_event WHERE contact = o.id) < :before
    AND NOT EXISTS (SELECT 1 FROM script_run r JOIN run_event e ON e.run = r.id WHERE r.contact = o.id AND e.at >= :before)
"""
_TEXTS = (
    (
        "SELECT e.contact, e.value FROM contact_event e JOIN open_contact o ON o.id = e.contact"
        " WHERE o.closed IS NULL AND e.value <> ''"
    ),
    (
        "SELECT r.contact, e.value FROM script_run r JOIN run_event e ON e.run = r.id JOIN open_contact o ON o.id = r.contact"
        " WHERE o.closed IS NULL AND e.value <> ''"
    ),
)


def forget_caller(connection: Connection, contact: str, gone: Iterable[str], *, personal: bool) -> None:
    """Who called goes with personal values; the number already with the value that it was taken from."""
    if personal:
        connection.execute("UPDATE contact SET phone = '', name = '', name_key = '' WHERE id = ?", (contact,))
        return
    row = connection.execute("SELECT phone FROM contact WHERE id = ? AND phone <> ''", (contact,)).fetchone()
    if row is not None and any(_same_number(row[0], value) for value in gone):
        connection.execute("UPDATE contact SET phone = '' WHERE id = ?", (contact,))


def _same_number(one: str, other: str) -> bool:
    """By their last figures: one has its country, the other is as people say it."""
    ends = [re.sub(r"\D", "", text)[-_FIGURES:] for text in (one, other)]
    return len(ends[0]) == _FIGURES and ends[0] == ends[1]


def purge_open_contacts(connection: Connection, before: str) -> int:
    """Those of which nothing was heard since; gives how many."""
    ids = [row[0] for row in connection.execute(_LEFT_LYING, {"before": before}).fetchall()]
    for identity in ids:
        close_numbered(connection, identity, max(one.at for one in events_of(connection, identity)))
        connection.execute("DELETE FROM script_run WHERE contact = ?", (identity,))
        connection.execute("DELETE FROM open_contact WHERE id = ?", (identity,))
    return len(ids)


def purge_promises(connection: Connection, before: str) -> int:
    """Those whose time, and keeping, lie longer ago; gives how many."""
    gone = connection.execute("DELETE FROM promise WHERE MAX(made, at, COALESCE(kept, '')) < ?", (before,))
    return int(gone.rowcount)


def open_contacts_of(connection: Connection, sought: PersonSought) -> tuple[OpenContact, ...]:
    """Contacts in hand that hold the person, in what was told of them or typed in their calls."""
    ids = dict.fromkeys(one for question in _TEXTS for one, text in connection.execute(question) if sought.is_in(text))
    found = (replayed(one, events_of(connection, one)) for one in ids)
    return tuple(one for one in found if one is not None)


def promises_of_person(connection: Connection, sought: PersonSought, contacts: Iterable[str]) -> tuple[Promise, ...]:
    """Promises that hold the person, or were made in one of these contacts."""
    made_in = set(contacts)
    return tuple(
        one
        for one in all_promises(connection)
        if one.contact in made_in or sought.is_in(f"{one.phone}\n{one.name}\n{one.what}")
    )


def forget_open(connection: Connection, contacts: Iterable[str], promises: Iterable[str]) -> None:
    """Takes these away."""
    for identity in contacts:
        discard_contact(connection, identity)
    for identity in promises:
        connection.execute("DELETE FROM promise WHERE id = ?", (identity,))
