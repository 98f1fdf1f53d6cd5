"""Several processes, a process that dies, a disk that does not take it: the index is old or new, never in between."""

import os
import subprocess
import sys
from pathlib import Path

import pytest
from search_builders import an_article, an_index, found, readings

from kbdesk.domain.errors import Locked, StateUnwritable
from kbdesk.search.index import SearchIndex

HERE = Path(__file__).parent
OLD = {"a.md": "Water", "b.md": "Lucht"}
NEW = {"a.md": "Vuur", "c.md": "Aarde"}


def run(script, *arguments):
    return subprocess.run(
        [sys.executable, HERE / script, *map(str, arguments)],
        env={**os.environ, "PYTHONPATH": os.pathsep.join([str(HERE), str(HERE.parents[1])])},
        capture_output=True,
        text=True,
        timeout=60,
        check=False,
    )


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
        assert len(list(folder.glob("g*"))) == 1
        assert len(list(folder.glob("g*/catalogue-*"))) == 1
        assert not list(folder.glob("g*/*.new")) + list(folder.glob("g*/*.toc.*"))
        index.close()
    assert outcomes == {False, True}


def test_a_second_writer_waits_and_then_says_that_the_index_is_locked(tmp_path):
    index = an_index(tmp_path, an_article("a.md", "Water"))
    with subprocess.Popen(
        [sys.executable, HERE / "hold_the_index.py", tmp_path],
        env={**os.environ, "PYTHONPATH": os.pathsep.join([str(HERE), str(HERE.parents[1])])},
        stdin=subprocess.PIPE,
        stdout=subprocess.PIPE,
        text=True,
    ) as other:
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
@pytest.mark.parametrize("size", [0, 500, 5_000, 40_000])
def test_a_full_disk_leaves_the_former_state(tmp_path, size):
    index = an_index(tmp_path, an_article("a.md", "Water"))
    ended = run("fill_the_disk.py", tmp_path, size)
    assert ended.stdout == "index-unwritable True True\n", ended.stderr
    assert not index.state().rebuild_reason
    assert found(index, "water") == ["a.md"]
    assert not found(index, "nieuw")
    index.update(readings(an_article("b.md", "Vuur")))
    assert found(index, "vuur") == ["b.md"]
    index.close()
