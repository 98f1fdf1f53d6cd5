"""What the service desk tells of itself and of a ticket of ours."""

from dataclasses import dataclass
from datetime import datetime


@dataclass(frozen=True, slots=True)
class Remark:
    """One line of a test of the connection: a code for `kbdesk.wording.desks`, whether it is in order, and of what.

    `is_fine` False means that referrals would not arrive, or not whole, until somebody mends it.
    """

    code: str
    is_fine: bool
    detail: str = ""


@dataclass(frozen=True, slots=True)
class DeskAnswer:
    """Something the desk wrote at a ticket for the one who referred."""

    at: datetime
    text: str


@dataclass(frozen=True, slots=True)
class DeskState:
    """Where a ticket stands, in the desk's own words; `answers` oldest first."""

    ticket: str
    status: str
    is_closed: bool = False
    answers: tuple[DeskAnswer, ...] = ()


@dataclass(frozen=True, slots=True)
class KnownState:
    """The last that the desk told of a ticket, and when it was asked."""

    state: DeskState
    asked: datetime
