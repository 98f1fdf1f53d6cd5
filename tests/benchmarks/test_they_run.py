"""The benchmarks still run on few texts, and what they make up is what they say. Their figures are nobody's business here."""

import json
import os
import subprocess
import sys
from collections import Counter
from pathlib import Path

import pytest

from benchmarks.documents import documents_of, read_documents, write_documents
from benchmarks.made_up import made_up_documents
from benchmarks.make_collection import write_markdown
from benchmarks.nasty_lines import LONGEST, NastyLines
from benchmarks.timing import figures, histogram, share_of, table
from benchmarks.typed_lines import rounds_of
from kbdesk.desk import open_desk
from kbdesk.domain.progress import Progress

ROOT = Path(__file__).resolve().parents[2]


def run(script, *arguments):
    ended = subprocess.run(
        [sys.executable, ROOT / "benchmarks" / script, *map(str, arguments)],
        cwd=ROOT,
        env={**os.environ, "PYTHONPATH": str(ROOT)},
        capture_output=True,
        text=True,
        timeout=100,
        check=False,
    )
    assert ended.returncode == 0, ended.stderr
    return ended.stdout


def test_made_up_texts_are_the_same_each_time_and_uneven_like_a_language():
    several = list(made_up_documents(300))
    assert several == list(made_up_documents(300))
    assert Counter(one["lang"] for one in several) == {"nl": 180, "en": 120}
    counts = Counter(word for one in several if one["lang"] == "nl" for word in one["body"].lower().split())
    total, often = sum(counts.values()), counts.most_common(50)
    assert 0.2 < sum(number for _, number in often) / total < 0.6
    assert sum(number == 1 for number in counts.values()) > len(counts) / 4


def test_a_corpus_written_is_read_back(tmp_path):
    documents = list(documents_of(None, 7, longest=200))
    assert write_documents(tmp_path / "c.jsonl", documents) > 7 * 100
    assert list(read_documents(tmp_path / "c.jsonl")) == documents
    assert len(list(documents_of(tmp_path / "c.jsonl", 5))) == 5
    more = list(documents_of(tmp_path / "c.jsonl", 20))
    assert len({one.path for one in more}) == 20
    assert more[:7] == documents
    assert more[7].body != documents[0].body


def test_a_made_up_folder_is_read_by_kbdesk(tmp_path):
    documents = list(documents_of(None, 12))
    write_markdown(tmp_path / "content", documents)
    desk = open_desk(content=tmp_path / "content", data=tmp_path / "data")
    done = desk.library.refresh(Progress())
    desk.close()
    assert done.size.articles == 12
    assert sorted(card.header.title for card in done.library.cards) == sorted(one.title for one in documents)


def test_typed_lines_grow_letter_by_letter_and_no_round_is_another():
    first, second = rounds_of(list(documents_of(None, 50)), 2, lines=5)
    assert first.keystrokes[0] == first.keystrokes[1][:1]
    assert not {*first.questions} & {*second.questions}
    assert len(first.phrases) == len(first.misspelt) == 5


def test_nasty_lines_are_the_same_each_time_and_never_too_long():
    lines = [NastyLines(["geen warm water"], seed=seed) for seed in (1, 1, 2)]
    asked = [[one.line() for _ in range(300)] for one in lines]
    assert asked[0] == asked[1] != asked[2]
    assert max(map(len, asked[0])) <= LONGEST


def test_figures_tables_and_bars():
    assert figures([3.0, 1.0, 2.0]) == {"p50": 2.0, "p95": 3.0, "max": 3.0}
    assert share_of([], 0.5) == 0.0
    assert table(("a", "b"), [("long", 1)]) == "a     b\nlong  1"
    assert histogram([0.5, 3, 3], bounds=(0, 2), width=4).splitlines()[1].endswith("2  ####")


@pytest.mark.parametrize("act", ["build", "rebuild", "changes"])
def test_one_act_on_an_index(tmp_path, act):
    write_markdown(tmp_path / "content", documents_of(None, 6))
    told = json.loads(run("one_index.py", act, tmp_path / "content", tmp_path / "data"))
    assert told["peak MB"] > 0
    assert act == "changes" or (told["files"] == 6 and told["words s"] > 0 and told["sidecar s"] > 0)


def test_search_speed_beside_what_python_brings(tmp_path):
    run("search_speed.py", "--entries", 60, "--peers", "fts5-porter", "--rounds", 1, "--json", tmp_path / "f.json")
    engines = json.loads((tmp_path / "f.json").read_text(encoding="utf-8"))["engines"]
    assert engines.keys() == {"kbdesk", "fts5-porter"}
    for told in engines.values():
        assert told["changes missed"] == 0
        assert told["keystroke found"] > 0


def test_fuzzing_finds_nothing_on_a_few_texts():
    told = json.loads(run("fuzz_search.py", "--entries", 40, "--minutes", 0, "--bound", 2_000, "--json"))
    assert told["lines"] > 300
    assert not told["findings"]
