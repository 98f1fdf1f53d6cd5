"""An outgoing list from its file to its results; what a call leaves behind on its row; killed at any moment."""

import os
import random
import subprocess
import sys
from datetime import timedelta
from pathlib import Path

import pytest
from outgoing_content import FIT, TABLE, a_file, bring_in, outgoing_desk

import kbdesk
from kbdesk.desk import now
from kbdesk.domain.contact import ContactState, Direction
from kbdesk.domain.contact_list import TRIES, RowAct, RowState
from kbdesk.domain.errors import WrongUse
from kbdesk.domain.table_text import read_table
from kbdesk.domain.wrap_up import WrapUp

HERE = Path(__file__).parent
CHOICES = {"answered": 1, "no-answer": 2, "call-back": 3, "do-not-call": 4}


@pytest.fixture
def desk(tmp_path):
    one = outgoing_desk(tmp_path)
    yield one
    one.close()


@pytest.fixture
def number(desk, tmp_path):
    return bring_in(desk, a_file(tmp_path)).list.number


def called(desk, row, outcome, **wrap):
    """A whole call of a row, to an outcome."""
    begun = desk.lists.call(row.id)
    run = desk.call.start(begun.script, begun.lang, contact=begun.contact.id, entry=begun.entry)
    run = desk.call.choose(run, CHOICES[outcome])
    _, finished = desk.call.finish(run, wrap=WrapUp(outcome=outcome), **wrap)
    return finished.contact


# ---------------------------------------------------------------------- bringing in


def test_columns_are_proposed_and_each_row_says_what_is_wrong_with_it(desk, tmp_path):
    looked = desk.bring_in_list.look(a_file(tmp_path), "visit", "nl")
    assert dict(looked.mapping.columns) == {0: "customer_name", 1: "phone", 2: "customer_number", 3: "day"}
    came = desk.bring_in_list.bring_in(looked, looked.mapping)
    assert came.usable == len(FIT)
    wrong = {row.line: (row.remark.code, row.remark.column, row.remark.expected) for row in came.not_usable}
    assert wrong[4] == ("not-phone", "Telefoon", "")
    assert wrong[5][:2] == ("pattern", "Klantnummer")
    assert wrong[6] == ("twice", "", "2")
    assert wrong[7][:2] == ("not-date", "Dag")
    stored = desk.lists.rows(came.list.number)
    assert [row.line for row in stored] == list(range(2, 9)), "not one row goes under"
    assert [row.name for row in stored if row.state is RowState.WAITING] == FIT
    assert dict(stored[0].values) == {
        "customer_name": "Zoë de Wit",
        "phone": "+31612345678",
        "customer_number": "40012345",
        "day": "2026-12-03",
    }


def test_the_shortest_keeping_time_of_its_values_is_the_lists(desk, number):
    assert desk.lists.list(number).list.keep_days == 20


def test_scripts_for_calls_we_make_are_offered(desk):
    assert [card.header.id for card in desk.bring_in_list.scripts("nl")] == ["visit"]


def test_the_same_file_is_noticed_and_taken_once_more_only_when_it_is_said(desk, tmp_path):
    path = a_file(tmp_path)
    bring_in(desk, path)
    with pytest.raises(WrongUse) as error:
        bring_in(desk, path)
    assert error.value.code == "list-known"
    assert bring_in(desk, path, again=True).list.number == 2


def test_what_was_typed_changes_the_mapping(desk, tmp_path):
    looked = desk.bring_in_list.look(a_file(tmp_path), "visit", "nl")
    mapping = desk.bring_in_list.mapping(looked, ("Wijk=note", "Klantnummer=", "Dag="))
    assert dict(mapping.columns) == {0: "customer_name", 1: "phone", 4: "note"}
    came = desk.bring_in_list.bring_in(looked, mapping)
    assert came.usable == len(FIT) + 2
    with pytest.raises(WrongUse) as error:
        desk.bring_in_list.mapping(looked, ("Wijk=district",))
    assert error.value.code == "column-unknown"


def test_a_list_without_numbers_or_rows_is_refused(desk, tmp_path):
    looked = desk.bring_in_list.look(a_file(tmp_path), "visit", "nl")
    with pytest.raises(WrongUse) as error:
        desk.bring_in_list.bring_in(looked, looked.mapping.changed([(1, "")]))
    assert error.value.code == "list-without-phone"
    with pytest.raises(WrongUse) as error:
        bring_in(desk, a_file(tmp_path, "Naam;Telefoon\n"))
    assert error.value.code == "list-without-rows"
    with pytest.raises(WrongUse) as error:
        desk.bring_in_list.look(tmp_path / "gone.csv", "visit", "nl")
    assert error.value.code == "input-unreadable"
    assert desk.lists.lists() == ()


def test_a_row_whose_cells_do_not_match_the_heading_is_not_called(desk, tmp_path):
    came = bring_in(desk, a_file(tmp_path, "Naam,Telefoon\nVries, de,0612345678\nJan,0201234567\n"))
    assert [(row.line, row.remark.code) for row in came.not_usable] == [(2, "not-phone")]
    came = bring_in(desk, a_file(tmp_path, "Telefoon,Naam\n0612345678,Vries, de\n0201234567,Jan\n"))
    assert [(row.line, row.remark.code) for row in came.not_usable] == [(2, "too-many-cells")]


# ---------------------------------------------------------------------- working


def test_a_call_opens_an_outgoing_contact_with_the_rows_values(desk, number):
    row = desk.lists.next(number)
    begun = desk.lists.call(row.id)
    contact = begun.contact
    assert (contact.direction, contact.phone, contact.name) == (Direction.OUTGOING, "+31612345678", "Zoë de Wit")
    assert contact.list_row == row.id
    run = desk.call.start(begun.script, begun.lang, contact=contact.id, entry=begun.entry)
    assert run.values() == dict(row.values)
    assert desk.lists.call(row.id).contact.id == contact.id, "asked again it is the same contact"
    assert len(desk.keep_contacts.open_ones()) == 1


@pytest.mark.parametrize(
    ("outcome", "state"),
    [
        ("answered", RowState.DONE),
        ("no-answer", RowState.NO_ANSWER),
        ("call-back", RowState.LATER),
        ("do-not-call", RowState.DO_NOT_CALL),
    ],
)
def test_the_outcome_of_the_contact_says_what_becomes_of_the_row(desk, number, outcome, state):
    row = desk.lists.next(number)
    contact = called(desk, row, outcome)
    desk.lists.settle()
    after = desk.lists.row(row.id)
    assert (after.state, after.contact, after.outcome) == (state, contact.id, outcome)
    assert (after.due is not None) is (state in {RowState.NO_ANSWER, RowState.LATER})
    assert after.tries == (1 if state is RowState.NO_ANSWER else 0)


def test_a_promise_made_in_the_call_is_when_the_row_comes_back(desk, number):
    row = desk.lists.next(number)
    begun = desk.lists.call(row.id)
    at = now() + timedelta(days=2)
    desk.keep_contacts.promise(begun.contact.id, at, "terugbellen")
    desk.keep_contacts.close(begun.contact.id, WrapUp(outcome="call-back"))
    desk.lists.settle()
    assert abs(desk.lists.row(row.id).due - at) < timedelta(seconds=1)


def test_a_contact_that_was_nothing_gives_its_row_back(desk, number):
    row = desk.lists.next(number)
    desk.keep_contacts.discard(desk.lists.call(row.id).contact.id)
    assert desk.lists.next(number).id == row.id
    assert desk.lists.row(row.id).contact == ""


def test_a_closing_that_is_taken_back_takes_the_row_back_too(desk, number):
    row = desk.lists.next(number)
    contact = called(desk, row, "no-answer", undo_seconds=600)
    assert desk.lists.lists()[0].count(RowState.NO_ANSWER) == 1
    desk.keep_contacts.undo(contact.id)
    assert desk.lists.lists()[0].count(RowState.IN_HAND) == 1
    assert desk.lists.row(row.id).tries == 0


def test_while_its_contact_is_open_a_row_is_left_to_it(desk, number):
    row = desk.lists.next(number)
    desk.lists.call(row.id)
    with pytest.raises(WrongUse) as error:
        desk.lists.act(row.id, RowAct.SKIP)
    assert error.value.code == "row-called"
    assert desk.lists.next(number).id != row.id


def test_acts_without_a_call(desk, number):
    first = desk.lists.next(number)
    assert desk.lists.act(first.id, RowAct.NO_ANSWER, note=" hond ").note == "hond"
    second = desk.lists.next(number)
    at = now() + timedelta(hours=1)
    later = desk.lists.act(second.id, RowAct.LATER, at=at)
    assert (later.state, later.due) == (RowState.LATER, at)
    third = desk.lists.next(number)
    assert desk.lists.act(third.id, RowAct.DO_NOT_CALL).state is RowState.DO_NOT_CALL
    assert desk.lists.next(number) is None
    progress = desk.lists.list("BEL")
    assert (progress.done, progress.left, progress.usable) == (1, 2, 3)
    assert desk.lists.act(third.id, RowAct.AGAIN).state is RowState.WAITING
    assert desk.lists.next(number).id == third.id


def test_a_row_that_is_never_reached_is_given_up(desk, number):
    row = desk.lists.next(number)
    for _ in range(TRIES):
        desk.lists.take(row.id)
        row = desk.lists.act(row.id, RowAct.NO_ANSWER)
    assert (row.state, row.tries, row.due) == (RowState.NOT_REACHED, TRIES, None)
    with pytest.raises(WrongUse):
        desk.lists.take(row.id)


@pytest.mark.parametrize(
    ("act", "how", "code"),
    [
        (RowAct.LATER, {}, "time-missing"),
        (RowAct.LATER, {"at": -1}, "time-past"),
        (RowAct.AGAIN, {}, "row-not-so"),
    ],
)
def test_what_cannot_be_done_is_refused(desk, number, act, how, code):
    row = desk.lists.next(number)
    how = {name: now() + timedelta(hours=value) for name, value in how.items()}
    with pytest.raises(WrongUse) as error:
        desk.lists.act(row.id, act, **how)
    assert error.value.code == code
    assert desk.lists.row(row.id) == row


def test_unknown_lists_and_rows_are_named(desk, number):
    for typed in ("9", "nergens", ""):
        with pytest.raises(WrongUse) as error:
            desk.lists.list(typed)
        assert error.value.code == "list-unknown"
    for typed in ("1:99", "1", "x:y", "", "1:2:3", "1:" + "9" * 40):
        with pytest.raises(WrongUse) as error:
            desk.lists.row(typed)
        assert error.value.code == "row-unknown"


def test_a_row_that_is_not_usable_can_be_called_where_it_has_a_number(desk, number):
    assert desk.lists.act(f"{number}:5", RowAct.AGAIN).state is RowState.WAITING
    begun = desk.lists.call(f"{number}:5")
    run = desk.call.start(begun.script, begun.lang, contact=begun.contact.id, entry=begun.entry)
    assert "customer_number" not in run.values(), "a value that does not fit never enters the call"
    with pytest.raises(WrongUse) as error:
        desk.lists.act(f"{number}:4", RowAct.AGAIN)
    assert error.value.code == "row-without-phone"


# ---------------------------------------------------------------------- results


def test_the_results_can_be_read_back_and_hold_no_formula(desk, tmp_path):
    text = TABLE.replace("Jan Jansen", "=HYPERLINK(1)")
    number = bring_in(desk, a_file(tmp_path, text)).list.number
    contact = called(desk, desk.lists.next(number), "answered")
    data = desk.lists.export(number)
    assert b";'=HYPERLINK(1);" in data
    table = read_table(data)
    rows = [dict(zip(table.header, row.cells, strict=True)) for row in table.rows]
    assert len(rows) == 7
    assert (rows[0]["state"], rows[0]["outcome"], rows[0]["reference"]) == ("done", "answered", contact.reference)
    assert rows[2]["remark"] == "not-phone Telefoon"
    written = desk.lists.write_results(number, tmp_path / "out.csv", lang="en")
    assert written.read_bytes().startswith(b"\xef\xbb\xbfline,state,")
    with pytest.raises(WrongUse) as error:
        desk.lists.write_results(number, tmp_path / "gone" / "out.csv")
    assert error.value.code == "output-unwritable"


def test_a_list_that_is_removed_is_gone(desk, number):
    desk.lists.remove(number)
    assert desk.lists.lists() == ()
    with pytest.raises(WrongUse):
        desk.lists.remove(number)


# ---------------------------------------------------------------------- killed


def test_no_row_is_lost_or_called_twice_however_often_the_program_dies(tmp_path):
    lines = [f"Klant {one};06{20_000_000 + one}" for one in range(20)]
    desk = outgoing_desk(tmp_path)
    number = bring_in(desk, a_file(tmp_path, "\n".join(["Naam;Telefoon", *lines]))).list.number
    desk.close()
    chance, told = random.Random(11), []
    for kill in range(5):
        with started(tmp_path, kill) as process:
            told += [process.stdout.readline() for _ in range(chance.randint(1, 9))]
            for _ in range(chance.randint(0, 40_000)):
                pass
            process.kill()
            told += process.stdout.readlines()
        told = [line for line in told if line]
        desk = outgoing_desk(tmp_path)
        progress = desk.lists.list(number)
        assert (progress.total, progress.usable) == (20, 20), "each row is in one state"
        closed = [line.split()[1] for line in told if line.startswith("closed")]
        assert len(closed) == len(set(closed)), "no row was called twice to its end"
        states = {row.id: row.state for row in desk.lists.rows(number)}
        assert all(states[row_id] is RowState.DONE for row_id in closed), "what was said to be closed is done"
        for contact in desk.keep_contacts.open_ones():
            assert desk.lists.row(contact.list_row).contact == contact.id
            desk.keep_contacts.discard(contact.id)  # the agent says: it was nothing
        desk.close()
    with started(tmp_path, "last") as process:
        told += process.stdout.readlines()
        assert process.wait() == 0
    desk = outgoing_desk(tmp_path)
    assert desk.lists.list(number).count(RowState.DONE) == 20
    contacts = desk.contacts.latest(1000)
    assert len(contacts) == 20
    assert {contact.state for contact in contacts} == {ContactState.CLOSED}
    assert len({contact.phone for contact in contacts}) == 20
    desk.close()


def started(folder, seed):
    environment = {**os.environ, "PYTHONPATH": str(Path(kbdesk.__file__).parent.parent)}
    words = [sys.executable, str(HERE / "work_a_list.py"), str(folder), str(seed)]
    return subprocess.Popen(words, env=environment, stdout=subprocess.PIPE, text=True, encoding="utf-8")
