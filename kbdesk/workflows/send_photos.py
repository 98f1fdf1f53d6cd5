"""Sends the photos of referrals that have reached the desk, each by itself; called by the sender, who holds the lock.

A photo that the desk refuses leaves its referral whole, and a channel that takes none says so at the photo.
"""

import random
from collections import Counter
from collections.abc import Callable
from datetime import datetime

from kbdesk.delivery.channel import PhotoChannel
from kbdesk.domain.errors import StateUnwritable
from kbdesk.domain.outbox import Failure, Verdict, next_attempt
from kbdesk.domain.photo import PhotoClaim, PhotoEntry
from kbdesk.domain.progress import Progress
from kbdesk.records.outbox import OutboxRecords
from kbdesk.records.photo_outbox import PhotoOutbox
from kbdesk.workflows.open_channel import OpenChannel


class SendPhotos:
    """Of this device."""

    def __init__(
        self, channels: OpenChannel, outbox: OutboxRecords, photos: PhotoOutbox, *, now: Callable[[], datetime]
    ) -> None:
        self._channels, self._outbox, self._photos, self._now = channels, outbox, photos, now

    def of_referral(self, referral_id: str) -> tuple[PhotoEntry, ...]:
        """Where the photos of a referral stand."""
        return self._photos.of_referral(referral_id)

    def all(self) -> dict[str, tuple[PhotoEntry, ...]]:
        """Where all photos stand, by the ids of their referrals."""
        found: dict[str, list[PhotoEntry]] = {}
        for one in self._photos.all():
            found.setdefault(one.referral, []).append(one)
        return {referral: tuple(photos) for referral, photos in found.items()}

    def unsent(self) -> int:
        """How many have not reached the desk."""
        return self._photos.unsent_count()

    def under_way(self) -> int:
        """How many have not reached the desk though their referral has."""
        return self._photos.under_way()

    def retry(self, referral_id: str) -> None:
        """Queues those again that the desk refused or that wait."""
        self._photos.make_due(referral_id, self._now())

    def run(self, progress: Progress, reasons: Counter[str], *, at_once: bool = False) -> int:
        """Sends all that are due; gives how many arrived, and counts in `reasons` what stood in the way."""
        sent, began = 0, self._now()
        if at_once:
            self._photos.make_due(None, began)
        while (claim := self._photos.claim(self._now(), due_by=began)) is not None:
            failure = self._try(claim)
            now = self._now()
            if failure is None:
                self._photos.mark_sent(claim.photo.id, now)
                sent += 1
            else:
                reasons[failure.code] += 1
                chance = random.random()  # noqa: S311  spread, not secrecy
                due = next_attempt(now, claim.attempts, chance, failure.retry_after)
                self._photos.mark_failed(claim, failure, now, not_before=due)
            progress.check()
        return sent

    def _try(self, claim: PhotoClaim) -> Failure | None:
        channel = self._channels.of(self._outbox.get(claim.referral.id))
        if isinstance(channel, Failure):
            return channel
        if not isinstance(channel, PhotoChannel):
            return Failure(Verdict.REFUSED, "photos-not-taken")
        try:
            photo = self._photos.photo(claim.photo.id)
        except StateUnwritable:
            return Failure(Verdict.REFUSED, "photo-gone")
        return channel.attach(claim.referral, claim.ticket, photo, may_be_there=claim.may_have_arrived)
