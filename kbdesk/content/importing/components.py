"""Components of MDX (Docusaurus, Starlight): those that only arrange are taken away, those that say something stay."""

import re
from collections.abc import Iterator

from kbdesk.content.importing.alerts import BOXES, alert, tone_of, tone_of_box
from kbdesk.content.importing.nesting import Tag, fold
from kbdesk.content.importing.remarks import Remarks, comment

_CODE = re.compile(
    r"^(?:import\s[^\n]*?(?:from\s|[\"'])[^\n]*|export\s+(?:const|default|let|function)\b[^\n]*(?:\n(?!\n)[^\n]*)*)\n?",
    re.MULTILINE,
)
_LONG_IMPORT = re.compile(r"^import\s*\{[^{}]{0,2000}\}\s*from\s[^\n]*\n?", re.MULTILINE)
_TAG = re.compile(
    r"<(/?)([A-Z][\w.]{0,60})((?:\s(?:[^<>{}\"']|\"[^\"]{0,2000}\"|'[^']{0,2000}'|\{[^{}]{0,2000}\}){0,400})?)(/?)>"
)
_FRAGMENT = re.compile(r"</?>")
_REMARK = re.compile(r"\{/\*(.{0,2000}?)\*/\}", re.DOTALL)
_EXPRESSION = re.compile(r"(?<![\w$\\{])\{(?![%{#:./|])([^{}\n]{1,200})\}(?!\})")
_ARRANGES = frozenset(
    "tabs steps cardgrid cards cardgroup columns column row grid linklist fragment navcardgrid docswrapper accordiongroup "
    "filetree highlight badge center div codegroup frame".split()
)
_TITLED = frozenset("tabitem tab details accordion expandable card step collapse".split())
_LINKS = frozenset("linkcard linkbutton navcard button ctabutton link doclink linklistlink".split())
_PICTURES = frozenset("image img screenshot picture figure zoomimage themedimage".split())
_VIDEOS = frozenset("youtube video liteyoutube".split())
_SILENT = frozenset("icon doccardlist toc br".split())


def without_components(text: str, remarks: Remarks) -> str:
    """The text without JSX and module code; code must be masked."""
    text = _CODE.sub("", _LONG_IMPORT.sub("", text))
    text = _FRAGMENT.sub("", _REMARK.sub(lambda match: comment(match[1]), text))
    return fold(text, _tags(text), lambda tag, inside: _converted(tag, inside, remarks))


def without_expressions(text: str, remarks: Remarks) -> str:
    """The text without code in braces; code and comments must be masked."""
    return _EXPRESSION.sub(lambda match: _expression(match, remarks), text)


def _tags(text: str) -> Iterator[Tag]:
    for found in _TAG.finditer(text):
        name, is_single = found[2].rpartition(".")[2].lower(), bool(found[4]) or found[3].rstrip().endswith("/")
        yield Tag(found.start(), found.end(), name, found[0], found[3], closes=bool(found[1]), single=is_single)


def _converted(tag: Tag, inside: str | None, remarks: Remarks) -> str:
    named = tag.named()
    title = named.get("title") or named.get("label") or named.get("summary") or ""
    body = _without_margin(inside or "")
    if tag.name in _SILENT:
        return ""
    if tag.name == "aside" or tag.name in BOXES or (inside is not None and tone_of(tag.name)):
        return alert(tone_of_box(tag.name, (), named) or tone_of(named.get("type", "note")), body, title=title)
    if tag.name in _ARRANGES:
        return f"\n{body}\n" if "\n" in (inside or "") else (inside or named.get("text", ""))
    if tag.name in _TITLED and (inside is not None or title):
        title = title or named.get("value", "")
        return f"\n\n**{title}**\n\n{body.strip()}\n\n" if title else f"\n\n{body.strip()}\n\n"
    if (found := _leads_away(tag, inside, named, title)) is not None:
        return found
    remarks.add("component", tag.raw)
    return comment(tag.raw) if inside is None else body


def _leads_away(tag: Tag, inside: str | None, named: dict[str, str], title: str) -> str | None:
    """Links, pictures and films; None for anything else."""
    address = named.get("href") or named.get("to") or named.get("url") or named.get("link")
    if tag.name in _LINKS and address:
        shown = " ".join((inside or "").split()) if inside and len(inside) < 200 else ""
        about = named.get("description", "")
        return f"[{title or shown or address}]({address})" + (f": {about}" if about else "")
    source = named.get("src") or named.get("source") or named.get("light") or named.get("videoid") or named.get("id")
    if tag.name in _PICTURES and source and "/" in source:
        return f"![{named.get('alt') or named.get('caption', '')}](<{source}>)"
    if tag.name in _VIDEOS and source:
        where = source if "/" in source else f"https://www.youtube.com/watch?v={source}"
        return f"[{title or where}]({where})"
    return None


def _without_margin(text: str) -> str:
    """The text with the margin of its first line taken off all: components are indented, what they hold is not."""
    lines = text.strip("\n").split("\n")
    margins = [len(line) - len(line.lstrip()) for line in lines if line.strip()]
    margin = min(margins, default=0)
    return "\n".join(line[margin:] for line in lines)


def _expression(match: re.Match[str], remarks: Remarks) -> str:
    if re.fullmatch(r"\s*[\"'](.*)[\"']\s*", match[1]):
        return match[1].strip()[1:-1]
    remarks.add("expression", match[0])
    return comment(match[0])
