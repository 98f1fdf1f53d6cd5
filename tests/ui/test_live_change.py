"""A text saved by another program while the window is open: found, and seen where the reader was."""

import pytest
import small_desk
from PySide6.QtWidgets import QTextBrowser

from kbdesk.ui.desk_window import DeskWindow
from kbdesk.ui.kit.reading_place import go_to_place, reading_place

LONG = "\n\n".join(f"Alinea {number} zegt iets over kaas en over wat men ermee doet." for number in range(120))
ARTICLE = (
    "---\nid: cheese\ntype: article\nlang: nl\ntitle: Kaas bewaren\n---\n\n# Kaas bewaren\n\n{first}\n\n" + LONG + "\n"
)


@pytest.fixture
def shown(qtbot, theme, words, tmp_path):
    desk = small_desk.small_desk(tmp_path)
    file = tmp_path / "content" / "cheese.nl.md"
    file.write_text(ARTICLE.format(first="In de koelkast."), encoding="utf-8")
    one = DeskWindow(desk, theme, words)
    qtbot.addWidget(one.window)
    one.window.resize(1200, 700)
    one.window.show()
    one.begin()
    qtbot.waitUntil(lambda: not one.content.busy and one.content_is_read and one.news.watch.is_listening)
    one.find.open_path("cheese.nl.md")
    qtbot.waitUntil(lambda: one.find.reading.article.page is not None)
    yield one, file
    one.window.close()


def top_line(view):
    return reading_place(view).landmarks[0].text


def test_an_open_article_changes_in_place_and_the_reader_stays_at_her_words(qtbot, shown):
    one, file = shown
    view = one.find.reading.article
    view.verticalScrollBar().setValue(view.verticalScrollBar().maximum() // 2)
    before, was_at = top_line(view), view.verticalScrollBar().value()
    more = "\n\n".join(f"Nieuwe regel {number} bovenaan de tekst." for number in range(15))
    file.write_text(ARTICLE.format(first=more), encoding="utf-8")
    qtbot.waitUntil(lambda: "Nieuwe regel 14" in view.toPlainText())
    assert top_line(view) == before
    assert view.verticalScrollBar().value() > was_at + 200


def test_what_was_saved_is_found(qtbot, shown):
    one, file = shown
    with qtbot.waitSignal(
        one.find.answered, check_params_cb=lambda answer: any("cheese" in h.path for h in answer.hits)
    ):
        file.write_text(ARTICLE.format(first="In de kelder met de paddenstoelen."), encoding="utf-8")
        qtbot.waitSignal(one.news.watch.looked).wait()
        one.find.ask("paddenstoelen")


def test_a_broken_save_keeps_the_last_good_version_and_says_what_is_wrong(qtbot, shown):
    one, file = shown
    reading = one.find.reading
    file.write_text("---\nid: cheese\ntitle: [Kaas\n---\n\nStuk.\n", encoding="utf-8")
    qtbot.waitUntil(reading.notice.isVisible)
    assert "YAML" in reading.notice.notice.text
    assert "In de koelkast." in reading.article.toPlainText()
    one.find.open_path("cheese.nl.md")
    qtbot.waitUntil(lambda: "Stuk." in reading.article.toPlainText())
    assert reading.article.page.header.title == "Kaas bewaren"
    assert "YAML" in reading.notice.notice.text
    file.write_text(ARTICLE.format(first="In de kelder."), encoding="utf-8")
    qtbot.waitUntil(lambda: "In de kelder." in reading.article.toPlainText())
    assert not reading.notice.isVisible()


def test_a_text_taken_away_stays_in_view_and_this_is_said(qtbot, shown):
    one, file = shown
    file.unlink()
    qtbot.waitUntil(one.find.reading.notice.isVisible)
    assert "In de koelkast." in one.find.reading.article.toPlainText()


def test_a_place_is_found_again_by_the_words_around_it_when_its_own_line_is_gone(qtbot):
    view = QTextBrowser()
    qtbot.addWidget(view)
    view.resize(400, 200)
    view.show()
    lines = [f"Regel {number}" for number in range(200)]
    view.setHtml("".join(f"<p>{line}</p>" for line in lines))
    view.verticalScrollBar().setValue(2000)
    place = reading_place(view)
    gone = place.landmarks[0].text
    view.setHtml("".join(f"<p>{line}</p>" for line in ["Nieuw"] * 30 + [line for line in lines if line != gone]))
    go_to_place(view, place)
    assert abs(place.landmarks[1].number - lines.index(gone)) == 1
    seen = reading_place(view).landmarks
    assert place.landmarks[1].text in {mark.text for mark in seen[:3]}
