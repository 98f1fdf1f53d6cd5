"""Helped, or did not help: counted per text, never with who said so or what was asked."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from enum import StrEnum


class Verdict(StrEnum):
    """What a reader says of a text that was read."""

    HELPED = "helped"
    NOT_HELPED = "not_helped"


@dataclass(frozen=True, slots=True)
class Tally:
    """How often a text helped and did not."""

    helped: int = 0
    not_helped: int = 0


@dataclass(frozen=True, slots=True, eq=False)
class Verdicts:
    """Tallies by path, for the ranking. One of these is equal to itself only, so that it is cheap to tell from another."""

    by_path: Mapping[str, Tally] = field(default_factory=dict)


NO_VERDICTS = Verdicts()
