"""Contacts beside the pages: Ctrl+N anywhere, answers that count as used, two keys to close, promises that remind."""

from datetime import UTC, datetime, timedelta

import pytest
import small_desk
from PySide6.QtCore import Qt
from PySide6.QtGui import QGuiApplication
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QMenu, QPushButton

from kbdesk.domain.wrap_up import WrapUp
from kbdesk.ui.desk_window import DeskWindow

ALT, CTRL, ENTER = Qt.KeyboardModifier.AltModifier, Qt.KeyboardModifier.ControlModifier, Qt.Key.Key_Return
SHIFT = Qt.KeyboardModifier.ShiftModifier
ARTICLE = "articles/pressure.nl.md"


@pytest.fixture
def desk(tmp_path):
    return small_desk.small_desk(tmp_path)


def open_window(qtbot, desk, theme, words):
    one = DeskWindow(desk, theme, words)
    qtbot.addWidget(one.window)
    one.window.resize(1366, 768)
    one.window.show()
    with qtbot.waitActive(one.window):
        one.window.activateWindow()
    one.begin()
    qtbot.waitUntil(lambda: not one.content.busy and one.content_is_read)
    settle(qtbot, one)
    return one


@pytest.fixture
def shown(qtbot, theme, words, desk):
    one = open_window(qtbot, desk, theme, words)
    yield one
    one.window.close()


def settle(qtbot, shown):
    qtbot.waitUntil(lambda: not shown.records.busy)


def press(qtbot, shown, key, modifier):
    QTest.keyClick(shown.window.focusWidget() or shown.window, key, modifier)
    settle(qtbot, shown)


def read(qtbot, shown):
    with qtbot.waitSignal(shown.find.page_opened):
        shown.find.open_path(ARTICLE)
    shown.window.show_page("find")
    settle(qtbot, shown)


def test_a_new_contact_comes_from_anywhere_with_the_cursor_in_the_search_field(qtbot, shown, desk):
    press(qtbot, shown, Qt.Key.Key_N, CTRL)
    assert shown.window.page == "call"
    assert shown.call.contact.isVisible()
    assert shown.window.focusWidget() is shown.window.search
    assert len(desk.keep_contacts.open_ones()) == 1


def test_an_answer_that_helped_closes_a_contact_in_two_keys(qtbot, shown, desk):
    read(qtbot, shown)
    press(qtbot, shown, Qt.Key.Key_H, ALT)
    assert "Ctrl+Enter" in shown.window.notice.notice.text
    with qtbot.waitSignal(shown.call.call_finished) as finished:
        press(qtbot, shown, ENTER, CTRL)
    contact = finished.args[0].contact
    assert (contact.article, contact.outcome, contact.resolved) == ("pressure", "solved", True)
    assert contact.reference
    assert shown.window.page == "call"
    assert shown.call.body.undo.stands


def test_what_is_read_counts_as_used_for_the_contact_in_front(qtbot, shown, desk):
    press(qtbot, shown, Qt.Key.Key_N, CTRL)
    read(qtbot, shown)
    assert desk.keep_contacts.open_ones()[0].article == "pressure"
    press(qtbot, shown, Qt.Key.Key_H, ALT)
    assert desk.keep_contacts.open_ones()[0].helped is True
    with qtbot.waitSignal(shown.call.call_finished):
        press(qtbot, shown, ENTER, CTRL)
    assert desk.keep_contacts.open_ones() == ()


def test_without_a_contact_and_an_answer_that_helped_the_key_closes_nothing(qtbot, shown, desk):
    read(qtbot, shown)
    press(qtbot, shown, ENTER, CTRL)
    assert desk.contacts.latest(5) == ()
    assert shown.window.page == "find"


def test_in_a_call_the_key_leads_back_to_the_script(qtbot, shown):
    with qtbot.waitSignal(shown.call.led.changed):
        shown.call.begin("boiler", "nl")
    settle(qtbot, shown)
    read(qtbot, shown)
    press(qtbot, shown, ENTER, CTRL)
    assert shown.window.page == "call"
    assert shown.call.is_leading


def test_the_customer_is_put_on_hold_while_the_agent_searches_and_ctrl_tab_goes_round(qtbot, shown, desk):
    press(qtbot, shown, Qt.Key.Key_N, CTRL)
    first = shown.call.contact_in_hand
    shown.window.show_page("find")
    shown.window.focus_search()
    press(qtbot, shown, Qt.Key.Key_H, CTRL | SHIFT)
    assert shown.call.contact_in_hand.stretch == "hold"
    press(qtbot, shown, Qt.Key.Key_N, CTRL)
    press(qtbot, shown, Qt.Key.Key_Tab, CTRL)
    assert shown.call.contact_in_hand.id == first.id
    press(qtbot, shown, Qt.Key.Key_P, CTRL | SHIFT)
    assert shown.call.contact_in_hand is None


def test_a_promise_that_is_due_reminds_also_after_a_restart_and_is_done_by_a_key(qtbot, desk, theme, words):
    contact = desk.keep_contacts.open(name="A. Jansen")
    promise = desk.keep_contacts.promise(contact, datetime.now(UTC) - timedelta(minutes=1), "offerte bespreken")
    desk.keep_contacts.promise(contact, datetime.now(UTC) + timedelta(days=1), "later")
    shown = open_window(qtbot, desk, theme, words)
    assert "A. Jansen" in shown.window.notice.notice.text
    assert "offerte bespreken" in shown.window.notice.notice.text
    assert not shown.calls.bar.isHidden()
    press(qtbot, shown, Qt.Key.Key_D, CTRL | SHIFT)
    assert promise.id not in {one.id for one in desk.keep_contacts.promises()}
    assert shown.window.notice.notice is None
    shown.window.close()


def test_a_promise_that_is_due_can_wait_ten_minutes(qtbot, desk, theme, words):
    contact = desk.keep_contacts.open()
    desk.keep_contacts.promise(contact, datetime.now(UTC) - timedelta(minutes=1), "terugbellen")
    shown = open_window(qtbot, desk, theme, words)
    press(qtbot, shown, Qt.Key.Key_M, CTRL | SHIFT)
    assert desk.keep_contacts.promises()[0].at > datetime.now(UTC) + timedelta(minutes=9)
    assert shown.window.notice.notice is None
    shown.window.close()


def test_promises_stand_above_the_start_lists_until_something_is_asked(qtbot, desk, theme, words):
    contact = desk.keep_contacts.open()
    desk.keep_contacts.promise(contact, datetime.now(UTC) + timedelta(days=1), "offerte")
    shown = open_window(qtbot, desk, theme, words)
    assert not shown.calls.bar.isHidden()
    with qtbot.waitSignal(shown.find.answered):
        shown.window.search.setText("druk")
    assert shown.calls.bar.isHidden()
    shown.window.search.clear()
    qtbot.waitUntil(lambda: not shown.calls.bar.isHidden())
    shown.calls.bar.button.click()
    assert shown.window.page == "call"
    shown.window.close()


def a_due_promise(desk, what="terugbellen", **customer):
    contact = desk.keep_contacts.open(**customer)
    promise = desk.keep_contacts.promise(contact, datetime.now(UTC) - timedelta(minutes=1), what)
    desk.keep_contacts.close(contact.id, WrapUp(outcome="no-answer"))
    return promise


def test_a_promise_that_is_due_is_called_now_with_its_number_at_hand(qtbot, desk, theme, words):
    promise = a_due_promise(desk, phone="0612345678", name="A. Jansen")
    shown = open_window(qtbot, desk, theme, words)
    shown.window.notice._action.click()
    settle(qtbot, shown)
    contact = shown.call.contact_in_hand
    assert (contact.name, contact.direction.value, contact.promise) == ("A. Jansen", "outgoing", promise.id)
    assert shown.window.page == "call"
    assert "+31612345678" in shown.window.notice.notice.text
    shown.window.findChild(QPushButton, "frame.notice.other.copy").click()
    assert QGuiApplication.clipboard().text() == "+31612345678"
    asked = []
    shown.call.link_asked.connect(asked.append)
    shown.call.link_asked.disconnect(shown._open_link)
    shown.window.notice._action.click()
    assert asked == ["tel:+31612345678"]
    shown.window.close()


def test_the_script_that_was_promised_leads_the_call_back(qtbot, desk, theme, words):
    a_due_promise(desk, "Geen warm water", phone="0612345678")
    shown = open_window(qtbot, desk, theme, words)
    press(qtbot, shown, Qt.Key.Key_B, CTRL | SHIFT)
    qtbot.waitUntil(lambda: shown.call.is_leading)
    settle(qtbot, shown)
    assert shown.call.contact_in_hand.title == "Geen warm water"
    shown.window.close()


@pytest.mark.parametrize(("key", "least"), [("ten", 9), ("hour", 59), ("tomorrow", 60 * 9 - 1)])
def test_a_promise_that_is_due_can_be_put_off_as_long_as_one_likes(qtbot, desk, theme, words, key, least):
    promise = a_due_promise(desk)
    shown = open_window(qtbot, desk, theme, words)
    shown.window.findChild(QPushButton, "frame.notice.other.else").click()
    menu = shown.window.findChild(QMenu, "promise.later.menu")
    next(act for act in menu.actions() if act.objectName() == f"promise.later.{key}").trigger()
    settle(qtbot, shown)
    (moved,) = desk.keep_contacts.promises()
    assert moved.id == promise.id
    assert moved.at > datetime.now(UTC) + timedelta(minutes=least if key != "tomorrow" else 0)
    if key == "tomorrow":
        at = moved.at.astimezone()
        assert (at.hour, at.minute) == (9, 0)
        assert at.date() == datetime.now(UTC).astimezone().date() + timedelta(days=1)
    assert shown.window.notice.notice is None
    menu.close()
    shown.window.close()


def test_another_time_is_typed_in_the_list_of_promises(qtbot, desk, theme, words):
    a_due_promise(desk)
    shown = open_window(qtbot, desk, theme, words)
    shown.window.findChild(QPushButton, "frame.notice.other.else").click()
    menu = shown.window.findChild(QMenu, "promise.later.menu")
    next(act for act in menu.actions() if act.objectName() == "promise.later.typed").trigger()
    menu.close()
    settle(qtbot, shown)
    field = shown.window.focusWidget()
    assert field.objectName().startswith("call.promise.typed.")
    field.setText("ooit")
    QTest.keyClick(field, ENTER)
    assert field.isVisible(), "what is no moment is typed anew"
    field.setText("over 3 uur")
    QTest.keyClick(field, ENTER)
    settle(qtbot, shown)
    assert desk.keep_contacts.promises()[0].at > datetime.now(UTC) + timedelta(minutes=179)
    shown.window.close()
