"""One sender at a time on a device, over all its windows and commands.

The operating system holds the lock and lets it go when the process ends, however it ends. The file is never removed:
another process may just have opened it, and would then hold a lock on a file that nobody else can see.
"""

import os
import sys
from pathlib import Path

from kbdesk.domain.errors import Locked, StateUnwritable

if sys.platform == "win32":
    import msvcrt

    def _take(descriptor: int) -> None:
        msvcrt.locking(descriptor, msvcrt.LK_NBLCK, 1)

    def _release(descriptor: int) -> None:
        os.lseek(descriptor, 0, os.SEEK_SET)
        msvcrt.locking(descriptor, msvcrt.LK_UNLCK, 1)

else:
    import fcntl

    def _take(descriptor: int) -> None:
        fcntl.flock(descriptor, fcntl.LOCK_EX | fcntl.LOCK_NB)

    def _release(descriptor: int) -> None:
        fcntl.flock(descriptor, fcntl.LOCK_UN)


class SenderLock:
    """`with SenderLock(path):` holds the lock file. Raises Locked("outbox-locked") when another sender has it."""

    def __init__(self, path: Path) -> None:
        self._path = path
        self._descriptor = -1

    def __enter__(self) -> None:
        try:
            self._path.parent.mkdir(parents=True, exist_ok=True)
            descriptor = os.open(self._path, os.O_RDWR | os.O_CREAT, 0o600)
        except OSError as error:
            raise StateUnwritable("records-unwritable", path=str(self._path), reason=error.strerror) from error
        try:
            _take(descriptor)
        except OSError as error:
            os.close(descriptor)
            raise Locked("outbox-locked", path=str(self._path)) from error
        self._descriptor = descriptor

    def __exit__(self, *_: object) -> None:
        try:
            _release(self._descriptor)
        finally:
            os.close(self._descriptor)
            self._descriptor = -1
