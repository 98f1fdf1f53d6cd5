"""What the page knows of the call at one moment: the step view, and beside it what goes along and who it is about.

Made in the records lane from a run, shown in the window's thread; frozen, so it may travel. Pure.
"""

from dataclasses import dataclass
from datetime import datetime

from kbdesk.domain.flag import NO_TEXT, About, about_text
from kbdesk.domain.organisation import Effect, Organisation
from kbdesk.domain.referral import compose_referral, fields_of, label_of
from kbdesk.domain.run import Run
from kbdesk.domain.script import BlockKind
from kbdesk.domain.script_news import ScriptNews
from kbdesk.domain.script_page import PageStep, whole_script
from kbdesk.domain.step_view import AskView, BlockView, StepView, TickView, see
from kbdesk.domain.wrap_up import WrapUp

Piece = BlockView | AskView | TickView


@dataclass(frozen=True, slots=True)
class Spot:
    """Where a run stands; an act meant for another spot than the one it finds is dropped (a key pressed twice)."""

    run: str
    step: str
    path: int


@dataclass(frozen=True, slots=True)
class Going:
    """The referral as it would be sent now: `values` are label and words, `lacking` labels of what is not known."""

    queue: str
    subject: str
    urgency: str
    respond_within: str
    values: tuple[tuple[str, str], ...]
    lacking: tuple[str, ...]
    photo: bool = False


@dataclass(frozen=True, slots=True)
class CallNow:
    """`pieces` is the step in reading order. `opened` is the article a choice asked for, "" else. `party`, `note` and
    `customer_lang` were told by the agent; `about` is the step as a text, to be told of; `news` is what
    happened to the script meanwhile; `wrap` the wrap-up as proposed, where a script ends; `to_customer` what is
    said, in the customer's language where that is another, by the line of the block it stands for; `whole` is the whole script, where it is shown on one page.
    """

    view: StepView
    spot: Spot
    pieces: tuple[Piece, ...]
    started: datetime
    party: str = ""
    note: str = ""
    customer_lang: str = ""
    going: Going | None = None
    opened: str = ""
    about: About = NO_TEXT
    news: ScriptNews | None = None
    wrap: WrapUp | None = None
    to_customer: tuple[tuple[int, BlockView], ...] = ()
    whole: tuple[PageStep, ...] = ()


def look_at(
    run: Run,
    organisation: Organisation,
    at: datetime,
    *,
    opened: str = "",
    news: ScriptNews | None = None,
    wrap: WrapUp | None = None,
    other: tuple[BlockView, ...] = (),
    whole: bool = False,
) -> CallNow:
    """Everything that is shown of a run; `at` is now, on the clock of the place. `whole` wants the whole script."""
    today = at.date()
    view, about = see(run, organisation, today), run.about
    return CallNow(
        view=view,
        spot=spot_of(run),
        pieces=_in_reading_order(run, view),
        started=run.events[0].at,
        party=about.get("party", "unknown"),
        note=about.get("note", ""),
        customer_lang=about.get("lang", view.lang),
        going=_going(run, organisation, at),
        opened=opened,
        about=about_text(run.script.header, run.script.path, anchor=run.step.slug),
        news=news,
        wrap=wrap,
        to_customer=_paired(view, other),
        whole=whole_script(run, organisation) if whole else (),
    )


def _paired(view: StepView, other: tuple[BlockView, ...]) -> tuple[tuple[int, BlockView], ...]:
    """Only where each block has its counterpart."""
    lines = [block.line for block in view.blocks if block.kind is BlockKind.SAY]
    return tuple(zip(lines, other, strict=True)) if len(lines) == len(other) else ()


def spot_of(run: Run) -> Spot:
    """Where the run stands."""
    return Spot(run.id, run.step.slug, len(run.path))


def _in_reading_order(run: Run, view: StepView) -> tuple[Piece, ...]:
    """Blocks, fields and boxes as they follow each other in the file."""
    asked = {ask.name: ask.line for ask in run.step.asks}
    boxes = {box.key: box.line for box in run.step.ticks}
    placed: list[tuple[int, Piece]] = [(block.line, block) for block in view.blocks]
    placed += [(asked[ask.name], ask) for ask in view.asks]
    placed += [(boxes[box.key], box) for box in view.ticks]
    return tuple(piece for _, piece in sorted(placed, key=lambda pair: pair[0]))


def _going(run: Run, organisation: Organisation, at: datetime) -> Going | None:
    plan, outcome = run.step.referral, organisation.outcome(run.step.outcome)
    if plan is None or (outcome is not None and outcome.effect is not Effect.REFER):
        return None
    draft = compose_referral(run, organisation, key="", contact="", at=at)
    if draft is None:
        return None
    fields, sent = fields_of(run, organisation), {value.name for value in draft.values}
    queue = organisation.queue(draft.queue)
    return Going(
        queue=queue.label.in_language(draft.lang, draft.queue) if queue else draft.queue,
        subject=draft.subject,
        urgency=draft.urgency,
        respond_within=draft.respond_within,
        values=tuple((value.label, value.value) for value in draft.values),
        lacking=tuple(label_of(fields, name, draft.lang) for name in plan.include if name not in sent),
        photo=plan.photo,
    )
