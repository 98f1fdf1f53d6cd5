"""The page of all rules for the documentation (`docs/check.md`), written from the tables in the code."""

from collections.abc import Mapping
from itertools import groupby

from kbdesk.content.check.examples import EXAMPLES, MENDED
from kbdesk.content.rules import RULES, Rule

Sentences = Mapping[str, tuple[str, str]]
_FAMILIES = {
    "files": "Files and front matter",
    "links": "Links and pictures",
    "scripts": "Scripts",
    "organisation": "Organisation files",
    "scenarios": "Scenarios",
}
_INTRO = """# What the check finds

`kbdesk content check` and the editor show these findings, each with file, line and column; `kbdesk content explain CODE`
says what stands here of one of them. An **error** keeps a text from being published; a **warning** does not. In a folder
that was not made for kbdesk (it has no `kbdesk.yml`) the errors marked † are warnings. What is marked ✎ is mended by
`kbdesk content check --fix` where it is sure what was meant. This page is written from the tables in the code; change
those, not this page. The keys of every file stand in [format.md](format.md).
"""


def rules_page(sentences: Sentences, reasons: Sentences) -> str:
    """The whole page; the tables are those of `kbdesk.wording.findings` and `kbdesk.wording.rule_reasons`."""
    pieces = [_INTRO]
    for family, rules in groupby(RULES, key=lambda rule: rule.family):
        found = list(rules)
        pieces.append(f"## {_FAMILIES[family]}\n\n| Code | Level | What it says |\n|---|---|---|")
        pieces += [_row(rule, sentences) for rule in found]
        pieces.append("")
        pieces += [_section(rule, sentences, reasons) for rule in found]
    return "\n".join(pieces)


def _row(rule: Rule, sentences: Sentences) -> str:
    address = f"[{rule.code}](#{rule.code.lower()})"
    return f"| {address} | {_level(rule)} | {sentences[rule.code][0].replace('|', chr(92) + '|')} |"


def _section(rule: Rule, sentences: Sentences, reasons: Sentences) -> str:
    """A rule by itself: why, an example, and what else it may say."""
    others = [text for key, (text, _) in sentences.items() if key.startswith(f"{rule.code}.")]
    more = "".join(f"\n- {text}" for text in others)
    said = f"\nIt may also say:\n{more}\n" if more else ""
    example = EXAMPLES[rule.code]
    return (
        f"### {rule.code}\n\n{sentences[rule.code][0]}\n{said}\n**Why:** {reasons[rule.code][0]}\n\n"
        f"````text\n{example}\n````\n"
    )


def _level(rule: Rule) -> str:
    return f"{rule.level}{' †' if rule.strict_only else ''}{' ✎' if rule.code in MENDED else ''}"
