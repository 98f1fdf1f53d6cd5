"""A mail server on this machine, in the open, that keeps what it takes."""

import email
import email.policy
import logging
import socket
from types import MappingProxyType

from aiosmtpd.controller import Controller


class Mailbox:
    """Runs while it is entered. `received` holds the messages as bytes; `hand_on` is called with each."""

    settings = MappingProxyType({"from": "kbdesk@desk.example", "to": "servicedesk@desk.example"})

    def __init__(self, hand_on=None):
        self.received, self._hand_on = [], hand_on
        with socket.create_server(("127.0.0.1", 0)) as free:
            self.port = free.getsockname()[1]
        logging.getLogger("mail.log").setLevel(logging.CRITICAL)  # it tells of each client that hangs up
        self._controller = Controller(self, hostname="127.0.0.1", port=self.port)

    @property
    def address(self):
        return ("127.0.0.1", self.port)

    def keys(self):
        mails = (email.message_from_bytes(one, policy=email.policy.default) for one in self.received)
        return [mail["X-KBDesk-Referral"] for mail in mails]

    async def handle_DATA(self, _server, _session, envelope):
        if self._hand_on is not None and (refused := self._hand_on(envelope.content)):
            return refused
        self.received.append(envelope.content)
        return "250 Taken"

    def __enter__(self):
        self._controller.start()
        return self

    def __exit__(self, *_error):
        self._controller.stop()
