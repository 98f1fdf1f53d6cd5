"""How a file of ours comes to stand on the disk: whole, or not at all. Every door that writes one does it this way.

It is written beside its place under another name, brought to the disk, and put in place in one move. Whoever looks sees
the file as it was or as it is; a full disk or a crash leaves the old one, and nothing of ours beside it that has a name
anybody reads.
"""

import os
import secrets
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from pathlib import Path

PRIVATE = 0o600
"""For this user alone."""
_USUAL = 0o666
"""What the user's umask makes of it."""


def put_whole(path: Path, content: bytes, *, mode: int = _USUAL, rights: int | None = None) -> None:
    """Puts `content` at `path`. Raises OSError; what stood there then stays.

    `mode` is what the file is made with, less the umask; `rights` are given as they are, where a file takes another's.
    """
    with drafted(path, content, mode=mode) as draft:
        if rights is not None:
            draft.chmod(rights)
        draft.replace(path)


@contextmanager
def drafted(path: Path, content: bytes, *, mode: int = _USUAL) -> Iterator[Path]:
    """A file beside `path` that holds `content`, on the disk; gone at the end if it was not put somewhere. Raises OSError."""
    # The name is hidden, so that no watch takes it up, short, so that it fits where the file's own does, and nobody else's.
    draft = path.with_name(f".kbdesk-{secrets.token_hex(6)}.part")
    descriptor = os.open(draft, os.O_WRONLY | os.O_CREAT | os.O_EXCL | getattr(os, "O_BINARY", 0), mode)
    try:
        with os.fdopen(descriptor, "wb") as file:
            file.write(content)
            file.flush()
            os.fsync(file.fileno())
        yield draft
    finally:
        with suppress(OSError):  # a folder that is gone is not what went wrong
            draft.unlink(missing_ok=True)
