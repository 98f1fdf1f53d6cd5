"""Tokens of markdown-it built into a tree of elements; what that tree holds is told in `markdown_tree.py`."""

import xml.etree.ElementTree as ET
from collections.abc import Iterable, Mapping
from typing import Any, Protocol

from kbdesk.content.allowance import DEEPEST, Allowance

RAW = "raw"
"""Tag of the elements that hold raw HTML."""

_ALIGN = {"text-align:left": "left", "text-align:center": "center", "text-align:right": "right"}


class Token(Protocol):
    """What is used of a token; the library itself is known to `markdown_tree.py` only."""

    type: str
    tag: str
    nesting: Any
    level: int
    attrs: dict[str, Any]
    map: Any
    content: str
    info: str
    meta: dict[Any, Any]
    block: bool
    hidden: bool
    children: Any


class TreeBuilder:
    """Builds elements from tokens; the innermost open element is last on the stack."""

    def __init__(self, root: ET.Element, allowance: Allowance) -> None:
        self._stack = [root]
        self._allowance = allowance
        self._line = 0
        self._box = ""

    def build(self, tokens: Iterable[Token]) -> None:
        """Adds what the tokens say; `data-line` counts from 0. Raises TooHeavy."""
        for token in tokens:
            self._allowance.step()
            special = getattr(self, f"_{token.type}", None)
            if special is not None:
                special(token)
            elif token.nesting == -1 and not token.hidden:
                self._stack.pop()
            elif not token.hidden and token.tag:
                self._open("del" if token.tag == "s" else token.tag, token, closed=token.nesting == 0)

    def _open(
        self, tag: str, token: Token | None = None, *, closed: bool = False, more: Mapping[str, str] | None = None
    ) -> ET.Element:
        if len(self._stack) > DEEPEST and not closed:
            self._stack.append(self._stack[-1])  # its words are kept, its own element is not
            return self._stack[-1]
        element = ET.SubElement(self._stack[-1], tag)
        attributes = dict(more or {})
        if token is not None:
            style = str(token.attrs.get("style", ""))
            attributes.update(
                (name, str(value)) for name, value in token.attrs.items() if name not in {"style", "class"}
            )
            if style in _ALIGN:
                attributes["align"] = _ALIGN[style]
            if token.block and token.map:
                attributes["data-line"] = str(token.map[0])
        for name, value in attributes.items():
            element.set(name, value)
        if not closed:
            self._stack.append(element)
        return element

    def _add_text(self, words: str) -> None:
        top = self._stack[-1]
        if len(top):
            top[-1].tail = (top[-1].tail or "") + words
        else:
            top.text = (top.text or "") + words

    def _inline(self, token: Token) -> None:
        self._line = token.map[0] if token.map else self._line
        if self._box:
            self._open("span", closed=True, more={"class": "box"}).text = self._box
            self._add_text(" ")
            self._box = ""
        self.build(token.children or [])

    def _text(self, token: Token) -> None:
        self._add_text(token.content)

    def _text_special(self, token: Token) -> None:
        self._add_text(token.content)

    def _softbreak(self, _token: Token) -> None:
        self._line += 1
        self._add_text("\n")

    def _hardbreak(self, _token: Token) -> None:
        self._line += 1
        self._open("br", closed=True)
        self._add_text("\n")

    def _code_inline(self, token: Token) -> None:
        self._open("code", closed=True, more={"data-line": str(self._line)}).text = token.content
        self._line += token.content.count("\n")

    def _link_open(self, token: Token) -> None:
        self._open("a", token, more={"data-line": str(self._line)})

    def _image(self, token: Token) -> None:
        alt = plain_inline(token.children or [], pictures=True)
        self._open("img", token, closed=True, more={"data-line": str(self._line)}).set("alt", alt)

    def _html_inline(self, token: Token) -> None:
        self._open(RAW, closed=True, more={"data-line": str(self._line)}).text = token.content
        self._line += token.content.count("\n")

    def _html_block(self, token: Token) -> None:
        self._open(RAW, token, closed=True).text = token.content

    def _fence(self, token: Token) -> None:
        language = token.info.split()[:1]
        code = {"class": f"language-{language[0]}"} if language else {}
        self._open("pre", token)
        self._open("code", closed=True, more=code).text = token.content
        self._stack.pop()

    _code_block = _fence

    def _list_item_open(self, token: Token) -> None:
        self._open("li", token)
        self._box = ""
        if "checked" in token.meta:
            self._stack[-1].set("class", "task")
            self._box = "☑" if token.meta["checked"] else "☐"  # waits for the line it stands before

    def _alert_open(self, token: Token) -> None:
        self._open("div", token, more={"class": f"callout {str(token.meta['kind']).lower()}"})

    def _alert_title_open(self, _token: Token) -> None:
        # The title word is the reader's language's business; it is built aside and forgotten.
        self._stack.append(ET.Element("p"))

    def _footnote_ref(self, token: Token) -> None:
        number, again = token.meta["id"] + 1, token.meta["subId"]
        mark = f"fnref-{number}" + (f"-{again}" if again else "")
        self._open("sup", more={"id": mark})
        self._open("a", closed=True, more={"href": f"#fn-{number}"}).text = str(number)
        self._stack.pop()

    def _footnote_block_open(self, _token: Token) -> None:
        self._open("hr", closed=True)
        self._open("ol", more={"class": "footnotes"})

    def _footnote_open(self, token: Token) -> None:
        self._open("li", more={"id": f"fn-{token.meta['id'] + 1}"})

    def _footnote_anchor(self, token: Token) -> None:
        again = token.meta["subId"]
        mark = f"#fnref-{token.meta['id'] + 1}" + (f"-{again}" if again else "")
        self._add_text(" ")
        self._open("a", closed=True, more={"href": mark}).text = "↩"


def plain_inline(tokens: Iterable[Token], *, pictures: bool) -> str:
    """The words of inline tokens; with `pictures` also those that stand for a picture."""
    words: list[str] = []
    for token in tokens:
        if token.type in {"text", "text_special", "code_inline"}:
            words.append(token.content)
        elif token.type in {"softbreak", "hardbreak"}:
            words.append(" " if pictures else "\n")
        elif token.type == "image" and pictures:
            words.append(plain_inline(token.children or [], pictures=True))
    return "".join(words)
