"""Where the words of a text stand as it is shown, by their numbers: found for all signs at once, without folding.

A sign that folds to two words (`½`), or a letter of a script far from ours, shifts the numbers of those behind it;
whoever marks words by their numbers looks whether it is they.
"""

from functools import lru_cache

import numpy as np
from numpy.typing import NDArray

_KNOWN_SIGNS = 0x3000
_FIRST_ACCENT, _BEHIND_ACCENTS = 0x300, 0x370


class WordSpans:
    """Start and end of each word of a text, in signs."""

    def __init__(self, text: str) -> None:
        if text.isascii():
            signs = np.frombuffer(text.encode(), np.uint8)
        else:
            signs = np.frombuffer(text.encode("utf-32-le", "surrogatepass"), "<u4")
        inside = np.zeros(len(signs) + 2, bool)
        np.take(_in_words(), signs, mode="clip", out=inside[1:-1])
        (bounds,) = (inside[1:] != inside[:-1]).nonzero()
        self._bounds: NDArray[np.int32] = bounds.astype(np.int32)

    def __len__(self) -> int:
        return len(self._bounds) // 2

    def end_of(self, number: int) -> int:
        """Where the word of this number ends."""
        return int(self._bounds[2 * number + 1])

    def among(self, first: int, last: int) -> list[tuple[int, int]]:
        """The spans of the words from one number to another, the last one included."""
        bounds: list[int] = self._bounds[2 * first : 2 * last + 2].tolist()
        return list(zip(bounds[::2], bounds[1::2], strict=True))


@lru_cache(1)
def _in_words() -> NDArray[np.bool_]:
    """For each sign whether it is part of a word; a combining accent does not end one."""
    return np.array(
        [chr(code).isalnum() or _FIRST_ACCENT <= code < _BEHIND_ACCENTS for code in range(_KNOWN_SIGNS)], bool
    )
