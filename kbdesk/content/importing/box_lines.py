"""Boxes that are written by lines: `:::note` of Docusaurus, `!!! note` of MkDocs, `{: .note }` of Jekyll, `> **Note**`.

Read line by line with a stack, so that boxes stand in boxes as their authors put them.
"""

import re
from collections.abc import Sequence

from kbdesk.content.importing.alerts import TONES, alert, tone_of
from kbdesk.content.importing.remarks import Remarks

_COLONS = re.compile(r"^([ \t]*)(:{3,})[ \t]*(\w[\w-]*)[ \t]*(?:\[([^\n]*)\]|([^\n{]*))[ \t]*(?:\{[^\n]*\})?[ \t]*$")
_COLONS_END = re.compile(r"^[ \t]*(:{3,})[ \t]*$")
_MARKS = re.compile(r"^([ \t]*)(!!!|\?\?\?\+?)[ \t]+([\w -]*?)[ \t]*(?:\"([^\"\n]*)\")?[ \t]*$")
_TAB = re.compile(r"^([ \t]*)===[!+]?[ \t]+\"([^\"\n]+)\"[ \t]*$")
_CLASS = re.compile(r"^[ \t]*\{:[ \t]*((?:\.[\w-]+[ \t]*)+)[^}\n]*\}[ \t]*$")
_QUOTED = re.compile(r"^>[ \t]*\*\*\s*(\w[\w ]{1,14}?)\s*:?\s*\*\*\s*:?[ \t]*(.*)$")
_ALERT = re.compile(r"^([ \t]*>[ \t]*)\[!([A-Za-z ]{2,24})\][ \t]*[+-]?[ \t]*(.*)$")
_OURS = frozenset({"NOTE", "TIP", "IMPORTANT", "WARNING", "CAUTION"})
_DEEPEST = 6
_ARRANGES = frozenset({"row", "column", "column-end", "row-end", "zone", "moniker", "code-group", "tabs", "steps"})
_TITLED = frozenset({"details", "expander", "tab", "tabs-item"})
"""Boxes that fold: what they hold stands under their title."""


def with_alerts(text: str, remarks: Remarks) -> str:
    """The text with all of these as boxes of ours; code must be masked."""
    lines = text.split("\n")
    if ":::" in text:
        lines = _colons(lines, remarks)
    if "!!!" in text or "???" in text or "===" in text:
        lines = _indented(lines, remarks, 0)
    if "{:" in text:
        lines = _classes(lines)
    return "\n".join(_quotes(_tables_in_quotes(lines)))


def _colons(lines: Sequence[str], remarks: Remarks) -> list[str]:
    """Containers; those that only arrange (rows, columns) leave what they hold."""
    levels: list[tuple[str, str, str, list[str]]] = [("", "", "", [])]

    def close() -> None:
        margin, name, title, held = levels.pop()
        levels[-1][3].extend(_boxed(margin, name, title, held, remarks))

    for line in lines:
        if _COLONS_END.match(line) and len(levels) > 1:
            close()
        elif (opening := _COLONS.match(line)) and not line.rstrip().endswith(":::"):
            title = (opening[4] or opening[5] or "").strip()
            levels.append((opening[1], opening[3].lower(), title, []))
        elif opening and (opening[3].lower() in _ARRANGES or opening[5] is not None):
            continue
        else:
            levels[-1][3].append(line)
    while len(levels) > 1:
        close()
    return levels[0][3]


def _boxed(margin: str, name: str, title: str, held: Sequence[str], remarks: Remarks) -> list[str]:
    inner = [line.removeprefix(margin) for line in held]
    if tone := TONES.get(name, ""):
        return _at(margin, alert(tone, "\n".join(inner), title=title))
    if name in _TITLED or title:
        return [*_at(margin, f"\n\n**{title or name}**\n\n"), *held, ""]
    if name not in _ARRANGES:
        remarks.add("container", f":::{name}")
    return ["", *held, ""]


def _indented(lines: Sequence[str], remarks: Remarks, depth: int) -> list[str]:
    """Boxes and tabs whose content is indented by four."""
    shown: list[str] = []
    at = 0
    while at < len(lines):
        opening = _MARKS.match(lines[at]) or _TAB.match(lines[at])
        if opening is None or depth > _DEEPEST:
            shown.append(lines[at])
            at += 1
            continue
        margin = opening[1]
        end = at + 1
        while end < len(lines) and (not lines[end].strip() or lines[end].expandtabs(4).startswith(f"{margin}    ")):
            end += 1
        held = [line.expandtabs(4)[len(margin) + 4 :] for line in lines[at + 1 : end]]
        inner = "\n".join(_indented(held, remarks, depth + 1))
        shown += _of_mkdocs(margin, opening, inner)
        at = end
    return shown


def _of_mkdocs(margin: str, opening: re.Match[str], inner: str) -> list[str]:
    if opening.re is _TAB:
        return _at(margin, f"\n\n**{opening[2]}**\n\n{inner.strip(chr(10))}\n\n")
    kind, title = opening[3].strip().lower(), opening[4]
    folds = opening[2].startswith("?")
    if folds and not tone_of(kind):
        return _at(margin, f"\n\n**{title or kind}**\n\n{inner.strip(chr(10))}\n\n")
    return _at(margin, alert(tone_of(kind) or "NOTE", inner, title=title or ""))


def _classes(lines: Sequence[str]) -> list[str]:
    """`{: .note }` before or behind a paragraph, or a quote, that it makes a box; any other such line goes."""
    shown: list[str] = []
    waiting = ""
    for number, line in enumerate(lines):
        if found := _CLASS.match(line):
            tone = tone_of(*found[1].replace(".", " ").split())
            follows = number + 1 < len(lines) and lines[number + 1].strip()
            if tone and follows:
                waiting = tone
                shown += ["", f"> [!{tone}]"]
            elif tone:
                _box_the_last(shown, tone)
            continue
        if waiting and line.strip():
            shown.append(f"> {line.lstrip().removeprefix('>').lstrip()}")
            continue
        waiting = ""
        shown.append(line)
    return shown


def _box_the_last(shown: list[str], tone: str) -> None:
    """Makes a box of the paragraph that was shown last."""
    start = len(shown)
    while start and shown[start - 1].strip():
        start -= 1
    shown[start:] = [f"> [!{tone}]", *(f"> {line.lstrip().removeprefix('>').lstrip()}" for line in shown[start:])]


def _tables_in_quotes(lines: Sequence[str]) -> list[str]:
    """A quote of nothing but a table is a table: Microsoft's manuals give it room by that."""
    shown: list[str] = []
    at = 0
    while at < len(lines):
        end = at
        while end < len(lines) and lines[end].startswith(">"):
            end += 1
        quote = [line[1:].strip() for line in lines[at:end]]
        if quote and all(line.startswith("|") for line in quote):
            shown += quote
        else:
            end = max(end, at + 1)
            shown += lines[at:end]
        at = end
    return shown


def _quotes(lines: Sequence[str]) -> list[str]:
    """Quotes that begin with a word such as **Note**, and alerts of other tools."""
    shown: list[str] = []
    for number, line in enumerate(lines):
        first = not number or not lines[number - 1].lstrip().startswith(">")
        if first and (found := _QUOTED.match(line)) and (tone := TONES.get(found[1].strip().lower(), "")):
            shown += [f"> [!{tone}]", *([f"> {found[2].lstrip()}"] if found[2].strip() else [])]
        elif (found := _ALERT.match(line)) and (known := _known(found)) is not None:
            shown += known
        else:
            shown.append(line)
    return shown


def _known(found: re.Match[str]) -> list[str] | None:
    """The line of an alert as GitHub reads it, its title on a line of its own; None for what is no alert."""
    before, name, title = found.groups()
    tone = name.upper() if name.upper() in _OURS else tone_of(name)
    if not tone:
        if name.upper() in {"MORELIKETHIS", "ADMINISTRATION", "AVAILABILITY", "SCENARIO", "ADMIN"}:
            tone = "NOTE"
        else:
            return None
    mark = before if before.endswith((" ", "\t")) else f"{before} "
    return [f"{mark}[!{tone}]", *([f"{mark}{title}"] if title.strip() else [])]


def _at(margin: str, text: str) -> list[str]:
    return [f"{margin}{line}" if line.strip() else "" for line in text.split("\n")]
