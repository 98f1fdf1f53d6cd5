"""From an entry of the outbox, or a name in the settings, to the channel that leads to its service desk."""

from kbdesk.delivery.channel import Channel
from kbdesk.delivery.choose import ChooseChannel
from kbdesk.domain.organisation import ChannelSettings
from kbdesk.domain.outbox import Failure, OutboxEntry, Verdict
from kbdesk.workflows.keep_library import KeepLibrary


class OpenChannel:
    """Reads the settings of the moment: a channel that is mended works with the next try."""

    def __init__(self, library: KeepLibrary, choose_channel: ChooseChannel) -> None:
        self._library, self._choose_channel = library, choose_channel

    def settings(self) -> tuple[ChannelSettings, ...]:
        """All channels of the organisation."""
        return self._library.library.organisation.channels

    def of(self, entry: OutboxEntry) -> Channel | Failure:
        """The way that was chosen with the referral; where its queue was unknown then, the one that the queue has now."""
        queue = self._library.library.organisation.queue(entry.queue)
        return self.named(entry.channel or (queue.channel if queue else ""))

    def named(self, name: str) -> Channel | Failure:
        """A Failure when there is none of that name, or its settings are not whole."""
        settings = self._library.library.organisation.channel(name)
        if settings is None:
            return Failure(Verdict.REFUSED, "channel-unknown", name)
        return self._choose_channel(settings)
