"""What was read once is kept by what it was read from, so that a second index of the same folder reads no Markdown.

One file that only grows at its end: a head, then record after record (length, checksum, key, what was read). The key
stands for the file's bytes, its path, all that decides how it is read, and the code that read it; so nothing in it is
ever out of date, only unused. It holds content and nothing else. It is a cache: a record that is damaged, and all that
follows a torn one, is read anew from the folder.

One process writes at a time (whoever holds the index), any number read.
"""

import hashlib
import mmap
import os
import struct
import sys
import zlib
from contextlib import suppress
from functools import lru_cache
from pathlib import Path
from typing import BinaryIO, Self

import kbdesk
from kbdesk.domain.organisation import Organisation

_FORM = b"kbdesk-readings-1\n"
_RECORD = struct.Struct("<II16s")
_LARGEST_FILE = 1024 * 1024 * 1024
_READERS = ("markdown", "markdown-it-py", "mdit-py-plugins", "linkify-it-py", "PyYAML")


def settings_mark(root: Path, organisation: Organisation, *, is_ours: bool) -> bytes:
    """Of what decides how a file is read besides its bytes and its path."""
    parts = (organisation.languages, organisation.fallback, organisation.dialect, organisation.fields)
    return hashlib.sha256(repr((_code_mark(), root.resolve().name, is_ours, parts)).encode()).digest()


def key_of(settings: bytes, path: str, digest: str) -> bytes:
    """What a reading is kept under."""
    return hashlib.sha256(b"\0".join((settings, path.encode("utf-8", "surrogatepass"), digest.encode()))).digest()[:16]


@lru_cache(1)
def _code_mark() -> str:
    """Of the code that reads: what an older kbdesk read of a file says nothing of what this one reads."""
    from importlib import metadata  # large, and a library that is as it was needs none of it

    mark = hashlib.sha256(f"{kbdesk.__version__} {sys.version_info[:2]}".encode())
    package = Path(kbdesk.__file__).parent
    for file in sorted((*package.glob("content/*.py"), *package.glob("domain/*.py"))):
        with suppress(OSError):
            mark.update(file.read_bytes())
    for name in _READERS:
        with suppress(metadata.PackageNotFoundError):
            mark.update(metadata.version(name).encode())
    return mark.hexdigest()


class KeptReadings:
    """What the file held when it was opened; empty when it is absent or none of ours."""

    def __init__(self, path: Path) -> None:
        self._places: dict[bytes, tuple[int, int, int]] = {}
        self._map: mmap.mmap | None = None
        self.end = 0
        """Where the last whole record ends; 0 for a file that is none of ours."""
        with suppress(OSError, ValueError), path.open("rb") as file:
            self._map = mmap.mmap(file.fileno(), 0, access=mmap.ACCESS_READ)
            self._list()

    def _list(self) -> None:
        data = self._map
        if data is None or data[: len(_FORM)] != _FORM:
            return
        place, size = len(_FORM), len(data)
        while place + _RECORD.size <= size:
            length, checksum, key = _RECORD.unpack_from(data, place)
            begin = place + _RECORD.size
            if begin + length > size:
                break
            self._places[key] = begin, length, checksum
            place = begin + length
        self.end = place

    def __len__(self) -> int:
        return len(self._places)

    def __enter__(self) -> Self:
        return self

    def __exit__(self, *_: object) -> None:
        self.close()

    def get(self, key: bytes) -> bytes | None:
        """What was kept under a key."""
        place = self._places.get(key)
        if place is None or self._map is None:
            return None
        begin, length, checksum = place
        data = self._map[begin : begin + length]
        return data if zlib.crc32(data) == checksum else None

    def close(self) -> None:
        """Lets go of the file."""
        if self._map is not None:
            self._map.close()
        self._map = None
        self._places = {}


class ReadingKeeper:
    """Adds to the file. When it cannot be written, nothing is kept, which only costs time later."""

    def __init__(self, path: Path) -> None:
        self._file: BinaryIO | None = None
        with suppress(OSError):
            path.parent.mkdir(parents=True, exist_ok=True)
            with KeptReadings(path) as known:
                end = known.end
            file = path.open("r+b" if end else "wb")
            try:
                if file.seek(0, os.SEEK_END) > end:
                    file.truncate(end)
                if file.seek(end) == 0:
                    file.write(_FORM)
                    file.flush()
            except OSError:
                file.close()
                raise
            self._file = file

    def __enter__(self) -> Self:
        return self

    def __exit__(self, *_: object) -> None:
        self.close()

    def keep(self, key: bytes, data: bytes) -> None:
        """Adds a record."""
        if self._file is None:
            return
        try:
            if self._file.tell() < _LARGEST_FILE:
                self._file.write(_RECORD.pack(len(data), zlib.crc32(data), key) + data)
        except OSError:
            self._file = None

    def close(self) -> None:
        """Writes what is still in hand."""
        if self._file is not None:
            with suppress(OSError):
                self._file.close()
        self._file = None


def keep_only(path: Path, used: set[bytes]) -> None:
    """Writes the file anew without what was not used, when that is more than half of it."""
    with KeptReadings(path) as known:
        kept = {key: data for key in sorted(used) if (data := known.get(key)) is not None}
        is_lean = known.end <= 2 * sum(map(len, kept.values())) + len(_FORM)
    if is_lean:
        return
    beside = path.with_name(path.name + ".new")
    with suppress(OSError):
        with beside.open("wb") as file:
            file.write(_FORM)
            for key, data in kept.items():
                file.write(_RECORD.pack(len(data), zlib.crc32(data), key) + data)
        beside.replace(path)
