"""What a person can do with a run, and what stands open to do: pure, each act gives a new Run.

`shown`, `offers`, `unread_notices` and `missing` say what the present step asks for; `start`, `choose`, `go_on`, `back`,
`jump`, `capture`, `tick`, `acknowledge`, `tell`, `speak`, `read_beside` and `end` make the events. An automatic step with nothing to say or ask
is passed by itself; one that has waits for `go_on`.
"""

from collections.abc import Callable, Mapping
from dataclasses import dataclass, replace
from datetime import date, datetime

from kbdesk.domain.errors import WrongUse
from kbdesk.domain.field_check import FieldError, check_value
from kbdesk.domain.run import Event, EventKind, Mode, Run, apply
from kbdesk.domain.script import Block, Choice, Script, Step
from kbdesk.domain.twins import Twins

LONGEST_AUTOMATIC_WALK = 100
"""Automatic steps taken in a row before a script counts as going round in circles."""

Others = Callable[[str], Script | None]
"""Another script by its path in the content folder; None when there is no script of that path."""


@dataclass(frozen=True, slots=True)
class Offer:
    """A choice that can be taken now; `number` is its place in the step, from 1, the same in every state."""

    number: int
    choice: Choice


def start(
    run_id: str,
    script: Script,
    at: datetime,
    *,
    mode: Mode = Mode.LIVE,
    entry: tuple[tuple[str, str], ...] = (),
) -> Run:
    """A new run at the script's first step (or the first one that is not passed by itself). `entry` are values that
    were there before the first word, in their one form; an automatic first step goes by them.
    """
    run = apply(Run(run_id, mode, (script,)), Event(at, EventKind.START, script.id, script.start))
    for name, value in entry:
        run = apply(run, Event(at, EventKind.SET, script.id, run.step.slug, name=name, value=value))
    return _settle(run)


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


def choose(run: Run, number: int, at: datetime, *, others: Others | None = None) -> Run:
    """Takes a choice by its number. `others` gives the scripts that it may lead to.

    A choice that leads to an article stays on the step (event OPEN with the path as `value`). Raises WrongUse when the
    choice is not offered, a notice is unread, or the run has ended.
    """
    _refuse_ended(run)
    offer = next((offer for offer in offers(run, at.date()) if offer.number == number), None)
    if offer is None:
        raise WrongUse("choice-not-offered", number=number, step=run.step.title)
    _refuse_unread(run, at.date())
    return _settle(_take(run, number, at, EventKind.CHOOSE, others), others)


def go_on(run: Run, at: datetime, *, others: Others | None = None) -> Run:
    """Lets an automatic step that waited go on, or brings a finished sub-script back to where it was called.

    Raises WrongUse when the present step does neither, or a notice is unread.
    """
    _refuse_ended(run)
    _refuse_unread(run, at.date())
    if run.step.is_automatic:
        return _settle(_take(run, _automatic_choice(run, at.date()), at, EventKind.AUTO, others), others)
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
    here = any((one.name, one.value) == (name, value) and (one.script, one.step) == spot for one in run.captured)
    if here and run.values().get(name, "") == value:
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


def speak(run: Run, halves: tuple[Script, ...], lang: str, at: datetime) -> Run:
    """Goes on in another language: the same step by its code, all values kept. `halves` are the scripts of the run in
    that language; one that the run holds already stays at the revision it had.

    Raises WrongUse: `half-unknown` when the present script has none in that language, `halves-differ` (with the step)
    when a step on the path is not the same there. Other scripts on the path go on in the language they have.
    """
    _refuse_ended(run)
    present = run.here.script
    if run.script_named(present).header.lang == lang:
        return run
    for identity in dict.fromkeys((*(one.id for one in run.scripts if one.id != present), present)):
        other = run.half(identity, lang) or next((h for h in halves if (h.id, h.header.lang) == (identity, lang)), None)
        before = run.script_named(identity)
        if before.header.lang == lang:
            continue
        differing = _differing(run, before, other) if other else None
        if other is None or differing is not None:
            if identity != present:
                continue
            if other is None:
                raise WrongUse("half-unknown", script=before.header.title, lang=lang)
            raise WrongUse("halves-differ", step=differing.title if differing else "")
        if run.half(identity, lang) is None:
            run = replace(run, scripts=(*run.scripts, other))
        run = apply(run, Event(at, EventKind.LANGUAGE, present, run.step.slug, name=identity, value=lang))
    return run


def _differing(run: Run, before: Script, other: Script) -> Step | None:
    """The first step that the run has something on, and that is not the same in the other half."""
    seen = [visit.step for visit in run.path if visit.script == before.id]
    seen += [one.step for one in run.captured if one.script == before.id]
    seen += [step for script, step, _ in sorted(run.ticked | run.acknowledged) if script == before.id]
    twins = Twins(before, other)
    return next((before.step(slug) for slug in dict.fromkeys(seen) if twins.of(slug) is None), None)


def read_beside(run: Run, path: str, at: datetime) -> Run:
    """Notes that a text was opened beside the step, which stays."""
    _refuse_ended(run)
    return apply(run, Event(at, EventKind.OPEN, run.here.script, run.step.slug, value=path))


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


def _take(run: Run, number: int, at: datetime, kind: EventKind, others: Others | None) -> Run:
    choice, here, step = run.step.choices[number - 1], run.here, run.step
    label = choice.label if kind is EventKind.CHOOSE or choice.condition is None else choice.condition.text
    event = Event(at, kind, here.script, step.slug, number, label=label)
    if not choice.target.path:
        target = run.script_named(here.script).step(choice.target.step)
        if target is None:
            raise WrongUse("step-unknown", script=here.script, step=choice.target.step)
        return apply(run, replace(event, name=here.script, value=target.slug))
    other = _entered(run, choice.target.path) or (others(choice.target.path) if others else None)
    if other is None:
        return apply(run, replace(event, kind=EventKind.OPEN, value=choice.target.path))
    if all(script.id != other.id for script in run.scripts):
        run = replace(run, scripts=(*run.scripts, other))
    elif run.half(other.id, other.header.lang) is None:
        run = _met_again(run, other, at)
    other = run.script_named(other.id)
    target = other.step(choice.target.step or other.start)
    if target is None:
        raise WrongUse("step-unknown", script=other.id, step=choice.target.step)
    return apply(run, replace(event, name=other.id, value=target.slug))


def _met_again(run: Run, other: Script, at: datetime) -> Run:
    """A script entered before, now by its half in the language of the call; where the halves differ, as before."""
    if other.header.lang != run.script_named(run.here.script).header.lang:
        return run
    if _differing(run, run.script_named(other.id), other) is not None:
        return run
    run = replace(run, scripts=(*run.scripts, other))
    event = Event(at, EventKind.LANGUAGE, run.here.script, run.step.slug, name=other.id, value=other.header.lang)
    return apply(run, event)


def _entered(run: Run, path: str) -> Script | None:
    """A script that the run holds already; it stays as it was then, whatever the folder holds by now."""
    return next((script for script in run.scripts if script.path == path), None)


def _settle(run: Run, others: Others | None = None) -> Run:
    """Passes automatic steps that have nothing to say or ask."""
    for _ in range(LONGEST_AUTOMATIC_WALK):
        if not run.step.is_automatic or run.step.waits:
            return run
        at = run.events[-1].at
        run = _take(run, _automatic_choice(run, at.date()), at, EventKind.AUTO, others)
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
