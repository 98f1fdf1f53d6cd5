"""An HTTP desk on this machine: a server that hands each request to `answer` and counts what it was asked."""

import json
import threading
from dataclasses import dataclass, field
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from urllib.parse import parse_qs, unquote, urlsplit


class Refused(Exception):
    """An answer that is none of the good ones: status, and what the desk says."""

    def __init__(self, status, words="refused"):
        super().__init__(words)
        self.status, self.words = status, words


@dataclass
class Asked:
    """A request as it came; `params` has the first value of each."""

    method: str
    path: str
    params: dict = field(default_factory=dict)
    headers: dict = field(default_factory=dict)
    body: bytes = b""

    @property
    def form(self):
        if self.headers.get("content-type", "").split(";")[0] != "application/json":
            raise Refused(415, "JSON is wanted")
        return json.loads(self.body)


class DeskServer:
    """Runs while it is entered. `tickets` in the order in which they were made; `asked` everything that came."""

    login = ""
    """What the Authorization header must be."""

    def __init__(self, *, tls=None):
        self.tickets, self.asked = [], []
        self.lock = threading.Lock()
        self._server = _Server(("127.0.0.1", 0), _Handler)
        self._server.desk = self
        if tls is not None:
            self._server.socket = tls.wrap_socket(self._server.socket, server_side=True, do_handshake_on_connect=False)
        self._thread = threading.Thread(target=self._server.serve_forever, args=(0.02,))

    @property
    def address(self):
        return ("127.0.0.1", self._server.server_port)

    @property
    def port(self):
        return self._server.server_port

    @property
    def url(self):
        return f"http://127.0.0.1:{self.port}"

    def __enter__(self):
        self._thread.start()
        return self

    def __exit__(self, *_error):
        self._server.shutdown()
        self._server.server_close()
        self._thread.join()

    def keys(self):
        """The referrals' keys of all tickets, doubles included."""
        raise NotImplementedError

    def answer(self, asked):
        """(status, form) or a Refused."""
        raise NotImplementedError

    def take(self, asked):
        self.asked.append(asked)
        if self.login and asked.headers.get("authorization") != self.login:
            raise Refused(401, "not let in")
        with self.lock:
            return self.answer(asked)


def only(form, *, must=(), may=()):
    """Refuses what a desk does not know, and the lack of what it wants."""
    if not isinstance(form, dict):
        raise Refused(400, "an object is wanted")
    if lacking := [name for name in must if not form.get(name)]:
        raise Refused(400, f"missing: {lacking}")
    if unknown := set(form) - {*must, *may}:
        raise Refused(400, f"unknown: {sorted(unknown)}")
    return form


class _Server(ThreadingHTTPServer):
    daemon_threads = False
    request_queue_size = 128

    def handle_error(self, *_where):
        """A client that hangs up is part of the test."""


class _Handler(BaseHTTPRequestHandler):
    protocol_version = "HTTP/1.1"
    timeout = 5

    def log_message(self, *_words):
        """Says nothing."""

    def _serve(self):
        split = urlsplit(self.path)
        body = self.rfile.read(int(self.headers.get("content-length", 0)))
        params = {name: values[0] for name, values in parse_qs(split.query, keep_blank_values=True).items()}
        headers = {name.lower(): value for name, value in self.headers.items()}
        try:
            status, form = self.server.desk.take(Asked(self.command, unquote(split.path), params, headers, body))
        except Refused as refusal:
            status, form = refusal.status, {"message": refusal.words}
        said = b"" if form is None else json.dumps(form).encode()
        self.send_response(status)
        self.send_header("Content-Type", "application/json")
        self.send_header("Content-Length", str(len(said)))
        self.end_headers()
        self.wfile.write(said)


for _method in ("GET", "POST", "PUT", "PATCH"):
    setattr(_Handler, f"do_{_method}", _Handler._serve)
