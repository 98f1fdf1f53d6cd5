"""Which groups of a question each entry meets, one bit for a group, and so which share of the question.

There are many entries and few different answers: what a share counts is worked out for each answer once, and then
only looked up for each entry.
"""

from collections.abc import Callable, Sequence

import numpy as np
from numpy.typing import NDArray

Floats = NDArray[np.float32]
_BITS = 8


class Shares:
    """`shares` are those of the groups. `[entry]` is the share that an entry meets."""

    def __init__(self, shares: Sequence[float], count: int) -> None:
        self._tables = [_sums(shares[start : start + _BITS]) for start in range(0, len(shares), _BITS)]
        self._bits = [np.zeros(count, np.uint8) for _ in self._tables]

    def add(self, group: int, entries: NDArray[np.integer]) -> None:
        """These entries meet a group; one may come several times."""
        self._bits[group // _BITS][entries] |= np.uint8(1 << group % _BITS)

    def add_where(self, group: int, strengths: Floats) -> None:
        """All entries with a strength meet a group."""
        bits = self._bits[group // _BITS]
        bits |= (strengths > 0) * np.uint8(1 << group % _BITS)

    def each(self, worth: Callable[[Floats], Floats]) -> Floats:
        """What its share is worth, for each entry."""
        if len(self._tables) == 1:
            return np.take(worth(self._tables[0]), self._bits[0])
        looked_up = [np.take(table, bits) for table, bits in zip(self._tables, self._bits, strict=True)]
        return worth(np.add.reduce(looked_up))

    def __getitem__(self, entry: int) -> float:
        return float(sum(table[bits[entry]] for table, bits in zip(self._tables, self._bits, strict=True)))


def _sums(shares: Sequence[float]) -> Floats:
    """The sum of the shares for each number whose bits say which of them count."""
    sums = np.zeros(1, np.float32)
    for share in shares:
        sums = np.concatenate((sums, sums + np.float32(share)))
    return sums
