"""What is known on this device of somebody who calls again: an earlier contact, and what came of it."""

from dataclasses import dataclass
from datetime import timedelta

from kbdesk.domain.contact import Contact
from kbdesk.domain.promise import Promise

REPEAT_WITHIN = timedelta(days=7)
"""A contact of the same number within this time is a repeat of the earlier one."""


@dataclass(frozen=True, slots=True)
class EarlierContact:
    """An earlier contact of the same number or name, what was promised in it, and the reference of its referral."""

    contact: Contact
    promises: tuple[Promise, ...] = ()
    referral_reference: str = ""
