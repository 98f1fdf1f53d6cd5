"""What the referral's form holds."""

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Filled:
    """What the form holds now, as typed; of its photos the ids."""

    queue: str
    subject: str
    values: tuple[tuple[str, str], ...]
    urgency: str
    note: str
    photos: tuple[str, ...] = ()
