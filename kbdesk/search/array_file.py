"""One file holding many arrays, mapped into memory: the form of the sidecar on disk.

    16 bytes   name of the form
    24 bytes   version, length and checksum of the table, checksum of the arrays, length of the whole file
    table      JSON: for each array its type, place and count; and the file's own facts
    arrays     each at a multiple of 16 bytes

Opening reads the table only. A file cut short, of another form or of another version is told apart by its head; whether
every byte of the arrays is as it was written takes reading them all, and is looked at apart from opening.
"""

import json
import mmap
import struct
import sys
import zlib
from pathlib import Path
from typing import Any

import numpy as np
from numpy.typing import NDArray

from kbdesk.search.damage import IndexDamaged, IndexOutdated

Array = NDArray[Any]

_FORM = b"kbdesk-arrays-1\n"
_HEAD = struct.Struct("<IIIIQ")
_ALIGN = 16


def write_arrays(path: Path, arrays: dict[str, Array], *, version: int, facts: dict[str, Any]) -> None:
    """Writes beside and moves into place; the file is there as a whole or not at all."""
    table: dict[str, Any] = {"facts": facts, "arrays": {}}
    place = checksum = 0
    for name, array in arrays.items():
        table["arrays"][name] = [array.dtype.newbyteorder("<").str, place, len(array)]
        checksum = zlib.crc32(bytes(-array.nbytes % _ALIGN), zlib.crc32(_as_written(array), checksum))
        place += -(-array.nbytes // _ALIGN) * _ALIGN
    head = json.dumps(table, separators=(",", ":")).encode()
    start = len(_FORM) + _HEAD.size + len(head)
    start += -start % _ALIGN
    beside = path.with_name(path.name + ".new")
    with beside.open("wb") as file:
        file.write(_FORM)
        file.write(_HEAD.pack(version, len(head), zlib.crc32(head), checksum, start + place))
        file.write(head)
        for name, array in arrays.items():
            file.seek(start + table["arrays"][name][1])
            file.write(_as_written(array))
        file.truncate(start + place)
    beside.replace(path)


def _as_written(array: Array) -> memoryview:
    return (
        np.ascontiguousarray(array, dtype=array.dtype.newbyteorder("<")).data.cast("B")
        if len(array)
        else memoryview(b"")
    )


def give_back(mapped: mmap.mmap) -> None:
    """Hands the pages of a map that were read so far back to the system, which keeps what it has room for: they no longer
    count as ours, and reading them again takes next to nothing. Windows does so by itself.
    """
    if sys.platform != "win32":
        mapped.madvise(mmap.MADV_DONTNEED)


class ArrayFile:
    """The arrays of a file, read-only; they stay valid as long as somebody holds one of them."""

    def __init__(self, path: Path, *, version: int) -> None:
        with path.open("rb") as file:
            head = file.read(len(_FORM) + _HEAD.size)
            if len(head) < len(_FORM) + _HEAD.size or not head.startswith(_FORM):
                raise IndexDamaged("no-array-file", path.name)
            found, table_length, checksum, self._checksum, length = _HEAD.unpack(head[len(_FORM) :])
            if found != version:
                raise IndexOutdated("array-version", path.name, newer=found > version)
            if path.stat().st_size != length:
                raise IndexDamaged("cut-short", path.name)
            text = file.read(table_length)
            if zlib.crc32(text) != checksum:
                raise IndexDamaged("array-table", path.name)
            self._map = mmap.mmap(file.fileno(), 0, access=mmap.ACCESS_READ)
        table = json.loads(text)
        self.facts: dict[str, Any] = table["facts"]
        self._table: dict[str, tuple[str, int, int]] = {name: tuple(row) for name, row in table["arrays"].items()}
        self._start = len(_FORM) + _HEAD.size + table_length
        self._start += -self._start % _ALIGN

    def is_as_written(self) -> bool:
        """Reads every byte of the arrays; a few milliseconds for ten megabytes."""
        with memoryview(self._map) as whole:
            return bool(zlib.crc32(whole[self._start :]) == self._checksum)

    def give_back(self) -> None:
        """As the function of this name."""
        give_back(self._map)

    def array(self, name: str) -> Array:
        """The array of that name, as a view on the file."""
        kind, place, count = self._table[name]
        if not count:
            return np.zeros(0, np.dtype(kind))
        return np.frombuffer(self._map, np.dtype(kind), count, self._start + place)
