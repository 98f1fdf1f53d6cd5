"""A photo that goes with a referral: made ready on the device, sent after the text, each by itself."""

import hashlib
from dataclasses import dataclass
from datetime import datetime

from kbdesk.domain.outbox import EntryState
from kbdesk.domain.referral import Referral

MOST_PHOTOS = 10
"""With one referral."""


@dataclass(frozen=True, slots=True)
class Photo:
    """The bytes as they are sent; `name` is ours (`photo-1-3f9a2c71.jpg`): a file's own name may tell of somebody."""

    id: str
    name: str
    media_type: str
    data: bytes

    @property
    def digest(self) -> str:
        """SHA-256 of the bytes."""
        return hashlib.sha256(self.data).hexdigest()


@dataclass(frozen=True, slots=True)
class PhotoEntry:
    """Where a photo stands; `last_error` is a code as in `OutboxEntry`."""

    id: str
    referral: str
    name: str
    size: int
    digest: str
    state: EntryState
    attempts: int = 0
    not_before: datetime | None = None
    last_error: str = ""
    last_detail: str = ""


@dataclass(frozen=True, slots=True)
class PhotoClaim:
    """A photo that is sent now. `referral` is what has reached the desk as `ticket`, on `channel`."""

    photo: Photo
    referral: Referral
    ticket: str
    channel: str
    attempts: int
    may_have_arrived: bool
