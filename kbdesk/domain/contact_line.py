"""The log of this device as a list to look through, and all that is known of one contact in it."""

import re
from collections.abc import Callable
from dataclasses import dataclass, field
from datetime import datetime
from enum import StrEnum

from kbdesk.domain.contact import Contact, ContactState, Direction
from kbdesk.domain.crm_link import FilledLink
from kbdesk.domain.customer import Customer
from kbdesk.domain.open_contact import OpenContact
from kbdesk.domain.outbox import OutboxEntry
from kbdesk.domain.person_sought import plain_words
from kbdesk.domain.promise import Promise
from kbdesk.domain.referral import PathLine, Referral

_FEWEST_FIGURES = 4
_NUMBER = re.compile(r"[+\d][\d\s().\-/]*")


class Shown(StrEnum):
    """Which contacts are shown. OPEN are those in hand or in wrap-up, PARKED those put aside."""

    ALL = "all"
    OPEN = "open"
    PARKED = "parked"
    TODAY = "today"


@dataclass(frozen=True, slots=True)
class Sought:
    """What is looked for: `text` by number, name, reference, or words of notes and values; `today` begins then."""

    shown: Shown = Shown.ALL
    text: str = ""
    today: datetime | None = None


@dataclass(frozen=True, slots=True)
class ContactLine:
    """A contact in the list. `about` is the script, the article, or the note it was about; `referral` whether it was
    handed on.
    """

    id: str
    started: datetime
    state: ContactState
    direction: Direction
    reference: str = ""
    phone: str = ""
    name: str = ""
    about: str = ""
    outcome: str = ""
    referral: bool = False


@dataclass(frozen=True, slots=True)
class ContactPart:
    """Some lines of a list of `total`, from the place `first` on."""

    total: int
    first: int
    lines: tuple[ContactLine, ...]


@dataclass(frozen=True, slots=True)
class Dossier:
    """One contact with everything that belongs to it: exactly one of `closed` and `open` is set.

    `customers` are those of the customer list with its number; `links` lead into the organisation's own system.
    """

    closed: Contact | None = None
    open: OpenContact | None = None
    path: tuple[PathLine, ...] = ()
    referral: Referral | None = None
    entry: OutboxEntry | None = None
    promises: tuple[Promise, ...] = ()
    customers: tuple[Customer, ...] = ()
    links: tuple[FilledLink, ...] = field(default=())
    parent: str = ""
    """The reference of the contact that this one repeats."""
    before: tuple[tuple[Referral, OutboxEntry | None], ...] = ()
    """Further referrals of the same contact, oldest first; of one in hand all of them."""

    @property
    def phone(self) -> str:
        """The number of the one who called, or was called."""
        return self.closed.phone if self.closed else self.open.phone if self.open else ""


def fits(text: str) -> Callable[[str], bool]:
    """Whether what is known of a contact holds all words of `text`; a number is compared by its figures, without what
    stands before it for the country.
    """
    typed = text.strip()
    figures = re.sub(r"\D", "", typed).lstrip("0") if _NUMBER.fullmatch(typed) else ""
    words = plain_words(typed).split()
    close = "".join(words)

    def holds(told: str) -> bool:
        if len(figures) >= _FEWEST_FIGURES:
            return any(figures in re.sub(r"\D", "", found) for found in _NUMBER.findall(told))
        plain = plain_words(told)
        return all(word in plain for word in words) or (
            len(close) >= _FEWEST_FIGURES and close in plain.replace(" ", "")
        )

    return holds
