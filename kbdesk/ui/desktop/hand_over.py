"""A second start meets the window that is there: it hands its words over and ends, or becomes the window itself.

    listening  -> the words go over, the window comes to the front
    no answer, the lock is free -> this start is the window (after a kill -9 the old socket is taken over)
    no answer, the lock is held -> a window is just starting or just closing: ask again, for a while

Where there are sockets of the system, no Qt is loaded for this: it would take longer than all the rest.
"""

import os
import socket
import sys
import time
from collections.abc import Mapping

from kbdesk.ui.desktop.knock import LONGEST_LINE, Answer, Knock, read_answer, written
from kbdesk.ui.desktop.meeting_place import MeetingPlace, WindowLock

PATIENCE_S = 10.0
"""A window that starts with a cold disk takes some seconds; one that answers nothing for longer hangs."""
_PAUSE_S = 0.03
_TOKENS = ("XDG_ACTIVATION_TOKEN", "DESKTOP_STARTUP_ID")


def meet(place: MeetingPlace, knock: Knock, *, patience: float = PATIENCE_S) -> WindowLock | Answer:
    """The lock when this start is the window now, else what the window that is there made of the words."""
    lock = WindowLock(place)
    until = time.monotonic() + patience
    while True:
        answer = hand_over(place, knock, patience=max(0.1, until - time.monotonic()))
        if answer is not Answer.NOBODY:
            return answer
        if lock.take():
            return lock
        if time.monotonic() > until:
            return Answer.SILENT
        time.sleep(_PAUSE_S)


def hand_over(place: MeetingPlace, knock: Knock, *, patience: float = PATIENCE_S) -> Answer:
    """Says the words to the window; `patience` in seconds."""
    if sys.platform == "win32":
        return over_qt(place.server, written(knock), patience=patience)
    return over_the_system(place.server, written(knock), patience=patience)


def leave_to_come_forward(environment: Mapping[str, str]) -> str:
    """The desktop's token for the window that this start asks for; a desktop gives it to the start, not to the window."""
    return next((environment[name] for name in _TOKENS if environment.get(name)), "")


def over_the_system(server: str, line: bytes, *, patience: float) -> Answer:
    with socket.socket(socket.AF_UNIX, socket.SOCK_STREAM) as door:
        door.settimeout(patience)
        try:
            door.connect(server)
            door.sendall(line)
            answer = b""
            while not answer.endswith(b"\n") and len(answer) < LONGEST_LINE and (more := door.recv(4096)):
                answer += more
        except (TimeoutError, BlockingIOError):
            return Answer.SILENT
        except OSError:  # nobody listens there, or whoever did is just closing
            return Answer.NOBODY
    return read_answer(answer) if answer else Answer.NOBODY


def over_qt(server: str, line: bytes, *, patience: float) -> Answer:
    """The same over Qt's own, for systems where a local socket is a pipe."""
    from PySide6.QtNetwork import QLocalSocket

    _let_it_come_forward()
    door = QLocalSocket()
    door.connectToServer(server)
    wait = int(patience * 1000)
    if not door.waitForConnected(wait):
        return Answer.NOBODY
    door.write(line)
    door.flush()
    while not door.canReadLine():
        if not door.waitForReadyRead(wait):
            is_there = door.state() is QLocalSocket.LocalSocketState.ConnectedState
            return Answer.SILENT if is_there else Answer.NOBODY
    return read_answer(bytes(door.readLine().data()))


def _let_it_come_forward() -> None:
    """On Windows only the process that the user just started may say which window comes to the front."""
    if sys.platform == "win32":
        import ctypes

        ctypes.windll.user32.AllowSetForegroundWindow(-1)  # any process; it ends with the next key or click


def this_start(address: str, content: str) -> Knock:
    """What this process has to say."""
    return Knock(address, content, leave_to_come_forward(os.environ))
