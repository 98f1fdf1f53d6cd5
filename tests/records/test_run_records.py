import pytest
from records_builders import NOON, SECOND, a_contact, a_run, a_script, a_source
from sqlcipher3 import dbapi2 as sqlite

from kbdesk.domain.acts import capture, choose, end, note_event
from kbdesk.domain.errors import WrongUse
from kbdesk.domain.run import EventKind, Mode, replay


def test_a_run_read_back_equals_the_one_that_never_stopped(records):
    run = a_run()
    records.runs.begin(run, (a_source(),))
    after = capture(run, "naam", "Zoë\nde Wit", NOON + SECOND)
    after = choose(after, 1, NOON + 2 * SECOND)
    after = note_event(after, EventKind.LEAVE, NOON + 3 * SECOND)
    records.runs.append(run.id, after.events[len(run.events) :], known=len(run.events))
    stored = records.runs.load(run.id)
    assert replay(stored.id, stored.mode, (a_script(),), stored.events) == after
    assert stored.sources == (a_source(),)
    assert stored.began == NOON
    assert not stored.ended


def test_a_script_entered_later_comes_after_the_first_and_is_kept_once(records):
    records.runs.begin(a_run(), (a_source(),))
    records.runs.append("run1", (), sources=(a_source("meter", "# Meter\n"),), known=1)
    records.runs.append("run1", (), sources=(a_source("meter", "# Meter, changed since\n"),), known=1)
    assert records.runs.load("run1").sources == (a_source(), a_source("meter", "# Meter\n"))


def test_the_same_text_is_kept_once_for_all_runs(records):
    for number in range(3):
        records.runs.begin(a_run(f"run{number}"), (a_source(),))
    with records.database.reading() as connection:
        assert connection.execute("SELECT COUNT(*) FROM script_text").fetchone() == (1,)


def test_unfinished_runs_are_live_without_an_outcome_newest_first(records):
    for name in ("first", "second", "third"):
        records.runs.begin(a_run(name), (a_source(),))
    records.runs.begin(a_run("practice", mode=Mode.PRACTICE), (a_source(),))
    done = end(a_run("second"), "solved", NOON)
    records.runs.append("second", done.events[-1:], known=1)
    assert [run.id for run in records.runs.unfinished()] == ["third", "first"]
    assert records.runs.load("second").ended


def test_the_end_of_a_run_is_written_with_its_contact(records):
    run = a_run()
    records.runs.begin(run, (a_source(),))
    ended = end(run, "solved", NOON + SECOND)
    close(records, run, ended)
    assert records.runs.unfinished() == ()
    assert records.runs.load(run.id).events == ended.events


def test_a_discarded_run_is_gone_and_its_text_with_it(records):
    records.runs.begin(a_run("keep"), (a_source(),))
    records.runs.begin(a_run("drop"), (a_source("meter", "# Meter\n"),))
    records.runs.discard("drop")
    records.runs.discard("drop")
    assert [run.id for run in records.runs.unfinished()] == ["keep"]
    with records.database.reading() as connection:
        assert connection.execute("SELECT text FROM script_text").fetchall() == [("# Geen warm water\n",)]


def test_a_finished_run_cannot_be_discarded(records):
    run = end(a_run(), "solved", NOON)
    records.runs.begin(run, (a_source(),))
    with pytest.raises(WrongUse) as error:
        records.runs.discard(run.id)
    assert error.value.code == "run-finished"


def test_a_step_in_a_run_discarded_elsewhere_is_refused(records):
    for act in (records.runs.load, lambda name: records.runs.append(name, a_run().events, known=0)):
        with pytest.raises(WrongUse) as error:
            act("gone")
        assert error.value.code == "run-unknown"


def test_a_run_that_went_on_in_another_window_is_not_gone_on_with_here(records):
    run = a_run()
    records.runs.begin(run, (a_source(),))
    there = choose(run, 1, NOON + SECOND)
    records.runs.append(run.id, there.events[1:], known=1)
    here = note_event(run, EventKind.LEAVE, NOON + SECOND)
    for act in (
        lambda: records.runs.append(run.id, here.events[1:], known=1),
        lambda: close(records, run, end(run, "solved", NOON + SECOND)),
    ):
        with pytest.raises(WrongUse) as error:
            act()
        assert error.value.code == "run-went-on"
    assert records.runs.load(run.id).events == there.events
    assert records.contacts.list() == ()


def close(records, run, ended):
    records.contacts.finish(
        a_contact(run=run.id),
        referral=None,
        channel="",
        prefix="KD",
        end_event=ended.events[-1],
        at=NOON + SECOND,
        known=len(run.events),
    )


def test_an_event_never_changes(records):
    records.runs.begin(a_run(), (a_source(),))
    with pytest.raises(sqlite.IntegrityError, match="never changes"), records.database.writing() as connection:
        connection.execute("UPDATE run_event SET value = 'other'")
