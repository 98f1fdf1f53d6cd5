"""The log of this device looked through: part by part, newest first, by number, name, reference or words.

Words are looked for in all that was told and captured, without case or accents, each anywhere. That is a look at every
contact, some hundredths of a second for ten thousand of them, so it belongs into the lane of the records.
"""

import re

from kbdesk.domain.contact import ContactState, Direction
from kbdesk.domain.contact_line import ContactLine, ContactPart, Shown, Sought, fits
from kbdesk.records.contact_rows import IS_CLOSED
from kbdesk.records.database import Database
from kbdesk.records.migrations import Connection
from kbdesk.records.times import moment, stamp

_LINES = (
    "SELECT id, started, state, direction, reference, phone, name, script, article, note, outcome,"
    " EXISTS (SELECT 1 FROM referral WHERE contact = contact.id) FROM contact"
)
_TOLD = (
    "name || ' ' || phone || ' ' || reference || ' ' || note || ' ' || script || ' ' || article || ' ' || COALESCE("
    "(SELECT group_concat(value, ' ') FROM contact_value WHERE contact = contact.id AND superseded = 0), '')"
)
LONGEST_NOTE = 80


class ContactSearch:
    """Never writes."""

    def __init__(self, database: Database) -> None:
        self._database = database

    def part(self, sought: Sought, *, first: int, limit: int) -> ContactPart:
        """The closed contacts that fit; open ones are not among them."""
        if sought.shown in {Shown.OPEN, Shown.PARKED}:
            return ContactPart(0, first, ())
        conditions, given = [IS_CLOSED], []
        if sought.shown is Shown.TODAY and sought.today is not None:
            conditions.append("closed >= ?")
            given.append(stamp(sought.today))
        with self._database.reading() as connection:
            if sought.text.strip():
                connection.create_function("kb_holds", 1, fits(sought.text), deterministic=True)
                conditions.append(f"kb_holds({_TOLD})")
            return _part(connection, f" WHERE {' AND '.join(conditions)}", given, first, limit)


def _part(connection: Connection, where: str, given: list[str], first: int, limit: int) -> ContactPart:
    counted = f"SELECT COUNT(*) FROM contact{where}"  # noqa: S608  conditions of ours, values apart
    total = connection.execute(counted, given).fetchone()[0]
    rows = connection.execute(
        f"{_LINES}{where} ORDER BY place DESC LIMIT ? OFFSET ?", (*given, limit, first)
    ).fetchall()
    lines = []
    for identity, started, state, direction, reference, phone, name, script, article, note, outcome, referral in rows:
        about = script or article or re.sub(r"\s+", " ", note)[:LONGEST_NOTE]
        lines.append(
            ContactLine(
                identity,
                moment(started),
                ContactState(state),
                Direction(direction),
                reference,
                phone,
                name,
                about,
                outcome,
                bool(referral),
            )
        )
    return ContactPart(total, first, tuple(lines))
