"""Tray, key and always on top follow the settings, and the desktop is told of what needs a person."""

from dataclasses import replace
from datetime import UTC, datetime
from pathlib import Path

import pytest
import small_desk
from PySide6.QtCore import Qt

from kbdesk.domain.outbox import EntryState, OutboxEntry
from kbdesk.domain.settings import Settings
from kbdesk.ui.desk_window import DeskWindow
from kbdesk.ui.desktop.global_key import KeyState
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
    shown = DeskWindow(small_desk.small_desk(tmp_path), theme, words)
    qtbot.addWidget(shown.window)
    presence = DesktopPresence(shown, words, icon=ICON)
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
    presence.follow(Settings(tray=False))
    shown.calls.promise_due.emit("vandaag 14:30")
    assert presence.told == []


def test_the_icon_leads_to_a_page(present):
    presence, shown = present
    presence.follow(Settings())
    presence._tray.page_asked.emit("outbox")
    assert shown.window.page == "outbox"
    presence._tray.window_asked.emit()
    assert shown.window.isVisible()


def test_a_key_that_cannot_be_had_is_told(present):
    presence, shown = present
    presence.follow(Settings(hotkey="Ctrl+Alt+K"))
    assert presence.key_state is KeyState.ELSEWHERE
    assert "toetsenbordinstellingen" in shown.window.notice.notice.text
    presence.follow(Settings(hotkey="K"))
    assert presence.key_state is KeyState.NO_KEY
