"""An index that was cut short, swapped or made by another version is noticed and runs nothing."""

import os
import pickle

import pytest
from search_builders import a_script, a_step, an_article, an_index, ask, found, readings

from kbdesk.search import weights
from kbdesk.search.index import SearchIndex
from kbdesk.search.segment_writer import schema
from kbdesk.search.whoosh_band import TOC, FileStorage

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


class Trap:
    """Makes a file when it is unpickled."""

    def __init__(self, path):
        self._path = path

    def __reduce__(self):
        return open, (str(self._path), "w")


def tamper_with_the_table(folder, trap):
    path = the_file(folder, "_MAIN_*.toc")
    toc = TOC.read(FileStorage(str(path.parent)), "MAIN", schema=schema())
    path.unlink()
    TOC(toc.schema, [*toc.segments, trap], toc.generation).write(FileStorage(str(path.parent)), "MAIN")


def tamper_with_the_segments_directory(folder, trap):
    path = the_file(folder, "MAIN_*.seg")
    data = path.read_bytes()
    place = int.from_bytes(data[:8], "big")
    room = len(data) - place
    evil = pickle.dumps(trap, 2)
    assert len(evil) <= room
    path.write_bytes(data[:place] + evil.ljust(room, b"."))


@pytest.mark.parametrize("tamper", [tamper_with_the_table, tamper_with_the_segments_directory])
def test_a_swapped_file_runs_nothing(tmp_path, tamper):
    sprung = tmp_path / "sprung"
    an_index(tmp_path / "index", *ARTICLES)
    tamper(tmp_path / "index", Trap(sprung))
    index = SearchIndex(tmp_path / "index")
    assert index.state().rebuild_reason == "damaged"
    assert not found(index, "water")
    index.close()
    assert not sprung.exists()
    assert can_be_made_good(tmp_path / "index")
    assert not sprung.exists()


def test_a_swapped_stored_entry_runs_nothing(tmp_path):
    from kbdesk.search.unpickling import loads

    sprung = tmp_path / "sprung"
    for protocol in range(pickle.HIGHEST_PROTOCOL + 1):
        with pytest.raises(pickle.UnpicklingError):
            loads(pickle.dumps({"entry": Trap(sprung)}, protocol))
    assert not sprung.exists()


def test_all_places_where_whoosh_unpickles_are_guarded():
    import whoosh.codec.whoosh3
    import whoosh.columns
    import whoosh.compat
    import whoosh.filedb.structfile
    import whoosh.formats
    import whoosh.index

    from kbdesk.search import unpickling

    assert whoosh.compat.loads is whoosh.columns.loads is whoosh.formats.loads is unpickling.loads
    assert whoosh.codec.whoosh3.loads is whoosh.index.pickle.loads is unpickling.loads
    assert whoosh.compat.load is whoosh.filedb.structfile.load_pickle is unpickling.load


def test_a_script_survives_being_stored(tmp_path):
    script = a_script("s.md", "Water", a_step("Kraan", "De kraan."), intro="Begin hier.")
    hit = ask(an_index(tmp_path, script), "kraan").hits[0]
    assert hit.path == "s.md"
