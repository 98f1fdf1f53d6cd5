"""Writes entries as a normal Whoosh segment, in bulk.

Whoosh's own way is one Python call a posting. Here the postings come sorted out of a `Gathering` and are written term
by term in whole blocks through Whoosh's codec, in Whoosh's own form: any Whoosh opens and searches the result. Beside
the segment lies its sidecar, written before Whoosh's table of contents names the segment; its name begins with the
segment's, so that Whoosh's own tidying takes both away together.
"""

from collections.abc import Callable, Iterable
from itertools import pairwise
from pathlib import Path
from pickle import dumps
from typing import Any

import numpy as np

from kbdesk.search.entries import Entry, encode
from kbdesk.search.gathering import Gathered, Gathering, Postings
from kbdesk.search.sidecar_writer import SIDECAR_SUFFIX, LengthTotals, write_sidecar
from kbdesk.search.weights import FIELDS
from kbdesk.search.whoosh_band import (
    ID,
    POSTINGS_HEAD,
    STORED,
    TEXT,
    FileIndex,
    RegexTokenizer,
    Schema,
    SegmentWriter,
    W3Codec,
    W3TermInfo,
    length_to_byte,
    pack_ushort,
)

_BLOCK = 1024


def schema() -> Schema:
    """Given along at each opening, so that none is ever unpickled."""
    texts = {name: TEXT(analyzer=RegexTokenizer(), phrase=False) for name in FIELDS}
    return Schema(key=ID(unique=True), entry=STORED, **texts)


class BulkSegmentWriter(SegmentWriter):  # type: ignore[misc]  # Whoosh has no types
    """A SegmentWriter that takes entries. The caller holds the lock of the folder.

    `before_switch` is called with the number of the coming table of contents and the segments in it, when all files
    are written and nothing is switched yet.
    """

    def __init__(
        self, index: FileIndex, *, totals: LengthTotals, before_switch: Callable[[int, list[Any]], None]
    ) -> None:
        super().__init__(index, codec=W3Codec(blocklimit=_BLOCK, compression=0), _lk=False)
        self._totals = totals
        self._before_switch = before_switch
        self._gathering = Gathering()
        self._numbers_by_path: dict[str, list[int]] = {}
        self._gathered: Gathered | None = None

    def add_entries(self, entries: Iterable[Entry]) -> None:
        """Adds a file's own entry and those of its steps; a path added twice keeps the last."""
        several = list(entries)
        if not several:
            return
        path = several[0].path
        self.drop_own(path)
        self._numbers_by_path[path] = list(range(self.docnum, self.docnum + len(several)))
        for entry in several:
            self._add(entry)

    def drop_own(self, path: str) -> None:
        """Takes out what was added at a path in this same commit."""
        for stale in self._numbers_by_path.pop(path, ()):
            self.newsegment.delete_document(stale)

    def stand_beside(self, totals: LengthTotals) -> None:
        """The segments that stay beside the new one have these totals."""
        self._totals = totals

    def _add(self, entry: Entry) -> None:
        writer = self.perdocwriter
        writer.start_doc(self.docnum)
        for name, length in self._gathering.add(entry).items():
            writer.add_field(name, self.schema[name], None, length)
        writer.add_field("entry", self.schema["entry"], encode(entry), 0)
        writer.finish_doc()
        self._added = True
        self.docnum += 1

    def _flush_segment(self) -> None:
        self.perdocwriter.close()
        gathered = self._gathered = self._gathering.finish()
        terms = [term.encode() for term in gathered.terms]
        for name in sorted((*FIELDS, "key")):
            if name == "key":
                keys, postings = _key_postings([facts.key for facts in gathered.facts])
                self._write_field(name, keys, postings, np.ones(len(gathered.facts), np.int32))
            else:
                self._write_field(name, terms, gathered.postings[name], gathered.lengths[name])
        self.fieldwriter.close()

    def _write_field(self, name: str, terms: list[bytes], postings: Postings, lengths: Any) -> None:
        writer = self.fieldwriter
        writer.start_field(name, self.schema[name])
        # Whoosh's field writer takes postings one by one; its parts take them in bulk.
        field_id = pack_ushort(writer._fieldid)  # noqa: SLF001
        for number, info in _term_infos(postings, lengths, writer._postfile):  # noqa: SLF001
            writer._tindex.add(  # noqa: SLF001
                field_id + terms[number], info.to_bytes()
            )
        writer.finish_field()

    def _assemble_segment(self) -> None:
        super()._assemble_segment()
        if self._gathered is not None:
            path = Path(self.storage.folder) / (self.newsegment.segment_id() + SIDECAR_SUFFIX)
            write_sidecar(path, self._gathered, self._totals)
            self._gathered = None

    def _commit_toc(self, segments: list[Any]) -> None:
        self._before_switch(self.generation, segments)
        super()._commit_toc(segments)


def _key_postings(keys: list[str]) -> tuple[list[bytes], Postings]:
    unique = sorted(set(keys))
    place = {key: number for number, key in enumerate(unique)}
    term = np.fromiter((place[key] for key in keys), np.int32, len(keys))
    order = np.argsort(term, kind="stable").astype(np.int32)
    return [key.encode() for key in unique], Postings(term[order], order, np.ones(len(keys), np.int32))


def _term_infos(postings: Postings, lengths: Any, file: Any) -> Iterable[tuple[int, W3TermInfo]]:
    """Writes the postings of a field to `file`; gives each term's number with what Whoosh's term table says of it."""
    term = postings.term
    if not len(term):
        return
    starts = np.flatnonzero(np.r_[True, term[1:] != term[:-1]])
    ends = np.r_[starts[1:], len(term)].tolist()
    length = lengths[postings.entry]
    weight = np.add.reduceat(postings.count, starts).tolist()
    shortest = np.minimum.reduceat(length, starts).tolist()
    longest = np.maximum.reduceat(length, starts).tolist()
    heaviest = np.maximum.reduceat(postings.count, starts).tolist()
    numbers = term[starts].tolist()
    entries, counts = postings.entry.tolist(), postings.count.astype(float).tolist()
    for place, (start, end) in enumerate(zip(starts.tolist(), ends, strict=True)):
        info = W3TermInfo(
            weight[place],
            end - start,
            shortest[place],
            longest[place],
            heaviest[place],
            entries[start],
            entries[end - 1],
        )
        if end - start == 1:
            info.set_inlined((entries[start],), (counts[start],), (b"",))
        else:
            bounds = (length_to_byte(shortest[place]), length_to_byte(longest[place]))
            begin = file.tell()
            file.write(POSTINGS_HEAD)
            for at in range(start, end, _BLOCK):
                until = min(at + _BLOCK, end)
                _write_block(file, entries[at:until], counts[at:until], bounds, is_last=until == end)
            info.set_extent(begin, file.tell() - begin)
        yield numbers[place], info


def _write_block(file: Any, entries: list[int], counts: list[float], bounds: tuple[int, int], *, is_last: bool) -> None:
    """A block as Whoosh's W3 codec reads it: its length (negative for the last), what is in it, the postings."""
    steps = (entries[0], *(after - before for before, after in pairwise(entries)))
    most = max(counts)
    weights = None if most == 1.0 else most if most == min(counts) else tuple(counts)
    data = dumps((steps, weights, None), 2)
    head = dumps((len(entries), entries[-1], most, 0, *bounds), 2)
    size = len(head) + len(data)
    file.write_int(-size if is_last else size)
    file.write(head)
    file.write(data)
