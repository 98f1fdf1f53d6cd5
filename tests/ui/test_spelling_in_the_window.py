"""Spelling in the whole window, with the dictionaries that ship: which fields, by which key, off and on."""

from dataclasses import replace

import pytest
import small_desk
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QPlainTextEdit

from kbdesk.ui.desk_window import DeskWindow
from kbdesk.ui.kit.spelling_marks import SpelledField
from kbdesk.ui.kit.spelling_menu import SpellingMenu


@pytest.fixture
def shown(qtbot, theme, words, tmp_path):
    pytest.importorskip("hunspell")
    one = DeskWindow(small_desk.small_desk(tmp_path), theme, words)
    qtbot.addWidget(one.window)
    one.window.resize(1366, 768)
    one.window.show()
    with qtbot.waitActive(one.window):
        one.window.activateWindow()
    one.begin()
    qtbot.waitUntil(lambda: one.content_is_read)
    yield one
    one.window.warn_before_closing(0)
    one.window.close()


@pytest.fixture
def note(qtbot, shown):
    """The note of a referral, with the cursor in it."""
    shown.window.show_page("refer")
    shown.referring.refer_words("")
    field = shown.window.findChild(QPlainTextEdit, "refer.note")
    qtbot.waitUntil(field.isVisible)
    field.setFocus()
    return field


def marked(field):
    return [one.cursor.selectedText() for one in field.extraSelections()]


def test_nothing_of_it_is_made_before_the_cursor_is_in_a_field_of_several_lines(shown):
    assert shown.window.findChildren(SpelledField) == []
    assert "spelling" not in shown._desk.__dict__


def test_a_typing_error_is_marked_and_mended_by_two_keys(qtbot, shown, note):
    note.setPlainText("De combiketel heeft een warmwaterstoorng.")
    qtbot.waitUntil(lambda: marked(note) == ["warmwaterstoorng"], timeout=20_000)
    QTest.keyClick(shown.window, Qt.Key.Key_F7)
    menu = QApplication.activePopupWidget()
    assert isinstance(menu, SpellingMenu)
    qtbot.waitUntil(
        lambda: menu.activeAction() is not None and menu.activeAction().text() == "warmwaterstoring", timeout=20_000
    )
    QTest.keyClick(menu, Qt.Key.Key_Return)
    assert note.toPlainText() == "De combiketel heeft een warmwaterstoring."
    qtbot.waitUntil(lambda: marked(note) == [])


def test_fields_of_one_line_are_let_be(qtbot, shown, note):
    shown.window.search.setFocus()
    shown.window.search.setText("storng")
    qtbot.wait(400)
    assert [one.parent() for one in shown.window.findChildren(SpelledField)] == [note]


def test_off_in_the_settings_takes_the_marks_away_and_on_brings_them_back(qtbot, shown, note):
    note.setPlainText("een storng")
    qtbot.waitUntil(lambda: marked(note) == ["storng"], timeout=20_000)
    settings = shown._desk.settings
    settings.write(replace(settings.read(), spelling=False))
    shown.settings.spelling_chosen.emit()
    assert marked(note) == []
    settings.write(replace(settings.read(), spelling=True))
    shown.settings.spelling_chosen.emit()
    qtbot.waitUntil(lambda: marked(note) == ["storng"], timeout=20_000)


def test_the_key_says_so_where_there_is_nothing_to_go_to(shown, note):
    def said():
        QTest.keyClick(shown.window, Qt.Key.Key_F7)
        return shown.window.notice.notice.text

    assert said() == "Geen onbekende woorden in dit veld."
    shown.window.search.setFocus()
    assert said() == "Zet de cursor eerst in een veld van meer regels."
    settings = shown._desk.settings
    settings.write(replace(settings.read(), spelling=False))
    assert "instellingen" in said()


def test_the_process_ends_with_the_window(qtbot, shown, note):
    note.setPlainText("een storng")
    qtbot.waitUntil(lambda: marked(note) == ["storng"], timeout=20_000)
    process = shown._desk.spelling._speller._process
    shown.window.close()
    assert process.returncode is not None
