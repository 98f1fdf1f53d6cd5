"""Writes entries as a normal Whoosh segment, in bulk.

The postings come sorted out of a `Gathering` and are written in whole blocks, in Whoosh's own form: any Whoosh opens
and searches the result. Beside the segment lies its sidecar, written before Whoosh's table of contents names the
segment; its name begins with the segment's, so that Whoosh's own tidying takes both away together.

What is gathered lies in memory. So a long build is cut into batches, a segment each, in one commit.
"""

from collections.abc import Callable, Iterable
from pathlib import Path
from typing import Any

import numpy as np

from kbdesk.search.entries import Entry, encode
from kbdesk.search.gathering import Gathered, Gathering, Ints, Postings
from kbdesk.search.posting_writer import BLOCK, write_field
from kbdesk.search.sidecar_writer import SIDECAR_SUFFIX, LengthTotals, write_sidecar
from kbdesk.search.weights import FIELDS
from kbdesk.search.whoosh_band import (
    ID,
    STORED,
    TEXT,
    FileIndex,
    RegexTokenizer,
    Schema,
    SegmentWriter,
    W3Codec,
)

BATCH_WORDS = 10_000_000
"""So many words are gathered before they are written: about 400 MB at the moment of writing."""


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
        super().__init__(index, codec=W3Codec(blocklimit=BLOCK, compression=0), _lk=False)
        self._totals, self._batch_totals = totals, LengthTotals({}, {})
        self._before_switch = before_switch
        self._gathering = Gathering()
        self._own: dict[str, tuple[Any, range]] = {}
        self._gathered: Gathered | None = None
        self.batches: list[Any] = []

    @property
    def entries_in_hand(self) -> int:
        """How many entries the segment being made holds."""
        return int(self.docnum)

    @property
    def segment_names(self) -> list[str]:
        """Of all segments made so far, the one being made among them."""
        return [segment.segment_id() for segment in (*self.batches, self.newsegment)]

    def add_entries(self, entries: Iterable[Entry]) -> None:
        """Adds a file's own entry and those of its steps; a path added twice keeps the last."""
        several = list(entries)
        if not several:
            return
        path = several[0].path
        self.drop_own(path)
        if self._gathering.words >= BATCH_WORDS:
            self._end_batch()
        self._own[path] = (self.newsegment, range(self.docnum, self.docnum + len(several)))
        for entry in several:
            self._add(entry)

    def drop_own(self, path: str) -> None:
        """Takes out what was added at a path in this same commit."""
        if path in self._own:
            segment, stale = self._own.pop(path)
            for number in stale:
                segment.delete_document(number)

    def stand_beside(self, totals: LengthTotals) -> None:
        """The segments of former commits that stay beside the new one have these totals."""
        self._totals = totals

    def _end_batch(self) -> None:
        """Writes what is in hand as a segment of its own and begins the next."""
        self.batches.append(self._finalize_segment())
        self.newsegment = self.codec.new_segment(self.storage, self.indexname)
        self.perdocwriter = self.codec.per_document_writer(self.storage, self.newsegment)
        self.fieldwriter = self.codec.field_writer(self.storage, self.newsegment)
        self.docnum = 0
        self._added = False
        self._gathering = Gathering()

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

    def _write_field(self, name: str, terms: list[bytes], postings: Postings, lengths: Ints) -> None:
        self.fieldwriter.start_field(name, self.schema[name])
        write_field(self.fieldwriter, terms, postings=postings, lengths=lengths)
        self.fieldwriter.finish_field()

    def _assemble_segment(self) -> None:
        super()._assemble_segment()
        if self._gathered is not None:
            path = Path(self.storage.folder) / (self.newsegment.segment_id() + SIDECAR_SUFFIX)
            own = write_sidecar(path, self._gathered, self._totals.with_more(self._batch_totals))
            self._batch_totals = self._batch_totals.with_more(own)
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
