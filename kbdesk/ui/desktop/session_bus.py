"""A line to the user's D-Bus, in the loop of the window: nothing waits for an answer, and there is no thread.

QtDBus as PySide has it can neither write nor read a list of names with a map each, which is what the portal for keys
speaks in. jeepney knows the protocol and leaves the socket to us. Made when it is needed, after the first paint.
"""

import os
import socket
from collections.abc import Callable
from itertools import count
from pathlib import Path
from typing import Any

from jeepney import DBusAddress, HeaderFields, MatchRule, Message, MessageType, message_bus, new_method_call
from jeepney.auth import AuthenticationError, Authenticator
from jeepney.bus import get_connectable_addresses
from jeepney.low_level import Parser
from PySide6.QtCore import QObject, QSocketNotifier, Signal

Answered = Callable[[Message], None]
_AT_ONCE = 65_536


class SessionBus(QObject):
    """Raises OSError where there is no bus of this user. Use it from `ready` on."""

    ready = Signal()  # the bus knows us; listener: whoever made it
    lost = Signal()  # nothing comes any more; listener: the same

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self.name = ""
        self._out, self._serials = bytearray(), count(1)
        self._asked: dict[int, Answered] = {}
        self._heard: list[tuple[MatchRule, Answered]] = []
        self._parser, self._login = Parser(), Authenticator()
        self._socket = socket.socket(socket.AF_UNIX, socket.SOCK_STREAM)
        self._socket.setblocking(False)
        try:
            self._socket.connect(_address(os.environ.get("DBUS_SESSION_BUS_ADDRESS", "")))
        except OSError:
            self._socket.close()
            raise
        number = self._socket.fileno()
        self._comes = QSocketNotifier(number, QSocketNotifier.Type.Read, self)
        self._goes = QSocketNotifier(number, QSocketNotifier.Type.Write, self)
        self._goes.setEnabled(False)
        self._comes.activated.connect(self._read)
        self._goes.activated.connect(self._write)
        self._send(self._login.data_to_send() or b"")

    def call(
        self,
        at: DBusAddress,
        member: str,
        *,
        signature: str | None = None,
        body: tuple[Any, ...] = (),
        answered: Answered | None = None,
    ) -> None:
        """Asks; `answered` gets what comes back, an error of the other side too (see `failure`)."""
        serial = next(self._serials)
        if answered is not None:
            self._asked[serial] = answered
        self._send(bytes(new_method_call(at, member, signature, body).serialise(serial=serial)))

    def listen(self, rule: MatchRule, heard: Answered) -> None:
        """From now on `heard` gets each signal that fits. The bus looks at the sender, we at the rest: a sender is
        asked for by its known name and comes with its number.
        """
        body = message_bus.AddMatch(rule).body
        self.call(message_bus, "AddMatch", signature="s", body=body)
        rule.header_fields.pop("sender", None)
        self._heard.append((rule, heard))

    def close(self) -> None:
        """Whatever hung on this line ends with it, at the other side too."""
        if self._socket.fileno() >= 0:
            self._comes.setEnabled(False)
            self._goes.setEnabled(False)
            self._socket.close()
        self._asked.clear()
        self._heard.clear()

    def _send(self, message: bytes) -> None:
        self._out += message
        self._write()

    def _write(self) -> None:
        if self._socket.fileno() < 0:
            return
        try:
            sent = self._socket.send(self._out) if self._out else 0
        except BlockingIOError:
            sent = 0
        except OSError:
            self._end()
            return
        del self._out[:sent]
        self._goes.setEnabled(bool(self._out))

    def _read(self) -> None:
        try:
            came = self._socket.recv(_AT_ONCE)
        except BlockingIOError:
            return
        except OSError:
            came = b""
        if not came:
            self._end()
        elif self._login.authenticated:
            for message in self._parser.feed(came):
                self._hand_out(message)
        else:
            self._log_in(came)

    def _log_in(self, came: bytes) -> None:
        try:
            self._login.feed(came)
        except AuthenticationError:
            self._end()
            return
        if self._login.authenticated:
            self._send(b"BEGIN\r\n")
            self.call(message_bus, "Hello", answered=self._known)

    def _known(self, hello: Message) -> None:
        self.name = str(hello.body[0])
        self.ready.emit()

    def _hand_out(self, message: Message) -> None:
        kind, fields = message.header.message_type, message.header.fields
        if kind is MessageType.signal:
            for heard in [heard for rule, heard in self._heard if rule.matches(message)]:
                heard(message)
        elif kind in {MessageType.method_return, MessageType.error}:
            answered = self._asked.pop(fields.get(HeaderFields.reply_serial, 0), None)
            if answered is not None:
                answered(message)

    def _end(self) -> None:
        self.close()
        self.lost.emit()


def failure(answer: Message) -> str:
    """The name of what went wrong, such as `org.freedesktop.DBus.Error.UnknownMethod`; empty where nothing did."""
    is_error = answer.header.message_type is MessageType.error
    return str(answer.header.fields.get(HeaderFields.error_name, "?")) if is_error else ""


def _address(said: str) -> str:
    """Where the bus listens; without a word of the session where systemd puts it."""
    if not said:
        return str(Path(f"/run/user/{os.getuid()}/bus"))
    try:
        return str(next(get_connectable_addresses(said)))
    except (RuntimeError, ValueError, StopIteration) as unknown:
        raise ConnectionRefusedError(f"no way to the bus at {said}") from unknown
