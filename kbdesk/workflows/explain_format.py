"""Explains the content format: the JSON Schema of its files, and what a code of the check means."""

from dataclasses import dataclass
from typing import Any

from kbdesk.content.check.examples import EXAMPLES, IN_DUTCH, MENDED
from kbdesk.content.rules import RULES
from kbdesk.content.schema.json_schema import all_schemas, json_schema
from kbdesk.wording.findings import FINDINGS
from kbdesk.wording.format_words import FORMAT_WORDS
from kbdesk.wording.rule_reasons import RULE_REASONS


@dataclass(frozen=True, slots=True)
class Explanation:
    """A rule: what it says (names in braces are filled in by a finding), why, and a small example of the mistake."""

    code: str
    level: str
    sentence: str
    why: str
    example: str
    is_mended: bool


def explanation_of(code: str, lang: str) -> Explanation | None:
    """The rule of that code, in any case; None when there is none."""
    rule = next((one for one in RULES if one.code == code.strip().upper()), None)
    if rule is None:
        return None
    place = 1 if lang == "nl" else 0
    example = EXAMPLES[rule.code]
    return Explanation(
        rule.code,
        rule.level.value,
        FINDINGS[rule.code][place],
        RULE_REASONS[rule.code][place],
        IN_DUTCH.get(rule.code, example) if lang == "nl" else example,
        rule.code in MENDED,
    )


def schema_of(name: str, lang: str = "en") -> dict[str, Any]:
    """The JSON Schema of one kind of file; without a name of all, by their names."""
    return json_schema(name, FORMAT_WORDS, lang=lang) if name else all_schemas(FORMAT_WORDS, lang=lang)
