"""What the check says about the content."""

from dataclasses import dataclass, field
from enum import StrEnum

from kbdesk.domain.place import Place


class Level(StrEnum):
    """An error keeps a text from being published; a warning does not."""

    ERROR = "error"
    WARNING = "warning"


@dataclass(frozen=True, slots=True)
class Finding:
    """One remark of the check: a rule's code (`KB101`), where, and the facts for its sentence.

    The sentence is made in `kbdesk.wording.findings` from `code` and `facts`. `fix` is a replacement text for the
    spot where one can be given.
    """

    code: str
    level: Level
    place: Place
    facts: dict[str, str] = field(default_factory=dict)
    fix: str | None = None


@dataclass(frozen=True, slots=True, order=True)
class LeftOut:
    """A file that is not in the index, with a reason code (`too-large`, `not-utf8`, `nul-byte`, `empty`, …)."""

    path: str
    reason: str
    detail: str = ""
