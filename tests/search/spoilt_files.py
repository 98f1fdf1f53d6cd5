"""Each file of an index cut short and spoilt byte by byte, and what the index then says.

    PYTHONPATH=.:tests/search python tests/search/spoilt_files.py --times 200 [--seed S]

Whatever was done to a file, a thorough look at the index says that it wants to be made anew, or nothing is different:
the same cards, the same answers. No question ever raises. `--times` is how many bytes of each file are spoilt.
"""

import argparse
import random
import shutil
import tempfile
from collections import Counter
from pathlib import Path

from search_builders import SearchIndex, a_script, a_step, an_article, ask, readings

LINES = ("water", "koud wat", '"het water"', "watrr", "bron7", "stap", "onbekend", "E-04")
CUTS = 10


def documents():
    for number in range(30):
        yield an_article(
            f"d{number}.md", f"Water {number}", f"Het water van bron{number} is koud; E-0{number % 9}. " * 9
        )
    yield a_script(
        "s.md", "Lekkage", a_step("Kraan", "Sluit de kraan met het water."), intro="Een stap om mee te beginnen."
    )


def make_index(folder):
    """One with several segments, some entries of them deleted."""
    index = SearchIndex(folder)
    index.update(readings(*documents()))
    for number in range(3):
        changed = an_article(f"d{number}.md", f"Ander water {number}", "Nu is het warm.")
        index.update(readings(changed, version=2), removed=[f"d{number + 20}.md"])
    index.close()


def files_of(folder):
    """All files, by what each is rather than by its name, which is another one each time."""
    for path in sorted(folder.rglob("*")):
        if path.is_file() and path.stat().st_size:
            yield path.relative_to(folder).as_posix()


def cuts(data, chance):
    """The file with less and less of it."""
    size = len(data)
    lengths = {0, 1, size - 1, *(chance.randrange(size) for _ in range(CUTS - 3))}
    return [data[:length] for length in sorted(lengths)]


def spoilt(data, chance, times):
    """The file with one byte of it another one."""
    for _ in range(times):
        at, change = chance.randrange(len(data)), chance.randrange(1, 256)
        yield data[:at] + bytes([data[at] ^ change]) + data[at + 1 :]


def told(folder, *, thorough):
    """What the index says of itself, and what it answers."""
    index = SearchIndex(folder)
    state = index.state(thorough=thorough)
    answers = [ask(index, line, as_you_type=True) for line in LINES]
    later = index.state(thorough=thorough).rebuild_reason
    index.close()
    hits = [(answer.total, answer.read_as, answer.hits) for answer in answers]
    return state.rebuild_reason or later, (state.cards, hits)


def look(folder, sound):
    """What came of the damage; `sound` is what the index said and answered before."""
    reason, now = told(folder, thorough=True)
    assert reason or now == sound, "another answer, and not a word about it"
    return reason or "the same"


def rebuild(folder):
    """A damaged index is made good by what its files hold."""
    index = SearchIndex(folder)
    index.update(readings(*documents()), rebuild=True)
    assert not index.state(thorough=True).rebuild_reason
    assert ask(index, "water").total == 30 + 2
    index.close()


def spoil(folder, name, *, times, seed):
    """Does it all to one file of an index, which is whole again afterwards; counts what came of it."""
    path = folder / name
    data, chance = path.read_bytes(), random.Random(f"{seed} {path.suffix}")
    sound = told(folder, thorough=True)
    assert not sound[0]
    outcomes = Counter()
    for change in (*cuts(data, chance), *spoilt(data, chance, times)):
        path.write_bytes(change)
        outcomes[look(folder, sound[1])] += 1
    with tempfile.TemporaryDirectory() as copy:
        shutil.copytree(folder, Path(copy, "index"))
        rebuild(Path(copy, "index"))
    path.write_bytes(data)
    assert told(folder, thorough=True) == sound
    return outcomes


def main():
    parser = argparse.ArgumentParser(description=__doc__.partition("\n")[0])
    parser.add_argument("--times", type=int, default=200)
    parser.add_argument("--seed", type=int, default=1)
    options = parser.parse_args()
    with tempfile.TemporaryDirectory() as folder:
        make_index(Path(folder))
        for name in files_of(Path(folder)):
            print(name, dict(spoil(Path(folder), name, times=options.times, seed=options.seed)), flush=True)


if __name__ == "__main__":
    main()
