"""Tree to safe HTML: one gate for what Markdown made and for what an author wrote as raw HTML.

The tree is written out, raw HTML as it stands, and the whole goes through one allow-list. Addresses are rewritten in
that same gate, so that there is no second way in: links inside the content become `kb:<path>#<slug>`; http, https,
mailto and tel stay; pictures come from the content folder only. `data-line` stays on blocks.
"""

import re
import xml.etree.ElementTree as ET
from collections.abc import Iterable
from html import escape

from kbdesk.content.links import is_outside, resolve

_VOID = {"br", "hr", "img"}
_BLOCKS = {
    "p",
    "h1",
    "h2",
    "h3",
    "h4",
    "h5",
    "h6",
    "ul",
    "ol",
    "li",
    "blockquote",
    "div",
    "pre",
    "table",
    "thead",
    "tbody",
    "tr",
    "dl",
    "dt",
    "dd",
    "hr",
}
_INLINE = {
    "a",
    "abbr",
    "b",
    "br",
    "code",
    "del",
    "em",
    "i",
    "img",
    "ins",
    "kbd",
    "mark",
    "q",
    "s",
    "small",
    "span",
    "strong",
    "sub",
    "sup",
    "th",
    "td",
    "u",
    "var",
    "samp",
    "caption",
    "figure",
    "figcaption",
    "details",
    "summary",
}
_CLASSES = {
    "blockquote": {"say"},
    "div": {"callout", "note", "tip", "important", "warning", "caution"},
    "span": {"box"},
    "li": {"task"},
    "ol": {"footnotes"},
}
_TONES = {
    **{tone: tone for tone in ("note", "tip", "important", "warning", "caution")},
    "hint": "tip",
    "success": "tip",
    "attention": "warning",
    "danger": "caution",
    "error": "caution",
    "failure": "caution",
}
"""Kinds of boxes of MkDocs sites and what is nearest to them here; any other is a note."""
_LANGUAGE = re.compile(r"language-[\w+#.-]{1,30}")
_WITHOUT_SOURCE = re.compile(r'<img((?:\s[\w-]+="[^"]*")*)>')
_ALT = re.compile(r'\salt="([^"]*)"')
_NUMBER = re.compile(r"\d{1,6}")


def safe_html(elements: Iterable[ET.Element], here: str) -> str:
    """Sanitised HTML of elements of a file at `here`, in order, their tails left out."""
    return clean_html("".join(_written(element) for element in elements), here)


def inner_html(element: ET.Element, here: str) -> str:
    """Sanitised HTML of what is inside an element."""
    return clean_html(_inside(element), here)


def clean_html(unsafe: str, here: str) -> str:
    """The gate itself. Quotes in attributes are always double in what comes out."""
    # Loaded here because the scan of a folder must not wait for it.
    import nh3

    def gate(tag: str, attribute: str, value: str) -> str | None:
        return _attribute(tag, attribute, value, here)

    cleaned = nh3.clean(
        unsafe,
        tags=_BLOCKS | _INLINE,
        clean_content_tags={"script", "style", "iframe", "object", "svg", "math", "template", "noscript", "title"},
        attributes=_attributes(),
        attribute_filter=gate,
        url_schemes={"http", "https", "mailto", "tel"},
        link_rel=None,
        strip_comments=True,
    )
    return _WITHOUT_SOURCE.sub(_alt_when_no_source, cleaned)


def _attributes() -> dict[str, set[str]]:
    allowed = {tag: {"data-line"} for tag in _BLOCKS}
    for tag in ("h1", "h2", "h3", "h4", "h5", "h6", "li", "sup", "a", "span"):
        allowed.setdefault(tag, set()).add("id")
    for tag in (*_CLASSES, "code"):
        allowed.setdefault(tag, set()).add("class")
    for tag in ("th", "td"):
        allowed[tag] = {"align", "colspan", "rowspan"}
    allowed["a"] |= {"href", "title", "name"}
    allowed["img"] = {"src", "alt", "title", "width", "height"}
    allowed["ol"] |= {"start"}
    return allowed


def _attribute(tag: str, attribute: str, value: str, here: str) -> str | None:
    """The value as it may stay, or None to drop the attribute.

    Must not raise, whatever comes in: the sanitiser would say so on stderr and let the value through. It is asked
    about tags that are dropped as well.
    """
    if attribute == "href":
        if is_outside(value):
            return value
        address = resolve(value, here)
        return str(address) if address else None
    if attribute == "src":
        address = resolve(value, here)
        return str(address) if address and address.path != here else None
    if attribute == "class":
        if tag == "code":
            return value if _LANGUAGE.fullmatch(value) else None
        words = value.split()
        if tag == "div" and "admonition" in words:
            return "callout " + next((_TONES[word] for word in words if word in _TONES), "note")
        return " ".join(word for word in words if word in _CLASSES.get(tag, ())) or None
    if attribute in {"data-line", "width", "height", "colspan", "rowspan", "start"}:
        return value if _NUMBER.fullmatch(value) else None
    if attribute == "align":
        return value if value in {"left", "center", "right"} else None
    return value


def _alt_when_no_source(match: re.Match[str]) -> str:
    if ' src="' in match[1]:
        return match[0]
    alt = _ALT.search(match[1])
    return alt[1] if alt else ""


def _written(element: ET.Element) -> str:
    if element.tag == "raw":
        return element.text or ""
    attributes = "".join(f' {name}="{escape(value)}"' for name, value in element.attrib.items())
    if element.tag in _VOID:
        return f"<{element.tag}{attributes}>"
    start = f"<{element.tag}{attributes}>"
    if element.tag == "pre" and len(element) and (element[0].text or "").startswith("\n"):
        start += "\n"  # browsers and sanitisers drop the first line end in a <pre>
    return f"{start}{_inside(element)}</{element.tag}>"


def _inside(element: ET.Element) -> str:
    pieces = [escape(element.text or "", quote=False)]
    for child in element:
        pieces += [_written(child), escape(child.tail or "", quote=False)]
    return "".join(pieces)
