"""The lines of blocks in HTML whose maker does not tell them: found by the blocks' first words, in order.

A block starts on the first line, from where the last one started, that holds its first words in their order. What has
no words of its own (a list, a table) starts where its first part does. A rule is found by its dashes, a picture by its
address. Footnotes come last in the HTML wherever they stand in the file, so for them the search begins anew.
"""

import re
from html import unescape

_BLOCK = re.compile(
    r"<(p|h[1-6]|ul|ol|li|blockquote|div|pre|table|thead|tbody|tr|dl|dt|dd|hr|details|summary)\b([^<>]*)>"
)
_TAG = re.compile(r"<[^<>]*>")
_NEXT = re.compile(r"<(?:/?(?:p|h[1-6]|ul|ol|li|blockquote|div|pre|table|tr|td|th|dl|dt|dd|details|summary)|hr)\b")
_SOURCE = re.compile(r'(?:src|alt)="([^"]*)"')
_WORD = re.compile(r"\w+")
_RULE = re.compile(r" {0,3}(?:(?:\*[ \t]*){3,}|(?:-[ \t]*){3,}|(?:_[ \t]*){3,})")
_LOOKED_AT = 400
"""Characters of a block that are enough to tell it from others."""
_WORDS = 4
_MOST_LOOKED_AT = 300_000
"""Lines looked at for all blocks of a text; what is not found by then has no line."""


def with_lines(html: str, source: str, *, first_line: int = 1) -> str:
    """The HTML with `data-line` on each block whose line was found."""
    lines = _Lines(source)
    pieces: list[str] = []
    done = 0
    for match in _BLOCK.finditer(html):
        if 'class="footnote"' in match[2]:
            lines.begin_again()
        line = lines.line_of(match[1], html, match.end())
        if line is not None and "data-line=" not in match[2]:
            end = match.start(2) + len(match[2].rstrip(" /"))
            pieces += [html[done:end], f' data-line="{line + first_line}"']
            done = end
    return "".join(pieces) + html[done:]


class _Lines:
    """The lines of a source, searched forward."""

    def __init__(self, source: str) -> None:
        self._lines = source.split("\n")
        self._words = [_words_of(line) for line in self._lines]
        self._at = 0
        self._rule_after = 0
        self._left = _MOST_LOOKED_AT

    def begin_again(self) -> None:
        """The next blocks may stand anywhere."""
        self._at = 0

    def line_of(self, tag: str, html: str, start: int) -> int | None:
        """The line of the block whose content begins at `start`; the search goes on from there."""
        if tag == "hr":
            return self._rule()
        wanted = _first_words(html, start)
        end = min(len(self._lines), self._at + self._left) if wanted else 0
        for number in range(self._at, end):
            if _holds(self._words[number], wanted):
                self._left -= number - self._at
                self._at = number
                self._rule_after = max(self._rule_after, number)
                return number
        self._left -= max(0, end - self._at)
        return None

    def _rule(self) -> int | None:
        for number in range(self._rule_after, len(self._lines)):
            if _RULE.fullmatch(self._lines[number]):
                self._rule_after = number + 1
                self._at = max(self._at, number)
                return number
        return None


def _first_words(html: str, start: int) -> list[str]:
    """The first words of a block: of its own first line, or of the first block in it."""
    position, end = start, min(len(html), start + _LOOKED_AT)
    while position < end:
        following = _NEXT.search(html, position, end)
        stop = following.start() if following else end
        piece = html[position:stop]
        shown = unescape(_TAG.sub(" ", piece)).strip()
        words = _words_of(shown.partition("\n")[0])[:_WORDS]
        words = words or [word for source in _SOURCE.findall(piece) for word in _words_of(unescape(source))][:_WORDS]
        if words or following is None or html.startswith("<hr", stop):
            return words
        position = html.find(">", stop) + 1 or end
    return []


def _words_of(text: str) -> list[str]:
    return _WORD.findall(text.casefold().replace("_", " "))


def _holds(line: list[str], wanted: list[str]) -> bool:
    """True when the line has the wanted words in this order, others perhaps between them."""
    place = 0
    for word in line:
        if word == wanted[place]:
            place += 1
            if place == len(wanted):
                return True
    return False
