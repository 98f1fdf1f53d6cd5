"""One run gone through for a report: which steps it passed, how long it stood on each, where it went back and what was
answered otherwise then. It follows the events only, so it needs no value that was captured.

Steps go by their stable code, which outlives a new title and joins the languages. Where the text of a script can no
longer be read a step goes by its address.
"""

from collections import Counter
from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import timedelta
from enum import StrEnum

from kbdesk.domain.run import Event, EventKind
from kbdesk.domain.script import Script, Step

Spot = tuple[str, str]
"""A script's id and the code of a step in it."""
_MOVES = frozenset({EventKind.CHOOSE, EventKind.AUTO, EventKind.RETURN, EventKind.BACK, EventKind.JUMP})


class RunEnd(StrEnum):
    """GOING_ON: its contact is still in hand. Whether a run that ended reached an end of its script the walk tells."""

    GOING_ON = "going-on"
    ENDED = "ended"


@dataclass(frozen=True, slots=True)
class CountedRun:
    """A live run. `texts` are the digests of the scripts it entered, in that order; its events hold no values."""

    script: str
    revision: int
    lang: str
    end: RunEnd
    texts: tuple[str, ...]
    events: tuple[Event, ...]


@dataclass(slots=True)
class Walk:
    """What became of a run. `path` is the way that counted at the end, automatic steps that nobody saw included;
    `seen` the same without those. `outcome` is empty where none was recorded; `reached_end`: on a step that is one.
    """

    path: list[Spot] = field(default_factory=list)
    hidden: list[bool] = field(default_factory=list)
    called_from: list[int] = field(default_factory=list)
    passed: set[Spot] = field(default_factory=set)
    stood: dict[Spot, timedelta] = field(default_factory=dict)
    back_to: Counter[Spot] = field(default_factory=Counter)
    changed: Counter[Spot] = field(default_factory=Counter)
    outcome: str = ""
    reached_end: bool = False

    @property
    def here(self) -> Spot:
        """Where it stands at the end."""
        return self.path[-1] if self.path else ("", "")

    @property
    def seen(self) -> tuple[Spot, ...]:
        """The steps of the path that a person saw."""
        return tuple(spot for spot, hidden in zip(self.path, self.hidden, strict=True) if not hidden)


class Steps:
    """The steps of the scripts that a run entered; `None` where a text cannot be read any more."""

    def __init__(self, run: CountedRun, texts: Mapping[str, Script]) -> None:
        self._scripts = [texts[digest] for digest in run.texts if digest in texts]
        self._tongues: dict[str, str] = {}

    def turn_to(self, script: str, lang: str) -> None:
        """The script is followed in another language from here on."""
        self._tongues[script] = lang

    def step(self, script: str, slug: str) -> Step | None:
        """A step by its address in the language that is followed now."""
        lang = self._tongues.get(script, "")
        half = next((one for one in self._scripts if one.id == script and lang in {"", one.header.lang}), None)
        return half.step(slug) if half is not None else None

    def spot(self, script: str, slug: str) -> Spot:
        """The same as a script and a code."""
        step = self.step(script, slug)
        return script, step.code if step is not None else slug


def walk(run: CountedRun, texts: Mapping[str, Script]) -> Walk:
    """The walk of a run; `texts` are scripts by their digest."""
    done, steps = Walk(), Steps(run, texts)
    answers: dict[tuple[int, Spot], int] = {}
    filled: dict[tuple[int, Spot, str], int] = {}
    stay = 0
    before: Event | None = None
    for event in run.events:
        if before is not None and before.kind is not EventKind.LEAVE:
            length = max(event.at - before.at, timedelta())  # a clock that was set back
            done.stood[done.here] = done.stood.get(done.here, timedelta()) + length
        place = len(done.path) - 1
        stay += event.kind in _MOVES
        if event.kind is EventKind.CHOOSE:
            question = (place, done.here)
            done.changed[done.here] += answers.get(question, event.number) != event.number
            answers[question] = event.number
        elif event.kind is EventKind.SET:
            # A field is kept while it is being typed; so only another stay at the same place makes it another answer.
            field_there = (place, done.here, event.name)
            done.changed[done.here] += filled.get(field_there, stay) != stay
            filled[field_there] = stay
        _step(done, steps, event)
        before = event
    return done


def _step(done: Walk, steps: Steps, event: Event) -> None:
    """The walk after an event; what is not named here moves nothing (see `kbdesk.domain.run`)."""
    match event.kind:
        case EventKind.START:
            _arrive(done, steps.spot(event.script, event.step), -1)
        case EventKind.CHOOSE | EventKind.AUTO:
            left = steps.step(event.script, event.step)
            done.hidden[-1] = event.kind is EventKind.AUTO and (left is None or not left.waits)
            called_from = done.called_from[-1]
            if event.name != event.script:
                returns = (
                    left is not None
                    and 0 < event.number <= len(left.choices)
                    and left.choices[event.number - 1].returns
                )
                called_from = len(done.path) - 1 if returns else -1
            _arrive(done, steps.spot(event.name, event.value), called_from)
        case EventKind.RETURN:
            caller = done.called_from[-1]
            _arrive(done, done.path[caller], done.called_from[caller])
        case EventKind.BACK | EventKind.JUMP:
            for part in (done.path, done.hidden, done.called_from):
                del part[event.number + 1 :]
            done.hidden[-1] = False
            done.back_to[done.here] += 1
        case EventKind.LANGUAGE:
            steps.turn_to(event.name, event.value)
        case EventKind.END:
            last = steps.step(event.script, event.step)
            done.outcome = event.name
            done.reached_end = last is None or bool(last.outcome)
        case _:
            pass


def _arrive(done: Walk, spot: Spot, called_from: int) -> None:
    done.path.append(spot)
    done.hidden.append(False)
    done.called_from.append(called_from)
    done.passed.add(spot)
