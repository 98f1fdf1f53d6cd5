"""Each way to a service desk with a desk at its end, for the tests that all of them must pass."""

import ssl
import uuid
from dataclasses import dataclass
from datetime import UTC, datetime
from pathlib import Path

from documented_desks import DOCUMENTED, WebhookReceiver
from fast_desk import FastDesk
from fault_proxy import FaultProxy
from mailbox_server import Mailbox

from kbdesk.delivery.choose import ChooseChannel
from kbdesk.domain.organisation import ChannelSettings
from kbdesk.domain.outbox import Failure
from kbdesk.domain.referral import Referral, SentValue

NOW = datetime(2026, 11, 24, 9, tzinfo=UTC)
LOOKS_FIRST = {"request-tracker": 1, "jira-service-management": 1}
"""Requests before the one that makes the ticket."""


@dataclass
class Way:
    """A channel type with its desk behind a proxy, both on this machine."""

    kind: str
    desk: object
    secret: str
    proxy: FaultProxy
    folder: Path

    def channel(self, *, secret=None, **options):
        secret = self.secret if secret is None else secret
        given = {"credential": "desk", "seconds": "2", **self.options(), **options}
        choose = ChooseChannel(self.folder, lambda _name: secret, now=lambda: datetime.now(UTC))
        channel = choose(ChannelSettings("desk", self.kind, tuple(given.items())))
        assert not isinstance(channel, Failure), channel
        return channel

    def options(self):
        if self.kind == "folder":
            return {"path": "desk"}
        if self.kind == "smtp":
            return {"host": "127.0.0.1", "port": str(self.proxy.port), "security": "none", **self.desk.settings}
        return {"url": self.proxy.url, **self.desk.settings}

    def keys(self):
        if self.kind == "folder":
            return [path.stem for path in (self.folder / "desk").glob("*.json")]
        return self.desk.keys()

    def break_the_making(self, mode, **faults):
        """The request that makes the ticket meets the fault; those before it and after it pass."""
        self.proxy.after, self.proxy.once = LOOKS_FIRST.get(self.kind, 0), True
        for name, value in faults.items():
            setattr(self.proxy, name, value)
        self.proxy.mode = mode


def a_referral(**changes):
    form = {"reference": "KD-7F3K-92", "urgency": "high", "note": "Zoë <b>belt</b> & wacht"} | changes
    values = (SentValue("phone", "Telefoon", "+31612345678"),)
    subject = "Geen warm water – één lang onderwerp " + "dat blijft doorgaan " * 6
    return Referral(form.pop("id", str(uuid.uuid4())), "c1", "faults", subject, NOW, values=values, **form)


HTTP_TICKETS = ["request-tracker", *DOCUMENTED]
HTTP = [*HTTP_TICKETS, "webhook"]
NETWORK = [*HTTP, "smtp"]
ALL = [*NETWORK, "folder"]


DESKS = {"request-tracker": FastDesk, "webhook": WebhookReceiver, "smtp": Mailbox, **DOCUMENTED}


def server_context(certificate):
    context = ssl.SSLContext(ssl.PROTOCOL_TLS_SERVER)
    certificate.configure_cert(context)
    return context


EXPIRED = datetime(2020, 1, 1, tzinfo=UTC)
CERTIFICATES = {
    "unknown-authority": lambda _ours, others: others.issue_cert("localhost", "127.0.0.1"),
    "expired": lambda ours, _others: ours.issue_cert("localhost", "127.0.0.1", not_after=EXPIRED),
    "wrong-host": lambda ours, _others: ours.issue_cert("elsewhere.example"),
}
