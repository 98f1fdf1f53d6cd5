"""What happened to a script while a call is led along it. The call itself goes on along the text it began with."""

from dataclasses import dataclass
from enum import StrEnum


class NewsKind(StrEnum):
    """CHANGED: there is another text now. WITHDRAWN: it is gone, archived or no longer in force."""

    CHANGED = "changed"
    WITHDRAWN = "withdrawn"


@dataclass(frozen=True, slots=True)
class ScriptNews:
    """`revision` is the one in use now, 0 for a script that is gone."""

    kind: NewsKind
    title: str
    revision: int = 0
