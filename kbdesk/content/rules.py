"""The table of everything the check can say: code, level, family and where the rule is looked after.

A code is never used again for something else; its sentence stands in `kbdesk.wording.findings`. `docs/check.md` is
written from this table.
"""

from collections.abc import Mapping
from dataclasses import dataclass

from kbdesk.domain.finding import Edit, Finding, Level
from kbdesk.domain.place import Place


@dataclass(frozen=True, slots=True)
class Rule:
    """One kind of finding. `strict_only` rules are warnings in a folder that was not made for kbdesk."""

    code: str
    level: Level
    family: str
    strict_only: bool = False


_E, _W = Level.ERROR, Level.WARNING

RULES: tuple[Rule, ...] = (
    Rule("KB101", _E, "files"),
    Rule("KB102", _E, "files", strict_only=True),
    Rule("KB103", _E, "files", strict_only=True),
    Rule("KB104", _E, "files", strict_only=True),
    Rule("KB105", _E, "files", strict_only=True),
    Rule("KB106", _W, "files"),
    Rule("KB107", _E, "files", strict_only=True),
    Rule("KB108", _E, "files", strict_only=True),
    Rule("KB109", _W, "files"),
    Rule("KB110", _W, "files"),
    Rule("KB111", _W, "files"),
    Rule("KB112", _W, "files"),
    Rule("KB113", _E, "files", strict_only=True),
    Rule("KB114", _E, "files", strict_only=True),
    Rule("KB115", _W, "files"),
    Rule("KB116", _W, "files"),
    Rule("KB117", _W, "files"),
    Rule("KB118", _W, "files"),
    Rule("KB119", _W, "files"),
    Rule("KB120", _W, "files"),
    Rule("KB121", _W, "files"),
    Rule("KB122", _W, "files"),
    Rule("KB123", _W, "files"),
    Rule("KB201", _E, "links", strict_only=True),
    Rule("KB202", _E, "links", strict_only=True),
    Rule("KB203", _E, "links", strict_only=True),
    Rule("KB204", _E, "links", strict_only=True),
    Rule("KB205", _W, "links"),
    Rule("KB206", _W, "links"),
    Rule("KB207", _W, "links"),
    Rule("KB208", _W, "links"),
    Rule("KB209", _W, "links"),
    Rule("KB301", _E, "scripts"),
    Rule("KB302", _E, "scripts"),
    Rule("KB303", _E, "scripts"),
    Rule("KB304", _E, "scripts"),
    Rule("KB305", _E, "scripts"),
    Rule("KB306", _E, "scripts"),
    Rule("KB307", _E, "scripts"),
    Rule("KB308", _E, "scripts"),
    Rule("KB309", _E, "scripts"),
    Rule("KB310", _E, "scripts"),
    Rule("KB311", _E, "scripts"),
    Rule("KB312", _E, "scripts"),
    Rule("KB313", _E, "scripts"),
    Rule("KB314", _E, "scripts"),
    Rule("KB315", _W, "scripts"),
    Rule("KB316", _E, "scripts"),
    Rule("KB317", _E, "scripts"),
    Rule("KB318", _E, "scripts"),
    Rule("KB319", _W, "scripts"),
    Rule("KB320", _E, "scripts"),
    Rule("KB321", _E, "scripts"),
    Rule("KB322", _E, "scripts"),
    Rule("KB323", _W, "scripts"),
    Rule("KB324", _W, "scripts"),
    Rule("KB325", _W, "scripts"),
    Rule("KB326", _W, "scripts"),
    Rule("KB401", _E, "organisation"),
    Rule("KB402", _E, "organisation"),
    Rule("KB403", _W, "organisation"),
    Rule("KB404", _E, "organisation"),
    Rule("KB405", _E, "organisation"),
    Rule("KB406", _E, "organisation"),
    Rule("KB407", _W, "organisation"),
    Rule("KB408", _E, "organisation"),
    Rule("KB409", _E, "organisation"),
    Rule("KB501", _E, "scenarios"),
    Rule("KB502", _E, "scenarios"),
    Rule("KB503", _E, "scenarios"),
    Rule("KB504", _W, "scenarios"),
)


def finding(
    code: str,
    place: Place,
    *,
    facts: Mapping[str, object] | None = None,
    ours: bool = True,
    fix: str | None = None,
    edit: Edit | None = None,
) -> Finding:
    """A finding at the rule's level; `ours` False makes a warning of it where the folder was made for another tool."""
    rule = next(rule for rule in RULES if rule.code == code)
    level = Level.WARNING if rule.strict_only and not ours else rule.level
    told = {name: str(value) for name, value in (facts or {}).items()}
    return Finding(code, level, place, told, edit.new if edit and fix is None and edit.new else fix, edit)
