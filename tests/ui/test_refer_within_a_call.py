"""Ctrl+R while a contact is in front: the referral is that contact's, its end shows it and proposes what follows."""

import pytest
import small_desk
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QWidget

from kbdesk.ui.desk_window import DeskWindow

CTRL, ENTER = Qt.KeyboardModifier.ControlModifier, Qt.Key.Key_Return


@pytest.fixture
def desk(tmp_path):
    return small_desk.small_desk(tmp_path)


@pytest.fixture
def shown(qtbot, theme, words, desk):
    one = DeskWindow(desk, theme, words)
    qtbot.addWidget(one.window)
    one.window.resize(1366, 768)
    one.window.show()
    with qtbot.waitActive(one.window):
        one.window.activateWindow()
    one.begin()
    qtbot.waitUntil(lambda: not one.content.busy and one.content_is_read)
    settle(qtbot, one)
    yield one
    one.window.close()


def settle(qtbot, shown):
    qtbot.waitUntil(lambda: not shown.records.busy)


def press(qtbot, shown, key, modifier=CTRL):
    QTest.keyClick(shown.window.focusWidget() or shown.window, key, modifier)
    settle(qtbot, shown)


def named(shown, name):
    found = shown.window.findChild(QWidget, name)
    assert found is not None, name
    return found


def refer(qtbot, shown, subject="ketel lekt"):
    press(qtbot, shown, Qt.Key.Key_R)
    named(shown, "refer.subject").setText(subject)
    with qtbot.waitSignal(shown.refer.referred) as referred:
        press(qtbot, shown, ENTER)
    settle(qtbot, shown)
    return referred.args[0]


def in_hand(shown):
    return shown.call.contact_in_hand


def test_it_belongs_to_the_contact_in_front_and_the_form_says_so(qtbot, shown, desk):
    press(qtbot, shown, Qt.Key.Key_N)
    shown.call.hand.tell("name", "Zoë de Wit")
    settle(qtbot, shown)
    press(qtbot, shown, Qt.Key.Key_R)
    assert "Zoë de Wit" in named(shown, "refer.belongs.text").text()
    finished = refer(qtbot, shown)
    assert finished.contact.id == in_hand(shown).id
    assert in_hand(shown).reference == finished.contact.reference
    assert desk.contacts.latest(5) == ()


def test_the_way_back_to_the_contact_comes_first_and_its_end_proposes_the_outcome(qtbot, shown, desk):
    press(qtbot, shown, Qt.Key.Key_N)
    finished = refer(qtbot, shown)
    back = named(shown, "refer.back")
    assert shown.window.focusWidget() is back
    back.click()
    assert shown.window.page == "call"
    shown.call.hand.hang_up()
    settle(qtbot, shown)
    told = named(shown, "call.wrap.referred")
    assert told.isVisible()
    assert finished.contact.reference in told.text()
    assert "Storingsdienst" in told.text()
    assert named(shown, "call.wrap.outcome.refer").isChecked()
    with qtbot.waitSignal(shown.call.call_finished) as closed:
        press(qtbot, shown, ENTER)
    assert closed.args[0].contact.reference == finished.contact.reference
    assert closed.args[0].contact.outcome == "refer"


def test_two_referrals_of_one_contact_stand_in_its_end(qtbot, shown, desk):
    press(qtbot, shown, Qt.Key.Key_N)
    first, second = refer(qtbot, shown), refer(qtbot, shown, "en de meter tikt")
    assert first.contact.reference == second.contact.reference
    shown.call.hand.hang_up()
    settle(qtbot, shown)
    assert len(named(shown, "call.wrap.referred").text().splitlines()) == 2


def test_it_can_be_made_on_its_own_all_the_same(qtbot, shown, desk):
    press(qtbot, shown, Qt.Key.Key_N)
    press(qtbot, shown, Qt.Key.Key_R)
    named(shown, "refer.belongs.switch").click()
    finished = refer(qtbot, shown)
    assert finished.contact.id != in_hand(shown).id
    assert in_hand(shown).reference == ""
    assert not named(shown, "refer.back").isVisible()


def test_without_a_contact_nothing_is_said_of_one(qtbot, shown, desk):
    press(qtbot, shown, Qt.Key.Key_R)
    assert not named(shown, "refer.belongs").isVisible()
    finished = refer(qtbot, shown)
    assert desk.contacts.latest(5) == (finished.contact,)


def test_whoever_comes_by_the_rail_refers_for_the_contact_in_front_as_well(qtbot, shown, desk):
    shown.window.show_page("refer")
    settle(qtbot, shown)
    assert not named(shown, "refer.belongs").isVisible()
    press(qtbot, shown, Qt.Key.Key_N)
    shown.window.show_page("refer")
    assert named(shown, "refer.belongs").isVisible()


def test_a_script_that_was_left_on_the_way_shows_it_in_its_end(qtbot, shown, desk):
    with qtbot.waitSignal(shown.call.call_began):
        shown.call.begin("boiler", "nl")
    settle(qtbot, shown)
    finished = refer(qtbot, shown)
    named(shown, "refer.back").click()
    assert finished.contact.id == in_hand(shown).id
    shown.call.hand.hang_up()
    settle(qtbot, shown)
    assert finished.contact.reference in named(shown, "call.wrap.referred").text()


def test_what_waits_on_a_channel_paused_by_hand_is_in_the_badge_and_in_the_question_at_closing(qtbot, shown, desk):
    desk.channels.pause("folder")
    refer(qtbot, shown)
    qtbot.waitUntil(lambda: shown.window.rail._buttons["outbox"]._number == 1)
    assert not shown.window.close()
    assert "op een kanaal dat u hebt gepauzeerd" in shown.window.notice.notice.text
    desk.channels.resume("folder")
    shown.outbox.send_soon()
    qtbot.waitUntil(lambda: shown.window.rail._buttons["outbox"]._number == 0)
