"""The `folder` channel: a referral becomes two files in a folder that the service desk watches (a share, a stick).

`KD-7F3K-Q2M4-9X.txt` for people comes first, `KD-7F3K-Q2M4-9X.json` last: it is the receipt. Each is written beside
under another name, brought to the disk, and put in its place in one step, so that whoever watches the folder never sees
half a file. Delivering twice gives the same two files.
"""

import errno
import os
import re
from pathlib import Path

from kbdesk.delivery.referral_json import id_in, referral_json
from kbdesk.delivery.referral_text import referral_text
from kbdesk.domain.desk import Remark
from kbdesk.domain.outbox import Failure, Receipt, Verdict
from kbdesk.domain.photo import Photo
from kbdesk.domain.referral import Referral
from kbdesk.whole_file import put_whole

_MISSING = frozenset({errno.ENOENT, errno.ENOTDIR})
_FORBIDDEN = frozenset({errno.EACCES, errno.EPERM, errno.EROFS})
_FULL = frozenset({errno.ENOSPC, errno.EDQUOT, errno.EFBIG})
_DEVICE_NAMES = frozenset(
    {"con", "prn", "aux", "nul", *(f"{name}{n}" for name in ("com", "lpt") for n in range(1, 10))}
)
LONGEST_NAME = 100


class FolderChannel:
    """`make` lets the folder be made when it is not there: right for one of our own, wrong for a share that is gone,
    in whose place a folder on the local disk would swallow the referrals.
    """

    def __init__(self, folder: Path, *, make: bool = False) -> None:
        self._folder = folder
        self._make = make

    def check(self) -> tuple[Remark, ...]:
        """Whether the folder is there and takes files; leaves nothing behind."""
        try:
            self._open_folder()
            trial = self._folder / ".kbdesk-check.part"
            trial.write_bytes(b"")
            trial.unlink()
        except OSError as error:
            failure = _failure(error)
            return (Remark(failure.code, is_fine=False, detail=failure.detail or str(self._folder)),)
        return (Remark("folder-takes", is_fine=True, detail=str(self._folder)),)

    def find(self, referral: Referral) -> Receipt | Failure | None:
        """The receipt, when the folder holds the referral's JSON with its id."""
        try:
            self._open_folder()
            return self._found(referral)
        except OSError as error:
            return _failure(error)

    def deliver(self, referral: Referral) -> Receipt | Failure:
        """Writes the two files; what is there already stays as it is."""
        try:
            self._open_folder()
            found = self._found(referral)
            if found is not None:
                return found
            name = self._free_name(referral)
            put_whole(self._folder / f"{name}.txt", referral_text(referral).encode())
            put_whole(self._folder / f"{name}.json", referral_json(referral).encode())
        except OSError as error:
            return _failure(error)
        return self._settled(referral)

    def attach(self, _referral: Referral, ticket: str, photo: Photo, *, may_be_there: bool) -> Failure | None:
        """A file beside the referral's own, under the same name; what is there already, whole, stays as it is."""
        path = self._folder / f"{ticket.removesuffix('.json')}.{file_name(photo.name)}"
        try:
            self._open_folder()
            if may_be_there and path.exists() and path.read_bytes() == photo.data:
                return None
            put_whole(path, photo.data)
        except OSError as error:
            return _failure(error)
        return None

    def _settled(self, referral: Referral) -> Receipt | Failure:
        """From here on the files can be seen; whether they outlive a power cut is for the folder to say."""
        try:
            _sync_folder(self._folder)
            found = self._found(referral)
        except OSError as error:
            return Failure(Verdict.UNCLEAR, "folder-unclear", _reason(error))
        return found or Failure(Verdict.UNCLEAR, "folder-unclear")

    def _open_folder(self) -> None:
        if self._make:
            # What customers said stands in there in plain words; the system's other users have no business with it.
            self._folder.mkdir(mode=0o700, parents=True, exist_ok=True)
        if not self._folder.is_dir():
            raise NotADirectoryError(errno.ENOTDIR, os.strerror(errno.ENOTDIR))

    def _found(self, referral: Referral) -> Receipt | None:
        for name in _names(referral):
            if self._id_at(name) == referral.id:
                return Receipt(f"{name}.json")
        return None

    def _free_name(self, referral: Referral) -> str:
        """The reference; with the id behind it when something else has that name (a correction has the same one)."""
        short, long = _names(referral)
        return long if (self._folder / f"{short}.json").exists() else short

    def _id_at(self, name: str) -> str:
        try:
            return id_in((self._folder / f"{name}.json").read_text(encoding="utf-8"))
        except (FileNotFoundError, UnicodeDecodeError):
            return ""


def _names(referral: Referral) -> tuple[str, str]:
    short = file_name(referral.reference or referral.id)
    return short, file_name(f"{short}.{referral.id}")


def file_name(text: str) -> str:
    """A name that every system takes: no separators, no device of old, no dot or blank at the end."""
    name = re.sub(r"[^A-Za-z0-9._-]+", "-", text)[:LONGEST_NAME].strip(".-") or "referral"
    return f"_{name}" if name.split(".")[0].lower() in _DEVICE_NAMES else name


def _sync_folder(folder: Path) -> None:
    """Brings the new names to the disk. Windows does so by itself, and opens no folders."""
    if os.name == "nt":
        return
    descriptor = os.open(folder, os.O_RDONLY)
    try:
        os.fsync(descriptor)
    except OSError as error:
        # Some shares cannot do this for folders; the files themselves are there.
        if error.errno not in {errno.EINVAL, errno.ENOTSUP}:
            raise
    finally:
        os.close(descriptor)


def _failure(error: OSError) -> Failure:
    if error.errno in _MISSING:
        code = "folder-missing"
    elif error.errno in _FORBIDDEN:
        code = "folder-unwritable"
    elif error.errno in _FULL:
        code = "folder-full"
    else:
        code = "folder-unreachable"
    return Failure(Verdict.NOT_SENT, code, _reason(error))


def _reason(error: OSError) -> str:
    return error.strerror or type(error).__name__
