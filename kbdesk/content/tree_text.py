"""What stands in a piece of the Markdown tree: its words, its pieces in a row, its line."""

import xml.etree.ElementTree as ET
from collections.abc import Iterator
from dataclasses import dataclass

_BLOCKS = {"p", "ul", "ol", "li", "blockquote", "div", "pre", "table", "dl", "h1", "h2", "h3", "h4", "h5", "h6"}
_LINES = {"p", "li", "pre", "tr", "dt", "dd", "h1", "h2", "h3", "h4", "h5", "h6"}


@dataclass(frozen=True, slots=True)
class Piece:
    """A part of a line: `kind` is `text`, or the element's tag (`a`, `code`, `span`, …)."""

    kind: str
    text: str
    element: ET.Element | None = None


def words(element: ET.Element) -> str:
    """All words on one line; a picture gives its alternative text, raw HTML nothing."""
    return " ".join("".join(_shown(element)).split())


def lines(element: ET.Element) -> str:
    """All words, a line for each paragraph, item and row; items with a dash or their number."""
    return "\n".join(line for line in _lines(element) if line)


def line_of(element: ET.Element) -> int:
    """The line of the file on which it starts; 0 when not known."""
    return int(element.get("data-line") or 0)


def pieces(element: ET.Element) -> list[Piece]:
    """What stands in a line in order, blank text left out; nested blocks are not looked into."""
    found = [Piece("text", element.text or "")]
    for child in element:
        if child.tag not in _BLOCKS:
            found.append(Piece(child.tag, "".join(_shown(child)), child))
        found.append(Piece("text", child.tail or ""))
    return [piece for piece in found if piece.kind != "text" or piece.text.strip()]


def line_content(element: ET.Element) -> ET.Element:
    """The element that holds the first line: the first paragraph of a loose item or quote, else the element itself."""
    if not (element.text or "").strip() and len(element) and element[0].tag == "p":
        return element[0]
    return element


def without_first(element: ET.Element, first: ET.Element) -> None:
    """Takes `first` out of its parent, keeping what follows it."""
    tail = (first.tail or "").lstrip()
    element.remove(first)
    element.text = tail


def _shown(element: ET.Element) -> Iterator[str]:
    if element.tag == "raw":
        return
    if element.tag == "img":
        yield element.get("alt") or ""
    yield element.text or ""
    for child in element:
        yield from _shown(child)
        if child.tag in _LINES | {"td", "th"}:
            yield " "
        yield child.tail or ""


def _lines(element: ET.Element) -> Iterator[str]:
    if element.tag in {"ul", "ol"}:
        for number, item in enumerate(element, int(element.get("start") or 1)):
            mark = f"{number}. " if element.tag == "ol" else "- "
            inside = list(_lines_of_item(item))
            yield mark + (inside[0] if inside else "")
            yield from (f"  {line}" for line in inside[1:])
    elif element.tag == "pre":
        yield from "".join(_shown(element)).rstrip("\n").split("\n")
    elif any(child.tag in _BLOCKS | _LINES | {"thead", "tbody"} for child in element):
        for child in element:
            yield from _lines(child)
    elif element.tag == "tr":
        yield " | ".join(words(cell) for cell in element)
    else:
        yield words(element)


def _lines_of_item(item: ET.Element) -> Iterator[str]:
    line = ET.Element("p")
    line.text = item.text
    for child in item:
        if child.tag in _BLOCKS:
            if words(line):
                yield words(line)
            line = ET.Element("p")
            yield from _lines(child)
        else:
            line.append(child)
    if words(line):
        yield words(line)
