"""The catalogue beside the index: what is known of all files without opening them, or Whoosh.

It bears the number of the Whoosh table of contents that it belongs to and is written before that table is put in
place. So the two change in one move: whoever sees the new table finds the new catalogue, and after a power cut the old
table still has the old one. It also lists the index files with their sizes, so that a file cut short is noticed.

Written anew for each changed article, a hundred thousand cards would take longer than all the rest of an update. So a
catalogue may be written as what changed since a whole one, which then stays beside it and is one of its files.
"""

import os
import struct
import zlib
from bisect import bisect_left
from collections.abc import Callable, Collection, Iterable, Sequence
from contextlib import suppress
from dataclasses import dataclass, fields, replace
from operator import attrgetter, itemgetter
from pathlib import Path
from typing import Any, TypeVar

import msgspec

from kbdesk.domain.article import Card, Stamp
from kbdesk.domain.finding import Finding, LeftOut
from kbdesk.domain.library import IndexSize
from kbdesk.search.damage import IndexDamaged, IndexMissing, IndexOutdated
from kbdesk.search.garbage import garbage_later
from kbdesk.search.weights import ANALYSIS_VERSION

_FORM, _CHANGES_FORM = b"kbdesk-catalogue\n", b"kbdesk-changes-1\n"
_HEAD = struct.Struct("<II")
_MANY_ROWS = struct.Struct(">BI")
"""How msgpack begins a list of any length."""
NO_SIZE = IndexSize(0, 0, 0, 0)
_FEW_CARDS = 1_000
"""So many are written whole in no time."""
_MANY_CHANGES = 2_000
_FEW_PLACES = 200
"""Up to here it is quicker to find each place than to go through all rows."""

Row = TypeVar("Row")


@dataclass(frozen=True, slots=True)
class Catalogue:
    """`files` are the index files of this state with their sizes; `size.index_bytes` counts them.

    All rows are sorted by path. `whole` is the number of the whole catalogue on which this one builds (0: it is one
    itself), `touched` the paths at which the two may differ.
    """

    cards: tuple[Card, ...] = ()
    left_out: tuple[tuple[LeftOut, Stamp], ...] = ()
    findings: tuple[Finding, ...] = ()
    organisation_digest: str = ""
    size: IndexSize = NO_SIZE
    steps: tuple[tuple[str, int], ...] = ()
    files: tuple[tuple[str, int], ...] = ()
    seal: int = 0
    whole: int = 0
    touched: tuple[str, ...] = ()

    def with_rows(self, touched: Collection[str], changes: "Catalogue") -> "Catalogue":
        """These rows, but at the touched paths those of `changes`."""
        return replace(
            self,
            cards=_replaced(self.cards, touched, changes.cards, attrgetter("path")),
            left_out=_replaced(self.left_out, touched, changes.left_out, _path_left_out),
            steps=_replaced(self.steps, touched, changes.steps, itemgetter(0)),
        )

    def at(self, paths: Collection[str]) -> "Catalogue":
        """The rows at these paths only."""
        return replace(
            self,
            cards=_at(self.cards, paths, attrgetter("path")),
            left_out=_at(self.left_out, paths, _path_left_out),
            steps=_at(self.steps, paths, itemgetter(0)),
        )

    @property
    def is_better_whole(self) -> bool:
        """True when it is small, or mostly changes."""
        return len(self.cards) < _FEW_CARDS or len(self.touched) > min(len(self.cards) // 4, _MANY_CHANGES)


def _path_left_out(row: tuple[LeftOut, Stamp]) -> str:
    return row[0].path


def _replaced(
    rows: tuple[Row, ...], touched: Collection[str], new: Iterable[Row], path_of: Callable[[Row], str]
) -> tuple[Row, ...]:
    if len(touched) > _FEW_PLACES:
        by_path = {path_of(row): row for row in rows}
        for path in touched:
            by_path.pop(path, None)
        by_path.update((path_of(row), row) for row in new)
        return tuple(row for _, row in sorted(by_path.items(), key=itemgetter(0)))
    listed: list[Any] = list(rows)
    for path in touched:
        place = bisect_left(listed, path, key=path_of)
        if place < len(listed) and path_of(listed[place]) == path:
            del listed[place]
    for row in new:
        listed.insert(bisect_left(listed, path_of(row), key=path_of), row)
    return tuple(listed)


def _at(rows: Sequence[Row], paths: Collection[str], path_of: Callable[[Row], str]) -> tuple[Row, ...]:
    places = ((bisect_left(rows, path, key=path_of), path) for path in sorted(paths))
    return tuple(rows[place] for place, path in places if place < len(rows) and path_of(rows[place]) == path)


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
    try:
        return os.listdir(folder)  # noqa: PTH208  # asked at each keystroke; no Path for each
    except (FileNotFoundError, NotADirectoryError, PermissionError):
        # Gone, or going: on Windows a folder that is being taken away can no longer be listed.
        return []


def write_catalogue(folder: Path, number: int, *, catalogue: Catalogue) -> None:
    """Writes beside and moves into place; of one that builds on a whole one, only the difference."""
    path = catalogue_path(folder, number)
    beside = path.with_name(path.name + ".new")
    data = _encoded(catalogue.at(catalogue.touched) if catalogue.whole else catalogue)
    form = _CHANGES_FORM if catalogue.whole else _FORM
    beside.write_bytes(form + _HEAD.pack(ANALYSIS_VERSION, zlib.crc32(data)) + data)
    beside.replace(path)


def _encoded(catalogue: Catalogue) -> bytes:
    """Card by card: no other thread may run while a hundred thousand are encoded at once."""
    encode = msgspec.msgpack.Encoder().encode
    named = {field.name: getattr(catalogue, field.name) for field in fields(catalogue)}
    cards = (encode(card) for card in catalogue.cards)
    named["cards"] = msgspec.Raw(_MANY_ROWS.pack(0xDD, len(catalogue.cards)) + b"".join(cards))
    return encode(named)


def read_catalogue(folder: Path, number: int) -> Catalogue:
    """Raises FileNotFoundError when it is gone (a newer one may be there), IndexDamaged or IndexOutdated."""
    found = _read(folder, number, forms=(_FORM, _CHANGES_FORM))
    if not found.whole:
        return found
    rows = _read(folder, found.whole, forms=(_FORM,)).with_rows(found.touched, found)
    return replace(found, cards=rows.cards, left_out=rows.left_out, steps=rows.steps)


def _read(folder: Path, number: int, *, forms: tuple[bytes, ...]) -> Catalogue:
    data = catalogue_path(folder, number).read_bytes()
    head, rest = data[len(_FORM) : len(_FORM) + _HEAD.size], memoryview(data)[len(_FORM) + _HEAD.size :]
    if not data.startswith(forms) or len(head) < _HEAD.size:
        raise IndexDamaged("catalogue", str(number))
    version, checksum = _HEAD.unpack(head)
    if version != ANALYSIS_VERSION:
        raise IndexOutdated("catalogue", newer=version > ANALYSIS_VERSION)
    if zlib.crc32(rest) != checksum:
        raise IndexDamaged("catalogue", str(number))
    try:
        with garbage_later(keep=True):
            return msgspec.msgpack.decode(rest, type=Catalogue)
    except msgspec.MsgspecError as reason:
        raise IndexDamaged("catalogue", str(number)) from reason


def check_files(folder: Path, catalogue: Catalogue) -> None:
    """Raises IndexDamaged when an index file of this state is absent or has another size."""
    for name, size in catalogue.files:
        path = folder / name
        if not path.is_file() or path.stat().st_size != size:
            raise IndexDamaged("file", name)


def sweep_catalogues(folder: Path, *keep: int) -> None:
    """Removes the catalogues of former states, and tables that a killed writer left half-written (Whoosh does not
    know them). One that is being read on Windows goes next time.
    """
    kept = {catalogue_path(folder, number).name for number in keep}
    for path in (*folder.glob("catalogue-*"), *folder.glob("_MAIN_*.toc.*")):
        if path.name not in kept:
            with suppress(OSError):
                path.unlink()
