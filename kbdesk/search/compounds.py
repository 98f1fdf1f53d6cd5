"""Dutch writes words together: finding the two words inside one."""

import math
from typing import Protocol

_SHORTEST_HEAD, _SHORTEST_TAIL = 4, 3
_SHORTEST_COMPOUND = 8
_KNOWN_IN = 2


class Counts(Protocol):
    """In how many entries a word stands; 0 for an unknown one."""

    def __call__(self, word: str, /) -> int: ...


def can_be_compound(word: str) -> bool:
    return len(word) >= _SHORTEST_COMPOUND and word.isalpha()


def two_parts(word: str, count: Counts) -> tuple[str, str] | None:
    """The best split of a word in two known words, with or without a linking s (`gebruiker-s-toegang`).

    Long parts of even length win, then common ones. A part counts when it stands in at least two entries.
    """
    best: tuple[float, str, str] | None = None
    for cut in range(_SHORTEST_HEAD, len(word) - _SHORTEST_TAIL + 1):
        tail = word[cut:]
        if (tails := count(tail)) < _KNOWN_IN:
            continue
        for head in _heads(word, cut):
            if (heads := count(head)) >= _KNOWN_IN:
                quality = min(len(head), len(tail)) + 0.1 * math.log(heads * tails)
                if best is None or quality > best[0]:
                    best = (quality, head, tail)
    return (best[1], best[2]) if best else None


def _heads(word: str, cut: int) -> tuple[str, ...]:
    if word[cut - 1] == "s" and cut > _SHORTEST_HEAD:
        return word[:cut], word[: cut - 1]
    return (word[:cut],)
