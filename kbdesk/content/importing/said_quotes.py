"""Quotes: here they are words to say aloud, so each that came over is told once a text."""

import re

from kbdesk.content.importing.masks import Masks
from kbdesk.content.importing.remarks import Remarks
from kbdesk.domain.moved_in import Remark

_QUOTE = re.compile(r"^ {0,3}>[ \t]?(.*)$")
_ALERT = re.compile(r"\[![A-Z]+\]")


def quotes_to_say(path: str, source: str, body: str) -> tuple[Remark, ...]:
    """The first quote of a text that is no box, with how many there are."""
    remarks = Remarks(path, source)
    found: list[str] = []
    before = ""
    for line in Masks().mask(body).split("\n"):
        quote = _QUOTE.match(line)
        if quote and not before.lstrip().startswith(">") and not _ALERT.match(quote[1]):
            found.append(quote[1])
        before = line
    if found:
        remarks.add("quote", found[0], what=str(len(found)))
    return tuple(remarks.found)
