"""A file that holds something of people: only this user may read it."""

import os
from pathlib import Path

from kbdesk.domain.errors import WrongUse


def write_private(path: Path, data: bytes) -> None:
    """Writes it anew. Raises WrongUse("output-unwritable")."""
    flags = os.O_WRONLY | os.O_CREAT | os.O_TRUNC | getattr(os, "O_BINARY", 0)
    try:
        with os.fdopen(os.open(path.expanduser(), flags, 0o600), "wb") as file:
            file.write(data)
    except OSError as error:
        raise WrongUse("output-unwritable", path=str(path), reason=error.strerror or "") from error
