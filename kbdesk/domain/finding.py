"""What the check says about the content."""

from dataclasses import dataclass, field
from enum import StrEnum

from kbdesk.domain.place import Place


class Level(StrEnum):
    """An error keeps a text from being published; a warning does not."""

    ERROR = "error"
    WARNING = "warning"


@dataclass(frozen=True, slots=True)
class Edit:
    """A safe change of one line: `old`, which stands at line and column (from 1), becomes `new`.

    Column 0 means the one place in the line where it stands. `whole_line` takes the line away with its end. An edit whose `old` does not stand there any more is not made.
    """

    line: int
    column: int
    old: str
    new: str
    whole_line: bool = False


@dataclass(frozen=True, slots=True)
class Finding:
    """One remark of the check: a rule's code (`KB101`), where, and the facts for its sentence.

    The sentence is made in `kbdesk.wording.findings` from `code` and `facts`. `fix` is a replacement text for the
    spot where one can be given; `edit` is there only where it may be made without asking.
    """

    code: str
    level: Level
    place: Place
    facts: dict[str, str] = field(default_factory=dict)
    fix: str | None = None
    edit: Edit | None = None


@dataclass(frozen=True, slots=True, order=True)
class LeftOut:
    """A file that is not in the index, with a reason code (`too-large`, `not-utf8`, `nul-byte`, `empty`, …)."""

    path: str
    reason: str
    detail: str = ""
