"""A contact that another program proposes is shown before it is used, and taken or left by one key."""

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QLineEdit, QVBoxLayout, QWidget

from kbdesk.domain.asked_address import Dropped
from kbdesk.domain.contact import Direction
from kbdesk.domain.language import Language
from kbdesk.ui.desktop.asked_strip import MOST_WAITING, AskedStrip, words_of
from kbdesk.workflows.propose_contact import ProposedContact

CALLER = ProposedContact("+31612345678", "06 12345678", "J. de Vries", script="boiler", script_title="Geen warm water")


@pytest.fixture
def strip(qtbot, theme, words):
    """In a window with a field beside it, and what was taken."""
    whole = QWidget()
    qtbot.addWidget(whole)
    one = AskedStrip(theme, words)
    one.whole, one.field, one.got = whole, QLineEdit(), []
    one.taken.connect(one.got.append)
    column = QVBoxLayout(whole)
    column.addWidget(one)
    column.addWidget(one.field)
    whole.show()
    whole.activateWindow()
    one.field.setFocus()
    return one


def test_it_is_hidden_until_something_is_proposed(strip):
    assert not strip.isVisible()
    strip.propose(CALLER, beside=False, takes_cursor=False)
    assert strip.isVisible()
    assert strip.accessibleName() == "Een contact van een ander programma"
    assert "06 12345678 – J. de Vries" in strip.accessibleDescription()


def test_enter_takes_it_and_esc_leaves_it(strip):
    strip.propose(CALLER, beside=False, takes_cursor=True)
    assert strip.window().focusWidget().objectName() == "asked.take"
    QTest.keyClick(strip.window().focusWidget(), Qt.Key.Key_Return)
    assert strip.got == [CALLER]
    assert not strip.isVisible()
    strip.propose(CALLER, beside=False, takes_cursor=True)
    QTest.keyClick(strip.window().focusWidget(), Qt.Key.Key_Escape)
    assert strip.got == [CALLER]
    assert not strip.isVisible()


def test_whoever_is_typing_goes_on(strip):
    strip.propose(CALLER, beside=True, takes_cursor=False)
    assert strip.window().focusWidget() is strip.field
    QTest.keyClick(strip.field, Qt.Key.Key_Return)
    assert strip.got == []


def test_what_comes_meanwhile_waits_and_the_same_comes_once(strip):
    other = ProposedContact("+31201234567", "020 123 4567")
    for contact in (CALLER, other, CALLER):
        strip.propose(contact, beside=False, takes_cursor=False)
    strip.leave()
    assert strip.shown == other
    strip.take()
    assert strip.got == [other]
    assert strip.shown is None


def test_a_flood_does_not_grow(strip):
    for number in range(100):
        strip.propose(ProposedContact(str(number)), beside=False, takes_cursor=False)
    for _ in range(MOST_WAITING):
        assert strip.isVisible()
        strip.leave()
    assert not strip.isVisible()


def test_it_says_that_a_call_goes_on(qtbot, strip):
    button = strip.findChild(QWidget, "asked.take")
    strip.propose(CALLER, beside=True, takes_cursor=False)
    assert button.text() == "Neem het als ander contact"
    strip.say_beside(False)
    assert button.text() == "Neem dit gesprek"


def test_it_speaks_the_other_language(strip, words):
    strip.propose(CALLER, beside=False, takes_cursor=False)
    words.switch(Language.EN)
    assert strip.findChild(QWidget, "asked.take").text() == "Take this call"


def test_all_that_is_used_and_not_used_is_told(words):
    contact = ProposedContact(
        "1",
        "1",
        direction=Direction.OUTGOING,
        said=(("Toestel", "cv-ketel"), ("Notitie", "a\nb" + "x" * 500)),
        dropped=(Dropped("iban", "not-in-entry"), Dropped("x", "unknown")),
    )
    said = words_of(contact, words)
    assert said.head == "Er gaat een gesprek uit"
    assert said.below[0] == "Zonder belscript"
    assert said.below[1].startswith("Ingevuld: Toestel: cv-ketel, Notitie: a bxxx")
    assert len(said.below[1]) < 250
    assert said.below[2] == "Niet gebruikt: iban (dit belscript neemt het niet aan), x (onbekend)"
    assert words_of(ProposedContact(), words).who == "Nummer onbekend"


def test_every_reason_for_letting_go_has_its_words(words):
    for why in (
        "unknown",
        "twice",
        "too-long",
        "too-many",
        "not-understood",
        "not-in-entry",
        "does-not-fit",
        "no-script",
    ):
        contact = ProposedContact(dropped=(Dropped("x", why),))
        assert "x (" in words_of(contact, words).below[-1]
