"""The customers for looking up, on disk: one list at a time, replaced as a whole in one transaction.

A number is found by an index; words by a look at all of them, which takes milliseconds for ten thousand.
"""

import json
from collections.abc import Iterable, Sequence
from dataclasses import replace
from datetime import datetime
from typing import Any

from kbdesk.domain.column_mapping import folded
from kbdesk.domain.customer import Customer, CustomerList
from kbdesk.records.database import Database
from kbdesk.records.migrations import Connection
from kbdesk.records.times import moment, stamp

_CUSTOMERS = "SELECT line, name, number, address, postcode, city, email, note, more FROM customer"


class CustomerRecords:
    """The customers of this device."""

    def __init__(self, database: Database) -> None:
        self._database = database

    def replace(
        self, customers: Iterable[Customer], *, source: str, columns: tuple[str, ...], at: datetime
    ) -> CustomerList:
        """These in the place of all before; whoever looks sees the one list or the other."""
        with self._database.writing() as connection:
            _empty(connection)
            connection.execute(
                "INSERT INTO customer_list VALUES (1, ?, ?, ?)",
                (source, stamp(at), json.dumps(columns, ensure_ascii=False)),
            )
            for one in customers:
                connection.execute(
                    "INSERT INTO customer VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?)",
                    (
                        one.line,
                        one.name,
                        one.number,
                        one.address,
                        one.postcode,
                        one.city,
                        one.email,
                        one.note,
                        json.dumps(one.more, ensure_ascii=False),
                        one.sought(),
                    ),
                )
                connection.executemany(
                    "INSERT OR IGNORE INTO customer_phone VALUES (?, ?)", [(phone, one.line) for phone in one.phones]
                )
            about = _about(connection)
        self._database.empty_journal()
        if about is None:
            raise AssertionError("the list was just written")
        return about

    def about(self) -> CustomerList | None:
        """How many and since when; None when there are none."""
        with self._database.reading() as connection:
            return _about(connection)

    def remove(self) -> int:
        """Takes all of them away; gives how many."""
        with self._database.writing() as connection:
            about = _about(connection)
            _empty(connection)
        self._database.empty_journal()
        return about.count if about else 0

    def with_phone(self, phone: str, limit: int) -> tuple[Customer, ...]:
        """Everybody with a number in E.164."""
        with self._database.reading() as connection:
            found = connection.execute(
                f"{_CUSTOMERS} JOIN customer_phone USING (line) WHERE phone = ? ORDER BY line LIMIT ?",
                (phone, limit),
            ).fetchall()
            return tuple(_customer(connection, row) for row in found)

    def with_words(self, text: str, limit: int) -> tuple[Customer, ...]:
        """Everybody in whose line each of the words begins a word; those whose name begins so first."""
        words = folded(text).split()
        if not words:
            return ()
        having = " AND ".join("instr(sought, ?)" for _ in words)
        with self._database.reading() as connection:
            found = connection.execute(
                f"{_CUSTOMERS} WHERE {having} ORDER BY instr(sought, ?) <> 1, line LIMIT ?",
                (*(f" {word}" for word in words), f" {words[0]}", limit),
            ).fetchall()
            return tuple(_customer(connection, row) for row in found)


def _empty(connection: Connection) -> None:
    for table in ("customer_phone", "customer", "customer_list"):
        connection.execute(f"DELETE FROM {table}")  # noqa: S608  one of ours


def _about(connection: Connection) -> CustomerList | None:
    row = connection.execute("SELECT source, brought_in, columns FROM customer_list").fetchone()
    if row is None:
        return None
    count = connection.execute("SELECT COUNT(*) FROM customer").fetchone()[0]
    return CustomerList(count, row[0], moment(row[1]), tuple(json.loads(row[2])))


def _customer(connection: Connection, row: Sequence[Any]) -> Customer:
    line, name, number, address, postcode, city, email, note, more = row
    one = Customer(line, (), name, number, address, postcode, city, email, note)
    phones = connection.execute("SELECT phone FROM customer_phone WHERE line = ?", (line,))
    return replace(
        one, phones=tuple(row[0] for row in phones), more=tuple((name, value) for name, value in json.loads(more))
    )
