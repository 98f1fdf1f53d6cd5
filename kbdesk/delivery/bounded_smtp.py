"""SMTP that ends at a moment, whatever the server does. smtplib bounds each read; a server that drips keeps them all.

Here each read and write gets what is left of the whole, before and after the connection is encrypted.
"""

import smtplib
import socket
import ssl
import time

_PIECE = 64 * 1024
_AT_ONCE = 4096


class _Bounded(smtplib.SMTP):
    """`bound` must be called before the first exchange; smtplib opens its own reading file when there is none."""

    _ends = 0.0

    def bound(self, ends: float) -> None:
        """`ends` is a time of `time.monotonic`."""
        self._ends = ends

    def getreply(self) -> tuple[int, bytes]:
        if self.file is None and self.sock is not None:
            self.file = _Lines(self.sock, self._ends)
        return super().getreply()

    def send(self, s: bytes | str) -> None:  # type: ignore[override]  # typeshed says ReadableBuffer | str
        content = s.encode("ascii") if isinstance(s, str) else bytes(s)
        for start in range(0, len(content), _PIECE):
            if self.sock is not None:
                self.sock.settimeout(_left(self._ends))
            super().send(content[start : start + _PIECE])


class BoundedSmtp(_Bounded):
    """In the open until `starttls`."""

    def __init__(self, host: str, port: int, seconds: float) -> None:
        self.bound(time.monotonic() + seconds)
        super().__init__(host, port, timeout=seconds)


class BoundedSmtpOverTls(_Bounded, smtplib.SMTP_SSL):
    """Encrypted from the first byte."""

    def __init__(self, host: str, port: int, seconds: float, *, context: ssl.SSLContext) -> None:
        self.bound(time.monotonic() + seconds)
        smtplib.SMTP_SSL.__init__(self, host, port, timeout=seconds, context=context)


class _Lines:
    """What smtplib needs of a file: lines, and the end of it."""

    def __init__(self, sock: socket.socket, ends: float) -> None:
        self._sock, self._ends = sock, ends
        self._held = b""

    def readline(self, limit: int) -> bytes:
        """At most `limit` bytes; what the connection's end left when there is no whole line."""
        while b"\n" not in self._held and len(self._held) < limit:
            self._sock.settimeout(_left(self._ends))
            more = self._sock.recv(_AT_ONCE)
            if not more:
                break
            self._held += more
        end = min(self._held.find(b"\n") + 1 or len(self._held), limit)
        line, self._held = self._held[:end], self._held[end:]
        return line

    def close(self) -> None:
        """The connection is closed by whoever opened it."""


def _left(ends: float) -> float:
    left = ends - time.monotonic()
    if left <= 0:
        raise TimeoutError("the time for the whole exchange is over")
    return left
