"""What a report shows, before it has a form: tables for people, and the same for programs."""

from dataclasses import dataclass
from datetime import timedelta
from typing import Any

from kbdesk.domain.spread import Spread
from kbdesk.wording.dates import clock

NONE = "–"


@dataclass(frozen=True, slots=True)
class Section:
    """A table. The first `texts` columns are words, the others numbers. `shares` (0 to 1, a row each) are drawn as bars on
    a page. In a terminal, where there is less room, stand the first `narrow` columns of the last `most_rows` rows (0: all).
    """

    title: str
    heads: tuple[str, ...]
    rows: tuple[tuple[str, ...], ...]
    shares: tuple[float, ...] = ()
    texts: int = 1
    narrow: int = 0
    most_rows: int = 0


@dataclass(frozen=True, slots=True)
class Shown:
    """A report for people (`title`, `notes`, `sections`, in the reader's language) and for programs (`document` in JSON;
    `columns` and `records` as one flat table, with codes). A section without rows is not among them.
    """

    title: str
    notes: tuple[str, ...]
    sections: tuple[Section, ...]
    document: dict[str, Any]
    columns: tuple[str, ...]
    records: tuple[tuple[object, ...], ...]
    is_empty: bool = False


def part_of(part: int, whole: int) -> str:
    """`12 (60 %)`, or a dash where there is no whole."""
    return f"{part} ({round(100 * part / whole)} %)" if whole else NONE


def spread_cell(spread: Spread) -> str:
    """`4:07 / 9:12`: half, and nine of ten."""
    if not spread.n:
        return NONE
    return " / ".join(clock(timedelta(seconds=length)) for length in (spread.median, spread.p90))


def spread_json(spread: Spread) -> dict[str, int | None]:
    """Lengths that were never measured are null, not 0."""
    if not spread.n:
        return {"n": 0, "median": None, "p90": None}
    return {"n": spread.n, "median": spread.median, "p90": spread.p90}
