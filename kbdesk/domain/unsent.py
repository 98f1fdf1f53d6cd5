"""What of this device has not reached the service desk, in numbers: for a badge, and before the program is closed."""

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Unsent:
    """`by_hand` of the `referrals` wait because a person paused their channel. `photos` are those whose text has arrived;
    the others come with their referral.
    """

    referrals: int = 0
    by_hand: int = 0
    photos: int = 0

    @property
    def total(self) -> int:
        """All that is still to arrive."""
        return self.referrals + self.photos
