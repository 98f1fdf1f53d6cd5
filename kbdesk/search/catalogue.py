"""The catalogue beside the index: what is known of all files without opening them, or Whoosh.

It bears the number of the Whoosh table of contents that it belongs to and is written before that table is put in
place. So the two change in one move: whoever sees the new table finds the new catalogue, and after a power cut the old
table still has the old one. It also lists the index files with their sizes, so that a file cut short is noticed.
"""

import os
import struct
import zlib
from contextlib import suppress
from dataclasses import dataclass
from pathlib import Path

import msgspec

from kbdesk.domain.article import Card, Stamp
from kbdesk.domain.finding import Finding, LeftOut
from kbdesk.domain.library import IndexSize
from kbdesk.search.damage import IndexDamaged, IndexMissing, IndexOutdated
from kbdesk.search.weights import ANALYSIS_VERSION

_FORM = b"kbdesk-catalogue\n"
_HEAD = struct.Struct("<II")
NO_SIZE = IndexSize(0, 0, 0, 0)


@dataclass(frozen=True, slots=True)
class Catalogue:
    """`files` are the index files of this state with their sizes; `size.index_bytes` counts them and this file."""

    cards: tuple[Card, ...] = ()
    left_out: tuple[tuple[LeftOut, Stamp], ...] = ()
    findings: tuple[Finding, ...] = ()
    organisation_digest: str = ""
    size: IndexSize = NO_SIZE
    steps: tuple[tuple[str, int], ...] = ()
    files: tuple[tuple[str, int], ...] = ()


def catalogue_path(folder: Path, number: int) -> Path:
    return folder / f"catalogue-{number}.msgpack"


def toc_number(folder: Path) -> int:
    """The number of the newest table of contents of Whoosh in a folder; raises IndexMissing without one."""
    numbers = [name.removeprefix("_MAIN_").removesuffix(".toc") for name in _names(folder) if name.endswith(".toc")]
    known = [int(number) for number in numbers if number.isdigit()]
    if not known:
        raise IndexMissing("no-toc", str(folder))
    return max(known)


def _names(folder: Path) -> list[str]:
    return os.listdir(folder) if folder.is_dir() else []  # noqa: PTH208  # asked at each keystroke; no Path for each


def write_catalogue(folder: Path, number: int, *, catalogue: Catalogue) -> None:
    """Writes beside and moves into place."""
    path = catalogue_path(folder, number)
    beside = path.with_name(path.name + ".new")
    data = msgspec.msgpack.encode(catalogue)
    beside.write_bytes(_FORM + _HEAD.pack(ANALYSIS_VERSION, zlib.crc32(data)) + data)
    beside.replace(path)


def read_catalogue(folder: Path, number: int) -> Catalogue:
    """Raises FileNotFoundError when it is gone (a newer one may be there), IndexDamaged or IndexOutdated."""
    data = catalogue_path(folder, number).read_bytes()
    head, rest = data[len(_FORM) : len(_FORM) + _HEAD.size], memoryview(data)[len(_FORM) + _HEAD.size :]
    if not data.startswith(_FORM) or len(head) < _HEAD.size:
        raise IndexDamaged("catalogue", str(number))
    version, checksum = _HEAD.unpack(head)
    if version != ANALYSIS_VERSION:
        raise IndexOutdated("catalogue", newer=version > ANALYSIS_VERSION)
    if zlib.crc32(rest) != checksum:
        raise IndexDamaged("catalogue", str(number))
    try:
        return msgspec.msgpack.decode(rest, type=Catalogue)
    except msgspec.MsgspecError as reason:
        raise IndexDamaged("catalogue", str(number)) from reason


def check_files(folder: Path, catalogue: Catalogue) -> None:
    """Raises IndexDamaged when an index file of this state is absent or has another size."""
    for name, size in catalogue.files:
        path = folder / name
        if not path.is_file() or path.stat().st_size != size:
            raise IndexDamaged("file", name)


def sweep_catalogues(folder: Path, keep: int) -> None:
    """Removes the catalogues of former states, and tables that a killed writer left half-written (Whoosh does not
    know them). One that is being read on Windows goes next time.
    """
    kept = catalogue_path(folder, keep).name
    for path in (*folder.glob("catalogue-*"), *folder.glob("_MAIN_*.toc.*")):
        if path.name != kept:
            with suppress(OSError):
                path.unlink()
