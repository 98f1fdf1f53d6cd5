"""The small codes of a script: conditions, values, asks, *and return*, each between backticks."""

import re
import xml.etree.ElementTree as ET
from dataclasses import dataclass, field

from kbdesk.content.rules import finding
from kbdesk.content.tree_text import line_content, line_of, pieces, without_first
from kbdesk.domain.condition import Condition, ConditionError, parse_condition
from kbdesk.domain.finding import Finding
from kbdesk.domain.place import Place

_CONDITION = re.compile(r"\s*(?:(?:als|if)\s+(?P<when>.*)|(?P<otherwise>anders|else))\s*", re.IGNORECASE | re.DOTALL)
_SETS = re.compile(r"\s*([^\W\d][\w-]*)\s*=(?!=)\s*(.*?)\s*", re.DOTALL)
_ASK = re.compile(r"\s*_{3,}\s*([^\W\d][\w-]*)\s*(\*?)\s*")
_RETURN = {"en terug", "and return"}


@dataclass(slots=True)
class ScriptRemarks:
    """Collects findings about one script; knows its lines, so that a column can be given."""

    path: str
    source: tuple[str, ...]
    found: list[Finding] = field(default_factory=list)

    def add(self, code: str, line: int, needle: str = "", **facts: object) -> None:
        """One more, at the first place of `needle` in the line."""
        self.found.append(finding(code, Place(self.path, line, self.column(line, needle)), facts=facts))

    def column(self, line: int, needle: str) -> int:
        """Where `needle` starts in a line, from 1; 1 when it is not there as written."""
        if not 0 < line <= len(self.source):
            return 1
        return max(self.source[line - 1].find(needle), 0) + 1


def condition_in(code: ET.Element, remarks: ScriptRemarks) -> tuple[bool, Condition | None]:
    """Whether a code is a condition at all, and the condition; None when it does not parse, which is a finding."""
    found = code.text or ""
    match = _CONDITION.fullmatch(found)
    if match is None:
        return False, None
    offset = match.start("when") if match["when"] is not None else 0
    try:
        return True, parse_condition(match["when"] if match["when"] is not None else match["otherwise"])
    except ConditionError as error:
        line = line_of(code)
        place = Place(remarks.path, line, remarks.column(line, found) + offset + error.column - 1)
        facts = {"problem": error.code, "found": error.found, "condition": found}
        remarks.found.append(finding("KB305", place, facts=facts))
        return True, None


def take_condition(element: ET.Element, remarks: ScriptRemarks) -> Condition | None:
    """Takes the condition off that starts a paragraph, quote or item."""
    inner = line_content(element)
    row = pieces(inner)
    if not row or row[0].kind != "code" or row[0].element is None:
        return None
    is_condition, condition = condition_in(row[0].element, remarks)
    if is_condition:
        without_first(inner, row[0].element)
    return condition


def value_set_by(code: str) -> tuple[str, str] | None:
    """`name = value`; quotes around the value fall away."""
    match = _SETS.fullmatch(code)
    if match is None:
        return None
    value = match[2]
    if len(value) > 1 and value[0] == value[-1] and value[0] in "'\"":
        value = value[1:-1]
    return match[1], value


def asked_by(code: str) -> tuple[str, bool] | None:
    """`___ name*`: the name, and whether it must be filled in."""
    match = _ASK.fullmatch(code)
    return (match[1], bool(match[2])) if match else None


def is_return(code: str) -> bool:
    """`and return`: the other script comes back here."""
    return " ".join(code.split()).casefold() in _RETURN
