"""What surrounds a value at the moment it is typed, and decides what it means."""

from dataclasses import dataclass
from datetime import datetime


@dataclass(frozen=True, slots=True)
class Heard:
    """`now` by the reader's own clock (its day is *today*); `region` is where a number without a country belongs."""

    now: datetime
    region: str = "NL"
