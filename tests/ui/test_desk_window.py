"""The whole window over the content that comes along: from a typed word to a call, as a person does it."""

import pytest
import small_desk
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest

from kbdesk.config.paths import Paths
from kbdesk.desk import open_desk
from kbdesk.domain.article import Kind
from kbdesk.domain.language import Language
from kbdesk.ui.desk_window import DeskWindow
from kbdesk.ui.kit.theme import Scheme


@pytest.fixture
def shown(qtbot, theme, words, tmp_path):
    desk = open_desk(content=Paths.at(tmp_path).shipped_content(), data=tmp_path / "data")
    one = DeskWindow(desk, theme, words)
    qtbot.addWidget(one.window)
    one.window.show()
    one.begin()
    qtbot.waitUntil(lambda: not one.content.busy and one.content_is_read, timeout=60_000)
    yield one
    one.window.close()


def search(qtbot, shown, text):
    with qtbot.waitSignal(shown.find.answered, check_params_cb=lambda answer: answer.question.text == text):
        shown.window.search.setText(text)


def test_from_a_word_to_a_step_and_back_to_the_search(qtbot, shown):
    search(qtbot, shown, "geen warm water")
    hit = shown.find.results.list.current
    assert hit.title
    script = next(row.hit for row in shown.find.results.list.model().rows if row.hit.kind is Kind.SCRIPT)
    with qtbot.waitSignal(shown.call.call_began):
        shown.find.script_chosen.emit(script)
    assert shown.window.page == "call"
    assert shown.call.contact.isVisible()
    search(qtbot, shown, "meterstand")
    assert shown.window.page == "find"
    shown.window.back_to_script.emit()
    assert shown.window.page == "call"


def test_an_empty_field_offers_the_scripts(qtbot, shown):
    model = shown.find.results.list.model()
    qtbot.waitUntil(lambda: model.rowCount() > 1)
    assert {row.hit.kind for row in model.rows if row.hit} == {Kind.SCRIPT}


def test_ctrl_r_takes_the_words_along(qtbot, shown):
    search(qtbot, shown, "radiator tikt")
    shown.window.refer_asked.emit()
    assert shown.window.page == "refer"


def test_what_was_chosen_is_kept_for_the_next_start(qtbot, shown):
    shown.window._language.click()
    with qtbot.waitSignal(shown.find.page_opened):
        shown.find.open_path(shown.find._scripts[0].path)
    shown.window.close()
    settings = shown._desk.settings.read()
    assert settings.lang == "en"
    assert settings.window


def test_a_call_left_on_the_way_is_offered_and_gone_on_with_by_enter(qtbot, theme, words, tmp_path):
    desk = small_desk.small_desk(tmp_path)
    desk.call.leave(desk.call.start("boiler", "nl"))
    one = DeskWindow(desk, theme, words)
    qtbot.addWidget(one.window)
    one.window.show()
    with qtbot.waitActive(one.window):
        one.window.activateWindow()
    one.window.focus_search()
    one.begin()
    offer = one.find.results.go_on
    qtbot.waitUntil(offer.isVisible)
    assert "Geen warm water" in offer.button.accessibleName()
    QTest.keyClick(one.window.search, Qt.Key.Key_Tab)
    assert offer.button.hasFocus()
    QTest.keyClick(offer.button, Qt.Key.Key_Return)
    qtbot.waitUntil(lambda: one.late.pages is not None and one.call.is_leading)
    assert one.window.page == "call"
    one.window.show_page("find")
    assert not offer.isVisible()
    one.call.acts.park()
    qtbot.waitUntil(offer.isVisible)
    search(qtbot, one, "druk")
    assert not offer.isVisible()
    one.window.close()


def test_what_is_asked_of_a_page_before_it_stands_is_done_when_it_does(qtbot, theme, words, tmp_path):
    one = DeskWindow(small_desk.small_desk(tmp_path), theme, words)
    qtbot.addWidget(one.window)
    one.window.show()
    one.referring.refer_words("warm water")
    assert one.window.page == "refer"
    assert one.late.pages is None
    qtbot.waitUntil(lambda: one.late.pages is not None)
    assert one.refer.isVisible()
    one.window.close()


def test_without_the_key_of_the_records_answers_are_found_and_the_pages_say_why_not(qtbot, theme, words, tmp_path):
    desk = small_desk.small_desk(tmp_path)
    (tmp_path / "data" / "records.db").parent.mkdir(parents=True, exist_ok=True)
    (tmp_path / "data" / "records.db").write_bytes(b"of another key")
    one = DeskWindow(desk, theme, words)
    qtbot.addWidget(one.window)
    one.window.show()
    with qtbot.waitSignal(one.late.failed):
        one.begin()
    assert "sleutel" in one.window.notice.notice.text
    search(qtbot, one, "druk")
    assert one.find.results.list.current is not None
    with qtbot.waitSignal(one.late.failed):
        one.window.show_page("call")
    one.window.close()


def test_an_empty_content_folder_says_so_in_place_and_comes_alive(qtbot, theme, words, tmp_path):
    (tmp_path / "content").mkdir()
    one = DeskWindow(open_desk(content=tmp_path / "content", data=tmp_path / "data"), theme, words)
    qtbot.addWidget(one.window)
    one.window.show()
    one.begin()
    qtbot.waitUntil(lambda: one.content_is_read)
    hint = one.find.reading.empty._hint
    assert str(tmp_path / "content") in hint.accessibleName()
    assert one.window.reading.text == ""
    (tmp_path / "content" / "kaas.md").write_text("# Kaas\n\nLekker.\n", encoding="utf-8")
    with qtbot.waitSignal(one.news.looked):
        one.news.watch.look()
    search(qtbot, one, "kaas")
    assert one.find.results.list.current.title == "Kaas"
    assert hint.text() == words.say("find.welcome_hint")
    one.window.close()


def test_a_missing_content_folder_is_told_in_the_bar_until_it_is_there(qtbot, theme, words, tmp_path):
    one = DeskWindow(open_desk(content=tmp_path / "nowhere", data=tmp_path / "data"), theme, words)
    qtbot.addWidget(one.window)
    one.window.show()
    with qtbot.waitSignal(one.news.watch.failed):
        one.begin()
    assert "nowhere is er niet" in one.window.reading.text
    assert "nowhere" in one.find.reading.empty._hint.accessibleName()
    words.switch(Language.EN)
    assert "nowhere is not there" in one.window.reading.text
    (tmp_path / "nowhere").mkdir()
    with qtbot.waitSignal(one.news.looked):
        qtbot.waitUntil(lambda: not one.content.busy)
        one.news.watch.look()
    assert one.window.reading.text == ""
    one.window.close()


def test_unreadable_organisation_files_are_told_with_their_line(qtbot, theme, words, tmp_path):
    desk = small_desk.small_desk(tmp_path)
    (tmp_path / "content" / "kbdesk.yml").write_text("name: [open\n", encoding="utf-8")
    one = DeskWindow(desk, theme, words)
    qtbot.addWidget(one.window)
    one.window.show()
    one.begin()
    qtbot.waitUntil(lambda: one.content_is_read)
    assert one.window.notice.notice.text.startswith("kbdesk.yml:")
    one.window.notice._action.click()
    assert one.news.sheet.isVisible()
    one.window.close()


def test_after_the_first_reading_a_file_left_out_is_told(qtbot, theme, words, tmp_path):
    (tmp_path / "content").mkdir()
    (tmp_path / "content" / "nul.md").write_bytes(b"a\0b")
    one = DeskWindow(open_desk(content=tmp_path / "content", data=tmp_path / "data"), theme, words)
    qtbot.addWidget(one.window)
    one.window.show()
    one.begin()
    qtbot.waitUntil(lambda: one.content_is_read)
    assert one.window.notice.notice.text.startswith("nul.md: Dit bestand bevat een NUL-byte")
    one.window.close()


def test_reading_is_stopped_in_the_bar_and_gone_on_with(qtbot, shown):
    shown.news.watch.look()
    shown.window.reading.stop_asked.emit()
    assert shown.window.reading.text.startswith("Het lezen is gestopt.")
    with qtbot.waitSignal(shown.news.looked):
        shown.window.reading.go_on_asked.emit()
    assert shown.window.reading.text == ""


def test_a_language_asked_for_at_the_start_is_not_kept_until_it_is_chosen(qtbot, shown):
    shown.window.looks.choose_scheme(Scheme.DARK)
    kept = shown._desk.settings.read()
    assert (kept.lang, kept.theme) == ("", "dark")
    shown.window._language.click()
    assert shown._desk.settings.read().lang == "en"
    shown.window._language.click()
    assert shown._desk.settings.read().lang == "nl"
