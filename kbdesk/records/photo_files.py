"""Photos beside the records, each sealed by itself (AES-256-GCM) under a key that comes from the records' own.

A file that was changed, swapped with another or cut off does not open. One is on disk before the records speak of it;
one that the records never came to speak of is swept away after a day.
"""

import secrets
from collections.abc import Collection
from datetime import datetime, timedelta
from pathlib import Path
from typing import TYPE_CHECKING

from kbdesk.domain.errors import StateUnwritable
from kbdesk.domain.photo import Photo
from kbdesk.records.database import Database
from kbdesk.whole_file import PRIVATE, put_whole

if TYPE_CHECKING:
    from cryptography.hazmat.primitives.ciphers.aead import AESGCM

_NONCE_BYTES = 12
_ENDING = ".sealed"
_LEFT_ALONE = timedelta(days=1)


class PhotoFiles:
    """In the folder `photos` beside the records, which is made with the first photo."""

    def __init__(self, database: Database) -> None:
        self._folder, self._database = database.path.parent / "photos", database

    def keep(self, photo: Photo) -> None:
        """On disk when it returns. Raises StateUnwritable."""
        nonce = secrets.token_bytes(_NONCE_BYTES)
        sealed = nonce + self._cipher().encrypt(nonce, photo.data, photo.id.encode("utf-8"))
        path = self._path(photo.id)
        try:
            path.parent.mkdir(mode=0o700, parents=True, exist_ok=True)
            put_whole(path, sealed, mode=PRIVATE)
        except OSError as error:
            raise StateUnwritable("records-unwritable", path=str(path), reason=error.strerror) from error

    def read(self, identity: str) -> bytes:
        """The photo's bytes. Raises StateUnwritable("photo-gone") when they are not there, or not as they were kept."""
        from cryptography.exceptions import InvalidTag

        path = self._path(identity)
        try:
            sealed = path.read_bytes()
            return self._cipher().decrypt(sealed[:_NONCE_BYTES], sealed[_NONCE_BYTES:], identity.encode("utf-8"))
        except (OSError, InvalidTag, ValueError) as error:
            raise StateUnwritable("photo-gone", path=str(path)) from error

    def remove(self, identities: Collection[str]) -> None:
        """Takes files away; one that is gone already is no error."""
        for identity in identities:
            self._path(identity).unlink(missing_ok=True)

    def sweep(self, known: Collection[str], now: datetime) -> int:
        """Takes away what the records do not speak of, and has not for a day; gives how many."""
        names = {self._path(identity).name for identity in known}
        before = (now - _LEFT_ALONE).timestamp()
        lost = [path for path in self._folder.glob("*") if path.name not in names and path.stat().st_mtime < before]
        for path in lost:
            path.unlink(missing_ok=True)
        return len(lost)

    def _path(self, identity: str) -> Path:
        return self._folder / f"{identity}{_ENDING}"

    def _cipher(self) -> "AESGCM":
        from cryptography.hazmat.primitives.ciphers.aead import AESGCM

        return AESGCM(self._database.key_for(b"kbdesk photos"))
