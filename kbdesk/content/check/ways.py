"""All ways through a script, walked with what may be held on each: what is reached, what is taken, where it ends.

The walk follows steps together with what is held there, so that a choice counts as a way only where its condition can
hold. It errs on one side: what it calls never is never (as long as values are what their fields say), what it calls
possible may still be impossible.
"""

from collections import Counter, deque
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field
from datetime import date

from kbdesk.content.check.possible_values import Held, Samples, at_start, from_elsewhere, samples_of
from kbdesk.domain.condition import Condition
from kbdesk.domain.script import Choice, Script, Step

_MOST_HELD = 24
"""Different states followed at one step; beyond this they are joined into one."""

Node = tuple[str, Held]
"""A step with what is held on arriving there."""


@dataclass(slots=True)
class Ways:
    """What the walk found. `taken` are choices (step, number from 1) that can be taken, `held` what may be held at each
    step once its fields are shown, `goes_round` nodes from which no end can be reached.
    """

    script: Script
    samples: Samples
    held: dict[str, list[Held]] = field(default_factory=dict)
    taken: set[tuple[str, int]] = field(default_factory=set)
    onward: dict[Node, list[Node]] = field(default_factory=dict)
    ends: set[Node] = field(default_factory=set)

    @property
    def reached(self) -> frozenset[str]:
        """The slugs of all steps that some way leads to."""
        return frozenset(self.held)

    def can_hold(self, step: Step, condition: Condition, today: date) -> bool:
        """True when the condition holds on some way to the step."""
        return any(
            held.where(condition.names(), lambda values: condition.holds(values, today)) is not None
            for held in self.held.get(step.slug, [])
        )

    def may_lack(self, step: Step, name: str, condition: Condition | None, today: date) -> bool:
        """True when on some way to the step, where the condition holds, nobody asked for the name and nothing set it."""
        for held in self.held.get(step.slug, []):
            left = held
            if condition is not None:
                fitting = held.where(condition.names(), lambda values: condition.holds(values, today))
                if fitting is None:
                    continue
                left = fitting
            if left.may_lack(name):
                return True
        return False

    def goes_round(self) -> tuple[Node, ...]:
        """The nodes from which no end can be reached, in the order in which they were found."""
        back: dict[Node, list[Node]] = {}
        for node, others in self.onward.items():
            for other in others:
                back.setdefault(other, []).append(node)
        good, waiting = set(self.ends), list(self.ends)
        while waiting:
            for node in back.get(waiting.pop(), ()):
                if node not in good:
                    good.add(node)
                    waiting.append(node)
        return tuple(node for node in self.onward if node not in good)


def walk(script: Script, *, scripts: frozenset[str], entered: Iterable[str], today: date) -> Ways:
    """Walks a script. `scripts` are the paths of all scripts (a choice that leads elsewhere opens an article, and the
    step stays); `entered` the steps that other scripts lead to.
    """
    ways = Ways(script, samples_of(script, today))
    everything = {ask.name for step in script.steps for ask in step.asks} | {
        name for step in script.steps for choice in step.choices for name, _ in choice.sets
    }
    waiting: deque[Node] = deque([(script.start, at_start(ways.samples, script.header.entry))])
    waiting += [(slug, from_elsewhere(ways.samples, everything)) for slug in entered]
    many: dict[str, Held] = {}
    counts: Counter[str] = Counter()
    while waiting:
        slug, held = waiting.popleft()
        step = script.step(slug)
        if step is None or (step.slug, held) in ways.onward:
            continue
        counts[step.slug] += 1
        if counts[step.slug] > _MOST_HELD:
            whole = many[step.slug].joined(held) if step.slug in many else held
            many[step.slug] = whole
            if whole != held:
                ways.onward[step.slug, held] = [(step.slug, whole)]
                waiting.append((step.slug, whole))
                continue
        waiting += _leave(step, held, ways, scripts, today)
    return ways


def _leave(step: Step, held: Held, ways: Ways, scripts: frozenset[str], today: date) -> list[Node]:
    """Notes what may be held at a step, and gives the nodes that its choices lead to."""
    node = (step.slug, held)
    for ask in step.asks:
        held = held.asked(ask.name, ways.samples)
    ways.held.setdefault(step.slug, []).append(held)
    onward: list[Node] = []
    leads_on = any(not choice.target.path or choice.target.path in scripts for choice in step.choices)
    if step.outcome or not leads_on:  # a step that ends nowhere is found by a rule of its own
        ways.ends.add(node)
    for number, choice in enumerate(step.choices, start=1):
        after = _where_taken(step, number, held, today)
        if after is None:
            continue
        ways.taken.add((step.slug, number))
        for name, value in choice.sets:
            after = after.set_to(name, value)
        if choice.target.path in scripts and not choice.returns:
            ways.ends.add(node)
        elif choice.target.path in scripts:
            onward.append((step.slug, after.anything(ways.samples)))
        elif not choice.target.path:
            onward += _target(choice, after, node, ways)
    ways.onward[node] = onward
    return onward


def _target(choice: Choice, after: Held, node: Node, ways: Ways) -> Iterator[Node]:
    target = ways.script.step(choice.target.step)
    if target is None:
        ways.ends.add(node)  # a dead link is found by a rule of its own
    else:
        yield target.slug, after


def _where_taken(step: Step, number: int, held: Held, today: date) -> Held | None:
    """What is held when this choice is taken; None when it never is."""
    choice = step.choices[number - 1]
    if choice.condition is None:
        return held
    if step.is_automatic:
        others = [other.condition for other in step.choices[: number - 1] if other.condition is not None]
    elif choice.condition.is_else:
        others = [one.condition for one in step.choices if one.condition is not None and not one.condition.is_else]
    else:
        others = []
    mine = choice.condition
    names = set(mine.names()).union(*(other.names() for other in others))
    return held.where(
        names, lambda values: mine.holds(values, today) and not any(other.holds(values, today) for other in others)
    )
