"""Promises to call back, on disk until they were kept: they outlive a restart, and remind until somebody keeps them."""

from collections.abc import Sequence
from datetime import datetime
from typing import Any

from kbdesk.domain.errors import WrongUse
from kbdesk.domain.promise import Promise
from kbdesk.records.database import Database
from kbdesk.records.migrations import Connection
from kbdesk.records.times import moment, moment_or_none, stamp

_SELECT = (
    "SELECT p.id, p.contact, COALESCE(c.reference, ''), p.at, p.what, p.phone, p.name, p.kept"
    " FROM promise p LEFT JOIN contact c ON c.id = p.contact"
)


class PromiseRecords:
    """The promises made on this device."""

    def __init__(self, database: Database) -> None:
        self._database = database

    def add(self, promise: Promise, made: datetime) -> Promise:
        """Writes one that was just made."""
        with self._database.writing() as connection:
            write_promise(connection, promise, made)
            return _promise_at(connection, promise.id)

    def open_ones(self) -> tuple[Promise, ...]:
        """Those not kept yet, soonest first."""
        with self._database.reading() as connection:
            rows = connection.execute(f"{_SELECT} WHERE p.kept IS NULL ORDER BY p.at, p.id").fetchall()
        return tuple(_promise(row) for row in rows)

    def get(self, promise_id: str) -> Promise:
        """One by its id. Raises WrongUse("promise-unknown")."""
        with self._database.reading() as connection:
            return _promise_at(connection, promise_id)

    def keep(self, promise_id: str, at: datetime) -> Promise:
        """It was kept; when it was kept before, that counts."""
        with self._database.writing() as connection:
            _promise_at(connection, promise_id)
            connection.execute("UPDATE promise SET kept = ? WHERE id = ? AND kept IS NULL", (stamp(at), promise_id))
            return _promise_at(connection, promise_id)

    def move(self, promise_id: str, at: datetime) -> Promise:
        """To another time. Raises WrongUse("promise-kept") for one that was kept."""
        with self._database.writing() as connection:
            if _promise_at(connection, promise_id).kept is not None:
                raise WrongUse("promise-kept", promise=promise_id)
            connection.execute("UPDATE promise SET at = ? WHERE id = ?", (stamp(at), promise_id))
            return _promise_at(connection, promise_id)


def write_promise(connection: Connection, one: Promise, made: datetime, *, at_close: bool = False) -> None:
    """Inside the caller's transaction; one made at the close of its contact goes when that is taken back."""
    connection.execute(
        "INSERT INTO promise (id, contact, made, at, what, phone, name, kept, at_close) VALUES (?, ?, ?, ?, ?, ?, ?, NULL, ?)",
        (one.id, one.contact, stamp(made), stamp(one.at), one.what, one.phone, one.name, int(at_close)),
    )


def all_promises(connection: Connection) -> tuple[Promise, ...]:
    """Kept or not, soonest first."""
    return tuple(_promise(row) for row in connection.execute(f"{_SELECT} ORDER BY p.at").fetchall())


def promises_of(connection: Connection, contact_id: str) -> tuple[Promise, ...]:
    """What was promised in a contact, soonest first."""
    rows = connection.execute(f"{_SELECT} WHERE p.contact = ? ORDER BY p.at", (contact_id,)).fetchall()
    return tuple(_promise(row) for row in rows)


def _promise_at(connection: Connection, promise_id: str) -> Promise:
    row = connection.execute(f"{_SELECT} WHERE p.id = ?", (promise_id,)).fetchone()
    if row is None:
        raise WrongUse("promise-unknown", promise=promise_id)
    return _promise(row)


def _promise(row: Sequence[Any]) -> Promise:
    identity, contact, reference, at, what, phone, name, kept = row
    return Promise(identity, contact, reference, moment(at), what, phone, name, moment_or_none(kept))
