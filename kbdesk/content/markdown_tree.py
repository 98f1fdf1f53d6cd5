"""Markdown to one tree with source lines: the only file that knows the Markdown libraries.

Python-Markdown is the frame (its tree and tree processors, our callouts among them), but its own parser reads a
third of ordinary files differently from GitHub and knows no line numbers. So one extension replaces the parser by
one that asks markdown-it-py for tokens and builds the tree from those. In that tree

* every block has the line it starts on in the file as `data-line`, and so have links, pictures and code;
* raw HTML is an element `raw` whose text is the HTML as written, to be sanitised or dropped by `html.py`;
* a box of a task list is `<span class="box">☐</span>`; an alert `<div class="callout warning">`; headings have ids.

A folder made for MkDocs is read with Python-Markdown's own parser instead (`mkdocs_dialect.py` makes a tree of it).
Reading for the index needs no tree: `outline` parses blocks only and takes headings, lead and words from them.
"""

import xml.etree.ElementTree as ET
from collections.abc import Iterable, Iterator, MutableMapping
from dataclasses import dataclass
from typing import Any

import markdown
from markdown.blockparser import BlockParser
from markdown.extensions import Extension
from markdown.treeprocessors import Treeprocessor
from markdown_it import MarkdownIt
from mdit_py_plugins.deflist import deflist_plugin
from mdit_py_plugins.gfm import gfm_plugin

from kbdesk.content.plain_text import html_text, inline_text, one_line, tidy
from kbdesk.content.slugs import Slugs
from kbdesk.content.tree_builder import RAW, TreeBuilder, plain_inline
from kbdesk.domain.article import Heading

_HEADINGS = {"h1", "h2", "h3", "h4", "h5", "h6"}
_SIGNS = frozenset("*_`<&\\![]~:@/")
_TEMPLATES = ("[!", "{%", "{{<", "{{%", ":::")
"""Marks of other tools' templates, which Markdown takes for words."""
_PYMDOWN = ("admonition", "attr_list", "def_list", "tables", "footnotes", "md_in_html", "sane_lists")
_PYMDOWN_X = ("pymdownx.superfences", "pymdownx.tabbed", "pymdownx.details", "pymdownx.tasklist", "pymdownx.tilde")


@dataclass(frozen=True, slots=True)
class Outline:
    """What the index needs of a file: headings, first paragraph, all words."""

    headings: tuple[Heading, ...]
    lead: str
    body: str


class MarkdownTrees:
    """The parsers of one content folder, built once. Not for two threads at the same time."""

    def __init__(self) -> None:
        self._gfm = MarkdownIt("commonmark", {"html": True}).use(gfm_plugin).use(deflist_plugin)
        self._blocks = MarkdownIt("commonmark", {"html": True}).use(gfm_plugin)
        self._blocks.core.ruler.disable(["inline"])
        self._markdown = markdown.Markdown(extensions=[_GfmTree(self._gfm)])
        self._mkdocs: markdown.Markdown | None = None

    def tree(self, text: str, *, first_line: int = 1, says: bool = True) -> ET.Element:
        """The tree of a text whose first line is line `first_line` of its file.

        With `says` a quote that stands by itself is `<blockquote class="say">`: words to say aloud.
        """
        self._markdown.reset()
        root = ET.Element("div")
        if (parsed := self._markdown.parser.parseDocument(text.split("\n")).getroot()) is not None:
            root.extend(parsed)
        for processor in self._markdown.treeprocessors:
            processor.run(root)
        for quote in root.findall("blockquote") if says else ():
            quote.set("class", "say")
        for element in root.iter():
            if (line := element.get("data-line")) is not None:
                element.set("data-line", str(int(line) + first_line))
        return root

    def mkdocs_html(self, text: str) -> str:
        """The text in Python-Markdown's own dialect with the extensions MkDocs sites use; HTML, not yet sanitised."""
        if self._mkdocs is None:
            self._mkdocs = markdown.Markdown(extensions=[*_PYMDOWN, *_PYMDOWN_X])
        self._mkdocs.reset()
        return self._mkdocs.convert(text)

    def outline(self, text: str, *, first_line: int = 1) -> Outline:
        """Headings, lead and words, without a tree."""
        env: dict[str, Any] = {}
        slugs, headings, body, lead, opened = Slugs(), list[Heading](), list[str](), "", ""
        for token in self._blocks.parse(text, env):
            if token.nesting == 1:
                opened = token.tag if not token.hidden or token.type != "paragraph_open" else "tight"
            if token.type == "alert_title_open":
                opened = "alert"
            if token.type == "inline" and opened == "alert":
                opened = ""
            elif token.type == "inline" and opened in _HEADINGS:
                shown, addressed = self._heading(token.content, env)
                line = (token.map or [0])[0] + first_line
                headings.append(Heading(int(opened[1]), shown, slugs.next(addressed), line))
                body.append(shown)
            elif token.type == "inline":
                words = tidy(inline_text(token.content))
                if not lead and opened == "p" and token.level == 1 and any(map(str.isalpha, words)):
                    is_plain = not any(mark in token.content for mark in _TEMPLATES)
                    lead = one_line(self._inline(token.content, env) if is_plain else words)
                body.append(words)
            elif token.type in {"fence", "code_block"}:
                body.append(token.content)
            elif token.type == "html_block":
                body.append(tidy(html_text(token.content)))
        return Outline(tuple(headings), lead, "\n".join(piece for piece in body if piece))

    def _heading(self, source: str, env: MutableMapping[str, Any]) -> tuple[str, str]:
        """A heading as it is shown, and as its slug is made (without raw HTML and pictures)."""
        if _SIGNS.isdisjoint(source):
            return one_line(source), source
        addressed = plain_inline(self._gfm.parseInline(source, env)[0].children or [], pictures=False)
        return one_line(inline_text(source) if "[!" in source else addressed), addressed

    def _inline(self, source: str, env: MutableMapping[str, Any]) -> str:
        if _SIGNS.isdisjoint(source):
            return source
        return plain_inline(self._gfm.parseInline(source, env)[0].children or [], pictures=False)


class _GfmTree(Extension):
    """Puts our parser and tree processors in the place of Python-Markdown's."""

    def __init__(self, gfm: MarkdownIt) -> None:
        super().__init__()
        self._gfm = gfm

    def extendMarkdown(self, md: markdown.Markdown) -> None:  # noqa: N802  # named by the library
        """Called by Python-Markdown when it is built."""
        md.parser = _TokenParser(md, self._gfm)
        for name in ("inline", "prettify", "unescape"):
            md.treeprocessors.deregister(name)
        md.treeprocessors.register(_HeadingIds(md), "heading-ids", 20)


class _TokenParser(BlockParser):
    """A parser that takes markdown-it's tokens for the structure."""

    def __init__(self, md: markdown.Markdown, gfm: MarkdownIt) -> None:
        super().__init__(md)
        self._gfm = gfm

    def parseDocument(  # noqa: N802  # named by the library
        self, lines: Iterable[str]
    ) -> "ET.ElementTree[ET.Element | None]":
        """The whole text as a tree; `data-line` counts from 0."""
        root = ET.Element("div")
        TreeBuilder(root).build(self._gfm.parse("\n".join(lines) + "\n", {}))
        return ET.ElementTree(root)


class _HeadingIds(Treeprocessor):
    """Gives every heading the id GitHub gives it."""

    def run(self, root: ET.Element) -> None:
        """Called once for each tree."""
        slugs = Slugs()
        for element in root.iter():
            if element.tag in _HEADINGS:
                element.set("id", slugs.next("".join(_shown(element))))


def _shown(element: ET.Element) -> Iterator[str]:
    yield element.text or ""
    for child in element:
        if child.tag != RAW:
            yield from _shown(child)
        yield child.tail or ""
