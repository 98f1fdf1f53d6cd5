"""A file as a person reads it: the whole body as safe HTML, in the dialect its folder was made for."""

import re
from dataclasses import dataclass

from kbdesk.content.html import clean_html, inner_html
from kbdesk.content.markdown_tree import MarkdownTrees, Outline
from kbdesk.domain.article import Header, Heading, Page

_HEADING = re.compile(r"<h([1-6])\b[^>]*>")


@dataclass(frozen=True, slots=True)
class PageSource:
    """What a page is made from. `says` makes words to say of quotes."""

    body: str
    first_line: int
    header: Header
    path: str
    digest: str
    says: bool = True


def read_page(source: PageSource, trees: MarkdownTrees, *, dialect: str) -> Page:
    """The page of a file; in either dialect its headings have GitHub's ids. Raises TooHeavy."""
    outline = trees.outline(source.body, first_line=source.first_line)
    if dialect == "python-markdown":
        html = _with_ids(clean_html(trees.mkdocs_html(source.body, first_line=source.first_line), source.path), outline)
    else:
        html = inner_html(trees.tree(source.body, first_line=source.first_line, says=source.says), source.path)
    return Page(source.header, source.path, html, outline.headings, source.digest)


def _with_ids(html: str, outline: Outline) -> str:
    """Ids and lines for headings that Python-Markdown made; left alone when the two readings count differently."""
    if len(_HEADING.findall(html)) != len(outline.headings):
        return html
    waiting = iter(outline.headings)

    def opened(_match: re.Match[str]) -> str:
        heading: Heading = next(waiting)
        return f'<h{heading.level} id="{heading.slug}" data-line="{heading.line}">'

    return _HEADING.sub(opened, html)
