"""The keys of the front matter, in one table: what each is called, holds and means, and which files must have it."""

import re
from collections.abc import Callable
from dataclasses import dataclass
from datetime import date
from typing import Any

from kbdesk.content.yaml_nodes import Node, Scalar, Sequence, text, texts
from kbdesk.domain.article import PHASES, Confidence, Governance, Kind

AUDIENCES = ("agent", "technician", "colleague", "customer")
_ID = re.compile(r"[a-z0-9-]+")
_LANG = re.compile(r"([A-Za-z]{2,3})(?:[-_][A-Za-z0-9]+)*")
_MONTHS = re.compile(r"(\d{1,3})\s*m")
_YES, _NO = {"true", "yes", "ja"}, {"false", "no", "nee"}


class BadValue(ValueError):
    """A value is not what its key holds; `rest` is what can be used of it all the same."""

    def __init__(self, node: Node, found: str, rest: tuple[str, ...] | None = None) -> None:
        super().__init__(found)
        self.node = node
        self.found = found
        self.rest = rest


def _words(node: Node) -> str:
    if not isinstance(node, Scalar):
        raise BadValue(node, text(node))
    return " ".join(node.text.split())


def _matching(pattern: re.Pattern[str]) -> Callable[[Node], str]:
    def read(node: Node) -> str:
        match = pattern.fullmatch(_words(node))
        if match is None:
            raise BadValue(node, text(node))
        return match[0]

    return read


def _language(node: Node) -> str:
    match = _LANG.fullmatch(_words(node))
    if match is None:
        raise BadValue(node, text(node))
    return match[1].lower()


def _one_of(values: type[Kind] | type[Confidence] | type[Governance], *barred: str) -> Callable[[Node], Any]:
    def read(node: Node) -> Any:
        found = _words(node)
        if found in barred or found not in {str(value) for value in values}:
            raise BadValue(node, found)
        return values(found)

    return read


def _list(node: Node) -> tuple[str, ...]:
    if not isinstance(node, Scalar | Sequence):
        raise BadValue(node, "{…}")
    return texts(node)


def _codes(*known: str) -> Callable[[Node], tuple[str, ...]]:
    def read(node: Node) -> tuple[str, ...]:
        found = _list(node)
        unknown = [code for code in found if code not in known]
        if unknown:
            raise BadValue(node, ", ".join(unknown), tuple(code for code in found if code in known))
        return found

    return read


def _date(node: Node) -> date:
    try:
        return date.fromisoformat(_words(node))
    except ValueError as error:
        raise BadValue(node, text(node)) from error


def _whole(node: Node) -> int:
    found = _words(node)
    if not (found.isascii() and found.isdecimal() and len(found) < 10):
        raise BadValue(node, found)
    return int(found)


def _months(node: Node) -> int:
    match = _MONTHS.fullmatch(_words(node))
    if match is None or int(match[1]) == 0:
        raise BadValue(node, text(node))
    return int(match[1])


def _yes_no(node: Node) -> bool:
    found = _words(node).casefold()
    if found not in _YES | _NO:
        raise BadValue(node, found)
    return found in _YES


@dataclass(frozen=True, slots=True)
class Key:
    """A key: `expected` says its form in a few signs that need no translation, `meaning` is for the documentation."""

    name: str
    read: Callable[[Node], Any]
    expected: str
    meaning: str
    must: frozenset[Kind] = frozenset()
    attribute: str = ""


_ALL = frozenset({Kind.ARTICLE, Kind.SCRIPT, Kind.NOTICE, Kind.PHRASE})
_MAIN = frozenset({Kind.ARTICLE, Kind.SCRIPT})


def _key(
    name: str, read: Callable[[Node], Any], expected: str, meaning: str, must: frozenset[Kind] = frozenset()
) -> Key:
    return Key(
        name, read, expected, meaning, must, "review_months" if name == "review_every" else _ATTRIBUTES.get(name, name)
    )


_ATTRIBUTES = {"type": "kind"}

KEYS: tuple[Key, ...] = (
    _key("id", _matching(_ID), "a-z 0-9 -", "The same in all languages, never used again.", _ALL),
    _key("type", _one_of(Kind, "step"), "article | script | notice | phrase", "What the file is.", _ALL),
    _key("lang", _language, "nl | en | …", "The language it is written in.", _ALL),
    _key("title", _words, "…", "What it is called; a question in the customer's words.", _ALL),
    _key("summary", _words, "≤ 160", "The lead line in results, at most 160 characters.", _MAIN),
    _key("audience", _codes(*AUDIENCES), f"[{', '.join(AUDIENCES)}]", "Who it is for.", _MAIN),
    _key("confidence", _one_of(Confidence), " | ".join(Confidence), "How far it may be trusted (KCS).", _MAIN),
    _key("governance", _one_of(Governance), " | ".join(Governance), "Who may change it (KCS).", _MAIN),
    _key("owner", _words, "team", "Who looks after it.", _MAIN),
    _key("reviewed", _date, "YYYY-MM-DD", "The day it was last looked through.", _MAIN),
    _key("review_every", _months, "3m | 6m | 12m", "How often it is to be looked through.", _MAIN),
    _key("revision", _whole, "1, 2, 3 …", "Rises when the text changes.", _MAIN),
    _key("phase", _codes(*PHASES), f"[{', '.join(PHASES)}]", "The phase of customer service it belongs to."),
    _key("product", _list, "[…]", "Codes of `products.yml`."),
    _key("applies_to", _words, "…", "Versions or types it holds for."),
    _key("keywords", _list, "[…]", "Search terms."),
    _key("customer_words", _list, "[…]", "What customers call it; grows from readers' flags."),
    _key("best_for", _list, "[…]", "Questions for which this is the answer: it stands first for exactly these words."),
    _key("aliases", _list, "[…]", "Old ids and titles; they keep working."),
    _key("valid_from", _date, "YYYY-MM-DD", "The first day it is in force."),
    _key("valid_until", _date, "YYYY-MM-DD", "The last day it is in force; found and marked afterwards."),
    _key("replaced_by", _words, "id", "What holds instead."),
    _key("safety", _yes_no, "true | false", "True: the notice comes first and must be acknowledged."),
    _key("based_on", _whole, "1, 2, 3 …", "The revision of the other language that this translation follows."),
    _key("target_minutes", _whole, "1, 2, 3 …", "Scripts: the time planned for it."),
    _key("entry", _list, "[…]", "Scripts: the values accepted from outside."),
)
"""`fields` and `start` of scripts are read by `script_fields.py` and `scripts.py`."""
