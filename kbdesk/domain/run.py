"""A run: one script being followed, as the fold of its events.

`apply` is the one place where a run changes, so that a run read back from disk (`replay`) equals the one that never
stopped. What a person can do with a run stands in `kbdesk.domain.acts`.

The path is what counts: values captured on a step that is no longer on the path are *superseded*. They are kept and
shown grey, never sent, and live again when the same branch is taken again.
"""

from collections.abc import Iterator
from dataclasses import dataclass, field, replace
from datetime import datetime
from enum import StrEnum

from kbdesk.domain.errors import WrongUse
from kbdesk.domain.script import Script, Step
from kbdesk.domain.twins import Twins


class Mode(StrEnum):
    """LIVE counts; PRACTICE and PREVIEW leave no contact and send nothing."""

    LIVE = "live"
    PRACTICE = "practice"
    PREVIEW = "preview"


class EventKind(StrEnum):
    """What can happen in a run."""

    START = "start"
    CHOOSE = "choose"
    AUTO = "auto"
    RETURN = "return"
    OPEN = "open"
    BACK = "back"
    JUMP = "jump"
    SET = "set"
    TICK = "tick"
    ACKNOWLEDGE = "acknowledge"
    ABOUT = "about"
    LANGUAGE = "language"
    LEAVE = "leave"
    RESUME = "resume"
    END = "end"


@dataclass(frozen=True, slots=True)
class Event:
    """One thing that happened, at a UTC time, on a step.

    `number` is the choice (from 1), the tick, the line of a notice, or the place in the path jumped to. `name` and
    `value` are a captured value, the target of a way on, an outcome, or a script and the language it goes on in; `label`
    is for the transcript.
    """

    at: datetime
    kind: EventKind
    script: str
    step: str
    number: int = 0
    name: str = ""
    value: str = ""
    label: str = ""


@dataclass(frozen=True, slots=True)
class Visit:
    """A step on the path. `chosen` is the choice taken from it (0: none yet); `auto` means it went on unseen;
    `called_from` is the place in the path that a sub-script comes back to, or -1.
    """

    script: str
    step: str
    chosen: int = 0
    auto: bool = False
    called_from: int = -1


@dataclass(frozen=True, slots=True)
class Captured:
    """A value captured on a step; `choice` is the choice that set it, 0 for a field.

    `place` is where on the path the choice was made: it holds there and nowhere else, so that going back over a step
    that was passed twice undoes the second time only. A field keeps what it holds however its step is reached (-1).
    """

    name: str
    value: str
    script: str
    step: str
    at: datetime
    choice: int = 0
    place: int = -1


@dataclass(frozen=True, slots=True)
class Run:
    """A script being followed, with every script it has entered, at the revision it had then.

    `scripts` may hold more language halves of one script; `tongues` says which of them is followed now (the half that
    was entered first, where it says nothing).
    """

    id: str
    mode: Mode
    scripts: tuple[Script, ...]
    path: tuple[Visit, ...] = ()
    captured: tuple[Captured, ...] = ()
    ticked: frozenset[tuple[str, str, int]] = frozenset()
    acknowledged: frozenset[tuple[str, str, int]] = frozenset()
    outcome: str = ""
    tongues: tuple[tuple[str, str], ...] = ()
    events: tuple[Event, ...] = ()
    _live: dict[str, Captured] | None = field(default=None, init=False, repr=False, compare=False)
    """What counts, once somebody asked: a step is looked at from many sides, and a long call has captured much."""

    @property
    def script(self) -> Script:
        """The script it began with, in the language it is followed in now."""
        return self.script_named(self.scripts[0].id)

    @property
    def here(self) -> Visit:
        """Where it is now."""
        return self.path[-1]

    @property
    def step(self) -> Step:
        """The step it stands on."""
        return self.step_of(self.here)

    @property
    def ended(self) -> bool:
        """True once an outcome was recorded."""
        return bool(self.outcome)

    def script_named(self, identity: str) -> Script:
        """One of the run's scripts by id. Raises WrongUse when the run never entered it."""
        found = self.half(identity, dict(self.tongues).get(identity, ""))
        if found is None:
            raise WrongUse("script-unknown", script=identity)
        return found

    def half(self, identity: str, lang: str) -> Script | None:
        """A script that the run holds, in a language; with "" the half that was entered first."""
        return next((one for one in self.scripts if one.id == identity and lang in {"", one.header.lang}), None)

    def step_of(self, visit: Visit) -> Step:
        """The step of a visit. Raises WrongUse when the script has no such step."""
        step = self.script_named(visit.script).step(visit.step)
        if step is None:
            raise WrongUse("step-unknown", script=visit.script, step=visit.step)
        return step

    @property
    def about(self) -> dict[str, str]:
        """What was noted of the contact itself (`note`, `party`, `direction`, `lang`); the latest of each counts."""
        return {event.name: event.value for event in self.events if event.kind is EventKind.ABOUT}

    def live(self) -> dict[str, Captured]:
        """The values that count now: of those captured on the path the latest of each name; emptied ones are none."""
        if self._live is None:
            latest = {one.name: one for one in self._on_path()}
            object.__setattr__(self, "_live", {name: one for name, one in latest.items() if one.value})
        return dict(self._live or {})

    def values(self) -> dict[str, str]:
        """The values that count now, as name to text."""
        return {name: one.value for name, one in self.live().items()}

    def superseded(self) -> tuple[Captured, ...]:
        """Values of abandoned branches and of answers given otherwise, oldest first; never to be sent."""
        values = self.values()
        return tuple(one for one in self.captured if one.value and values.get(one.name) != one.value)

    def _on_path(self) -> Iterator[Captured]:
        """What was captured on the path, in the order in which it was said: a correction on an earlier step counts."""
        taken = {(visit.script, visit.step, visit.chosen, place) for place, visit in enumerate(self.path)}
        taken |= {(visit.script, visit.step, 0, -1) for visit in self.path}
        return (one for one in self.captured if (one.script, one.step, one.choice, one.place) in taken)


def times(run: Run) -> tuple[datetime, ...]:
    """For each step on the path when something last happened on it: its answer, else what else was done, else the
    arrival.
    """
    found: list[datetime] = []
    for event in run.events:
        if event.kind in {EventKind.BACK, EventKind.JUMP}:
            del found[event.number + 1 :]
        found[-1:] = [event.at]
        if event.kind in {EventKind.CHOOSE, EventKind.AUTO, EventKind.RETURN}:
            found.append(event.at)
    return tuple(found)


def replay(run_id: str, mode: Mode, scripts: tuple[Script, ...], events: tuple[Event, ...]) -> Run:
    """The run as its events left it; equal to the run that was never put away."""
    run = Run(run_id, mode, scripts)
    for event in events:
        run = _after(run, event)
    return replace(run, events=events)


def apply(run: Run, event: Event) -> Run:
    """The one place where a run changes: the run after an event."""
    return replace(_after(run, event), events=(*run.events, event))


def _after(run: Run, event: Event) -> Run:
    """All of it but the event itself: nothing else in a run is made from the events before."""
    after = run
    match event.kind:
        case EventKind.START:
            return replace(after, path=(Visit(event.script, event.step),))
        case EventKind.CHOOSE | EventKind.AUTO:
            return _moved(after, event)
        case EventKind.RETURN:
            caller = run.path[run.here.called_from]
            return replace(after, path=(*run.path, replace(caller, chosen=0, auto=False)))
        case EventKind.BACK | EventKind.JUMP:
            kept = run.path[: event.number + 1]
            return replace(after, path=(*kept[:-1], replace(kept[-1], chosen=0, auto=False)))
        case EventKind.SET:
            return replace(
                after,
                captured=_with(run.captured, Captured(event.name, event.value, event.script, event.step, event.at)),
            )
        case EventKind.TICK:
            spot = (event.script, event.step, event.number)
            return replace(after, ticked=run.ticked | {spot} if event.value else run.ticked - {spot})
        case EventKind.ACKNOWLEDGE:
            spot = (event.script, event.step, event.number)
            return replace(after, acknowledged=run.acknowledged | {spot})
        case EventKind.LANGUAGE:
            return in_language(after, event.name, event.value)
        case EventKind.END:
            return replace(after, outcome=event.name)
        case _:
            return after


def in_language(run: Run, identity: str, lang: str) -> Run:
    """The run with one of its scripts followed in another language: the same step by its code, and everything that was
    captured, ticked and acknowledged on what is now the same place in the other text.
    """
    before, after = run.script_named(identity), run.half(identity, lang)
    if after is None:
        raise WrongUse("half-unknown", script=identity, lang=lang)
    twins = Twins(before, after)

    def slug(script: str, step: str) -> str:
        return twins.slug(step) if script == identity else step

    def notice(spot: tuple[str, str, int]) -> tuple[str, str, int]:
        script, step, line = spot
        return (script, *twins.notice(step, line)) if script == identity else spot

    others = tuple(pair for pair in run.tongues if pair[0] != identity)
    return replace(
        run,
        tongues=(*others, (identity, lang)),
        path=tuple(replace(visit, step=slug(visit.script, visit.step)) for visit in run.path),
        captured=tuple(replace(one, step=slug(one.script, one.step)) for one in run.captured),
        ticked=frozenset((script, slug(script, step), key) for script, step, key in run.ticked),
        acknowledged=frozenset(map(notice, run.acknowledged)),
    )


def _moved(run: Run, event: Event) -> Run:
    """Leaves the present step by choice `event.number` for the step `event.value` of script `event.name`."""
    here, step = run.here, run.step
    if not 0 < event.number <= len(step.choices):
        raise WrongUse("step-unknown", script=event.script, step=event.step)  # a text that is read otherwise by now
    choice = step.choices[event.number - 1]
    captured, place = run.captured, len(run.path) - 1
    for name, value in choice.sets:
        captured = _with(captured, Captured(name, value, here.script, step.slug, event.at, event.number, place))
    left = replace(here, chosen=event.number, auto=event.kind is EventKind.AUTO and not step.waits)
    called_from = here.called_from
    if event.name != here.script:
        called_from = len(run.path) - 1 if choice.returns else -1
    arrived = Visit(event.name, event.value, called_from=called_from)
    return replace(run, captured=captured, path=(*run.path[:-1], left, arrived))


def _with(captured: tuple[Captured, ...], new: Captured) -> tuple[Captured, ...]:
    """Adds a value; another one of the same name from the same spot gives way."""
    spot = _spot(new)
    return (*[one for one in captured if one.step != new.step or _spot(one) != spot], new)


def _spot(one: Captured) -> tuple[str, str, str, int, int]:
    return one.name, one.script, one.step, one.choice, one.place
