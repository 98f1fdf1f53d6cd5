"""One request to a desk's HTTP interface and its answer, bounded in time and size; failures sorted by what they mean.

Redirects are not followed: a desk that moved, or a login page, is no receipt. Whether the referral may have arrived is
decided here and nowhere else: before the connection stood, nothing left; after that, anything may have.
"""

import json
import ssl
import urllib.request
from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import UTC, datetime, timedelta
from email.utils import parsedate_to_datetime
from typing import Any
from urllib.parse import urlsplit

import httpcore
import httpx

from kbdesk.delivery.trust import trusted
from kbdesk.domain.outbox import Failure, Verdict

SECONDS = 30.0
"""For the whole exchange, from looking up the name to the last byte of the answer."""
CONNECT_SECONDS = 10.0
LARGEST_ANSWER = 2 * 1024 * 1024
"""Bytes; no desk has more to say about a ticket."""
_LONGEST_DETAIL = 300
_REFUSED = frozenset({400, 404, 405, 406, 409, 411, 413, 414, 415, 422})
_PAUSED = frozenset({401, 402, 403, 407, 410, 423, 451})
_NEVER_TAKEN = frozenset({429})


@dataclass(frozen=True, slots=True)
class Answer:
    """What the desk answered, whatever its status; `body` is bounded."""

    status: int
    headers: Mapping[str, str]
    body: bytes

    def json(self) -> Any:
        """The body as JSON; None when it is none, so that a login page is no answer."""
        try:
            return json.loads(self.body)
        except (ValueError, RecursionError):
            return None

    @property
    def text(self) -> str:
        """The first words of the body, for people."""
        return " ".join(self.body.decode("utf-8", "replace").split())[:_LONGEST_DETAIL]


@dataclass(frozen=True, slots=True)
class Desk:
    """Where a desk's HTTP interface is, and what goes along with each request. No secret in its `repr`."""

    url: str
    headers: Mapping[str, str] = field(default_factory=dict, repr=False)
    ca_file: str = ""
    seconds: float = SECONDS

    def ask(self, path: str, **params: str) -> Answer | Failure:
        """GET; every failure means that the desk could not be asked."""
        return self._exchange(httpx.Request("GET", self._address(path), params=params, headers=self._headers()))

    def send(self, path: str, *, method: str = "POST", **content: Any) -> Answer | Failure:
        """A request that may make a ticket; `content` as httpx.Request takes it (json, files, data, content)."""
        more = content.pop("headers", {})
        headers = {**self._headers(), **more}
        return self._exchange(httpx.Request(method, self._address(path), headers=headers, **content))

    def _address(self, path: str) -> str:
        return f"{self.url.rstrip('/')}/{path.lstrip('/')}" if path else self.url

    def _headers(self) -> dict[str, str]:
        return {"Accept": "application/json", "User-Agent": "kbdesk", **self.headers}

    def _exchange(self, request: httpx.Request) -> Answer | Failure:
        from kbdesk.delivery.deadline import DeadlineBackend

        connection: httpcore.ConnectionPool | None = None
        try:
            connection = _pool(request.url, trusted(self.ca_file), DeadlineBackend(self.seconds))
            return _answer(connection, request)
        except OSError as error:  # the file of the organisation's own certificates
            return Failure(Verdict.PAUSED, "ca-file", error.strerror or type(error).__name__)
        except (httpcore.NetworkError, httpcore.TimeoutException, httpcore.ProtocolError) as error:
            return failure_of_error(error)
        except (httpcore.ProxyError, httpcore.UnsupportedProtocol) as error:
            return Failure(Verdict.NOT_SENT, "desk-unreachable", str(error)[:_LONGEST_DETAIL])
        finally:
            if connection is not None:
                connection.close()


def failure_of_error(error: Exception) -> Failure:
    """What an exchange without an answer means."""
    if (refused := _certificate_error(error)) is not None:
        return Failure(Verdict.PAUSED, "certificate", refused.verify_message or str(refused))
    detail = str(error)[:_LONGEST_DETAIL] or type(error).__name__
    if isinstance(error, httpcore.ConnectError | httpcore.ConnectTimeout | httpcore.PoolTimeout):
        return Failure(Verdict.NOT_SENT, "desk-unreachable", detail)
    if isinstance(error, httpcore.LocalProtocolError):
        return Failure(Verdict.REFUSED, "desk-refused", detail)
    return Failure(Verdict.UNCLEAR, "answer-lost", detail)


def failure_of_status(answer: Answer) -> Failure:
    """What an answer means that is no receipt; `Retry-After` may be seconds or a date (RFC 9110, 10.2.3)."""
    detail = f"HTTP {answer.status} {answer.text}".strip()
    status, later = answer.status, retry_after(answer.headers.get("retry-after", ""), datetime.now(UTC))
    if status in _PAUSED:
        return Failure(Verdict.PAUSED, "desk-shut", detail, later)
    if status in _REFUSED:
        return Failure(Verdict.REFUSED, "desk-refused", detail)
    if status in _NEVER_TAKEN:
        return Failure(Verdict.NOT_SENT, "desk-busy", detail, later)
    code = "no-receipt" if status < 400 else "desk-fails"
    return Failure(Verdict.UNCLEAR, code, detail, later)


def failure_of_look(answer: Answer | Failure) -> Failure:
    """The same of a question that changes nothing at the desk: whatever came of it, nothing of the referral has left."""
    failure = answer if isinstance(answer, Failure) else failure_of_status(answer)
    verdict = Verdict.NOT_SENT if failure.verdict is Verdict.UNCLEAR else failure.verdict
    return Failure(verdict, failure.code, failure.detail, failure.retry_after)


def retry_after(written: str, now: datetime) -> timedelta | None:
    """How long the desk asks to be left alone; None when it does not say, or says nothing sensible."""
    written = written.strip()
    if written.isascii() and written.isdigit():
        return timedelta(seconds=min(int(written), 10**6))
    try:
        moment = parsedate_to_datetime(written)
    except (ValueError, TypeError):
        return None
    moment = moment if moment.tzinfo else moment.replace(tzinfo=UTC)
    return max(moment - now, timedelta(0))


def _pool(url: httpx.URL, trust: ssl.SSLContext, backend: httpcore.NetworkBackend) -> httpcore.ConnectionPool:
    """A connection of its own for each exchange: a kept one may be dead, and a try on it is unclear for nothing."""
    proxies = urllib.request.getproxies()
    proxy = proxies.get(url.scheme) or proxies.get("all")
    if proxy and not urllib.request.proxy_bypass(url.host):
        split = urlsplit(proxy if "://" in proxy else f"http://{proxy}")
        auth = (split.username, split.password or "") if split.username else None
        bare = f"{split.scheme}://{split.hostname}:{split.port or 80}"
        return httpcore.HTTPProxy(bare, proxy_auth=auth, ssl_context=trust, network_backend=backend, max_connections=1)
    return httpcore.ConnectionPool(ssl_context=trust, network_backend=backend, max_connections=1)


def _answer(pool: httpcore.ConnectionPool, request: httpx.Request) -> Answer:
    request.read()
    url = httpcore.URL(
        scheme=request.url.raw_scheme, host=request.url.raw_host, port=request.url.port, target=request.url.raw_path
    )
    headers = [*request.headers.raw, (b"connection", b"close")]
    asked = httpcore.Request(
        request.method,
        url,
        headers=headers,
        content=request.content,
        extensions={"timeout": {"connect": CONNECT_SECONDS, "pool": CONNECT_SECONDS}},
    )
    response = pool.handle_request(asked)
    try:
        body = bytearray()
        for piece in response.iter_stream():
            body += piece
            if len(body) > LARGEST_ANSWER:
                raise httpcore.RemoteProtocolError("the answer is larger than any desk's")
    finally:
        response.close()
    names = {name.decode("latin-1").lower(): value.decode("latin-1") for name, value in response.headers}
    return Answer(response.status, names, bytes(body))


def _certificate_error(error: BaseException | None) -> ssl.SSLCertVerificationError | None:
    while error is not None:
        if isinstance(error, ssl.SSLCertVerificationError):
            return error
        error = error.__cause__ or error.__context__
    return None
