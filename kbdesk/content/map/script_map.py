"""What a map of a script shows: a box for each step, an arrow for each choice, and what is broken."""

from dataclasses import dataclass
from datetime import date
from enum import StrEnum

from kbdesk.content.check.ways import Ways, walk
from kbdesk.domain.organisation import Effect, Organisation
from kbdesk.domain.script import Choice, Script, Step


class Tone(StrEnum):
    """What colours a box: a plain step, one that goes on by itself, the effect of an outcome, another file, a fault."""

    STEP = "step"
    AUTOMATIC = "automatic"
    SOLVED = "solved"
    REFER = "refer"
    CALL_BACK = "call_back"
    CLOSED = "closed"
    FILE = "file"
    BROKEN = "broken"


_EFFECTS = {
    Effect.SOLVED: Tone.SOLVED,
    Effect.REFER: Tone.REFER,
    Effect.CALL_BACK: Tone.CALL_BACK,
    Effect.CLOSED: Tone.CLOSED,
}


@dataclass(frozen=True, slots=True)
class Box:
    """A step, a file that a choice leads to, or a step that is not there. `ending` is the outcome in words, `line` where
    the step stands.
    """

    id: str
    title: str
    tone: Tone
    ending: str = ""
    broken: bool = False
    line: int = 0


@dataclass(frozen=True, slots=True)
class Arrow:
    """A choice. `condition` is what must hold, `aside` a way that comes back or opens beside."""

    source: str
    target: str
    label: str
    condition: str = ""
    broken: bool = False
    aside: bool = False


@dataclass(frozen=True, slots=True)
class ScriptMap:
    """The whole; the first box is where the script starts."""

    title: str
    boxes: tuple[Box, ...]
    arrows: tuple[Arrow, ...]


def map_of(
    script: Script,
    organisation: Organisation,
    *,
    scripts: frozenset[str],
    today: date,
    files: frozenset[str] | None = None,
) -> ScriptMap:
    """The map of a script. `scripts` are the paths of all scripts, so that a way to an article is known as one aside;
    `files` those of all files, so that a way to one that is not there is broken (None: not known).
    """
    ways = walk(script, scripts=scripts, entered=(), today=today)
    bad = {slug for slug, _ in ways.goes_round()}
    steps = sorted(script.steps, key=lambda step: step.slug != script.start)
    boxes = {step.slug: _box(step, script, organisation, ways, bad) for step in steps}
    arrows: list[Arrow] = []
    for step in steps:
        for number, choice in enumerate(step.choices, start=1):
            box = _target(choice, script, files)
            boxes.setdefault(box.id, box)
            never = step.slug in ways.reached and (step.slug, number) not in ways.taken
            condition = choice.condition.text if choice.condition is not None else ""
            aside = choice.returns or (bool(choice.target.path) and choice.target.path not in scripts)
            arrows.append(Arrow(step.slug, box.id, choice.label, condition, never or box.broken, aside))
    return ScriptMap(script.header.title, tuple(boxes.values()), tuple(arrows))


def _box(step: Step, script: Script, organisation: Organisation, ways: Ways, bad: set[str]) -> Box:
    outcome = organisation.outcome(step.outcome) if step.outcome else None
    ending = outcome.label.in_language(script.header.lang, step.outcome) if outcome else step.outcome
    tone = Tone.AUTOMATIC if step.is_automatic else Tone.STEP
    if step.outcome:
        tone = _EFFECTS[outcome.effect] if outcome else Tone.BROKEN
    broken = step.slug not in ways.reached or step.slug in bad or not (step.choices or step.outcome)
    return Box(step.slug, step.title, tone, ending, broken or tone is Tone.BROKEN, step.line)


def _target(choice: Choice, script: Script, files: frozenset[str] | None) -> Box:
    if choice.target.path:
        name = choice.target.path + (f"#{choice.target.step}" if choice.target.step else "")
        gone = files is not None and choice.target.path not in files
        return Box(f"file:{name}", name.rpartition("/")[2], Tone.BROKEN if gone else Tone.FILE, broken=gone)
    step = script.step(choice.target.step)
    if step is not None:
        return Box(step.slug, step.title, Tone.STEP)
    return Box(f"missing:{choice.target.raw}", choice.target.raw, Tone.BROKEN, broken=True)
