"""Makes safe edits in a file: byte order mark, line ends and everything else stay as they are."""

import re
import stat
from collections.abc import Iterable
from hashlib import sha256
from pathlib import Path

from kbdesk.content.file_bytes import MAX_BYTES
from kbdesk.domain.errors import ContentUnreadable
from kbdesk.domain.finding import Edit
from kbdesk.domain.library import is_inside
from kbdesk.domain.mended_file import MendedFile, lines_of
from kbdesk.domain.place import Place
from kbdesk.whole_file import put_whole

_BOM = "\ufeff"


def mended(root: Path, path: str, edits: Iterable[Edit]) -> MendedFile | None:
    """The file with its edits, not written yet; None when it can no longer be read, or none of them can be made."""
    content = _bytes(root, path)
    if content is None:
        return None
    try:
        before = content.decode("utf-8")
    except UnicodeDecodeError:
        return None
    lines = lines_of(before)
    from_behind = sorted(set(edits), key=lambda one: (one.line, one.column), reverse=True)
    made = [edit for edit in from_behind if 0 < edit.line <= len(lines) and _make(lines, edit)]
    after = "".join(lines)
    return MendedFile(path, before, after, tuple(made), sha256(content).hexdigest()) if made else None


def _make(lines: list[str], edit: Edit) -> bool:
    """Makes an edit in its line; False when what it replaces does not stand there."""
    line = lines[edit.line - 1]
    mark = _BOM if edit.line == 1 and line.startswith(_BOM) else ""
    bare = line.removeprefix(mark)
    at = edit.column - 1
    if not edit.column:
        found = [match.start() for match in re.finditer(rf"(?<![\w-]){re.escape(edit.old)}(?![\w-])", bare)]
        if len(found) != 1:
            return False
        at = found[0]
    if not bare.startswith(edit.old, at):
        return False
    lines[edit.line - 1] = "" if edit.whole_line else mark + bare[:at] + edit.new + bare[at + len(edit.old) :]
    return True


def write_mended(root: Path, file: MendedFile) -> None:
    """Puts the file in the place of the one it was made from, in one move, with the same rights.

    Raises ContentUnreadable when another program changed the file meanwhile, or it cannot be written.
    """
    content = _bytes(root, file.path)
    if content is None or sha256(content).hexdigest() != file.digest:
        raise ContentUnreadable("file-changed", place=Place(file.path))
    replace_file((root / file.path).resolve(), file.after, named=file.path)


def replace_file(target: Path, text: str, *, named: str) -> None:
    """Writes a text beside a file and puts it in its place in one move. Raises ContentUnreadable("file-unwritable")."""
    try:
        rights = stat.S_IMODE(target.stat().st_mode) if target.exists() else None
        put_whole(target, text.encode("utf-8"), rights=rights)
    except OSError as error:
        raise ContentUnreadable("file-unwritable", place=Place(named), reason=error.strerror or "") from error


def _bytes(root: Path, path: str) -> bytes | None:
    try:
        if not is_inside(path) or not (root / path).resolve().is_relative_to(root.resolve()):
            return None
        content = (root / path).read_bytes()
    except OSError:
        return None
    return content if len(content) <= MAX_BYTES else None
