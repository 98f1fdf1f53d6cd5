"""What DocFX and Adobe's dialect of it add: texts put in from other files, pictures as blocks, names in brackets."""

import re
from collections.abc import Callable
from posixpath import dirname, normpath

from kbdesk.content.front_matter import cut
from kbdesk.content.importing.remarks import Remarks, comment
from kbdesk.content.importing.site import Site

_INCLUDE = re.compile(r"\[!include\s?(?:\[[^\]\n]{0,200}\])?\s?\(([^()\n]{1,300})\)\]", re.IGNORECASE)
_SNIPPET = re.compile(r"^([ \t]*)-{2,}8<-{2,}[ \t]+\"([^\"\n]{1,300})\"[ \t]*$", re.MULTILINE)
_IMAGE = re.compile(r":::image\s((?:[^:\n]|:(?!::)){1,1500}):::(?:([^\n]{0,2000}?):::image-end:::)?")
_ATTRIBUTE = re.compile(r'([\w-]+)\s?=\s?"([^"]{0,1500})"')
_NAMES = re.compile(r"\[!(?:UICONTROL|DNL|BADGE)\s([^\]\n]{1,200})\](?:\{[^}\n]{0,300}\})?")
_VIDEO = re.compile(
    r"^[ \t]*>?[ \t]*\[!video\s{1,3}(?:\[[^\]\n]*\]\()?(https?://[^\s\])]{1,500})[^\n]*$", re.MULTILINE | re.IGNORECASE
)
_TABS = re.compile(r"^[ \t]*#{1,6}[ \t]+\[([^\]\n]{1,200})\]\(#tab/[^()\n]{1,200}\)[ \t]*$", re.MULTILINE)
_SHADES = re.compile(
    r"^[ \t]*>?[ \t]*\[!(?:BEGIN|END)SHADEBOX[^\n]*\n?|^[ \t]*>?[ \t]*\[!div class[^\n]*\n?", re.MULTILINE
)
_DEEPEST = 4


def with_includes(text: str, here: str, site: Site, remarks: Remarks, *, depth: int = 0) -> str:
    """The text with the texts of other files put in; code must be masked. `here` is the file it stands in."""

    def included(raw: str, address: str, *folders: str) -> str:
        for folder in folders:
            path = normpath(f"{folder}/{address.partition('?')[0]}").lstrip("/") if folder else normpath(address)
            found = site.read_text(path) if depth < _DEEPEST and not path.startswith("..") else None
            if found is not None:
                return with_includes(cut(found).body.strip("\n"), path, site, remarks, depth=depth + 1)
        remarks.add("include-missing", raw, what=address)
        return comment(raw)

    def snippet(match: re.Match[str]) -> str:
        body = included(match[0], match[2], "", "docs", "docs/includes", dirname(here))
        return "\n".join(f"{match[1]}{line}" if line else "" for line in body.split("\n"))

    if depth and not text.strip():
        return ""
    if "[!" in text:
        text = _INCLUDE.sub(lambda match: _in_its_line(match, included(match[0], match[1], dirname(here))), text)
    return _SNIPPET.sub(snippet, text) if "8<" in text else text


def _in_its_line(match: re.Match[str], body: str) -> str:
    """A text put in among other words is one line itself."""
    whole = match.string
    start, end = whole.rfind("\n", 0, match.start()) + 1, whole.find("\n", match.end())
    around = whole[start : match.start()] + whole[match.end() : len(whole) if end < 0 else end]
    return " ".join(body.split()) if around.strip() else body


def without_docfx(text: str, picture: Callable[[str, str], str]) -> str:
    """The text with blocks and bracketed names as plain Markdown; code must be masked. `picture` writes one."""

    def image(match: re.Match[str]) -> str:
        found = dict(_ATTRIBUTE.findall(match[1]))
        shown = picture(found.get("alt-text", ""), found["source"]) if "source" in found else ""
        return f"{shown}\n\n{match[2].strip()}" if match[2] and match[2].strip() else shown

    text = _TABS.sub(r"**\1**", text) if "(#tab/" in text else text
    if "[!" in text:
        text = _SHADES.sub("", _NAMES.sub(lambda match: match[1].strip(), text))
        text = _VIDEO.sub(lambda match: f"[Video]({match[1]})", text)
    return _IMAGE.sub(image, text) if ":::image" in text else text
