"""Hugo's shortcodes: pictures, boxes, references, code; what is unknown stays as a comment and is told."""

import re
from collections.abc import Iterator

from kbdesk.content.importing.alerts import alert, tone_of_box
from kbdesk.content.importing.nesting import Tag, fold
from kbdesk.content.importing.remarks import Remarks, comment

_TAG = re.compile(r"\{\{[<%]\s{0,9}(/?)\s{0,9}([\w./-]{1,60})((?:[^>%\n]|[>%](?!\}\})|\n(?!\n)){0,800}?)(/?)[>%]\}\}")
_SHOWN = re.compile(r"\{\{([<%])/\*(.{0,500}?)\*/([>%])\}\}")
_PICTURES = frozenset({"figure", "img", "image", "picture", "photo", "screenshot", "imgproc", "thumbnail"})
_GROUPS = frozenset(
    {
        "tabs",
        "tabpane",
        "tabset",
        "steps",
        "cards",
        "columns",
        "row",
        "grid",
        "accordion-group",
        "ring",
        "div",
        "section",
    }
)
_PARTS = frozenset(
    {"tab", "tabitem", "details", "expand", "accordion", "collapse", "step", "card", "spoiler", "toggle"}
)
_VIDEOS = {"youtube": "https://www.youtube.com/watch?v={}", "vimeo": "https://vimeo.com/{}"}


def without_shortcodes(text: str, remarks: Remarks) -> str:
    """The text with Hugo's shortcodes converted; code must be masked."""
    if "{{<" not in text and "{{%" not in text:
        return text
    text = fold(text, _tags(text), lambda tag, inside: _converted(tag, inside, remarks))
    return _SHOWN.sub(lambda match: f"`{{{{{match[1]} {match[2].strip()} {match[3]}}}}}`", text)


def shown_shortcodes(code: str) -> str:
    """Shortcodes that were written to be shown, as they are shown."""
    return _SHOWN.sub(lambda match: f"{{{{{match[1]} {match[2].strip()} {match[3]}}}}}", code)


def _tags(text: str) -> Iterator[Tag]:
    for found in _TAG.finditer(text):
        name, is_single = found[2].lower().rpartition("/")[2], bool(found[4])
        yield Tag(found.start(), found.end(), name, found[0], found[3], closes=bool(found[1]), single=is_single)


def _converted(tag: Tag, inside: str | None, remarks: Remarks) -> str:
    words, named = tag.words(), tag.named()
    if tag.name in {"ref", "relref"}:
        return (named.get("path") or (words[0] if words else "")).strip('"')
    if tag.name == "br":
        return "<br>"
    if tag.name in _VIDEOS and (words or named.get("id")):
        return f"[{tag.name.capitalize()}]({_VIDEOS[tag.name].format(named.get('id') or words[0])})"
    if tag.name in _PICTURES or "img" in tag.name.split("-") or "image" in tag.name.split("-"):
        return _picture(tag, words, named, remarks)
    if tone := tone_of_box(tag.name, words, named):
        return alert(tone, inside or named.get("text") or named.get("content") or "", title=_title(named))
    if tag.name in {"highlight", "code", "code-block"} and inside is not None and "\n" in inside:
        return f"\n```{words[0] if words else named.get('lang', '')}\n{inside.strip(chr(10))}\n```\n"
    return _rest(tag, inside, words, named, remarks)


def _rest(tag: Tag, inside: str | None, words: tuple[str, ...], named: dict[str, str], remarks: Remarks) -> str:
    href = named.get("href") or named.get("url") or named.get("link") or ""
    text = " ".join((inside or named.get("text") or named.get("title") or named.get("label") or "").split())
    if tag.name in {"button", "link", "cta", "asset-static", "doc"} and (href or named.get("file")):
        return f"[{text or href or named['file']}]({href or named['file']})"
    if inside is not None and tag.name in _GROUPS:
        return inside
    if inside is not None and tag.name in _PARTS:
        title = _title(named) or named.get("name") or (words[0] if words else "")
        return f"\n\n**{title}**\n\n{inside.strip()}\n\n" if title else f"\n\n{inside.strip()}\n\n"
    if inside is not None and "quote" in tag.name:
        said_by = named.get("cite") or named.get("author") or ""
        return (
            "\n\n"
            + "\n".join(f"> {line}" for line in inside.strip().split("\n"))
            + (f"\n> — {said_by}\n\n" if said_by else "\n\n")
        )
    remarks.add("shortcode", tag.raw)
    return comment(tag.raw) if inside is None else f"{comment(tag.raw)}{inside}"


def _title(named: dict[str, str]) -> str:
    return named.get("title") or named.get("header") or named.get("heading") or named.get("summary") or ""


def _picture(tag: Tag, words: tuple[str, ...], named: dict[str, str], remarks: Remarks) -> str:
    source = named.get("src") or named.get("image") or named.get("file") or named.get("link") or "".join(words[:1])
    if not source:
        remarks.add("shortcode", tag.raw)
        return comment(tag.raw)
    caption = named.get("caption") or named.get("title") or ""
    alt = (named.get("alt") or caption or "".join(words[1:2])).replace("[", "(").replace("]", ")")
    shown = f"![{' '.join(alt.split())}](<{source}>)"
    return f"{shown}\n*{' '.join(caption.split())}*\n" if caption else shown
