"""Records under a passphrase: the window finds without it, asks when it is needed, and goes on with what was asked."""

import pytest
import small_desk
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QLineEdit

from kbdesk.desk import open_desk
from kbdesk.ui.desk_window import DeskWindow

PASSPHRASE = "vier woorden op een rij"


@pytest.fixture
def window(qtbot, theme, words, tmp_path, monkeypatch):
    """Opens a window over the same data folder, again and again."""
    monkeypatch.delenv("KBDESK_KEY")
    small_desk.small_desk(tmp_path).close()
    opened = []

    def make():
        one = DeskWindow(open_desk(content=tmp_path / "content", data=tmp_path / "data"), theme, words)
        qtbot.addWidget(one.window)
        one.window.resize(1100, 700)
        one.window.show()
        one.begin()
        qtbot.waitUntil(lambda: one.news.has_looked and one.window.notice.isVisible())
        opened.append(one)
        return one

    yield make
    for one in opened:
        one.window.close()


def give(sheet, *typed):
    for field, text in zip((sheet.typed, sheet.again), typed, strict=False):
        QTest.keyClicks(field, text)
    sheet.open.click()


def test_without_the_passphrase_the_window_finds_and_asks_nothing(qtbot, window):
    one = window()
    assert not one.unlocking.sheet.isVisible()
    with qtbot.waitSignal(one.find.answered, check_params_cb=lambda answer: answer.hits):
        one.window.search.setText("druk")
    assert not one.unlocking.sheet.isVisible()
    assert one.late.pages is None


def test_what_needs_the_records_asks_and_is_done_once_it_is_given(qtbot, window):
    one = window()
    one.window.refer_asked.emit()
    sheet = one.unlocking.sheet
    qtbot.waitUntil(sheet.isVisible)
    assert sheet.again.isVisible()
    give(sheet, PASSPHRASE, PASSPHRASE)
    qtbot.waitUntil(lambda: one.late.pages is not None, timeout=20_000)
    qtbot.waitUntil(lambda: one.window.page == "refer")
    assert not one.window.notice.isVisible()


def test_the_two_must_be_the_same_and_what_is_too_short_is_said(qtbot, window):
    one = window()
    one.window.notice.action_chosen.emit(one.window.notice.notice)
    sheet = one.unlocking.sheet
    give(sheet, PASSPHRASE, "iets anders")
    assert "verschillen" in sheet.remark.text()
    sheet.typed.clear()
    give(sheet, "kort", "kort")
    qtbot.waitUntil(lambda: sheet.isVisible() and "minstens 8" in sheet.remark.text())
    assert sheet.typed.text() == ""


def test_a_wrong_one_is_refused_and_the_right_one_opens(qtbot, window):
    first = window()
    first.window.notice.action_chosen.emit(first.window.notice.notice)
    give(first.unlocking.sheet, PASSPHRASE, PASSPHRASE)
    qtbot.waitUntil(lambda: first.late.pages is not None, timeout=20_000)
    first.window.close()
    again = window()
    again.window.show_page("outbox")
    sheet = again.unlocking.sheet
    qtbot.waitUntil(sheet.isVisible)
    assert not sheet.again.isVisible()
    give(sheet, "een andere zin")
    qtbot.waitUntil(lambda: sheet.isVisible() and "niet de wachtzin" in sheet.remark.text(), timeout=20_000)
    give(sheet, PASSPHRASE)
    qtbot.waitUntil(lambda: again.late.pages is not None, timeout=20_000)


def test_whoever_goes_on_without_can_be_asked_again_and_nothing_happens_late(qtbot, window):
    one = window()
    one.window.flag_asked.emit()
    sheet = one.unlocking.sheet
    qtbot.waitUntil(sheet.isVisible)
    QTest.keyClick(sheet, Qt.Key.Key_Escape)
    assert not sheet.isVisible()
    one.window.notice.action_chosen.emit(one.window.notice.notice)
    assert sheet.isVisible()
    give(sheet, PASSPHRASE, PASSPHRASE)
    qtbot.waitUntil(lambda: one.late.pages is not None, timeout=20_000)
    assert not one.late.pages.flag.form.isVisible()


def test_what_is_typed_is_never_shown(qtbot, window):
    sheet = window().unlocking.sheet
    assert {field.echoMode() for field in (sheet.typed, sheet.again)} == {QLineEdit.EchoMode.Password}
