"""Outgoing lists on disk. Each act on a row is one transaction that names the states it may come from, so that two
windows never take the same row and a row never counts twice.

Who must not be called any more is kept as a keyed digest of the number: it can be compared with a number at hand, and
tells none.
"""

import hashlib
import hmac
import json
from collections.abc import Callable, Iterable, Sequence
from datetime import datetime
from typing import Any

from kbdesk.domain.column_mapping import Mapping
from kbdesk.domain.contact_list import ContactList, ListProgress, ListRow, RowRemark, RowState
from kbdesk.records.database import Database
from kbdesk.records.migrations import Connection
from kbdesk.records.times import moment, moment_or_none, stamp

_LISTS = "SELECT number, name, script, lang, source, brought_in, mapping, header, digest, keep_days FROM contact_list"
_ROWS = "SELECT list, line, state, phone, name, held, remark, due, tries, contact, outcome, note, changed FROM list_row"
_NEXT = f"""
{_ROWS} WHERE list = :list AND (state IN ('waiting', 'skipped') OR (state IN ('later', 'no-answer') AND due <= :now))
ORDER BY CASE state WHEN 'waiting' THEN 1 WHEN 'skipped' THEN 2 ELSE 0 END,
    CASE WHEN state IN ('later', 'no-answer') THEN due WHEN state = 'skipped' THEN changed END, line LIMIT 1
"""
"""What is due first, soonest first; then in the order of the file; then what was skipped, longest ago first."""


class ListRecords:
    """The outgoing lists of this device."""

    def __init__(self, database: Database) -> None:
        self._database = database

    # ------------------------------------------------------------------ lists

    def bring_in(self, new: ContactList, rows: Iterable[ListRow]) -> ContactList:
        """Writes a list with all its rows, or nothing; gives it with its number.

        A row whose number must not be called comes in as such.
        """
        at = stamp(new.brought_in)
        with self._database.writing() as connection:
            number = connection.execute(
                "INSERT INTO contact_list (name, script, lang, source, brought_in, mapping, header, digest, keep_days)"
                " VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?)",
                (
                    new.name,
                    new.script,
                    new.lang,
                    new.source,
                    at,
                    json.dumps(new.mapping.columns),
                    json.dumps(new.header, ensure_ascii=False),
                    new.digest,
                    new.keep_days,
                ),
            ).lastrowid
            marks = {row[0] for row in connection.execute("SELECT mark FROM do_not_call")}
            mark_of = self._marker()

            def is_barred(row: ListRow) -> bool:
                return bool(marks) and row.state is RowState.WAITING and mark_of(row.phone) in marks

            connection.executemany(
                "INSERT INTO list_row (list, line, state, phone, name, held, remark, changed)"
                " VALUES (?, ?, ?, ?, ?, ?, ?, ?)",
                (
                    (
                        number,
                        row.line,
                        (RowState.DO_NOT_CALL if is_barred(row) else row.state).value,
                        row.phone,
                        row.name,
                        json.dumps(row.values, ensure_ascii=False),
                        _written(row.remark),
                        at,
                    )
                    for row in rows
                ),
            )
            return _list(connection.execute(f"{_LISTS} WHERE number = ?", (number,)).fetchone())

    def with_digest(self, digest: str) -> ContactList | None:
        """The list that came out of the same file."""
        with self._database.reading() as connection:
            row = connection.execute(f"{_LISTS} WHERE digest = ? ORDER BY number DESC", (digest,)).fetchone()
        return _list(row) if row is not None else None

    def progress(self, number: int | None = None) -> tuple[ListProgress, ...]:
        """All lists, newest first, or the one of this number, with how far each is."""
        where = "" if number is None else " WHERE number = :number"
        with self._database.reading() as connection:
            lists = [
                _list(row) for row in connection.execute(f"{_LISTS}{where} ORDER BY number DESC", {"number": number})
            ]
            return tuple(_progress(connection, one) for one in lists)

    def remove(self, number: int) -> bool:
        """Takes a list away with its rows; whoever must not be called stays so. False when there is none."""
        with self._database.writing() as connection:
            gone = connection.execute("DELETE FROM contact_list WHERE number = ?", (number,)).rowcount
        self._database.empty_journal()
        return bool(gone)

    # ------------------------------------------------------------------ rows

    def rows(
        self, number: int, *, states: Iterable[RowState] = (), first: int = 0, limit: int = -1
    ) -> tuple[ListRow, ...]:
        """The rows of a list in the order of the file, all or those in some states."""
        where, named = _where(number, states)
        with self._database.reading() as connection:
            found = connection.execute(f"{_ROWS}{where} ORDER BY line LIMIT ? OFFSET ?", (*named, limit, first))
            return tuple(_row(row) for row in found)

    def row(self, number: int, line: int) -> ListRow | None:
        """A row by its place."""
        with self._database.reading() as connection:
            return _row_at(connection, number, line)

    def in_hand(self, number: int | None = None) -> tuple[ListRow, ...]:
        """Rows in somebody's hand, of one list or of all."""
        with self._database.reading() as connection:
            where = "" if number is None else " AND list = :number"
            found = connection.execute(f"{_ROWS} WHERE state = 'in-hand'{where} ORDER BY changed", {"number": number})
            return tuple(_row(row) for row in found)

    def of_contacts(self, contacts: Iterable[str]) -> tuple[ListRow, ...]:
        """Rows that were called with one of these contacts."""
        with self._database.reading() as connection:
            found = [
                row for one in contacts for row in connection.execute(f"{_ROWS} WHERE contact = ?", (one,)).fetchall()
            ]
        return tuple(_row(row) for row in found)

    def take_next(self, number: int, now: datetime) -> ListRow | None:
        """The row in hand that is not called yet, else the next one, taken in hand; None when none is due."""
        with self._database.writing() as connection:
            held = connection.execute(
                f"{_ROWS} WHERE list = ? AND state = 'in-hand' AND contact = '' ORDER BY changed", (number,)
            ).fetchone()
            if held is not None:
                return _row(held)
            found = connection.execute(_NEXT, {"list": number, "now": stamp(now)}).fetchone()
            if found is None:
                return None
            return self._moved(connection, _row(found), RowState.IN_HAND, now, contact="")

    def take(self, row: ListRow, now: datetime) -> ListRow | None:
        """This row in hand, and any other of the list that is in hand uncalled back among the waiting.

        None when it is no longer as it was seen.
        """
        with self._database.writing() as connection:
            if not _is_as(connection, row):
                return None
            connection.execute(
                "UPDATE list_row SET state = 'waiting' WHERE list = ? AND state = 'in-hand' AND contact = '' AND line <> ?",
                (row.list, row.line),
            )
            return self._moved(connection, row, RowState.IN_HAND, now, contact="")

    def move(
        self,
        row: ListRow,
        state: RowState,
        now: datetime,
        *,
        due: datetime | None = None,
        tries: int | None = None,
        contact: str | None = None,
        outcome: str = "",
        note: str | None = None,
    ) -> ListRow | None:
        """A row in another state; None when it is no longer as it was seen.

        DO_NOT_CALL marks the number, and every open row of it in every list; leaving that state takes the mark away.
        """
        with self._database.writing() as connection:
            if not _is_as(connection, row):
                return None
            return self._moved(
                connection, row, state, now, due=due, tries=tries, contact=contact, outcome=outcome, note=note
            )

    def must_not_call(self, phone: str) -> bool:
        """True for a number that somebody asked not to be called on."""
        with self._database.reading() as connection:
            mark = self._marker()(phone)
            return connection.execute("SELECT 1 FROM do_not_call WHERE mark = ?", (mark,)).fetchone() is not None

    # ------------------------------------------------------------------ inside

    def _moved(
        self,
        connection: Connection,
        row: ListRow,
        state: RowState,
        now: datetime,
        *,
        due: datetime | None = None,
        tries: int | None = None,
        contact: str | None = None,
        outcome: str = "",
        note: str | None = None,
    ) -> ListRow:
        connection.execute(
            "UPDATE list_row SET state = ?, due = ?, tries = ?, contact = ?, outcome = ?, note = ?, changed = ?"
            " WHERE list = ? AND line = ?",
            (
                state.value,
                stamp(due) if due else None,
                row.tries if tries is None else tries,
                row.contact if contact is None else contact,
                outcome,
                row.note if note is None else note,
                stamp(now),
                row.list,
                row.line,
            ),
        )
        if row.phone and RowState.DO_NOT_CALL in {state, row.state} and state is not row.state:
            self._mark(connection, row, on=state is RowState.DO_NOT_CALL, at=now)
        return _row_at(connection, row.list, row.line) or row

    def _mark(self, connection: Connection, row: ListRow, *, on: bool, at: datetime) -> None:
        mark = self._marker()(row.phone)
        if not on:
            connection.execute("DELETE FROM do_not_call WHERE mark = ?", (mark,))
            return
        connection.execute("INSERT OR IGNORE INTO do_not_call VALUES (?, ?)", (mark, stamp(at)))
        connection.execute(
            "UPDATE list_row SET state = 'do-not-call', due = NULL, changed = ? WHERE phone = ? AND contact = ''"
            " AND state IN ('waiting', 'in-hand', 'later', 'no-answer', 'skipped')",
            (stamp(at), row.phone),
        )

    def _marker(self) -> Callable[[str], str]:
        key = self._database.key_for(b"kbdesk do-not-call marks")
        return lambda phone: hmac.new(key, phone.encode("utf-8"), hashlib.sha256).hexdigest()


def _is_as(connection: Connection, row: ListRow) -> bool:
    known = _row_at(connection, row.list, row.line)
    return known is not None and (known.state, known.contact, known.changed) == (row.state, row.contact, row.changed)


def _row_at(connection: Connection, number: int, line: int) -> ListRow | None:
    found = connection.execute(f"{_ROWS} WHERE list = ? AND line = ?", (number, line)).fetchone()
    return _row(found) if found is not None else None


def _where(number: int, states: Iterable[RowState]) -> tuple[str, tuple[object, ...]]:
    wanted = tuple(states)
    if not wanted:
        return " WHERE list = ?", (number,)
    return f" WHERE list = ? AND state IN ({_marks(wanted)})", (number, *(one.value for one in wanted))


def _marks(values: Iterable[object]) -> str:
    return ", ".join("?" for _ in values)


def _progress(connection: Connection, one: ContactList) -> ListProgress:
    counts = connection.execute(
        "SELECT state, COUNT(*) FROM list_row WHERE list = ? GROUP BY state", (one.number,)
    ).fetchall()
    due = connection.execute(
        "SELECT MIN(due) FROM list_row WHERE list = ? AND state IN ('later', 'no-answer')", (one.number,)
    ).fetchone()
    return ListProgress(one, tuple((RowState(state), number) for state, number in counts), moment_or_none(due[0]))


def _list(row: Sequence[Any]) -> ContactList:
    number, name, script, lang, source, brought_in, mapping, header, digest, keep_days = row
    columns = Mapping(tuple((place, target) for place, target in json.loads(mapping)))
    return ContactList(
        number, name, script, lang, source, moment(brought_in), columns, tuple(json.loads(header)), digest, keep_days
    )


def _row(row: Sequence[Any]) -> ListRow:
    number, line, state, phone, name, held, remark, due, tries, contact, outcome, note, changed = row
    return ListRow(
        id=f"{number}:{line}",
        list=number,
        line=line,
        state=RowState(state),
        phone=phone,
        name=name,
        values=tuple((code, value) for code, value in json.loads(held)),
        remark=RowRemark(*json.loads(remark)) if remark else None,
        due=moment_or_none(due),
        tries=tries,
        contact=contact,
        outcome=outcome,
        note=note,
        changed=moment(changed),
    )


def _written(remark: RowRemark | None) -> str:
    return json.dumps((remark.code, remark.column, remark.expected), ensure_ascii=False) if remark else ""
