"""Takes what has not reached the desk out of a damaged records file, as far as it can still be read.

The file itself is not touched: it is read from a copy, one referral at a time, so that a page that is spoilt costs only
what stands on it. A key that is gone cannot be helped here.
"""

import shutil
from pathlib import Path

from kbdesk.domain.errors import StateUnwritable, WrongUse
from kbdesk.domain.referral import Referral
from kbdesk.records.database import Database
from kbdesk.records.outbox_rows import payload_of

_SPOILT = frozenset({"records-damaged", "records-unreadable"})
_ONE = "SELECT referral FROM outbox_entry WHERE place = ? AND state NOT IN ('sent', 'exported', 'withdrawn')"
_ALL = "SELECT referral FROM outbox_entry WHERE state NOT IN ('sent', 'exported', 'withdrawn') ORDER BY place"
_LONGEST_GAP = 2000
"""So many places in a row that cannot be read, or are empty, are taken for the end of the table."""


def rescue_unsent(path: Path, key: bytes, scratch: Path) -> tuple[tuple[Referral, ...], int]:
    """What can be read, oldest first, and how many referrals could not. `scratch` is an empty folder for the copy.

    Raises StateUnwritable when the file does not open at all, or belongs to a newer version.
    """
    copy = scratch / path.name
    if not path.exists():
        raise StateUnwritable("records-unreadable", path=str(path))
    try:
        shutil.copyfile(path, copy)
        journal = path.with_name(f"{path.name}-wal")
        if journal.exists():
            shutil.copyfile(journal, scratch / journal.name)
    except OSError as error:
        raise StateUnwritable("records-unwritable", path=str(path), reason=error.strerror) from error
    database = Database(copy, key)
    found, lost = [], 0
    for identity in _identities(database):
        try:
            with database.reading() as connection:
                found.append(payload_of(connection, identity))
        except StateUnwritable as error:
            if error.code not in _SPOILT:
                raise
            lost += 1
        except WrongUse:  # the entry can be read, its referral cannot be found
            lost += 1
    return tuple(found), lost


def _identities(database: Database) -> list[str]:
    """All at once where that goes; else place by place, past what is spoilt."""
    try:
        with database.reading() as connection:
            return [row[0] for row in connection.execute(_ALL).fetchall()]
    except StateUnwritable as error:
        if error.code not in _SPOILT:
            raise
    found: list[str] = []
    place, gap = 0, 0
    while gap < _LONGEST_GAP:
        place, gap = place + 1, gap + 1
        try:
            with database.reading() as connection:
                row = connection.execute(_ONE, (place,)).fetchone()
        except StateUnwritable as error:
            if error.code not in _SPOILT:
                raise
            continue
        if row is not None:
            found.append(row[0])
            gap = 0
    return found
