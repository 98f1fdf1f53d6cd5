"""A text file that somebody named on the command line."""

import sys
from pathlib import Path

from kbdesk.domain.errors import WrongUse


def read_text_file(named: str) -> str:
    """The text of a file, or of stdin for `-`. Raises WrongUse("input-unreadable")."""
    if named == "-":
        return sys.stdin.read()
    try:
        return Path(named).read_text(encoding="utf-8-sig", errors="replace")
    except OSError as error:
        raise WrongUse("input-unreadable", path=named, reason=error.strerror or "") from error
