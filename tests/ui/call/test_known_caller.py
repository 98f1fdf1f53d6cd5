from datetime import UTC, datetime

import small_desk

from kbdesk.domain.customer import Customer
from kbdesk.domain.open_contact import OpenContact, Stretch
from kbdesk.ui.call.contact_line import ContactLine
from kbdesk.ui.call.known_caller import KnownCaller
from kbdesk.ui.desk_window import DeskWindow

TABLE = """\
naam;telefoon;klantnummer
J. Jansen;06 12345678;4411
K. de Vries;06 22222222;5
L. de Vries;06 22222222;6
"""


def test_one_customer_is_named_and_it_is_said_where_from(qtbot, words):
    one = KnownCaller(words)
    qtbot.addWidget(one)
    assert one.isHidden()
    one.show_found((Customer(2, name="J. Jansen", number="4411"),))
    assert one.text == "J. Jansen, klant 4411"
    assert one.on_line == "J. Jansen (klantenlijst)"
    assert not one.isHidden()


def test_between_two_customers_nobody_is_guessed(qtbot, words):
    one = KnownCaller(words)
    qtbot.addWidget(one)
    one.show_found((Customer(2, name="K. de Vries"), Customer(3, name="L. de Vries")))
    assert one.text == one.on_line == "2 klanten met dit nummer"
    assert one._take.isHidden()


def test_the_name_is_the_contacts_only_once_somebody_takes_it_over(qtbot, words):
    one = KnownCaller(words)
    qtbot.addWidget(one)
    one.show_found((Customer(2, name="J. Jansen"),))
    with qtbot.waitSignal(one.name_taken) as taken:
        one._take.click()
    assert taken.args == ["J. Jansen"]
    one.show_name("J. Jansen")
    assert one._take.isHidden()


def test_the_line_says_what_goes_on_and_puts_below_what_has_no_room_beside(qtbot, theme, words):
    one = ContactLine(theme, words)
    qtbot.addWidget(one)
    one.resize(700, 50)
    one.show()
    contact = OpenContact("a", datetime.now(UTC), stretches=((Stretch.TALK, datetime.now(UTC)),))
    one.show_contact(contact, "Klant", "NL", "", "J. Jansen (klantenlijst)")
    assert one.text == "Klant · NL · J. Jansen (klantenlijst)"
    assert "In gesprek" in one._clock.text()
    assert one._facts.y() < one._clock.geometry().bottom()
    one.resize(345, 80)
    qtbot.waitUntil(lambda: one._facts.y() > one._clock.geometry().bottom())
    assert one._facts.width() >= one._facts.minimumSizeHint().width()


def test_the_window_asks_the_list_and_shows_the_caller(qtbot, theme, words, tmp_path):
    desk = small_desk.small_desk(tmp_path)
    (tmp_path / "customers.csv").write_text(TABLE, encoding="utf-8")
    shown = DeskWindow(desk, theme, words)
    qtbot.addWidget(shown.window)
    shown.window.resize(800, 600)
    shown.window.show()
    shown.begin()
    qtbot.waitUntil(lambda: shown.content_is_read)
    looked = desk.keep_customers.look(tmp_path / "customers.csv")
    desk.keep_customers.replace(looked, looked.mapping)
    line = shown.call.contact.line
    shown.call.new_contact(phone="+31612345678")
    qtbot.waitUntil(lambda: "J. Jansen (klantenlijst)" in line.text)
    assert line.isVisible()
    assert "06 12345678" in line.text
    assert desk.keep_contacts.open_ones()[0].name == ""
    shown.call.new_contact(phone="+31622222222")
    qtbot.waitUntil(lambda: "2 klanten met dit nummer" in line.text)
    shown.call.new_contact(phone="+31633333333")
    qtbot.waitUntil(lambda: "33333333" in line.text)
    assert "klanten" not in line.text
    shown.window.warn_before_closing(0)
    shown.window.close()
