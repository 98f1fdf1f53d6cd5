"""The help on kbdesk in the window: among the results, alone by filter, key and menu; links in it stay in it."""

import pytest
import small_desk
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest

from kbdesk.domain.hit import Source
from kbdesk.ui.desk_window import DeskWindow


@pytest.fixture
def shown(qtbot, theme, words, tmp_path):
    one = DeskWindow(small_desk.small_desk(tmp_path, with_help=True), theme, words)
    qtbot.addWidget(one.window)
    one.window.show()
    with qtbot.waitSignal(one.help.looked, timeout=60_000):
        one.begin()
    qtbot.waitUntil(lambda: one.content_is_read)
    yield one
    one.window.close()


def rows(shown):
    return [row.hit for row in shown.find.results.list.model().rows if row.hit]


def search(qtbot, shown, text):
    with qtbot.waitSignal(shown.find.answered, check_params_cb=lambda answer: answer.question.text == text):
        shown.window.search.setText(text)


def to_help(qtbot, shown):
    """By the sheet of keys."""
    shown.window._keys.open_sheet()
    button = shown.window._keys._help
    assert button.isVisible()
    button.setFocus()
    QTest.keyClick(button, Qt.Key.Key_Return)
    qtbot.waitUntil(lambda: len(rows(shown)) > 30)


def test_the_help_is_found_among_the_rest(qtbot, shown):
    search(qtbot, shown, "belscript volgen")
    assert next(hit.id for hit in rows(shown) if hit.source is Source.HELP) == "help:follow-a-script"
    search(qtbot, shown, "waterdruk")
    assert not [hit for hit in rows(shown) if hit.source is Source.HELP]


def test_the_sheet_of_keys_leads_on_to_all_texts_of_the_help(qtbot, shown):
    search(qtbot, shown, "waterdruk")
    to_help(qtbot, shown)
    assert not shown.window._keys.isVisible()
    assert shown.window.search.text() == ""
    assert {hit.source for hit in rows(shown)} == {Source.HELP}
    search(qtbot, shown, "waterdruk gaslucht sneltoetsen")
    assert {hit.id for hit in rows(shown)} >= {"help:keys"}
    shown.find.results.filters.clear()
    qtbot.waitUntil(lambda: any(hit.source is Source.OWN for hit in rows(shown)))


def test_the_menu_behind_the_gear_leads_there_too(qtbot, shown):
    menu = shown.window.looks_menu
    menu._fill()
    action = next(one for one in menu.actions() if one.text() == "Zoek in de hulp over kbdesk")
    action.trigger()
    qtbot.waitUntil(lambda: len(rows(shown)) > 30)


def test_a_link_in_the_help_opens_a_text_of_the_help_in_the_language_of_the_reader(qtbot, shown):
    with qtbot.waitSignal(shown.find.page_opened):
        shown.find.open_path("help:find-an-answer")
    article = shown.find.reading.article
    assert article.page.path == "help:daily/find-an-answer.nl.md"
    with qtbot.waitSignal(shown.find.page_opened):
        article.link_inside.emit("help:daily/typing-errors.en.md", "")
    assert article.page.path == "help:daily/typing-errors.nl.md"
    with qtbot.waitSignal(shown.find.page_opened):
        shown.find.reading.go(-1)
    assert article.page.header.id == "help:find-an-answer"


def test_a_referral_never_names_a_text_of_the_help(qtbot, shown):
    with qtbot.waitSignal(shown.find.page_opened):
        shown.find.open_path("articles/pressure.nl.md")
    with qtbot.waitSignal(shown.find.page_opened):
        shown.find.open_path("help:keys")
    assert shown.referring.page.path == "articles/pressure.nl.md"


def test_without_help_neither_sheet_nor_menu_nor_filter_offers_it(qtbot, theme, words, tmp_path):
    one = DeskWindow(small_desk.small_desk(tmp_path), theme, words)
    qtbot.addWidget(one.window)
    one.window.show()
    one.begin()
    qtbot.waitUntil(lambda: one.content_is_read)
    one.window._keys.open_sheet()
    assert not one.window._keys._help.isVisible()
    one.window.looks_menu._fill()
    assert "Zoek in de hulp over kbdesk" not in {action.text() for action in one.window.looks_menu.actions()}
    assert ("source", "help") not in one.find.results.filters._chips
    one.window.close()
