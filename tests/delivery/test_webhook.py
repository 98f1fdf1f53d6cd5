import base64
import json
import threading
from datetime import UTC, datetime
from http.server import BaseHTTPRequestHandler, HTTPServer

import pytest
from standardwebhooks.webhooks import Webhook, WebhookVerificationError

from kbdesk.delivery.exchange import Desk
from kbdesk.delivery.webhook import WebhookChannel, key_of
from kbdesk.domain.outbox import Receipt, Verdict
from kbdesk.domain.referral import Referral

OLD, NEW = ("whsec_" + base64.b64encode(bytes([n]) * 32).decode() for n in (1, 2))
REFERRAL = Referral(
    "1b4e28ba-2fa1-11d2-883f-0016d3cca427", "c1", "faults", "Geen warm water, één", datetime.now(UTC), "KD-1"
)


class Receiver:
    """Takes one request and answers as it was told."""

    def __init__(self, status=200, body=b'{"ticket": 17}'):
        receiver = self
        self.headers, self.body = {}, b""

        class Handler(BaseHTTPRequestHandler):
            def do_POST(self):
                receiver.headers = {name.lower(): value for name, value in self.headers.items()}
                receiver.body = self.rfile.read(int(self.headers["content-length"]))
                self.send_response(status)
                self.send_header("Content-Length", str(len(body)))
                self.end_headers()
                self.wfile.write(body)

            def log_message(self, *_words):
                """Says nothing."""

        self._server = HTTPServer(("127.0.0.1", 0), Handler)
        self._thread = threading.Thread(target=self._server.handle_request)

    def __enter__(self):
        self._thread.start()
        return self

    def __exit__(self, *_error):
        self._thread.join()
        self._server.server_close()

    def channel(self, *secrets):
        desk = Desk(f"http://127.0.0.1:{self._server.server_port}/hook")
        return WebhookChannel(desk, secrets, now=lambda: datetime.now(UTC))


def test_the_signature_is_what_the_standard_library_of_the_standard_verifies():
    with Receiver() as receiver:
        assert receiver.channel(NEW).deliver(REFERRAL) == Receipt("17")
    sent = Webhook(NEW).verify(receiver.body, receiver.headers)
    assert sent["referral_id"] == REFERRAL.id
    assert receiver.headers["webhook-id"] == REFERRAL.id
    with pytest.raises(WebhookVerificationError):
        Webhook(OLD).verify(receiver.body, receiver.headers)


def test_while_one_key_replaces_another_both_verify():
    with Receiver() as receiver:
        receiver.channel(NEW, OLD).deliver(REFERRAL)
    assert Webhook(NEW).verify(receiver.body, receiver.headers) == Webhook(OLD).verify(receiver.body, receiver.headers)


@pytest.mark.parametrize(
    ("status", "body", "outcome"),
    [
        (200, json.dumps({"referral_id": REFERRAL.id}).encode(), Receipt(REFERRAL.id)),
        (202, b'{"id": "X-1"}', Receipt("X-1")),
        (200, b"", Verdict.UNCLEAR),
        (200, b"<html>Log in</html>", Verdict.UNCLEAR),
        (200, b'{"referral_id": "another"}', Verdict.UNCLEAR),
        (204, b"", Verdict.UNCLEAR),
        (410, b"", Verdict.PAUSED),
        (400, b"", Verdict.REFUSED),
        (500, b"", Verdict.UNCLEAR),
    ],
)
def test_only_a_number_or_our_own_key_is_a_receipt(status, body, outcome):
    with Receiver(status, body) as receiver:
        got = receiver.channel(NEW).deliver(REFERRAL)
    assert (got if isinstance(got, Receipt) else got.verdict) == outcome


@pytest.mark.parametrize("secret", ["", "whsec_", "whsec_not base64!", "whsec_" + base64.b64encode(b"short").decode()])
def test_a_key_that_is_none_sends_nothing(secret):
    assert key_of(secret) == b""
    channel = WebhookChannel(Desk("http://127.0.0.1:1"), (secret,), now=lambda: datetime.now(UTC))
    assert channel.deliver(REFERRAL).code == "secret-unusable"
    assert not channel.check()[0].is_fine
