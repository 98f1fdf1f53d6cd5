"""What every way to the service desk can do. The sender knows no more of a channel than this.

A channel holds no records, never sleeps and never tries twice. It tells a receipt from everything that is none.
"""

from typing import Protocol, runtime_checkable

from kbdesk.domain.desk import DeskState, Remark
from kbdesk.domain.outbox import Failure, Receipt
from kbdesk.domain.photo import Photo
from kbdesk.domain.referral import Referral


class Channel(Protocol):
    """A way to the service desk."""

    def check(self) -> tuple[Remark, ...]:
        """Tries the connection without sending a referral: what is in order, and what is missing at the desk."""
        ...

    def find(self, referral: Referral) -> Receipt | Failure | None:
        """Asks the desk for a referral that may have arrived, by its id.

        None means that it certainly is not there; a Failure that the desk could not be asked, so that it must not be
        delivered now.
        """
        ...

    def deliver(self, referral: Referral) -> Receipt | Failure:
        """Hands the referral over, once."""
        ...


@runtime_checkable
class PhotoChannel(Channel, Protocol):
    """A channel that takes photos after the text, one by one."""

    def attach(self, referral: Referral, ticket: str, photo: Photo, *, may_be_there: bool) -> Failure | None:
        """Hands one photo over to what the referral became there; None when the desk has it.

        `may_be_there`: an earlier try may have arrived, so the desk is asked for the photo's name first.
        """
        ...


@runtime_checkable
class TellingChannel(Channel, Protocol):
    """A channel whose desk can be asked about what it has."""

    def tickets(self, referral: Referral) -> tuple[str, ...] | Failure:
        """All tickets with the referral's key, oldest first: more than one means that a try was doubled on the way."""
        ...

    def status(self, ticket: str) -> DeskState | Failure:
        """Where a ticket stands, and what the desk answered on it."""
        ...

    def comment(self, ticket: str, text: str) -> Failure | None:
        """Leaves a note for the desk's own people at a ticket; None when it is there."""
        ...
