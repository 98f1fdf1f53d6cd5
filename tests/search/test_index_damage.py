"""An index that was cut short, is gone in part or was made by another version is noticed, and made good again."""

import os

import pytest
from search_builders import a_script, a_step, an_article, an_index, ask, found, readings

from kbdesk.search import weights
from kbdesk.search.index import SearchIndex

ARTICLES = [an_article(f"a{number}.md", f"Water {number}", "Het water is koud. " * 20) for number in range(20)]
PARTS = ("_MAIN_*.toc", "MAIN_*.seg", "MAIN_*.side", "catalogue-*")


def the_file(folder, pattern):
    return next(path for path in folder.glob(f"g*/{pattern}"))


def can_be_made_good(folder):
    index = SearchIndex(folder)
    index.update(readings(*ARTICLES), rebuild=True)
    assert not index.state().rebuild_reason
    assert len(found(index, "water")) == 20
    index.close()
    return True


@pytest.mark.parametrize("pattern", PARTS)
@pytest.mark.parametrize("kept", [0, 0.5, 0.99])
def test_a_file_cut_short_asks_for_a_rebuild(tmp_path, pattern, kept):
    an_index(tmp_path, *ARTICLES)
    path = the_file(tmp_path, pattern)
    data = path.read_bytes()
    path.write_bytes(data[: int(len(data) * kept)])
    index = SearchIndex(tmp_path)
    assert index.state().rebuild_reason == "damaged"
    assert ask(index, "water").total >= 0
    assert can_be_made_good(tmp_path)


@pytest.mark.parametrize("pattern", PARTS)
def test_a_file_that_is_gone_asks_for_a_rebuild(tmp_path, pattern):
    an_index(tmp_path, *ARTICLES)
    the_file(tmp_path, pattern).unlink()
    index = SearchIndex(tmp_path)
    assert index.state().rebuild_reason in {"damaged", "missing"}
    ask(index, "water")
    assert can_be_made_good(tmp_path)


@pytest.mark.parametrize("pattern", PARTS)
@pytest.mark.parametrize("at", [0, 0.2, 0.5, 0.9])
def test_rubbish_in_a_file_never_raises(tmp_path, pattern, at):
    an_index(tmp_path, *ARTICLES)
    path = the_file(tmp_path, pattern)
    data = bytearray(path.read_bytes())
    place = int(len(data) * at)
    data[place : place + 200] = os.urandom(len(data[place : place + 200]))
    path.write_bytes(data)
    index = SearchIndex(tmp_path)
    index.state()
    for line in ("water", "koud wat", '"het water"', "waterr"):
        ask(index, line, as_you_type=True)
    index.state()
    index.close()
    assert can_be_made_good(tmp_path)


def test_damage_met_while_answering_is_told_afterwards(tmp_path):
    index = an_index(tmp_path, *ARTICLES)
    path = the_file(tmp_path, "MAIN_*.seg")
    data = bytearray(path.read_bytes())
    directory = int.from_bytes(data[:8], "big")
    data[12:directory] = bytes(directory - 12)
    path.write_bytes(data)
    ask(index, "water")
    assert index.state().rebuild_reason == "damaged"
    assert can_be_made_good(tmp_path)


@pytest.mark.parametrize("pointer", ["", "g99", "../elsewhere", "g1/../g1", "\x00", "ÿ"])
def test_a_pointer_that_leads_nowhere_asks_for_a_rebuild(tmp_path, pointer):
    an_index(tmp_path, *ARTICLES)
    (tmp_path / "current").write_text(pointer, encoding="utf-8")
    index = SearchIndex(tmp_path)
    assert index.state().rebuild_reason == "damaged"
    assert not found(index, "water")
    assert can_be_made_good(tmp_path)


@pytest.mark.parametrize(("step", "reason"), [(-1, "older"), (1, "newer")])
def test_an_index_of_another_version_asks_for_a_rebuild(tmp_path, monkeypatch, step, reason):
    monkeypatch.setattr("kbdesk.search.catalogue.ANALYSIS_VERSION", weights.ANALYSIS_VERSION + step)
    an_index(tmp_path, *ARTICLES)
    monkeypatch.undo()
    assert SearchIndex(tmp_path).state().rebuild_reason == reason
    assert can_be_made_good(tmp_path)


def test_a_script_survives_being_stored(tmp_path):
    script = a_script("s.md", "Water", a_step("Kraan", "De kraan."), intro="Begin hier.")
    hit = ask(an_index(tmp_path, script), "kraan").hits[0]
    assert hit.path == "s.md"
