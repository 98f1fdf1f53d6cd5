"""Draws a step of a script in the terminal: what to say stands apart, notices carry their word, choices their digit."""

import textwrap
from datetime import datetime

from kbdesk.cli.output import Output
from kbdesk.cli.typed_number import is_number
from kbdesk.domain.organisation import FieldType
from kbdesk.domain.run import Mode
from kbdesk.domain.script import BlockKind
from kbdesk.domain.step_view import AskView, BlockView, StepView, TickView

_NOTICE_MARKS = {"caution": "red", "warning": "amber"}


def draw_step(view: StepView, out: Output) -> None:
    """The whole step, down to its choices or its outcome."""
    out.line()
    draw_title(view, out)
    if view.came_by:
        out.line(out.words("step.came-by", why=view.came_by), "dim")
    for block in view.blocks:
        _draw_block(block, out)
    if view.asks or view.ticks:
        out.line()
    for ask in view.asks:
        out.line(f"  {ask_line(ask, out)}")
    for number, tick in enumerate(view.ticks, start=1):
        out.line(f"  {tick_line(number, tick)}")
    draw_choices(view, out)


def draw_title(view: StepView, out: Output) -> None:
    """Script, step and how far along."""
    mode = "" if view.mode is Mode.LIVE else " · " + out.words(f"mode.{view.mode}")
    out.line(f"{view.script_title}{mode}", "amber" if mode else "dim")
    out.line(f"{view.steps_taken}. {view.title}", "bold")


def draw_choices(view: StepView, out: Output) -> None:
    """The choices with the number to type; those of the outcome otherwise."""
    if view.choices:
        out.line()
    for place, choice in enumerate(view.choices, start=1):
        hint = out.marked(f" — {choice.hint}", "dim") if choice.hint else ""
        before = out.marked(f" ({out.words('step.taken-before')})", "dim") if choice.taken_before else ""
        out.written(f"  {out.marked(f'[{place}]', 'bold')} {out.marked(choice.label, '')}{hint}{before}")


def draw_outcome(view: StepView, out: Output) -> None:
    """What will be recorded and what will leave, before it is confirmed."""
    out.line()
    out.line(out.words("outcome", label=view.outcome_label), "bold")
    if view.refers_to:
        out.say("outcome.refers", queue=view.queue_label or view.refers_to, subject=view.subject.strip(" –-,"))
    for missing in view.missing:
        key = "outcome.missing" if missing.error is None else "outcome.wrong"
        out.line(out.words(key, label=missing.label or missing.name, step=missing.step_title), "amber")


def draw_path(view: StepView, out: Output) -> None:
    """The steps taken, with the number to jump to and the answer given."""
    for visit in view.path:
        why = f" ({out.words('step.by-itself')})" if visit.by_itself else ""
        answer = f" → {visit.answer}{why}" if visit.answer else ""
        line = f"  {visit.place + 1:>2}  {_clock(visit.at)}  {visit.step}{answer}"
        out.line(line, "dim" if visit.auto else "")
    for value in view.values:
        state = f" ({out.words('value.superseded')})" if value.superseded else ""
        out.line(f"      {value.label}: {value.value}{state}", "dim" if value.superseded else "")


def draw_reference(reference: str, out: Output) -> None:
    """The customer's number, to be read out; called only when it is on disk."""
    width = len(reference) + 8
    out.line()
    out.line("┌" + "─" * width + "┐", "green")
    out.line("│" + reference.center(width) + "│", "green")
    out.line("└" + "─" * width + "┘", "green")


def ask_line(ask: AskView, out: Output) -> str:
    """A field with its value, and what is wrong with it."""
    line = f"{field_label(ask)}: {_value_words(ask) or '…'}"
    if ask.read_as:
        line += f"  = {ask.read_as}"
    if ask.error is not None:
        line += f"  ! {out.field_error(ask.error)}"
    return line


def field_label(ask: AskView) -> str:
    """Label, unit, and the mark of a field that must be filled in."""
    unit = f" ({ask.unit})" if ask.unit and ask.unit not in ask.label else ""
    return f"{ask.label}{unit}{'*' if ask.required else ''}"


def field_hint(ask: AskView) -> str:
    """What may be typed: the options, or an example."""
    return field_options(ask.options) + (" +" if ask.type is FieldType.MULTI else "") or ask.example


def field_options(options: tuple[tuple[str, str], ...]) -> str:
    """The options of a field, with the numbers that stand for them."""
    return ", ".join(f"{number} {words}" for number, (_, words) in enumerate(options, start=1))


def typed_value(ask: AskView, typed: str) -> str:
    """What was typed as the field wants it: `-` empties it, numbers of options become their codes."""
    if typed == "-":
        return ""
    parts = typed.replace(",", " ").split()
    codes = [code for code, _ in ask.options]
    if not codes or any(part in codes for part in parts):
        return typed
    if not all(is_number(part) and 1 <= int(part) <= len(codes) for part in parts):
        return typed
    return ",".join(codes[int(part) - 1] for part in parts)


def tick_line(number: int, tick: TickView) -> str:
    """A box with the number that ticks it."""
    return f"[{'x' if tick.on else ' '}] t{number} {tick.label}{'*' if tick.required else ''}"


def _draw_block(block: BlockView, out: Output) -> None:
    out.line()
    match block.kind:
        case BlockKind.SAY:
            _wrapped(block.text, "  » ", "blue", out)
        case BlockKind.NOTICE:
            mark = _NOTICE_MARKS.get(block.tone, "")
            word = out.words(f"notice.{block.tone or 'note'}").upper()
            out.line(f"  ! {word}", mark)
            _wrapped(block.text, "  ! ", mark, out)
        case _:
            _wrapped(block.text, "  ", "", out)


def _wrapped(text: str, before: str, mark: str, out: Output) -> None:
    for line in text.splitlines() or [""]:
        for part in textwrap.wrap(line, out.columns - len(before)) or [""]:
            out.line((before + part).rstrip(), mark)


def _value_words(ask: AskView) -> str:
    words = dict(ask.options)
    return ", ".join(words.get(code, code) for code in ask.value.split(",")) if words else ask.said or ask.value


def _clock(at: datetime) -> str:
    return f"{at.astimezone():%H:%M}"
