"""Where something stands in the content folder."""

from dataclasses import dataclass


@dataclass(frozen=True, slots=True, order=True)
class Place:
    """A point in a file: path relative to the content folder in POSIX form; line and column count from 1.

    Line 0 means the file as a whole.
    """

    path: str
    line: int = 0
    column: int = 0

    def __str__(self) -> str:
        """The form that editors and terminals turn into a link: `file:line:column`."""
        return ":".join([self.path, *(str(n) for n in (self.line, self.column) if n)])
