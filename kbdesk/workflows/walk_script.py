"""Walks a path through a script without a person: a file of answers for a call, a scenario of an editor.

A part of a path names a choice (its label in any half of the script, or the step or script it leads to) or gives
values. After values an automatic step goes on by itself. Notices count as read and required boxes as ticked: whoever
wrote the path stands for that.
"""

from collections.abc import Callable, Iterator
from datetime import date
from typing import Protocol

from kbdesk.content.scenarios import answers_from, facts_from
from kbdesk.domain.acts import Offer, can_return, offers, unread_notices
from kbdesk.domain.errors import WrongUse
from kbdesk.domain.field_check import Checked
from kbdesk.domain.run import Run
from kbdesk.domain.scenario import PathPart
from kbdesk.domain.script import Choice, Script

LONGEST_WALK = 500
"""Automatic steps passed between two parts before the path counts as lost."""

Halves = Callable[[str], tuple[Script, ...]]
"""All language halves of a script, by its id."""


class Acts(Protocol):
    """What changes a run: `TakeCall` for a call, `OnPaper` for a scenario."""

    def choose(self, run: Run, number: int) -> Run: ...

    def go_on(self, run: Run) -> Run: ...

    def capture(self, run: Run, name: str, typed: str) -> tuple[Run, Checked]: ...

    def tick(self, run: Run, key: int, *, on: bool) -> Run: ...

    def acknowledge(self, run: Run, line: int) -> Run: ...


def answers_in(text: str) -> tuple[PathPart, ...]:
    """The path in the YAML text of a file of answers. Raises WrongUse("answers-unreadable")."""
    return answers_from(text)


def facts_in(text: str) -> tuple[tuple[str, str], ...]:
    """What a file of answers tells of the contact itself (party, direction, note, …). Raises as `answers_in` does."""
    return facts_from(text)


class Walker:
    """Walks one path. Raises WrongUse("path-stuck") with the step, what the path wanted and what there was."""

    def __init__(self, acts: Acts, halves: Halves, today: date) -> None:
        self._acts = acts
        self._halves = halves
        self._today = today

    def walk(self, run: Run, path: tuple[PathPart, ...]) -> Run:
        """The run at the end of the path, automatic steps passed."""
        for part in path:
            run = self._choice(run, part) if isinstance(part, str) else self._values(run, part)
        return self._passed(run)

    def walk_to_outcome(self, run: Run, path: tuple[PathPart, ...]) -> Run:
        """The same, and raises WrongUse("answers-end-early") when the path does not reach an outcome."""
        walked = self.walk(run, path)
        if not walked.step.outcome:
            raise WrongUse("answers-end-early", step=walked.step.title)
        return walked

    def _choice(self, run: Run, wanted: str) -> Run:
        """Takes a choice; what an automatic step led to may be named as well."""
        came_by_itself = False
        for _ in range(LONGEST_WALK):
            run = self._ready(run)
            if (number := self._number(run, wanted)) is not None:
                return self._acts.choose(run, number)
            if came_by_itself and wanted in {run.step.slug, run.step.code}:
                return run
            if not self._goes_on(run):
                break
            run, came_by_itself = self._acts.go_on(run), True
        offered = " | ".join(offer.choice.label for offer in offers(run, self._today))
        raise WrongUse("path-stuck", step=run.step.title, expected=wanted, found=offered or "–")

    def _values(self, run: Run, values: tuple[tuple[str, str], ...]) -> Run:
        for _ in range(LONGEST_WALK):
            if all(self._asks(run, name) for name, _ in values) or not self._goes_on(run):
                break
            run = self._acts.go_on(self._ready(run))
        for name, typed in values:
            if not self._asks(run, name):
                asked = ", ".join(ask.name for ask in run.step.asks)
                raise WrongUse("path-stuck", step=run.step.title, expected=name, found=asked or "–")
            run, checked = self._acts.capture(run, name, typed)
            if checked.error is not None:
                found = f"{typed} ({checked.error.expected or checked.error.code})"
                raise WrongUse("path-stuck", step=run.step.title, expected=name, found=found)
        return self._acts.go_on(self._ready(run)) if run.step.is_automatic else run

    def _passed(self, run: Run) -> Run:
        """The run after the automatic steps that stand here."""
        for _ in range(LONGEST_WALK):
            run = self._ready(run)
            if not run.step.is_automatic:
                return run
            run = self._acts.go_on(run)
        raise WrongUse("script-goes-round", script=run.here.script, step=run.step.title)

    def _ready(self, run: Run) -> Run:
        for notice in unread_notices(run, self._today):
            run = self._acts.acknowledge(run, notice.line)
        for box in run.step.ticks:
            if box.required and (run.here.script, run.step.slug, box.key) not in run.ticked:
                run = self._acts.tick(run, box.key, on=True)
        return run

    @staticmethod
    def _goes_on(run: Run) -> bool:
        return run.step.is_automatic or can_return(run)

    def _asks(self, run: Run, name: str) -> bool:
        values = run.values()
        return any(
            ask.name == name and (ask.condition is None or ask.condition.holds(values, self._today))
            for ask in run.step.asks
        )

    def _number(self, run: Run, wanted: str) -> int | None:
        """The number of the offered choice that the words mean: its own label first, then its target, then the label
        that it has in another language.
        """
        offered = offers(run, self._today)
        for names in (self._own_label, self._targets, self._other_labels):
            for offer in offered:
                if wanted.strip().casefold() in {name.strip().casefold() for name in names(run, offer)}:
                    return offer.number
        return None

    @staticmethod
    def _own_label(_run: Run, offer: Offer) -> Iterator[str]:
        yield offer.choice.label

    def _targets(self, run: Run, offer: Offer) -> Iterator[str]:
        target = offer.choice.target
        yield target.raw
        if target.path:
            yield target.path
            yield target.path.rpartition("/")[2].partition(".")[0]
        elif step := run.script_named(run.here.script).step(target.step):
            yield from (step.slug, step.code)

    def _other_labels(self, run: Run, offer: Offer) -> Iterator[str]:
        for half in self._halves(run.here.script):
            step = half.step(run.step.code)
            if step is not None and offer.number <= len(step.choices):
                twin: Choice = step.choices[offer.number - 1]
                yield twin.label
