"""Where the pieces of a step stand, in two columns or one: pure reckoning, kept apart from the widgets.

In two columns, fields that follow each other stand side by side, and what explains a picture (text, boxes) stands
beside it. Everything else takes the whole width; in one column everything does.
"""

from collections.abc import Sequence
from dataclasses import dataclass
from enum import StrEnum


class Shape(StrEnum):
    """WHOLE takes the width; HALF pairs with its neighbour; a PICTURE has what is EXPLAINING beside it."""

    WHOLE = "whole"
    HALF = "half"
    PICTURE = "picture"
    EXPLAINING = "explaining"


@dataclass(frozen=True, slots=True)
class Spot:
    """A place in the grid."""

    row: int
    column: int = 0
    rows: int = 1
    columns: int = 2


def spots(shapes: Sequence[Shape]) -> tuple[tuple[Spot, ...], tuple[int, ...]]:
    """A spot for each piece, and the rows that take what height a picture has to spare."""
    found: list[Spot] = []
    spare: list[int] = []
    row, half, at = 0, False, 0
    while at < len(shapes):
        shape, beside = shapes[at], _explaining(shapes, at)
        if half and shape is not Shape.HALF:
            row, half = row + 1, False
        if beside:
            found.append(Spot(row, 0, beside + 1, 1))
            found += [Spot(row + place, 1, 1, 1) for place in range(beside)]
            spare.append(row + beside)
            row, at = row + beside + 1, at + beside + 1
            continue
        if shape is Shape.HALF:
            found.append(Spot(row, int(half), 1, 1))
            row, half = row + half, not half
        else:
            found.append(Spot(row))
            row += 1
        at += 1
    return tuple(found), tuple(spare)


def _explaining(shapes: Sequence[Shape], at: int) -> int:
    """How many pieces stand beside the picture at that place; 0 when it is none."""
    if shapes[at] is not Shape.PICTURE:
        return 0
    rest = shapes[at + 1 :]
    return next((count for count, shape in enumerate(rest) if shape is not Shape.EXPLAINING), len(rest))
