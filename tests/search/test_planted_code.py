"""Code planted in the index by a stranger does not run, wherever Whoosh reads a pickle: the guard stands before all.

Each attack is made twice: behind the guard nothing happens, without it the trap springs, so it was a real one.
"""

import gc
import os
import pickle
import re

import pytest
from search_builders import an_article, an_index, ask, found, readings

from kbdesk.search import unpickling
from kbdesk.search.index import SearchIndex
from kbdesk.search.segment_writer import schema
from kbdesk.search.store import open_index
from kbdesk.search.weights import FIELDS
from kbdesk.search.whoosh_band import TOC, FileStorage

ARTICLES = [an_article(f"a{number}.md", f"Water {number}", "Het water is koud. " * 20) for number in range(20)]
OPEN_FILES = pytest.mark.filterwarnings("ignore::ResourceWarning", "ignore::pytest.PytestUnraisableExceptionWarning")
"""Whoosh leaves a file open in which it met something wrong."""
BEGIN_OF_A_PICKLE = re.compile(rb"\x80[\x02-\x05]")


class Trap:
    """Makes a folder when it is unpickled."""

    def __init__(self, path):
        self._path = path

    def __reduce__(self):
        return os.mkdir, (str(self._path),)


def the_file(folder, pattern):
    return next(path for path in folder.glob(f"g*/{pattern}"))


def planted_over(data, at, trap):
    """A pickle of it in the place of another, whose rest stays behind it."""
    evil = pickle.dumps(trap, 2)
    return (data[:at] + evil + data[at + len(evil) :])[: max(len(data), at + len(evil))]


def in_the_schema(folder, trap):
    path = the_file(folder, "_MAIN_*.toc")
    data = path.read_bytes()
    path.write_bytes(planted_over(data, BEGIN_OF_A_PICKLE.search(data).start(), trap))


def in_the_list_of_segments(folder, trap):
    path = the_file(folder, "_MAIN_*.toc")
    toc = TOC.read(FileStorage(str(path.parent)), "MAIN", schema=schema())
    path.unlink()
    TOC(toc.schema, [*toc.segments, trap], toc.generation).write(FileStorage(str(path.parent)), "MAIN")


def in_the_directory_of_a_segment(folder, trap):
    path = the_file(folder, "MAIN_*.seg")
    data = path.read_bytes()
    place = int.from_bytes(data[:8], "big")
    path.write_bytes(data[:place] + pickle.dumps(trap, 2).ljust(len(data) - place, b"."))


def read_everything(folder, *, schema_too=False):
    """All that Whoosh can read of an index, by its own ways; what is in the way is passed over."""
    path = the_file(folder, "_MAIN_*.toc")
    passing(lambda: TOC.read(FileStorage(str(path.parent)), "MAIN", schema=None if schema_too else schema()))
    passing(lambda: read_segments(open_index(path.parent)))
    gc.collect()


def read_segments(index):
    reader = index.reader()
    for number in range(reader.doc_count_all()):
        passing(lambda number=number: reader.stored_fields(number))
    for name in (*FIELDS, "key"):
        for term in passing(lambda name=name: list(reader.lexicon(name))) or ():
            passing(lambda name=name, term=term: list(reader.postings(name, term).all_ids()))
    reader.close()


def passing(attempt):
    try:
        return attempt()
    except Exception:  # noqa: BLE001  # whatever a spoilt file brings about, the next part is read as well
        return None


def without_guard(monkeypatch):
    monkeypatch.setattr(unpickling.GuardedUnpickler, "find_class", pickle.Unpickler.find_class)


@pytest.mark.parametrize("plant", [in_the_list_of_segments, in_the_directory_of_a_segment])
def test_a_swapped_file_runs_nothing_and_asks_for_a_rebuild(tmp_path, plant):
    sprung = tmp_path / "sprung"
    an_index(tmp_path / "index", *ARTICLES).close()
    plant(tmp_path / "index", Trap(sprung))
    index = SearchIndex(tmp_path / "index")
    assert index.state().rebuild_reason == "damaged"
    assert not found(index, "water")
    index.update(readings(*ARTICLES), rebuild=True)
    assert len(found(index, "water")) == 20
    index.close()
    assert not sprung.exists()


def test_code_in_the_schema_is_not_even_read(tmp_path):
    sprung = tmp_path / "sprung"
    an_index(tmp_path / "index", *ARTICLES).close()
    in_the_schema(tmp_path / "index", Trap(sprung))
    index = SearchIndex(tmp_path / "index")
    assert len(found(index, "water")) == 20
    index.update(readings(an_article("b.md", "Vuur")))
    assert found(index, "vuur") == ["b.md"]
    index.close()
    assert not sprung.exists()


@OPEN_FILES
@pytest.mark.parametrize("guarded", [True, False])
@pytest.mark.parametrize("plant", [in_the_schema, in_the_list_of_segments, in_the_directory_of_a_segment])
def test_the_guard_is_what_keeps_it_from_running(tmp_path, monkeypatch, plant, guarded):
    sprung = tmp_path / "sprung"
    an_index(tmp_path / "index", *ARTICLES).close()
    plant(tmp_path / "index", Trap(sprung))
    if not guarded:
        without_guard(monkeypatch)
    read_everything(tmp_path / "index", schema_too=True)
    assert sprung.exists() is not guarded


@OPEN_FILES
@pytest.mark.parametrize("guarded", [True, False])
def test_code_in_a_stored_entry_does_not_run(tmp_path, monkeypatch, guarded):
    sprung = tmp_path / "sprung"
    monkeypatch.setattr("kbdesk.search.segment_writer.encode", lambda _entry: Trap(sprung))
    an_index(tmp_path / "index", *ARTICLES).close()
    monkeypatch.undo()
    if not guarded:
        without_guard(monkeypatch)
    index = SearchIndex(tmp_path / "index")
    assert not ask(index, "water").hits
    assert index.state().rebuild_reason == "damaged"
    index.close()
    assert sprung.exists() is not guarded


@OPEN_FILES
@pytest.mark.parametrize("guarded", [True, False])
def test_code_over_any_pickle_of_a_segment_does_not_run(tmp_path, monkeypatch, guarded):
    """Blocks of postings, their heads, postings that stand with their term, tables, columns: all that begins like one."""
    sprung, folder = tmp_path / "sprung", tmp_path / "index"
    an_index(folder, *ARTICLES, an_article("once.md", "Eenmalig", "Zeldzaam woord.")).close()
    path = the_file(folder, "MAIN_*.seg")
    data = path.read_bytes()
    if not guarded:
        without_guard(monkeypatch)
    springing = set()
    places = [match.start() for match in BEGIN_OF_A_PICKLE.finditer(data)]
    for place in places[:: max(1, len(places) // 20)]:
        path.write_bytes(planted_over(data, place, Trap(sprung)))
        read_everything(folder)
        if sprung.exists():
            springing.add(place)
            sprung.rmdir()
    assert len(places) > 40
    assert bool(springing) is not guarded


def test_no_pickle_of_any_form_runs_behind_the_guard(tmp_path):
    sprung = tmp_path / "sprung"
    for protocol in range(pickle.HIGHEST_PROTOCOL + 1):
        with pytest.raises(pickle.UnpicklingError):
            unpickling.loads(pickle.dumps({"entry": Trap(sprung)}, protocol))
    assert not sprung.exists()


def test_all_places_where_whoosh_unpickles_are_guarded():
    import whoosh.codec.whoosh3
    import whoosh.columns
    import whoosh.compat
    import whoosh.filedb.structfile
    import whoosh.formats
    import whoosh.index

    assert whoosh.compat.loads is whoosh.columns.loads is whoosh.formats.loads is unpickling.loads
    assert whoosh.codec.whoosh3.loads is whoosh.index.pickle.loads is unpickling.loads
    assert whoosh.compat.load is whoosh.filedb.structfile.load_pickle is unpickling.load
