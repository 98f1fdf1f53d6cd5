"""Telling the editors by keys, over a real desk with its records on disk."""

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QVBoxLayout, QWidget
from small_desk import small_desk

from kbdesk.domain.flag import About, FlagKind
from kbdesk.domain.language import Language
from kbdesk.ui.flag.form import Matter
from kbdesk.ui.flag.pane import FlagPane
from kbdesk.ui.kit.background import Rule

ABOUT = About("pressure", "articles/pressure.nl.md", "nl", "Waterdruk", 3, "bijvullen")
TEXT = Matter(ABOUT, "ketel druk")
NOTHING = Matter(words="hond eet meterkast")


@pytest.fixture
def desk(tmp_path):
    desk = small_desk(tmp_path)
    yield desk
    desk.close()


@pytest.fixture
def window(qtbot):
    window = QWidget()
    QVBoxLayout(window)
    qtbot.addWidget(window)
    window.resize(900, 600)
    with qtbot.waitActive(window):
        window.show()
        window.activateWindow()
    return window


@pytest.fixture
def make_pane(qtbot, theme, words, lane, desk, window):
    def make():
        records = lane(Rule.IN_ORDER)
        pane = FlagPane(theme, words, editors=desk.editors, records=records, parent=window)
        window.layout().addWidget(pane.form)
        qtbot.waitUntil(lambda: not records.busy)
        return pane

    return make


@pytest.fixture
def pane(make_pane):
    return make_pane()


def named(pane, name):
    found = pane.form.findChild(QWidget, name)
    assert found is not None, name
    return found


def test_a_few_words_and_enter_keep_a_flag_with_what_was_open_and_searched_for(qtbot, pane, desk):
    pane.open(TEXT)
    assert pane.form.note.hasFocus()
    named(pane, "flag.kind.wrong").click()
    qtbot.keyClicks(pane.form.note, "De meter zit links")
    with qtbot.waitSignal(pane.flagged):
        qtbot.keyClick(pane.form.note, Qt.Key.Key_Return)
    (flag,) = desk.editors.flags()
    assert (flag.kind, flag.text, flag.about, flag.words) == (FlagKind.WRONG, "De meter zit links", ABOUT, "ketel druk")
    assert pane.form.isHidden()


def test_of_no_text_there_is_nothing_to_choose_and_the_words_are_enough(qtbot, pane, desk):
    pane.open(NOTHING)
    assert not named(pane, "flag.kind.missing").isVisible()
    assert "hond eet meterkast" in pane.form._about.text()
    with qtbot.waitSignal(pane.flagged):
        named(pane, "flag.send").click()
    (flag,) = desk.editors.flags()
    assert (flag.kind, flag.words, bool(flag.about)) == (FlagKind.MISSING, "hond eet meterkast", False)


def test_with_nothing_at_all_it_asks_for_a_few_words(qtbot, pane, desk):
    pane.open(Matter())
    named(pane, "flag.send").click()
    assert pane.form.notice.isVisible()
    assert desk.editors.flags() == ()


def test_shift_and_enter_begin_a_line_and_send_nothing(qtbot, pane, desk):
    pane.open(TEXT)
    qtbot.keyClicks(pane.form.note, "een")
    qtbot.keyClick(pane.form.note, Qt.Key.Key_Return, Qt.KeyboardModifier.ShiftModifier)
    qtbot.keyClicks(pane.form.note, "twee")
    assert len(pane.form.note.toPlainText().splitlines()) == 2
    assert pane.form.isVisible()


def test_esc_closes_it_and_the_words_are_there_when_the_same_text_comes_again(qtbot, pane, desk):
    pane.open(TEXT)
    qtbot.keyClicks(pane.form.note, "half een")
    qtbot.keyClick(pane.form.note, Qt.Key.Key_Escape)
    assert pane.form.isHidden()
    pane.open(NOTHING)
    assert pane.form.note.toPlainText() == ""
    pane.open(Matter(ABOUT, "andere woorden"))
    assert pane.form.note.toPlainText() == "half een"
    assert desk.editors.flags() == ()


def test_a_proposed_text_goes_along_and_enter_is_a_line_in_it(qtbot, pane, desk):
    pane.open(TEXT)
    named(pane, "flag.propose").click()
    qtbot.keyClicks(pane.form.proposal, "Zo")
    qtbot.keyClick(pane.form.proposal, Qt.Key.Key_Return)
    qtbot.keyClicks(pane.form.proposal, "dus")
    with qtbot.waitSignal(pane.flagged):
        qtbot.keyClick(pane.form.proposal, Qt.Key.Key_Return, Qt.KeyboardModifier.ControlModifier)
    assert desk.editors.flags()[0].proposal == "Zo\ndus"


def test_what_was_being_typed_is_back_after_a_crash_and_makes_one_flag(qtbot, pane, make_pane, desk):
    pane.open(TEXT)
    qtbot.keyClicks(pane.form.note, "half een")
    pane._draft._look()
    qtbot.waitUntil(lambda: desk.editors.draft().get("note") == "half een")
    key = desk.editors.draft()["key"]
    pane._draft.pause()
    pane.form.hide()

    again = make_pane()
    again.open(NOTHING)
    assert again.form.note.toPlainText() == "half een"
    assert again.form.notice.isVisible()
    with qtbot.waitSignal(again.flagged):
        named(again, "flag.send").click()
    assert [flag.id for flag in desk.editors.flags()] == [key]
    assert desk.editors.draft() == {}


def test_what_came_back_can_be_let_go(qtbot, pane, make_pane, desk):
    pane.open(TEXT)
    qtbot.keyClicks(pane.form.note, "half een")
    pane._draft._look()
    qtbot.waitUntil(lambda: bool(desk.editors.draft()))
    pane._draft.pause()
    pane.form.hide()

    again = make_pane()
    again.open(NOTHING)
    named(again, "flag.notice.action").click()
    assert again.form.note.toPlainText() == ""
    assert "hond eet meterkast" in again.form._about.text()


def test_without_records_it_says_so_and_the_words_stay(qtbot, pane, desk):
    pane.open(TEXT)
    qtbot.keyClicks(pane.form.note, "De meter zit links")
    pane._draft.pause()
    desk.paths.records.unlink()
    desk.paths.records.write_bytes(b"of another key")
    named(pane, "flag.send").click()
    qtbot.waitUntil(pane.form.notice.isVisible)
    assert pane.form.note.toPlainText() == "De meter zit links"


def test_it_speaks_the_other_language_and_keeps_what_was_chosen(pane, words):
    pane.open(TEXT)
    named(pane, "flag.kind.outdated").click()
    words.switch(Language.EN)
    assert named(pane, "flag.kind.outdated").text() == "Outdated"
    assert pane.form.filled().kind is FlagKind.OUTDATED
    words.switch(Language.NL)


def test_tab_goes_from_the_kind_to_the_note_and_on_to_sending(qtbot, pane):
    pane.open(TEXT)
    qtbot.keyClick(pane.form.note, Qt.Key.Key_Tab)
    assert named(pane, "flag.propose").hasFocus()
    qtbot.keyClick(named(pane, "flag.propose"), Qt.Key.Key_Tab)
    assert named(pane, "flag.send").hasFocus()
    pane.form.note.setFocus()
    qtbot.keyClick(pane.form.note, Qt.Key.Key_Backtab)
    assert pane.form.window().focusWidget().objectName() == "flag.kind.missing"
