"""A device with its outbox, a clock of its own, and a desk to send to: for the tests and the scripts of this folder."""

import json
import os
import uuid
from dataclasses import dataclass
from datetime import UTC, datetime, timedelta

from fault_proxy import FaultProxy

from kbdesk.delivery.choose import ChooseChannel
from kbdesk.desk import open_desk
from kbdesk.domain.progress import Progress
from kbdesk.records.sender_lock import SenderLock
from kbdesk.workflows.deliver_referrals import DeliverReferrals
from kbdesk.workflows.follow_referrals import FollowReferrals
from kbdesk.workflows.open_channel import OpenChannel
from kbdesk.workflows.refer_directly import ReferDirectly

# As in the tests: the key of the records in a file, so that nobody is asked, and no key store.
os.environ["KBDESK_KEY"] = "file"
os.environ["PYTHON_KEYRING_BACKEND"] = "keyring.backends.null.Keyring"

SETTINGS = """\
name: {nl: Proef, en: Trial}
languages: [nl]
fallback: nl
policies:
  channels:
    desk:
"""
CHANNEL = {
    "type": "request-tracker",
    "urgency_field": "Urgency",
    "requestor": "technician@desk.example",
    "credential": "desk",
}
QUEUES = "faults: {label: {nl: Storingen, en: Faults}, channel: desk, respond_within: 24h}\n"


@dataclass
class DeskBehindProxy:
    """Where a desk is, and how many tickets it holds with a key."""

    proxy: FaultProxy
    token: str
    queue: str
    count: object
    answer: object
    """(ticket, text): an agent answers and resolves it."""
    comments: object
    """(ticket): the notes for the desk's own people."""


class Clock:
    """A wall clock that goes on when told."""

    def __init__(self):
        self.at = datetime(2026, 11, 24, 9, 0, tzinfo=UTC)

    def __call__(self):
        return self.at

    def go_on(self, **by):
        self.at += timedelta(**by)


class Device:
    """A device with its outbox: makes referrals, and sends them by a clock of its own."""

    def __init__(self, folder, desk, *, seconds=2, **options):
        self.folder, self.clock, self.desk = folder, Clock(), desk
        content = folder / "content"
        content.mkdir(parents=True)
        given = {"url": desk.proxy.url, "queue": desk.queue, "seconds": seconds, **CHANNEL, **options}
        lines = "".join(f"      {name}: {json.dumps(str(value))}\n" for name, value in given.items())
        content.joinpath("kbdesk.yml").write_text(SETTINGS + lines, encoding="utf-8")
        content.joinpath("queues.yml").write_text(QUEUES, encoding="utf-8")
        content.joinpath("a.nl.md").write_text("# Kaas\n\nJa.\n", encoding="utf-8")
        self.kbdesk = open_desk(content=content, data=folder / "data")
        self.kbdesk.library.open()
        self.token = desk.token
        records = self.kbdesk._records
        self.outbox = records.outbox
        self._refer = ReferDirectly(
            self.kbdesk.library, records.contacts, records.drafts, now=self.clock, new_key=lambda: str(uuid.uuid4())
        )
        self.sender = self.another_sender()

    def another_sender(self):
        choose = ChooseChannel(self.folder / "data", lambda _name: self.token, now=self.clock)
        channels = OpenChannel(self.kbdesk.library, choose)
        self.follow = FollowReferrals(channels, self.outbox, self.kbdesk._records.desk_news, now=self.clock)
        lock = SenderLock(self.kbdesk.paths.outbox_lock)
        return DeliverReferrals(channels, self.outbox, lock, self.follow, now=self.clock, owner="test")

    def refer(self, subject="Geen warm water – één"):
        """A referral in the outbox; gives its key."""
        key = str(uuid.uuid4())
        self._refer.refer("faults", subject, urgency="high", note="Zoë", key=key)
        return key

    def send(self, *, rounds=1):
        """Sends, with enough time between two rounds that whatever waits is due."""
        for _ in range(rounds):
            self.sender.run(Progress())
            self.clock.go_on(hours=2)

    def entry(self, key):
        return self.outbox.get(key)

    def close(self):
        self.kbdesk.close()
