"""Rules about the values of a script: fields, conditions, outcomes and what a referral sends."""

import re
from collections.abc import Iterator

from kbdesk.content.check.checked_file import CheckedScript
from kbdesk.content.check.material import Material
from kbdesk.content.rules import finding
from kbdesk.domain.condition import Compare, Condition, Expression, Junction, Literal, Name, Negation
from kbdesk.domain.finding import Finding
from kbdesk.domain.organisation import Effect, FieldType, Organisation
from kbdesk.domain.script import ReferralPlan, Script, Step

_VALUE = re.compile(r"\{\{\s*([^\W\d][\w-]*)\s*\}\}")


def check_values(material: Material) -> Iterator[Finding]:
    """All rules of this family."""
    for file in material.files:
        if isinstance(file, CheckedScript):
            rules = _Values(file, file.script, material)
            for step in file.script.steps:
                yield from rules.step(step)


class _Values:
    """The rules for one script, which know what it declares and what it captures."""

    def __init__(self, file: CheckedScript, script: Script, material: Material) -> None:
        self._file = file
        self._script = script
        self._organisation: Organisation = material.organisation
        self._is_ours = material.is_ours
        self._declared = {one.name for one in script.fields}
        self._captured = {
            *(ask.name for step in script.steps for ask in step.asks),
            *(name for step in script.steps for choice in step.choices for name, _ in choice.sets),
            *script.header.entry,
        }

    def step(self, step: Step) -> Iterator[Finding]:
        for ask in step.asks:
            yield from self._is_declared(ask.name, ask.line)
            yield from self._condition(ask.condition, ask.line)
        for choice in step.choices:
            yield from self._condition(choice.condition, choice.line)
            for name, value in choice.sets:
                yield from self._is_declared(name, choice.line)
                yield from self._is_option(name, value, choice.line)
        for block in step.blocks:
            yield from self._condition(block.condition, block.line)
            for name in dict.fromkeys(_VALUE.findall(block.text)):
                if name not in self._captured:
                    yield finding("KB307", self._file.value_place(block.line, name), facts={"name": name})
        if step.outcome:
            yield from self._outcome(step)
        if step.referral is not None:
            yield from self._referral(step.referral)

    def _is_declared(self, name: str, line: int) -> Iterator[Finding]:
        if name not in self._declared:
            yield finding("KB308", self._file.place(line, name), facts={"name": name})

    def _is_captured(self, name: str, line: int) -> Iterator[Finding]:
        if name not in self._captured:
            yield finding("KB307", self._file.place(line, name), facts={"name": name})

    def _condition(self, condition: Condition | None, line: int) -> Iterator[Finding]:
        if condition is None or condition.expression is None:
            return
        for name in sorted(condition.names()):
            if name not in self._declared and name not in self._captured:
                facts = {"name": name, "condition": condition.text}
                yield finding("KB306", self._file.place(line, name), facts=facts)
            else:
                yield from self._is_captured(name, line)
        for name, value in _compared(condition.expression):
            yield from self._is_option(name, value, line)

    def _is_option(self, name: str, value: str, line: int) -> Iterator[Finding]:
        field = self._script.field(name)
        if field is None or field.type not in {FieldType.CHOICE, FieldType.MULTI}:
            return
        codes = [code for code, _ in field.options]
        if codes and value.casefold() not in {code.casefold() for code in codes}:
            facts = {"name": name, "value": value, "known": ", ".join(codes)}
            yield finding("KB317", self._file.place(line, value), facts=facts)

    def _outcome(self, step: Step) -> Iterator[Finding]:
        outcome = self._organisation.outcome(step.outcome)
        place = self._file.place(step.outcome_line, step.outcome)
        if outcome is None:
            if self._is_ours or self._organisation.outcomes:
                known = ", ".join(one.code for one in self._organisation.outcomes) or "–"
                yield finding("KB309", place, facts={"outcome": step.outcome, "known": known})
        elif outcome.effect is Effect.REFER and step.referral is None:
            yield finding("KB316", place, facts={"outcome": step.outcome})

    def _referral(self, plan: ReferralPlan) -> Iterator[Finding]:
        queue = self._organisation.queue(plan.queue)
        if not plan.queue:
            yield finding("KB322", self._file.place(plan.line))
        elif queue is None and (self._is_ours or self._organisation.queues):
            known = ", ".join(one.code for one in self._organisation.queues) or "–"
            line = self._file.line_with(plan.line, plan.queue)
            yield finding("KB310", self._file.place(line, plan.queue), facts={"queue": plan.queue, "known": known})
        for name in plan.include:
            if name not in self._captured:
                line = self._file.line_with(plan.line, name)
                yield finding("KB311", self._file.place(line, name), facts={"name": name})
        for name in dict.fromkeys(_VALUE.findall(plan.subject)):
            if name not in self._captured:
                yield finding("KB307", self._file.value_place(plan.line, name), facts={"name": name})
        missing = [name for name in queue.fields if name not in plan.include] if queue is not None else []
        if missing:
            facts = {"queue": plan.queue, "names": ", ".join(missing)}
            yield finding("KB323", self._file.place(plan.line), facts=facts)


def _compared(expression: Expression) -> Iterator[tuple[str, str]]:
    """Names with the codes they are compared with for being the same or not."""
    match expression:
        case Compare("==" | "!=", Name(name), Literal(value)):
            yield name, value
        case Junction(_, parts):
            for part in parts:
                yield from _compared(part)
        case Negation(part):
            yield from _compared(part)
        case _:
            return
