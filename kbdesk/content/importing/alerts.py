"""Boxes: what other tools call them, and how they read here (`> [!NOTE]`, as on GitHub)."""

import re
from textwrap import dedent

TONES = {
    **dict.fromkeys(("note", "info", "information", "abstract", "summary", "example", "question", "seealso"), "NOTE"),
    **dict.fromkeys(("primary", "secondary", "pageinfo", "quote", "faq", "default", "opmerking", "definition"), "NOTE"),
    **dict.fromkeys(("tip", "hint", "success", "check", "done", "idea"), "TIP"),
    **dict.fromkeys(("important", "attention", "prerequisites", "belangrijk", "restriction"), "IMPORTANT"),
    **dict.fromkeys(("warning", "caution", "warn", "let op", "waarschuwing"), "WARNING"),
    **dict.fromkeys(("danger", "error", "failure", "fail", "bug", "critical", "gevaar", "alert-danger"), "CAUTION"),
}
"""Docusaurus and Jekyll mean by *caution* what GitHub calls a warning; their *danger* is GitHub's caution."""
BOXES = frozenset({"notice", "alert", "callout", "admonition", "panel", "box", "message", "hint", "blocknote"})
"""Names of boxes that say in an argument what they are."""
_EMPTY_LINES = re.compile(r"\n(?:[ \t]*\n){2,}")
_KIND_KEYS = ("type", "kind", "style", "color", "colour", "level", "class", "status", "context")


def tone_of(*words: str) -> str:
    """The tone that one of the words names; empty when none does."""
    for word in words:
        for part in (word.strip().lower(), *re.split(r"[\s_-]+", word.strip().lower())):
            if part in TONES:
                return TONES[part]
    return ""


def tone_of_box(name: str, words: tuple[str, ...], named: dict[str, str]) -> str:
    """The tone of a tag that is a box; empty for one that is none."""
    said = tone_of(*(named[key] for key in _KIND_KEYS if key in named), *words)
    if name in BOXES:
        return said or tone_of(name) or "NOTE"
    return TONES.get(name, "")


def alert(tone: str, body: str, *, title: str = "") -> str:
    """A box on lines of its own; empty when there is nothing to say."""
    body = _EMPTY_LINES.sub("\n\n", dedent(body.strip("\n")).strip())
    if not body and not title:
        return ""
    lines = [f"[!{tone}]"]
    if title and title.strip().lower() not in TONES:
        lines += [f"**{title.strip()}**"] + ([""] if body else [])
    lines += body.split("\n") if body else []
    return "\n\n" + "\n".join(f"> {line}".rstrip() for line in lines) + "\n\n"
