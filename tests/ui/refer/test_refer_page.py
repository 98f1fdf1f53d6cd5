"""A direct referral by keys, over a real desk with its records on disk."""

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication, QWidget
from small_desk import small_desk

from kbdesk.ui.kit.background import Rule
from kbdesk.ui.refer.matter import Matter
from kbdesk.ui.refer.page import ReferPage

ENTER, CTRL = Qt.Key.Key_Return, Qt.KeyboardModifier.ControlModifier
MATTER = Matter("  douche blijft koud ", ("boiler",), "pressure", "customer")


@pytest.fixture
def desk(tmp_path):
    desk = small_desk(tmp_path)
    yield desk
    desk.close()


@pytest.fixture
def page(qtbot, theme, words, lane, desk):
    page = ReferPage(theme, words, refer=desk.refer, photos=desk.added_photos, records=lane(Rule.IN_ORDER))
    qtbot.addWidget(page)
    page.resize(900, 700)
    with qtbot.waitActive(page):
        page.show()
        page.activateWindow()
    page.begin(MATTER)
    return page


def named(page, name):
    found = page.findChild(QWidget, name)
    assert found is not None, name
    return found


def type_in(qtbot, page, text):
    qtbot.keyClicks(page.focusWidget(), text)


def press(qtbot, page, key, modifier=Qt.KeyboardModifier.NoModifier):
    qtbot.keyClick(page.focusWidget(), key, modifier)


def fill_in(qtbot, page):
    type_in(qtbot, page, "A. Jansen")
    press(qtbot, page, ENTER)
    type_in(qtbot, page, "06 12345678")


def test_the_team_is_proposed_by_the_product_and_the_subject_is_what_was_typed(page):
    assert named(page, "refer.queue.faults").isChecked()
    assert named(page, "refer.subject").text().strip() == "douche blijft koud"
    assert "Storingsdienst reageert binnen 24 uur: uiterlijk morgen " in named(page, "refer.within").text()
    assert page.focusWidget() is named(page, "refer.field.customer_name")


def test_finishing_shows_the_number_that_is_on_disk(qtbot, page, desk):
    fill_in(qtbot, page)
    with qtbot.waitSignal(page.referred) as referred:
        press(qtbot, page, ENTER, CTRL)
    entry = desk.deliver.entries()[0]
    assert named(page, "refer.reference").text() == entry.reference == referred.args[0].contact.reference
    referral = desk.deliver.referral(entry.referral)
    assert referral.subject == "douche blijft koud"
    assert {value.name: value.value for value in referral.values} == {
        "customer_name": "A. Jansen",
        "phone": "06 12345678",
    }
    assert referred.args[0].contact.article == "pressure"
    assert referred.args[0].contact.party == "customer"


def test_a_wrong_value_is_said_in_place_when_its_field_is_left(qtbot, page):
    press(qtbot, page, ENTER)
    type_in(qtbot, page, "061")
    assert named(page, "refer.field.phone.error").isHidden()
    press(qtbot, page, Qt.Key.Key_Tab)
    assert not named(page, "refer.field.phone.error").isHidden()
    assert named(page, "refer.field.phone").text() == "061"


def test_a_wrong_value_stops_the_finish_and_gets_the_cursor(qtbot, page, desk):
    press(qtbot, page, ENTER)
    type_in(qtbot, page, "061")
    page.form.finish_asked.emit()
    assert page.focusWidget() is named(page, "refer.field.phone")
    assert desk.deliver.entries() == ()
    assert page.notice.notice is not None


def test_a_right_value_is_brought_into_its_one_form(qtbot, page):
    press(qtbot, page, ENTER)
    type_in(qtbot, page, "06-1234 5678")
    press(qtbot, page, Qt.Key.Key_Tab)
    assert named(page, "refer.field.phone").text() == "06 12345678"


def test_a_referral_without_a_subject_is_not_made(qtbot, page, desk):
    named(page, "refer.subject").setText("  ")
    press(qtbot, page, ENTER, CTRL)
    assert page.focusWidget() is named(page, "refer.subject")
    assert "woorden" in named(page, "refer.subject.error").text()
    assert desk.deliver.entries() == ()


def test_another_team_asks_for_its_own_fields_and_keeps_what_both_want(qtbot, page):
    fill_in(qtbot, page)
    named(page, "refer.queue.billing").click()
    assert named(page, "refer.field.phone").text() == "06 12345678"
    assert "binnen 2 werkdagen" in named(page, "refer.within").text()
    date = named(page, "refer.field.moving_date")
    date.setFocus()
    type_in(qtbot, page, "01122026")
    assert date.text() == "01-12-2026"
    press(qtbot, page, Qt.Key.Key_Tab)
    assert named(page, "refer.field.moving_date.error").isHidden()


def test_finishing_twice_makes_one_referral(qtbot, page, desk):
    fill_in(qtbot, page)
    with qtbot.waitSignal(page.referred):
        press(qtbot, page, ENTER, CTRL)
        page.form.finish_asked.emit()
    assert len(desk.deliver.entries()) == 1


def test_opening_the_same_matter_again_keeps_what_was_typed(qtbot, page):
    fill_in(qtbot, page)
    page.begin(MATTER)
    assert named(page, "refer.field.customer_name").text() == "A. Jansen"
    page.begin(Matter("rekening te hoog"))
    assert named(page, "refer.field.customer_name").text() == ""
    assert named(page, "refer.subject").text() == "rekening te hoog"


def test_after_the_number_a_new_referral_begins_empty(qtbot, page):
    fill_in(qtbot, page)
    with qtbot.waitSignal(page.referred):
        press(qtbot, page, ENTER, CTRL)
    named(page, "refer.again").click()
    assert named(page, "refer.subject").text() == ""
    assert named(page, "refer.field.phone").text() == ""


def test_the_urgency_and_the_note_go_along(qtbot, page, desk):
    named(page, "refer.urgency.high").click()
    named(page, "refer.note").setPlainText("Baby in huis")
    page.form.take_cursor(field="customer_name")
    fill_in(qtbot, page)
    with qtbot.waitSignal(page.referred):
        press(qtbot, page, ENTER, CTRL)
    referral = desk.deliver.referral(desk.deliver.entries()[0].referral)
    assert (referral.urgency, referral.note) == ("high", "Baby in huis")


def test_whoever_comes_by_the_rail_finds_a_form_that_is_ready(qtbot, theme, words, lane, desk):
    page = ReferPage(theme, words, refer=desk.refer, photos=desk.added_photos, records=lane(Rule.IN_ORDER))
    qtbot.addWidget(page)
    page.show()
    assert named(page, "refer.queue.faults").isChecked()
    assert named(page, "refer.field.phone").isVisible()


def test_what_was_being_typed_is_back_after_a_crash_and_makes_one_referral(qtbot, page, desk, theme, words, lane):
    fill_in(qtbot, page)
    named(page, "refer.note").setPlainText("belt na vier uur")
    qtbot.waitUntil(lambda: desk.refer.draft().get("note") == "belt na vier uur")
    key = desk.refer.draft()["key"]

    again = ReferPage(theme, words, refer=desk.refer, photos=desk.added_photos, records=lane(Rule.IN_ORDER))
    qtbot.addWidget(again)
    again.show()
    qtbot.waitUntil(lambda: named(again, "refer.note").toPlainText() == "belt na vier uur")
    assert named(again, "refer.field.customer_name").text() == "A. Jansen"
    assert named(again, "refer.subject").text().strip() == "douche blijft koud"
    with qtbot.waitSignal(again.referred) as referred:
        named(again, "refer.finish").click()
    assert referred.args[0].referral.id == key
    assert desk.refer.draft() == {}
    assert len(desk.deliver.entries()) == 1


def test_a_form_with_nothing_typed_is_not_kept(qtbot, page, desk):
    qtbot.wait(0)
    page._draft._look()
    assert desk.refer.draft() == {}


def test_beginning_anew_forgets_what_came_back(qtbot, page, desk, theme, words, lane):
    fill_in(qtbot, page)
    qtbot.waitUntil(lambda: bool(desk.refer.draft()))
    again = ReferPage(theme, words, refer=desk.refer, photos=desk.added_photos, records=lane(Rule.IN_ORDER))
    qtbot.addWidget(again)
    again.show()
    qtbot.waitUntil(lambda: not named(again, "refer.notice").isHidden())
    page._draft.pause()
    named(again, "refer.notice.action").click()
    assert named(again, "refer.subject").text() == ""
    qtbot.waitUntil(lambda: desk.refer.draft() == {})


def test_a_form_that_begins_twice_in_a_row_opens_no_windows_of_its_own(qtbot, page):
    page.begin(Matter("rekening te hoog"))
    page.begin(Matter("douche lekt"))
    qtbot.wait(50)
    assert page.isActiveWindow()
    assert [one for one in QApplication.topLevelWidgets() if one.isVisible()] == [page.window()]
