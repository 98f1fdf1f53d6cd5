"""Nothing to search in: the window offers another folder and the sample content, and never speaks of the command line."""

import pytest
from PySide6.QtWidgets import QFileDialog

from kbdesk.desk import open_desk
from kbdesk.ui.desk_window import DeskWindow
from kbdesk.wording.find_states import WINDOW_ERRORS


@pytest.fixture
def shown(qtbot, theme, words, tmp_path):
    folder = tmp_path / "content"
    folder.mkdir()
    one = DeskWindow(open_desk(content=folder, data=tmp_path / "data"), theme, words)
    qtbot.addWidget(one.window)
    one.window.resize(1100, 700)
    one.window.show()
    one.begin()
    qtbot.waitUntil(lambda: one.content_is_read)
    yield one
    one.window.warn_before_closing(0)
    one.window.close()


def test_a_folder_chosen_in_the_empty_page_is_kept_for_the_next_start(qtbot, shown, tmp_path, monkeypatch):
    empty = shown.find.reading.empty
    assert empty._choose.isVisible()
    monkeypatch.setattr(QFileDialog, "getExistingDirectory", lambda *_: str(tmp_path / "other"))
    empty._choose.click()
    assert shown._desk.settings.read().content == str(tmp_path / "other")
    assert str(tmp_path / "other") in shown.window.notice.notice.text


def test_nothing_is_kept_when_no_folder_was_chosen(shown, monkeypatch):
    monkeypatch.setattr(QFileDialog, "getExistingDirectory", lambda *_: "")
    shown.find.reading.empty._choose.click()
    assert shown.window.notice.notice is None


def test_the_sample_content_is_one_click_away(shown, tmp_path):
    shown.settings.use_folder(str(tmp_path))
    shown.find.reading.empty._sample.click()
    assert shown._desk.settings.read().content == ""
    assert "voorbeeldinhoud" in shown.window.notice.notice.text


def test_the_line_that_says_so_closes_the_window(qtbot, shown):
    shown.find.reading.empty._sample.click()
    shown.window.notice._action.click()
    assert not shown.window.isVisible()


def test_a_folder_that_goes_while_the_window_is_open_is_said_without_the_command_line(qtbot, shown, tmp_path):
    (tmp_path / "content").rename(tmp_path / "away")
    with qtbot.waitSignal(shown.news.watch.failed):
        shown.news.watch.look()
    bar, empty = shown.window.reading, shown.find.reading.empty
    assert "is er niet" in bar.text
    assert "--content" not in bar.text + empty._hint.text()
    assert bar._choose.isVisible()
    (tmp_path / "away").rename(tmp_path / "content")
    with qtbot.waitSignal(shown.news.looked):
        shown.news.watch.look()
    assert bar.text == ""


def test_while_the_articles_are_read_for_the_first_time_no_other_folder_is_offered(shown):
    shown.find.show_no_content("reading")
    assert not shown.find.reading.empty._choose.isVisible()


def test_in_a_narrow_window_what_is_offered_is_in_sight(qtbot, shown):
    shown.window.toggle_compact()
    qtbot.waitUntil(lambda: shown.window.width() == 420)
    qtbot.waitUntil(shown.find.reading.empty._choose.isVisible)


def test_errors_of_the_window_name_no_option():
    assert not [code for code, pair in WINDOW_ERRORS.items() if any("--" in text for text in pair)]
