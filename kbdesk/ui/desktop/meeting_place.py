"""Where the windows of one data folder and one user meet: a lock that one of them holds, a socket that it listens at.

Both lie in a folder that is this user's own and that nobody else can enter, so that no other user's window is ever met,
nor can another user pretend to be one. The operating system holds the lock and lets it go when the process ends, however
it ends; the file is never removed. No Qt here: a second start must be quick.
"""

import hashlib
import os
import stat
import sys
from dataclasses import dataclass
from pathlib import Path

if sys.platform == "win32":
    import msvcrt

    def _take(descriptor: int) -> None:
        msvcrt.locking(descriptor, msvcrt.LK_NBLCK, 1)

    def _own_folder() -> Path:
        folder = _temporary() / "kbdesk"
        folder.mkdir(parents=True, exist_ok=True)
        return folder

    def _server(_folder: Path, name: str) -> str:
        """A pipe has no folder: the user's name keeps users apart, and its rights keep them out."""
        user = hashlib.sha256(os.environ.get("USERNAME", "").casefold().encode("utf-8")).hexdigest()
        return f"kbdesk-{user[:8]}-{name}"

else:
    import fcntl

    def _take(descriptor: int) -> None:
        fcntl.flock(descriptor, fcntl.LOCK_EX | fcntl.LOCK_NB)

    def _own_folder() -> Path:
        """The system's run folder of this user where there is one, whatever the environment of this start says."""
        run = Path(f"/run/user/{os.getuid()}")
        folder = run / "kbdesk" if _is_ours(run) else _temporary() / f"kbdesk-{os.getuid()}"
        folder.mkdir(mode=0o700, exist_ok=True)
        if not _is_ours(folder):
            raise PermissionError(f"{folder} is not this user's own")
        return folder

    def _is_ours(folder: Path) -> bool:
        """A real folder, not a link that somebody laid, and closed to all others."""
        try:
            found = folder.lstat()
        except OSError:
            return False
        return stat.S_ISDIR(found.st_mode) and found.st_uid == os.getuid() and not found.st_mode & 0o077

    def _server(folder: Path, name: str) -> str:
        return str(folder / f"{name}.sock")


def _temporary() -> Path:
    """Loaded when there is no better place: it brings archives and random numbers along."""
    import tempfile

    return Path(tempfile.gettempdir())


@dataclass(frozen=True, slots=True)
class MeetingPlace:
    """`server` is the path of the socket (on Windows the name of a pipe)."""

    server: str
    lock: Path

    @classmethod
    def of(cls, data: Path) -> "MeetingPlace":
        """The one of a data folder. Raises OSError where no folder of one's own can be had."""
        place = os.path.normcase(data.expanduser().resolve())
        name = hashlib.sha256(os.fsencode(place)).hexdigest()[:16]
        folder = _own_folder()
        return cls(_server(folder, name), folder / f"{name}.lock")


class WindowLock:
    """Held by the one window of a data folder, from before it is shown until its process ends."""

    def __init__(self, place: MeetingPlace) -> None:
        self._path = place.lock
        self._descriptor = -1

    def take(self) -> bool:
        """False when another window has it. Raises OSError where the file cannot be opened."""
        descriptor = os.open(self._path, os.O_RDWR | os.O_CREAT, 0o600)
        try:
            _take(descriptor)
        except OSError:
            os.close(descriptor)
            return False
        self._descriptor = descriptor
        return True

    def release(self) -> None:
        """Lets it go."""
        if self._descriptor >= 0:
            os.close(self._descriptor)
            self._descriptor = -1
