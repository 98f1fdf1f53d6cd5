"""The key from anywhere: what it may be, and that X11 gives it to one program alone."""

import os
import shutil
import subprocess
import sys

import pytest
from PySide6.QtCore import QObject, Signal

from kbdesk.ui.desktop import hotkey as the_hotkey
from kbdesk.ui.desktop.global_key import GlobalKey, KeyNews, KeyState, read_key
from kbdesk.ui.desktop.hotkey import Hotkey
from kbdesk.ui.desktop.windows_keys import code_of
from kbdesk.ui.desktop.x11_keys import X11Keys

CTRL_ALT_K = GlobalKey("K", frozenset({"ctrl", "alt"}))


@pytest.mark.parametrize(
    ("written", "key"),
    [
        ("Ctrl+Alt+K", CTRL_ALT_K),
        ("Meta+Space", GlobalKey("Space", frozenset({"meta"}))),
        ("F12", GlobalKey("F12", frozenset())),
        ("Ctrl+Shift+1", GlobalKey("1", frozenset({"ctrl", "shift"}))),
        ("K", None),
        ("Shift+K", None),
        ("Ctrl+K, Ctrl+L", None),
        ("Ctrl+Return", None),
        ("nonsense", None),
        ("", None),
    ],
)
def test_a_key_that_text_fields_need_is_none(written, key):
    assert read_key(written) == key


def test_windows_knows_the_keys_by_their_numbers():
    assert [code_of(GlobalKey(name, frozenset())) for name in ("K", "1", "F1", "F12", "Space")] == [
        0x4B,
        0x31,
        0x70,
        0x7B,
        0x20,
    ]


class Keyboard(QObject):
    """Stands in for a system: all keys but Ctrl+Alt+T are free."""

    pressed = Signal(int, str)
    settled = Signal(object)

    def __init__(self):
        super().__init__()
        self.grabbed, self.forward, self.closed = None, [], False

    def grab(self, key, _description):
        self.grabbed = key if key.name != "T" else None
        return KeyState.TAKEN if self.grabbed is None else KeyState.ON

    def look(self):
        self.settled.emit(KeyNews(KeyState.ON, "Meta+K"))

    def bring_forward(self, window, time):
        self.forward.append((window, time))

    def close(self):
        self.closed = True


def test_the_key_follows_what_is_chosen(qtbot, monkeypatch):
    keyboard = Keyboard()
    monkeypatch.setattr(the_hotkey, "keys_of_system", lambda: keyboard)
    hotkey, told = Hotkey(), []
    hotkey.settled.connect(told.append)
    for written in ("", "Ctrl+Alt+T", "Ctrl+Alt+K", "Ctrl+Alt+K"):
        hotkey.choose(written, "x")
    assert told == [KeyNews(KeyState.TAKEN), KeyNews(KeyState.ON)]  # what stays as it is is not told again
    assert keyboard.grabbed == CTRL_ALT_K
    with qtbot.waitSignal(hotkey.pressed) as pressed:
        keyboard.pressed.emit(77, "leave")
    assert pressed.args == [77, "leave"]
    hotkey.look()
    assert told[-1] == KeyNews(KeyState.ON, "Meta+K")
    hotkey.bring_forward(5, 77)
    hotkey.bring_forward(5, 0)
    assert keyboard.forward == [(5, 77)]
    hotkey.choose("K", "x")
    assert hotkey.news.state is KeyState.NO_KEY
    assert keyboard.closed


def test_where_the_system_gives_no_key_it_is_said(qapp):
    hotkey = Hotkey()
    hotkey.choose("Ctrl+Alt+K", "x")
    assert hotkey.news.state is KeyState.ELSEWHERE  # the platform without a screen


@pytest.fixture
def screen(monkeypatch):
    """A screen of X11 of its own."""
    read, write = os.pipe()
    server = subprocess.Popen(["Xvfb", "-displayfd", str(write), "-screen", "0", "640x480x24"], pass_fds=(write,))
    os.close(write)
    with os.fdopen(read, encoding="ascii") as number:
        monkeypatch.setenv("DISPLAY", f":{number.readline().strip()}")
    yield
    server.terminate()
    server.wait()


@pytest.mark.skipif(sys.platform != "linux" or not shutil.which("Xvfb"), reason="Xvfb is not there")
def test_x11_gives_a_key_to_one_program_alone(qtbot, screen):
    first, second = X11Keys(), X11Keys()
    assert first.grab(CTRL_ALT_K) is KeyState.ON
    assert second.grab(CTRL_ALT_K) is KeyState.TAKEN
    assert second.grab(GlobalKey("F12", frozenset())) is KeyState.ON
    first.release()
    assert second.grab(CTRL_ALT_K) is KeyState.ON
    if shutil.which("xdotool"):
        with qtbot.waitSignal(second.pressed) as pressed:
            subprocess.run(["xdotool", "key", "ctrl+alt+k"], check=True)
        assert pressed.args[0] > 0
    first.close()
    second.close()


@pytest.mark.skipif(sys.platform != "linux", reason="X11 is what Linux has")
def test_without_a_screen_there_is_no_key_of_x11(monkeypatch):
    monkeypatch.setenv("DISPLAY", ":99999")
    with pytest.raises(OSError, match="display"):
        X11Keys()
