from datetime import UTC, datetime

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QGuiApplication
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QLineEdit, QTextBrowser, QWidget

from kbdesk.domain.finding import Finding, LeftOut, Level
from kbdesk.domain.language import Language
from kbdesk.domain.library import Library
from kbdesk.domain.place import Place
from kbdesk.domain.settings import KeyPlace
from kbdesk.ui.frame.content_account import Account, account_of, parts_of
from kbdesk.ui.frame.content_sheet import MOST_LINES, ContentSheet

NOW = datetime(2026, 11, 24, 10, 30, tzinfo=UTC)
NUL = LeftOut("articles/nul.nl.md", "nul-byte", "0x00 @ 1")
SAID_OF_NUL = Finding("KB101", Level.ERROR, Place(NUL.path, 1), {"reason": "nul-byte", "detail": "0x00 @ 1"})
BROKEN = Finding("KB401", Level.ERROR, Place("kbdesk.yml", 2, 4), {"problem": "ends-early"})
WARNED = Finding("KB105", Level.WARNING, Place("articles/a.nl.md", 3))
ACCOUNT = Account("/content", 3120, 1, NOW, KeyPlace.FILE, (NUL, LeftOut("articles/leeg.nl.md", "empty")), (BROKEN,))


@pytest.fixture
def sheet(qtbot, theme, words):
    window = QWidget()
    qtbot.addWidget(window)
    window.resize(1000, 700)
    field = QLineEdit(window)
    one = ContentSheet(theme, words, window, now=lambda: NOW)
    window.show()
    with qtbot.waitActive(window):
        window.activateWindow()
    field.setFocus()
    one.window_of_test, one.field_of_test = window, field
    return one


def shown(sheet):
    return sheet.findChild(QTextBrowser).toPlainText()


def test_the_account_tells_a_file_left_out_once_and_no_warnings():
    account = account_of(
        Library(left_out=(NUL,), findings=(BROKEN, SAID_OF_NUL, WARNED)), folder="/content", looked=None, key=None
    )
    assert account.errors == (BROKEN,)
    assert account.left_out == (NUL,)
    assert account.needs_a_look == 2


def test_the_sheet_tells_folder_numbers_moment_key_files_left_out_and_errors(sheet):
    sheet.show_account(ACCOUNT)
    sheet.open_sheet()
    text = shown(sheet)
    for part in (
        "/content",
        "3.120 artikelen, 1 belscript",
        "Laatst doorgekeken: vandaag 10:30",
        "in een bestand dat alleen u kunt lezen",
        "2 bestanden doen niet mee",
        "Dit bestand bevat een NUL-byte",
        "Dit bestand is leeg.",
        "1 fout",
        "kbdesk.yml:2",
    ):
        assert part in text


def test_the_sheet_speaks_the_language_of_the_window(sheet, words):
    sheet.show_account(ACCOUNT)
    sheet.open_sheet()
    words.switch(Language.EN)
    assert "3,120 articles, 1 script" in shown(sheet)


def test_a_content_without_remarks_says_that_it_is_fine(words):
    parts = tuple(parts_of(Account("/content", 2, 1, NOW), words, NOW))
    assert parts[-1].lines == (("", "Alle bestanden doen mee en er zijn geen fouten."),)


def test_of_many_errors_the_first_are_shown_and_all_are_copied(sheet):
    many = tuple(Finding("KB101", Level.ERROR, Place(f"a{n}.md", n), {"reason": "missing"}) for n in range(1, 1001))
    sheet.show_account(Account("/content", errors=many))
    sheet.open_sheet()
    assert f"en nog {1000 - MOST_LINES}" in shown(sheet)
    sheet._copy.click()
    assert "a1000.md:1000: " in QGuiApplication.clipboard().text()


def test_names_of_files_are_text_and_never_markup(sheet):
    sheet.show_account(Account("/<b>x</b>", left_out=(LeftOut("<img src=x>.md", "empty"),)))
    sheet.open_sheet()
    assert "/<b>x</b>" in shown(sheet)
    assert "<img src=x>.md" in shown(sheet)


def test_escape_closes_the_sheet_and_the_cursor_goes_back(sheet):
    sheet.open_sheet()
    assert sheet.findChild(QTextBrowser).hasFocus()
    QTest.keyClick(sheet.findChild(QTextBrowser), Qt.Key.Key_Escape)
    assert sheet.isHidden()
    assert sheet.field_of_test.hasFocus()


def test_tab_goes_round_inside_the_sheet(sheet):
    sheet.open_sheet()
    seen = set()
    for _ in range(4):
        QTest.keyClick(sheet.window_of_test.focusWidget(), Qt.Key.Key_Tab)
        seen.add(sheet.window_of_test.focusWidget().objectName())
    assert seen == {f"frame.content_sheet.{name}" for name in ("text", "copy", "close")}


def test_the_text_can_be_selected_by_mouse_and_keys(sheet):
    flags = sheet.findChild(QTextBrowser).textInteractionFlags()
    assert flags & Qt.TextInteractionFlag.TextSelectableByMouse
    assert flags & Qt.TextInteractionFlag.TextSelectableByKeyboard
