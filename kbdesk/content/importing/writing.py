"""The only part of moving in that writes: whole files, inside the target, never over another one unasked."""

import os
from hashlib import sha256
from pathlib import Path

from kbdesk.domain.errors import ContentUnreadable
from kbdesk.domain.library import is_inside
from kbdesk.domain.moved_in import Arrival
from kbdesk.domain.place import Place
from kbdesk.whole_file import put_whole


class TargetFolder:
    """The new content folder. With `dry_run` it says what would become of a file, and writes nothing."""

    def __init__(self, root: Path, *, overwrite: bool = False, dry_run: bool = False) -> None:
        self.root = root
        self._real = os.path.normcase(os.path.realpath(root))
        self._overwrite = overwrite
        self._dry_run = dry_run

    def digest(self, path: str) -> str | None:
        """The SHA-256 of a file that is there; empty for one that cannot be read, None for none."""
        file = self.root / path
        try:
            return sha256(file.read_bytes()).hexdigest() if file.is_file() else None
        except OSError:
            return ""

    def put(self, path: str, content: bytes) -> Arrival:
        """Puts a file in its place in one move. Raises ContentUnreadable when it cannot, or it would be outside."""
        target = self.root / path
        there = self.digest(path)
        if there == sha256(content).hexdigest():
            return Arrival.SAME
        if (there is not None or os.path.lexists(target)) and not (self._overwrite and target.is_file()):
            return Arrival.KEPT
        if not self._dry_run:
            self._write(target, content, path)
        return Arrival.WRITTEN

    def _write(self, target: Path, content: bytes, named: str) -> None:
        try:
            self._refuse_outside(target.parent, named)
            target.parent.mkdir(parents=True, exist_ok=True)
            self._refuse_outside(target.parent, named)
            put_whole(target, content)
        except OSError as error:
            raise ContentUnreadable("file-unwritable", place=Place(named), reason=error.strerror or "") from error

    def _refuse_outside(self, folder: Path, named: str) -> None:
        """A link in the target may lead out of it."""
        real = os.path.normcase(os.path.realpath(folder))
        if not is_inside(named) or not (real == self._real or real.startswith(os.path.join(self._real, ""))):  # noqa: PTH118  as in `file_bytes.py`
            raise ContentUnreadable("file-unwritable", place=Place(named), reason="outside")
