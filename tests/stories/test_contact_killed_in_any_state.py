"""The process is killed with contacts in every state: each is there again as it was told last, and none is there twice."""

import random
import subprocess
import sys
import time
from pathlib import Path

from kbdesk.desk import open_desk
from kbdesk.domain.contact import ContactState
from kbdesk.domain.open_contact import replayed
from kbdesk.domain.progress import Progress
from kbdesk.records.contact_events import events_of

ROOT = Path(__file__).resolve().parents[2]

CONTACTS = """
import sys
from datetime import timedelta
from pathlib import Path
from kbdesk.desk import now, open_desk

desk = open_desk(data=Path(sys.argv[1]))
desk.library.open()
keep, call = desk.keep_contacts, desk.call

def tell(kind, *words):
    print(kind, *words, flush=True)

def told(contact):
    tell("told", contact.id, contact.acts, contact.state.value, contact.note or "-")
    return contact

round = 0
while True:
    round += 1
    one = told(keep.open(phone="0612345678"))
    one = told(keep.tell(one, "note", f"note-{round}"))
    one = told(keep.hold(one))
    run = call.start("high-bill", "en", contact=one.id)
    one = told(keep.talk(one.id))
    one = told(keep.park(one))
    other = told(keep.used(told(keep.open()), "boiler-refill", 1, helped=True))
    finished = keep.close(other, keep.propose(other), undo_seconds=10)
    tell("closed", other.id, finished.contact.reference)
    told(keep.undo(other.id))
    tell("opened", other.id, finished.contact.reference)
    finished = keep.close(other.id, keep.propose(other.id), undo_seconds=10)
    tell("closed", other.id, finished.contact.reference)
    one = told(keep.take_up(one))
    promise = keep.promise(one, now() + timedelta(hours=1), f"promise-{round}")
    tell("promised", one.id, promise.id)
    one = told(keep.hang_up(one))
    if round % 3:
        run, finished = call.finish(run, outcome="answered", undo_seconds=10)
        tell("closed", one.id, finished.contact.reference)
        if round % 2:
            told(keep.undo(one.id))
            tell("opened", one.id, finished.contact.reference)
"""


def killed_after(acts, moment, folder):
    """Starts the program, kills it the hard way a moment after it has told so many acts, gives the whole lines it had
    printed. By acts and not by the clock: a busy machine is slow.
    """
    process = subprocess.Popen(
        [sys.executable, "-c", CONTACTS, str(folder)],
        stdout=subprocess.PIPE,
        stderr=subprocess.PIPE,
        text=True,
        cwd=ROOT,
    )
    first = "".join(process.stdout.readline() for _ in range(acts))
    time.sleep(moment)
    process.kill()
    printed, complained = process.communicate()
    assert not complained, complained
    return [line.split() for line in (first + printed).split("\n")[:-1]]


def test_a_contact_killed_in_any_state_is_there_as_it_was_told_last(tmp_path):
    desk = open_desk(data=tmp_path)
    desk.library.refresh(Progress())
    chance, lines = random.Random(11), []
    for number in range(10):
        lines += killed_after(3 * number + chance.randint(1, 4), chance.random() * 0.004, tmp_path)

    keep = desk.keep_contacts
    going = {one.id: one for one in keep.open_ones()}
    logged = {one.id: one for one in desk.contacts.latest(100_000)}
    last = {}
    for words in lines:
        if words[0] in {"told", "closed", "opened"}:
            last[words[1]] = words
    assert {one.state for one in going.values()} >= {ContactState.PARKED, ContactState.WRAP_UP}, "they got somewhere"
    assert not set(going) & set(logged), "a contact is in hand or it is logged"
    assert set(last) <= set(going) | set(logged), "nothing that was shown is lost"
    assert len({one.reference for one in logged.values()}) == len(logged)

    for identity, words in last.items():
        if words[0] == "closed" and identity in logged:
            assert logged[identity].reference == words[2]
        elif identity in logged:
            # Killed after it was closed and before the number was printed.
            assert logged[identity].note == (
                words[4] if words[0] == "told" and words[4] != "-" else logged[identity].note
            )
        elif words[0] == "told":
            with desk._records.database.reading() as connection:
                events = events_of(connection, identity)
            shown = replayed(identity, events[: int(words[2])])
            assert (shown.state.value, shown.note or "-") == (words[3], words[4])
            assert len(events) - int(words[2]) <= 2, "no more than the act in which it died"
        else:
            assert going[identity].reference == words[2], "the number stays the contact's"

    promised = {words[2] for words in lines if words[0] == "promised"}
    assert promised <= {one.id for one in keep.promises()}
    for one in going.values():
        if one.run:
            assert desk.call.resume(one.run).here
    desk.close()
