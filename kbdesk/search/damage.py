"""What can be wrong with an index on disk; never seen outside this room, where it becomes a reason to rebuild."""

import pickle
import struct
import zlib

import msgspec


class IndexUnusable(Exception):
    """The index cannot be used as it stands; `reason` is what `IndexState.rebuild_reason` will say."""

    reason = "damaged"


class IndexMissing(IndexUnusable):
    """There is no index yet."""

    reason = "missing"


class IndexDamaged(IndexUnusable):
    """A file is absent, cut short, or says what it cannot say."""


class IndexOutdated(IndexUnusable):
    """Made by another version of kbdesk."""

    def __init__(self, *facts: str, newer: bool = False) -> None:
        super().__init__(*facts)
        self.reason = "newer" if newer else "older"


UNREADABLE: tuple[type[Exception], ...] = (
    OSError,
    EOFError,
    ValueError,
    TypeError,
    LookupError,
    AttributeError,
    NameError,
    AssertionError,
    OverflowError,
    MemoryError,
    struct.error,
    zlib.error,
    pickle.UnpicklingError,
    msgspec.MsgspecError,
)
"""What reading a damaged file through Whoosh, pickle and zlib can raise; caught only around such reading. Whoosh says
`NameError` for a file that is absent inside a segment, `AssertionError` for a wrong number."""
