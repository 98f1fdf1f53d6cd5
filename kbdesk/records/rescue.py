"""Takes what has not reached the desk out of a damaged records file, as far as it can still be read.

The file itself is not touched: it is read from a copy, one referral at a time, so that a page that is spoilt costs only
what stands on it. A key that is gone cannot be helped here.
"""

import shutil
from pathlib import Path

from kbdesk.domain.errors import StateUnwritable, WrongUse
from kbdesk.domain.photo import Photo
from kbdesk.domain.referral import Referral
from kbdesk.records.database import Database
from kbdesk.records.outbox_rows import payload_of
from kbdesk.records.photo_files import PhotoFiles

_SPOILT = frozenset({"records-damaged", "records-unreadable"})
_ONE = "SELECT referral FROM outbox_entry WHERE place = ? AND state NOT IN ('sent', 'exported', 'withdrawn')"
_ALL = "SELECT referral FROM outbox_entry WHERE state NOT IN ('sent', 'exported', 'withdrawn') ORDER BY place"
_UNDER_WAY = (
    "FROM photo_entry p JOIN attachment a ON a.id = p.attachment JOIN outbox_entry e ON e.referral = a.referral"
    " WHERE p.state <> 'sent' AND e.state NOT IN ('exported', 'withdrawn')"
)
_ALL_PHOTOS = f"SELECT a.id {_UNDER_WAY} ORDER BY e.place, a.place"
_ONE_PHOTO = f"SELECT a.id {_UNDER_WAY} AND p.rowid = ?"
_PHOTO = "SELECT name, media_type, referral FROM attachment WHERE id = ?"
_LONGEST_GAP = 2000
"""So many places in a row that cannot be read, or are empty, are taken for the end of the table."""


def rescue_unsent(path: Path, key: bytes, scratch: Path) -> tuple[tuple[Referral, ...], int]:
    """What can be read, oldest first, and how many referrals could not. `scratch` is an empty folder for the copy.

    Raises StateUnwritable when the file does not open at all, or belongs to a newer version.
    """
    database = Database(_copied(path, scratch), key)
    found, lost = [], 0
    for identity in _identities(database, _ALL, _ONE):
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


def rescue_photos(path: Path, key: bytes, scratch: Path) -> tuple[tuple[tuple[Referral, Photo], ...], int]:
    """The photos that have not reached the desk, each with its referral, and how many could not be saved. `scratch`
    may hold the copy of `rescue_unsent` already.
    """
    copied = scratch / path.name
    database, files = (
        Database(copied if copied.exists() else _copied(path, scratch), key),
        PhotoFiles(Database(path, key)),
    )
    found, lost = [], 0
    for identity in _identities(database, _ALL_PHOTOS, _ONE_PHOTO):
        try:
            with database.reading() as connection:
                row = connection.execute(_PHOTO, (identity,)).fetchone()
                referral = payload_of(connection, row[2]) if row is not None else None
            if referral is not None:
                found.append((referral, Photo(identity, row[0], row[1], files.read(identity))))
        except StateUnwritable as error:
            if error.code not in {*_SPOILT, "photo-gone"}:
                raise
            lost += 1
        except WrongUse:
            lost += 1
    return tuple(found), lost


def _copied(path: Path, scratch: Path) -> Path:
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
    return copy


def _identities(database: Database, all_of_them: str, one_by_place: str) -> list[str]:
    """All at once where that goes; else place by place, past what is spoilt."""
    try:
        with database.reading() as connection:
            return [row[0] for row in connection.execute(all_of_them).fetchall()]
    except StateUnwritable as error:
        if error.code not in _SPOILT:
            raise
    found: list[str] = []
    place, gap = 0, 0
    while gap < _LONGEST_GAP:
        place, gap = place + 1, gap + 1
        try:
            with database.reading() as connection:
                row = connection.execute(one_by_place, (place,)).fetchone()
        except StateUnwritable as error:
            if error.code not in _SPOILT:
                raise
            continue
        if row is not None:
            found.append(row[0])
            gap = 0
    return found
