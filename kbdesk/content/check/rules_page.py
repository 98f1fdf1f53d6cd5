"""The page of all rules for the documentation (`docs/check.md`), written from the tables in the code."""

from collections.abc import Mapping
from itertools import groupby

from kbdesk.content.header_keys import KEYS
from kbdesk.content.rules import RULES, Rule

_FAMILIES = {
    "files": "Files and front matter",
    "links": "Links and pictures",
    "scripts": "Scripts",
    "organisation": "Organisation files",
    "scenarios": "Scenarios",
}
_INTRO = """# What the check finds

`kbdesk content check` and the editor show these findings, each with file, line and column. An **error** keeps a text
from being published; a **warning** does not. In a folder that was not made for kbdesk (it has no `kbdesk.yml`) the
errors marked † are warnings. This page is written from the tables in the code; change those, not this page.
"""


def rules_page(sentences: Mapping[str, tuple[str, str]]) -> str:
    """The whole page; `sentences` is the table of `kbdesk.wording.findings`, handed in since a door knows no wording."""
    pieces = [_INTRO]
    for family, rules in groupby(RULES, key=lambda rule: rule.family):
        pieces.append(f"## {_FAMILIES[family]}\n\n| Code | Level | What it says |\n|---|---|---|")
        pieces += [_row(rule, sentences) for rule in rules]
        pieces.append("")
    pieces.append("## Keys of the front matter\n\n| Key | Value | Must be there in | Meaning |\n|---|---|---|---|")
    for key in KEYS:
        must = ", ".join(sorted(key.must)) or "–"
        expected = key.expected.replace("|", "\\|")
        pieces.append(f"| `{key.name}` | {expected} | {must} | {key.meaning} |")
    return "\n".join(pieces) + "\n"


def _row(rule: Rule, sentences: Mapping[str, tuple[str, str]]) -> str:
    level = f"{rule.level}{' †' if rule.strict_only else ''}"
    return f"| {rule.code} | {level} | {sentences[rule.code][0].replace('|', chr(92) + '|')} |"
