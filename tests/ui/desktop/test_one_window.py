"""Of two starts on one data folder one is the window; the other hands its words over and ends."""

import os
import socket
import stat
import subprocess
import sys
import threading
from pathlib import Path

import pytest

from kbdesk.ui.desktop.hand_over import hand_over, leave_to_come_forward, meet, over_qt, over_the_system
from kbdesk.ui.desktop.knock import LONGEST_LINE, Answer, Knock, read_answer, read_knock, written, written_answer
from kbdesk.ui.desktop.meeting_place import MeetingPlace, WindowLock
from kbdesk.ui.desktop.window_door import WindowDoor

pytestmark = pytest.mark.skipif(sys.platform == "win32", reason="the sockets of this test are files")


@pytest.fixture
def place(tmp_path):
    found = MeetingPlace.of(tmp_path / "data")
    yield found
    found.lock.unlink(missing_ok=True)
    Path(found.server).unlink(missing_ok=True)


@pytest.fixture
def door(qtbot, place):
    """The open door of a window, and what was said there."""
    opened = WindowDoor(place, serves=lambda content: content == "/ours")
    opened.heard = []
    opened.knocked.connect(opened.heard.append)
    assert opened.open()
    yield opened
    opened.close()


def said(qtbot, place, knock, *, over=hand_over):
    """Says something from another thread while the window's loop runs; gives the answer."""
    answers = []
    speaker = threading.Thread(target=lambda: answers.append(over(place, knock, patience=5)))
    speaker.start()
    qtbot.waitUntil(lambda: bool(answers), timeout=5000)
    speaker.join()
    return answers[0]


def test_the_words_of_a_second_start_reach_the_window(qtbot, place, door):
    knock = Knock("kbdesk://call?name=Zoë", "", "token_TIME1")
    assert said(qtbot, place, knock) is Answer.TAKEN
    assert door.heard == [knock]


OVER_QT = """
import sys
from PySide6.QtCore import QCoreApplication
from kbdesk.ui.desktop.hand_over import over_qt
from kbdesk.ui.desktop.knock import Knock, written
app = QCoreApplication([])
print(over_qt(sys.argv[1], written(Knock("kbdesk://outbox")), patience=5))
"""


def test_the_way_over_qt_says_the_same(qtbot, place, door):
    start = subprocess.Popen([sys.executable, "-c", OVER_QT, place.server], stdout=subprocess.PIPE, text=True)
    qtbot.waitUntil(lambda: start.poll() is not None, timeout=10_000)
    assert start.communicate()[0] == "taken\n"
    assert door.heard == [Knock("kbdesk://outbox")]


def test_a_start_that_names_another_content_folder_is_told_so(qtbot, place, door):
    assert said(qtbot, place, Knock(content="/other")) is Answer.OTHER_CONTENT
    assert said(qtbot, place, Knock(content="/ours")) is Answer.TAKEN
    assert door.heard == [Knock(content="/ours")]


def test_nobody_is_there_before_and_after(qtbot, place, door):
    door.close()
    assert hand_over(place, Knock(), patience=1) is Answer.NOBODY
    assert over_qt(place.server, written(Knock()), patience=1) is Answer.NOBODY


@pytest.mark.parametrize(
    "line",
    [
        b"\n",
        b"hello\n",
        b"[]\n",
        b'{"address": "kbdesk://outbox"}\n',
        b'{"kbdesk": 1, "address": 7}\n',
        b"\xff\xfe\n",
        b"[" * 50_000 + b"\n",
    ],
)
def test_what_is_no_message_of_ours_is_not_taken(qtbot, place, door, line):
    def over(place, _knock, *, patience):
        return over_the_system(place.server, line, patience=patience)

    assert said(qtbot, place, None, over=over) is Answer.NOT_UNDERSTOOD
    assert door.heard == []


def test_a_message_without_end_is_cut_off(qtbot, place, door):
    with socket.socket(socket.AF_UNIX, socket.SOCK_STREAM) as guest:
        guest.connect(place.server)
        guest.setblocking(False)
        sent = 0

        def is_cut_off():
            nonlocal sent
            try:
                sent += guest.send(b"x" * 8000)
            except BlockingIOError:
                return False
            except OSError:
                return True
            return False

        qtbot.waitUntil(is_cut_off, timeout=5000)
    assert sent < 20 * LONGEST_LINE
    assert door.heard == []


def test_a_message_in_pieces_is_put_together(qtbot, place, door):
    line = written(Knock("kbdesk://outbox"))
    with socket.socket(socket.AF_UNIX, socket.SOCK_STREAM) as guest:
        guest.connect(place.server)
        for byte in line:
            guest.sendall(bytes([byte]))
            qtbot.wait(1)
        qtbot.waitUntil(lambda: door.heard == [Knock("kbdesk://outbox")])


def test_a_message_of_a_later_version_is_understood():
    assert read_knock(b'{"kbdesk": 2, "address": "kbdesk://outbox", "more": {}}') == Knock("kbdesk://outbox")
    assert read_answer(b'{"kbdesk": 2, "answer": "taken", "more": 1}') is Answer.TAKEN
    assert read_answer(written_answer(Answer.SILENT)) is Answer.NOT_UNDERSTOOD


def test_a_token_that_is_none_is_let_go():
    for token in ("x" * 301, "a\nb", "é"):
        assert read_knock(written(Knock("", "", token))) == Knock()
    assert leave_to_come_forward({"DESKTOP_STARTUP_ID": "a_TIME1", "XDG_ACTIVATION_TOKEN": ""}) == "a_TIME1"
    assert leave_to_come_forward({}) == ""


def test_the_first_start_is_the_window_and_the_place_is_closed_to_others(place):
    lock = meet(place, Knock(), patience=0)
    assert isinstance(lock, WindowLock)
    assert stat.S_IMODE(place.lock.parent.stat().st_mode) == 0o700
    assert stat.S_IMODE(place.lock.stat().st_mode) == 0o600
    assert meet(place, Knock(), patience=0) is Answer.SILENT
    lock.release()
    again = meet(place, Knock(), patience=0)
    assert isinstance(again, WindowLock)
    again.release()


def test_one_of_many_starts_at_the_same_instant_is_the_window(place):
    """Threads stand for processes: each opens the file itself, and the system tells their locks apart."""
    gate, came = threading.Barrier(8), []

    def start():
        gate.wait()
        came.append(meet(place, Knock(), patience=0.2))

    starts = [threading.Thread(target=start) for _ in range(8)]
    for one in starts:
        one.start()
    for one in starts:
        one.join()
    windows = [one for one in came if isinstance(one, WindowLock)]
    assert len(windows) == 1
    assert came.count(Answer.SILENT) == 7
    windows[0].release()


KILLED = """
import os, signal, sys
from pathlib import Path
from PySide6.QtCore import QCoreApplication
from kbdesk.ui.desktop.hand_over import meet
from kbdesk.ui.desktop.knock import Knock
from kbdesk.ui.desktop.meeting_place import MeetingPlace
from kbdesk.ui.desktop.window_door import WindowDoor
app = QCoreApplication([])
place = MeetingPlace.of(Path(sys.argv[1]))
lock = meet(place, Knock())
door = WindowDoor(place, serves=lambda content: True)
assert door.open()
os.kill(os.getpid(), signal.SIGKILL)
"""


def test_the_socket_of_a_window_that_was_killed_is_taken_over(qtbot, place, tmp_path):
    process = subprocess.run([sys.executable, "-c", KILLED, str(tmp_path / "data")], cwd=Path.cwd(), check=False)
    assert process.returncode == -9
    assert Path(place.server).exists()
    lock = meet(place, Knock(), patience=0)
    assert isinstance(lock, WindowLock)
    door = WindowDoor(place, serves=lambda _content: True)
    assert door.open()
    assert said(qtbot, place, Knock()) is Answer.TAKEN
    door.close()
    lock.release()


def test_another_data_folder_is_another_place_and_a_link_to_it_the_same(place, tmp_path):
    assert MeetingPlace.of(tmp_path / "other") != place
    (tmp_path / "data").mkdir()
    (tmp_path / "link").symlink_to(tmp_path / "data")
    assert MeetingPlace.of(tmp_path / "link") == place


def test_a_folder_that_somebody_else_laid_there_is_not_used(monkeypatch, tmp_path):
    monkeypatch.setattr("tempfile.tempdir", str(tmp_path))
    monkeypatch.setattr(os, "getuid", lambda: 54321)
    (tmp_path / "kbdesk-54321").mkdir(mode=0o700)
    with pytest.raises(PermissionError):
        MeetingPlace.of(tmp_path / "data")


def test_a_folder_that_others_may_enter_is_not_used(monkeypatch, tmp_path):
    monkeypatch.setattr("tempfile.tempdir", str(tmp_path))
    if Path(f"/run/user/{os.getuid()}").is_dir():
        pytest.skip("this user has a run folder of the system")
    (tmp_path / f"kbdesk-{os.getuid()}").mkdir()
    (tmp_path / f"kbdesk-{os.getuid()}").chmod(0o755)
    with pytest.raises(PermissionError):
        MeetingPlace.of(tmp_path / "data")
