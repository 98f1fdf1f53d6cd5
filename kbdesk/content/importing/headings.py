"""The headings of a body: one title on top, all others below it."""

import re

from kbdesk.content.importing.draft import letters
from kbdesk.content.importing.masks import Masks
from kbdesk.content.importing.plain_words import plain_words

_ATX = re.compile(r"^ {0,3}(#{1,6})(?:[ \t]+(.*?))?(?:[ \t]+#+)?[ \t]*$")
_UNDERLINE = re.compile(r"^ {0,3}(=+|-+)[ \t]*$")
_NO_TEXT = ("#", ">", "|", "-", "*", "+", "<", "    ", "\t")


def with_title(body: str, title: str) -> str:
    """The body under one heading of the first level: its own when it is the only one, else the title."""
    masks = Masks()
    lines = _plain_headings(masks.mask(body).split("\n"))
    first = next((number for number, line in enumerate(lines) if line.strip()), 0)
    tops = [number for number, line in enumerate(lines) if (found := _ATX.match(line)) and len(found[1]) == 1]
    own = tops[:1] == [first]
    if own and len(tops) > 1 and not _says(lines[first], title):
        own = False
    if len(tops) > own:
        lines = [_lower(line) if number != first or not own else line for number, line in enumerate(lines)]
    text = masks.unmask("\n".join(lines)).strip("\n") + "\n"
    return text if own else f"# {title}\n\n{text}"


def first_title(body: str) -> str:
    """The words of the first heading of the first level; empty when there is none."""
    for line in _plain_headings(Masks().mask(body).split("\n")):
        if (found := _ATX.match(line)) and len(found[1]) == 1 and found[2]:
            return plain_words(found[2])
    return ""


def _plain_headings(lines: list[str]) -> list[str]:
    """Underlined headings as ones with signs before them."""
    shown: list[str] = []
    for line in lines:
        under = _UNDERLINE.match(line)
        above = shown[-1] if shown else ""
        is_one_line = above.strip() and (len(shown) < 2 or not shown[-2].strip())
        if under and is_one_line and not above.startswith(_NO_TEXT) and not re.match(r"\d+[.)] ", above):
            shown[-1] = f"{'#' if under[1][0] == '=' else '##'} {above.strip()}"
        else:
            shown.append(line)
    return shown


def _lower(line: str) -> str:
    found = _ATX.match(line)
    return f"#{line.lstrip()}" if found and len(found[1]) < 6 else line


def _says(line: str, title: str) -> bool:
    found = _ATX.match(line)
    return found is not None and letters(plain_words(found[2] or "")) == letters(title)
