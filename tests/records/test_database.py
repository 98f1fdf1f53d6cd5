import stat
import sys
from concurrent.futures import ThreadPoolExecutor
from contextlib import contextmanager

import pytest
from records_builders import KEY, NOON, a_contact, a_referral, finish
from sqlcipher3 import dbapi2 as sqlite

from kbdesk.domain.errors import Locked, StateUnwritable
from kbdesk.records.contacts import ContactRecords
from kbdesk.records.database import Database
from kbdesk.records.outbox import OutboxRecords
from kbdesk.records.records import Records


class SmallDisk(Database):
    """A database on a disk that has no page left."""

    @contextmanager
    def writing(self):
        with super().writing() as connection:
            pages = connection.execute("PRAGMA page_count").fetchone()[0]
            connection.execute(f"PRAGMA max_page_count = {pages}")
            yield connection


def code_of(error):
    return error.value.code


def test_making_the_records_touches_no_disk(tmp_path):
    Records(tmp_path / "far" / "records.db", KEY)
    assert list(tmp_path.iterdir()) == []


def test_the_folder_and_the_file_are_made_with_the_first_call(tmp_path):
    records = Records(tmp_path / "far" / "away" / "records.db", KEY)
    assert records.contacts.list() == ()
    assert (tmp_path / "far" / "away" / "records.db").is_file()


@pytest.mark.skipif(sys.platform == "win32", reason="Windows has no such modes")
def test_nobody_else_may_read_the_file(records):
    finish(records)
    assert stat.S_IMODE(records.database.path.stat().st_mode) == 0o600


def test_nothing_readable_lies_on_the_disk_not_even_beside_the_file(records, tmp_path):
    with records.database.reading():  # keeps the write-ahead log from being folded in
        finish(records, note="geheim-woord")
        found = {path.name: path.read_bytes() for path in tmp_path.iterdir()}
    assert "records.db-wal" in found
    for content in found.values():
        assert b"geheim-woord" not in content
        assert b"contact" not in content
        assert not content.startswith(b"SQLite format")


def test_the_settings_that_make_it_durable_are_on(records):
    with records.database.reading() as connection:
        answers = [connection.execute(f"PRAGMA {name}").fetchone()[0] for name in ("journal_mode", "synchronous")]
        assert answers == ["wal", 2]
        assert connection.execute("PRAGMA foreign_keys").fetchone()[0] == 1
        assert connection.execute("PRAGMA busy_timeout").fetchone()[0] == 10_000


def test_another_key_opens_nothing_and_harms_nothing(records):
    stored = finish(records)
    stranger = Records(records.database.path, bytes(32))
    with pytest.raises(StateUnwritable) as error:
        stranger.contacts.list()
    assert code_of(error) == "records-unreadable"
    with pytest.raises(StateUnwritable):
        finish(stranger, 2)
    assert records.contacts.list() == (stored.contact,)


def test_the_key_is_in_no_error(records):
    finish(records)
    with pytest.raises(StateUnwritable) as error:
        Records(records.database.path, b"\xab" * 32).contacts.list()
    whole = f"{error.value!r} {error.value} {error.value.__cause__!r}"
    assert "abab" not in whole
    assert KEY.hex() not in whole


def test_a_key_of_the_wrong_length_is_a_bug(tmp_path):
    with pytest.raises(ValueError, match="instead of 32"):
        Database(tmp_path / "records.db", b"short")


def test_a_file_that_is_no_database_is_refused_and_left_alone(tmp_path):
    path = tmp_path / "records.db"
    path.write_bytes(b"a shopping list" * 400)
    with pytest.raises(StateUnwritable) as error:
        Records(path, KEY).contacts.list()
    assert code_of(error) == "records-unreadable"
    assert path.read_bytes() == b"a shopping list" * 400


def test_one_changed_byte_is_noticed(records):
    for number in range(30):
        finish(records, number)
    path = records.database.path
    content = bytearray(path.read_bytes())
    for place in range(4096 + 200, len(content), 4096):
        content[place] ^= 1
    path.write_bytes(content)
    for question in (records.contacts.list, records.outbox.entries, records.database.check):
        with pytest.raises(StateUnwritable) as error:
            question()
        assert code_of(error) == "records-damaged"


def test_a_file_cut_short_is_noticed(records):
    for number in range(30):
        finish(records, number)
    path = records.database.path
    path.write_bytes(path.read_bytes()[: 4096 * 3 + 17])
    with pytest.raises(StateUnwritable) as error:
        records.database.check()
    assert code_of(error) == "records-damaged"


def test_a_sound_file_passes_the_check(records):
    finish(records)
    records.database.check()


def test_a_folder_in_the_place_of_the_file_is_said_plainly(tmp_path):
    (tmp_path / "records.db").mkdir()
    with pytest.raises(StateUnwritable) as error:
        Records(tmp_path / "records.db", KEY).contacts.list()
    assert code_of(error) == "records-unwritable"


def test_a_data_folder_that_cannot_be_made_is_said_plainly(tmp_path):
    (tmp_path / "data").write_text("a file", encoding="utf-8")
    with pytest.raises(StateUnwritable) as error:
        finish(Records(tmp_path / "data" / "records.db", KEY))
    assert code_of(error) == "records-unwritable"


def test_a_full_disk_refuses_the_whole_contact(records):
    stored = finish(records)
    full = ContactRecords(SmallDisk(records.database.path, KEY))
    with pytest.raises(StateUnwritable) as error:
        full.finish(
            a_contact("c2", note="long " * 20_000),
            referral=a_referral("r2"),
            channel="desk-folder",
            prefix="KD",
            end_event=None,
            at=NOON,
        )
    assert code_of(error) == "records-full"
    assert records.contacts.list() == (stored.contact,)
    assert [entry.referral for entry in records.outbox.entries()] == ["r1"]
    with records.database.reading() as connection:
        assert connection.execute("SELECT counter FROM device").fetchone() == (1,)


def test_a_full_disk_still_lets_the_outbox_be_read(records):
    finish(records)
    assert len(OutboxRecords(SmallDisk(records.database.path, KEY)).entries()) == 1


def test_a_file_that_stays_locked_is_said_plainly(records, monkeypatch):
    finish(records)
    monkeypatch.setattr("kbdesk.records.database.BUSY_SECONDS", 0.01)
    with records.database.writing(), pytest.raises(Locked) as error:
        finish(records, 2)
    assert code_of(error) == "records-busy"


def test_whoever_reads_does_not_wait_for_whoever_writes(records):
    stored = finish(records)
    with records.database.writing() as connection:
        connection.execute("DELETE FROM contact_value")
        assert records.contacts.by_id("c1") == stored.contact


def test_what_fails_half_way_leaves_nothing(records):
    with pytest.raises(sqlite.IntegrityError), records.database.writing() as connection:
        connection.executemany("UPDATE device SET counter = ?", [(77,), (-1,)])
    with records.database.reading() as connection:
        assert connection.execute("SELECT counter FROM device").fetchone() == (0,)


def test_a_bug_in_a_statement_is_not_called_a_full_disk(records):
    with pytest.raises(sqlite.IntegrityError), records.database.writing() as connection:
        connection.execute("INSERT INTO device (one, number, counter) VALUES (2, 0, 0)")


def test_a_copy_taken_in_the_middle_of_the_work_opens_with_all_that_was_finished(records, tmp_path):
    with records.database.reading():
        stored = [finish(records, number).contact for number in range(5)]
        copy = tmp_path / "copy"
        copy.mkdir()
        for path in tmp_path.glob("records.db*"):
            if not path.name.endswith("-shm"):
                (copy / path.name).write_bytes(path.read_bytes())
    there = Records(copy / "records.db", KEY)
    there.database.check()
    assert list(there.contacts.list()) == stored[::-1]


def test_many_that_find_no_file_at_the_same_moment_all_make_it_together(tmp_path):
    def first_call(_):
        return OutboxRecords(Database(tmp_path / "records.db", KEY)).unsent_count()

    with ThreadPoolExecutor(8) as pool:
        assert list(pool.map(first_call, range(40))) == [0] * 40
