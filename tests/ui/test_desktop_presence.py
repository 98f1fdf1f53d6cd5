"""Tray, key and always on top follow the settings, and the desktop is told of what needs a person."""

from dataclasses import replace
from datetime import UTC, datetime
from pathlib import Path

import pytest
import small_desk
from PySide6.QtCore import Qt
from PySide6.QtGui import QGuiApplication

from kbdesk.domain.outbox import EntryState, OutboxEntry
from kbdesk.domain.settings import Settings
from kbdesk.ui.desk_window import DeskWindow
from kbdesk.ui.desktop.global_key import KeyNews, KeyState
from kbdesk.ui.desktop.tray import Tray
from kbdesk.ui.desktop_presence import DesktopPresence

ICON = Path(__file__).parents[2] / "resources" / "desktop" / "kbdesk.svg"
NOW = datetime(2026, 11, 24, 9, 0, tzinfo=UTC)
ENTRY = OutboxEntry("r1", "KD-1", "faults", "folder", "Jan de Vries", EntryState.QUEUED, NOW)


@pytest.fixture
def present(qtbot, theme, words, tmp_path, monkeypatch):
    """A window in the background of a desktop with a place for icons, and what was told there."""
    told = []
    monkeypatch.setattr(Tray, "is_available", staticmethod(lambda: True))
    monkeypatch.setattr(Tray, "tell", lambda _tray, title, text, *, page: told.append((title, text, page)))
    desk = small_desk.small_desk(tmp_path)
    shown = DeskWindow(desk, theme, words)
    qtbot.addWidget(shown.window)
    presence = DesktopPresence(shown, words, icon=ICON, settings=desk.settings)
    presence.desk = desk
    presence.told = told
    yield presence, shown
    shown.window.close()


def test_the_window_stays_on_top_as_long_as_that_is_wanted(present):
    presence, shown = present
    flag = Qt.WindowType.WindowStaysOnTopHint
    shown.window.show()
    presence.follow(Settings(on_top=True))
    assert shown.window.windowFlags() & flag
    assert shown.window.isVisible()
    presence.follow(Settings())
    assert not shown.window.windowFlags() & flag


def test_what_was_refused_just_now_is_told_without_a_name(present):
    presence, _shown = present
    presence.follow(Settings())
    refused = replace(ENTRY, state=EntryState.NEEDS_ATTENTION)
    presence._show_entries((replace(refused, referral="old", reference="KD-0"), ENTRY))
    assert presence.told == []
    presence._show_entries((replace(refused, referral="old", reference="KD-0"), refused))
    presence._show_entries((replace(refused, referral="old", reference="KD-0"), refused))
    text = "KD-1 vraagt aandacht in het postvak uit."
    assert presence.told == [("Een doorverwijzing is geweigerd", text, "outbox")]


def test_a_promise_that_is_due_is_told_without_a_name(present):
    presence, shown = present
    presence.follow(Settings())
    shown.calls.promise_due.emit("vandaag 14:30")
    assert presence.told == [("Een toezegging is aan de beurt", "vandaag 14:30", "call")]


def test_without_the_icon_nothing_is_told(present):
    presence, shown = present
    presence.desk.settings.write(Settings(tray=False))
    presence.follow(Settings(tray=False))
    shown.calls.promise_due.emit("vandaag 14:30")
    assert presence.told == []


def test_the_icon_leads_to_a_page(present):
    presence, shown = present
    presence.follow(Settings())
    presence.signs.tray.page_asked.emit("outbox")
    assert shown.window.page == "outbox"
    presence.signs.tray.window_asked.emit()
    assert shown.window.isVisible()


def test_a_key_that_cannot_be_had_is_told(present):
    presence, shown = present
    presence.follow(Settings(hotkey="Ctrl+Alt+K"))
    assert presence.key.state is KeyState.ELSEWHERE
    assert "toetsenbordinstellingen" in shown.window.notice.notice.text
    presence.follow(Settings(hotkey="K"))
    assert presence.key.state is KeyState.NO_KEY


def settings_of(qtbot, shown):
    """The part of the settings that speaks of the desktop, once all of the page stands."""
    with qtbot.waitSignal(shown.settings.stand):
        shown.window.settings_asked.emit("desktop")
    return shown.settings.page.desktop


def test_a_desktop_that_says_no_is_not_asked_again(present):
    presence, shown = present
    presence.desk.settings.write(Settings(hotkey="Ctrl+Alt+K"))
    presence.follow(Settings(hotkey="Ctrl+Alt+K"))
    presence._hotkey._settle(KeyNews(KeyState.DECLINED))
    assert presence.desk.settings.read().hotkey == ""
    assert "geweigerd" in shown.window.notice.notice.text


def test_a_key_of_another_program_is_named_with_the_way_to_change_it(present, qtbot):
    presence, shown = present
    presence.follow(Settings(hotkey="Ctrl+Alt+K"))
    presence._hotkey._settle(KeyNews(KeyState.TAKEN))
    assert shown.window.notice.notice.text.startswith("Ctrl+Alt+K is van een ander programma.")
    with qtbot.waitSignal(shown.settings.stand):
        shown.window.notice._action.click()
    assert shown.window.page == "settings"


def test_what_the_desktop_made_of_the_choices_stands_beside_them(present, qtbot, monkeypatch):
    presence, shown = present
    monkeypatch.setattr(QGuiApplication, "platformName", staticmethod(lambda: "wayland"))
    monkeypatch.setenv("DBUS_SESSION_BUS_ADDRESS", "unix:path=/nowhere")
    monkeypatch.setattr(Tray, "is_available", staticmethod(lambda: False))
    presence.follow(Settings(hotkey="Ctrl+Alt+K"))
    part = settings_of(qtbot, shown)
    presence._hotkey._settle(KeyNews(KeyState.ON, "Meta+K"))
    assert part._hotkey_row.said.text().startswith("Het bureaublad gaf Meta+K.")
    assert "geen plek voor pictogrammen" in part._tray_row.said.text()
    assert part._on_top_row.said.text().startswith("Onder Wayland")


def test_the_narrow_column_says_what_wayland_does_not_let_it_do(present, monkeypatch):
    presence, shown = present
    shown.window.show()
    shown.window.toggle_compact()
    assert shown.window.notice.notice is None
    shown.window.toggle_compact()
    monkeypatch.setattr(QGuiApplication, "platformName", staticmethod(lambda: "wayland"))
    shown.window.toggle_compact()
    assert shown.window.notice.notice.text.startswith("Onder Wayland")
    assert presence.key.state is KeyState.OFF


def test_starting_with_the_computer_is_chosen_and_taken_back(present, qtbot, monkeypatch, tmp_path):
    presence, shown = present
    monkeypatch.setenv("XDG_CONFIG_HOME", str(tmp_path / "config"))
    monkeypatch.setattr("sys.platform", "linux")
    shown.settings.autostart_chosen.connect(presence.switch_autostart)
    part = settings_of(qtbot, shown)
    assert not part._autostart.isChecked()
    part._autostart.click()
    assert part._autostart.isChecked()
    assert "--tray" in (tmp_path / "config" / "autostart" / "kbdesk.desktop").read_text(encoding="utf-8")
    part._autostart.click()
    assert not part._autostart.isChecked()
    assert not list((tmp_path / "config" / "autostart").iterdir())
    (tmp_path / "config" / "autostart").rmdir()
    (tmp_path / "config" / "autostart").write_text("", encoding="utf-8")
    part._autostart.click()
    assert not part._autostart.isChecked()
    assert part._autostart_row.said.text().startswith("Het systeem liet kbdesk dit niet wijzigen")


def test_a_quiet_start_leaves_only_the_icon_and_comes_when_asked_for(present, qtbot):
    presence, shown = present
    presence.stay_out_of_sight()
    presence.follow(Settings())
    assert not shown.window.isVisible()
    presence.signs.tray.window_asked.emit()
    assert shown.window.isVisible()
    assert not shown.window.isMinimized()


def test_a_quiet_start_without_a_place_for_icons_stays_among_the_windows(present, monkeypatch):
    presence, shown = present
    monkeypatch.setattr(Tray, "is_available", staticmethod(lambda: False))
    presence.stay_out_of_sight()
    presence.follow(Settings())
    assert shown.window.isMinimized()
    assert shown.window.isVisible()


def test_a_quiet_start_that_wants_no_icon_stays_among_the_windows(present):
    presence, shown = present
    presence.stay_out_of_sight()
    presence.follow(Settings(tray=False))
    assert shown.window.isMinimized()
