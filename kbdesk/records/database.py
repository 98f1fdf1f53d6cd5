"""The one file of records: opened, keyed, brought up to date, and its failures given names.

The classes of this room share a `Database`. Each of their calls opens a connection and closes it
again, so that no connection crosses a thread and none is held while the network is spoken to. A call that writes is one
transaction: all of it is on disk when it returns, or nothing of it is.

The key is 32 random bytes, handed over raw: the file is encrypted as a whole (SQLCipher). The key is in no message.
"""

import os
import shutil
import threading
import time
from collections.abc import Iterator
from contextlib import closing, contextmanager, suppress
from pathlib import Path
from typing import Any

from sqlcipher3 import dbapi2 as sqlite

from kbdesk.domain.errors import DeskError, Locked, StateUnwritable
from kbdesk.records.migrations import STEPS, Connection, Step, version_of

KEY_BYTES = 32
BUSY_SECONDS = 10.0
_LOOK_AGAIN = 0.01
_SHARED_MEMORY_BYTES = 32_768
_PRIMARY = 0xFF
"""SQLite's extended result codes carry the primary one in the lowest byte."""


class Database:
    """The records file at `path`, which is made with the first call; making this object touches no disk."""

    def __init__(self, path: Path, key: bytes, *, steps: tuple[Step, ...] = STEPS) -> None:
        if len(key) != KEY_BYTES:
            raise ValueError(f"the key has {len(key)} bytes instead of {KEY_BYTES}")
        self.path = path
        self.marker = path.with_suffix(".made")
        """Says that there were records here once, so that a file that went missing is not begun anew in silence."""
        self._key = key
        self._steps = steps

    @contextmanager
    def reading(self) -> Iterator[Connection]:
        """A connection in one read transaction, so that all its questions see the same moment.

        Also on a disk that is full: what waits to be sent must be seen then too.
        """
        if self._lies_still():
            with self._named_failures(), self._connected(self.path, lies_still=True) as connection:
                if version_of(connection) != len(self._steps):
                    raise StateUnwritable("records-full", path=str(self.path))
                yield connection
            return
        with self._transaction("BEGIN") as connection:
            yield connection

    @contextmanager
    def writing(self) -> Iterator[Connection]:
        """A connection in one write transaction: committed at the end, undone when anything is raised."""
        with self._transaction("BEGIN IMMEDIATE") as connection:
            yield connection

    def check(self) -> None:
        """Reads the whole file. Raises StateUnwritable when a page is damaged."""
        with self.reading() as connection:
            sealed = connection.execute("PRAGMA cipher_integrity_check").fetchall()
            sound = connection.execute("PRAGMA quick_check").fetchall()
        if sealed or sound != [("ok",)]:
            raise StateUnwritable("records-damaged", path=str(self.path))

    def empty_journal(self) -> None:
        """Brings the write-ahead journal into the file and empties it, so that what was taken away is in neither.

        A reader that is busy keeps the journal for now; it is encrypted as the file is.
        """
        with self._named_failures(), self._connected(self.path) as connection:
            connection.execute("PRAGMA wal_checkpoint(TRUNCATE)").fetchall()

    def copies(self) -> list[Path]:
        """The copies that were kept from before a step."""
        return sorted(self.path.parent.glob(f"{self.path.stem}-v*{self.path.suffix}"))

    def key_for(self, purpose: bytes) -> bytes:
        """Another key, for what lies beside the file; it tells nothing of the file's own."""
        from cryptography.hazmat.primitives import hashes
        from cryptography.hazmat.primitives.kdf.hkdf import HKDF

        return HKDF(hashes.SHA256(), KEY_BYTES, salt=None, info=purpose).derive(self._key)

    @contextmanager
    def _transaction(self, begin: str) -> Iterator[Connection]:
        with self._named_failures():
            made_before = self.marker.exists()
            self._make_file(made_before=made_before)
            with self._connected(self.path) as connection:
                self._bring_up_to_date(connection, made_before=made_before)
                if not made_before:
                    self._make_marker()
                connection.execute(begin)
                try:
                    yield connection
                    connection.execute("COMMIT")
                finally:
                    if connection.in_transaction:
                        connection.execute("ROLLBACK")

    @contextmanager
    def _named_failures(self) -> Iterator[None]:
        try:
            yield
        except sqlite.DatabaseError as error:
            named = self._named(error)
            if named is None:
                raise
            raise named from error
        except OSError as error:
            raise StateUnwritable("records-unwritable", path=str(self.path), reason=error.strerror) from error

    def _named(self, error: Any) -> DeskError | None:
        """The failure by its name; None for one that only a bug can cause (a constraint, a statement)."""
        match (getattr(error, "sqlite_errorcode", None) or 0) & _PRIMARY:
            case sqlite.SQLITE_BUSY | sqlite.SQLITE_LOCKED:
                return Locked("records-busy", path=str(self.path))
            case sqlite.SQLITE_FULL:
                return StateUnwritable("records-full", path=str(self.path))
            case sqlite.SQLITE_IOERR | sqlite.SQLITE_CANTOPEN if self._disk_is_full():
                return StateUnwritable("records-full", path=str(self.path))
            case sqlite.SQLITE_CORRUPT:
                return StateUnwritable("records-damaged", path=str(self.path))
            case sqlite.SQLITE_NOTADB:
                # A wrong key and a damaged beginning look the same from here.
                return StateUnwritable("records-unreadable", path=str(self.path))
            case sqlite.SQLITE_READONLY | sqlite.SQLITE_CANTOPEN | sqlite.SQLITE_PERM | sqlite.SQLITE_IOERR:
                return StateUnwritable("records-unwritable", path=str(self.path), reason=str(error))
            case _:
                return None

    def _lies_still(self) -> bool:
        """Nobody can write to the file now, for want of room, and nothing lies in a journal: all of it is in the file.

        SQLite reads a file in write-ahead mode only with shared memory beside it, which a full disk has no room for.
        """
        journal = self.path.with_name(f"{self.path.name}-wal")
        try:  # an act that was refused for want of room may have left an empty one
            return self.path.exists() and self._disk_is_full() and not (journal.exists() and journal.stat().st_size)
        except OSError:
            return False

    def _disk_is_full(self) -> bool:
        """A full disk shows itself as an input-output error when SQLite cannot make room for its shared memory."""
        try:
            return shutil.disk_usage(self.path.parent).free < _SHARED_MEMORY_BYTES
        except OSError:
            return False

    @contextmanager
    def _connected(self, path: Path, *, lies_still: bool = False) -> Iterator[Connection]:
        name = f"{path.absolute().as_uri()}?immutable=1" if lies_still else str(path)
        with closing(sqlite.connect(name, isolation_level=None, timeout=BUSY_SECONDS, uri=lies_still)) as connection:
            # SQLCipher writes on stderr otherwise, and stderr belongs to the command line.
            connection.execute("PRAGMA cipher_log_level = NONE")
            connection.execute(f"PRAGMA key = \"x'{self._key.hex()}'\"")
            connection.execute("PRAGMA synchronous = FULL")
            connection.execute("PRAGMA foreign_keys = ON")
            # What is taken away is overwritten, not only let go.
            connection.execute("PRAGMA secure_delete = ON")
            connection.execute("PRAGMA temp_store = MEMORY")
            yield connection

    def _make_file(self, *, made_before: bool) -> None:
        """An empty file, made by hand so that nobody else may ever read it, whatever the umask says."""
        if self.path.exists():
            return
        if made_before:
            raise StateUnwritable("records-gone", path=str(self.path), marker=str(self.marker))
        self.path.parent.mkdir(parents=True, exist_ok=True)
        with suppress(FileExistsError):
            os.close(os.open(self.path, os.O_CREAT | os.O_EXCL | os.O_RDWR, 0o600))

    def _make_marker(self) -> None:
        """Made once: another program that began at the same moment leaves it as it is, for `home_of` looks at its age."""
        with suppress(FileExistsError):
            os.close(os.open(self.marker, os.O_CREAT | os.O_EXCL | os.O_WRONLY, 0o600))

    def _bring_up_to_date(self, connection: Connection, *, made_before: bool) -> None:
        newest = len(self._steps)
        version = version_of(connection)
        if version > newest:
            raise StateUnwritable("records-newer", path=str(self.path), version=version, known=newest)
        if version == newest:
            return
        if version == 0 and made_before:
            raise StateUnwritable("records-gone", path=str(self.path), marker=str(self.marker))
        if version == 0:
            # All at once, so that nobody who comes at the same moment finds a file that is half made.
            _write_ahead(connection)
            self._take_steps(connection, range(1, newest + 1))
            return
        self._keep_copy(connection, version)
        for number in range(version + 1, newest + 1):
            self._take_steps(connection, range(number, number + 1))

    def _take_steps(self, connection: Connection, numbers: range) -> None:
        """Steps and their numbers in one transaction; another process may have taken them meanwhile."""
        connection.execute("BEGIN IMMEDIATE")
        try:
            for number in numbers:
                if version_of(connection) < number:
                    self._steps[number - 1](connection)
                    connection.execute(f"PRAGMA user_version = {number}")
            connection.execute("COMMIT")
        finally:
            if connection.in_transaction:
                connection.execute("ROLLBACK")

    def _keep_copy(self, connection: Connection, version: int) -> None:
        """Keeps the file as it was before a step, under the same key, beside it: `records-v1.db`."""
        kept = self.path.with_name(f"{self.path.stem}-v{version}{self.path.suffix}")
        if kept.exists():
            return
        draft = kept.with_name(f"{kept.name}.{os.getpid()}-{threading.get_ident()}.part")
        draft.unlink(missing_ok=True)
        try:
            connection.execute("VACUUM INTO ?", (str(draft),))
            with self._connected(draft) as copy:
                same = version_of(copy) == version
            if same:
                draft.chmod(0o600)
                with draft.open("rb+") as file:
                    os.fsync(file.fileno())
                draft.replace(kept)
        finally:
            draft.unlink(missing_ok=True)


def _write_ahead(connection: Connection) -> None:
    """Puts a fresh file in write-ahead mode. SQLite does not wait for another one that does so at the same moment."""
    until = time.monotonic() + BUSY_SECONDS
    while True:
        try:
            connection.execute("PRAGMA journal_mode = WAL")
            return
        except sqlite.OperationalError as error:
            busy = (getattr(error, "sqlite_errorcode", None) or 0) & _PRIMARY == sqlite.SQLITE_BUSY
            if not busy or time.monotonic() >= until:
                raise
            time.sleep(_LOOK_AGAIN)
