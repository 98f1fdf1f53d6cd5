"""From a list to a call and back, in the whole window: nothing is told twice, nothing is lost on the way."""

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QDesktopServices
from PySide6.QtWidgets import QWidget

from kbdesk.domain.contact_list import RowState
from kbdesk.domain.wrap_up import WrapUp
from kbdesk.ui.contacts_page_news import BACK_TO_LIST
from kbdesk.ui.desk_window import DeskWindow
from tests.workflows.outgoing_content import a_file, bring_in, outgoing_desk


@pytest.fixture
def desk(tmp_path):
    one = outgoing_desk(tmp_path)
    bring_in(one, a_file(tmp_path))
    return one


@pytest.fixture
def shown(qtbot, theme, words, desk):
    one = DeskWindow(desk, theme, words)
    qtbot.addWidget(one.window)
    one.window.resize(1366, 768)
    one.window.show()
    one.begin()
    qtbot.waitUntil(lambda: one.content_is_read)
    yield one
    qtbot.waitUntil(lambda: not one.records.busy)
    one.window.warn_before_closing(0)
    one.window.close()


def find(qtbot, shown, name):
    def visible():
        found = shown.window.findChildren(QWidget, name)
        return next((one for one in found if one.isVisible()), None)

    qtbot.waitUntil(lambda: visible() is not None)
    return visible()


def test_a_row_is_called_and_the_way_leads_back_to_the_list(qtbot, shown, desk):
    page = shown.late.pages.contacts
    page.show_tab("lists")
    shown.window.show_page("contacts")
    find(qtbot, shown, "lists.next").click()
    find(qtbot, shown, "lists.call").click()
    qtbot.waitUntil(lambda: shown.window.page == "call")
    qtbot.waitUntil(lambda: shown.call.contact_in_hand is not None)
    contact = shown.call.contact_in_hand
    assert (contact.name, contact.list_row) == ("Zoë de Wit", "1:2")
    find(qtbot, shown, "call.choice.1")
    qtbot.waitUntil(lambda: not shown.records.busy)
    run = desk.call.resume(desk.keep_contacts.contact(contact.id).run)
    assert run.values()["customer_number"] == "40012345"
    _, finished = desk.call.finish(desk.call.choose(run, 1), wrap=WrapUp(outcome="answered"))
    shown.call.call_finished.emit(finished)
    assert shown.window.notice.notice.code == BACK_TO_LIST
    with qtbot.waitSignal(page.lists.shown):
        find(qtbot, shown, "frame.notice.action").click()
    assert shown.window.page == "contacts"
    assert desk.lists.row("1:2").state is RowState.DONE


def test_a_parked_contact_is_taken_up_again_from_the_log(qtbot, shown, desk):
    parked = desk.keep_contacts.open(phone="0612345671", name="Anna")
    desk.keep_contacts.park(parked.id)
    shown.window.show_page("contacts")
    find(qtbot, shown, "contacts.take_up").click()
    qtbot.waitUntil(lambda: shown.call.contact_in_hand is not None)
    assert shown.call.contact_in_hand.id == parked.id
    assert shown.window.page == "call"


def test_a_customer_begins_a_contact_and_a_number_is_dialled_by_the_system(qtbot, shown, desk, tmp_path, monkeypatch):
    looked = desk.keep_customers.look(a_file(tmp_path, "Naam;Telefoon\nEva Bos;0612345679\n"))
    desk.keep_customers.replace(looked, looked.mapping)
    dialled = []
    monkeypatch.setattr(QDesktopServices, "openUrl", lambda address: bool(dialled.append(address.toString())))
    page = shown.late.pages.contacts
    page.show_tab("customers")
    shown.window.show_page("contacts")
    qtbot.keyClicks(find(qtbot, shown, "customers.query"), "eva")
    find(qtbot, shown, "customers.dial").click()
    assert dialled == ["tel:+31612345679"]
    assert "tel:+31612345679" in page.notice.notice.text, "what the system cannot open is told"
    find(qtbot, shown, "customers.new_contact").click()
    qtbot.waitUntil(lambda: shown.call.contact_in_hand is not None)
    assert (shown.call.contact_in_hand.name, shown.call.contact_in_hand.phone) == ("Eva Bos", "+31612345679")


def test_ctrl_5_leads_to_the_contacts(qtbot, shown):
    shown.window.activateWindow()
    qtbot.keyClick(shown.window, Qt.Key.Key_5, Qt.KeyboardModifier.ControlModifier)
    qtbot.waitUntil(lambda: shown.window.page == "contacts")
