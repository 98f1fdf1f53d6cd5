"""What a face shows of a run: the present step with values filled in, what can be done, the way so far.

`see` is pure and serves the window, the terminal and the tests alike, so that none of them decides anything itself.
"""

import html
from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date, datetime

from kbdesk.domain.acts import Missing, can_go_back, can_return, missing, offers, shown, unread_notices
from kbdesk.domain.field_check import FieldError, check_value
from kbdesk.domain.organisation import Field, FieldType, Label, Organisation, Privacy
from kbdesk.domain.referral import fields_of, fill, label_of
from kbdesk.domain.run import EventKind, Mode, Run, times
from kbdesk.domain.script import Block, BlockKind, Step
from kbdesk.domain.spoken_value import read_as, words_for

BLANK = "……"
"""Stands where a value belongs that is not known yet."""


@dataclass(frozen=True, slots=True)
class BlockView:
    """A block with values filled in (escaped in `html`). `to_acknowledge` is the line to acknowledge, 0 for none."""

    kind: BlockKind
    html: str
    text: str
    tone: str
    line: int
    to_acknowledge: int = 0


@dataclass(frozen=True, slots=True)
class AskView:
    """A field of the step with its value now; `options` are code and words. `said` is the value as people write it,
    `read_as` how what was typed was understood, where that may surprise.
    """

    name: str
    label: str
    type: FieldType
    value: str
    required: bool
    unit: str
    example: str
    options: tuple[tuple[str, str], ...]
    privacy: Privacy
    error: FieldError | None = None
    said: str = ""
    read_as: str = ""


@dataclass(frozen=True, slots=True)
class TickView:
    """A box of the step."""

    key: int
    label: str
    required: bool
    on: bool


@dataclass(frozen=True, slots=True)
class ChoiceView:
    """A choice: `digit` is the key to press (1-9, 0 when there are more), `number` what `choose` wants."""

    digit: int
    number: int
    label: str
    hint: str
    taken_before: bool


@dataclass(frozen=True, slots=True)
class PathView:
    """A step on the path: `place` for `jump`; `by_itself`: an automatic step chose the answer; `auto`: nobody saw it."""

    place: int
    step: str
    answer: str
    at: datetime
    auto: bool = False
    by_itself: bool = False


@dataclass(frozen=True, slots=True)
class ValueView:
    """A captured value for the list beside the step; superseded ones are shown grey and never sent."""

    name: str
    label: str
    value: str
    privacy: Privacy
    superseded: bool = False


@dataclass(frozen=True, slots=True)
class StepView:
    """All that is shown of a run now."""

    run: str
    mode: Mode
    script: str
    script_title: str
    lang: str
    revision: int
    target_minutes: int
    step: str
    title: str
    line: int
    steps_taken: int
    blocks: tuple[BlockView, ...]
    asks: tuple[AskView, ...]
    ticks: tuple[TickView, ...]
    choices: tuple[ChoiceView, ...]
    path: tuple[PathView, ...]
    values: tuple[ValueView, ...]
    goes_on: bool
    came_by: str
    can_go_back: bool
    outcome: str
    outcome_label: str
    refers_to: str
    queue_label: str
    subject: str
    missing: tuple[Missing, ...]
    ended: bool


def see(run: Run, organisation: Organisation, today: date) -> StepView:
    """The present state of a run for people, in the language of the script."""
    script, step = run.script_named(run.here.script), run.step
    lang = script.header.lang
    fields, live = fields_of(run, organisation), run.values()
    region = organisation.policies.telephone_region
    words = words_for(fields, live, lang, region=region)
    unread = {block.line for block in unread_notices(run, today)}
    outcome = organisation.outcome(step.outcome)
    queue = organisation.queue(step.referral.queue) if step.referral else None
    return StepView(
        run=run.id,
        mode=run.mode,
        script=script.id,
        script_title=script.header.title,
        lang=lang,
        revision=script.header.revision,
        target_minutes=script.header.target_minutes,
        step=step.slug,
        title=fill(step.title, words, blank=BLANK),
        line=step.line,
        steps_taken=sum(not visit.auto for visit in run.path),
        blocks=tuple(_block(block, words, unread) for block in shown(run, today)),
        asks=_asks(run, step, fields, live, today, region=region),
        ticks=tuple(
            TickView(box.key, fill(box.label, words), box.required, (run.here.script, step.slug, box.key) in run.ticked)
            for box in step.ticks
        ),
        choices=_choices(run, words, today),
        path=_path(run, words),
        values=_values(run, fields, words, lang, region=region),
        goes_on=not run.ended and (step.is_automatic or can_return(run)),
        came_by=fill(_came_by(run), words, blank=BLANK),
        can_go_back=can_go_back(run),
        outcome=run.outcome or step.outcome,
        outcome_label=outcome.label.in_language(lang, step.outcome) if outcome else step.outcome,
        refers_to=step.referral.queue if step.referral else "",
        queue_label=queue.label.in_language(lang, queue.code) if queue else "",
        subject=" ".join(fill(step.referral.subject, words).split()) if step.referral else "",
        missing=missing(run, today) if step.outcome else (),
        ended=run.ended,
    )


def _block(block: Block, words: Mapping[str, str], unread: set[int]) -> BlockView:
    escaped = {name: html.escape(value) for name, value in words.items()}
    return BlockView(
        kind=block.kind,
        html=fill(block.html, escaped, blank=BLANK),
        text=fill(block.text, words, blank=BLANK),
        tone=block.tone,
        line=block.line,
        to_acknowledge=block.line if block.line in unread else 0,
    )


def _asks(
    run: Run, step: Step, fields: Mapping[str, Field], live: Mapping[str, str], today: date, *, region: str
) -> tuple[AskView, ...]:
    views = []
    lang = run.script_named(run.here.script).header.lang
    for ask in step.asks:
        if ask.condition is not None and not ask.condition.holds(live, today):
            continue
        field = fields.get(ask.name, Field(ask.name, label=Label(((lang, ask.label),))))
        value = live.get(ask.name, "")
        options = tuple((code, label.in_language(lang, code)) for code, label in field.options)
        views.append(
            AskView(
                name=ask.name,
                label=ask.label or field.label.in_language(lang, ask.name),
                type=field.type,
                value=value,
                required=ask.required,
                unit=field.unit,
                example=field.example,
                options=options,
                privacy=field.privacy,
                error=check_value(field, value).error,
                said=words_for({ask.name: field}, {ask.name: value}, lang, region=region)[ask.name],
                read_as=read_as(field, value, lang, region=region),
            )
        )
    return tuple(views)


def _choices(run: Run, words: Mapping[str, str], today: date) -> tuple[ChoiceView, ...]:
    here, code = run.here.script, run.step.code
    in_any_language = {(here, step.slug) for one in run.scripts if one.id == here if (step := one.step(code))}
    spots = {(here, run.step.slug), *in_any_language}
    before = {
        event.number for event in run.events if event.kind is EventKind.CHOOSE and (event.script, event.step) in spots
    }
    return tuple(
        ChoiceView(
            digit=place if place <= 9 else 0,
            number=offer.number,
            label=fill(offer.choice.label, words, blank=BLANK),
            hint=fill(offer.choice.hint, words, blank=BLANK),
            taken_before=offer.number in before,
        )
        for place, offer in enumerate(offers(run, today), start=1)
    )


def _path(run: Run, words: Mapping[str, str]) -> tuple[PathView, ...]:
    views = []
    for place, (visit, at) in enumerate(zip(run.path, times(run), strict=True)):
        step = run.step_of(visit)
        choice = step.choices[visit.chosen - 1] if visit.chosen else None
        by_itself = step.is_automatic and choice is not None
        title, answer = (fill(text, words, blank=BLANK) for text in (step.title, choice.label if choice else ""))
        views.append(PathView(place, title, answer, at, visit.auto, by_itself))
    return tuple(views)


def _values(
    run: Run, fields: Mapping[str, Field], words: Mapping[str, str], lang: str, *, region: str
) -> tuple[ValueView, ...]:
    def view(name: str, value: str, *, superseded: bool) -> ValueView:
        privacy = fields[name].privacy if name in fields else Privacy.NONE
        return ValueView(name, label_of(fields, name, lang), value, privacy, superseded)

    live = [view(name, value, superseded=False) for name, value in words.items()]
    gone = [
        view(one.name, words_for(fields, {one.name: one.value}, lang, region=region)[one.name], superseded=True)
        for one in run.superseded()
    ]
    return tuple(dict.fromkeys([*live, *gone]))


def _came_by(run: Run) -> str:
    """The words of the way by which an automatic step led here, for the line that says why."""
    if len(run.path) < 2:
        return ""
    before = run.path[-2]
    step = run.step_of(before)
    if not (step.is_automatic and before.chosen):
        return ""
    return step.choices[before.chosen - 1].label
