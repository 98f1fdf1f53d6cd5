"""A whole script as bytes, so that a long one that was read before need not be read from its Markdown again.

A condition is kept as it was written and read anew; everything else as it is. Whoever decodes trusts nothing: the types
are checked, and nothing in the bytes can name code.
"""

from dataclasses import dataclass

import msgspec

from kbdesk.content.reading_form import NoReading
from kbdesk.domain.article import Header
from kbdesk.domain.condition import Condition, ConditionError, parse_condition
from kbdesk.domain.organisation import Field
from kbdesk.domain.script import Ask, Block, BlockKind, Choice, ReferralPlan, Script, Step, Target, Tick


@dataclass(frozen=True, slots=True)
class _Block:
    kind: BlockKind
    html: str
    text: str
    line: int
    tone: str
    condition: str


@dataclass(frozen=True, slots=True)
class _Choice:
    label: str
    target: Target
    line: int
    column: int
    hint: str
    condition: str
    sets: tuple[tuple[str, str], ...]
    returns: bool


@dataclass(frozen=True, slots=True)
class _Ask:
    name: str
    label: str
    line: int
    column: int
    required: bool
    condition: str


@dataclass(frozen=True, slots=True)
class _Step:
    slug: str
    code: str
    title: str
    line: int
    blocks: tuple[_Block, ...]
    asks: tuple[_Ask, ...]
    ticks: tuple[Tick, ...]
    choices: tuple[_Choice, ...]
    outcome: str
    outcome_line: int
    referral: ReferralPlan | None


@dataclass(frozen=True, slots=True)
class _Script:
    header: Header
    path: str
    digest: str
    intro: str
    steps: tuple[_Step, ...]
    start: str
    fields: tuple[Field, ...]


_DECODER = msgspec.msgpack.Decoder(_Script)


def script_bytes(script: Script) -> bytes:
    """All of it."""
    steps = tuple(_step_form(step) for step in script.steps)
    form = _Script(script.header, script.path, script.digest, script.intro, steps, script.start, script.fields)
    return msgspec.msgpack.encode(form)


def script_from(data: bytes) -> Script:
    """Raises NoReading for bytes that are none of ours."""
    try:
        form = _DECODER.decode(data)
        steps = tuple(_step(one) for one in form.steps)
    except (msgspec.MsgspecError, ConditionError) as reason:
        raise NoReading("script") from reason
    return Script(form.header, form.path, form.digest, form.intro, steps, form.start, form.fields)


def _written(condition: Condition | None) -> str:
    return condition.text if condition is not None else ""


def _read(written: str) -> Condition | None:
    return parse_condition(written) if written else None


def _step_form(step: Step) -> _Step:
    return _Step(
        step.slug,
        step.code,
        step.title,
        step.line,
        tuple(_Block(b.kind, b.html, b.text, b.line, b.tone, _written(b.condition)) for b in step.blocks),
        tuple(_Ask(a.name, a.label, a.line, a.column, a.required, _written(a.condition)) for a in step.asks),
        step.ticks,
        tuple(
            _Choice(c.label, c.target, c.line, c.column, c.hint, _written(c.condition), c.sets, c.returns)
            for c in step.choices
        ),
        step.outcome,
        step.outcome_line,
        step.referral,
    )


def _step(one: _Step) -> Step:
    return Step(
        one.slug,
        one.code,
        one.title,
        one.line,
        tuple(Block(b.kind, b.html, b.text, b.line, b.tone, _read(b.condition)) for b in one.blocks),
        tuple(Ask(a.name, a.label, a.line, a.column, a.required, _read(a.condition)) for a in one.asks),
        one.ticks,
        tuple(
            Choice(c.label, c.target, c.line, c.column, c.hint, _read(c.condition), c.sets, c.returns)
            for c in one.choices
        ),
        one.outcome,
        one.outcome_line,
        one.referral,
    )
