"""The workflows behind the outbox, and all that the page shows as it was read in one go."""

from dataclasses import dataclass, field

from kbdesk.domain.desk import KnownState
from kbdesk.domain.outbox import DUE_STATES, EntryState, OutboxEntry, Pause
from kbdesk.domain.photo import PhotoEntry
from kbdesk.domain.unsent import Unsent
from kbdesk.workflows.change_referral import ChangeReferral
from kbdesk.workflows.deliver_referrals import DeliverReferrals
from kbdesk.workflows.export_referrals import ExportReferrals
from kbdesk.workflows.follow_referrals import FollowReferrals
from kbdesk.workflows.rescue_referrals import RescueReferrals
from kbdesk.workflows.send_photos import SendPhotos
from kbdesk.workflows.try_channels import TryChannels


@dataclass(frozen=True, slots=True)
class OutboxWork:
    """What the page and its cards ask for."""

    deliver: DeliverReferrals
    follow: FollowReferrals
    photos: SendPhotos
    change: ChangeReferral
    export: ExportReferrals
    rescue: RescueReferrals
    channels: TryChannels


@dataclass(frozen=True, slots=True)
class Shown:
    """`known` and `photos` by the ids of referrals; `unread`: those of which the desk told something new. `channels` are
    the names of the organisation's ways to the desk.
    """

    entries: tuple[OutboxEntry, ...] = ()
    known: dict[str, KnownState] = field(default_factory=dict)
    unread: frozenset[str] = frozenset()
    photos: dict[str, tuple[PhotoEntry, ...]] = field(default_factory=dict)
    pauses: tuple[Pause, ...] = ()
    channels: tuple[str, ...] = ()

    @property
    def waiting(self) -> tuple[OutboxEntry, ...]:
        """Those that have not reached the desk."""
        return tuple(entry for entry in self.entries if entry.is_open)

    @property
    def unsent(self) -> Unsent:
        """What is still to arrive, in numbers; a photo counts by itself once its text is there."""
        waiting = self.waiting
        by_hand = sum((pause := self.pause_of(entry)) is not None and pause.by_hand for entry in waiting)
        there = (entry.referral for entry in self.entries if entry.state is EntryState.SENT)
        photos = sum(one.state is not EntryState.SENT for key in there for one in self.photos.get(key, ()))
        return Unsent(len(waiting), by_hand, photos)

    @property
    def open_channels(self) -> tuple[str, ...]:
        """Those that can be paused."""
        shut = {one.channel for one in self.pauses if one.by_hand}
        return tuple(name for name in self.channels if name not in shut)

    def pause_of(self, entry: OutboxEntry) -> Pause | None:
        """Why the entry's way is shut, if it is."""
        if entry.state not in DUE_STATES:
            return None
        return next((one for one in self.pauses if one.channel == entry.channel), None)


def read_all(work: OutboxWork) -> Shown:
    """For a job in the records lane."""
    known, unread = work.follow.all_known()
    names = tuple(one.name for one in work.channels.channels())
    return Shown(work.deliver.entries(), known, unread, work.photos.all(), work.channels.pauses(), names)
