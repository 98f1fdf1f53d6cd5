"""The line that says how a question was read, its literal reading, and what to see also beside a text."""

import content_in_memory as content
import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QFontMetrics, QGuiApplication
from PySide6.QtTest import QTest

from kbdesk.domain.language import Language
from kbdesk.ui.find.hit_model import HitModel
from kbdesk.ui.find.rows import rows_of
from kbdesk.ui.find.see_also import in_lines


def ask(qtbot, page, text):
    with qtbot.waitSignal(page.answered, check_params_cb=lambda answer: answer.question.text == text):
        page.ask(text)


def open_path(qtbot, page, path):
    with qtbot.waitSignal(page.page_opened):
        page.open_path(path)


def offered(page):
    return [one.toolTip() for one in page.reading.related._buttons if one.isVisible()]


def is_beside(related, article):
    return related.y() < article.geometry().bottom()


def test_the_link_asks_literally_and_leads_back(qtbot, find_page, finding):
    ask(qtbot, find_page, "glasvezl")
    line = find_page.results.read_as
    with qtbot.waitSignal(find_page.answered):
        line._turn.click()
    assert finding.asked[-1].literal
    assert line._text.text() == "Letterlijk gezocht"
    with qtbot.waitSignal(find_page.answered):
        line._turn.click()
    assert not finding.asked[-1].literal
    assert line.spoken() == "Gelezen als glasvezel"


def test_the_key_does_the_same_from_the_window(qtbot, find_page, finding):
    qtbot.waitExposed(find_page)
    ask(qtbot, find_page, "glasvezl")
    keys = Qt.KeyboardModifier.ControlModifier | Qt.KeyboardModifier.ShiftModifier
    with qtbot.waitSignal(find_page.answered):
        QTest.keyClick(find_page.window(), Qt.Key.Key_L, keys)
    assert finding.asked[-1].literal


def test_literal_stays_for_the_same_words_and_ends_with_the_next_change(qtbot, find_page, finding, words):
    ask(qtbot, find_page, "glasvezl")
    with qtbot.waitSignal(find_page.answered):
        find_page.results.read_as._turn.click()
    with qtbot.waitSignal(find_page.answered):
        words.switch(Language.EN)
    assert finding.asked[-1].literal
    assert find_page.results.read_as._turn.text() == "Mend typing errors"
    ask(qtbot, find_page, "glasvez")
    assert not finding.asked[-1].literal


def test_nothing_is_said_where_nothing_was_mended(qtbot, find_page):
    ask(qtbot, find_page, "glasvezl")
    ask(qtbot, find_page, "internet")
    assert not find_page.results.read_as.isVisible()
    ask(qtbot, find_page, "glasvezl")
    ask(qtbot, find_page, "")
    assert not find_page.results.read_as.isVisible()


def test_what_was_read_is_shown_as_text_and_not_as_markup(qtbot, find_page, words):
    line = find_page.results.read_as
    line.show_answer(content.Answer(content.Question("x"), (), 0, 1.0, read_as="<b>&", corrected=True))
    assert line._text.text() == "Gelezen als <i>&lt;b&gt;&amp;</i>"


def test_related_texts_come_after_the_page_and_open_inside(qtbot, find_page):
    open_path(qtbot, find_page, content.FIBRE.path)
    qtbot.waitUntil(lambda: len(offered(find_page)) == 2)
    assert offered(find_page) == [content.ROUTER.header.title, content.SCRIPT.header.title]
    button = find_page.reading.related._buttons[0]
    assert button.accessibleName() == f"Zie ook: Artikel, {content.ROUTER.header.title}"
    button.setFocus()
    with qtbot.waitSignal(find_page.page_opened) as opened:
        qtbot.keyClick(button, Qt.Key.Key_Space)
    assert opened.args[0].header.id == "router"
    qtbot.waitUntil(lambda: not find_page.reading.related.isVisible())


def test_tab_goes_from_one_related_text_to_the_next_and_not_into_the_links_of_the_text(qtbot, find_page):
    find_page.resize(1500, 900)
    open_path(qtbot, find_page, content.FIBRE.path)
    first, second, *_ = find_page.reading.related._buttons
    qtbot.waitUntil(second.isVisible)
    find_page.activateWindow()
    first.setFocus()
    qtbot.waitUntil(first.hasFocus)
    qtbot.keyClick(first, Qt.Key.Key_Tab)
    assert second.hasFocus()


def test_related_texts_of_a_page_that_was_left_are_not_shown(qtbot, find_page):
    open_path(qtbot, find_page, content.ROUTER.path)
    find_page._texts._related._found(content.FIBRE.path, content.hits()[:2])
    assert offered(find_page) == []


def test_another_text_on_its_way_is_never_held_up(qtbot, find_page):
    open_path(qtbot, find_page, content.FIBRE.path)
    find_page.open_path(content.ROUTER.path)
    assert not find_page._texts._related._painted.isActive()
    qtbot.waitUntil(lambda: find_page.reading.article.page.header.id == "router")


@pytest.mark.parametrize(("width", "in_column"), [(1500, True), (760, False)])
def test_related_texts_lie_beside_the_text_where_there_is_room_else_below(qtbot, find_page, width, in_column):
    find_page.resize(width, 900)
    open_path(qtbot, find_page, content.FIBRE.path)
    qtbot.waitUntil(find_page.reading.related.isVisible)
    related, article = find_page.reading.related, find_page.reading.article
    assert is_beside(related, article) is in_column
    find_page.resize(2260 - width, 900)
    qtbot.waitUntil(lambda: is_beside(related, article) is not in_column)
    assert related.isVisible()
    assert len(offered(find_page)) == 2


def test_a_title_breaks_between_words_and_ends_in_an_ellipsis(qapp):
    metrics = QFontMetrics(QGuiApplication.font())
    room = metrics.horizontalAdvance("Waarom komt er geen")
    lines = in_lines("Waarom komt er geen warm water uit de kraan of douche", metrics, room, most=2)
    assert lines[0] == "Waarom komt er geen"
    assert lines[1].endswith("…")
    assert in_lines("Kort", metrics, room, most=2) == ("Kort",)


def test_what_an_editor_chose_says_so_to_a_screen_reader(words):
    model = HitModel(words)
    model.replace(rows_of((content.a_hit(content.FIBRE, best=True), content.a_hit(content.ROUTER))))
    chosen, other = (model.data(model.index(row), Qt.ItemDataRole.AccessibleTextRole) for row in (0, 1))
    assert chosen.startswith("Artikel, aangewezen antwoord: Glasvezel")
    assert other.startswith("Artikel: Geen internet")
