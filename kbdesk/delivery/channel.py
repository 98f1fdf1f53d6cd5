"""What every way to the service desk can do. The sender knows no more of a channel than this.

A channel holds no records, never sleeps and never tries twice. It tells a receipt from everything that is none.
"""

from typing import Protocol

from kbdesk.domain.outbox import Failure, Receipt
from kbdesk.domain.referral import Referral


class Channel(Protocol):
    """A way to the service desk."""

    def find(self, referral: Referral) -> Receipt | Failure | None:
        """Asks the desk for a referral that may have arrived, by its id.

        None means that it certainly is not there; a Failure that the desk could not be asked, so that it must not be
        delivered now.
        """
        ...

    def deliver(self, referral: Referral) -> Receipt | Failure:
        """Hands the referral over, once."""
        ...
