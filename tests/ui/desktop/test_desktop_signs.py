"""Icon and messages over the user's bus: a place that comes late, one that never comes, messages that are refused."""

import json
import shutil
import sys
from pathlib import Path

import pytest
from PySide6.QtGui import QGuiApplication

pytest.importorskip("jeepney", reason="the bus is spoken to through jeepney, which is for Linux")

from own_bus import ended, said, stand_in, started_bus

from kbdesk.ui.desktop.desktop_signs import DesktopSigns
from kbdesk.ui.desktop.tray import Tray

pytestmark = pytest.mark.skipif(
    sys.platform != "linux" or not shutil.which("dbus-daemon"), reason="dbus-daemon is not there"
)
ICON = Path(__file__).parents[3] / "resources" / "desktop" / "kbdesk.svg"
MESSAGES = ("org.freedesktop.Notifications", "/org/freedesktop/Notifications", "kbdesk.test.Person")


@pytest.fixture
def bus(tmp_path, monkeypatch):
    daemon, address = started_bus(tmp_path)
    monkeypatch.setenv("DBUS_SESSION_BUS_ADDRESS", address)
    yield daemon
    ended(daemon)


@pytest.fixture
def signs(bus, qtbot, words, monkeypatch):
    """As under Wayland: the platform of the tests has no screen, and so no bus is asked for it otherwise."""
    monkeypatch.setattr(QGuiApplication, "platformName", staticmethod(lambda: "wayland"))
    monkeypatch.setattr(Tray, "is_available", staticmethod(lambda: True))
    one = DesktopSigns(ICON, words)
    yield one
    one.end()


def test_the_icon_comes_when_its_place_comes(qtbot, signs):
    with qtbot.waitSignal(signs.changed):
        signs.show(True)
    assert not signs.has_icon
    signs.show_unsent(3)
    with qtbot.waitSignal(signs.changed):
        place = stand_in("desktop_stand_in.py", "place")
    assert signs.has_icon
    assert "3" in signs.tray._icon.toolTip()
    signs.show(False)
    assert not signs.has_icon
    ended(place)


def test_a_place_that_is_there_has_the_icon_at_once(qtbot, signs):
    place = stand_in("desktop_stand_in.py", "place")
    with qtbot.waitSignal(signs.changed):
        signs.show(True)
    assert signs.has_icon
    ended(place)


def test_messages_come_without_an_icon_and_a_click_leads_to_their_page(qtbot, signs):
    desktop = stand_in("desktop_stand_in.py", "messages")
    with qtbot.waitSignal(signs.changed):
        signs.show(True)
    signs.tell("A promise is due", "today 14:30", page="call")
    qtbot.waitUntil(lambda: signs._messages._pages == {1: "call"})
    assert json.loads(said(*MESSAGES, "Shown")[0]) == [["kbdesk", "A promise is due", "today 14:30", "kbdesk"]]
    assert not signs.is_refused
    with qtbot.waitSignal(signs.page_asked) as asked:
        said(*MESSAGES, "Clicked", "u", 1)
    assert asked.args == ["call", "leave-5"]
    with qtbot.assertNotEmitted(signs.page_asked, wait=100):
        said(*MESSAGES, "Clicked", "u", 9)  # another program's
    ended(desktop)


def test_a_desktop_that_shows_no_messages_is_told_of_once(qtbot, signs):
    with qtbot.waitSignal(signs.changed):
        signs.show(True)
    with qtbot.waitSignal(signs.changed):
        signs.tell("A promise is due", "today 14:30", page="call")
    assert signs.is_refused
    with qtbot.assertNotEmitted(signs.changed, wait=100):
        signs.tell("A promise is due", "today 14:30", page="call")


def test_without_a_bus_qt_has_what_there_is(qtbot, signs, monkeypatch, tmp_path):
    monkeypatch.setenv("DBUS_SESSION_BUS_ADDRESS", f"unix:path={tmp_path / 'none'}")
    signs.show(True)
    assert signs.has_icon
