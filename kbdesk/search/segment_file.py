"""What a search reads of the files that Whoosh wrote, without Whoosh: the table of contents and the stored entries.

Loading Whoosh takes longer than answering the first question of a start, and only who writes needs it.

    _MAIN_n.toc    sizes of C's types (three varints), -12345, the form, release (three varints), schema, n, 0,
                   the list of segments
    MAIN_x.seg     place and length of the directory, the parts, the directory: name -> offset and length
    ._stored.col   a part: the packed entries, how long each is, for many of them where each begins, the codes of these
                   arrays' types, `X` where there are two

Numbers stand with the highest byte first. Lists, directory and entries are pickles: each goes through the guard.
"""

import mmap
import struct
import zlib
from dataclasses import dataclass
from io import BytesIO
from pathlib import Path
from typing import Any, TypeVar

import numpy as np
from numpy.typing import NDArray

from kbdesk.search.array_file import give_back
from kbdesk.search.damage import UNREADABLE, IndexDamaged
from kbdesk.search.entries import Entry, decode, decode_beginning
from kbdesk.search.seal import SEGMENT_SUFFIX
from kbdesk.search.unpickling import GuardedUnpickler, loads

_BYTE_ORDER, _FORM = -12345, -111
_NUMBER, _PLACE = struct.Struct(">i"), struct.Struct(">q")
_LONGEST_VARINT = 5
_TYPES = {"B": ">u1", "H": ">u2", "i": ">i4", "I": ">u4", "q": ">i8"}
_STORED_HEAD = b"\x80\x02}q\x00X\x05\x00\x00\x00entryq\x01X"
"""How Whoosh's pickle of the stored fields begins when the only one is a text named `entry`; its length comes next."""
_TEXT_AT = len(_STORED_HEAD) + 4

Found = TypeVar("Found")


class Segment:
    """What Whoosh's own segment tells, by the same names; made from the pickle of one."""

    def __setstate__(self, state: dict[str, Any]) -> None:
        self._name = f"{_as(str, state['indexname'])}_{_as(str, state['segid'])}"
        self._count = _as(int, state["_doccount"])
        self._deleted = frozenset[int](state["_deleted"] or ())

    def segment_id(self) -> str:
        return self._name

    def doc_count_all(self) -> int:
        return self._count

    def doc_count(self) -> int:
        return self._count - len(self._deleted)

    def deleted_count(self) -> int:
        return len(self._deleted)

    def deleted_docs(self) -> frozenset[int]:
        return self._deleted


class _Codec:
    """Stands in the pickle beside each segment; tells nothing."""


_IN_THE_TABLE = {"W3Segment": Segment, "W3Codec": _Codec}


class _TableUnpickler(GuardedUnpickler):
    def find_class(self, module: str, name: str) -> Any:
        if module == "whoosh.codec.whoosh3" and name in _IN_THE_TABLE:
            return _IN_THE_TABLE[name]
        return super().find_class(module, name)


@dataclass(frozen=True, slots=True)
class Contents:
    """A table of contents: its number and its segments."""

    number: int
    segments: tuple[Segment, ...]


def read_contents(folder: Path, number: int) -> Contents:
    """Raises FileNotFoundError when a newer one took its place, IndexDamaged for anything else."""
    try:
        file = BytesIO((folder / f"_MAIN_{number}.toc").read_bytes())
        for _ in range(3):
            _varint(file)
        _expect(file, _BYTE_ORDER)
        _expect(file, _FORM)
        for _ in range(3):
            _varint(file)
        file.seek(_varint(file), 1)  # the schema: ours is known
        _expect(file, number)
        _expect(file, 0)
        segments = tuple(_as(Segment, one) for one in _TableUnpickler(file).load())
        for segment in segments:
            segment.segment_id()  # raises AttributeError for one that was made of nothing
    except FileNotFoundError:
        raise
    except UNREADABLE as reason:
        raise IndexDamaged("toc", str(number)) from reason
    return Contents(number, segments)


class StoredEntries:
    """The stored entries of one segment, read one at a time; the file stays mapped until `close`."""

    def __init__(self, folder: Path, segment: Segment) -> None:
        name = segment.segment_id()
        try:
            with (folder / (name + SEGMENT_SUFFIX)).open("rb") as file:
                self._map = mmap.mmap(file.fileno(), 0, access=mmap.ACCESS_READ)
        except ValueError as reason:
            raise IndexDamaged("segment", name) from reason
        try:
            begin, end = self._part(f"{name}._stored.col")
            lengths = self._lengths(begin, end, segment.doc_count_all())
            self._ends = begin + np.cumsum(lengths)
            self._begins = self._ends - lengths
        except UNREADABLE as reason:
            self._map.close()
            raise IndexDamaged("segment", name) from reason

    def _part(self, name: str) -> tuple[int, int]:
        """Where a part of the segment lies: its first byte and the one behind its last."""
        (at,) = _PLACE.unpack(self._map[: _PLACE.size])
        (length,) = _NUMBER.unpack(self._map[_PLACE.size : _PLACE.size + _NUMBER.size])
        facts = loads(self._map[at : at + length])[name]
        begin, size = _as(int, facts["offset"]), _as(int, facts["length"])
        if not 0 < begin <= begin + size <= at <= len(self._map):
            raise ValueError(name)
        return begin, begin + size

    def _lengths(self, begin: int, end: int, count: int) -> NDArray[np.int64]:
        """How many bytes each entry takes; they lie one behind the other from the first byte of the part on."""
        behind = end - 1
        code = self._map[behind : behind + 1]
        if code == b"X":  # behind the lengths stands where each begins
            code, places = self._map[end - 3 : end - 2], self._map[end - 2 : end - 1]
            behind = end - 3 - count * np.dtype(_TYPES[places.decode()]).itemsize
        kind = np.dtype(_TYPES[code.decode()])
        first = behind - count * kind.itemsize
        if first < begin:
            raise ValueError("lengths")
        lengths = np.frombuffer(self._map[first:behind], kind).astype(np.int64)
        if lengths.min(initial=0) < 0 or begin + lengths.sum() > first:
            raise ValueError("lengths")
        return lengths

    def _packed(self, number: int) -> bytes:
        return self._map[self._begins[number] : self._ends[number]]

    def entry(self, number: int) -> Entry:
        """The entry with this number; raises IndexDamaged."""
        try:
            return decode(loads(zlib.decompress(self._packed(number)))["entry"])
        except UNREADABLE as reason:
            raise IndexDamaged("entry", str(number)) from reason

    def beginning(self, number: int, *, size: int) -> tuple[Entry, bool] | None:
        """As `entry`, but with no more than the beginning of its body, from the first `size` bytes of what is stored;
        and whether it is all there after all. None when it is stored otherwise than we do.
        """
        try:
            unpacking = zlib.decompressobj()
            stored = unpacking.decompress(self._packed(number), size)
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
        give_back(self._map)

    def close(self) -> None:
        """Lets go of the file."""
        self._map.close()


def _as(kind: type[Found], found: object) -> Found:
    """What was unpickled, where it is of the kind that is written; raises TypeError."""
    if not isinstance(found, kind):
        raise TypeError(type(found).__name__)
    return found


def _expect(file: BytesIO, wanted: int) -> None:
    (found,) = _NUMBER.unpack(file.read(_NUMBER.size))
    if found != wanted:
        raise ValueError(found)


def _varint(file: BytesIO) -> int:
    """Seven bits a byte, the lowest first; the highest bit says that more come."""
    number = 0
    for place in range(_LONGEST_VARINT):
        byte = file.read(1)[0]
        number |= (byte & 0x7F) << 7 * place
        if byte < 0x80:
            return number
    raise ValueError("varint")
