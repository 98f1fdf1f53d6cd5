"""The key from anywhere under Wayland: asked of a desktop's portal over a real bus; the desktop has the last word.

The portal is a stand-in that keeps to the specification; the last test has the real xdg-desktop-portal in front of a
stand-in for a desktop's back end.
"""

import json
import os
import shutil
import subprocess
import sys
from pathlib import Path

import pytest

pytest.importorskip("jeepney", reason="the bus is spoken to through jeepney, which is for Linux")

from own_bus import ended, said, stand_in, started_bus

from kbdesk.ui.desktop import hotkey as the_hotkey
from kbdesk.ui.desktop.global_key import GlobalKey, KeyNews, KeyState, read_key
from kbdesk.ui.desktop.hotkey import Hotkey
from kbdesk.ui.desktop.portal_keys import PortalKeys, trigger_of

pytestmark = pytest.mark.skipif(
    sys.platform != "linux" or not shutil.which("dbus-daemon"), reason="dbus-daemon is not there"
)
REAL_PORTAL = Path("/usr/libexec/xdg-desktop-portal")
PORTAL, BACKEND = "org.freedesktop.portal.Desktop", "org.freedesktop.impl.portal.desktop.kbdesktest"
PATH = "/org/freedesktop/portal/desktop"
WISH = GlobalKey("K", frozenset({"ctrl", "alt"}))


class Person:
    """Who sits at the desktop: says to the stand-in what they do there."""

    def __init__(self, name=PORTAL):
        self._name = name

    def _say(self, member, signature=None, *body):
        return said(self._name, PATH, "kbdesk.test.Person", member, signature, *body)

    def decides(self, answer=0, trigger="", *, knows=True):
        self._say("Decides", "usb", answer, trigger, knows)

    def asked(self):
        return json.loads(self._say("Asked")[0])

    def presses(self, token=""):
        self._say("Presses", "s", token)

    def changes(self, trigger, *, is_told=True):
        self._say("Changes", "sb", trigger, is_told)

    def ends(self):
        self._say("Ends")


@pytest.fixture
def bus(tmp_path, monkeypatch):
    daemon, address = started_bus(tmp_path)
    monkeypatch.setenv("DBUS_SESSION_BUS_ADDRESS", address)
    yield daemon
    ended(daemon)


def portal_of(kind):
    return stand_in("portal_stand_in.py", kind)


@pytest.fixture
def person(bus):
    portal = portal_of("portal")
    yield Person()
    ended(portal)


@pytest.fixture
def keys(qtbot):
    one = PortalKeys()
    one.news = []
    one.settled.connect(one.news.append)
    yield one
    one.close()


def settled(qtbot, keys):
    """What comes next."""
    had = len(keys.news)
    qtbot.waitUntil(lambda: len(keys.news) > had, timeout=10_000)
    return keys.news[-1]


@pytest.mark.parametrize(
    ("written", "trigger"),
    [
        ("Ctrl+Alt+K", "CTRL+ALT+k"),
        ("Meta+Space", "LOGO+space"),
        ("F12", "F12"),
        ("Ctrl+Shift+1", "CTRL+SHIFT+1"),
    ],
)
def test_the_wish_is_written_as_the_specification_has_it(written, trigger):
    assert trigger_of(read_key(written)) == trigger


def test_the_desktop_gives_the_key_and_leave_to_come_forward(qtbot, person, keys):
    assert keys.grab(WISH, "kbdesk to the front") is KeyState.ASKED
    assert settled(qtbot, keys) == KeyNews(KeyState.ON, "CTRL+ALT+k")
    asked = person.asked()
    assert asked["apps"] == ["kbdesk"]
    wish = {"description": "kbdesk to the front", "preferred_trigger": "CTRL+ALT+k"}
    assert asked["wishes"] == [["bring-window", wish]]
    with qtbot.waitSignal(keys.pressed) as pressed:
        person.presses("leave-17")
    assert pressed.args == [0, "leave-17"]
    with qtbot.waitSignal(keys.pressed) as pressed:
        person.presses()
    assert pressed.args == [0, ""]


def test_another_key_than_the_wished_one_is_told_now_and_later(qtbot, person, keys):
    person.decides(trigger="Meta+K")
    keys.grab(WISH, "x")
    assert settled(qtbot, keys) == KeyNews(KeyState.ON, "Meta+K")
    person.changes("Meta+J")
    assert settled(qtbot, keys) == KeyNews(KeyState.ON, "Meta+J")
    person.changes("")
    assert settled(qtbot, keys) == KeyNews(KeyState.WITHOUT_KEY)
    person.changes("Meta+L", is_told=False)
    keys.look()
    assert settled(qtbot, keys) == KeyNews(KeyState.ON, "Meta+L")


@pytest.mark.parametrize(
    ("answer", "trigger", "state"),
    [
        (1, "", KeyState.DECLINED),
        (2, "", KeyState.NOT_GIVEN),
        (0, "nothing", KeyState.NOT_GIVEN),
    ],
)
def test_a_no_is_told_apart_and_may_be_asked_again(qtbot, person, keys, answer, trigger, state):
    person.decides(answer, trigger)
    keys.grab(WISH, "x")
    assert settled(qtbot, keys) == KeyNews(state)
    person.decides()
    assert keys.grab(WISH, "x") is KeyState.ASKED
    assert settled(qtbot, keys).state is KeyState.ON


def test_a_desktop_that_does_not_know_the_program_says_so(qtbot, person, keys):
    person.decides(knows=False)
    keys.grab(WISH, "x")
    assert settled(qtbot, keys) == KeyNews(KeyState.NOT_KNOWN)


def test_a_session_that_the_desktop_ends_is_told(qtbot, person, keys):
    keys.grab(WISH, "x")
    settled(qtbot, keys)
    person.ends()
    assert settled(qtbot, keys) == KeyNews(KeyState.LOST)


def test_a_key_given_back_is_no_key_any_more(qtbot, person, keys):
    keys.grab(WISH, "x")
    settled(qtbot, keys)
    keys.release()
    with qtbot.assertNotEmitted(keys.pressed, wait=100):
        person.presses()


def test_a_portal_that_is_started_anew_is_asked_anew(qtbot, bus, keys):
    first = portal_of("portal")
    keys.grab(WISH, "x")
    assert settled(qtbot, keys).state is KeyState.ON
    ended(first)
    second = portal_of("portal")
    assert settled(qtbot, keys).state is KeyState.ON
    with qtbot.waitSignal(keys.pressed):
        Person().presses()
    ended(second)


def test_without_a_portal_the_system_gives_no_key(qtbot, bus, keys):
    assert keys.grab(WISH, "x") is KeyState.ASKED
    assert settled(qtbot, keys) == KeyNews(KeyState.ELSEWHERE)


def test_without_a_bus_the_system_gives_no_key(keys, monkeypatch, tmp_path):
    for address in (f"unix:path={tmp_path / 'none'}", "tcp:host=localhost,port=1", "nonsense"):
        monkeypatch.setenv("DBUS_SESSION_BUS_ADDRESS", address)
        assert keys.grab(WISH, "x") is KeyState.ELSEWHERE


def test_a_bus_that_ends_takes_the_key_along(qtbot, bus, person, keys):
    keys.grab(WISH, "x")
    settled(qtbot, keys)
    bus.terminate()
    assert settled(qtbot, keys) == KeyNews(KeyState.LOST)


def test_a_key_that_is_held_is_not_asked_for_again(qtbot, person, monkeypatch):
    monkeypatch.setattr(the_hotkey, "keys_of_system", PortalKeys)
    hotkey = Hotkey()
    hotkey.choose("Ctrl+Alt+K", "x")
    assert hotkey.news.state is KeyState.ASKED
    qtbot.waitUntil(lambda: hotkey.news.state is KeyState.ON, timeout=10_000)
    hotkey.choose("Ctrl+Alt+K", "x")
    hotkey.choose("Ctrl+Alt+L", "x")
    qtbot.waitUntil(lambda: hotkey.news == KeyNews(KeyState.ON, "CTRL+ALT+l"), timeout=10_000)
    assert [wish["preferred_trigger"] for _name, wish in person.asked()["wishes"]] == ["CTRL+ALT+k", "CTRL+ALT+l"]
    hotkey.choose("", "x")
    assert hotkey.news == KeyNews(KeyState.OFF)


@pytest.mark.skipif(not REAL_PORTAL.is_file(), reason="xdg-desktop-portal is not there")
def test_the_real_portal_takes_what_is_asked_and_brings_the_key(qtbot, bus, keys, tmp_path, monkeypatch):
    """Its back end, which each desktop has of its own, is the stand-in."""
    folder = tmp_path / "portals"
    folder.mkdir()
    form = f"[portal]\nDBusName={BACKEND}\nInterfaces=org.freedesktop.impl.portal.GlobalShortcuts;\nUseIn=kbdesktest\n"
    (folder / "kbdesktest.portal").write_text(form, encoding="utf-8")
    backend, person = portal_of("backend"), Person(BACKEND)
    environment = {**os.environ, "XDG_DESKTOP_PORTAL_DIR": str(folder), "XDG_CURRENT_DESKTOP": "kbdesktest"}
    portal = subprocess.Popen([str(REAL_PORTAL)], env=environment, stderr=subprocess.DEVNULL)
    qtbot.waitUntil(has_portal, timeout=10_000)
    keys.grab(WISH, "kbdesk to the front")
    assert settled(qtbot, keys) == KeyNews(KeyState.ON, "CTRL+ALT+k")
    with qtbot.waitSignal(keys.pressed) as pressed:
        person.presses("leave-17")
    assert pressed.args == [0, "leave-17"]
    person.changes("Meta+J")
    assert settled(qtbot, keys) == KeyNews(KeyState.ON, "Meta+J")
    ended(portal)
    ended(backend)


def has_portal():
    bus = "org.freedesktop.DBus"
    return said(bus, "/org/freedesktop/DBus", bus, "NameHasOwner", "s", PORTAL)[0]
