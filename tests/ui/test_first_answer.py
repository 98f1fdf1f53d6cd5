"""Right after the start: what waits for the first answer, and that nothing a person does meanwhile is lost."""

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication
from small_desk import small_desk

from kbdesk.ui.desk_window import DeskWindow
from kbdesk.ui.first_answer import FirstAnswer
from kbdesk.ui.kit.background import Rule


@pytest.fixture
def waiting(find_page, finding, lane):
    """What waits, and what was done so far."""
    one = FirstAnswer(finding, lane(Rule.NEWEST_WINS), find_page)
    done = []
    for name in ("first", "second", "third"):
        one.then(lambda name=name: done.append(name))
    return one, done


def test_what_waits_is_done_in_its_order_once_nobody_would_wait_for_an_answer(qtbot, waiting, finding):
    one, done = waiting
    assert done == []
    one.warm_up("nl")
    qtbot.waitUntil(lambda: len(done) == 3)
    assert done == ["first", "second", "third"]
    assert [question.lang for question in finding.asked] == ["nl"]
    one.then(lambda: done.append("late"))
    qtbot.waitUntil(lambda: done[-1] == "late")


def test_each_piece_has_a_turn_of_its_own(qtbot, waiting):
    one, done = waiting
    seen = []
    one.then(lambda: seen.append(len(done)))
    one.then(lambda: QApplication.processEvents() or done.append("kept to its turn"))
    one.warm_up("nl")
    qtbot.waitUntil(lambda: len(done) == 4)
    assert seen == [3]


def test_a_reader_who_is_quicker_is_the_first_to_be_answered(qtbot, waiting, find_page, finding):
    one, done = waiting
    find_page.ask("internet")
    qtbot.waitUntil(lambda: len(done) == 3)
    one.warm_up("nl")
    assert [question.text for question in finding.asked if question.text] == ["internet"] * len(
        [question for question in finding.asked if question.text]
    )


def test_without_any_answer_it_is_not_waited_for_long(qtbot, waiting):
    one, done = waiting
    one.expect()
    assert done == []
    qtbot.waitUntil(lambda: len(done) == 3)


@pytest.fixture
def shown(qtbot, theme, words, tmp_path):
    """Begun, and nothing is ready yet."""
    desk = small_desk(tmp_path)
    one = DeskWindow(desk, theme, words)
    qtbot.addWidget(one.window)
    one.window.show()
    one.window.focus_search()
    one.begin()
    yield one
    one.window.close()


def test_no_letter_that_is_typed_at_once_is_lost(qtbot, shown):
    answers = []
    shown.find.answered.connect(answers.append)
    QTest.keyClicks(shown.window.search, "waterdruk")
    assert not answers
    qtbot.waitUntil(lambda: bool(answers) and answers[-1].question.text == "waterdruk" and bool(answers[-1].hits))
    qtbot.waitUntil(lambda: shown.content_is_read)
    assert shown.window.search.text() == "waterdruk"


def test_ctrl_r_pressed_at_once_begins_a_referral_as_soon_as_it_can(qtbot, shown):
    QTest.keyClicks(shown.window.search, "waterdruk")
    QTest.keyClick(shown.window, Qt.Key.Key_R, Qt.KeyboardModifier.ControlModifier)
    assert shown.window.page == "refer"
    qtbot.waitUntil(lambda: shown.late.pages is not None and shown.late.pages.refer.isVisible())
    assert shown.window.page == "refer"


def test_ctrl_2_pressed_at_once_shows_the_page_as_soon_as_it_stands(qtbot, shown):
    QTest.keyClick(shown.window, Qt.Key.Key_2, Qt.KeyboardModifier.ControlModifier)
    assert shown.window.page == "call"
    qtbot.waitUntil(lambda: shown.late.pages is not None and shown.late.pages.call.isVisible())
