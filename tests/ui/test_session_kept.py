"""What stood in the window comes back at the next start, but nothing that looks like a person's."""

import pytest
import small_desk

from kbdesk.ui.desk_window import DeskWindow
from kbdesk.ui.session_kept import SessionKept, may_be_kept


def opened(qtbot, theme, words, desk):
    shown = DeskWindow(desk, theme, words)
    qtbot.addWidget(shown.window)
    shown.session = SessionKept(desk.settings, shown)
    shown.session.bring_back()
    shown.window.show()
    shown.begin()
    qtbot.waitUntil(lambda: not shown.content.busy and shown.content_is_read, timeout=60_000)
    return shown


def test_words_and_open_text_come_back(qtbot, theme, words, tmp_path):
    shown = opened(qtbot, theme, words, small_desk.small_desk(tmp_path))
    with qtbot.waitSignal(shown.find.answered):
        shown.window.search.setText("water")
    with qtbot.waitSignal(shown.find.page_opened):
        shown.find.open_path("articles/pressure.nl.md")
    shown.window.close()
    again = opened(qtbot, theme, words, small_desk.small_desk(tmp_path))
    qtbot.waitUntil(lambda: again.find.reading.article.page is not None)
    qtbot.waitUntil(lambda: again.find.reading.article.page.path == "articles/pressure.nl.md")
    assert (again.window.page, again.window.search.text()) == ("find", "water")
    again.window.close()


def test_the_page_in_front_comes_back_and_a_text_that_is_gone_does_not(qtbot, theme, words, tmp_path):
    shown = opened(qtbot, theme, words, small_desk.small_desk(tmp_path))
    with qtbot.waitSignal(shown.find.page_opened):
        shown.find.open_path("articles/pressure.nl.md")
    shown.window.show_page("outbox")
    shown.window.close()
    desk = small_desk.small_desk(tmp_path)
    (tmp_path / "content/articles/pressure.nl.md").unlink()
    again = opened(qtbot, theme, words, desk)
    assert again.window.page == "outbox"
    assert again.window.search.text() == ""
    again.window.close()


@pytest.mark.parametrize("query", ["0612345678", "jan@example.org", "klant 12345", "x" * 201])
def test_what_looks_like_a_person_is_not_kept(query):
    assert not may_be_kept(query)
    assert may_be_kept("storing 1234")
