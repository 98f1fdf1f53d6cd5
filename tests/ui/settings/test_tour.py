"""The tour of the first start: in place, to be skipped, never in the way, and back when it is asked for."""

from PySide6.QtCore import Qt
from PySide6.QtTest import QTest

from kbdesk.config.settings import SettingsFile
from kbdesk.domain.language import Language


def kept(shown):
    return SettingsFile(shown.desk.paths.settings).read()


def test_the_first_start_shows_it_once_and_leaves_the_cursor_in_the_search_field(shown):
    shown.window.show_page("find")
    shown.window.focus_search()
    shown.news.begin_tour_once()
    assert shown.find("tour").isVisible()
    assert shown.window.search.hasFocus()
    QTest.keyClick(shown.window.search, Qt.Key.Key_Escape)
    assert not shown.find("tour").isVisible()
    assert kept(shown).toured
    shown.news.begin_tour_once()
    assert not shown.find("tour").isVisible()


def test_each_question_can_be_answered_and_none_must(shown, words, tmp_path):
    shown.news.begin_tour()
    tour = shown.find("tour")
    shown.find("tour.language.en").click()
    assert words.language is Language.EN
    assert not shown.find("tour.before").isEnabled()
    shown.find("tour.next").click()
    tour.folder_chosen.emit(str(tmp_path))
    assert kept(shown).content == str(tmp_path)
    assert str(tmp_path) in tour._folder.text()
    shown.find("tour.sample").click()
    assert kept(shown).content == ""
    assert shown.find("tour.device").hasFocus()
    QTest.keyClicks(shown.find("tour.device"), "Desk 3")
    QTest.keyClick(shown.find("tour.device"), Qt.Key.Key_Return)
    assert kept(shown).device == "Desk 3"
    assert shown.find("tour.next").text() == words.say("tour.done")
    shown.find("tour.next").click()
    assert not tour.isVisible()
    assert kept(shown).toured


def test_it_comes_back_from_the_settings_with_the_cursor_in_it_and_esc_ends_it(shown):
    shown.find("settings.tour").click()
    tour = shown.find("tour")
    assert tour.isVisible()
    assert shown.find("tour.next").hasFocus()
    QTest.keyClick(shown.find("tour.next"), Qt.Key.Key_Escape)
    assert not tour.isVisible()


def test_a_name_that_was_typed_is_kept_when_the_rest_is_skipped(shown):
    shown.news.begin_tour()
    for _ in range(2):
        shown.find("tour.next").click()
    QTest.keyClicks(shown.find("tour.device"), "Balie 7")
    shown.find("tour.skip").click()
    assert kept(shown).device == "Balie 7"
