import shutil

import pytest
from records_builders import HERE, KEY, NOON, finish

from kbdesk.domain.errors import StateUnwritable
from kbdesk.records.contacts import ContactRecords
from kbdesk.records.database import Database
from kbdesk.records.migrations import STEPS
from kbdesk.records.records import Records

KEPT = HERE.parent / "ages"


def a_further_step(connection):
    connection.execute("ALTER TABLE contact ADD COLUMN mood TEXT NOT NULL DEFAULT ''")


def a_step_that_fails(connection):
    connection.execute("ALTER TABLE contact ADD COLUMN mood TEXT NOT NULL DEFAULT ''")
    raise ZeroDivisionError


def version_at(path, *, steps=STEPS):
    with Database(path, KEY, steps=steps).reading() as connection:
        return connection.execute("PRAGMA user_version").fetchone()[0]


def test_every_table_is_strict(records):
    with records.database.reading() as connection:
        tables = connection.execute("SELECT name, strict FROM pragma_table_list WHERE schema = 'main'").fetchall()
    ours = {name: strict for name, strict in tables if not name.startswith("sqlite_")}
    assert len(ours) == 14
    assert set(ours.values()) == {1}


def test_step_1_draws_a_number_for_the_device(tmp_path):
    numbers = set()
    for name in "abc":
        with Database(tmp_path / name, KEY).reading() as connection:
            numbers.add(connection.execute("SELECT number FROM device").fetchone())
    assert len(numbers) == 3


def test_step_2_makes_room_for_drafts(tmp_path):
    path = tmp_path / "records.db"
    assert version_at(path, steps=STEPS[:1]) == 1
    records = Records(path, KEY)
    records.drafts.keep("refer", "half a sentence", NOON)
    assert records.drafts.read("refer") == "half a sentence"
    records.drafts.keep("refer", "", NOON)
    assert records.drafts.read("refer") == ""


def test_every_released_version_has_a_kept_file():
    assert {path.name for path in KEPT.glob("*.db")} >= {f"records-{number}.db" for number in range(1, len(STEPS) + 1)}


@pytest.mark.parametrize("kept", sorted(KEPT.glob("*.db")), ids=lambda path: path.stem)
def test_a_kept_file_opens_and_holds_what_it_held(kept, tmp_path):
    shutil.copy(kept, tmp_path / "records.db")
    records = Records(tmp_path / "records.db", KEY)
    assert version_at(tmp_path / "records.db") == len(STEPS)
    newest = records.contacts.list()[0]
    assert newest.reference == "KD-0000-0002-06"
    assert newest.values[0].value == "Zoë de Wit"
    assert [entry.state.value for entry in records.outbox.entries()] == ["sent", "waiting", "queued"]
    assert records.runs.unfinished()[0].sources[0].text == "# Geen warm water\n"
    assert finish(records, 9).contact.reference == "KD-0000-0003-09"


def test_a_newer_file_is_refused_and_left_alone(records):
    stored = finish(records)
    path = records.database.path
    further = (*STEPS, a_further_step)
    assert version_at(path, steps=further) == len(STEPS) + 1
    before = path.read_bytes()
    with pytest.raises(StateUnwritable) as error:
        records.contacts.list()
    assert error.value.code == "records-newer"
    assert path.read_bytes() == before
    assert ContactRecords(Database(path, KEY, steps=further)).list() == (stored.contact,)


def test_a_copy_is_kept_before_a_step(records):
    stored = finish(records)
    path = records.database.path
    version_at(path, steps=(*STEPS, a_further_step))
    kept = path.with_name(f"records-v{len(STEPS)}.db")
    assert Records(kept, KEY).contacts.list() == (stored.contact,)
    assert not list(path.parent.glob("*.part*"))


def test_a_new_file_needs_no_copy(records):
    finish(records)
    assert not list(records.database.path.parent.glob("records-v*"))


def test_a_step_that_fails_leaves_the_file_as_it_was(records):
    stored = finish(records)
    with pytest.raises(ZeroDivisionError):
        version_at(records.database.path, steps=(*STEPS, a_step_that_fails))
    assert records.contacts.list() == (stored.contact,)


def test_a_step_is_taken_once_though_two_find_the_old_file(records):
    finish(records)
    path, further = records.database.path, (*STEPS, a_further_step)
    late = Database(path, KEY, steps=further)
    with Database(path, KEY).reading() as old:
        assert version_at(path, steps=further) == len(STEPS) + 1
        del old
    assert version_at(path, steps=further) == len(STEPS) + 1
    with late.writing() as connection:
        assert connection.execute("SELECT mood FROM contact").fetchall() == [("",)]
