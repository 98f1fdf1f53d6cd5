from pathlib import Path

import kbdesk
from kbdesk.config.paths import Paths, resources, shipped_content, shipped_help


def test_a_data_folder_holds_everything(tmp_path):
    paths = Paths.at(tmp_path / "stick")
    folder = tmp_path / "stick"
    assert (paths.data, paths.records, paths.settings, paths.log) == (
        folder,
        folder / "records.db",
        folder / "settings.json",
        folder / "log",
    )
    assert paths.index(tmp_path).parent == folder / "index"
    assert not folder.exists(), "nothing is made by asking"


def test_a_relative_data_folder_is_bound_to_where_it_was_given(tmp_path, monkeypatch):
    monkeypatch.chdir(tmp_path)
    paths = Paths.at(Path("data"))
    monkeypatch.chdir("/")
    assert paths.records == tmp_path / "data" / "records.db"


def test_each_content_folder_has_an_index_of_its_own(tmp_path, monkeypatch):
    paths = Paths.at(tmp_path)
    assert paths.index(tmp_path / "a") != paths.index(tmp_path / "b")
    monkeypatch.chdir(tmp_path)
    assert paths.index(Path("a")) == paths.index(tmp_path / "a")


def test_nothing_is_kept_beside_the_program():
    program = Path(kbdesk.__file__).resolve().parent.parent
    paths = Paths.of_system()
    for place in (paths.data, paths.records, paths.settings, paths.log, paths.index(program / "content")):
        assert place.is_absolute()
        assert program not in place.parents


def test_what_comes_along_is_found_wherever_the_program_is_started(tmp_path, monkeypatch):
    monkeypatch.chdir(tmp_path)
    root = Path(kbdesk.__file__).resolve().parent.parent
    assert shipped_content() == Paths.shipped_content() == root / "content"
    assert shipped_help() == Paths.shipped_help() == root / "help"
    assert resources() == Paths.resources() == root / "resources"
