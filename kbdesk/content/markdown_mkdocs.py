"""Markdown as MkDocs sites read it: Python-Markdown's own parser with their usual extensions.

That parser knows no lines and cannot be stopped: some short inputs keep it busy for a minute. So the lines of blocks are
found afterwards by their words (`source_lines.py`), and while it works the thread's profile hook looks at the clock at
each call, which is the one place where something of ours runs then.
"""

import re
import sys
from time import thread_time
from types import FrameType

import markdown

from kbdesk.content.allowance import TooHeavy
from kbdesk.content.source_lines import with_lines

EXTENSIONS = (
    "admonition",
    "attr_list",
    "def_list",
    "tables",
    "footnotes",
    "md_in_html",
    "sane_lists",
    "pymdownx.superfences",
    "pymdownx.tabbed",
    "pymdownx.details",
    "pymdownx.tasklist",
    "pymdownx.tilde",
)
_MOST_TAGS = 20_000
_SURELY_QUICK = 3_000
"""Characters up to which nothing takes longer than that; most pages, and looking at the clock doubles their time."""
_CHECKBOX = re.compile(r'<input type="checkbox" disabled( checked)? ?/?>')
_TAB = re.compile(r'<input [^<>]*?name="__tabbed_\d+"[^<>]*>(?:<label for="__tabbed_[\w-]+">(.*?)</label>)', re.DOTALL)


class MkdocsMarkdown:
    """The parser, built once. Not for two threads at the same time."""

    def __init__(self) -> None:
        self._markdown = markdown.Markdown(extensions=list(EXTENSIONS))

    def html(self, text: str, *, first_line: int, seconds: float) -> str:
        """HTML, not yet sanitised, its blocks with `data-line`; `first_line` is the text's first line in its file.

        Raises TooHeavy, after so many `seconds` of the thread's time as well.
        """
        if text.count("<") > _MOST_TAGS:
            raise TooHeavy("too-much-html", -1)
        html = _CHECKBOX.sub(_box, with_lines(self._converted(text, seconds), text, first_line=first_line))
        return _TAB.sub(r"<p><strong>\1</strong></p>", html)

    def _converted(self, text: str, seconds: float) -> str:
        self._markdown.reset()
        if len(text) <= _SURELY_QUICK:
            return self._in_its_own_time(text)
        end = thread_time() + seconds

        def look_at_clock(_frame: FrameType, _event: str, _argument: object) -> None:
            if thread_time() > end:
                raise TooHeavy("too-slow", -1)

        before = sys.getprofile()
        sys.setprofile(look_at_clock)
        try:
            return self._in_its_own_time(text)
        finally:
            sys.setprofile(before)

    def _in_its_own_time(self, text: str) -> str:
        try:
            return self._markdown.convert(text)
        except RecursionError as error:
            raise TooHeavy("too-deep", -1) from error


def _box(match: re.Match[str]) -> str:
    return f'<span class="box">{"☑" if match[1] else "☐"}</span>'
