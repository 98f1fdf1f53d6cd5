"""Rules about the steps of a script, each by itself: how they are called and how they end."""

import re
from collections import Counter
from collections.abc import Iterator

from kbdesk.content.check.checked_file import CheckedScript
from kbdesk.content.check.material import Material
from kbdesk.content.rules import finding
from kbdesk.content.slugs import slug_of
from kbdesk.domain.finding import Finding
from kbdesk.domain.place import Place
from kbdesk.domain.script import BlockKind, Script, Step

_SENTENCE_END = re.compile(r"(?<=[.!?:;])\s+|\n+")
_LONGEST_SENTENCE = 25


def check_steps(material: Material) -> Iterator[Finding]:
    """All rules of this family."""
    scripts = frozenset(file.path for file in material.files if isinstance(file, CheckedScript))
    for file in material.files:
        if isinstance(file, CheckedScript):
            yield from _script(file, file.script, scripts)


def _script(file: CheckedScript, script: Script, scripts: frozenset[str]) -> Iterator[Finding]:
    if not script.steps:
        yield finding("KB301", Place(file.path, 1, 1))
        return
    yield from _doubles(file, script)
    for step in script.steps:
        yield from _step(file, step, scripts)


def _doubles(file: CheckedScript, script: Script) -> Iterator[Finding]:
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


def _step(file: CheckedScript, step: Step, scripts: frozenset[str]) -> Iterator[Finding]:
    place = file.place(step.line, "##")
    # A choice that opens an article stays on the step.
    ways = [choice for choice in step.choices if not choice.target.path or choice.target.path in scripts]
    if not ways and not step.outcome:
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
