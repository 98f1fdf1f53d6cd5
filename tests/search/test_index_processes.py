"""Several processes, a process that dies, a disk that does not take it: the index is old or new, never in between."""

import os
import random
import subprocess
import sys
from pathlib import Path

import pytest
from killed_writers import EACH_REBUILT, documents_of, kill_a_first_build, kill_and_look, strays, titles_of, writer_from
from search_builders import an_article, an_index, ask, found, readings

from kbdesk.domain.errors import Locked, StateUnwritable
from kbdesk.search.index import SearchIndex

HERE = Path(__file__).parent
OLD = {"a.md": "Water", "b.md": "Lucht"}
NEW = {"a.md": "Vuur", "c.md": "Aarde"}


def start(script, *arguments):
    return subprocess.Popen(
        [sys.executable, HERE / script, *map(str, arguments)],
        env={**os.environ, "PYTHONPATH": os.pathsep.join([str(HERE), str(HERE.parents[1])])},
        stdin=subprocess.PIPE,
        stdout=subprocess.PIPE,
        stderr=subprocess.PIPE,
        text=True,
    )


def run(script, *arguments):
    with start(script, *arguments) as process:
        said, complaint = process.communicate(timeout=60)
        return subprocess.CompletedProcess(process.args, process.returncode, said, complaint)


def an_old_index(folder):
    an_index(folder, *(an_article(path, title) for path, title in OLD.items())).close()


@pytest.mark.parametrize("rebuild", [False, True])
def test_killed_at_any_moment_the_index_is_the_old_or_the_new_one(tmp_path, rebuild):
    an_old_index(tmp_path / "whole")
    finished = run("update_and_die.py", tmp_path / "whole", rebuild, 0)
    touches = int(finished.stdout)
    assert touches > 20
    outcomes = set()
    for moment in sorted({*range(2, touches, max(1, touches // 9)), touches - 3, touches - 1, touches}):
        folder = tmp_path / str(moment)
        an_old_index(folder)
        assert run("update_and_die.py", folder, rebuild, moment).returncode != 0
        index = SearchIndex(folder)
        state = index.state()
        assert not state.rebuild_reason, moment
        titles = {card.path: card.header.title for card in state.cards}
        assert titles in (OLD, NEW), moment
        assert index.organisation_digest() == ("new" if titles == NEW else "")
        for path, title in (OLD | NEW).items():
            assert found(index, title) == ([path] if titles.get(path) == title else []), moment
        outcomes.add(titles == NEW)
        index.update(readings(an_article("d.md", "Metaal")))
        assert found(index, "metaal") == ["d.md"]
        assert not strays(folder), moment
        index.close()
    assert outcomes == {False, True}


@pytest.mark.parametrize("seed", [1, 2])
def test_killed_again_and_again_the_index_goes_on_from_its_last_good_state(tmp_path, seed):
    outcomes = kill_and_look(tmp_path / "index", 3, seed=seed)
    assert sum(outcomes.values()) == 3


def test_a_first_build_that_is_killed_leaves_a_part_that_is_whole_or_nothing(tmp_path):
    assert kill_a_first_build(tmp_path, random.Random(5)) in {"nothing", "a part", "all"}


def test_what_lies_about_is_seen(tmp_path):
    an_old_index(tmp_path)
    assert not strays(tmp_path)
    for name in ("g7", "current.new", "g1/MAIN_x.seg", "g1/catalogue-9.msgpack", "g1/_MAIN_1.toc.123"):
        (tmp_path / name).write_bytes(b"") if "." in name else (tmp_path / name).mkdir()
    assert len(strays(tmp_path)) == 5


def test_a_second_writer_waits_and_then_says_that_the_index_is_locked(tmp_path):
    index = an_index(tmp_path, an_article("a.md", "Water"))
    with start("hold_the_index.py", tmp_path) as other:
        assert other.stdout.readline() == "writing\n"
        with pytest.raises(Locked) as refused:
            index.update(readings(an_article("b.md", "Aarde")), patience=0.2)
        assert refused.value.code == "index-locked"
        assert found(index, "water") == ["a.md"]
        assert not index.state().rebuild_reason
        other.stdin.write("\n")
        other.stdin.flush()
        assert other.stdout.readline() == "done\n"
    assert found(index, "vuur") == ["other.md"]
    index.update(readings(an_article("b.md", "Aarde")))
    assert found(index, "aarde") == ["b.md"]
    assert found(index, "vuur") == ["other.md"]
    index.close()


def test_a_reader_sees_whole_states_only_while_another_process_writes(tmp_path):
    reader = SearchIndex(tmp_path)
    reader.update(readings(*documents_of(0)))
    seen = []
    with writer_from(tmp_path, 0) as writer:
        while len(seen) < 2 or seen[-1] < EACH_REBUILT + 2:
            hits = ask(reader, "water", limit=500).hits
            titles = {hit.path: hit.title for hit in hits}
            later = range(seen[-1] if seen else 0, 10_000)
            seen.append(next(number for number in later if titles_of(number) == titles))
            assert not reader.state().rebuild_reason
        writer.kill()
    assert len(set(seen)) > 2
    reader.close()


def test_two_processes_that_write_wait_for_each_other_and_lose_nothing(tmp_path):
    writers = [start("add_files.py", tmp_path, name, 8) for name in ("links", "rechts")]
    reader = SearchIndex(tmp_path)
    while any(writer.poll() is None for writer in writers):
        ask(reader, "water", as_you_type=True)
    for writer in writers:
        said, complaint = writer.communicate()
        assert (said, complaint) == ("done\n", "")
    paths = {hit.path for hit in ask(reader, "water", limit=50).hits}
    assert paths == {f"{name}{number}.md" for name in ("links", "rechts") for number in range(8)}
    assert not strays(tmp_path)
    reader.close()


def test_a_reader_notices_what_another_one_rebuilt(tmp_path):
    reader = an_index(tmp_path, an_article("a.md", "Water"))
    assert found(reader, "water") == ["a.md"]
    writer = SearchIndex(tmp_path)
    for turn in range(3):
        writer.update(readings(an_article("a.md", f"Vuur{turn}")), rebuild=True)
        assert found(reader, f"vuur{turn}") == ["a.md"]
    reader.close()


def test_a_folder_that_cannot_be_made_is_said(tmp_path):
    (tmp_path / "file").write_text("x", encoding="utf-8")
    index = SearchIndex(tmp_path / "file" / "index")
    assert index.state().rebuild_reason == "missing"
    assert not found(index, "water")
    with pytest.raises(StateUnwritable) as refused:
        index.update(readings(an_article("a.md", "Water")))
    assert refused.value.code == "index-unwritable"
    assert refused.value.facts["folder"] == str(tmp_path / "file" / "index")


@pytest.mark.skipif(os.name == "nt" or os.geteuid() == 0, reason="permissions do not bind this user")
def test_a_read_only_folder_still_answers(tmp_path):
    index = an_index(tmp_path, an_article("a.md", "Water"))
    for folder in (*tmp_path.glob("g*"), tmp_path):
        folder.chmod(0o500)
    with pytest.raises(StateUnwritable):
        index.update(readings(an_article("b.md", "Vuur")))
    assert found(index, "water") == ["a.md"]
    for folder in (tmp_path, *tmp_path.glob("g*")):
        folder.chmod(0o700)


@pytest.mark.skipif(os.name == "nt", reason="no limit on the size of files there")
@pytest.mark.parametrize("rebuild", [False, True])
@pytest.mark.parametrize("size", [0, 500, 5_000, 40_000])
def test_a_full_disk_leaves_the_former_state(tmp_path, size, rebuild):
    index = an_index(tmp_path, an_article("a.md", "Water"))
    ended = run("fill_the_disk.py", tmp_path, size, rebuild)
    assert ended.stdout == "index-unwritable True True\n", ended.stderr
    assert not index.state().rebuild_reason
    assert found(index, "water") == ["a.md"]
    assert not found(index, "nieuw")
    index.update(readings(an_article("b.md", "Vuur")))
    assert found(index, "vuur") == ["b.md"]
    assert not strays(tmp_path)
    index.close()
