"""A file with a table that a person chose, read from the disk; never written, never kept."""

import hashlib
from dataclasses import dataclass
from pathlib import Path

from kbdesk.domain.errors import WrongUse
from kbdesk.domain.table_text import MOST_BYTES, TableText, read_table


@dataclass(frozen=True, slots=True)
class TableFile:
    """`name` without its folders, the table in it, and a digest by which the same file is known again."""

    name: str
    table: TableText
    digest: str


def read_table_file(path: Path) -> TableFile:
    """Raises WrongUse: `input-unreadable`, and what `read_table` finds."""
    try:
        with path.expanduser().open("rb") as file:
            data = file.read(MOST_BYTES + 1)
    except OSError as error:
        raise WrongUse("input-unreadable", path=str(path), reason=error.strerror or "") from error
    return TableFile(path.name, read_table(data), hashlib.sha256(data).hexdigest())
