"""What an exchange with a desk means, whatever the other side does to it."""

import socket
import threading
import time
from datetime import UTC, datetime, timedelta

import pytest
import trustme
from fast_desk import TOKEN, FastDesk
from fault_proxy import FaultProxy

from kbdesk.delivery.exchange import Answer, Desk, retry_after
from kbdesk.domain.outbox import Failure, Verdict

HEADERS = {"Authorization": f"token {TOKEN}"}


@pytest.fixture
def proxy():
    with FastDesk() as desk, FaultProxy(desk.address) as one:
        yield one


def ask(proxy, *, seconds=5.0):
    return Desk(proxy.url, HEADERS, seconds=seconds).ask("REST/2.0/rt")


def test_an_answer_is_an_answer_whatever_its_status(proxy):
    good = ask(proxy)
    assert isinstance(good, Answer)
    assert (good.status, good.json()) == (200, {"Version": "5.0.3-in-memory"})
    assert Desk(proxy.url).ask("REST/2.0/rt").status == 401


@pytest.mark.parametrize("mode", ["reset", "drop_response", "half_response", "half_request"])
def test_a_connection_that_breaks_after_it_stood_is_unclear(proxy, mode):
    proxy.mode = mode
    failure = ask(proxy)
    assert (failure.verdict, failure.code) == (Verdict.UNCLEAR, "answer-lost")


def test_where_nobody_listens_nothing_was_sent():
    with socket.create_server(("127.0.0.1", 0)) as server:
        port = server.getsockname()[1]
    failure = Desk(f"http://127.0.0.1:{port}").ask("")
    assert (failure.verdict, failure.code) == (Verdict.NOT_SENT, "desk-unreachable")


@pytest.mark.parametrize("mode", ["hang", "slow"])
def test_a_server_that_hangs_or_drips_ends_with_the_time_for_the_whole(proxy, mode):
    proxy.mode, proxy.delay = mode, 0.05
    began = time.monotonic()
    failure = ask(proxy, seconds=0.6)
    assert (failure.verdict, failure.code) == (Verdict.UNCLEAR, "answer-lost")
    assert time.monotonic() - began < 4


def test_an_answer_without_end_is_cut_off():
    def pour(server):
        client, _ = server.accept()
        with client:
            client.recv(65536)
            client.sendall(b"HTTP/1.1 200 OK\r\nContent-Length: 99999999\r\n\r\n")
            try:
                while True:
                    client.sendall(b"x" * 65536)
            except OSError:
                return

    with socket.create_server(("127.0.0.1", 0)) as server:
        thread = threading.Thread(target=pour, args=(server,))
        thread.start()
        failure = Desk(f"http://127.0.0.1:{server.getsockname()[1]}").ask("")
        thread.join()
    assert (failure.verdict, failure.code) == (Verdict.UNCLEAR, "answer-lost")
    assert "larger" in failure.detail


def test_a_redirect_is_not_followed(proxy):
    proxy.mode, proxy.status, proxy.headers = "status", "302 Found", {"Location": proxy.url + "/login"}
    assert ask(proxy).status == 302
    assert proxy.seen == 1


@pytest.fixture(scope="module")
def authority():
    return trustme.CA()


class TlsServer:
    """Answers one request over TLS."""

    def __init__(self, context):
        self._context = context
        self._socket = socket.create_server(("127.0.0.1", 0))
        self.url = f"https://localhost:{self._socket.getsockname()[1]}"
        self._thread = threading.Thread(target=self._serve)

    def _serve(self):
        client, _ = self._socket.accept()
        try:
            with self._context.wrap_socket(client, server_side=True) as secured:
                secured.recv(65536)
                secured.sendall(b"HTTP/1.1 200 OK\r\nContent-Length: 2\r\n\r\n{}")
        except OSError:
            client.close()

    def __enter__(self):
        self._thread.start()
        return self

    def __exit__(self, *_error):
        self._thread.join()
        self._socket.close()


def server_context(authority, *names, **more):
    import ssl

    context = ssl.SSLContext(ssl.PROTOCOL_TLS_SERVER)
    authority.issue_cert(*names, **more).configure_cert(context)
    return context


def test_the_organisations_own_authority_is_trusted_when_its_file_is_named(authority, tmp_path):
    ca = tmp_path / "ca.pem"
    authority.cert_pem.write_to_path(ca)
    with TlsServer(server_context(authority, "localhost")) as server:
        assert Desk(server.url, ca_file=str(ca)).ask("").status == 200


@pytest.mark.parametrize(
    ("names", "more", "named"),
    [
        (("localhost",), {}, False),
        (("elsewhere.example",), {}, True),
        (("localhost",), {"not_after": datetime(2020, 1, 1, tzinfo=UTC)}, True),
    ],
    ids=["an authority nobody knows", "a certificate of somebody else", "an expired certificate"],
)
def test_a_certificate_that_is_not_trusted_shuts_the_channel(authority, tmp_path, names, more, named):
    ca = tmp_path / "ca.pem"
    authority.cert_pem.write_to_path(ca)
    with TlsServer(server_context(authority, *names, **more)) as server:
        failure = Desk(server.url, ca_file=str(ca) if named else "").ask("")
    assert (failure.verdict, failure.code) == (Verdict.PAUSED, "certificate")


def test_a_file_of_certificates_that_cannot_be_read_shuts_the_channel(tmp_path):
    failure = Desk("https://localhost:1", ca_file=str(tmp_path / "none.pem")).ask("")
    assert (failure.verdict, failure.code) == (Verdict.PAUSED, "ca-file")


@pytest.mark.parametrize(
    ("written", "wait"),
    [
        ("120", timedelta(seconds=120)),
        (" 5 ", timedelta(seconds=5)),
        ("Tue, 24 Nov 2026 12:10:00 GMT", timedelta(minutes=10)),
        ("Tue, 24 Nov 2026 11:00:00 GMT", timedelta(0)),
        ("soon", None),
        ("-5", None),
        ("", None),
        ("9" * 40, timedelta(seconds=10**6)),
    ],
)
def test_retry_after_may_be_seconds_or_a_date(written, wait):
    assert retry_after(written, datetime(2026, 11, 24, 12, 0, tzinfo=UTC)) == wait


def test_no_secret_is_in_what_is_printed():
    assert TOKEN not in repr(Desk("https://desk.example", HEADERS))
    assert TOKEN not in repr(Failure(Verdict.PAUSED, "desk-shut"))
