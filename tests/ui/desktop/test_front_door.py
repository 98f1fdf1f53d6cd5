"""A second start, as a process of its own: it hands its words over and says in its exit code what came of it."""

import os
import subprocess
import sys
from pathlib import Path

import pytest

from kbdesk.ui.desktop.knock import Knock
from kbdesk.ui.desktop.meeting_place import MeetingPlace, WindowLock
from kbdesk.ui.desktop.window_door import WindowDoor

pytestmark = pytest.mark.skipif(sys.platform == "win32", reason="the sockets of this test are files")


@pytest.fixture
def door(qtbot, tmp_path):
    """The door of the window of a data folder, and what was said there."""
    place = MeetingPlace.of(tmp_path / "data")
    lock = WindowLock(place)
    assert lock.take()
    opened = WindowDoor(place, serves=lambda content: content == str(tmp_path / "content"))
    opened.heard = []
    opened.knocked.connect(opened.heard.append)
    assert opened.open()
    yield opened
    opened.close()
    lock.release()
    place.lock.unlink()


def started(qtbot, tmp_path, *words):
    """Runs kbdesk with these words while the window's loop runs."""
    environment = {**os.environ, "QT_QPA_PLATFORM": "offscreen", "DESKTOP_STARTUP_ID": "from-a-launcher_TIME7"}
    command = [sys.executable, "-m", "kbdesk", "--lang", "en", "--data", str(tmp_path / "data"), *words]
    start = subprocess.Popen(
        command, cwd=Path.cwd(), env=environment, text=True, stdout=subprocess.PIPE, stderr=subprocess.PIPE
    )
    qtbot.waitUntil(lambda: start.poll() is not None, timeout=30_000)
    out, err = start.communicate()
    return start.returncode, out, err


def test_a_second_start_brings_the_window_and_ends(qtbot, tmp_path, door):
    assert started(qtbot, tmp_path) == (0, "", "")
    assert door.heard == [Knock("", "", "from-a-launcher_TIME7")]


def test_an_address_is_handed_over(qtbot, tmp_path, door):
    words = ["--json", "open", "--", "kbdesk://call?number=", "0612 34"]
    assert started(qtbot, tmp_path, *words) == (0, '{"handed_over": true}\n', "")
    assert door.heard[0].address == "kbdesk://call?number=0612%2034"


def test_an_address_that_cannot_be_read_is_told_on_both_sides(qtbot, tmp_path, door):
    code, out, err = started(qtbot, tmp_path, "open", "kbdesk://call?script=../../etc")
    assert (code, out) == (2, "")
    assert '"../../etc" cannot be the id' in err
    assert door.heard[0].address == "kbdesk://call?script=../../etc"


def test_a_start_for_other_content_says_so(qtbot, tmp_path, door):
    code, _out, err = started(qtbot, tmp_path, "--content", str(tmp_path / "other"))
    assert code == 6
    assert "other content" in err
    assert started(qtbot, tmp_path, "--content", str(tmp_path / "content"))[0] == 0
