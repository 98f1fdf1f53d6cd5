"""A file of the content before and after safe edits."""

import difflib
import re
from dataclasses import dataclass

from kbdesk.domain.finding import Edit

_LINE = re.compile(r"[^\r\n]*(?:\r\n|\r|\n)|[^\r\n]+\Z")


def lines_of(text: str) -> list[str]:
    """The lines with their ends, where content knows one: `str.splitlines` knows more."""
    return _LINE.findall(text)


@dataclass(frozen=True, slots=True)
class MendedFile:
    """A file before and after; `made` are the edits that could be made, `digest` is that of the bytes before."""

    path: str
    before: str
    after: str
    made: tuple[Edit, ...]
    digest: str

    def diff(self) -> str:
        """The unified diff, line ends shown as line feeds."""
        before, after = ([line.rstrip("\r\n") for line in lines_of(text)] for text in (self.before, self.after))
        rows = difflib.unified_diff(before, after, f"a/{self.path}", f"b/{self.path}", lineterm="")
        return "\n".join(rows)
