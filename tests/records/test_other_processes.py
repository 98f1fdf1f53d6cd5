"""What happens when a program dies, or when there are two of them."""

import random
import subprocess

import pytest
from records_builders import KEY, finish, program

from kbdesk.domain.errors import Locked
from kbdesk.domain.outbox import EntryState
from kbdesk.records.records import Records
from kbdesk.records.sender_lock import SenderLock


def started(name, *words):
    command, environment = program(name, *words)
    return subprocess.Popen(
        command, env=environment, stdin=subprocess.PIPE, stdout=subprocess.PIPE, text=True, encoding="utf-8"
    )


def test_every_reference_that_was_shown_outlives_a_kill_at_any_moment(tmp_path):
    path, chance, shown = tmp_path / "records.db", random.Random(7), []
    for _ in range(6):
        with started("finish_in_a_loop.py", path) as process:
            # Killed after so many lines, and a moment into the next contact: somewhere within its transactions.
            shown += [process.stdout.readline().strip() for _ in range(chance.randint(1, 12))]
            for _ in range(chance.randint(0, 60_000)):
                pass
            process.kill()
            shown += process.stdout.read().split()
    records = Records(path, KEY)
    records.database.check()
    entries = {entry.reference: entry for entry in records.outbox.entries()}
    contacts = {contact.reference: contact for contact in records.contacts.list(limit=100_000)}
    assert len(shown) == len(set(shown)) > 6
    assert set(shown) <= set(entries)
    assert set(entries) == set(contacts), "a contact without its entry, or the other way round"
    for contact in contacts.values():
        assert entries[contact.reference].state is EntryState.QUEUED
        assert records.contacts.referral_of(contact.id).reference == contact.reference
        assert records.runs.load(contact.run).ended
    assert len(records.runs.unfinished()) <= 6, "one begun and not finished for each kill, at most"
    finish(records)


def test_two_programs_never_claim_the_same_entry(tmp_path):
    path = tmp_path / "records.db"
    records = Records(path, KEY)
    for number in range(60):
        finish(records, number)
    with started("claim_until_empty.py", path, "one") as one, started("claim_until_empty.py", path, "two") as two:
        for process in (one, two):
            assert process.stdout.readline() == "ready\n"
        for process in (one, two):
            process.stdin.write("go\n")
            process.stdin.flush()
        claimed = one.stdout.read().split() + two.stdout.read().split()
    assert sorted(claimed) == sorted(f"r{number}" for number in range(60))
    assert one.returncode == two.returncode == 0


def test_one_sender_at_a_time_and_the_lock_goes_with_the_process(tmp_path):
    path = tmp_path / "data" / "outbox.lock"
    with started("hold_the_lock.py", path) as other:
        assert other.stdout.readline() == "held\n"
        with pytest.raises(Locked) as error, SenderLock(path):
            pass
        assert error.value.code == "outbox-locked"
        other.kill()
    with SenderLock(path):
        assert path.exists()
    assert path.exists(), "the file is never removed"


def test_a_lock_holds_within_one_program_as_well_and_can_be_taken_again(tmp_path):
    lock = SenderLock(tmp_path / "outbox.lock")
    for _ in range(2):
        with lock, pytest.raises(Locked), SenderLock(tmp_path / "outbox.lock"):
            pass


def test_two_programs_that_make_the_file_at_once_share_one_device_number(tmp_path):
    path = tmp_path / "records.db"
    with started("finish_in_a_loop.py", path) as one, started("finish_in_a_loop.py", path) as two:
        shown = [process.stdout.readline().strip() for process in (one, two) for _ in range(3)]
        for process in (one, two):
            process.kill()
            shown += process.stdout.read().split()
    assert len({reference[:9] for reference in shown}) == 1
    assert len(shown) == len(set(shown))
