"""A step is shown before it is on disk: what holds then, with a disk that is full for a while and two windows at once."""

import os
import random
import shutil
import subprocess
import sys

import pytest

from kbdesk.desk import open_desk
from kbdesk.domain.errors import DeskError, WrongUse
from kbdesk.domain.progress import Progress
from kbdesk.workflows.lead_run import LeadRun

ORGANISATION = {
    "kbdesk.yml": "name: {en: Trial}\nlanguages: [en]\npolicies:\n  channels:\n"
    "    folder: {type: folder, path: outbox}\n",
    "outcomes.yml": "solved: {label: {en: Solved}, effect: solved, resolved: true}\n",
    "fields.yml": "meter: {type: number, label: {en: Meter}}\n",
}
SCRIPT = """---
id: walk
type: script
lang: en
title: A walk
---

## First

- Meter: `___ meter`
- [ ] Looked

- [On](#second)
- [End](#end)

## Second

- Meter: `___ meter`

- [Round again](#first)
- [End](#end)

## End

**Outcome:** solved
"""


@pytest.fixture
def content(tmp_path):
    folder = tmp_path / "content"
    folder.mkdir()
    for name, text in {**ORGANISATION, "walk.en.md": SCRIPT}.items():
        (folder / name).write_text(text, encoding="utf-8")
    return folder


def opened(content, data):
    desk = open_desk(content=content, data=data)
    desk.library.refresh(Progress())
    return desk


@pytest.fixture
def desk(content, tmp_path):
    desk = opened(content, tmp_path / "data")
    yield desk
    desk.close()


class SmallDisk:
    """A file system of memory that can be filled to the brim and emptied again."""

    def __init__(self, place):
        self.place, self.filler = place, place / "filler"

    def fill(self):
        with self.filler.open("ab", buffering=0) as file:
            try:
                while True:
                    file.write(bytes(4096))
            except OSError:
                assert shutil.disk_usage(self.place).free == 0

    def make_room(self):
        self.filler.unlink(missing_ok=True)


@pytest.fixture
def disk(tmp_path):
    if not sys.platform.startswith("linux") or os.geteuid() != 0:
        pytest.skip("only root on Linux can make a small disk of its own")
    place = tmp_path / "disk"
    place.mkdir()
    made = subprocess.run(["mount", "-t", "tmpfs", "-o", "size=8m", "tmpfs", place], capture_output=True, check=False)
    if made.returncode:
        pytest.skip("no file system can be mounted here")
    yield SmallDisk(place)
    subprocess.run(["umount", "--lazy", place], check=True)


@pytest.fixture
def desk_on_disk(content, disk):
    desk = opened(content, disk.place / "data")
    yield desk
    desk.close()


def leading(desk):
    lead = LeadRun(desk.call)
    lead.take_up(desk.call.start("walk", "en"))
    return lead


def do(lead, act):
    """As the window does: shown, then kept."""
    lead.go(lead.after(lead.run, act))
    lead.keep()


def choice(desk, number):
    return lambda run: desk.call.next.choose(run, number)


def typed(desk, text):
    return lambda run: desk.call.next.capture(run, "meter", text)[0]


def events_on_disk(desk, run_id):
    return desk.call._runs.load(run_id).events


def test_what_is_shown_is_on_disk_once_it_is_kept_and_the_next_act_waits_for_that(desk):
    lead = leading(desk)
    begun = events_on_disk(desk, lead.run.id)
    lead.go(lead.after(lead.run, choice(desk, 1)))
    assert lead.run.step.title == "Second"
    assert events_on_disk(desk, lead.run.id) == begun
    shown = lead.run
    lead.after(lead.run, typed(desk, "7"))
    assert events_on_disk(desk, lead.run.id) == shown.events


def test_two_windows_cannot_lead_one_run_two_ways(content, desk, tmp_path):
    lead = leading(desk)
    other_desk = opened(content, tmp_path / "data")
    other = LeadRun(other_desk.call)
    other.take_up(other_desk.call.resume(lead.run.id))
    do(other, choice(other_desk, 2))
    lead.go(lead.after(lead.run, choice(desk, 1)))
    with pytest.raises(WrongUse) as error:
        lead.keep()
    assert error.value.code == "run-went-on"
    assert lead.run is None
    assert events_on_disk(desk, other.run.id) == other.run.events
    other_desk.close()


def test_a_step_that_a_full_disk_does_not_take_is_taken_back_and_what_was_typed_before_it_stays(desk_on_disk, disk):
    desk = desk_on_disk
    lead = leading(desk)
    do(lead, typed(desk, "5"))
    disk.fill()
    lead.go(lead.after(lead.run, choice(desk, 1)))
    assert lead.run.step.title == "Second"
    with pytest.raises(DeskError) as error:
        lead.keep()
    assert error.value.code == "records-full"
    assert lead.run.step.title == "First"
    assert lead.run.values() == {"meter": "5"}
    assert events_on_disk(desk, lead.run.id) == lead.run.events


def test_what_was_typed_on_a_full_disk_stays_in_sight_and_is_kept_with_the_next_act(desk_on_disk, disk):
    desk = desk_on_disk
    lead = leading(desk)
    disk.fill()
    with pytest.raises(DeskError):
        do(lead, typed(desk, "9"))
    assert lead.run.values() == {"meter": "9"}
    with pytest.raises(DeskError):
        lead.after(lead.run, choice(desk, 1))
    assert lead.run.step.title == "First"
    disk.make_room()
    do(lead, choice(desk, 1))
    assert desk.call.resume(lead.run.id).values() == {"meter": "9"}


def test_what_was_typed_on_a_step_that_is_taken_back_comes_again_with_it(desk_on_disk, disk):
    desk = desk_on_disk
    lead = leading(desk)
    disk.fill()
    lead.go(lead.after(lead.run, choice(desk, 1)))
    seen = lead.run
    with pytest.raises(DeskError):
        lead.keep()
    lead.remember(seen.step.slug, len(seen.path), "meter", "12")
    disk.make_room()
    do(lead, choice(desk, 1))
    assert lead.run.values() == {"meter": "12"}
    assert desk.call.resume(lead.run.id).values() == {"meter": "12"}


def test_a_call_is_finished_only_once_all_of_it_is_on_disk(desk_on_disk, disk):
    desk = desk_on_disk
    lead = leading(desk)
    do(lead, choice(desk, 2))
    disk.fill()
    with pytest.raises(DeskError) as error:
        lead.finish(lead.run, outcome="", wrap=None, undo_seconds=0)
    assert error.value.code == "records-full"
    assert not lead.run.ended
    disk.make_room()
    finished = lead.finish(lead.run, outcome="", wrap=None, undo_seconds=0)
    assert desk.contacts.of_run(lead.run.id).reference == finished.contact.reference
    assert lead.run.ended


@pytest.mark.parametrize("seed", range(6))
def test_whatever_is_done_and_however_often_the_disk_is_full_the_disk_has_what_is_shown_in_the_end(
    desk_on_disk, disk, seed
):
    desk, dice = desk_on_disk, random.Random(seed)
    lead, refused = leading(desk), 0
    for _ in range(60):
        dice.choice([disk.fill, disk.make_room, disk.make_room])()
        acts = [typed(desk, str(dice.randrange(99))), desk.call.next.back]
        acts += [choice(desk, number) for number in (1, 2) if number <= len(desk.call.view(lead.run).choices)]
        before, act = lead.run, dice.choice(acts)
        try:
            do(lead, act)
        except DeskError:
            refused += 1
            assert lead.run.path == before.path
            assert set(before.values()) <= set(lead.run.values())
        on_disk = events_on_disk(desk, lead.run.id)
        assert lead.run.events[: len(on_disk)] == on_disk
        assert all(event.kind == "set" for event in lead.run.events[len(on_disk) :])
    assert refused
    disk.make_room()
    lead.keep()
    again = desk.call._texts.rebuilt(desk.call._runs.load(lead.run.id), {})
    assert (again.events, again.path, again.values()) == (lead.run.events, lead.run.path, lead.run.values())
