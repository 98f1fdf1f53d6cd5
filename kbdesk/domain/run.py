"""A run: one script being followed. Pure: every act gives a new Run.

A run is the fold of its events (`apply`), so that a run read back from disk (`replay`) equals the one that never
stopped. The acts (`choose`, `go_on`, `back`, `jump`, `capture`, `tick`, `acknowledge`, `end`) make the events.

The path is what counts: values captured on a step that is no longer on the path are *superseded*. They are kept and
shown grey, never sent, and live again when the same branch is taken again.
"""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, replace
from datetime import date, datetime
from enum import StrEnum

from kbdesk.domain.errors import WrongUse
from kbdesk.domain.field_check import FieldError, check_value
from kbdesk.domain.script import Block, Choice, Script, Step

LONGEST_AUTOMATIC_WALK = 100
"""Automatic steps taken in a row before a script counts as going round in circles."""


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
    LEAVE = "leave"
    RESUME = "resume"
    END = "end"


@dataclass(frozen=True, slots=True)
class Event:
    """One thing that happened, at a UTC time, on a step.

    `number` is the choice (from 1), the tick, the line of a notice, or the place in the path jumped to. `name` and
    `value` are a captured value, the target of a way on, or an outcome; `label` is for the transcript.
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
    """A value captured on a step; `choice` is the choice that set it, 0 for a field."""

    name: str
    value: str
    script: str
    step: str
    at: datetime
    choice: int = 0


@dataclass(frozen=True, slots=True)
class Run:
    """A script being followed, with every script it has entered, at the revision it had then."""

    id: str
    mode: Mode
    scripts: tuple[Script, ...]
    path: tuple[Visit, ...] = ()
    captured: tuple[Captured, ...] = ()
    ticked: frozenset[tuple[str, str, int]] = frozenset()
    acknowledged: frozenset[tuple[str, str, int]] = frozenset()
    outcome: str = ""
    events: tuple[Event, ...] = ()

    @property
    def script(self) -> Script:
        """The script it began with."""
        return self.scripts[0]

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
        for script in self.scripts:
            if script.id == identity:
                return script
        raise WrongUse("script-unknown", script=identity)

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
        """The values that count now: those captured on the path, later ones over earlier ones."""
        return {one.name: one for one in self._on_path() if one.value}

    def values(self) -> dict[str, str]:
        """The values that count now, as name to text."""
        return {name: one.value for name, one in self.live().items()}

    def superseded(self) -> tuple[Captured, ...]:
        """Values of abandoned branches and of answers given otherwise, oldest first; never to be sent."""
        live = set(self.live().values())
        return tuple(one for one in self.captured if one.value and one not in live)

    def _on_path(self) -> Iterator[Captured]:
        for visit in self.path:
            for one in self.captured:
                if (one.script, one.step) == (visit.script, visit.step) and one.choice in (0, visit.chosen):
                    yield one


@dataclass(frozen=True, slots=True)
class Offer:
    """A choice that can be taken now; `number` is its place in the step, from 1, the same in every state."""

    number: int
    choice: Choice


def start(run_id: str, script: Script, at: datetime, *, mode: Mode = Mode.LIVE) -> Run:
    """A new run at the script's first step (or the first one that is not passed by itself)."""
    run = Run(run_id, mode, (script,))
    return _settle(apply(run, Event(at, EventKind.START, script.id, script.start)))


def replay(run_id: str, mode: Mode, scripts: tuple[Script, ...], events: tuple[Event, ...]) -> Run:
    """The run as its events left it; equal to the run that was never put away."""
    run = Run(run_id, mode, scripts)
    for event in events:
        run = apply(run, event)
    return run


def shown(run: Run, today: date) -> tuple[Block, ...]:
    """The blocks of the present step whose condition holds."""
    values = run.values()
    return tuple(block for block in run.step.blocks if block.condition is None or block.condition.holds(values, today))


def offers(run: Run, today: date) -> tuple[Offer, ...]:
    """The choices that can be taken now. An automatic step offers none: it goes on by itself."""
    if run.step.is_automatic or run.ended:
        return ()
    values = run.values()
    return tuple(
        Offer(number, choice)
        for number, choice in enumerate(run.step.choices, start=1)
        if choice.condition is None or _offered(choice, run.step, values, today)
    )


def _offered(choice: Choice, step: Step, values: Mapping[str, str], today: date) -> bool:
    """An *else* among choices of the reader is offered when no other condition of the step holds."""
    if choice.condition is None:
        return True
    if choice.condition.is_else:
        return not any(
            other.condition.holds(values, today)
            for other in step.choices
            if other.condition is not None and not other.condition.is_else
        )
    return choice.condition.holds(values, today)


def unread_notices(run: Run, today: date) -> tuple[Block, ...]:
    """Notices of the present step that must be acknowledged before it can go on."""
    return tuple(
        block
        for block in shown(run, today)
        if block.must_be_acknowledged and (run.here.script, run.step.slug, block.line) not in run.acknowledged
    )


def choose(run: Run, number: int, at: datetime, *, others: Mapping[str, Script] | None = None) -> Run:
    """Takes a choice by its number. `others` are the scripts it may lead to, by path in the content folder.

    A choice that leads to an article stays on the step (event OPEN with the path as `value`). Raises WrongUse when the
    choice is not offered, a notice is unread, or the run has ended.
    """
    _refuse_ended(run)
    offer = next((offer for offer in offers(run, at.date()) if offer.number == number), None)
    if offer is None:
        raise WrongUse("choice-not-offered", number=number, step=run.step.title)
    _refuse_unread(run, at.date())
    return _settle(_take(run, number, at, EventKind.CHOOSE, others or {}), others)


def go_on(run: Run, at: datetime, *, others: Mapping[str, Script] | None = None) -> Run:
    """Lets an automatic step that waited go on, or brings a finished sub-script back to where it was called.

    Raises WrongUse when the present step does neither, or a notice is unread.
    """
    _refuse_ended(run)
    _refuse_unread(run, at.date())
    if run.step.is_automatic:
        return _settle(_take(run, _automatic_choice(run, at.date()), at, EventKind.AUTO, others or {}), others)
    if can_return(run):
        return apply(run, Event(at, EventKind.RETURN, run.here.script, run.step.slug))
    raise WrongUse("nothing-goes-on", step=run.step.title)


def can_return(run: Run) -> bool:
    """True on an outcome of a sub-script that was called to come back."""
    return bool(run.step.outcome) and run.here.called_from >= 0


def can_go_back(run: Run) -> bool:
    """True when there is an earlier step that a person saw."""
    return not run.ended and _previous_seen(run) >= 0


def back(run: Run, at: datetime) -> Run:
    """One seen step back. On the first step nothing changes."""
    _refuse_ended(run)
    place = _previous_seen(run)
    return run if place < 0 else apply(run, Event(at, EventKind.BACK, run.here.script, run.step.slug, place))


def jump(run: Run, place: int, at: datetime) -> Run:
    """To an earlier place on the path (from 0), to change an answer there. Raises WrongUse outside the path."""
    _refuse_ended(run)
    if not 0 <= place < len(run.path):
        raise WrongUse("place-not-on-path", number=place)
    return apply(run, Event(at, EventKind.JUMP, run.here.script, run.step.slug, place))


def capture(run: Run, name: str, value: str, at: datetime) -> Run:
    """Keeps a value (already in its one form) for a field of the present step."""
    _refuse_ended(run)
    spot = (run.here.script, run.step.slug)
    if any((one.name, one.value) == (name, value) and (one.script, one.step) == spot for one in run.captured):
        return run
    return apply(run, Event(at, EventKind.SET, run.here.script, run.step.slug, name=name, value=value))


def tick(run: Run, key: int, on: bool, at: datetime) -> Run:
    """Sets or clears a box of the present step."""
    _refuse_ended(run)
    label = next((box.label for box in run.step.ticks if box.key == key), "")
    value = "on" if on else ""
    return apply(run, Event(at, EventKind.TICK, run.here.script, run.step.slug, key, value=value, label=label))


def acknowledge(run: Run, line: int, at: datetime) -> Run:
    """Marks the notice at `line` of the present step as read aloud or understood."""
    _refuse_ended(run)
    label = next((block.text for block in run.step.blocks if block.line == line), "")
    return apply(run, Event(at, EventKind.ACKNOWLEDGE, run.here.script, run.step.slug, line, label=label))


def tell(run: Run, name: str, value: str, at: datetime) -> Run:
    """Notes something of the contact itself: `note`, `party`, `direction` or `lang`."""
    _refuse_ended(run)
    if run.about.get(name, "") == value:
        return run
    return apply(run, Event(at, EventKind.ABOUT, run.here.script, run.step.slug, name=name, value=value))


def note_event(run: Run, kind: EventKind, at: datetime) -> Run:
    """Notes that the run was left or taken up again."""
    return apply(run, Event(at, kind, run.here.script, run.step.slug))


def end(run: Run, outcome: str, at: datetime) -> Run:
    """Closes the run with an outcome code (of the step, or another when the script was left on the way)."""
    _refuse_ended(run)
    return apply(run, Event(at, EventKind.END, run.here.script, run.step.slug, name=outcome))


@dataclass(frozen=True, slots=True)
class Missing:
    """Something that the outcome still wants: a field (`name`) or a box (`name` empty), at a path place.

    `error` says why a value that is there does not fit; None means that it is not there.
    """

    place: int
    step_title: str
    label: str
    name: str = ""
    error: FieldError | None = None


def missing(run: Run, today: date) -> tuple[Missing, ...]:
    """What is still wanted on the path before the outcome can be recorded: empty required fields, values that do not
    fit their field, boxes that must be ticked.
    """
    values = run.values()
    wanted: list[Missing] = []
    for place, visit in enumerate(run.path):
        step = run.step_of(visit)
        for ask in step.asks:
            applies = ask.condition is None or ask.condition.holds(values, today)
            value = values.get(ask.name, "")
            field = run.script_named(visit.script).field(ask.name)
            error = check_value(field, value).error if field else None
            if applies and (error or (ask.required and not value)):
                wanted.append(Missing(place, step.title, ask.label, ask.name, error))
        wanted += [
            Missing(place, step.title, box.label)
            for box in step.ticks
            if box.required and (visit.script, step.slug, box.key) not in run.ticked
        ]
    return tuple(dict.fromkeys(wanted))


def apply(run: Run, event: Event) -> Run:
    """The one place where a run changes: the run after an event."""
    after = replace(run, events=(*run.events, event))
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
        case EventKind.END:
            return replace(after, outcome=event.name)
        case _:
            return after


def _moved(run: Run, event: Event) -> Run:
    """Leaves the present step by choice `event.number` for the step `event.value` of script `event.name`."""
    here, step = run.here, run.step
    choice = step.choices[event.number - 1]
    captured = run.captured
    for name, value in choice.sets:
        captured = _with(captured, Captured(name, value, here.script, step.slug, event.at, event.number))
    left = replace(here, chosen=event.number, auto=event.kind is EventKind.AUTO and not step.waits)
    called_from = here.called_from
    if event.name != here.script:
        called_from = len(run.path) - 1 if choice.returns else -1
    arrived = Visit(event.name, event.value, called_from=called_from)
    return replace(run, captured=captured, path=(*run.path[:-1], left, arrived))


def _with(captured: tuple[Captured, ...], new: Captured) -> tuple[Captured, ...]:
    """Adds a value; another one of the same name from the same spot gives way."""
    spot = (new.name, new.script, new.step, new.choice)
    return (*(one for one in captured if (one.name, one.script, one.step, one.choice) != spot), new)


def _take(run: Run, number: int, at: datetime, kind: EventKind, others: Mapping[str, Script]) -> Run:
    choice, here, step = run.step.choices[number - 1], run.here, run.step
    label = choice.label if kind is EventKind.CHOOSE or choice.condition is None else choice.condition.text
    event = Event(at, kind, here.script, step.slug, number, label=label)
    if not choice.target.path:
        target = run.script_named(here.script).step(choice.target.step)
        if target is None:
            raise WrongUse("step-unknown", script=here.script, step=choice.target.step)
        return apply(run, replace(event, name=here.script, value=target.slug))
    other = others.get(choice.target.path)
    if other is None:
        return apply(run, replace(event, kind=EventKind.OPEN, value=choice.target.path))
    if all(script.id != other.id for script in run.scripts):
        run = replace(run, scripts=(*run.scripts, other))
    other = run.script_named(other.id)
    target = other.step(choice.target.step or other.start)
    if target is None:
        raise WrongUse("step-unknown", script=other.id, step=choice.target.step)
    return apply(run, replace(event, name=other.id, value=target.slug))


def _settle(run: Run, others: Mapping[str, Script] | None = None) -> Run:
    """Passes automatic steps that have nothing to say or ask."""
    for _ in range(LONGEST_AUTOMATIC_WALK):
        if not run.step.is_automatic or run.step.waits:
            return run
        at = run.events[-1].at
        run = _take(run, _automatic_choice(run, at.date()), at, EventKind.AUTO, others or {})
    raise WrongUse("script-goes-round", script=run.here.script, step=run.step.title)


def _automatic_choice(run: Run, today: date) -> int:
    values = run.values()
    for number, choice in enumerate(run.step.choices, start=1):
        if choice.condition is not None and choice.condition.holds(values, today):
            return number
    raise WrongUse("automatic-step-without-else", script=run.here.script, step=run.step.title)


def _previous_seen(run: Run) -> int:
    return next((place for place in range(len(run.path) - 2, -1, -1) if not run.path[place].auto), -1)


def _refuse_ended(run: Run) -> None:
    if run.ended:
        raise WrongUse("run-ended", outcome=run.outcome)


def _refuse_unread(run: Run, today: date) -> None:
    if unread := unread_notices(run, today):
        raise WrongUse("notice-unread", notice=unread[0].text)
