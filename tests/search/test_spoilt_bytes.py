"""Whatever was done to a file of the index, it says so or answers as before. Names of files change, kinds do not."""

import pytest
from search_builders import SearchIndex
from spoilt_files import files_of, make_index, rebuild, spoil, told


@pytest.fixture(scope="module")
def folder(tmp_path_factory):
    folder = tmp_path_factory.mktemp("spoilt") / "index"
    make_index(folder)
    return folder


def the_file(folder, kind):
    """The largest of its kind."""
    return max((name for name in files_of(folder) if kind in name), key=lambda name: (folder / name).stat().st_size)


def test_these_are_all_kinds_of_files(folder):
    kinds = {"current", ".toc", ".seg", ".side", "catalogue"}
    for name in files_of(folder):
        assert [kind for kind in kinds if kind in name], name


@pytest.mark.parametrize("kind", ["current", ".toc", ".seg", ".side", "catalogue"])
def test_a_file_cut_or_spoilt_is_told_or_changes_nothing(folder, kind):
    outcomes = spoil(folder, the_file(folder, kind), times=25, seed=3)
    assert outcomes["damaged"] + outcomes["missing"] >= 8


def test_a_spoilt_byte_of_a_text_is_seen_by_a_thorough_look_only(folder):
    path = folder / the_file(folder, ".seg")
    data = path.read_bytes()
    path.write_bytes(data.replace(b"koud", b"goud", 1))
    assert told(folder, thorough=False)[0] == ""
    assert told(folder, thorough=True)[0] == "damaged"
    path.write_bytes(data)


def test_what_was_seen_to_be_sound_is_not_read_again(folder):
    index = SearchIndex(folder)
    assert not index.state(thorough=True).rebuild_reason
    path = folder / the_file(folder, ".seg")
    data = path.read_bytes()
    path.write_bytes(data.replace(b"koud", b"goud", 1))
    assert not index.state(thorough=True).rebuild_reason
    index.close()
    path.write_bytes(data)


def test_a_rebuild_of_a_whole_index_is_whole(tmp_path):
    make_index(tmp_path)
    rebuild(tmp_path)
