"""The process is killed in the middle of a call, and in the middle of indexing: both go on, nothing is lost."""

import random
import subprocess
import sys
import time
from pathlib import Path

import pytest

from kbdesk.desk import open_desk
from kbdesk.domain.hit import Question
from kbdesk.domain.progress import Progress

ROOT = Path(__file__).resolve().parents[2]

CALLS = """
import sys
from pathlib import Path
from kbdesk.desk import open_desk

desk = open_desk(data=Path(sys.argv[1]))
desk.library.open()
call = desk.call

def tell(*words):
    print(*words, flush=True)

while True:
    run = call.start("high-bill", "en")
    tell("started", run.id)
    for number in range(40):
        view = call.view(run)
        for block in view.blocks:
            if block.to_acknowledge:
                run = call.acknowledge(run, block.to_acknowledge)
        for ask in view.asks:
            if not ask.value and ask.example:
                run, _ = call.capture(run, ask.name, ask.example)
                tell("value", run.id, ask.name)
        if view.goes_on:
            run = call.go_on(run)
        elif view.choices:
            run = call.choose(run, view.choices[number % len(view.choices)].number)
        tell("step", run.id, call.view(run).step)
        if call.view(run).outcome:
            break
    view = call.view(run)
    if view.missing:
        run, finished = call.finish(run, outcome="answered")
    else:
        run, finished = call.finish(run)
    tell("reference", run.id, finished.contact.reference, finished.referral is not None)
"""


def killed_after(seconds, *words):
    """Starts a program, kills it the hard way a while after its first line, gives the whole lines it had printed."""
    process = subprocess.Popen(
        [sys.executable, *words], stdout=subprocess.PIPE, stderr=subprocess.PIPE, text=True, cwd=ROOT
    )
    first = process.stdout.readline()  # a busy machine is slow to start one; the moment of death counts from here
    time.sleep(seconds)
    process.kill()
    printed, complained = process.communicate()
    assert not complained, complained
    lines = (first + printed).split("\n")
    return [line.split() for line in lines[:-1]]


def test_a_call_killed_at_any_moment_goes_on_where_it_was(tmp_path):
    desk = open_desk(data=tmp_path)
    desk.library.refresh(Progress())
    chance = random.Random(7)
    told = []
    for _ in range(6):
        told += killed_after(chance.random() * 0.6, "-c", CALLS, str(tmp_path))
    assert any(kind == "reference" for kind, *_ in told), "the calls got somewhere"

    unfinished = {one.run for one in desk.call.unfinished()}
    finished = {words[1]: words[2] for words in told if words[0] == "reference"}
    begun = {run for kind, run, *_ in told if kind == "started"}
    assert not unfinished & finished.keys()
    for run_id in begun - finished.keys() - unfinished:
        # Killed after the transaction and before the number was printed: the contact is there, and was never read out.
        assert desk.contacts.of_run(run_id) is not None
    for run_id in begun & unfinished:
        run = desk.call.resume(run_id)
        last = [words for words in told if words[1] == run_id]
        values = [words[2] for words in last if words[0] == "value"]
        assert {event.name for event in run.events} >= set(values), "what was typed is there"
        steps = [words[2] for words in last if words[0] == "step"]
        if steps:
            assert steps[-1] in {visit.step for visit in run.path}
    referrals = {entry.reference for entry in desk.deliver.entries()}
    referred = {words[2] for words in told if words[0] == "reference" and words[3] == "True"}
    assert referred <= referrals, "a number that was read out is in the outbox"
    desk.close()


@pytest.fixture
def many_articles(tmp_path):
    folder = tmp_path / "content"
    folder.mkdir()
    chance = random.Random(3)
    words = [f"woord{number}" for number in range(2_000)]
    for number in range(600):
        body = " ".join(chance.choices(words, k=150))
        (folder / f"article-{number:03}.nl.md").write_text(f"# Artikel {number}\n\n{body}\n", encoding="utf-8")
    return folder


def ids(desk, text):
    return [hit.path for hit in desk.find.find(Question(text), Progress()).hits]


def test_indexing_killed_at_any_moment_leaves_the_former_state_or_the_new_one(tmp_path, many_articles):
    index = "import sys; from pathlib import Path; from kbdesk.desk import open_desk; from kbdesk.domain.progress import Progress\n"
    index += "print('begins', flush=True)\n"
    index += "desk = open_desk(content=Path(sys.argv[1]), data=Path(sys.argv[2])); desk.library.refresh(Progress())"
    chance = random.Random(5)
    data = tmp_path / "data"
    for turn in range(6):
        (many_articles / f"article-{turn:03}.nl.md").write_text(f"# Nieuw\n\nzeldzaam{turn} woord1\n", encoding="utf-8")
        killed_after(chance.random() * 1.2, "-c", index, str(many_articles), str(data))
        desk = open_desk(content=many_articles, data=data)
        desk.library.open()
        ids(desk, "woord1")
        desk.close()
    desk = open_desk(content=many_articles, data=data)
    desk.library.refresh(Progress())
    fresh = open_desk(content=many_articles, data=tmp_path / "fresh")
    fresh.library.refresh(Progress())
    assert len(desk.library.library.cards) == 600
    for text in ("zeldzaam3", "woord1", "woord5 woord9", "artikel 77"):
        assert ids(desk, text) == ids(fresh, text)
    desk.close()
    fresh.close()
