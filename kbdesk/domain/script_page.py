"""A whole script on one page, as somebody who knows it well wants it beside a call: every step, the present one marked.

Nothing is hidden here: what has a condition is shown with it, since the page says what may come as well as what is.
"""

import html
from dataclasses import dataclass

from kbdesk.domain.organisation import Organisation
from kbdesk.domain.referral import fields_of, fill
from kbdesk.domain.run import Run
from kbdesk.domain.script import BlockKind, Step
from kbdesk.domain.spoken_value import words_for

BLANK = "……"


@dataclass(frozen=True, slots=True)
class PageBlock:
    """A block with its values filled in; `when` is its condition as written."""

    kind: BlockKind
    html: str
    text: str
    tone: str
    when: str = ""


@dataclass(frozen=True, slots=True)
class PageChoice:
    """A way on. `leads_to` is the title of the step, `taken` says that the call went this way last time it was here."""

    label: str
    leads_to: str
    when: str = ""
    taken: bool = False


@dataclass(frozen=True, slots=True)
class PageStep:
    """A step on the page. `place` is where the call was on it last, to jump to, or -1; `is_here` marks the present one;
    `asks` are the labels of its fields and boxes.
    """

    slug: str
    title: str
    place: int
    is_here: bool
    blocks: tuple[PageBlock, ...]
    asks: tuple[str, ...]
    choices: tuple[PageChoice, ...]
    outcome: str = ""


def whole_script(run: Run, organisation: Organisation) -> tuple[PageStep, ...]:
    """The script that the call is in now, in the order of its text."""
    script = run.script_named(run.here.script)
    lang = script.header.lang
    words = words_for(fields_of(run, organisation), run.values(), lang, region=organisation.policies.telephone_region)
    escaped = {name: html.escape(value) for name, value in words.items()}
    places = {visit.step: place for place, visit in enumerate(run.path) if visit.script == script.id}
    titles = {step.slug: fill(step.title, words, blank=BLANK) for step in script.steps}

    def on_page(step: Step) -> PageStep:
        place = places.get(step.slug, -1)
        chosen = run.path[place].chosen if place >= 0 else 0
        outcome = organisation.outcome(step.outcome)
        return PageStep(
            slug=step.slug,
            title=titles[step.slug],
            place=place,
            is_here=step.slug == run.here.step,
            blocks=tuple(
                PageBlock(
                    block.kind,
                    fill(block.html, escaped, blank=BLANK),
                    fill(block.text, words, blank=BLANK),
                    block.tone,
                    block.condition.text if block.condition else "",
                )
                for block in step.blocks
            ),
            asks=tuple(ask.label or ask.name for ask in step.asks) + tuple(box.label for box in step.ticks),
            choices=tuple(
                PageChoice(
                    fill(choice.label, words, blank=BLANK),
                    titles.get(choice.target.step, "") if not choice.target.path else "",
                    choice.condition.text if choice.condition else "",
                    number == chosen,
                )
                for number, choice in enumerate(step.choices, start=1)
            ),
            outcome=outcome.label.in_language(lang, step.outcome) if outcome else step.outcome,
        )

    return tuple(on_page(step) for step in script.steps)
