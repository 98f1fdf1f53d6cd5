"""Outgoing lists and customers where keeping times and the wishes of one person are concerned.

A row loses its values when they were kept long enough, called or not; the empty row still counts until the list is old
enough to go as a whole. Whoever asks to be forgotten goes out of both; that a number must not be called stays known.
"""

from collections.abc import Mapping
from datetime import datetime, timedelta

from kbdesk.domain.organisation import Privacy
from kbdesk.domain.person_sought import PersonSought
from kbdesk.records.migrations import Connection
from kbdesk.records.times import stamp

_EMPTY = """
UPDATE list_row SET phone = '', name = '', held = '[]', note = '',
    remark = CASE WHEN state IN ('waiting', 'in-hand', 'later', 'no-answer', 'skipped')
        THEN '["kept-long-enough", "", ""]' ELSE remark END,
    state = CASE WHEN state IN ('waiting', 'in-hand', 'later', 'no-answer', 'skipped') THEN 'not-usable' ELSE state END
WHERE list = ? AND changed < ? AND (phone <> '' OR name <> '' OR held <> '[]' OR note <> '')
    AND NOT EXISTS (SELECT 1 FROM open_contact WHERE id = list_row.contact AND closed IS NULL)
"""
_ROWS = "SELECT list || ':' || line, phone || char(10) || name || char(10) || held || char(10) || note FROM list_row"
_CUSTOMERS = (
    "SELECT CAST(line AS TEXT), name || char(10) || number || char(10) || address || char(10) || postcode || ' ' || city"
    " || char(10) || email || char(10) || note || char(10) || more || char(10) || COALESCE("
    "(SELECT group_concat(phone, char(10)) FROM customer_phone p WHERE p.line = customer.line), '') FROM customer"
)


def purge_lists(connection: Connection, now: datetime, keep_days: Mapping[str, int]) -> dict[str, int]:
    """Takes away what was kept long enough; gives how many rows lost their values and how many customers went."""
    personal, plain = (keep_days.get(one.value, 0) for one in (Privacy.PERSONAL, Privacy.NONE))
    rows = 0
    for number, days in connection.execute("SELECT number, keep_days FROM contact_list").fetchall():
        shortest = min((one for one in (days, personal) if one > 0), default=0)
        if shortest:
            rows += connection.execute(_EMPTY, (number, _before(now, shortest))).rowcount
    if plain > 0:
        connection.execute(
            "DELETE FROM contact_list WHERE brought_in < ?"
            " AND NOT EXISTS (SELECT 1 FROM list_row WHERE list = number AND changed >= ?)",
            (_before(now, plain), _before(now, plain)),
        )
    customers = 0
    if personal > 0:
        old = connection.execute(
            "SELECT 1 FROM customer_list WHERE brought_in < ?", (_before(now, personal),)
        ).fetchone()
        if old is not None:
            customers = connection.execute("DELETE FROM customer").rowcount
            connection.execute("DELETE FROM customer_list")
    return {"list_rows": rows, "customers": customers}


def rows_of_person(connection: Connection, sought: PersonSought) -> tuple[tuple[str, str], ...]:
    """Rows of lists that hold the person: id and all that stands in it."""
    return tuple((one, text) for one, text in connection.execute(_ROWS) if sought.is_in(text))


def customers_of_person(connection: Connection, sought: PersonSought) -> tuple[tuple[str, str], ...]:
    """Lines of the customer list that hold the person: line and all that stands in it."""
    return tuple((one, text) for one, text in connection.execute(_CUSTOMERS) if sought.is_in(text))


def forget_in_lists(
    connection: Connection, rows: tuple[tuple[str, str], ...], customers: tuple[tuple[str, str], ...]
) -> None:
    """Takes these rows and customers away."""
    for identity, _ in rows:
        connection.execute("DELETE FROM list_row WHERE list = ? AND line = ?", tuple(map(int, identity.split(":"))))
    for line, _ in customers:
        connection.execute("DELETE FROM customer WHERE line = ?", (int(line),))


def _before(now: datetime, days: int) -> str:
    return stamp(now - timedelta(days=days))
