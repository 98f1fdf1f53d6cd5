"""Checksums of what an index is made of, so that a spoilt byte is noticed before it changes an answer.

What a failing disk or another program spoils inside a file is not seen by its size. A sidecar carries the checksum of its
arrays and that of the segment beside it, a catalogue its own and that of what Whoosh's table of contents says. Looking
at all bytes takes some thirty milliseconds for a hundred megabytes; so it is done beside the search, once for each
segment, and not at opening.
"""

import mmap
import zlib
from collections.abc import Iterable
from pathlib import Path
from typing import Any

SEGMENT_SUFFIX = ".seg"


def checksum_of(path: Path) -> int:
    """Of a whole file."""
    with path.open("rb") as file:
        if not path.stat().st_size:
            return 0
        with mmap.mmap(file.fileno(), 0, access=mmap.ACCESS_READ) as whole:
            return zlib.crc32(whole)


def seal_of(segments: Iterable[Any]) -> int:
    """The checksum of what a table of contents of Whoosh says: its segments, how large they are, what is deleted."""
    facts = [(one.segment_id(), one.doc_count_all(), sorted(one.deleted_docs())) for one in segments]
    return zlib.crc32(repr(facts).encode())
