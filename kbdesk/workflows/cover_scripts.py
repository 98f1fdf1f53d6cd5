"""How much of a script its scenarios pass: which steps they stand on, which choices they take.

Halves in two languages count as one script: a step is passed when it is in either, by its stable code.
"""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from typing import Protocol

from kbdesk.domain.run import EventKind, Run
from kbdesk.domain.script import Script

_TAKEN = {EventKind.CHOOSE, EventKind.AUTO}


class Played(Protocol):
    """A scenario that was played: of which script, from which file, and the run, None when it got stuck."""

    @property
    def script(self) -> str: ...

    @property
    def path(self) -> str: ...

    @property
    def run(self) -> Run | None: ...


@dataclass(frozen=True, slots=True)
class Gap:
    """A step (`choice` empty) or a choice that no scenario passes."""

    step: str
    line: int
    choice: str = ""


@dataclass(frozen=True, slots=True)
class Coverage:
    """Of one script: how many steps and choices there are, and those that no scenario passes. Choices that open an
    article are not counted: they lead nowhere.
    """

    script: str
    path: str
    steps: int
    choices: int
    gaps: tuple[Gap, ...]
    scenarios: int = 0
    scenario_file: str = ""

    @property
    def steps_passed(self) -> int:
        """Steps on which some scenario stood."""
        return self.steps - sum(not gap.choice for gap in self.gaps)

    @property
    def choices_taken(self) -> int:
        """Choices that some scenario took."""
        return self.choices - sum(bool(gap.choice) for gap in self.gaps)


def cover(
    halves: Iterable[Script],
    played: Sequence[Played],
    *,
    scripts: frozenset[str],
    fallback: str,
    all_scripts: bool = False,
) -> tuple[Coverage, ...]:
    """The coverage of each script, by id. `scripts` are the paths of scripts that choices lead to. Lines are those of the
    half in the fallback language where there is one.
    """
    by_id: dict[str, Script] = {}
    for half in halves:
        if half.id not in by_id or half.header.lang == fallback:
            by_id[half.id] = half
    passed = [spot for one in played if one.run is not None for spot in _passed(one.run)]
    taken = {(script, step, number) for script, step, number in passed}
    files = {one.script: one.path for one in played}
    return tuple(
        _of(script, taken, scripts, [one for one in played if one.script == identity], files.get(identity, ""))
        for identity, script in sorted(by_id.items())
        if all_scripts or identity in files
    )


def _passed(run: Run) -> Iterable[tuple[str, str, int]]:
    """Script, step code and choice of every spot on the way; choice 0 for the step itself."""
    for visit in run.path:
        yield visit.script, run.step_of(visit).code, 0
    for event in run.events:
        if event.kind in _TAKEN:
            step = run.script_named(event.script).step(event.step)
            yield event.script, step.code if step is not None else event.step, event.number


def _of(
    script: Script,
    taken: set[tuple[str, str, int]],
    scripts: frozenset[str],
    played: Sequence[Played],
    scenario_file: str,
) -> Coverage:
    gaps: list[Gap] = []
    choices = 0
    for step in script.steps:
        if (script.id, step.code, 0) not in taken:
            gaps.append(Gap(step.title, step.line))
        for number, choice in enumerate(step.choices, start=1):
            if choice.target.path and choice.target.path not in scripts:
                continue
            choices += 1
            if (script.id, step.code, number) not in taken:
                gaps.append(Gap(step.title, choice.line, choice.label))
    return Coverage(script.id, script.path, len(script.steps), choices, tuple(gaps), len(played), scenario_file)
