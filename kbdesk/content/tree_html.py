"""A Markdown tree written out as HTML: not yet safe, `html.py` cleans it."""

import xml.etree.ElementTree as ET
from html import escape

_VOID = {"br", "hr", "img"}


def written(element: ET.Element) -> str:
    """An element with all in it, its tail left out; raw HTML stands as its author wrote it."""
    if element.tag == "raw":
        return element.text or ""
    attributes = "".join([f' {name}="{escape(value)}"' for name, value in element.attrib.items()])
    if element.tag in _VOID:
        return f"<{element.tag}{attributes}>"
    start = f"<{element.tag}{attributes}>"
    if element.tag == "pre" and len(element) and (element[0].text or "").startswith("\n"):
        start += "\n"  # browsers and sanitisers drop the first line end in a <pre>
    return f"{start}{written_inside(element)}</{element.tag}>"


def written_inside(element: ET.Element) -> str:
    """What stands inside an element."""
    pieces = [escape(element.text or "", quote=False)]
    for child in element:
        pieces += [written(child), escape(child.tail or "", quote=False)]
    return "".join(pieces)
