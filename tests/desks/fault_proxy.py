"""A small fault-injecting TCP proxy for delivery tests.

It stands between the app and a real desk (or a real SMTP server) on loopback:

    with FaultProxy(("127.0.0.1", 8080)) as p:
        p.mode = "drop_response"      # applies to connections opened from now on
        ...                           # point the app at p.url
        assert p.seen == 1

Modes
    pass            forward both ways
    refuse          close the connection at once (after accept; for a true ECONNREFUSED use a free port)
    hang            accept and never answer
    reset           forward the request, then send RST instead of the answer's first byte
    drop_response   forward the request, let the server answer fully, give the client nothing
    half_response   give the client the first `cut` bytes of the answer, then close
    half_request    forward the first `cut` bytes of the request, then close both sides
    slow            forward the answer one byte each `delay` seconds
    late            take the whole request, forward it `delay` seconds later, even to a client that has gone
                    (a buffering gateway: the classic way a retry makes a duplicate)
    status          answer `status` (with `headers`, `body`) without asking the server
`after=N` lets N connections pass before the mode applies.
`draw` (a function), when given, draws the mode of each connection.
`once=True` puts the mode back to "pass" after one connection.
"""

from __future__ import annotations

import contextlib
import socket
import struct
import threading
from typing import Self


class FaultProxy:
    def __init__(self, target: tuple[str, int], *, port: int = 0) -> None:
        self.target = target
        self.mode = "pass"
        self.once = False
        self.draw = None
        self.after = 0  # so many connections pass before the mode applies
        self.cut = 64
        self.delay = 0.2
        self.status = "500 Internal Server Error"
        self.headers: dict[str, str] = {}
        self.body = b"{}"
        self.seen = 0  # connections that reached a mode
        self._stop = threading.Event()
        self._sock = socket.create_server(("127.0.0.1", port))
        self._open: set[socket.socket] = set()
        self._threads: list[threading.Thread] = []
        self._thread = threading.Thread(target=self._accept, daemon=True)

    @property
    def port(self) -> int:
        return self._sock.getsockname()[1]

    @property
    def url(self) -> str:
        return f"http://127.0.0.1:{self.port}"

    def __enter__(self) -> Self:
        self._thread.start()
        return self

    def __exit__(self, *exc: object) -> None:
        self._stop.set()
        self._end(self._sock)
        for s in list(self._open):
            self._end(s)
        for thread in [self._thread, *self._threads]:
            thread.join(5)

    def _accept(self) -> None:
        while not self._stop.is_set():
            try:
                client, _ = self._sock.accept()
            except OSError:
                return
            mode, self.seen = self.mode, self.seen + 1
            if self.draw is not None:
                mode = self.draw()
            if mode != "pass" and self.after:
                mode, self.after = "pass", self.after - 1
            elif self.once:
                self.mode = "pass"
            self._open.add(client)
            self._begin(self._serve, client, mode)

    def wait_until_quiet(self) -> None:
        """Until everything that was taken has been passed on."""
        for thread in list(self._threads):
            thread.join(10)

    def _begin(self, what, *args) -> None:
        thread = threading.Thread(target=what, args=args, daemon=True)
        self._threads.append(thread)
        thread.start()

    def _serve(self, client: socket.socket, mode: str) -> None:
        try:
            with contextlib.suppress(OSError):
                getattr(self, "_" + mode, self._relay)(client, mode)
        finally:
            self._end(client)
            self._open.discard(client)

    def _refuse(self, client: socket.socket, mode: str) -> None:
        self._rst(client)

    def _hang(self, client: socket.socket, mode: str) -> None:
        self._stop.wait()

    def _status(self, client: socket.socket, mode: str) -> None:
        self._read_request(client)
        head = {"Content-Type": "application/json", "Content-Length": str(len(self.body)), "Connection": "close"}
        head |= self.headers
        lines = "".join(f"{k}: {v}\r\n" for k, v in head.items())
        client.sendall(f"HTTP/1.1 {self.status}\r\n{lines}\r\n".encode() + self.body)

    def _late(self, client: socket.socket, mode: str) -> None:
        request = self._read_request(client)
        self._stop.wait(self.delay)
        with socket.create_connection(self.target) as server:
            server.sendall(request)
            server.shutdown(socket.SHUT_WR)
            while data := server.recv(65536):
                with contextlib.suppress(OSError):
                    client.sendall(data)

    def _relay(self, client: socket.socket, mode: str) -> None:
        server = socket.create_connection(self.target)
        self._open.add(server)
        self._begin(self._upstream, client, server, mode)
        try:
            self._downstream(client, server, mode)
        finally:
            self._end(server)
            self._open.discard(server)

    def _upstream(self, client: socket.socket, server: socket.socket, mode: str) -> None:
        sent = 0
        with contextlib.suppress(OSError):
            while data := client.recv(65536):
                if mode == "half_request":
                    data = data[: max(0, self.cut - sent)]
                server.sendall(data)
                sent += len(data)
                if mode == "half_request" and sent >= self.cut:
                    self._rst(client)
                    self._end(server)
                    return
            server.shutdown(socket.SHUT_WR)

    def _downstream(self, client: socket.socket, server: socket.socket, mode: str) -> None:
        given = 0
        while data := server.recv(65536):
            if mode == "reset":
                self._rst(client)
                return
            if mode == "drop_response":
                continue  # read on: the server must finish its answer
            if mode == "half_response":
                data = data[: max(0, self.cut - given)]
            if mode == "slow":
                for i in range(len(data)):
                    client.sendall(data[i : i + 1])
                    self._stop.wait(self.delay)
            else:
                client.sendall(data)
            given += len(data)
            if mode == "half_response" and given >= self.cut:
                return

    @staticmethod
    def _end(sock: socket.socket) -> None:
        """Close for good: a thread still in recv() on this socket would keep it open, so wake it first."""
        with contextlib.suppress(OSError):
            sock.shutdown(socket.SHUT_RDWR)
        sock.close()

    @staticmethod
    def _rst(sock: socket.socket) -> None:
        # SHUT_RD only: SHUT_RDWR would send a polite FIN, and we want the RST that close() sends now.
        sock.setsockopt(socket.SOL_SOCKET, socket.SO_LINGER, struct.pack("ii", 1, 0))
        with contextlib.suppress(OSError):
            sock.shutdown(socket.SHUT_RD)
        sock.close()

    @staticmethod
    def _read_request(client: socket.socket) -> bytes:
        """Read one request with Content-Length, so that the client sees the status and not a broken pipe."""
        data = b""
        while b"\r\n\r\n" not in data:
            more = client.recv(65536)
            if not more:
                return data
            data += more
        head = data.partition(b"\r\n\r\n")[0]
        length = 0
        for line in head.split(b"\r\n")[1:]:
            key, _, value = line.partition(b":")
            if key.strip().lower() == b"content-length":
                length = int(value)
        while len(data) < len(head) + 4 + length:
            more = client.recv(65536)
            if not more:
                break
            data += more
        return data
