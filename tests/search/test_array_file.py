"""The sidecar's form on disk."""

import numpy as np
import pytest

from kbdesk.search.array_file import ArrayFile, write_arrays
from kbdesk.search.damage import IndexDamaged, IndexOutdated

ARRAYS = {
    "bytes": np.arange(5, dtype=np.uint8),
    "none": np.zeros(0, np.int32),
    "large": np.array([1, 2**63], np.uint64),
    "small": np.array([-1, 70_000], np.int32),
}


def test_arrays_come_back_as_they_were(tmp_path):
    write_arrays(tmp_path / "x.side", ARRAYS, version=3, facts={"count": 2, "near": {"é1": [0, 1]}})
    file = ArrayFile(tmp_path / "x.side", version=3)
    for name, array in ARRAYS.items():
        back = file.array(name)
        assert back.dtype == array.dtype
        assert back.tolist() == array.tolist()
    assert file.facts == {"count": 2, "near": {"é1": [0, 1]}}
    assert [path.name for path in tmp_path.iterdir()] == ["x.side"]


def test_another_version_is_told_apart(tmp_path):
    write_arrays(tmp_path / "x.side", ARRAYS, version=3, facts={})
    for version, reason in ((2, "newer"), (4, "older")):
        with pytest.raises(IndexOutdated) as outdated:
            ArrayFile(tmp_path / "x.side", version=version)
        assert outdated.value.reason == reason


@pytest.mark.parametrize("length", [0, 10, 39, 60, -1])
def test_a_file_cut_short_is_damaged(tmp_path, length):
    path = tmp_path / "x.side"
    write_arrays(path, ARRAYS, version=3, facts={})
    path.write_bytes(path.read_bytes()[:length])
    with pytest.raises(IndexDamaged):
        ArrayFile(path, version=3)
