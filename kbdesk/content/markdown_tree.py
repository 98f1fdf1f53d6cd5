"""Markdown to one tree with source lines: the only file that knows the Markdown libraries.

Python-Markdown is the frame (its tree and tree processors, our callouts among them), but its own parser reads a
third of ordinary files differently from GitHub and knows no line numbers. So one extension replaces the parser by
one that asks markdown-it-py for tokens and builds the tree from those. In that tree

* every block has the line it starts on in the file as `data-line`, and so have links, pictures and code;
* raw HTML is an element `raw` whose text is the HTML as written, to be sanitised or dropped by `html.py`;
* a box of a task list is `<span class="box">☐</span>`; an alert `<div class="callout warning">`; headings have ids.

A folder made for MkDocs is read with Python-Markdown's own parser instead (`markdown_mkdocs.py`).
Reading for the index needs no tree: `outline` parses blocks only and takes headings, lead and words from them. Whoever
wants both gets both from one parsing by `laid_out`.
"""

import xml.etree.ElementTree as ET
from collections.abc import Iterable, Iterator, MutableMapping, Sequence
from dataclasses import dataclass
from typing import Any

import markdown
from markdown.blockparser import BlockParser
from markdown.extensions import Extension
from markdown.treeprocessors import Treeprocessor
from markdown_it import MarkdownIt
from mdit_py_plugins.deflist import deflist_plugin
from mdit_py_plugins.footnote import footnote_plugin

from kbdesk.content.allowance import DEEPEST, Allowance
from kbdesk.content.markdown_blocks import use_quick_blocks
from kbdesk.content.markdown_inline import use_careful_inline
from kbdesk.content.markdown_mkdocs import MkdocsMarkdown
from kbdesk.content.plain_text import html_text, inline_text, one_line, tidy
from kbdesk.content.slugs import Slugs
from kbdesk.content.tree_builder import RAW, Token, TreeBuilder, plain_inline
from kbdesk.domain.article import Heading

_HEADINGS = {"h1", "h2", "h3", "h4", "h5", "h6"}
_SIGNS = frozenset("*_`<&\\![]~:@/")
_TEMPLATES = ("[!", "{%", "{{<", "{{%", ":::")
"""Marks of other tools' templates, which Markdown takes for words."""
_LONG_PARAGRAPH = 5_000
_LONG_TEXT = 200_000
_MANY_TAGS = 2_000
_DEEP = 10
"""From here on (characters, `<` signs, blocks in one another) a text may be too heavy."""


@dataclass(frozen=True, slots=True)
class Outline:
    """What the index needs of a file: headings, first paragraph, all words.

    `suspect` is true for a text that may turn out too heavy to be shown, although it could be indexed.
    """

    headings: tuple[Heading, ...]
    lead: str
    body: str
    suspect: bool = False


class MarkdownTrees:
    """The parsers of one content folder, built once. Not for two threads at the same time."""

    def __init__(self, allowance: Allowance | None = None) -> None:
        self._allowance = allowance or Allowance()
        self._gfm = _github_parser(self._allowance, words_only=False)
        self._blocks = _github_parser(self._allowance, words_only=True)
        self._markdown = markdown.Markdown(extensions=[_GfmTree()])
        self._parser = _TokenParser(self._markdown, self._gfm, self._allowance)
        self._markdown.parser = self._parser
        self._mkdocs: MkdocsMarkdown | None = None

    def tree(self, text: str, *, first_line: int = 1, says: bool = True, goes_on: bool = False) -> ET.Element:
        """The tree of a text whose first line is line `first_line` of its file. Raises TooHeavy.

        With `says` a quote that stands by itself is `<blockquote class="say">`: words to say aloud. With `goes_on` the
        text was just read for its outline, in this thread, and what that took of the allowance is not given again.
        """
        if not goes_on:
            self._allowance.start()
        return self._built(self._gfm.parse(text, {}), first_line=first_line, says=says)

    def laid_out(self, text: str, *, first_line: int = 1, says: bool = True) -> tuple[Outline, ET.Element]:
        """Outline and tree from one parsing. Raises TooHeavy."""
        self._allowance.start()
        env: dict[str, Any] = {}
        tokens = self._gfm.parse(text, env)
        outline = self._outlined(tokens, text, env, first_line=first_line)
        return outline, self._built(tokens, first_line=first_line, says=says)

    def mkdocs_html(self, text: str, *, first_line: int = 1, goes_on: bool = False) -> str:
        """The text in Python-Markdown's own dialect with the extensions MkDocs sites use; HTML, not yet sanitised.

        `goes_on` as in `tree`. Raises TooHeavy.
        """
        if self._mkdocs is None:
            self._mkdocs = MkdocsMarkdown()
        if not goes_on:
            self._allowance.start()
        return self._mkdocs.html(text, first_line=first_line, seconds=self._allowance.left())

    def outline(self, text: str, *, first_line: int = 1) -> Outline:
        """Headings, lead and words, without a tree. Raises TooHeavy."""
        self._allowance.start()
        env: dict[str, Any] = {}
        return self._outlined(self._blocks.parse(text, env), text, env, first_line=first_line)

    def _built(self, tokens: Sequence[Token], *, first_line: int, says: bool) -> ET.Element:
        self._markdown.reset()
        root = self._parser.built(tokens)
        self._allowance.check()
        for processor in self._markdown.treeprocessors:
            processor.run(root)
        for quote in root.findall("blockquote") if says else ():
            quote.set("class", "say")
        for element in root.iter():
            if (line := element.get("data-line")) is not None:
                element.set("data-line", str(int(line) + first_line))
        return root

    def _outlined(
        self, tokens: Iterable[Token], text: str, env: MutableMapping[str, Any], *, first_line: int
    ) -> Outline:
        slugs, headings, body, lead, opened = Slugs(), list[Heading](), list[str](), "", ""
        suspect = len(text) > _LONG_TEXT or text.count("<") > _MANY_TAGS
        for token in tokens:
            suspect = suspect or token.level > _DEEP
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
                self._allowance.step()
                suspect = suspect or len(token.content) > _LONG_PARAGRAPH
                words = tidy(inline_text(token.content))
                if not lead and opened == "p" and token.level == 1 and any(map(str.isalpha, words)):
                    is_plain = not any(mark in token.content for mark in _TEMPLATES)
                    lead = one_line(self._inline(token.content, env) if is_plain else words)
                body.append(words)
            elif token.type in {"fence", "code_block"}:
                body.append(token.content)
            elif token.type == "html_block":
                body.append(tidy(html_text(token.content)))
        return Outline(tuple(headings), lead, "\n".join(piece for piece in body if piece), suspect)

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


def _github_parser(allowance: Allowance, *, words_only: bool) -> MarkdownIt:
    """GitHub's Markdown, with definition lists besides; with `words_only` blocks alone are parsed."""
    options = {
        "html": True,
        "tasklists": True,
        "alerts": True,
        "strikethrough_single_tilde": True,
        "maxNesting": DEEPEST,
    }
    parser = MarkdownIt("commonmark", options).enable(["table", "strikethrough"]).use(footnote_plugin, inline=False)
    if not words_only:
        parser.use(deflist_plugin)
    use_quick_blocks(parser, allowance, lean=words_only)
    use_careful_inline(parser, allowance)
    if words_only:
        parser.core.ruler.enableOnly(["normalize", "block", "footnote_tail"])
    return parser


class _GfmTree(Extension):
    """Puts our tree processors in the place of Python-Markdown's."""

    def extendMarkdown(self, md: markdown.Markdown) -> None:  # noqa: N802  # named by the library
        """Called by Python-Markdown when it is built."""
        for name in ("inline", "prettify", "unescape"):
            md.treeprocessors.deregister(name)
        md.treeprocessors.register(_HeadingIds(md), "heading-ids", 20)


class _TokenParser(BlockParser):
    """A parser that takes markdown-it's tokens for the structure."""

    def __init__(self, md: markdown.Markdown, gfm: MarkdownIt, allowance: Allowance) -> None:
        super().__init__(md)
        self._gfm = gfm
        self._allowance = allowance

    def parseDocument(  # noqa: N802  # named by the library
        self, lines: Iterable[str]
    ) -> "ET.ElementTree[ET.Element | None]":
        """The whole text as a tree; `data-line` counts from 0."""
        return ET.ElementTree(self.built(self._gfm.parse("\n".join(lines), {})))

    def built(self, tokens: Iterable[Token]) -> ET.Element:
        """The same from tokens. Raises TooHeavy."""
        root = ET.Element("div")
        TreeBuilder(root, self._allowance).build(tokens)
        return root


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
