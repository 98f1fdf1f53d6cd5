"""Rules about the steps of a script: what stands in them and how they hang together."""

import re
from collections import Counter
from collections.abc import Iterator

from kbdesk.content.check.material import CheckedFile, Material
from kbdesk.content.rules import finding
from kbdesk.content.slugs import slug_of
from kbdesk.domain.finding import Finding
from kbdesk.domain.place import Place
from kbdesk.domain.script import BlockKind, Script, Step

_SENTENCE_END = re.compile(r"(?<=[.!?:;])\s+|\n+")
_LONGEST_SENTENCE = 25


def check_steps(material: Material) -> Iterator[Finding]:
    """All rules of this family."""
    entered = _entered_from_outside(material)
    for file in material.files:
        if isinstance(file.document, Script):
            yield from _script(file, file.document, entered)


def _entered_from_outside(material: Material) -> set[tuple[str, str]]:
    """Steps that another script leads to: path and step as written there."""
    return {
        (choice.target.path, choice.target.step)
        for file in material.files
        if isinstance(file.document, Script)
        for step in file.document.steps
        for choice in step.choices
        if choice.target.path and choice.target.step
    }


def _script(file: CheckedFile, script: Script, entered: set[tuple[str, str]]) -> Iterator[Finding]:
    if not script.steps:
        yield finding("KB301", Place(file.path, 1, 1))
        return
    yield from _doubles(file, script)
    for step in script.steps:
        yield from _step(file, step)
    reached = _reached(script, {step for path, step in entered if path == file.path})
    for step in script.steps:
        if step.slug not in reached:
            yield finding("KB312", file.place(step.line, "##"), facts={"step": step.title})
    ends = _can_end(script)
    for step in script.steps:
        if step.slug in reached and step.slug not in ends:
            yield finding("KB320", file.place(step.line, "##"), facts={"step": step.title})


def _doubles(file: CheckedFile, script: Script) -> Iterator[Finding]:
    titles = Counter(slug_of(step.title) for step in script.steps)
    codes = Counter(step.code for step in script.steps)
    seen: set[str] = set()
    for step in script.steps:
        slug = slug_of(step.title)
        if titles[slug] > 1 and slug in seen:
            yield finding("KB302", file.place(step.line, "##"), facts={"step": step.title})
        elif codes[step.code] > 1 and step.code in seen:
            yield finding("KB318", file.place(step.line, "##"), facts={"code": step.code, "step": step.title})
        seen |= {slug, step.code}


def _step(file: CheckedFile, step: Step) -> Iterator[Finding]:
    place = file.place(step.line, "##")
    if not step.choices and not step.outcome:
        yield finding("KB303", place, facts={"step": step.title})
    conditions = [choice.condition for choice in step.choices]
    if conditions and all(conditions) and not step.is_automatic:
        last = step.choices[-1]
        yield finding("KB304", file.place(last.line, "["), facts={"step": step.title})
    for block in step.blocks:
        if block.kind is BlockKind.SAY:
            for sentence in _SENTENCE_END.split(block.text):
                if (length := len(sentence.split())) > _LONGEST_SENTENCE:
                    facts = {"words": length, "limit": _LONGEST_SENTENCE, "start": " ".join(sentence.split()[:5])}
                    yield finding("KB319", file.place(block.line, ">"), facts=facts)


def _reached(script: Script, entered: set[str]) -> set[str]:
    """Slugs of all steps that some way leads to."""
    reached: set[str] = set()
    waiting = [script.start, *entered]
    while waiting:
        step = script.step(waiting.pop())
        if step is None or step.slug in reached:
            continue
        reached.add(step.slug)
        waiting += [choice.target.step for choice in step.choices if not choice.target.path]
    return reached


def _can_end(script: Script) -> set[str]:
    """Slugs of all steps from which an end can be reached; steps that other rules find fault with count as ends."""
    ways: dict[str, set[str]] = {}
    ends: set[str] = set()
    for step in script.steps:
        targets = [script.step(choice.target.step) for choice in step.choices if not choice.target.path]
        leaves = any(choice.target.path and not choice.returns for choice in step.choices)
        if step.outcome or leaves or not step.choices or None in targets:
            ends.add(step.slug)
        ways[step.slug] = {target.slug for target in targets if target is not None}
    while True:
        more = {slug for slug, targets in ways.items() if slug not in ends and targets & ends}
        if not more:
            return ends
        ends |= more
