"""A contact: one conversation with a customer, a prospect or someone unknown, as it is logged on this device."""

from dataclasses import dataclass
from datetime import datetime
from enum import StrEnum

from kbdesk.domain.organisation import Privacy


class Direction(StrEnum):
    """Who sought the contact."""

    INCOMING = "incoming"
    OUTGOING = "outgoing"


class ContactState(StrEnum):
    """Where a contact stands."""

    OPEN = "open"
    PARKED = "parked"
    WRAP_UP = "wrap-up"
    CLOSED = "closed"


@dataclass(frozen=True, slots=True)
class ContactValue:
    """A value that was captured, with its privacy class and where it came from. Superseded ones are never sent."""

    name: str
    label: str
    value: str
    privacy: Privacy = Privacy.NONE
    keep_days: int = 0
    step: str = ""
    superseded: bool = False


@dataclass(frozen=True, slots=True)
class Contact:
    """A contact. `reference` is empty until it is on disk; `phase`, `product`, `outcome` and `party` are the
    organisation's codes. `run` is the id of the run that led it, if any; `article` the answer that was used. `phone`
    (E.164 where it is a number) and `name` are who called; `parent` is the id of the contact that this one repeats. The
    seconds say how long the talk, the waiting of the customer and the work afterwards took.
    """

    id: str
    started: datetime
    reference: str = ""
    direction: Direction = Direction.INCOMING
    medium: str = "phone"
    party: str = "unknown"
    phase: str = ""
    product: tuple[str, ...] = ()
    lang: str = "nl"
    state: ContactState = ContactState.OPEN
    outcome: str = ""
    resolved: bool = False
    note: str = ""
    run: str = ""
    script: str = ""
    revision: int = 0
    article: str = ""
    closed: datetime | None = None
    values: tuple[ContactValue, ...] = ()
    phone: str = ""
    name: str = ""
    satisfaction: str = ""
    dissatisfied: bool = False
    heard_outside: bool = False
    parent: str = ""
    talk_seconds: int = 0
    hold_seconds: int = 0
    after_work_seconds: int = 0
