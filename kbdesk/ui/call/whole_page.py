"""The steps of a script before and after the present one, as text: the page on which the present step stands.

Pure: HTML for `RichBlock`. A step that the call has been on is a link `kb:#place-<n>`, which goes back to it.
"""

from collections.abc import Callable, Sequence
from html import escape

from kbdesk.domain.script import BlockKind
from kbdesk.domain.script_page import PageBlock, PageChoice, PageStep

PLACE = "place-"


def around(steps: Sequence[PageStep], say: Callable[..., str]) -> tuple[str, str]:
    """What stands above the present step, and what stands below it."""
    here = next((number for number, step in enumerate(steps) if step.is_here), 0)
    above, below = steps[:here], steps[here + 1 :]
    return "".join(_step(step, say) for step in above), "".join(_step(step, say) for step in below)


def _step(step: PageStep, say: Callable[..., str]) -> str:
    title = escape(step.title)
    if step.place >= 0:
        title = f'<a href="kb:#{PLACE}{step.place}">{title}</a>'
    parts = [f"<h3>{title}</h3>", *(_block(block, say) for block in step.blocks)]
    if step.asks:
        parts.append(f"<p>{escape(say('call.asks', fields=', '.join(step.asks)))}</p>")
    parts += [f"<p>{_choice(choice, say)}</p>" for choice in step.choices]
    if step.outcome:
        parts.append(f"<p><b>{escape(say('call.outcome'))}: {escape(step.outcome)}</b></p>")
    return "".join(parts)


def _block(block: PageBlock, say: Callable[..., str]) -> str:
    when = f"<p><i>{escape(say('call.when', condition=block.when))}</i></p>" if block.when else ""
    if block.kind is BlockKind.SAY:
        return f"{when}<blockquote>{block.html}</blockquote>"
    if block.kind is BlockKind.NOTICE:
        word = say(f"callout.{block.tone or 'note'}")
        return f"{when}<p><b>{escape(word)}</b></p>{block.html}"
    return f"{when}{block.html}"


def _choice(choice: PageChoice, say: Callable[..., str]) -> str:
    label = f"<b>{escape(choice.label)}</b>" if choice.taken else escape(choice.label)
    when = f" <i>{escape(say('call.when', condition=choice.when))}</i>" if choice.when else ""
    leads = f" → {escape(choice.leads_to)}" if choice.leads_to and choice.leads_to != choice.label else ""
    return f"{'✓' if choice.taken else '•'} {label}{leads}{when}"
