"""From an organisation's settings to a channel; a new kind of channel is one file beside this and one line in here."""

from pathlib import Path

from kbdesk.delivery.channel import Channel
from kbdesk.delivery.folder import FolderChannel
from kbdesk.domain.organisation import ChannelSettings
from kbdesk.domain.outbox import Failure, Verdict


class ChooseChannel:
    """`data` is the data folder of this device: a folder given without its whole path lies in there."""

    def __init__(self, data: Path) -> None:
        self._data = data

    def __call__(self, settings: ChannelSettings) -> Channel | Failure:
        """The channel; a Failure (a person must look) when the settings name none that there is."""
        match settings.type:
            case "folder":
                return self._folder(settings)
            case unknown:
                return Failure(Verdict.REFUSED, "channel-unknown", unknown)

    def _folder(self, settings: ChannelSettings) -> Channel | Failure:
        written = settings.option("path").strip()
        if not written:
            return Failure(Verdict.REFUSED, "channel-incomplete", "path")
        try:
            folder = Path(written).expanduser()
        except RuntimeError:  # `~` of somebody who is not there
            return Failure(Verdict.REFUSED, "channel-incomplete", written)
        if folder.is_absolute():
            return FolderChannel(folder)
        return FolderChannel(self._data / folder, make=True)
