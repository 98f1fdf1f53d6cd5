"""Sorted texts inside an array file: looked up by bisection, without a Python object for each."""

from bisect import bisect_left

from kbdesk.search.array_file import Array

_REMEMBERED = 2_000
_MARKED = 64
"""Of so many texts one is kept as an object: between two of them little is left to look through in the file."""
_AFTER_ALL = b"\xff"
"""Comes after every byte of UTF-8."""


class SortedTexts:
    """Texts by their place in the order."""

    def __init__(self, letters: Array, at: Array) -> None:
        self._letters = letters
        self._at = at
        self._marks: list[bytes] = []
        self._found: dict[str, int] = {}
        self._beginnings: dict[str, tuple[int, int]] = {}

    def __len__(self) -> int:
        return len(self._at) - 1

    def __getitem__(self, place: int) -> bytes:
        return self._letters[self._at[place] : self._at[place + 1]].tobytes()

    def text(self, place: int) -> str:
        """The text at a place."""
        return self[place].decode("utf-8", "replace")

    def texts(self, places: Array) -> list[str]:
        """The texts at many places, faster than one by one."""
        letters, starts, ends = self._letters.data, self._at[places].tolist(), self._at[places + 1].tolist()
        return [str(letters[start:end], "utf-8", "replace") for start, end in zip(starts, ends, strict=True)]

    def find(self, text: str) -> int:
        """Its place, or -1; the last ones asked for are remembered, since one question asks for a word many times."""
        place = self._found.get(text)
        if place is None:
            if len(self._found) >= _REMEMBERED:
                self._found.clear()
            place = self._found[text] = self._bisect(text.encode("utf-8", "replace"))
        return place

    def _bisect(self, wanted: bytes) -> int:
        place = self._first_from(wanted)
        return place if place < len(self) and self[place] == wanted else -1

    def beginning_with(self, beginning: str) -> tuple[int, int]:
        """The places (first, behind the last) of all texts that begin like this."""
        bounds = self._beginnings.get(beginning)
        if bounds is None:
            if len(self._beginnings) >= _REMEMBERED:
                self._beginnings.clear()
            wanted = beginning.encode("utf-8", "replace")
            bounds = self._first_from(wanted), self._first_from(wanted + _AFTER_ALL)
            self._beginnings[beginning] = bounds
        return bounds

    def _first_from(self, wanted: bytes) -> int:
        """The place of the first text that does not come before this one."""
        if not self._marks:
            self._marks = [self[place] for place in range(0, len(self), _MARKED)]
        block = bisect_left(self._marks, wanted)
        first = (block - 1) * _MARKED + 1 if block else 0
        return bisect_left(self, wanted, first, min(block * _MARKED, len(self)))
