"""How long something takes mostly, and at worst: two values that really occurred, in whole seconds."""

from collections.abc import Iterable
from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Spread:
    """Of `n` lengths half are at most `median`, and nine of ten at most `p90` (nearest rank). All 0 when there is none."""

    n: int = 0
    median: int = 0
    p90: int = 0


def spread_of(seconds: Iterable[int]) -> Spread:
    """The spread of some lengths."""
    ordered = sorted(seconds)
    if not ordered:
        return Spread()
    return Spread(len(ordered), _at(ordered, 50), _at(ordered, 90))


def _at(ordered: list[int], percent: int) -> int:
    """The smallest value that so many percent of all do not exceed."""
    rank = (len(ordered) * percent + 99) // 100
    return ordered[rank - 1]
