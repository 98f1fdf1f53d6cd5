"""Conditions of scripts: reading them from text and deciding them over captured values.

The grammar of the content format, in Dutch and English words; a comparison with an empty value is false.

    condition  = or
    or         = and { ("or" | "of") and }
    and        = not { ("and" | "en") not }
    not        = ("not" | "niet") not | comparison
    comparison = operand [ ("==" | "!=" | "<" | "<=" | ">" | ">=") operand ]
    operand    = name | number | date | 'text' | call | "(" condition ")"
    call       = ("empty" | "leeg" | "days_since" | "dagen_sinds") "(" name ")"

A bare name is true when it has a value other than `false`, `no` or `nee`. On the right of a comparison a bare name
is a text code (`boiler == gas-boiler`), since content compares with codes and never with other values.
"""

import re
from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date
from decimal import Decimal

_TOKEN = re.compile(
    r"\s*(?:(?P<op>==|!=|<=|>=|<|>|\(|\))|(?P<date>\d{4}-\d{2}-\d{2})|(?P<number>-?\d+(?:[.,]\d+)?)(?![\w-])"
    r"|(?P<text>'[^']*'|\"[^\"]*\")|(?P<word>[^\W\d][\w-]*))"
)
_PLAIN_NUMBER = re.compile(r"[+-]?(?:\d+\.?\d*|\.\d+)")
"""No powers of ten: nobody says `1E9`, it may be a code, and written out it can fill the memory."""
_AND, _OR, _NOT = {"and", "en"}, {"or", "of"}, {"not", "niet"}
_EMPTY, _DAYS = {"empty", "leeg"}, {"days_since", "dagen_sinds"}
_FALSE = {"", "false", "no", "nee"}
_COMPARISONS = {"==", "!=", "<", "<=", ">", ">="}


class ConditionError(ValueError):
    """The text is no condition; `column` counts from 1 within it."""

    def __init__(self, code: str, column: int, found: str) -> None:
        super().__init__(f"{code} at {column}: {found!r}")
        self.code = code
        self.column = column
        self.found = found


@dataclass(frozen=True, slots=True)
class Name:
    """A captured value by name."""

    name: str


@dataclass(frozen=True, slots=True)
class Literal:
    """A number, date or text code, as written (a decimal comma becomes a point)."""

    text: str


@dataclass(frozen=True, slots=True)
class Call:
    """`empty(name)` or `days_since(name)`."""

    function: str
    name: str


@dataclass(frozen=True, slots=True)
class Compare:
    """Left against right."""

    operator: str
    left: "Operand"
    right: "Operand"


@dataclass(frozen=True, slots=True)
class Junction:
    """All (`and`) or any (`or`) of the parts."""

    operator: str
    parts: tuple["Expression", ...]


@dataclass(frozen=True, slots=True)
class Negation:
    """The opposite of a part."""

    part: "Expression"


Operand = Name | Literal | Call
Expression = Operand | Compare | Junction | Negation


@dataclass(frozen=True, slots=True)
class Condition:
    """A condition with the text it was read from; `expression` None is *else*, which always holds."""

    text: str
    expression: Expression | None

    @property
    def is_else(self) -> bool:
        """True for `else` / `anders`."""
        return self.expression is None

    def names(self) -> frozenset[str]:
        """The values it asks for."""
        return frozenset() if self.expression is None else frozenset(_names(self.expression))

    def holds(self, values: Mapping[str, str], today: date) -> bool:
        """Decides it over captured values (all text)."""
        return self.expression is None or _truth(self.expression, values, today)


def parse_condition(text: str) -> Condition:
    """Reads the text behind `if` / `als`, or the word `else` / `anders`.

    Raises ConditionError with the column where reading stopped.
    """
    if text.strip().casefold() in {"else", "anders"}:
        return Condition(text.strip(), None)
    return Condition(text.strip(), _Reader(text).whole())


class _Reader:
    """Recursive descent over the tokens, one look ahead."""

    def __init__(self, text: str) -> None:
        self._tokens: list[tuple[str, str, int]] = []
        at = 0
        while text[at:].strip():
            match = _TOKEN.match(text, at)
            if match is None:
                raise ConditionError("unknown-sign", at + 1, text[at:].strip()[:20])
            kind = match.lastgroup or ""
            self._tokens.append((kind, match[kind], match.start(kind) + 1))
            at = match.end()
        self._end = len(text) + 1
        self._next = 0

    def whole(self) -> Expression:
        expression = self._junction(_OR, "or")
        if self._next < len(self._tokens):
            _, found, column = self._tokens[self._next]
            raise ConditionError("unexpected", column, found)
        return expression

    def _peek(self) -> str:
        return self._tokens[self._next][1] if self._next < len(self._tokens) else ""

    def _take(self) -> tuple[str, str, int]:
        if self._next >= len(self._tokens):
            raise ConditionError("ends-early", self._end, "")
        self._next += 1
        return self._tokens[self._next - 1]

    def _junction(self, words: set[str], operator: str) -> Expression:
        def part() -> Expression:
            return self._junction(_AND, "and") if operator == "or" else self._negation()

        parts = [part()]
        while self._peek().casefold() in words:
            self._take()
            parts.append(part())
        return parts[0] if len(parts) == 1 else Junction(operator, tuple(parts))

    def _negation(self) -> Expression:
        if self._peek().casefold() in _NOT:
            self._take()
            return Negation(self._negation())
        return self._comparison()

    def _comparison(self) -> Expression:
        if self._peek() == "(":
            self._take()
            inside = self._junction(_OR, "or")
            self._expect(")")
            return inside
        left = self._operand(on_the_right=False)
        if self._peek() not in _COMPARISONS:
            return left
        operator = self._take()[1]
        return Compare(operator, left, self._operand(on_the_right=True))

    def _operand(self, *, on_the_right: bool) -> Operand:
        kind, found, column = self._take()
        if kind == "number":
            return Literal(found.replace(",", "."))
        if kind == "date":
            return Literal(found)
        if kind == "text":
            return Literal(found[1:-1])
        if kind != "word":
            raise ConditionError("unexpected", column, found)
        if self._peek() == "(":
            return self._call(found, column)
        return Literal(found) if on_the_right else Name(found)

    def _call(self, function: str, column: int) -> Call:
        known = function.casefold()
        if known not in _EMPTY | _DAYS:
            raise ConditionError("unknown-function", column, function)
        self._expect("(")
        kind, name, at = self._take()
        if kind != "word":
            raise ConditionError("unexpected", at, name)
        self._expect(")")
        return Call("empty" if known in _EMPTY else "days_since", name)

    def _expect(self, sign: str) -> None:
        _, found, column = self._take()
        if found != sign:
            raise ConditionError("unexpected", column, found)


def _names(expression: Expression) -> set[str]:
    match expression:
        case Name(name) | Call(_, name):
            return {name}
        case Compare(_, left, right):
            return _names(left) | _names(right)
        case Junction(_, parts):
            return set().union(*(_names(part) for part in parts))
        case Negation(part):
            return _names(part)
        case _:
            return set()


def _truth(expression: Expression, values: Mapping[str, str], today: date) -> bool:
    match expression:
        case Junction("and", parts):
            return all(_truth(part, values, today) for part in parts)
        case Junction(_, parts):
            return any(_truth(part, values, today) for part in parts)
        case Negation(part):
            return not _truth(part, values, today)
        case Compare(operator, left, right):
            return _compare(operator, _value(left, values, today), _value(right, values, today))
        case Call("empty", name):
            return not values.get(name, "").strip()
        case operand:
            return _value(operand, values, today).strip().casefold() not in _FALSE


def _value(operand: Operand, values: Mapping[str, str], today: date) -> str:
    match operand:
        case Name(name):
            return values.get(name, "")
        case Literal(text):
            return text
        case Call("empty", name):
            return "" if values.get(name, "").strip() else "true"
        case Call(_, name):
            since = _as_date(values.get(name, ""))
            return "" if since is None else str((today - since).days)


def _compare(operator: str, left: str, right: str) -> bool:
    left, right = left.strip(), right.strip()
    if not left or not right:
        return False
    a: Decimal | str | None = as_number(left)
    b: Decimal | str | None = as_number(right)
    if a is None or b is None:
        a, b = left.casefold(), right.casefold()
    if operator == "==":
        return a == b
    if operator == "!=":
        return a != b
    below, same = a < b, a == b  # type: ignore[operator]  # both are numbers or both are texts, by the lines above
    return {"<": below, "<=": below or same, ">": not below and not same, ">=": not below}[operator]


def as_number(text: str) -> Decimal | None:
    """A number as people type it in Dutch or English (`0,6`, `0.6`, `1.250,50`, `1,250.50`), else None."""
    text = text.strip().replace("\u00a0", "").replace(" ", "")
    if "," in text and "." in text:
        text = text.replace("." if text.rfind(",") > text.rfind(".") else ",", "")
    text = text.replace(",", ".")
    return Decimal(text) if _PLAIN_NUMBER.fullmatch(text) else None


def _as_date(text: str) -> date | None:
    try:
        return date.fromisoformat(text.strip())
    except ValueError:
        return None
