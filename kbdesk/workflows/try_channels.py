"""The ways to the service desk as whoever sets them up sees them: tried, opened again, given what they log in with."""

from collections.abc import Callable
from dataclasses import dataclass
from datetime import datetime

from kbdesk.config.credentials import Credentials
from kbdesk.domain.desk import Remark
from kbdesk.domain.errors import StateUnwritable, WrongUse
from kbdesk.domain.organisation import ChannelSettings
from kbdesk.domain.outbox import Failure, Pause
from kbdesk.domain.settings import CredentialPlace
from kbdesk.records.outbox import OutboxRecords
from kbdesk.workflows.open_channel import OpenChannel


@dataclass(frozen=True, slots=True)
class ChannelTrial:
    """A test of the connection. `remarks` in the order in which things were looked at."""

    channel: ChannelSettings
    remarks: tuple[Remark, ...]

    @property
    def is_fine(self) -> bool:
        """Whether referrals would arrive, as far as can be told without sending one."""
        return all(remark.is_fine for remark in self.remarks)


class TryChannels:
    """Of the organisation whose content is open."""

    def __init__(
        self, channels: OpenChannel, outbox: OutboxRecords, credentials: Credentials, *, now: Callable[[], datetime]
    ) -> None:
        self._channels, self._outbox, self._credentials, self._now = channels, outbox, credentials, now

    def channels(self) -> tuple[ChannelSettings, ...]:
        """All of them, as the settings name them."""
        return self._channels.settings()

    def check(self, name: str) -> ChannelTrial:
        """Tests one connection; sends no referral. Raises WrongUse for an unknown name."""
        settings = self._refuse_unknown(name)
        channel = self._channels.named(name)
        if isinstance(channel, Failure):
            return ChannelTrial(settings, (Remark(channel.code, is_fine=False, detail=channel.detail),))
        return ChannelTrial(settings, channel.check())

    def pauses(self) -> tuple[Pause, ...]:
        """The channels that are shut for now, and why."""
        return self._outbox.pauses()

    def pause(self, name: str) -> Pause:
        """Nothing is sent this way until a person opens it again. Raises WrongUse for an unknown name."""
        self._refuse_unknown(name)
        return self._outbox.pause(name, self._now())

    def open_again(self, name: str) -> None:
        """Ends a channel's pause, because whatever shut it is mended."""
        self._outbox.open_channel(name)

    def resume(self, name: str) -> None:
        """The same, of a channel that must be there or paused. Raises WrongUse for an unknown name."""
        if all(one.channel != name for one in self.pauses()):
            self._refuse_unknown(name)
        self._outbox.open_channel(name)

    def _refuse_unknown(self, name: str) -> ChannelSettings:
        settings = next((one for one in self.channels() if one.name == name), None)
        if settings is None:
            known = ", ".join(one.name for one in self.channels())
            raise WrongUse("channel-not-there", name=name, known=known or "–")
        return settings

    def credentials_of(self, settings: ChannelSettings) -> tuple[tuple[str, bool], ...]:
        """The names of what a channel logs in with, and whether each is on this device."""
        names = (name.strip() for name in settings.option("credential").split(","))
        return tuple((name, bool(self._credentials.get(name))) for name in names if name)

    def places_of(self, settings: ChannelSettings) -> tuple[tuple[str, CredentialPlace | None], ...]:
        """The names of what a channel logs in with, and where each is kept on this device."""
        return tuple((name, self._credentials.lies_in(name)) for name, _ in self.credentials_of(settings))

    def keep_credential(self, name: str, secret: str, *, in_file: bool = False) -> CredentialPlace:
        """Keeps a secret under the name that the settings give, and opens the channels again that use it."""
        users = [one.name for one in self.channels() if name in dict(self.credentials_of(one))]
        if not users:
            named = sorted({known for one in self.channels() for known, _ in self.credentials_of(one)})
            raise WrongUse("credential-not-named", name=name, known=", ".join(named) or "–")
        if not secret.strip():
            raise WrongUse("credential-empty", name=name)
        try:
            place = self._credentials.keep(name, secret.strip(), in_file=in_file)
        except OSError as error:
            raise StateUnwritable("credential-unwritable", name=name, reason=error.strerror) from error
        for channel in users:
            self._outbox.open_channel(channel)
        return place

    def forget_credential(self, name: str) -> None:
        """Removes a secret from this device."""
        self._credentials.forget(name)
