"""Times taken, put into figures: medians and the like, tables, a histogram of characters."""

import statistics
import time
from collections.abc import Callable, Iterable, Sequence

Job = Callable[[], object]


def milliseconds(jobs: Iterable[Job], *, clock: Callable[[], float] = time.perf_counter) -> list[float]:
    """What each job takes."""
    times = []
    for job in jobs:
        began = clock()
        job()
        times.append((clock() - began) * 1000)
    return times


def share_of(times: Sequence[float], share: float) -> float:
    """The time that so large a share of the times stays within; 0 of none."""
    return sorted(times)[round(share * (len(times) - 1))] if times else 0.0


def figures(times: Sequence[float]) -> dict[str, float]:
    """Median, 95th percentile and the longest, to a hundredth."""
    return {
        "p50": round(statistics.median(times), 2) if times else 0.0,
        "p95": round(share_of(times, 0.95), 2),
        "max": round(max(times, default=0.0), 2),
    }


def table(head: Sequence[str], rows: Iterable[Sequence[object]]) -> str:
    """Columns as wide as they need be; the first one to the left, the others to the right."""
    cells = [[str(cell) for cell in row] for row in (head, *rows)]
    widths = [max(len(row[place]) for row in cells if place < len(row)) for place in range(len(head))]
    lines = []
    for row in cells:
        first, *others = (
            cell.ljust(width) if not place else cell.rjust(width)
            for place, (cell, width) in enumerate(zip(row, widths, strict=False))
        )
        lines.append("  ".join((first, *others)).rstrip())
    return "\n".join(lines)


def histogram(times: Sequence[float], *, bounds: Sequence[float], width: int = 50) -> str:
    """How many times fall between each two bounds, as bars; even one is seen."""
    lines = []
    counts = [
        sum(low <= one < high for one in times) for low, high in zip(bounds, (*bounds[1:], float("inf")), strict=True)
    ]
    for place, (low, number) in enumerate(zip(bounds, counts, strict=True)):
        high = f"{bounds[place + 1]:g}" if place + 1 < len(bounds) else ""
        bar = "#" * -(-number * width // max(1, *counts))
        lines.append(f"{low:>7g} {'–' if high else '+'} {high:<6} {number:>7}  {bar}".rstrip())
    return "\n".join(lines)
