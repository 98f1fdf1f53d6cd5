"""A file as a person reads it: the whole body as safe HTML, in the dialect its folder was made for."""

import re
from dataclasses import dataclass

from kbdesk.content.html import clean_html, inner_html
from kbdesk.content.markdown_tree import MarkdownTrees, Outline
from kbdesk.domain.article import Heading

_HEADING = re.compile(r"<h([1-6])\b[^>]*>")


@dataclass(frozen=True, slots=True)
class PageSource:
    """What a page is made from. `outline` is that of the body where it was just read by the same parsers in this thread."""

    body: str
    first_line: int
    path: str
    says: bool = True
    outline: Outline | None = None


def lay_out(source: PageSource, trees: MarkdownTrees, *, dialect: str) -> tuple[Outline, str]:
    """Outline and HTML of a body; in either dialect its headings have GitHub's ids. Raises TooHeavy."""
    body, first_line, outline = source.body, source.first_line, source.outline
    if dialect == "python-markdown":
        outline = outline or trees.outline(body, first_line=first_line)
        html = clean_html(trees.mkdocs_html(body, first_line=first_line, goes_on=True), source.path)
        return outline, _with_ids(html, outline)
    if outline is None:
        outline, tree = trees.laid_out(body, first_line=first_line, says=source.says)
    else:
        tree = trees.tree(body, first_line=first_line, says=source.says, goes_on=True)
    return outline, inner_html(tree, source.path)


def _with_ids(html: str, outline: Outline) -> str:
    """Ids and lines for headings that Python-Markdown made; left alone when the two readings count differently."""
    if len(_HEADING.findall(html)) != len(outline.headings):
        return html
    waiting = iter(outline.headings)

    def opened(_match: re.Match[str]) -> str:
        heading: Heading = next(waiting)
        return f'<h{heading.level} id="{heading.slug}" data-line="{heading.line}">'

    return _HEADING.sub(opened, html)
