"""A call led by keys alone, over a real desk with its records on disk."""

import pytest
from led_by_keys import ALT, CTRL, ENTER, led_over
from PySide6.QtCore import Qt
from PySide6.QtGui import QAccessible, QGuiApplication
from PySide6.QtWidgets import QPlainTextEdit
from small_desk import small_desk

from kbdesk.domain.language import Language
from kbdesk.domain.progress import Progress


@pytest.fixture
def desk(tmp_path):
    desk = small_desk(tmp_path)
    yield desk
    desk.close()


@pytest.fixture
def led(qtbot, theme, words, lane, desk):
    return led_over(desk, qtbot, theme, words, lane)


def test_a_notice_closes_the_choices_until_it_was_acknowledged(led):
    led.begin()
    assert not led.named("call.choice.1").isEnabled()
    led.press(Qt.Key.Key_2)
    assert led.title == "Veiligheid eerst"
    led.move(ENTER)
    assert led.named("call.choice.1").isEnabled()
    led.move(Qt.Key.Key_2)
    assert led.title == "Welk toestel"


def test_alt_u_acknowledges_from_anywhere_on_the_page(led):
    led.begin()
    led.move(Qt.Key.Key_U, ALT)
    assert led.named("call.choice.2").isEnabled()


def test_a_digit_pressed_twice_answers_one_question(led):
    led.begin()
    led.move(ENTER)
    with led.qtbot.waitSignal(led.page.led.changed):
        led.page.acts.choose(2)
        led.page.acts.choose(2)
    led.qtbot.waitUntil(lambda: not led.page.led._lane.busy)
    assert led.title == "Welk toestel"


def test_digits_choose_when_the_cursor_is_in_no_field(led):
    led.begin()
    led.move(ENTER)
    led.move(Qt.Key.Key_2)
    assert led.window.focusWidget() is led.page.sheet
    led.move(Qt.Key.Key_1)
    assert led.title == "Waterdruk"
    assert led.window.focusWidget() is led.named("call.field.pressure")


def test_an_automatic_step_waits_for_its_field_and_says_why_it_went_on(led):
    led.begin()
    led.move(ENTER)
    led.move(Qt.Key.Key_2)
    led.move(Qt.Key.Key_1)
    led.type("0,6")
    led.press(ENTER)
    led.to_title("Bijvullen")
    assert "Te laag" in led.named("call.came_by").text()
    assert ("pressure", "0,6") in {(value.name, value.value) for value in led.view.values}


def test_what_is_typed_is_kept_without_leaving_the_field(led, desk):
    led.begin()
    led.move(ENTER)
    led.move(Qt.Key.Key_2)
    led.move(Qt.Key.Key_1)
    with led.qtbot.waitSignal(led.page.led.changed):
        led.type("0,6")
    led.qtbot.waitUntil(lambda: not led.page.led._lane.busy)
    assert desk.call.resume(led.view.run).values()["pressure"] == "0.6"


def test_a_wrong_value_is_called_wrong_when_its_field_is_left_and_is_kept_as_typed(led):
    led.to_outcome()
    led.press(Qt.Key.Key_Tab)
    led.type("06-12")
    error = led.named("call.field.phone.error")
    assert error.isHidden()
    led.press(Qt.Key.Key_Backtab)
    led.qtbot.waitUntil(lambda: not error.isHidden())
    assert "telefoonnummer" in error.text()
    assert led.named("call.field.phone").text() == "06-12"


def test_backspace_goes_back_and_the_answer_given_before_is_marked(led):
    led.begin()
    led.move(ENTER)
    led.move(Qt.Key.Key_2)
    led.move(Qt.Key.Key_Backspace)
    assert led.title == "Veiligheid eerst"
    assert [choice.taken_before for choice in led.view.choices] == [False, True]


def test_backspace_in_a_field_takes_a_letter_away_and_alt_left_goes_back(led):
    led.to_outcome()
    led.type("Jan")
    led.press(Qt.Key.Key_Backspace)
    assert led.named("call.field.customer_name").text() == "Ja"
    led.press(Qt.Key.Key_Left, ALT)
    led.to_title("Waterdruk")


def test_alt_and_a_digit_choose_while_the_cursor_is_in_the_note(led):
    led.begin()
    led.move(ENTER)
    led.page.contact.note.setFocus()
    led.type("2 honden")
    led.press(Qt.Key.Key_2, ALT)
    led.to_title("Welk toestel")
    assert led.page.acts.now.note == "2 honden"


def test_a_changed_answer_greys_the_values_of_the_branch_that_was_left(led):
    led.begin()
    led.move(ENTER)
    led.move(Qt.Key.Key_2)
    led.move(Qt.Key.Key_1)
    led.type("0,6")
    led.press(ENTER)
    led.to_title("Bijvullen")
    led.press(Qt.Key.Key_J, CTRL)
    assert led.window.focusWidget() is led.page.contact.steps
    led.press(Qt.Key.Key_Up)
    led.move(ENTER)
    assert led.title == "Welk toestel"
    led.move(Qt.Key.Key_2)
    assert led.title == "Monteur nodig"
    gone = {(value.name, value.value) for value in led.view.values if value.superseded}
    assert gone == {("appliance", "cv-ketel"), ("pressure", "0,6")}
    assert "<s>0,6</s>" in led.named("contact.values").text()
    assert "telt niet meer" in led.named("contact.values").text()
    assert all("0,6" not in words for _, words in led.page.acts.now.going.values)


def test_a_missing_field_leads_to_its_step_with_the_cursor_in_it(led):
    led.to_outcome()
    assert not led.named("call.finish").isEnabled()
    led.named("call.missing.phone").click()
    assert led.window.focusWidget() is led.named("call.field.phone")


def test_finishing_shows_a_reference_that_is_on_disk(led, desk):
    led.to_outcome()
    led.fill_in()
    with led.qtbot.waitSignal(led.page.call_finished) as finished:
        led.press(ENTER, CTRL)
    shown = led.named("call.reference").text()
    entry = desk.deliver.entries()[0]
    assert shown == entry.reference == finished.args[0].contact.reference
    assert entry.subject == "Geen warm water – cv-ketel"
    sent = {value.label: value.value for value in desk.deliver.referral(entry.referral).values}
    assert sent == {"Naam": "A. Jansen", "Telefoonnummer": "06 12345678", "Toestel": "cv-ketel", "Waterdruk": "1,6"}
    led.named("call.copy").click()
    assert QGuiApplication.clipboard().text() == shown


def test_finishing_twice_makes_one_referral(led, desk):
    led.to_outcome()
    led.fill_in()
    with led.qtbot.waitSignal(led.page.call_finished):
        led.page.acts.finish()
        led.page.acts.finish()
    led.qtbot.waitUntil(lambda: not led.page.led._lane.busy)
    assert len(desk.deliver.entries()) == 1
    assert led.page.notice.notice is None


def test_the_note_goes_along(led, desk):
    led.to_outcome()
    led.fill_in()
    led.page.contact.note.setFocus()
    led.type("Hond in de tuin")
    with led.qtbot.waitSignal(led.page.call_finished):
        led.press(ENTER, CTRL)
    assert desk.deliver.referral(desk.deliver.entries()[0].referral).note == "Hond in de tuin"


def test_the_party_is_kept_with_the_contact(led):
    led.to_outcome()
    led.fill_in()
    with led.qtbot.waitSignal(led.page.led.changed):
        led.named("contact.party.prospect").click()
    with led.qtbot.waitSignal(led.page.call_finished) as finished:
        led.press(ENTER, CTRL)
    assert finished.args[0].contact.party == "prospect"


def test_a_box_that_must_be_ticked_is_missed_until_it_is(led):
    led.begin()
    led.move(ENTER)
    led.move(Qt.Key.Key_2)
    led.move(Qt.Key.Key_1)
    led.type("0,6")
    led.press(ENTER)
    led.to_title("Bijvullen")
    with led.qtbot.waitSignal(led.page.led.changed):
        led.named("call.tick.2").click()
    led.move(Qt.Key.Key_1)
    assert led.title == "Opgelost"
    assert led.view.missing == ()
    assert led.named("call.finish").isEnabled()


def test_a_script_left_on_the_way_can_end_otherwise(led, desk):
    led.begin()
    with led.qtbot.waitSignal(led.page.call_finished) as finished:
        led.page.acts.end_otherwise("no-answer")
    assert finished.args[0].contact.outcome == "no-answer"
    assert desk.deliver.entries() == ()
    assert led.named("call.reference").text() == finished.args[0].contact.reference


def test_practice_shows_its_frame_and_leaves_nothing_behind(led, desk):
    led.begin(practice=True)
    assert not led.named("call.practice").isHidden()
    led.move(ENTER)
    led.move(Qt.Key.Key_1)
    led.fill_in()
    with led.qtbot.waitSignal(led.page.led.ended):
        led.press(ENTER, CTRL)
    led.qtbot.waitUntil(lambda: not led.page.led._lane.busy)
    assert led.named("call.reference").text() == ""
    assert desk.deliver.entries() == ()
    assert desk.call.unfinished() == ()


def test_a_call_put_away_is_offered_and_gone_on_with_where_it_was(led):
    led.begin()
    led.move(ENTER)
    led.move(Qt.Key.Key_2)
    run = led.view.run
    with led.qtbot.waitSignal(led.page.led.unfinished_found):
        led.press(Qt.Key.Key_P, CTRL | Qt.KeyboardModifier.ShiftModifier)
    assert not led.page.is_leading
    with led.qtbot.waitSignal(led.page.led.changed):
        led.named(f"call.resume.{run}").click()
    assert led.title == "Welk toestel"


def test_a_call_put_away_can_be_forgotten(led, desk):
    led.begin()
    run = led.view.run
    with led.qtbot.waitSignal(led.page.led.unfinished_found):
        led.page.acts.park()
    with led.qtbot.waitSignal(led.page.led.unfinished_found):
        led.named(f"call.discard.{run}").click()
    assert desk.call.unfinished() == ()


def test_beginning_another_call_puts_the_present_one_away(led, desk):
    led.begin()
    first = led.view.run
    led.begin()
    assert first in {left.run for left in desk.call.unfinished()}


def test_what_to_say_is_copied_by_its_key(led):
    led.begin()
    led.press(Qt.Key.Key_C, CTRL | Qt.KeyboardModifier.ShiftModifier)
    assert QGuiApplication.clipboard().text() == "Ruikt u gas?"


def test_a_script_that_is_not_there_is_told_and_changes_nothing(led):
    led.begin()
    with led.qtbot.waitSignal(led.page.led.refused):
        led.page.begin("nowhere", "nl")
    assert led.page.notice.notice is not None
    assert led.title == "Veiligheid eerst"


def test_every_control_has_a_name_for_a_screen_reader(led):
    led.to_outcome()
    for widget in led.page.sheet.pieces.tab_stops():
        assert widget.accessibleName() or isinstance(widget, QPlainTextEdit) or not widget.focusPolicy(), widget
    assert led.named("contact.note").accessibleName()
    assert led.page.sheet.accessibleName().endswith("Monteur nodig")


def test_the_language_changes_while_a_call_goes_on(led, words):
    led.to_outcome()
    words.switch(Language.EN)
    assert led.named("call.finish").text() == "Finish and refer"
    assert led.page.contact.note.accessibleName() == "Note"


def test_below_the_number_stands_that_it_was_received(led, desk):
    led.page.led.undo_seconds = 0
    led.to_outcome()
    led.fill_in()
    with led.qtbot.waitSignal(led.page.call_finished):
        led.press(ENTER, CTRL)
    state = led.named("call.state")
    assert "zodra er verbinding is" in state.text()
    desk.deliver.run(Progress())
    led.page.show_entries(desk.deliver.entries())
    assert state.text().startswith("Ontvangen door Storingsdienst: ticket KD-")


def test_a_new_call_begins_from_the_list_of_scripts(led):
    led.to_outcome()
    led.fill_in()
    with led.qtbot.waitSignal(led.page.call_finished):
        led.press(ENTER, CTRL)
    led.named("call.again").click()
    with led.qtbot.waitSignal(led.page.led.changed):
        led.named("call.begin.boiler").click()
    assert led.title == "Veiligheid eerst"
    assert led.view.values == ()


def test_a_screen_reader_that_listens_is_told_of_each_step(led):
    QAccessible.setActive(True)
    try:
        led.begin()
        led.move(ENTER)
        led.move(Qt.Key.Key_2)
    finally:
        QAccessible.setActive(False)
    assert led.page.sheet.accessibleName() == "Stap 2: Welk toestel"
    assert led.page.sheet.accessibleDescription() == "Hangt er een cv-ketel?"
