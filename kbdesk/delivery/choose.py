"""From an organisation's settings to a channel; a new kind of channel is one file beside this, and one line in here
or, for a desk with tickets, in `ticket_desks.py`.

The libraries of a channel are loaded when a referral goes that way, not before.
"""

from collections.abc import Callable
from datetime import datetime
from pathlib import Path

from kbdesk.delivery.channel import Channel
from kbdesk.domain.organisation import ChannelSettings
from kbdesk.domain.outbox import Failure, Verdict


class ChooseChannel:
    """`data` is the data folder of this device: a folder given without its whole path lies in there.

    `credential` gives what a channel logs in with, by the name that the settings give; empty when it is not there.
    """

    def __init__(self, data: Path, credential: Callable[[str], str], *, now: Callable[[], datetime]) -> None:
        self._data, self._credential, self._now = data, credential, now

    def __call__(self, settings: ChannelSettings) -> Channel | Failure:
        """The channel; a Failure (a person must look) when the settings name none that there is."""
        makers: dict[str, Callable[[ChannelSettings], Channel | Failure]] = {
            "folder": self._folder,
            "smtp": self._smtp,
            "webhook": self._webhook,
        }
        if settings.type in makers:
            return makers[settings.type](settings)
        from kbdesk.delivery.ticket_desks import ticket_desk

        return ticket_desk(settings, self._credential)

    def _folder(self, settings: ChannelSettings) -> Channel | Failure:
        from kbdesk.delivery.folder import FolderChannel

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

    def _smtp(self, settings: ChannelSettings) -> Channel | Failure:
        from kbdesk.delivery.smtp import SECONDS, Post, SmtpChannel
        from kbdesk.delivery.ticket_desks import missing_of, seconds_of

        if missing := missing_of(settings, "host", "from", "to"):
            return missing
        security = settings.option("security", "starttls")
        port = settings.option("port", {"tls": "465", "starttls": "587"}.get(security, "25"))
        if not port.isdigit() or not 0 < int(port) < 65536:
            return Failure(Verdict.REFUSED, "channel-incomplete", "port")
        post = Post(
            settings.option("host"),
            int(port),
            security,
            settings.option("from"),
            settings.option("to"),
            settings.option("user"),
            settings.option("ca_file"),
            seconds_of(settings, SECONDS),
        )
        return SmtpChannel(post, self._credential(settings.option("credential")) if post.user else "")

    def _webhook(self, settings: ChannelSettings) -> Channel | Failure:
        from kbdesk.delivery.ticket_desks import desk_of, missing_of
        from kbdesk.delivery.webhook import WebhookChannel

        if missing := missing_of(settings, "url", "credential"):
            return missing
        names = [name.strip() for name in settings.option("credential").split(",") if name.strip()]
        keys = tuple(filter(None, (self._credential(name) for name in names)))
        takes_photos = settings.option("photos").strip().lower() in {"true", "yes"}
        return WebhookChannel(desk_of(settings), keys, now=self._now, takes_photos=takes_photos)
