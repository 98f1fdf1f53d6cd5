"""What was worked out lately, kept for the next keystroke, which mostly asks for it again: never more than fits."""

from collections.abc import Hashable
from typing import Generic, TypeVar

Key = TypeVar("Key", bound=Hashable)
Value = TypeVar("Value")


class Remembered(Generic[Key, Value]):
    """Up to `room` in all; each value says at `keep` how much of it it takes. What was asked for longest ago goes."""

    def __init__(self, room: int) -> None:
        self._room = room
        self._taken = 0
        self._kept: dict[Key, tuple[Value, int]] = {}

    def get(self, key: Key) -> Value | None:
        found = self._kept.pop(key, None)
        if found is None:
            return None
        self._kept[key] = found
        return found[0]

    def keep(self, key: Key, value: Value, *, size: int) -> Value:
        """Gives the value back; one that is larger than the whole room is kept until the next one."""
        former = self._kept.pop(key, None)
        self._taken += size - (former[1] if former else 0)
        self._kept[key] = (value, size)
        while self._taken > self._room and len(self._kept) > 1:
            _, gone = self._kept.pop(next(iter(self._kept)))
            self._taken -= gone
        return value

    def clear(self) -> None:
        self._kept.clear()
        self._taken = 0
