import errno
import os
import stat

import pytest

from kbdesk.whole_file import PRIVATE, drafted, put_whole


def names(folder):
    return sorted(path.name for path in folder.iterdir())


def test_what_was_put_stands_there_and_nothing_beside_it(tmp_path):
    put_whole(tmp_path / "a.json", b"old")
    put_whole(tmp_path / "a.json", b"new")
    assert (tmp_path / "a.json").read_bytes() == b"new"
    assert names(tmp_path) == ["a.json"]


def test_a_full_disk_leaves_the_old_file_and_nothing_of_the_new_one(tmp_path, monkeypatch):
    put_whole(tmp_path / "a.json", b"old")

    def full(_descriptor):
        raise OSError(errno.ENOSPC, os.strerror(errno.ENOSPC))

    monkeypatch.setattr(os, "fsync", full)
    with pytest.raises(OSError, match=os.strerror(errno.ENOSPC)):
        put_whole(tmp_path / "a.json", b"new")
    assert (tmp_path / "a.json").read_bytes() == b"old"
    assert names(tmp_path) == ["a.json"]


def test_a_draft_that_is_not_put_anywhere_is_gone_afterwards(tmp_path):
    with drafted(tmp_path / "a.json", b"new") as draft:
        assert draft.read_bytes() == b"new"
        assert names(tmp_path) == [draft.name]
    assert names(tmp_path) == []


def test_the_longest_name_that_fits_can_be_put(tmp_path):
    path = tmp_path / ("n" * 255)
    put_whole(path, b"x")
    assert path.read_bytes() == b"x"


@pytest.mark.skipif(os.name == "nt", reason="Windows has no such rights")
def test_rights_are_private_where_asked_as_the_umask_says_otherwise_and_exact_where_given(tmp_path):
    before = os.umask(0o027)
    try:
        put_whole(tmp_path / "private", b"x", mode=PRIVATE)
        put_whole(tmp_path / "usual", b"x")
        put_whole(tmp_path / "as-before", b"x", rights=0o664)
    finally:
        os.umask(before)
    rights = {path.name: stat.S_IMODE(path.stat().st_mode) for path in tmp_path.iterdir()}
    assert rights == {"private": 0o600, "usual": 0o640, "as-before": 0o664}
