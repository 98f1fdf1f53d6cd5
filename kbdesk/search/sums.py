"""The weights of many postings added up for each entry, some thousand at a time.

A beginning of one letter has millions of postings: asking the system for so much memory takes longer than adding.
"""

from collections.abc import Iterable

import numpy as np
from numpy.typing import NDArray

from kbdesk.search.sidecar import WEIGHTS, Sidecar

_AT_A_TIME = 16_000


def sums(sidecar: Sidecar, bounds: Iterable[tuple[int, int, float]]) -> NDArray[np.float64]:
    """For each entry. `bounds` are the first and the behind-last posting of each run, and the share it is taken for."""
    total = np.zeros(sidecar.count)
    for begin, end, share in bounds:
        counts = counted(share)
        for first in range(begin, end, _AT_A_TIME):
            piece = slice(first, min(first + _AT_A_TIME, end))
            np.add.at(total, sidecar.entry[piece].astype(np.intp), np.take(counts, sidecar.weight[piece]))
    return total


def counted(share: float) -> NDArray[np.float64]:
    """What each value of the weight byte counts when it is taken for a share; as wide as the adding wants it."""
    return (WEIGHTS * np.float32(share)).astype(np.float64)
