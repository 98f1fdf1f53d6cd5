"""The index as Whoosh writes it: an empty one, and one that is open for a writer. `segment_file` reads without Whoosh."""

from pathlib import Path

from kbdesk.search.damage import UNREADABLE, IndexDamaged
from kbdesk.search.segment_writer import schema
from kbdesk.search.whoosh_band import FileIndex, FileStorage, WhooshIndexError


def create_index(folder: Path) -> None:
    """An index without entries in an empty folder."""
    FileIndex.create(FileStorage(str(folder)), schema())


def open_index(folder: Path) -> FileIndex:
    """For a writer; raises IndexDamaged."""
    try:
        return FileIndex(FileStorage(str(folder)), schema=schema())
    except (*UNREADABLE, WhooshIndexError) as reason:
        raise IndexDamaged("toc", str(folder)) from reason
