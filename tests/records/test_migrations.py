import json
import shutil

import pytest
from records_builders import HERE, KEY, NOON, finish
from sqlcipher3 import dbapi2 as sqlite

from kbdesk.domain.contact import ContactState
from kbdesk.domain.desk import DeskAnswer, DeskState
from kbdesk.domain.errors import StateUnwritable
from kbdesk.domain.flag import Flag, FlagKind
from kbdesk.domain.open_contact import Stretch
from kbdesk.domain.outbox import Receipt
from kbdesk.domain.search_log import EndedSearch, SearchEnd
from kbdesk.domain.verdict import Tally, Verdict
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
    assert len(ours) == 32
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
    records.drafts.keep("refer", {"subject": "half a sentence"}, NOON)
    assert records.drafts.read("refer") == {"subject": "half a sentence"}
    records.drafts.keep("refer", {}, NOON)
    assert records.drafts.read("refer") == {}


def test_step_3_makes_room_for_what_readers_tell(tmp_path):
    path = tmp_path / "records.db"
    assert version_at(path, steps=STEPS[:2]) == 2
    records = Records(path, KEY)
    records.flags.add(Flag("7b6c1f1e-2f0a-4f6e-9d0c-0c2f5a5d1e01", NOON, FlagKind.MISSING, words="hond"))
    records.verdicts.change("refill", "nl", 3, said=Verdict.HELPED, instead_of=None)
    records.search_log.log(EndedSearch("hond", "nl", 0, SearchEnd.LEFT), NOON, forget_before=NOON)
    assert records.flags.list()[0].words == "hond"
    assert records.verdicts.all(9) == {("refill", "nl", 3): Tally(1, 0)}
    assert records.search_log.since(NOON)[0].search.words == "hond"


def test_the_kept_file_of_version_3_holds_what_readers_told(tmp_path):
    shutil.copy(KEPT / "records-3.db", tmp_path / "records.db")
    records = Records(tmp_path / "records.db", KEY)
    flag = records.flags.list()[0]
    assert (flag.kind, flag.about.article, flag.about.anchor) == (FlagKind.OUTDATED, "boiler", "monteur")
    assert records.verdicts.all(9) == {("boiler", "nl", 4): Tally(1, 0)}
    before, since = (one.search for one in records.search_log.since(NOON))
    assert (before.words, before.end) == ("tochtstrip", SearchEnd.LEFT)
    assert (since.words, since.lang) == ("tochtstrip", "nl")


def test_step_5_makes_room_for_keeping_times_and_photos_and_counts_on(tmp_path):
    path = tmp_path / "records.db"
    before = Records(path, KEY)
    before.database._steps = STEPS[:4]
    with before.database.writing() as connection:
        connection.execute("UPDATE device SET number = 5, counter = 7")
    records = Records(path, KEY)
    assert records.purge.is_due(NOON)
    assert records.persons.log() == ()
    assert records.photos.unsent_count() == 0
    assert finish(records).contact.reference.startswith("KD-0000-0057")


def test_the_kept_file_of_version_6_holds_contacts_in_hand_and_a_promise(tmp_path):
    shutil.copy(KEPT / "records-6.db", tmp_path / "records.db")
    records = Records(tmp_path / "records.db", KEY)
    left, held = records.open_contacts.all()
    assert (left.id, left.run, left.state) == ("run1", "run1", ContactState.PARKED)
    assert (held.phone, held.note, held.stretch) == ("+31612345678", "Zoë, 2ᵉ verdieping 🔥", Stretch.HOLD)
    assert [one.name for one in records.promises.open_ones()] == ["Zoë"]


def test_what_was_frozen_may_be_emptied_only_once_it_has_arrived(records):
    finish(records)
    empty = "UPDATE referral SET sent_values = '[]', subject = '', note = '' WHERE id = 'r1'"
    with pytest.raises(sqlite.IntegrityError, match="never changes"), records.database.writing() as connection:
        connection.execute(empty)
    records.outbox.claim(NOON, owner="test")
    records.outbox.mark_sent("r1", Receipt("7"), NOON)
    for change in ("queue = 'x'", "reference = 'x'", "path = '[]'"):
        with pytest.raises(sqlite.IntegrityError, match="never changes"), records.database.writing() as connection:
            connection.execute(f"UPDATE referral SET {change} WHERE id = 'r1'")  # noqa: S608
    with records.database.writing() as connection:
        connection.execute(empty)
    assert records.outbox.referral("r1").values == ()


def test_step_4_makes_room_for_what_the_desk_tells(tmp_path):
    path = tmp_path / "records.db"
    assert version_at(path, steps=STEPS[:3]) == 3
    records = Records(path, KEY)
    finish(records)
    records.outbox.mark_sent("r1", Receipt("I 2611 001"), NOON, look_again=NOON)
    assert [one.referral for one in records.desk_news.looks_due(NOON)] == ["r1"]
    assert records.desk_news.looked("r1", ("I 2611 001", "I 2611 002")).doubles == ("I 2611 002",)
    assert records.desk_news.looks_due(NOON) == ()
    state = DeskState("I 2611 001", "Gereed", is_closed=True, answers=(DeskAnswer(NOON, "Dinsdag"),))
    assert records.desk_news.keep("r1", state, NOON) == records.desk_news.known("r1")
    assert records.desk_news.closed() == {"r1"}


def test_step_8_moves_what_was_seen_of_the_desks_news_out_of_a_draft(tmp_path):
    path = tmp_path / "records.db"
    shutil.copy(KEPT / "records-7.db", path)
    before = Database(path, KEY, steps=STEPS[:7])
    with before.writing() as connection:
        (sent,) = connection.execute("SELECT referral FROM outbox_entry WHERE state = 'sent'").fetchone()
        seen = json.dumps({sent: "open 0 0", "of one that is gone": "open 0 0"})
        connection.execute("INSERT INTO draft VALUES ('news-read', ?, ?)", (seen, "2026-03-02T12:00:00.000000Z"))
        connection.execute(
            "INSERT INTO desk_state VALUES (?, '7', 'open', 0, ?)", (sent, "2026-03-02T12:00:00.000000Z")
        )
    records = Records(path, KEY)
    assert records.desk_news.unread(records.desk_news.all_known()) == frozenset()
    assert records.drafts.read("news-read") == {}
    with records.database.reading() as connection:
        assert connection.execute("SELECT referral, mark FROM desk_read").fetchall() == [(sent, "open 0 0")]


def test_the_kept_file_of_version_8_knows_what_was_seen(tmp_path):
    shutil.copy(KEPT / "records-8.db", tmp_path / "records.db")
    records = Records(tmp_path / "records.db", KEY)
    known = records.desk_news.all_known()
    assert [one.state.status for one in known.values()] == ["open"]
    assert records.desk_news.unread(known) == frozenset()


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
