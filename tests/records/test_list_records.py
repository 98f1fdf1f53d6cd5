"""Lists on disk: which row comes next, two windows, who must not be called, keeping times and one person's wish."""

import shutil
from dataclasses import replace
from datetime import timedelta

from list_builders import a_list, a_row, bring_in
from records_builders import HERE, KEY, NOON

from kbdesk.domain.contact_list import OPEN_ROWS, RowRemark, RowState
from kbdesk.domain.open_contact import ContactAct, ContactEvent
from kbdesk.domain.person_sought import PersonSought, SoughtBy
from kbdesk.records.database import Database
from kbdesk.records.list_step import lists
from kbdesk.records.migrations import STEPS
from kbdesk.records.records import Records

HOUR, DAY = timedelta(hours=1), timedelta(days=1)


def take(records, number, at=NOON):
    return records.lists.take_next(number, at)


def opened_for(records, row, name="c1"):
    """A contact that is opened for a row, as `KeepContacts.open` does."""
    told = ContactEvent(NOON, ContactAct.TELL, "list_row", row.id)
    return records.open_contacts.begin(name, (ContactEvent(NOON, ContactAct.OPEN), told))


def test_step_7_makes_room_for_lists_and_customers(tmp_path):
    path = tmp_path / "records.db"
    before = STEPS.index(lists)
    with Database(path, KEY, steps=STEPS[:before]).reading() as connection:
        assert connection.execute("PRAGMA user_version").fetchone() == (6,)
    records = Records(path, KEY)
    assert take(records, bring_in(records)).line == 2
    assert records.customers.about() is None


def test_a_list_comes_in_whole_and_counts_its_rows(records):
    unfit = a_row(3, state=RowState.NOT_USABLE, phone="", remark=RowRemark("not-phone", "Telefoon", "06 12345678"))
    stored = records.lists.bring_in(a_list(digest="d"), [a_row(2), unfit, a_row(4)])
    progress = records.lists.progress()[0]
    assert progress.list == stored == records.lists.with_digest("d")
    assert (progress.total, progress.usable, progress.left) == (3, 2, 2)
    row = records.lists.row(stored.number, 3)
    assert (row.id, row.remark, row.values) == (f"{stored.number}:3", unfit.remark, unfit.values)
    assert records.lists.with_digest("other") is None


def test_rows_come_in_the_order_of_the_file_and_one_at_a_time(records):
    number = bring_in(records)
    first = take(records, number)
    assert (first.line, first.state) == (2, RowState.IN_HAND)
    assert take(records, number) == first, "the one in hand is given again, not another"
    records.lists.move(first, RowState.DONE, NOON)
    assert take(records, number).line == 3


def test_what_is_due_comes_first_and_what_was_skipped_last(records):
    number = bring_in(records, range(2, 6))
    skipped, later, sooner = (
        take_and(records, number, *how)
        for how in ((RowState.SKIPPED, None), (RowState.LATER, NOON + 2 * HOUR), (RowState.NO_ANSWER, NOON + HOUR))
    )
    lines = []
    for at in (NOON + 3 * HOUR, NOON + 3 * HOUR, NOON + 3 * HOUR, NOON + 3 * HOUR):
        row = take(records, number, at)
        lines.append(row.line)
        records.lists.move(row, RowState.DONE, at)
    assert lines == [sooner.line, later.line, 5, skipped.line]
    assert take(records, number, NOON + DAY) is None


def take_and(records, number, state, due):
    row = take(records, number)
    records.lists.move(row, state, NOON, due=due)
    return row


def test_what_is_not_due_yet_is_not_given_and_the_next_time_is_known(records):
    number = bring_in(records, [2])
    take_and(records, number, RowState.LATER, NOON + HOUR)
    assert take(records, number) is None
    assert records.lists.progress(number)[0].next_due == NOON + HOUR


def test_a_row_that_another_window_moved_is_left_as_it_is_there(records):
    number = bring_in(records)
    seen = take(records, number)
    records.lists.move(seen, RowState.DONE, NOON + HOUR)
    assert records.lists.move(seen, RowState.SKIPPED, NOON + HOUR) is None
    assert records.lists.take(seen, NOON + HOUR) is None
    assert records.lists.row(number, seen.line).state is RowState.DONE


def test_a_row_of_ones_own_choosing_puts_the_one_in_hand_back(records):
    number = bring_in(records)
    first = take(records, number)
    chosen = records.lists.take(records.lists.row(number, 4), NOON)
    assert chosen.state is RowState.IN_HAND
    assert records.lists.row(number, first.line).state is RowState.WAITING


def test_whoever_must_not_be_called_is_not_called_from_any_list(records):
    number, other = bring_in(records), bring_in(records, name="ander")
    row = take(records, number)
    records.lists.move(row, RowState.DO_NOT_CALL, NOON)
    assert records.lists.row(other, row.line).state is RowState.DO_NOT_CALL
    third = bring_in(records, name="later")
    assert records.lists.row(third, row.line).state is RowState.DO_NOT_CALL
    assert records.lists.must_not_call(row.phone)
    with records.database.reading() as connection:
        marks = connection.execute("SELECT mark FROM do_not_call").fetchall()
    assert len(marks) == 1
    assert row.phone not in marks[0][0]


def test_a_mark_set_by_mistake_can_be_taken_away(records):
    number = bring_in(records)
    row = records.lists.move(take(records, number), RowState.DO_NOT_CALL, NOON)
    records.lists.move(row, RowState.WAITING, NOON)
    assert not records.lists.must_not_call(row.phone)


def test_a_contact_takes_its_row_along_in_its_own_transaction(records):
    number = bring_in(records)
    row = take(records, number)
    contact = opened_for(records, row)
    assert records.lists.row(number, row.line).contact == contact.id
    assert take(records, number).line == 3, "the next one can be called while that contact is open"
    assert [one.id for one in records.lists.of_contacts([contact.id])] == [row.id]


def test_a_list_that_is_removed_takes_its_rows_but_not_who_must_not_be_called(records):
    number = bring_in(records)
    row = records.lists.move(take(records, number), RowState.DO_NOT_CALL, NOON)
    assert records.lists.remove(number)
    assert not records.lists.remove(number)
    assert records.lists.progress() == ()
    assert records.lists.rows(number) == ()
    assert records.lists.must_not_call(row.phone)


def test_rows_are_fetched_part_by_part_and_by_state(records):
    number = bring_in(records, range(2, 302))
    for _ in range(3):
        records.lists.move(take(records, number), RowState.DONE, NOON)
    assert [row.line for row in records.lists.rows(number, first=100, limit=3)] == [102, 103, 104]
    assert [row.line for row in records.lists.rows(number, states=(RowState.DONE,), limit=2)] == [2, 3]
    assert len(records.lists.rows(number, states=OPEN_ROWS)) == 297


def test_values_go_when_their_time_is_over_and_the_row_still_counts(records):
    number = bring_in(records, keep_days=7)
    records.lists.move(take(records, number), RowState.DONE, NOON)
    assert records.purge.run(NOON + 7 * DAY, {"personal": 30, "none": 365}).list_rows == 0
    assert records.purge.run(NOON + 8 * DAY, {"personal": 30, "none": 365}).list_rows == 3
    done, never = records.lists.row(number, 2), records.lists.row(number, 3)
    assert (done.state, done.phone, done.name, done.values, done.note) == (RowState.DONE, "", "", (), "")
    assert (never.state, never.remark.code) == (RowState.NOT_USABLE, "kept-long-enough")
    assert records.lists.progress(number)[0].total == 3
    records.purge.run(NOON + 400 * DAY, {"personal": 30, "none": 365})
    assert records.lists.progress() == ()


def test_a_row_whose_contact_is_open_keeps_its_values(records):
    number = bring_in(records, [2, 3], keep_days=7)
    opened_for(records, take(records, number))
    assert records.purge.run(NOON + 8 * DAY, {"personal": 30, "none": 365}).list_rows == 1
    assert records.lists.row(number, 2).phone
    assert not records.lists.row(number, 3).phone


def test_one_person_is_found_in_lists_and_customers_and_taken_out_of_both(records):
    number = records.lists.bring_in(a_list(), [a_row(2, name="Zoë de Wit"), a_row(3)]).number
    sought = PersonSought(SoughtBy.NAME, "zoe de wit")
    kept = records.persons.kept(sought)
    assert [identity for identity, _ in kept.list_rows] == [f"{number}:2"]
    erased = records.persons.erase(sought, NOON)
    assert erased.counts.list_rows == 1
    assert [row.line for row in records.lists.rows(number)] == [3]
    assert not records.persons.kept(sought).counts.any


def test_asking_for_a_number_finds_the_row(records):
    bring_in(records, [7])
    assert records.persons.kept(PersonSought(SoughtBy.PHONE, "600000007")).counts.list_rows == 1


def test_a_note_and_the_tries_stay_with_the_row(records):
    number = bring_in(records)
    row = records.lists.move(take(records, number), RowState.NO_ANSWER, NOON, due=NOON + HOUR, tries=1, note="hond")
    again = take(records, number, NOON + HOUR)
    assert again == replace(row, state=RowState.IN_HAND, due=None, changed=NOON + HOUR)
    assert (again.tries, again.note) == (1, "hond")


def test_the_kept_file_of_version_7_holds_lists_and_customers(tmp_path):
    shutil.copy(HERE.parent / "ages" / "records-7.db", tmp_path / "records.db")
    records = Records(tmp_path / "records.db", KEY)
    progress = records.lists.progress()[0]
    assert (progress.list.name, progress.list.script, progress.list.keep_days) == ("najaar", "no-hot-water", 30)
    assert dict(progress.list.mapping.columns) == {0: "name", 1: "phone"}
    rows = records.lists.rows(progress.list.number)
    assert [row.state for row in rows] == [RowState.NO_ANSWER, RowState.DO_NOT_CALL, RowState.WAITING]
    assert (rows[0].note, rows[0].tries, rows[0].due) == ("hond", 1, NOON)
    assert records.lists.must_not_call("+31201234567")
    assert records.customers.with_phone("+31612345678", 1)[0].more == (("Contract", "Vast"),)
