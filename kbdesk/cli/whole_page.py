"""A whole script on one page in the terminal, the present step marked; and the texts that a step links to."""

import re
import textwrap
from html import unescape

from kbdesk.cli.output import Output
from kbdesk.domain.script import BlockKind
from kbdesk.domain.script_page import PageStep
from kbdesk.domain.step_view import StepView

_LINK = re.compile(r'<a [^>]*?href="kb:([^"]+)"[^>]*>(.*?)</a>', re.DOTALL)
_TAG = re.compile(r"<[^>]*>")


def page_lines_of(steps: tuple[PageStep, ...], out: Output) -> tuple[tuple[str, str], ...]:
    """Lines with their mark. A step that the call was on has its number, for `j`."""
    lines: list[tuple[str, str]] = []
    for step in steps:
        place = f"{step.place + 1}. " if step.place >= 0 else ""
        lines += [("", ""), (f"{'►' if step.is_here else ' '} {place}{step.title}", "bold" if step.is_here else "")]
        for block in step.blocks:
            if block.when:
                lines.append((f"    {out.words('page.when', condition=block.when)}", "dim"))
            sign = {BlockKind.SAY: "» ", BlockKind.NOTICE: "! "}.get(block.kind, "")
            lines += [(f"    {sign}{part}", "") for part in _wrapped(block.text, out.columns - 4 - len(sign))]
        if step.asks:
            lines.append((f"    {out.words('page.asks', fields=', '.join(step.asks))}", ""))
        for choice in step.choices:
            leads = f" → {choice.leads_to}" if choice.leads_to and choice.leads_to != choice.label else ""
            when = f"  {out.words('page.when', condition=choice.when)}" if choice.when else ""
            lines.append((f"    {'✓' if choice.taken else '•'} {choice.label}{leads}{when}", "dim" if when else ""))
        if step.outcome:
            lines.append((f"    {out.words('outcome', label=step.outcome)}", ""))
    return tuple(lines)


def links_of(view: StepView) -> tuple[tuple[str, str], ...]:
    """The texts that the step links to: words and path."""
    found = [
        (unescape(_TAG.sub("", words)).strip(), unescape(path))
        for block in view.blocks
        for path, words in _LINK.findall(block.html)
    ]
    return tuple(dict.fromkeys(found))


def _wrapped(text: str, width: int) -> list[str]:
    return [part for line in text.splitlines() for part in textwrap.wrap(line, width) or [""]]
