"""What is kept of a person, what became of it, and the log of that: numbers and times, never the person."""

from dataclasses import dataclass, field, replace
from datetime import datetime
from enum import StrEnum

from kbdesk.domain.contact import Contact
from kbdesk.domain.open_contact import OpenContact
from kbdesk.domain.promise import Promise
from kbdesk.domain.referral import Referral


class PrivacyAct(StrEnum):
    """What was done."""

    PURGED = "purged"
    EXPORTED = "exported"
    ERASED = "erased"
    RECOVERED = "recovered"


@dataclass(frozen=True, slots=True)
class Counts:
    """How many of each. `runs` are calls without a contact; `copies` are records files kept from before an update."""

    contacts: int = 0
    values: int = 0
    notes: int = 0
    referrals: int = 0
    photos: int = 0
    runs: int = 0
    drafts: int = 0
    searches: int = 0
    flags: int = 0
    copies: int = 0
    list_rows: int = 0
    customers: int = 0
    promises: int = 0
    open_contacts: int = 0

    @property
    def any(self) -> bool:
        """True when there is something."""
        return any(getattr(self, name) for name in self.__slots__)


@dataclass(frozen=True, slots=True)
class KeptOfPerson:
    """All that the records hold of a person. `photos` are file names, `events` what was typed in calls without a contact."""

    contacts: tuple[Contact, ...] = ()
    referrals: tuple[Referral, ...] = ()
    photos: tuple[str, ...] = ()
    runs: tuple[str, ...] = ()
    drafts: tuple[tuple[str, str], ...] = ()
    searches: tuple[tuple[datetime, str], ...] = ()
    flags: tuple[tuple[str, str], ...] = ()
    list_rows: tuple[tuple[str, str], ...] = ()
    customers: tuple[tuple[str, str], ...] = ()
    promises: tuple[Promise, ...] = ()
    open_contacts: tuple[OpenContact, ...] = ()
    unsent: tuple[str, ...] = field(default=())
    """References of contacts whose referral has not reached the desk."""

    @property
    def going(self) -> "KeptOfPerson":
        """Without the contacts that must stay, with their referrals (photos are counted all the same)."""
        contacts = tuple(one for one in self.contacts if one.reference not in self.unsent)
        ids = {one.id for one in contacts}
        staying = {one.id for one in self.contacts} - ids
        return replace(
            self,
            contacts=contacts,
            referrals=tuple(one for one in self.referrals if one.contact in ids),
            promises=tuple(one for one in self.promises if one.contact not in staying),
            open_contacts=tuple(one for one in self.open_contacts if one.id not in staying),
            unsent=(),
        )

    @property
    def counts(self) -> Counts:
        """In numbers."""
        return Counts(
            contacts=len(self.contacts),
            values=sum(len(contact.values) for contact in self.contacts),
            notes=sum(bool(contact.note) for contact in self.contacts),
            referrals=len(self.referrals),
            photos=len(self.photos),
            runs=len(self.runs),
            drafts=len(self.drafts),
            searches=len(self.searches),
            flags=len(self.flags),
            list_rows=len(self.list_rows),
            customers=len(self.customers),
            promises=len(self.promises),
            open_contacts=len(self.open_contacts),
        )


@dataclass(frozen=True, slots=True)
class Erased:
    """`kept` are the references of contacts that must stay: their referral has not reached the desk yet."""

    counts: Counts
    kept: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class PrivacyEntry:
    """A line of the privacy log; `stayed` counts contacts that could not go yet."""

    at: datetime
    act: PrivacyAct
    counts: Counts
    stayed: int = 0
