"""A promise: calling somebody back, on a day and at a time."""

from dataclasses import dataclass
from datetime import datetime


@dataclass(frozen=True, slots=True)
class Promise:
    """`contact` is the contact it was made in, `reference` that one's number (empty while it is open); `what` was
    promised, to whom (`phone`, `name`), for when (`at`, aware). `kept` is when it was, None until then.
    """

    id: str
    contact: str
    reference: str
    at: datetime
    what: str
    phone: str = ""
    name: str = ""
    kept: datetime | None = None

    def is_due(self, at: datetime) -> bool:
        """True when its time has come and it was not kept yet."""
        return self.kept is None and self.at <= at
