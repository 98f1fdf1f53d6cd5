import email
import email.policy
import logging
import socket
import ssl
import threading
from contextlib import suppress
from datetime import UTC, datetime

import pytest
import trustme
from aiosmtpd.controller import Controller
from aiosmtpd.smtp import AuthResult

from kbdesk.delivery.letter import letter, message_id
from kbdesk.delivery.smtp import Post, SmtpChannel
from kbdesk.domain.outbox import Receipt, Verdict
from kbdesk.domain.referral import Referral
from kbdesk.wording.outbox import REASONS, REMARKS

REFERRAL = Referral(
    "1b4e28ba-2fa1-11d2-883f-0016d3cca427",
    "c1",
    "faults",
    "Geen warm water – één lange regel met zo veel woorden erin dat het onderwerp in stukken wordt gecodeerd",
    datetime(2026, 3, 2, 12, 0, tzinfo=UTC),
    "KD-7F3K-92",
    note="Zoë zegt: achterom",
)


class Mailbox:
    """What the server takes; `refuses` is its answer to the end of a message instead."""

    def __init__(self, refuses=""):
        self.received, self._refuses = [], refuses

    async def handle_DATA(self, _server, _session, envelope):
        if self._refuses:
            return self._refuses
        self.received.append(envelope.content)
        return "250 Taken"


def let_in(_server, _session, _envelope, _mechanism, data):
    return AuthResult(success=(data.login, data.password) == (b"kbdesk", b"right"), handled=False)


@pytest.fixture(scope="module")
def authority():
    return trustme.CA()


@pytest.fixture
def ca_file(authority, tmp_path):
    authority.cert_pem.write_to_path(tmp_path / "ca.pem")
    return str(tmp_path / "ca.pem")


@pytest.fixture
def server(authority):
    """Makes servers on this machine, with STARTTLS and AUTH unless told otherwise."""
    running = []
    logging.getLogger("mail.log").setLevel(logging.CRITICAL)  # it tells of each client that hangs up

    def make(mailbox, *, tls=True, auth=True):
        context = ssl.SSLContext(ssl.PROTOCOL_TLS_SERVER)
        authority.issue_cert("localhost").configure_cert(context)
        more = {"tls_context": context, "require_starttls": True} if tls else {}
        if auth:
            more |= {"authenticator": let_in, "auth_required": True, "auth_require_tls": tls}
        with socket.create_server(("127.0.0.1", 0)) as free:
            port = free.getsockname()[1]
        one = Controller(mailbox, hostname="127.0.0.1", port=port, **more)
        one.start()
        running.append(one)
        return port

    yield make
    for one in running:
        one.stop()


RIGHT = "right"


def channel(port, ca_file, password=RIGHT, **changes):
    form = {"user": "kbdesk", "security": "starttls", "ca_file": ca_file, "host": "localhost"} | changes
    return SmtpChannel(Post(port=port, sender="desk@a.example", to="queue@b.example", **form), password)


def test_a_referral_becomes_a_mail_that_people_and_programs_can_read(server, ca_file):
    mailbox = Mailbox()
    one = channel(server(mailbox), ca_file)
    assert one.deliver(REFERRAL) == Receipt(message_id(REFERRAL))
    mail = email.message_from_bytes(mailbox.received[0], policy=email.policy.default)
    assert mail["Subject"] == f"[KD-7F3K-92] {REFERRAL.subject}"
    assert mail["Message-ID"] == f"<{REFERRAL.id}@referral.kbdesk.invalid>"
    assert mail["Auto-Submitted"] == "auto-generated"
    assert mail["X-KBDesk-Referral"] == REFERRAL.id
    assert "Zoë zegt: achterom" in mail.get_body().get_content()
    (form,) = mail.iter_attachments()
    assert REFERRAL.id in form.get_content().decode()


def test_every_try_sends_the_same_bytes():
    first = letter(REFERRAL, sender="a@a.example", to="b@b.example")
    assert first == letter(REFERRAL, sender="a@a.example", to="b@b.example")
    assert b"\n" not in first.replace(b"\r\n", b"")


def test_a_wrong_password_shuts_the_channel(server, ca_file):
    mailbox = Mailbox()
    failure = channel(server(mailbox), ca_file, password="wrong").deliver(REFERRAL)
    assert (failure.verdict, failure.code) == (Verdict.PAUSED, "desk-shut")
    assert mailbox.received == []


def test_a_password_that_is_not_on_this_device_shuts_the_channel(ca_file):
    assert channel(1, ca_file, password="").deliver(REFERRAL).code == "secret-missing"


def test_a_server_without_encryption_gets_nothing(server, ca_file):
    mailbox = Mailbox()
    failure = channel(server(mailbox, tls=False, auth=False), ca_file).deliver(REFERRAL)
    assert (failure.verdict, failure.code) == (Verdict.PAUSED, "not-encrypted")
    assert channel(25, ca_file, security="none", host="mail.example").deliver(REFERRAL).code == "not-encrypted"
    assert mailbox.received == []


def test_a_certificate_nobody_vouches_for_shuts_the_channel(server):
    failure = channel(server(Mailbox()), "").deliver(REFERRAL)
    assert (failure.verdict, failure.code) == (Verdict.PAUSED, "certificate")


@pytest.mark.parametrize(
    ("answer", "verdict", "code"),
    [
        ("451 Come back later", Verdict.NOT_SENT, "desk-busy"),
        ("550 Not here", Verdict.REFUSED, "desk-refused"),
        ("552 Too large", Verdict.REFUSED, "desk-refused"),
    ],
)
def test_the_answer_to_the_end_of_the_message_decides(server, ca_file, answer, verdict, code):
    failure = channel(server(Mailbox(answer)), ca_file).deliver(REFERRAL)
    assert (failure.verdict, failure.code) == (verdict, code)
    assert f"reason.{code}" in REASONS


def test_where_nobody_listens_nothing_was_sent(ca_file):
    with socket.create_server(("127.0.0.1", 0)) as free:
        port = free.getsockname()[1]
    assert channel(port, ca_file).deliver(REFERRAL).verdict is Verdict.NOT_SENT


def test_a_test_of_the_connection_sends_no_mail(server, ca_file):
    mailbox = Mailbox()
    port = server(mailbox)
    (fine,) = channel(port, ca_file).check()
    (wrong,) = channel(port, ca_file, password="wrong").check()
    assert (fine.code, fine.is_fine) == ("desk-answers", True)
    assert (wrong.code, wrong.is_fine) == ("desk-shut", False)
    assert f"remark.{fine.code}" in REMARKS
    assert mailbox.received == []


class DrippingServer:
    """Takes a message like any server, and then says its answer a byte at a time, for ever."""

    def __enter__(self):
        self._server = socket.create_server(("127.0.0.1", 0))
        self._over = threading.Event()
        self._thread = threading.Thread(target=self._serve)
        self._thread.start()
        return self._server.getsockname()[1]

    def __exit__(self, *_error):
        self._over.set()
        self._server.close()
        self._thread.join()

    def _serve(self):
        client, _ = self._server.accept()
        with client, client.makefile("rb") as lines, suppress(OSError):
            client.sendall(b"220 here\r\n")
            for line in lines:
                if line.startswith(b"DATA"):
                    client.sendall(b"354 go on\r\n")
                elif line == b".\r\n":
                    break
                elif line.split(b" ")[0].strip().lower() in {b"ehlo", b"mail", b"rcpt"}:
                    client.sendall(b"250 fine\r\n")
            while not self._over.wait(0.05):
                client.sendall(b"2")


def test_an_answer_to_the_message_that_drips_ends_with_the_time_for_the_whole():
    with DrippingServer() as port:
        post = Post("127.0.0.1", port, "none", "desk@a.example", "queue@b.example", seconds=1)
        failure = SmtpChannel(post).deliver(REFERRAL)
    assert (failure.verdict, failure.code) == (Verdict.UNCLEAR, "answer-lost")
