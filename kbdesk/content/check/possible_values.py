"""Which values a script can hold at a step, as far as its conditions can tell them apart.

Of each name only so many *samples* are followed as there are ways of answering the conditions: each number that stands
in a comparison, one below, between and above them (within the field's own bounds), each code, and "nothing". So an
interval is known by one of its points, and every question is put to the same `Condition.holds` that decides in a call.
"""

from collections import defaultdict
from collections.abc import Callable, Iterable, Iterator, Mapping
from dataclasses import dataclass, field
from datetime import date, timedelta
from decimal import Decimal
from itertools import pairwise, product
from math import prod

from kbdesk.domain.condition import (
    Call,
    Compare,
    Condition,
    Expression,
    Junction,
    Literal,
    Name,
    Negation,
    as_number,
)
from kbdesk.domain.organisation import Field, FieldType
from kbdesk.domain.script import Ask, Block, Choice, Script

_NUMBERS = {FieldType.NUMBER, FieldType.MONEY}
_MOST_TOGETHER = 4096
"""More samples together than this are not tried out; then everything counts as possible."""
_OTHER = "~"
"""Stands for any text that no condition names."""

Samples = Mapping[str, frozenset[str]]


@dataclass(frozen=True, slots=True)
class Held:
    """What may be held: samples by name ("" is nothing), and the names that were asked for or set on every way here."""

    values: tuple[tuple[str, frozenset[str]], ...]
    given: frozenset[str]

    def of(self, name: str) -> frozenset[str]:
        """The samples of a name; none for a name that no condition asks for, which is not followed."""
        return next((found for one, found in self.values if one == name), frozenset())

    def may_lack(self, name: str) -> bool:
        """True when on some way here nobody asked for it and nothing set it."""
        found = self.of(name)
        return name not in self.given and (not found or "" in found)

    def asked(self, name: str, samples: Samples) -> "Held":
        """After a field was shown: left as it was, or filled in."""
        return self._with({name: self.of(name) | samples.get(name, frozenset())}, name)

    def set_to(self, name: str, value: str) -> "Held":
        """After a choice set it."""
        return self._with({name: frozenset({value})}, name)

    def anything(self, samples: Samples) -> "Held":
        """After another script, which may have filled in whatever it liked."""
        return self._with({name: found | samples[name] for name, found in self.values})

    def joined(self, other: "Held") -> "Held":
        """Either of two."""
        mine = dict(self.values)
        given = (name for name in self.given | other.given if not (self.may_lack(name) or other.may_lack(name)))
        return Held(tuple((name, found | mine[name]) for name, found in other.values), frozenset(given))

    def where(self, names: Iterable[str], holds: Callable[[Mapping[str, str]], bool]) -> "Held | None":
        """What is left where `holds` does; None when it never does."""
        wanted = set(names)
        followed = [(name, sorted(found)) for name, found in self.values if name in wanted]
        if prod(len(found) for _, found in followed) > _MOST_TOGETHER:
            return self
        keys = [name for name, _ in followed]
        fitting = [
            row for row in product(*(found for _, found in followed)) if holds(dict(zip(keys, row, strict=True)))
        ]
        if not fitting:
            return None
        return self._with({name: frozenset(row[place] for row in fitting) for place, name in enumerate(keys)})

    def _with(self, changed: Samples, given: str = "") -> "Held":
        values = tuple((name, changed.get(name, found)) for name, found in self.values)
        return Held(values, self.given | {given} if given else self.given)


@dataclass(slots=True)
class _Compared:
    """What a name is compared with."""

    numbers: set[Decimal] = field(default_factory=set)
    dates: set[date] = field(default_factory=set)
    codes: set[str] = field(default_factory=set)


def conditions_of(script: Script) -> Iterator[Condition]:
    """All conditions that stand in it."""
    for step in script.steps:
        parts: tuple[Choice | Ask | Block, ...] = (*step.choices, *step.asks, *step.blocks)
        yield from (part.condition for part in parts if part.condition is not None)


def samples_of(script: Script, today: date) -> Samples:
    """The samples of every name that a condition asks for, nothing not among them."""
    compared: dict[str, _Compared] = defaultdict(_Compared)
    for condition in conditions_of(script):
        if condition.expression is not None:
            _compare(condition.expression, compared, today)
    for step in script.steps:
        for choice in step.choices:
            for name, value in choice.sets:
                if name in compared:
                    compared[name].codes.add(value)
    return {name: frozenset(_samples(found, script.field(name))) for name, found in compared.items()}


def at_start(samples: Samples, entry: tuple[str, ...]) -> Held:
    """What is held when a script begins: nothing but what may come in from outside."""
    values = {name: frozenset({""}) | (found if name in entry else frozenset()) for name, found in samples.items()}
    return Held(tuple(sorted(values.items())), frozenset())


def from_elsewhere(samples: Samples, names: Iterable[str]) -> Held:
    """What is held at a step that another script leads to: anything."""
    return Held(tuple(sorted((name, found | {""}) for name, found in samples.items())), frozenset(names))


def _compare(expression: Expression, compared: dict[str, _Compared], today: date) -> None:
    match expression:
        case Name(name) | Call(_, name):
            compared[name].codes.update(("",))
        case Compare(_, Literal() as left, right):
            _compare(Compare("==", right, left), compared, today)
        case Compare(_, Name(name), Literal(text)):
            _note(compared[name], text)
        case Compare(_, Call("days_since", name), Literal(text)):
            if (number := as_number(text)) is not None and abs(number) < 100_000:
                compared[name].dates |= {today - timedelta(days=int(number) + more) for more in (-1, 0, 1)}
        case Compare(_, left, right):
            _compare(left, compared, today)
            _compare(right, compared, today)
        case Junction(_, parts):
            for part in parts:
                _compare(part, compared, today)
        case Negation(part):
            _compare(part, compared, today)
        case _:
            return


def _note(found: _Compared, text: str) -> None:
    if (number := as_number(text)) is not None:
        found.numbers.add(number)
        return
    try:
        day = date.fromisoformat(text)
    except ValueError:
        found.codes.add(text)
    else:
        found.dates |= {day - timedelta(days=1), day, day + timedelta(days=1)}


def _samples(found: _Compared, declared: Field | None) -> set[str]:
    codes = {code for code in found.codes if code}
    kind = declared.type if declared is not None else None
    if declared is not None and kind is FieldType.CHOICE and declared.options:
        return {code for code, _ in declared.options} | codes
    if declared is not None and kind in _NUMBERS:
        return set(_numbers(found.numbers, as_number(declared.minimum), as_number(declared.maximum)))
    if kind is FieldType.DATE:
        return {day.isoformat() for day in found.dates} or {"2000-01-01"}
    options = {code for code, _ in declared.options} if declared is not None else set()
    numbers = set(_numbers(found.numbers, None, None)) if found.numbers else set()
    return codes | options | numbers | {day.isoformat() for day in found.dates} | {_OTHER, "no"}


def _numbers(points: set[Decimal], lowest: Decimal | None, highest: Decimal | None) -> Iterator[str]:
    ends = {one for one in (lowest, highest) if one is not None}
    row = sorted(points | ends) or [Decimal(1)]
    between = [(one + other) / 2 for one, other in pairwise(row)]
    for number in (row[0] - 1, *row, *between, row[-1] + 1):
        if (lowest is None or number >= lowest) and (highest is None or number <= highest):
            yield format(number, "f")
