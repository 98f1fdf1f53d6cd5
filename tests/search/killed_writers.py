"""A writer of the index killed by force at random moments, and what is looked at afterwards.

    PYTHONPATH=.:tests/search python tests/search/killed_writers.py --times 100 [--seed S]

A process of its own writes state after state, some as updates and some as rebuilds, and says when each is done. It is
killed in the middle of it. Then the index must be in the last state said to be done or in the next one, whole: its
cards, its answers, its files. It must take the next state, and after that no file may lie about that no state needs.
Builds of a first index are killed as well, a quarter as often. Run as `--write FOLDER N` or `--first FOLDER`, it is the
process that writes.
"""

import argparse
import os
import random
import subprocess
import sys
from collections import Counter
from pathlib import Path

from search_builders import SearchIndex, an_article, found, readings

HERE = Path(__file__).parent
COUNT = 60
OFTEN_CHANGED = 6
"""Files of the index that change from each state to the next."""
EACH_REBUILT = 5
EACH_TIDIED = 3


def documents_of(state):
    """The whole folder in a state: two files come and go, some change each time, most never do."""
    for number in range(COUNT):
        if number in {40 + state % 7, 50 + state % 3}:
            continue
        version = state if number < OFTEN_CHANGED else "vast"
        yield an_article(
            f"d{number}.md", f"Stand{version} nummer{number}", f"Het water van bron{number} in toestand{version}. " * 40
        )


def next_state(index, state):
    """Brings an index from one state to the next."""
    before, after = ({one.path: one for one in documents_of(number)} for number in (state, state + 1))
    if not (state + 1) % EACH_REBUILT:
        index.update(readings(*after.values(), version=state + 1), rebuild=True)
        return
    changed = [one for path, one in after.items() if before.get(path) != one]
    index.update(readings(*changed, version=state + 1), removed=[path for path in before if path not in after])


def write(folder, state):
    """Writes one state after another until it is killed."""
    index = SearchIndex(folder)
    index.state()
    print("ready", flush=True)
    while True:
        next_state(index, state)
        state += 1
        print(state, flush=True)
        if not state % EACH_TIDIED:
            index.tidy()


def write_first(folder):
    """Makes the first index of a folder, of many files."""
    index = SearchIndex(folder)
    index.state()
    print("ready", flush=True)
    index.update(readings(*many_documents()))


def many_documents():
    """So many that the first of them can be found while the rest is read."""
    for number in range(700):
        yield an_article(f"m{number:03}.md", f"Bron{number:03}", f"Het water van bron{number:03}. " * 20)


def writer_from(folder, state=None):
    """A process that writes on from a state, or makes a first index; begun."""
    act = ["--first", str(folder)] if state is None else ["--write", str(folder), str(state)]
    path = os.pathsep.join([str(HERE), str(HERE.parents[1])])
    writer = subprocess.Popen(
        [sys.executable, __file__, *act],
        stdout=subprocess.PIPE,
        env={**os.environ, "PYTHONPATH": path},
    )
    assert writer.stdout.readline() == b"ready\n"
    return writer


def kill_once(folder, state, chance):
    """Starts a writer at a state, kills it at some moment; gives the last state that it said was done."""
    with writer_from(folder, state) as writer:
        kill_in_time(writer, chance.uniform(0.0, 0.5))
        said = writer.stdout.read().split()
    return int(said[-1]) if said else state


def kill_in_time(writer, seconds):
    try:
        writer.wait(seconds)
    except subprocess.TimeoutExpired:
        writer.kill()


def kill_a_first_build(folder, chance):
    """What is left of it holds some of the files, wholly, or none; the next update brings the rest. Tells how much was there."""
    with writer_from(folder) as writer:
        kill_in_time(writer, chance.uniform(0.0, 1.2))
    index = SearchIndex(folder)
    state = index.state(thorough=True)
    assert state.rebuild_reason in {"", "missing"}, state.rebuild_reason
    wanted = {one.path: one for one in many_documents()}
    cards = {card.path: card.header.title for card in state.cards}
    assert cards.items() <= {path: one.header.title for path, one in wanted.items()}.items()
    assert sorted(found(index, "water", limit=1_000)) == sorted(cards)
    index.update(readings(*(one for path, one in wanted.items() if path not in cards)))
    assert sorted(found(index, "water", limit=1_000)) == sorted(wanted)
    assert not strays(folder), strays(folder)
    index.close()
    return "nothing" if not cards else "all" if len(cards) == len(wanted) else "a part"


def titles_of(state):
    return {one.path: one.header.title for one in documents_of(state)}


def strays(folder):
    """Files and folders that neither the state in use nor the program itself needs."""
    index = SearchIndex(folder)
    whole = index._read()
    needed = {name for name, *_ in whole.catalogue.files} | {f"_MAIN_{whole.number}.toc", "MAIN_WRITELOCK"}
    needed |= {f"catalogue-{number}.msgpack" for number in (whole.number, getattr(whole.catalogue, "whole", 0))}
    top = {"current", "write.lock", whole.folder.name}
    found = [path.name for path in folder.iterdir() if path.name not in top]
    return found + [path.name for path in whole.folder.iterdir() if path.name not in needed]


def look(folder, done):
    """Holds the index against the states it may be in; gives the one it is in after one more update."""
    index = SearchIndex(folder)
    state = index.state()
    assert not state.rebuild_reason, state.rebuild_reason
    cards = {card.path: card.header.title for card in state.cards}
    now = next((number for number in (done, done + 1) if titles_of(number) == cards), None)
    assert now is not None, f"neither state {done} nor the next one"
    assert sorted(found(index, "water", limit=500)) == sorted(cards)
    assert sorted(found(index, f"toestand{now}", literal=True)) == sorted(
        f"d{number}.md" for number in range(OFTEN_CHANGED)
    )
    assert not found(index, f"toestand{now + 1}", literal=True)
    next_state(index, now)
    assert sorted(found(index, f"toestand{now + 1}", literal=True)) == sorted(
        f"d{number}.md" for number in range(OFTEN_CHANGED)
    )
    assert {card.path: card.header.title for card in index.state().cards} == titles_of(now + 1)
    assert not strays(folder), strays(folder)
    index.close()
    return now + 1, now - done


def kill_and_look(folder, times, *, seed):
    """So many times one after the other, in one folder; counts in what it was killed, and what was found."""
    chance = random.Random(seed)
    index, state = SearchIndex(folder), 0
    index.update(readings(*documents_of(0)))
    index.close()
    outcomes = Counter()
    for _ in range(times):
        done = kill_once(folder, state, chance)
        state, ahead = look(folder, done)
        act = "update" if (done + 1) % EACH_REBUILT else "rebuild"
        outcomes[f"{act}, {'new' if ahead else 'old'} state"] += 1
    return outcomes


def main():
    parser = argparse.ArgumentParser(description=__doc__.partition("\n")[0])
    parser.add_argument("--times", type=int, default=100)
    parser.add_argument("--seed", type=int, default=1)
    parser.add_argument("--write", nargs=2, metavar=("FOLDER", "N"))
    parser.add_argument("--first", type=Path, metavar="FOLDER")
    options = parser.parse_args()
    if options.write:
        write(Path(options.write[0]), int(options.write[1]))
    elif options.first:
        write_first(options.first)
    else:
        import tempfile

        with tempfile.TemporaryDirectory() as folder:
            print(dict(kill_and_look(Path(folder) / "index", options.times, seed=options.seed)))
            chance = random.Random(options.seed)
            firsts = (
                kill_a_first_build(Path(folder) / f"first{number}", chance) for number in range(options.times // 4)
            )
            print("first builds:", dict(Counter(firsts)))


if __name__ == "__main__":
    main()
