"""Tree to safe HTML: one gate for what Markdown made and for what an author wrote as raw HTML.

The tree is written out, raw HTML as it stands, and the whole goes through one allow-list. Addresses are rewritten in
that same gate, so that there is no second way in: links inside the content become `kb:<path>#<slug>`; http, https,
mailto and tel stay; pictures come from the content folder only. `data-line` stays on blocks.
"""

import re
import xml.etree.ElementTree as ET
from collections.abc import Iterable
from functools import lru_cache
from threading import get_ident
from time import thread_time

from kbdesk.content.allowance import TooHeavy
from kbdesk.content.links import is_outside, outside_address, resolve
from kbdesk.content.tree_html import written, written_inside

_MOST_TAGS = 20_000
"""In raw HTML. What is nested in one another takes a sanitiser time that grows with its square."""
_DEEPEST_BOXES = 6
"""Tables and boxes in one another: the window lays out each in its own table, and each doubles the work."""
_SECONDS = 0.5
_TURNING = re.compile(r"[\u202a-\u202e\u2066-\u2069]")
"""Signs that turn the order of letters round, so that `fdp.exe` may read as a document."""
_BOX = re.compile(r"<table\b|<(?:div|blockquote)\b[^>]*class=")
_TAG = re.compile(r"<(/?)(table|thead|tbody|tr|th|td|div|blockquote)\b([^>]*)>")
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
    """Sanitised HTML of elements of a file at `here`, in order, their tails left out. Raises TooHeavy."""
    elements = tuple(elements)
    _refuse_much(raw.text or "" for element in elements for raw in element.iter("raw"))
    return _cleaned("".join(written(element) for element in elements), here)


def inner_html(element: ET.Element, here: str) -> str:
    """Sanitised HTML of what is inside an element. Raises TooHeavy."""
    _refuse_much(raw.text or "" for raw in element.iter("raw"))
    return _cleaned(written_inside(element), here)


def clean_html(unsafe: str, here: str) -> str:
    """Sanitised HTML of any HTML. Raises TooHeavy."""
    _refuse_much([unsafe])
    return _cleaned(unsafe, here)


def _refuse_much(pieces: Iterable[str]) -> None:
    if sum(piece.count("<") for piece in pieces) > _MOST_TAGS:
        raise TooHeavy("too-much-html", -1)


def _cleaned(unsafe: str, here: str) -> str:
    """The gate itself. Quotes in attributes are always double in what comes out."""
    cleaned = _TURNING.sub("", _gate_of(get_ident()).cleaned(unsafe, here))
    return _WITHOUT_SOURCE.sub(_alt_when_no_source, _with_few_boxes(cleaned))


@lru_cache(8)
def _gate_of(_thread: int) -> "_Gate":
    """One for each thread: making one takes ten times as long as cleaning a paragraph."""
    return _Gate()


class _Gate:
    """The sanitiser, and what it asks about attributes."""

    def __init__(self) -> None:
        # Loaded here because the scan of a folder must not wait for it.
        import nh3

        self._here, self._end = "", 0.0
        self._cleaner = nh3.Cleaner(
            tags=_BLOCKS | _INLINE,
            clean_content_tags={"script", "style", "iframe", "object", "svg", "math", "template", "noscript", "title"},
            attributes=_attributes(),
            attribute_filter=self._kept,
            url_schemes={"http", "https", "mailto", "tel"},
            link_rel=None,
            strip_comments=True,
        )

    def cleaned(self, unsafe: str, here: str) -> str:
        """The HTML of a file at `here`. Raises TooHeavy."""
        self._here, self._end = here, thread_time() + _SECONDS
        cleaned: str = self._cleaner.clean(unsafe)
        if thread_time() >= self._end:
            raise TooHeavy("too-slow", -1)
        return cleaned

    def _kept(self, tag: str, attribute: str, value: str) -> str | None:
        return _attribute(tag, attribute, value, self._here) if thread_time() < self._end else None


def _with_few_boxes(cleaned: str) -> str:
    """HTML in which boxes beyond the sixth in one another are plain, with all their words."""
    depth = 0
    waiting: list[tuple[bool, str]] = []

    def tag(match: re.Match[str]) -> str:
        nonlocal depth
        closing, name, attributes = match.groups()
        if closing:
            was_box, shown = waiting.pop()
            depth -= was_box
            return f"</{shown}>"
        is_box = name == "table" or "class=" in attributes
        depth += is_box
        is_plain = depth > _DEEPEST_BOXES and (is_box or name.startswith("t"))
        waiting.append((is_box, ("blockquote" if name == "blockquote" else "div") if is_plain else name))
        return f"<{waiting[-1][1]}>" if is_plain else match[0]

    return _TAG.sub(tag, cleaned) if len(_BOX.findall(cleaned)) > _DEEPEST_BOXES else cleaned


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
            return outside_address(value)
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
