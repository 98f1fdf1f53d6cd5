"""Contacts in hand on the call page: several at once, their wrap-up, taking back, what is known and promised."""

from datetime import UTC, datetime, timedelta

import pytest
from led_by_keys import CTRL, ENTER, SHIFT, led_over
from PySide6.QtCore import Qt
from small_desk import small_desk

from kbdesk.domain.contact import ContactState
from kbdesk.domain.open_contact import Stretch
from kbdesk.domain.progress import Progress
from kbdesk.ui.call.call_body import View
from kbdesk.ui.call.in_hand import UNDO_SECONDS


@pytest.fixture
def desk(tmp_path):
    desk = small_desk(tmp_path)
    yield desk
    desk.close()


@pytest.fixture
def led(qtbot, theme, words, lane, desk):
    return led_over(desk, qtbot, theme, words, lane)


def settle(led):
    led.qtbot.waitUntil(lambda: not led.page.led._lane.busy)


def new_contact(led, **facts):
    with led.qtbot.waitSignal(led.page.hand.brought):
        led.page.new_contact(**facts)
    return led.page.contact_in_hand


def at_appliance(led):
    led.begin()
    led.move(ENTER)
    led.move(Qt.Key.Key_2)
    settle(led)


def key(led, key, modifier=CTRL):
    led.qtbot.keyClick(led.page, key, modifier)
    settle(led)


def chosen(form, row):
    return form._options[row].value()


def test_a_contact_is_there_without_a_script_and_the_script_begun_then_leads_it(led, desk):
    contact = new_contact(led, phone="0612345678", name="A. Jansen")
    assert [one.id for one in desk.keep_contacts.open_ones()] == [contact.id]
    assert led.named("contact.phone").text() == "06 12345678"
    assert led.page.body.view is View.START
    led.begin()
    settle(led)
    assert led.page.contact_in_hand.id == contact.id
    assert led.page.contact_in_hand.run == led.view.run
    assert led.page.contact_in_hand.title == "Geen warm water"


def test_a_second_contact_lets_the_first_wait_and_ctrl_tab_brings_it_back_to_its_step(led, desk):
    at_appliance(led)
    first = led.page.contact_in_hand
    second = new_contact(led)
    assert not led.page.is_leading
    assert {one.id: one.state for one in desk.keep_contacts.open_ones()} == {
        first.id: ContactState.PARKED,
        second.id: ContactState.OPEN,
    }
    assert [led.named(f"call.contacts.{place}").isChecked() for place in (1, 2)] == [False, True]
    key(led, Qt.Key.Key_Tab)
    assert led.title == "Welk toestel"
    assert led.page.contact_in_hand.id == first.id
    assert led.page.contact_in_hand.state is ContactState.OPEN
    led.named("call.contacts.2").click()
    settle(led)
    assert led.page.contact_in_hand.id == second.id


def test_hold_has_a_clock_of_its_own(led, desk):
    at_appliance(led)
    key(led, Qt.Key.Key_H, CTRL | SHIFT)
    assert led.page.contact_in_hand.stretch is Stretch.HOLD
    assert led.named("contact.state").text() == "In de wacht"
    assert led.named("contact.hold").accessibleName() == "Verder praten"
    key(led, Qt.Key.Key_H, CTRL | SHIFT)
    assert led.page.contact_in_hand.stretch is Stretch.TALK
    kinds = [kind for kind, _ in desk.keep_contacts.open_ones()[0].stretches]
    assert kinds == [Stretch.TALK, Stretch.HOLD, Stretch.TALK]


def test_a_parked_contact_without_a_script_waits_in_the_row(led):
    new_contact(led, name="Mw. De Boer")
    key(led, Qt.Key.Key_P, CTRL | SHIFT)
    assert led.page.contact_in_hand is None
    assert "Mw. De Boer" in led.named("call.contacts.1").accessibleName()
    assert not led.page.contact.isEnabled()


def test_what_is_told_in_the_strip_is_on_disk_and_goes_along(led, desk):
    led.to_outcome()
    led.fill_in()
    strip = led.page.contact.facts
    strip.name.setText("A. Jansen")
    strip.name.flush()
    led.named("contact.mark.dissatisfied").click()
    led.named("contact.mark.heard_outside").click()
    settle(led)
    with led.qtbot.waitSignal(led.page.call_finished) as finished:
        led.press(ENTER, CTRL)
    contact = finished.args[0].contact
    assert (contact.name, contact.dissatisfied, contact.heard_outside) == ("A. Jansen", True, True)


def test_the_wrap_up_stands_below_the_outcome_and_is_confirmed_as_it_was_changed(led):
    led.to_outcome()
    led.fill_in()
    settle(led)
    form = led.page.sheet.outcome.form
    assert chosen(form, "resolved") == "no"
    led.named("call.outcome.phase.metering").click()
    led.named("call.outcome.satisfaction.neutral").click()
    with led.qtbot.waitSignal(led.page.call_finished) as finished:
        led.press(ENTER, CTRL)
    contact = finished.args[0].contact
    assert (contact.phase, contact.satisfaction) == ("metering", "neutral")


def test_a_referral_is_taken_back_and_the_call_stands_at_its_outcome_again(led, desk):
    led.to_outcome()
    led.fill_in()
    led.named("call.outcome.satisfaction.neutral").click()
    with led.qtbot.waitSignal(led.page.call_finished) as finished:
        led.press(ENTER, CTRL)
    reference = finished.args[0].contact.reference
    assert reference in led.named("call.undo_line.text").text()
    with led.qtbot.waitSignal(led.page.led.changed):
        led.qtbot.keyClick(led.page, Qt.Key.Key_Z, CTRL)
    settle(led)
    assert led.title == "Monteur nodig"
    assert not led.named("call.undo_line").isVisible()
    assert chosen(led.page.sheet.outcome.form, "satisfaction") == "neutral"
    assert [entry for entry in desk.deliver.entries() if entry.is_open] == []
    with led.qtbot.waitSignal(led.page.call_finished) as again:
        led.press(ENTER, CTRL)
    assert again.args[0].contact.reference == reference


def test_what_the_organisation_requires_is_asked_before_the_number(led, desk, tmp_path):
    file = tmp_path / "content" / "kbdesk.yml"
    known = file.read_text(encoding="utf-8")
    file.write_text(
        known.replace("policies:\n", "policies:\n  wrap_up: {required: [satisfaction]}\n"), encoding="utf-8"
    )
    desk.library.refresh(Progress())
    led.to_outcome()
    led.fill_in()
    settle(led)
    assert not led.named("call.finish").isEnabled()
    assert "Tevredenheid" in led.named("call.outcome.wanted").text()
    led.press(ENTER, CTRL)
    settle(led)
    assert led.title == "Monteur nodig"
    led.named("call.outcome.satisfaction.satisfied").click()
    assert led.named("call.finish").isEnabled()


def test_hanging_up_in_the_middle_of_a_script_asks_for_the_outcome_and_nothing_else(led):
    at_appliance(led)
    key(led, Qt.Key.Key_E, CTRL | SHIFT)
    assert led.page.body.view is View.WRAP_UP
    assert led.page.contact_in_hand.stretch is Stretch.AFTER_WORK
    assert not led.named("call.wrap.confirm").isEnabled()
    led.named("call.wrap.outcome.solved").click()
    assert chosen(led.page.body.wrap_up.form, "resolved") == "yes"
    with led.qtbot.waitSignal(led.page.call_finished) as finished:
        led.qtbot.keyClick(led.page, ENTER, CTRL)
    assert (finished.args[0].contact.outcome, finished.args[0].contact.resolved) == ("solved", True)


def test_from_the_wrap_up_the_talk_goes_on_at_the_same_step(led):
    at_appliance(led)
    key(led, Qt.Key.Key_E, CTRL | SHIFT)
    led.named("call.wrap.back").click()
    settle(led)
    assert led.page.body.view is View.STEP
    assert led.page.contact_in_hand.stretch is Stretch.TALK
    led.move(Qt.Key.Key_1)
    assert led.title == "Waterdruk"


def test_a_contact_without_a_script_is_closed_as_proposed_and_taken_back_as_it_was_changed(led, desk):
    new_contact(led)
    key(led, Qt.Key.Key_E, CTRL | SHIFT)
    led.named("call.wrap.outcome.solved").click()
    led.named("call.wrap.phase.use").click()
    with led.qtbot.waitSignal(led.page.call_finished) as finished:
        led.named("call.wrap.confirm").click()
    assert finished.args[0].contact.phase == "use"
    assert led.named("call.reference").text() == finished.args[0].contact.reference
    with led.qtbot.waitSignal(led.page.hand.proposed):
        led.named("call.undo").click()
    settle(led)
    form = led.page.body.wrap_up.form
    assert (chosen(form, "outcome"), chosen(form, "phase")) == ("solved", "use")
    assert desk.keep_contacts.open_ones()[0].state is ContactState.WRAP_UP


def test_when_the_time_to_take_back_is_over_what_was_held_back_may_go(led):
    new_contact(led)
    with led.qtbot.waitSignal(led.page.call_finished):
        led.page.hand.close({"outcome": "solved"})
    line = led.page.body.undo
    for _ in range(UNDO_SECONDS):
        assert line.stands
        line._count()
    assert not line.stands
    with led.qtbot.waitSignal(led.page.call_settled):
        line._count()
    led.page.body.undo.undo()
    settle(led)
    assert led.page.contact_in_hand is None


def test_earlier_contacts_of_the_number_open_in_place_with_what_was_promised(led, desk):
    at = datetime.now(UTC) + timedelta(days=1)
    earlier = desk.keep_contacts.open(phone="0612345678")
    desk.keep_contacts.promise(earlier, at, "monteur belt terug")
    wrap = desk.keep_contacts.propose(earlier.id)
    finished = desk.keep_contacts.close(earlier.id, wrap)
    new_contact(led, phone="06-12345678")
    settle(led)
    row, more = led.named("contact.earlier.1"), led.named("contact.earlier.1.more")
    assert more.isHidden()
    row.click()
    assert not more.isHidden()
    assert finished.contact.reference in more.text()
    assert "monteur belt terug" in more.text()


def test_a_promise_is_typed_as_it_is_said_and_stands_on_the_start_view(led, desk):
    new_contact(led, name="A. Jansen")
    line = led.page.contact.promise
    line.at.setText("morgen 10 uur")
    assert "morgen 10:00" in led.named("contact.call_back.read").text()
    line.what.setText("offerte")
    led.qtbot.keyClick(line.what, ENTER)
    settle(led)
    promise = desk.keep_contacts.promises()[0]
    assert (promise.what, promise.name, promise.at.astimezone().hour) == ("offerte", "A. Jansen", 10)
    key(led, Qt.Key.Key_P, CTRL | SHIFT)
    led.named(f"call.promise.done.{promise.id}").click()
    settle(led)
    assert desk.keep_contacts.promises() == ()


def test_what_is_no_moment_promises_nothing(led, desk):
    new_contact(led)
    line = led.page.contact.promise
    line.at.setText("straks eens")
    led.qtbot.keyClick(line.at, ENTER)
    settle(led)
    assert desk.keep_contacts.promises() == ()
    assert "geen moment" in led.named("contact.call_back.read").text()


def test_all_come_back_after_a_restart_at_the_same_step(led, desk, qtbot, theme, words, lane):
    at_appliance(led)
    first = led.page.contact_in_hand
    new_contact(led, name="Mw. De Boer")
    again = led_over(desk, qtbot, theme, words, lane)
    again.page.look_for_unfinished()
    settle(again)
    assert "Geen warm water" in again.named("call.contacts.1").accessibleName()
    assert "Mw. De Boer" in again.named("call.contacts.2").accessibleName()
    again.named("call.contacts.1").click()
    settle(again)
    assert again.title == "Welk toestel"
    assert again.page.contact_in_hand.id == first.id


def test_practice_lets_the_contact_in_hand_wait_and_touches_nothing_of_it(led, desk):
    contact = new_contact(led)
    led.begin(practice=True)
    settle(led)
    assert led.page.contact_in_hand is None
    led.named("contact.party.prospect").click()
    settle(led)
    assert desk.keep_contacts.open_ones()[0].id == contact.id
    assert desk.keep_contacts.open_ones()[0].party == "unknown"
    assert not led.named("contact.phone").isVisible()


def test_a_contact_that_was_nothing_is_forgotten(led, desk):
    new_contact(led)
    led.named("call.nothing").click()
    settle(led)
    assert desk.keep_contacts.open_ones() == ()
    assert led.page.body.row.isHidden()


def test_a_contact_closed_in_another_window_is_said_and_left(led, desk, qtbot):
    contact = new_contact(led)
    desk.keep_contacts.close(contact.id, desk.keep_contacts.propose(contact.id))
    led.page.hand.tell("name", "te laat")
    qtbot.waitUntil(lambda: led.page.notice.notice is not None)
    settle(led)
    assert led.page.contact_in_hand is None
