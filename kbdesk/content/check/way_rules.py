"""Rules about the ways through a script: steps that are not reached, conditions that never hold, circles, and values
that are empty when somebody reads them aloud.
"""

import re
from collections.abc import Iterator
from datetime import date

from kbdesk.content.check.checked_file import CheckedScript
from kbdesk.content.check.material import Material
from kbdesk.content.check.ways import Ways, walk
from kbdesk.content.rules import finding
from kbdesk.domain.condition import Condition
from kbdesk.domain.finding import Finding
from kbdesk.domain.script import Ask, Block, Script, Step

_VALUE = re.compile(r"\{\{\s*([^\W\d][\w-]*)\s*\}\}")
_MOST_TOLD = 3


def check_ways(material: Material) -> Iterator[Finding]:
    """All rules of this family."""
    scripts = frozenset(file.path for file in material.files if isinstance(file, CheckedScript))
    entered = _entered_from_outside(material)
    for file in material.files:
        if isinstance(file, CheckedScript) and file.script.steps:
            script = file.script
            steps = [step for path, step in entered if path == file.path]
            ways = walk(script, scripts=scripts, entered=steps, today=material.today)
            yield from _not_reached(file, script, ways)
            yield from _circles(file, script, ways, scripts)
            captured = _captured(script)
            for step in script.steps:
                if step.slug in ways.reached:
                    yield from _never(file, step, ways, captured, material.today)
                    yield from _empty(file, step, ways, captured, material.today)


def _entered_from_outside(material: Material) -> set[tuple[str, str]]:
    """Steps that another script leads to: path and step as written there."""
    return {
        (choice.target.path, choice.target.step)
        for file in material.files
        if isinstance(file, CheckedScript)
        for step in file.script.steps
        for choice in step.choices
        if choice.target.path and choice.target.step
    }


def _captured(script: Script) -> frozenset[str]:
    asked = {ask.name for step in script.steps for ask in step.asks}
    return frozenset(
        asked | {name for step in script.steps for choice in step.choices for name, _ in choice.sets}
    ) | frozenset(script.header.entry)


def _not_reached(file: CheckedScript, script: Script, ways: Ways) -> Iterator[Finding]:
    led_to = {script.start} | {
        target.slug
        for step in script.steps
        if step.slug in ways.reached
        for choice in step.choices
        if not choice.target.path and (target := script.step(choice.target.step)) is not None
    }
    for step in script.steps:
        if step.slug not in ways.reached:
            facts = {"step": step.title} | ({"reason": "never"} if step.slug in led_to else {})
            yield finding("KB312", file.place(step.line, "##"), facts=facts)


def _circles(file: CheckedScript, script: Script, ways: Ways, scripts: frozenset[str]) -> Iterator[Finding]:
    """Steps without any way to an end; else the first step that goes round with certain values only."""
    ends = _can_end(script, scripts)
    closed = [step for step in script.steps if step.slug in ways.reached and step.slug not in ends]
    for step in closed:
        yield finding("KB320", file.place(step.line, "##"), facts={"step": step.title})
    round_trips = ways.goes_round()
    if round_trips and not closed:
        slug, held = round_trips[0]
        step = next(one for one in script.steps if one.slug == slug)
        told = [
            f"{name} = {' | '.join(sorted(value or '–' for value in found))}"
            for name, found in held.values
            if found < ways.samples[name] | {""}
        ]
        facts = {"step": step.title, "values": ", ".join(told[:_MOST_TOLD]) or "–"}
        yield finding("KB326", file.place(step.line, "##"), facts=facts)


def _can_end(script: Script, scripts: frozenset[str]) -> set[str]:
    """Slugs of all steps from which an end can be reached; steps that other rules find fault with count as ends."""
    ways: dict[str, set[str]] = {}
    ends: set[str] = set()
    for step in script.steps:
        targets = [script.step(choice.target.step) for choice in step.choices if not choice.target.path]
        leaves = any(choice.target.path in scripts and not choice.returns for choice in step.choices)
        if step.outcome or leaves or not targets or None in targets:
            ends.add(step.slug)
        ways[step.slug] = {target.slug for target in targets if target is not None}
    while True:
        more = {slug for slug, targets in ways.items() if slug not in ends and targets & ends}
        if not more:
            return ends
        ends |= more


def _never(file: CheckedScript, step: Step, ways: Ways, captured: frozenset[str], today: date) -> Iterator[Finding]:
    """Conditions that no way to the step makes true; those that name what is never captured have a rule of their own."""
    for number, choice in enumerate(step.choices, start=1):
        condition = choice.condition
        if condition is not None and (step.slug, number) not in ways.taken and condition.names() <= captured:
            yield _never_at(file, choice.line, condition, step)
    parts: tuple[Ask | Block, ...] = (*step.asks, *step.blocks)
    for part in parts:
        asked = part.condition
        if asked is not None and asked.names() <= captured and not ways.can_hold(step, asked, today):
            yield _never_at(file, part.line, asked, step)


def _never_at(file: CheckedScript, line: int, condition: Condition, step: Step) -> Finding:
    line = file.line_with(line, condition.text)
    facts = {"condition": condition.text, "step": step.title}
    return finding("KB325", file.place(line, condition.text), facts=facts)


def _empty(file: CheckedScript, step: Step, ways: Ways, captured: frozenset[str], today: date) -> Iterator[Finding]:
    """Values in words and subjects that nobody asked for on some way here."""
    shown = [(block.text, block.line, block.condition) for block in step.blocks]
    if step.referral is not None:
        shown.append((step.referral.subject, step.referral.line, None))
    told: set[str] = set()
    for words, line, condition in shown:
        for name in dict.fromkeys(_VALUE.findall(words)):
            if name in captured and name not in told and ways.may_lack(step, name, condition, today):
                told.add(name)
                yield finding("KB324", file.value_place(line, name), facts={"name": name, "step": step.title})
