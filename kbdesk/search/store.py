"""The index as Whoosh keeps it: which segments there are, what is deleted in them, the stored entries.

No Whoosh searcher is ever opened. Reading needs the table of contents and, for the hits shown, the stored entries.
"""

import mmap
import zlib
from dataclasses import dataclass
from io import BytesIO
from pathlib import Path
from typing import Any

from kbdesk.search.array_file import give_back
from kbdesk.search.damage import UNREADABLE, IndexDamaged
from kbdesk.search.entries import Entry, decode, decode_beginning
from kbdesk.search.segment_writer import schema
from kbdesk.search.whoosh_band import (
    TOC,
    CompoundStorage,
    FileIndex,
    FileStorage,
    StructFile,
    SubFile,
    VarBytesColumn,
    WhooshIndexError,
)

_STORED_HEAD = b"\x80\x02}q\x00X\x05\x00\x00\x00entryq\x01X"
"""How Whoosh's pickle of the stored fields begins when the only one is a text named `entry`; its length comes next."""
_TEXT_AT = len(_STORED_HEAD) + 4


@dataclass(frozen=True, slots=True)
class Contents:
    """A table of contents: its number and Whoosh's segments."""

    number: int
    segments: tuple[Any, ...]


def create_index(folder: Path) -> None:
    """An index without entries in an empty folder."""
    FileIndex.create(FileStorage(str(folder)), schema())


def open_index(folder: Path) -> FileIndex:
    """For a writer; raises IndexDamaged."""
    try:
        return FileIndex(FileStorage(str(folder)), schema=schema())
    except (*UNREADABLE, WhooshIndexError) as reason:
        raise IndexDamaged("toc", str(folder)) from reason


def read_contents(folder: Path, number: int) -> Contents:
    """Raises FileNotFoundError when a newer one took its place, IndexDamaged for anything else."""
    try:
        toc = TOC.read(_OneFile(folder), "MAIN", gen=number, schema=schema())
        segments = tuple(toc.segments)
        for segment in segments:
            segment.segment_id(), segment.doc_count_all(), segment.deleted_docs()
    except FileNotFoundError:
        raise
    except (*UNREADABLE, WhooshIndexError) as reason:
        raise IndexDamaged("toc", str(number)) from reason
    return Contents(number, segments)


@dataclass(frozen=True, slots=True)
class _OneFile:
    """What Whoosh reads its table of contents from: in memory, since Whoosh leaves a damaged file open."""

    folder: Path

    def open_file(self, name: str) -> StructFile:
        return StructFile(BytesIO((self.folder / name).read_bytes()))


class _MappedParts(CompoundStorage):  # type: ignore[misc]  # Whoosh has no types
    """The parts of a segment as views on its map: Whoosh would copy a part, all stored texts, into memory to open it."""

    @property
    def map(self) -> mmap.mmap:
        """Of the whole segment."""
        whole: mmap.mmap = self._source
        return whole

    def open_file(self, name: str, *_: Any, **__: Any) -> StructFile:
        return StructFile(SubFile(self.map, *self.range(name)), name=name)


class StoredEntries:
    """The stored entries of one segment, read one at a time; the file stays mapped until `close`."""

    def __init__(self, folder: Path, segment: Any) -> None:
        file = (folder / segment.make_filename(segment.COMPOUND_EXT)).open("rb")
        try:
            self._storage = _MappedParts(StructFile(file))
            self._reader = segment.codec().per_document_reader(self._storage, segment)
            self._packed = self._reader.column_reader("_stored", VarBytesColumn())
        except UNREADABLE as reason:
            file.close()
            raise IndexDamaged("segment", segment.segment_id()) from reason

    def entry(self, number: int) -> Entry:
        """The entry with this number; raises IndexDamaged."""
        try:
            return decode(self._reader.stored_fields(number)["entry"])
        except UNREADABLE as reason:
            raise IndexDamaged("entry", str(number)) from reason

    def beginning(self, number: int, *, size: int) -> tuple[Entry, bool] | None:
        """As `entry`, but with no more than the beginning of its body, from the first `size` bytes of what is stored;
        and whether it is all there after all. None when it is stored otherwise than we do.
        """
        try:
            unpacking = zlib.decompressobj()
            stored = unpacking.decompress(self._packed[number], size)
            if not stored.startswith(_STORED_HEAD):
                return None
            end = _TEXT_AT + int.from_bytes(stored[len(_STORED_HEAD) : _TEXT_AT], "little")
            if len(stored) >= end:
                return decode(stored[_TEXT_AT:end]), True
            entry = decode_beginning(stored[_TEXT_AT:])
            return (entry, False) if entry else None
        except UNREADABLE as reason:
            raise IndexDamaged("entry", str(number)) from reason

    def give_back(self) -> None:
        """Hands the memory of what was read so far back to the system."""
        give_back(self._storage.map)

    def close(self) -> None:
        """Lets go of the file. Whoosh lets go of the map only when its objects are gone."""
        self._reader.close()
        self._storage.close()
        del self._packed, self._reader, self._storage
