"""The kinds of values that keys hold: how each is read from text, its form in a few signs, its JSON Schema.

YAML is read as text, so that `lang: no` stays `no` and `1.10` stays `1.10`; these make of the text what a key wants, or
raise BadValue with what stood there. `expected` needs no translation.
"""

import re
from collections.abc import Callable
from dataclasses import dataclass
from datetime import date
from typing import Any, Protocol

from kbdesk.content.yaml_nodes import Node, Scalar, Sequence, text, texts

Form = dict[str, Any]
"""A piece of JSON Schema."""
_LANG = re.compile(r"([A-Za-z]{2,3})(?:[-_][A-Za-z0-9]+)*")
_MONTHS = re.compile(r"(\d{1,3})\s*m")
_KEEP = re.compile(r"(\d{1,5})\s*([dmy]?)")
_DAYS = {"": 1, "d": 1, "m": 30, "y": 365}
_YES, _NO = ("true", "yes", "ja"), ("false", "no", "nee")
_TEXT: Form = {"type": ["string", "number", "boolean"]}
"""What a reader of plain YAML may make of a text."""


class BadValue(ValueError):
    """A value is not what its key holds; `rest` is what can be used of it all the same."""

    def __init__(self, node: Node, found: str, rest: tuple[str, ...] | None = None) -> None:
        super().__init__(found)
        self.node = node
        self.found = found
        self.rest = rest


class ValueType(Protocol):
    """One kind of value."""

    @property
    def expected(self) -> str: ...

    def read(self, node: Node) -> Any: ...

    def form(self) -> Form: ...


def words(node: Node) -> str:
    """A text on one line. Raises BadValue for a list or a map."""
    if not isinstance(node, Scalar):
        raise BadValue(node, text(node) or "{…}")
    return " ".join(node.text.split())


@dataclass(frozen=True, slots=True)
class Words:
    """A text; `longest` is advice (the check warns), never a refusal."""

    expected: str = "…"
    longest: int = 0

    def read(self, node: Node) -> str:
        return words(node)

    def form(self) -> Form:
        return _TEXT | ({"maxLength": self.longest} if self.longest else {})


@dataclass(frozen=True, slots=True)
class Matching:
    """A text of a certain form."""

    pattern: str
    expected: str

    def read(self, node: Node) -> str:
        if re.fullmatch(self.pattern, found := words(node)) is None:
            raise BadValue(node, found)
        return found

    def form(self) -> Form:
        return _TEXT | {"pattern": f"^(?:{self.pattern})$"}


@dataclass(frozen=True, slots=True)
class LanguageTag:
    """`nl`, `en`, also `nl-BE`; the first part counts."""

    expected: str = "nl | en | …"

    def read(self, node: Node) -> str:
        match = _LANG.fullmatch(words(node))
        if match is None:
            raise BadValue(node, text(node))
        return match[1].lower()

    def form(self) -> Form:
        return {"type": ["string", "boolean"], "pattern": f"^(?:{_LANG.pattern})$"}


@dataclass(frozen=True, slots=True)
class OneOf:
    """One word of a closed set; `make` turns it into the noun."""

    values: tuple[str, ...]
    make: Callable[[str], Any] = str

    @property
    def expected(self) -> str:
        return " | ".join(self.values)

    def read(self, node: Node) -> Any:
        found = words(node)
        if found not in self.values:
            raise BadValue(node, found)
        return self.make(found)

    def form(self) -> Form:
        return {"enum": list(self.values)}


@dataclass(frozen=True, slots=True)
class ListOf:
    """A list of texts, or one text as a list of one; with `known` nothing else may be in it."""

    known: tuple[str, ...] = ()

    @property
    def expected(self) -> str:
        return f"[{', '.join(self.known) or '…'}]"

    def read(self, node: Node) -> tuple[str, ...]:
        if not isinstance(node, Scalar | Sequence):
            raise BadValue(node, "{…}")
        found = texts(node)
        unknown = [code for code in found if self.known and code not in self.known]
        if unknown:
            raise BadValue(node, ", ".join(unknown), tuple(code for code in found if code in self.known))
        return found

    def form(self) -> Form:
        one: Form = {"enum": list(self.known)} if self.known else _TEXT
        return {"anyOf": [{"type": "array", "items": one}, one, {"type": "null"}]}


@dataclass(frozen=True, slots=True)
class Day:
    """A date."""

    expected: str = "YYYY-MM-DD"

    def read(self, node: Node) -> date:
        try:
            return date.fromisoformat(words(node))
        except ValueError as error:
            raise BadValue(node, text(node)) from error

    def form(self) -> Form:
        return {"type": "string", "pattern": "^[0-9]{4}-[0-9]{2}-[0-9]{2}$"}


@dataclass(frozen=True, slots=True)
class Whole:
    """A whole number from 0."""

    expected: str = "1, 2, 3 …"

    def read(self, node: Node) -> int:
        found = words(node)
        if not (found.isascii() and found.isdecimal() and len(found) < 10):
            raise BadValue(node, found)
        return int(found)

    def form(self) -> Form:
        return {"type": "integer", "minimum": 0}


@dataclass(frozen=True, slots=True)
class Months:
    """A number of months, as `6m`."""

    expected: str = "3m | 6m | 12m"

    def read(self, node: Node) -> int:
        match = _MONTHS.fullmatch(words(node))
        if match is None or int(match[1]) == 0:
            raise BadValue(node, text(node))
        return int(match[1])

    def form(self) -> Form:
        return {"type": "string", "pattern": "^[1-9][0-9]{0,2} *m$", "examples": ["3m", "6m", "12m"]}


@dataclass(frozen=True, slots=True)
class YesNo:
    """True or false, in English or Dutch."""

    expected: str = "true | false"

    def read(self, node: Node) -> bool:
        found = words(node).casefold()
        if found not in (*_YES, *_NO):
            raise BadValue(node, found)
        return found in _YES

    def form(self) -> Form:
        return {"enum": [True, False, *_YES, *_NO]}


@dataclass(frozen=True, slots=True)
class KeepingTime:
    """A number of days: `30`, `30d`, `6m`, `2y`."""

    expected: str = "30 | 30d | 6m | 2y"

    def read(self, node: Node) -> int:
        match = _KEEP.fullmatch(words(node))
        if match is None:
            raise BadValue(node, text(node))
        return int(match[1]) * _DAYS[match[2]]

    def form(self) -> Form:
        return {"anyOf": [{"type": "integer", "minimum": 0}, {"type": "string", "pattern": f"^{_KEEP.pattern}$"}]}


@dataclass(frozen=True, slots=True)
class Expression:
    """A regular expression."""

    expected: str = "regex"

    def read(self, node: Node) -> str:
        try:
            return re.compile(text(node)).pattern
        except re.error as error:
            raise BadValue(node, text(node)) from error

    def form(self) -> Form:
        return {"type": "string", "format": "regex"}
