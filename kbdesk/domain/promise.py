"""A promise: calling somebody back, on a day and at a time."""

from dataclasses import dataclass
from datetime import datetime

from kbdesk.domain.contact_list import RowEnd
from kbdesk.domain.open_contact import OpenContact
from kbdesk.domain.organisation import Organisation


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


def promise_kept_by(contact: OpenContact, outcome: str, organisation: Organisation) -> str:
    """The id of the promise that a contact keeps when it is closed so; none where nobody answered."""
    found = organisation.outcome(outcome)
    return "" if found is not None and found.list_row == RowEnd.NO_ANSWER.value else contact.promise
