"""The page of contacts over a real desk: the log, lists worked through by keys, customers, links that ask first."""

from datetime import timedelta

import pytest
from PySide6.QtCore import QMimeData, QPointF, Qt, QUrl
from PySide6.QtGui import QDropEvent
from PySide6.QtWidgets import QComboBox, QPushButton, QWidget

from kbdesk.desk import now
from kbdesk.domain.contact_list import RowState
from kbdesk.domain.language import Language
from kbdesk.domain.wrap_up import WrapUp
from kbdesk.ui.contacts import lists_view, log_view
from kbdesk.ui.contacts.customers_view import CustomersView
from kbdesk.ui.contacts.lists_view import ListsView
from kbdesk.ui.contacts.log_view import LogView
from kbdesk.ui.contacts.page import ContactsPage
from kbdesk.ui.kit.background import Rule
from tests.workflows.outgoing_content import FIT, a_file, bring_in, outgoing_desk


@pytest.fixture
def desk(tmp_path):
    one = outgoing_desk(tmp_path)
    yield one
    one.close()


@pytest.fixture
def page_of(qtbot, theme, words, lane, desk):
    """The page with a tab in front, shown and read."""
    lanes = []

    def make(tab="log", size=(1200, 700)):
        lanes.append(lane(Rule.IN_ORDER))
        kept = {"library": desk.library, "records": lanes[-1]}
        page = ContactsPage(
            theme,
            words,
            log=LogView(theme, words, browse=desk.browse_contacts, **kept),
            lists=ListsView(theme, words, lists=desk.lists, bring_in=desk.bring_in_list, **kept),
            customers=CustomersView(theme, words, customers=desk.keep_customers, **kept),
        )
        qtbot.addWidget(page)
        page.resize(*size)
        page.show_tab(tab)
        view = {"log": page.log, "lists": page.lists, "customers": page.customers}[tab]
        with qtbot.waitActive(page), qtbot.waitSignal(view.shown):
            page.show()
            page.activateWindow()
        qtbot.waitUntil(lambda: not lanes[-1].busy)
        return page

    return make


def named(page, name, kind=QWidget):
    found = page.findChild(kind, name)
    assert found is not None, name
    return found


def press(qtbot, page, key, view):
    with qtbot.waitSignal(view.shown):
        qtbot.keyClick(page.window(), key)


def rest(qtbot, page):
    """Nothing is being fetched any more."""
    qtbot.waitUntil(lambda: not page.log._records.busy)


@pytest.fixture
def log(desk):
    """Two closed ones, one parked; their ids."""
    keep, ids = desk.keep_contacts, []
    for number, name in enumerate(("Zoë de Wit", "Jan Jansen", "Piet Smit")):
        one = keep.open(phone=f"06{12_345_670 + number}", name=name)
        if number < 2:
            keep.close(one.id, WrapUp(outcome="answered", note="rekening"))
        else:
            keep.park(one.id)
        ids.append(one.id)
    return ids


# ---------------------------------------------------------------------- the log


def test_an_empty_log_says_what_will_stand_there(page_of):
    page = page_of()
    assert named(page, "contacts.empty").isVisible()
    assert not page.log.list.isVisible()
    assert page.log.query.hasFocus()


def test_the_contact_in_front_of_the_list_is_shown_beside_it(qtbot, page_of, log):
    page = page_of()
    assert [page.log.model.row(place).title for place in range(3)] == ["Piet Smit", "Jan Jansen", "Zoë de Wit"]
    qtbot.waitUntil(lambda: page.log.card.shown is not None)
    assert page.log.card.shown.open.id == log[2]
    assert named(page, "contacts.take_up").isVisible()
    with qtbot.waitSignal(page.take_up_asked) as asked:
        named(page, "contacts.take_up").click()
    assert asked.args[0].id == log[2]


def test_typing_finds_and_the_card_follows(qtbot, page_of, log):
    page = page_of()
    with qtbot.waitSignal(page.log.shown):
        qtbot.keyClicks(page.log.query, "zoe")
    assert page.log.model.total == 1
    qtbot.waitUntil(lambda: page.log.card.shown is not None and page.log.card.shown.closed is not None)
    assert page.log.card.shown.closed.name == "Zoë de Wit"
    with qtbot.waitSignal(page.log.shown):
        qtbot.keyClicks(page.log.query, "xx")
    assert named(page, "contacts.empty").isVisible()
    page.log.query.setFocus()
    with qtbot.waitSignal(page.log.shown):
        qtbot.keyClick(page.log.query, Qt.Key.Key_Escape)
    assert page.log.model.total == 3
    rest(qtbot, page)


def test_parked_ones_alone(qtbot, page_of, log):
    page = page_of()
    with qtbot.waitSignal(page.log.shown):
        named(page, "contacts.shown.parked").click()
    assert [page.log.model.row(0).title, page.log.model.total] == ["Piet Smit", 1]
    rest(qtbot, page)


def test_a_link_shows_its_address_and_opens_only_then(qtbot, page_of, log):
    page = page_of()
    qtbot.waitUntil(lambda: page.findChild(QPushButton, "contacts.crm.1") is not None)
    opened = []
    page.address_asked.connect(opened.append)
    named(page, "contacts.crm.1").click()
    assert opened == []
    assert "https://crm.example/?q=%2B31612345672" in page.notice.notice.text
    named(page, "contacts.notice.action").click()
    assert [address.toString(QUrl.ComponentFormattingOption.FullyEncoded) for address in opened] == [
        "https://crm.example/?q=%2B31612345672"
    ]


def test_a_number_is_dialled_when_its_button_is_pressed(qtbot, page_of, log):
    page = page_of()
    qtbot.waitUntil(lambda: page.log.card.shown is not None)
    with qtbot.waitSignal(page.address_asked) as asked:
        named(page, "contacts.dial").click()
    assert asked.args[0].toString() == "tel:+31612345672"


def test_a_contact_is_written_to_a_file(qtbot, page_of, log, tmp_path, monkeypatch):
    page = page_of()
    qtbot.waitUntil(lambda: page.log.card.shown is not None)
    page.log.list.setCurrentIndex(page.log.model.index(1))
    qtbot.waitUntil(lambda: page.log.card.shown.closed is not None)
    monkeypatch.setattr(log_view, "choose_place", lambda *_: tmp_path / "een.json")
    with qtbot.waitSignal(page.log.told):
        named(page, "contacts.export").click()
    assert "Jan Jansen" in (tmp_path / "een.json").read_text(encoding="utf-8")


def test_ten_thousand_contacts_are_fetched_in_parts(qtbot, page_of, desk):
    with desk._records.database.writing() as connection:
        connection.execute(
            "WITH RECURSIVE n(i) AS (SELECT 1 UNION ALL SELECT i + 1 FROM n WHERE i < 10000)"
            " INSERT INTO contact (id, reference, started, closed, direction, medium, party, phase, product, lang, state,"
            " outcome, resolved, note, script, revision, article, phone, name)"
            " SELECT 'c' || i, 'KD-' || i, '2026-03-02T12:00:00.000000+00:00', '2026-03-02T12:00:00.000000+00:00', 'incoming',"
            " 'phone', 'unknown', '', '[]', 'nl', 'closed', '', 0, '', '', 0, '', '', 'Klant ' || i FROM n"
        )
    page = page_of()
    model = page.log.model
    assert model.total == 10_000
    assert model.row(0).title == "Klant 10000"
    assert model.row(5_000) is None, "nobody looked there yet"
    page.log.list.scrollTo(model.index(5_000))
    qtbot.waitUntil(lambda: model.row(5_000) is not None)
    assert model.row(5_000).title == "Klant 5000"
    assert len(model._rows) < 500
    rest(qtbot, page)


# ---------------------------------------------------------------------- lists


def test_a_file_is_dropped_mapped_and_brought_in(qtbot, page_of, tmp_path, desk):
    page = page_of("lists")
    assert named(page, "lists.empty").isVisible()
    drop_on(page.lists, a_file(tmp_path))
    qtbot.waitUntil(lambda: named(page, "lists.new").isVisible())
    assert named(page, "lists.new.column.2", QComboBox).currentData() == "phone"
    assert "Windows" not in page.lists.new._read_as.text()
    note = named(page, "lists.new.column.5", QComboBox)
    note.setCurrentIndex(note.findData("note"))
    page.lists.new.list_name.setText("Najaar")
    with qtbot.waitSignal(page.lists.told) as told:
        named(page, "lists.new.take").click()
    assert "4 regels niet bruikbaar" in told.args[0].text
    qtbot.waitUntil(lambda: page.lists.work.isVisible() and page.lists.work.model.total == 4)
    (progress,) = desk.lists.lists()
    assert (progress.list.name, progress.usable) == ("Najaar", len(FIT))
    assert dict(desk.lists.rows(1)[0].values)["note"] == "Noord"


def drop_on(view, path):
    data = QMimeData()
    data.setUrls([QUrl.fromLocalFile(str(path))])
    buttons, keys = Qt.MouseButton.LeftButton, Qt.KeyboardModifier.NoModifier
    view.dropEvent(QDropEvent(QPointF(5, 5), Qt.DropAction.CopyAction, data, buttons, keys))


def test_a_file_that_is_no_table_says_why_and_nothing_changes(qtbot, page_of, tmp_path):
    page = page_of("lists")
    path = tmp_path / "bel.xlsx"
    path.write_bytes(b"PK\x03\x04")
    with qtbot.waitSignal(page.lists.failed):
        page.lists.open_file(path)
    assert "werkmap" in page.notice.notice.text
    assert not named(page, "lists.new").isVisible()


def test_a_file_that_was_there_before_warns(qtbot, page_of, tmp_path, desk):
    bring_in(desk, a_file(tmp_path))
    page = page_of("lists")
    page.lists.open_file(a_file(tmp_path))
    qtbot.waitUntil(lambda: named(page, "lists.new.warning").isVisible())
    with qtbot.waitSignal(page.lists.shown):
        named(page, "lists.new.leave").click()
    assert page.lists.work.isVisible()


def test_a_list_is_worked_through_by_keys(qtbot, page_of, tmp_path, desk):
    bring_in(desk, a_file(tmp_path))
    page = page_of("lists")
    hand = page.lists.work.in_hand
    press(qtbot, page, Qt.Key.Key_N, page.lists)
    assert hand.row.name == "Zoë de Wit"
    press(qtbot, page, Qt.Key.Key_G, page.lists)
    assert hand.row.name == "Jan Jansen"
    assert desk.lists.row("1:2").state is RowState.NO_ANSWER
    qtbot.keyClick(page.window(), Qt.Key.Key_L)
    assert hand.when.hasFocus()
    qtbot.keyClicks(hand.when, "morgen 10:00")
    with qtbot.waitSignal(page.lists.shown):
        qtbot.keyClick(hand.when, Qt.Key.Key_Return)
    later = desk.lists.row("1:3")
    assert later.state is RowState.LATER
    assert (later.due.astimezone().date() - now().date(), later.due.astimezone().hour) == (timedelta(days=1), 10)
    assert hand.row.name == "Kees"
    assert hand.buttons["call"].hasFocus(), "no key is typed into a field by mistake"
    press(qtbot, page, Qt.Key.Key_X, page.lists)
    assert hand.row is None
    assert desk.lists.row("1:8").state is RowState.DO_NOT_CALL
    with qtbot.waitSignal(page.lists.shown):
        named(page, "contacts.notice.action").click()
    assert hand.row.id == "1:8", "undone, and in hand again"


def test_a_note_goes_with_the_row(qtbot, page_of, tmp_path, desk):
    bring_in(desk, a_file(tmp_path))
    page = page_of("lists")
    press(qtbot, page, Qt.Key.Key_N, page.lists)
    hand = page.lists.work.in_hand
    hand.note.setFocus()
    qtbot.keyClicks(hand.note, "geen cbx")
    assert desk.lists.row("1:2").state is RowState.IN_HAND, "letters typed into the note are no keys"
    with qtbot.waitSignal(page.lists.shown):
        named(page, "lists.no_answer").click()
    assert desk.lists.row("1:2").note == "geen cbx"


def test_a_call_hands_over_the_contact_and_the_list_goes_on_when_it_is_closed(qtbot, page_of, tmp_path, desk):
    bring_in(desk, a_file(tmp_path))
    page = page_of("lists")
    press(qtbot, page, Qt.Key.Key_N, page.lists)
    with qtbot.waitSignal(page.call_asked) as asked, qtbot.waitSignal(page.lists.shown):
        qtbot.keyClick(page.window(), Qt.Key.Key_C)
    begun = asked.args[0]
    assert (begun.script, begun.contact.name) == ("visit", "Zoë de Wit")
    hand = page.lists.work.in_hand
    assert hand.row.contact == begun.contact.id
    assert not hand.buttons["no_answer"].isEnabled()
    run = desk.call.start(begun.script, begun.lang, contact=begun.contact.id, entry=begun.entry)
    desk.call.finish(desk.call.choose(run, 1), wrap=WrapUp(outcome="answered"))
    with qtbot.waitSignal(page.lists.shown):
        page.refresh()
    assert desk.lists.row("1:2").state is RowState.DONE
    assert hand.row is None
    assert "1 van 3 klaar" in named(page, "lists.count").text()


def test_a_row_of_ones_own_choosing(qtbot, page_of, tmp_path, desk):
    bring_in(desk, a_file(tmp_path))
    page = page_of("lists")
    rows = page.lists.work.rows
    rows.setCurrentIndex(page.lists.work.model.index(6))
    rows.setFocus()
    with qtbot.waitSignal(page.lists.shown):
        qtbot.keyClick(rows, Qt.Key.Key_Return)
    assert page.lists.work.in_hand.row.name == "Kees"


def test_only_rows_of_some_states(qtbot, page_of, tmp_path, desk):
    bring_in(desk, a_file(tmp_path))
    page = page_of("lists")
    model = page.lists.work.model
    for which, total in (("unfit", 4), ("left", 3), ("done", 0), ("all", 7)):
        with qtbot.waitSignal(page.lists.shown):
            named(page, f"lists.show.{which}").click()
        assert model.total == total


def test_results_are_written_and_a_list_is_removed_when_it_is_said_twice(qtbot, page_of, tmp_path, desk, monkeypatch):
    bring_in(desk, a_file(tmp_path))
    page = page_of("lists")
    monkeypatch.setattr(lists_view, "choose_place", lambda *_: tmp_path / "uit.csv")
    with qtbot.waitSignal(page.lists.told):
        named(page, "lists.export").click()
    assert (tmp_path / "uit.csv").read_bytes().startswith(b"\xef\xbb\xbfline;")
    named(page, "lists.remove").click()
    assert desk.lists.lists()
    with qtbot.waitSignal(page.lists.shown):
        named(page, "contacts.notice.action").click()
    assert desk.lists.lists() == ()
    assert named(page, "lists.empty").isVisible()


def test_in_a_narrow_window_one_comes_to_the_front_at_a_time(qtbot, page_of, tmp_path, desk):
    bring_in(desk, a_file(tmp_path))
    page = page_of("lists", size=(560, 700))
    assert page.lists.work.isVisible()
    assert not page.lists.choice.list.isVisible()
    named(page, "lists.back").click()
    assert page.lists.choice.list.isVisible()
    assert not page.lists.work.isVisible()
    page.resize(1200, 700)
    assert page.lists.choice.list.isVisible()
    assert page.lists.work.isVisible()


# ---------------------------------------------------------------------- customers


def test_customers_are_brought_in_and_looked_up(qtbot, page_of, tmp_path):
    page = page_of("customers")
    assert named(page, "customers.import").hasFocus()
    page.customers.open_file(a_file(tmp_path, "Naam;Telefoon;Klantnr\nZoë de Wit;06 12345678;40012345\nJan;12;\n"))
    qtbot.waitUntil(lambda: named(page, "customers.new").isVisible())
    with qtbot.waitSignal(page.customers.told) as told:
        named(page, "customers.new.take").click()
    assert "2 klanten" in told.args[0].text
    assert "3" in told.args[0].text.splitlines()[1]
    qtbot.waitUntil(page.customers.query.isVisible)
    with qtbot.waitSignal(page.customers.shown):
        qtbot.keyClicks(page.customers.query, "0612345678")
    assert page.customers.card.shown.name == "Zoë de Wit"
    page.customers.query.setFocus()
    with qtbot.waitSignal(page.customers.shown):
        qtbot.keyClick(page.customers.query, Qt.Key.Key_Escape)
    assert page.customers.query.text() == ""
    with qtbot.waitSignal(page.customers.shown):
        qtbot.keyClicks(page.customers.query, "0612345678")
    with qtbot.waitSignal(page.contact_asked) as asked:
        qtbot.keyClick(page.customers.query, Qt.Key.Key_Return)
    assert asked.args[0].number == "40012345"
    with qtbot.waitSignal(page.address_asked) as dialled:
        named(page, "customers.dial").click()
    assert dialled.args[0].toString() == "tel:+31612345678"


def test_all_customers_go_when_it_is_said_twice(qtbot, page_of, tmp_path, desk):
    looked = desk.keep_customers.look(a_file(tmp_path, "Naam;Telefoon\nZoë;0612345678\n"))
    desk.keep_customers.replace(looked, looked.mapping)
    page = page_of("customers")
    named(page, "customers.remove").click()
    with qtbot.waitSignal(page.customers.shown):
        named(page, "contacts.notice.action").click()
    assert desk.keep_customers.about() is None
    assert not page.customers.query.isVisible()


# ---------------------------------------------------------------------- languages


@pytest.mark.parametrize("tab", ["log", "lists", "customers"])
def test_the_language_is_switched_in_place(qtbot, page_of, words, tmp_path, desk, log, tab):
    bring_in(desk, a_file(tmp_path))
    page = page_of(tab)
    view = {"log": page.log, "lists": page.lists, "customers": page.customers}[tab]
    before = texts(page)
    with qtbot.waitSignal(view.shown) if tab != "customers" else qtbot.assertNotEmitted(view.failed):
        words.switch(Language.EN)
    rest(qtbot, page)
    after = texts(page)
    assert before
    assert {name for name in before if before[name] == after[name] and before[name] not in ALIKE} == set()


ALIKE = {"Open", "Stop", ""}
"""The same in both languages."""


def texts(page):
    return {
        one.objectName(): one.text() for one in page.findChildren(QPushButton) if one.isVisible() and one.objectName()
    }


def test_home_end_and_the_first_letters_move_in_the_list_as_in_any_list(qtbot, page_of, log):
    page = page_of("log")
    rows = page.log.list
    rows.setFocus()
    last = page.log.model.total - 1
    assert last > 0
    for key, place in (
        (Qt.Key.Key_End, last),
        (Qt.Key.Key_Home, 0),
        (Qt.Key.Key_PageDown, last),
        (Qt.Key.Key_PageUp, 0),
    ):
        qtbot.keyClick(rows, key)
        assert rows.currentIndex().row() == place
    rest(qtbot, page)
    qtbot.keyClicks(rows, "jan")
    assert rows.row_now().title == "Jan Jansen"
    rest(qtbot, page)
