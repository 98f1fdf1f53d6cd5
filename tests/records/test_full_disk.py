"""A disk with no byte left, under each act that writes: a small file system of memory, filled to the brim."""

import os
import shutil
import subprocess
import sys
from dataclasses import replace

import pytest
from records_builders import KEY, NOON, SECOND, a_photo, a_referral, a_run, a_source, finish

from kbdesk.domain.errors import StateUnwritable
from kbdesk.domain.flag import Flag, FlagKind
from kbdesk.domain.outbox import Failure, Receipt, Verdict
from kbdesk.records.records import Records

LATER = NOON + 60 * SECOND


@pytest.fixture
def disk(tmp_path):
    """An own small disk, gone afterwards."""
    if not sys.platform.startswith("linux") or os.geteuid() != 0:
        pytest.skip("only root on Linux can make a small disk of its own")
    place = tmp_path / "disk"
    place.mkdir()
    made = subprocess.run(["mount", "-t", "tmpfs", "-o", "size=4m", "tmpfs", place], capture_output=True, check=False)
    if made.returncode:
        pytest.skip("no file system can be mounted here")
    yield place
    subprocess.run(["umount", "--lazy", place], check=True)


@pytest.fixture
def records(disk):
    """Two referrals in the outbox, one of them claimed; a run that is going on; a flag."""
    records = Records(disk / "records.db", KEY)
    finish(records)
    finish(records, 2)
    records.outbox.claim(NOON, owner="me")
    records.runs.begin(a_run(), (a_source(),))
    records.flags.add(a_flag())
    return records


def a_flag(identity="f1"):
    return Flag(identity, NOON, FlagKind.MISSING, "Hoe lang duurt een afspraak?", words="duur afspraak")


def fill(disk):
    filler = disk / "filler"
    with filler.open("wb", buffering=0) as file:
        try:
            while True:
                file.write(bytes(4096))
        except OSError:
            pass
    assert shutil.disk_usage(disk).free == 0
    return filler


def all_that_is_kept(records):
    with records.database.reading() as connection:
        tables = [row[0] for row in connection.execute("SELECT name FROM sqlite_master WHERE type = 'table'")]
        return {table: connection.execute(f"SELECT * FROM {table}").fetchall() for table in sorted(tables)}  # noqa: S608  names of our own


def one_more_event(records):
    run = a_run()
    event = replace(run.events[0], at=LATER)
    records.runs.append(run.id, (event,), sources=(), known=len(run.events))


ACTS = {
    "a contact with a referral": lambda records: finish(records, 3, note="long " * 50),
    "a referral with a photo": lambda records: records.contacts.finish(
        replace(records.contacts.by_id("c1"), id="c9"),
        referral=a_referral("r9"),
        channel="desk-folder",
        prefix="KD",
        end_event=None,
        at=NOON,
        photos=(a_photo(),),
    ),
    "a run that begins": lambda records: records.runs.begin(a_run("run2"), (a_source(),)),
    "a run that goes on": one_more_event,
    "a claim": lambda records: records.outbox.claim(NOON, owner="me"),
    "the mark that it was sent": lambda records: records.outbox.mark_sent("r1", Receipt("4711"), LATER),
    "the mark that it failed": lambda records: records.outbox.mark_failed(
        "r1", Failure(Verdict.NOT_SENT, "unreachable"), LATER, not_before=LATER
    ),
    "a withdrawal": lambda records: records.outbox.withdraw("r2", LATER),
    "a change": lambda records: records.outbox.change(
        "r2", replace(a_referral("r7"), contact="c2", amends="r2"), LATER, channel="desk-folder"
    ),
    "an export": lambda records: records.outbox.export("r2", LATER),
    "a draft": lambda records: records.drafts.keep("refer", {"subject": "Geen warm water"}, NOON),
    "a flag": lambda records: records.flags.add(a_flag("f2")),
}


@pytest.mark.parametrize("act", ACTS.values(), ids=ACTS)
def test_an_act_is_refused_as_a_whole_and_goes_well_once_there_is_room(records, disk, act):
    before = all_that_is_kept(records)
    filler = fill(disk)
    with pytest.raises(StateUnwritable) as error:
        act(records)
    assert error.value.code == "records-full"
    assert all_that_is_kept(records) == before  # still full: what there is can be seen all the same
    filler.unlink()
    act(records)
    assert all_that_is_kept(records) != before


def test_the_outbox_can_be_seen_while_another_program_has_the_records_open(records, disk):
    with records.database.reading():
        fill(disk)
        assert [entry.referral for entry in records.outbox.entries()] == ["r1", "r2"]


def test_nothing_can_be_written_where_the_disk_lies_still(records, disk):
    fill(disk)
    with records.database.reading() as connection, pytest.raises(Exception, match="readonly"):
        connection.execute("UPDATE device SET counter = 77")
