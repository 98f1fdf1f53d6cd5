"""HTML and attributes among Markdown: what has a form in Markdown gets it, what only arranges goes."""

import re

from kbdesk.content.importing.plain_words import plain_words
from kbdesk.content.importing.remarks import Remarks, comment

_ANCHOR = re.compile(
    r"<a\s{1,3}(?:name|id)\s?=\s?[\"']?([\w.:-]{1,120})[\"']?\s{0,3}/?>(?:\s{0,3}</a>)?", re.IGNORECASE
)
_HEADING = re.compile(r"^(#{1,6}[ \t].*)$", re.MULTILINE)
_HEADING_ID = re.compile(r"[ \t]*\{:?[ \t]*#([\w.:-]{1,120})[^}\n]*\}[ \t]*$")
_ATTRIBUTES = re.compile(
    r"(?<=[\])*_`\ue001])\{:?[ \t]*(?:[.#][\w-]+|[\w-]+=(?:\"[^\"\n]{0,200}\"|[\w%.-]+)|target|[ \t]){1,20}\}"
)
_ALONE = re.compile(
    r"^[ \t]*\{:[^}\n]{0,200}\}[ \t]*\n?|^\[TOC\][ \t]*\n?|^[ \t]*\{:?\s?\.[^}\n]{1,100}\}[ \t]*\n?", re.MULTILINE
)
_IMAGE = re.compile(r"<img\b((?:[^>\"']|\"[^\"]{0,2000}\"|'[^']{0,2000}'){1,400}?)/?>", re.IGNORECASE)
_ATTRIBUTE = re.compile(r"""([\w-]+)\s?=\s?(?:"([^"]{0,2000})"|'([^']{0,2000})'|\{?([^\s"'>{}]+))""")
_WRAPPER = re.compile(
    r"^[ \t]*</?(?:div|section|article|center|main|header|footer|nav|figure|span)\b[^<>\n]{0,400}>[ \t]*$",
    re.MULTILINE | re.IGNORECASE,
)
_MARKS = {
    "b": "**",
    "strong": "**",
    "i": "*",
    "em": "*",
    "code": "`",
    "tt": "`",
    "del": "~~",
    "s": "~~",
    "strike": "~~",
}
_LINK = re.compile(r"<a\s([^<>]{0,800}?href[^<>]{0,800})>([^<>\n]{1,500})</a>", re.IGNORECASE)
_LOOSE = re.compile(
    r"</?(?:span|font|center|label|input|button|nobr|big|u|section|div|p)(?:\s[^<>\n]{0,400})?/?>|</a>(?=[^<\n]{0,80}$)",
    re.IGNORECASE | re.MULTILINE,
)
_LINE_OF_BREAKS = re.compile(r"^[ \t]*(?:<br\s{0,3}/?>[ \t]*)+$", re.IGNORECASE | re.MULTILINE)
_LINE_BREAK_AT_END = re.compile(
    r"(?<=[^|\s])[ \t]*<br\s{0,3}/?>[ \t]*$(?=\n[ \t]*[^\s|])", re.IGNORECASE | re.MULTILINE
)
_FRAME = re.compile(r"<(iframe|video|embed|object|audio)\b([^<>]{0,1500})>", re.IGNORECASE)
_FRAME_END = re.compile(r"</(?:iframe|video|embed|object|audio)\s?>", re.IGNORECASE)
_LINE_BREAK = re.compile(r"<br\s{0,3}/?>", re.IGNORECASE)
_ACTIVE = ("script", "style", "form", "noscript", "template")
_ICON = re.compile(r"(?<![\w:]):(?:material|fontawesome|octicons|simple)-[\w-]+:")
_KEYS = re.compile(r"\+\+([\w+ -]{1,60})\+\+")
_ABBREVIATION = re.compile(r"^\*\[([^\]\n]{1,60})\]:[^\n]*\n?", re.MULTILINE)


def without_inline_html(text: str, remarks: Remarks) -> tuple[str, dict[str, str]]:
    """The text, and the old anchors of its headings with the words of each; code must be masked."""
    text = _IMAGE.sub(_image, text) if "<" in text else text
    text = _FRAME_END.sub("", _FRAME.sub(lambda match: _frame(match, remarks), text))
    text = _plain_tags(_WRAPPER.sub(_wrapper, text)) if "<" in text else text
    anchors: dict[str, str] = {}
    text = _HEADING.sub(lambda match: _heading(match[1], anchors), text)
    text = _loose_anchors(text, anchors)
    text = _ABBREVIATION.sub("", _ALONE.sub("", _ATTRIBUTES.sub("", text)))
    return _KEYS.sub(lambda match: match[1].replace("+", " + "), _ICON.sub("", text)), anchors


def _wrapper(match: re.Match[str]) -> str:
    """Nothing, but for an anchor that it was."""
    name = attributes(match[0]).get("id", "")
    return f'<a name="{name}"></a>' if name else ""


def _plain_tags(text: str) -> str:
    """Tags within lines as the marks they are."""
    for tag, mark in _MARKS.items():
        text = re.sub(
            rf"<{tag}(?:\s[^<>]{{0,300}})?>[ \t]*([^<>\n]{{1,600}}?)[ \t]*</{tag}>",
            rf"{mark}\1{mark}",
            text,
            flags=re.IGNORECASE,
        )
    text = _LINK.sub(_link, text)
    text = _LOOSE.sub("", text)
    return _LINE_BREAK_AT_END.sub("\\\\", _LINE_OF_BREAKS.sub("", text))


def _link(match: re.Match[str]) -> str:
    address = attributes(match[1]).get("href", "")
    return f"[{match[2].strip()}](<{address}>)" if address else match[2]


def _heading(line: str, anchors: dict[str, str]) -> str:
    """A heading without its anchors, which are remembered."""
    found = [match[1] for match in _ANCHOR.finditer(line)]
    bare = _ANCHOR.sub("", line).replace("</a>", "") if found else line
    if own := _HEADING_ID.search(bare):
        found.append(own[1])
        bare = bare[: own.start()]
    anchors.update(dict.fromkeys(found, plain_words(bare.lstrip("#"))))
    return bare


def _loose_anchors(text: str, anchors: dict[str, str]) -> str:
    """Anchors elsewhere lead to the heading that they stand above or under."""
    if not _ANCHOR.search(text):
        return text
    lines = text.split("\n")
    heading = ""
    for number, line in enumerate(lines):
        if line.startswith("#"):
            heading = line.lstrip("#").strip()
        for match in _ANCHOR.finditer(line):
            after = next((later for later in lines[number + 1 : number + 3] if later.strip()), "")
            is_above = after.startswith("#") and not _ANCHOR.sub("", line).strip()
            anchors.setdefault(match[1], after.lstrip("#").strip() if is_above else heading)
    return _ANCHOR.sub("", text)


def _image(match: re.Match[str]) -> str:
    found = attributes(match[1])
    source = found.get("src", "")
    alt = " ".join(found.get("alt", "").replace("[", "(").replace("]", ")").split())
    return f"![{alt}](<{source}>)" if source else ""


def attributes(inside: str) -> dict[str, str]:
    """The attributes of a tag, names in lower case."""
    return {found[0].lower(): found[1] or found[2] or found[3] for found in _ATTRIBUTE.findall(inside)}


def _frame(match: re.Match[str], remarks: Remarks) -> str:
    """What showed another page or a film becomes a link to it."""
    source = attributes(match[2]).get("src", "")
    remarks.add("embed", match[0], what=source or match[1])
    return f"[{source}]({source})" if source.startswith("http") else comment(match[0])


def without_active(text: str, remarks: Remarks) -> str:
    """The text without what would run, look different or ask for something."""
    for name in _ACTIVE:
        lower = text.lower()
        pieces: list[str] = []
        at = 0
        while (start := lower.find(f"<{name}", at)) >= 0:
            if lower[start + len(name) + 1 : start + len(name) + 2] not in {" ", ">", "\n", "\t", "/"}:
                pieces.append(text[at : start + 1])
                at = start + 1
                continue
            closing = lower.find(f"</{name}", start)
            end = lower.find(">", closing if closing >= 0 else start) + 1
            if name in {"script", "form"}:
                remarks.add("active", text[start : start + 80])
            pieces.append(text[at:start])
            at = end or len(text)
        text = "".join([*pieces, text[at:]])
    return text


def one_line_breaks(text: str) -> str:
    """Words without tags for line ends."""
    return _LINE_BREAK.sub(" ", text)
