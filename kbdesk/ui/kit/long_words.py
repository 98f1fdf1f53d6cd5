"""Very long words: Qt breaks lines of labels and buttons between words only, and cuts a word that is wider than a line."""

import re

LONGEST = 24
"""Letters that have room on a line in the narrowest window, in the largest type."""
_PIECE = 12
_LONG = re.compile(rf"[^\s\u200b<>&]{{{LONGEST + 1},}}")


def breakable(text: str) -> str:
    """The same to look at; in a word longer than a line there are places (of no width) where it may be broken."""
    return _LONG.sub(_with_places, text)


def breakable_html(html: str) -> str:
    """The same for HTML: tags and what stands in them are left as they are."""
    return "".join(part if part.startswith("<") else breakable(part) for part in re.split(r"(<[^>]*>)", html))


def unbroken(text: str) -> str:
    """As it was before: for a screen reader, and to compare."""
    return text.replace("\u200b", "")


def _with_places(found: re.Match[str]) -> str:
    word = found.group()
    return "\u200b".join(word[at : at + _PIECE] for at in range(0, len(word), _PIECE))
