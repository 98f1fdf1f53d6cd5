"""Scenarios: paths through a script with what must come out, written beside it by its editor."""

from dataclasses import dataclass

PathPart = str | tuple[tuple[str, str], ...]
"""A choice (its label, or the code or slug of the step it leads to), or values that are filled in."""


@dataclass(frozen=True, slots=True)
class Scenario:
    """One path. `expect` are pairs such as `outcome`, `queue`, `subject` or the name of a value. `lang` is the half
    of the script it is meant for, empty for every half; `line` is where it starts in its file.
    """

    name: str
    path: tuple[PathPart, ...]
    expect: tuple[tuple[str, str], ...] = ()
    lang: str = ""
    line: int = 0
