"""One state of the index, opened: its segments with their sidecars, and the stored entries of what is shown.

A view does not change. After a commit, by this process or another, the next question opens a new view and takes over
the segments that are still the same. Whoever holds a view uses it in one thread.
"""

import os
import time
from collections.abc import Collection
from contextlib import suppress
from dataclasses import dataclass
from pathlib import Path

from kbdesk.search.catalogue import Catalogue, check_files, read_catalogue, toc_number
from kbdesk.search.damage import IndexDamaged, IndexMissing
from kbdesk.search.entries import Entry
from kbdesk.search.generation import POINTER, current_folder
from kbdesk.search.remembered import Remembered
from kbdesk.search.seal import SEGMENT_SUFFIX, seal_of
from kbdesk.search.segment_file import Contents, StoredEntries, read_contents
from kbdesk.search.shown import Shown
from kbdesk.search.sidecar import Sidecar
from kbdesk.search.sidecar_writer import SIDECAR_SUFFIX

_REMEMBERED = 300
_TICK = 2_500_000_000
"""In nanoseconds; longer than any clock of files takes for a tick (FAT: two seconds)."""
_BEFORE_BODY, _USUAL_WORD = 1_000, 12
"""In bytes of a stored entry: what stands before its body, mostly, and what a word takes."""
_SOON_WHOLE = 6_000
"""Of an entry from which so many bytes are wanted the rest is soon read as well."""
_TRIES = 8
"""So often may another process commit between our look at the folder and the opening of its files."""


class View:
    """`sidecars` in the order of the segments; `count` is the number of living entries."""

    def __init__(self, folder: Path, contents: Contents, *, sidecars: tuple[Sidecar, ...]) -> None:
        self.folder = folder
        self.contents = contents
        self.sidecars = sidecars
        deleted = sum(segment.deleted_count() for segment in contents.segments)
        self.count = sum(sidecar.count for sidecar in sidecars) - deleted
        self._seen: tuple[int, ...] = ()
        self._looked_at = (os.fspath(folder.parent / POINTER), os.fspath(folder))
        self._stored: dict[str, StoredEntries] = {}
        self._recent: Remembered[tuple[str, int], Shown] = Remembered(_REMEMBERED)

    def entry(self, sidecar: Sidecar, number: int) -> Entry:
        """A stored entry; raises IndexDamaged, or FileNotFoundError when the segment has gone since."""
        return self._stored_of(sidecar).entry(number)

    def shown(self, sidecar: Sidecar, number: int, *, words: int) -> Shown:
        """A stored entry to be shown, with at least so many words of its body, or all of it; raises as `entry` does.

        The last ones are remembered: the next keystroke mostly shows the same hits.
        """
        key = (sidecar.name, number)
        found = self._recent.get(key)
        if found is None or not found.has_words(words):
            found = self._read(self._stored_of(sidecar), number, words)
            self._recent.keep(key, found, size=1)
        return found

    def _read(self, stored: StoredEntries, number: int, words: int) -> Shown:
        size = _BEFORE_BODY + _USUAL_WORD * words
        if size < _SOON_WHOLE and (found := stored.beginning(number, size=size)):
            shown = Shown(found[0], is_whole=found[1])
            if shown.has_words(words):
                return shown
        return Shown(stored.entry(number), is_whole=True)

    def _stored_of(self, sidecar: Sidecar) -> StoredEntries:
        stored = self._stored.get(sidecar.name)
        if stored is None:
            segment = next(one for one in self.contents.segments if one.segment_id() == sidecar.name)
            stored = self._stored[sidecar.name] = StoredEntries(self.folder, segment)
        return stored

    def probe(self) -> None:
        """Opens the stored entries of every segment and reads one; raises IndexDamaged."""
        try:
            for sidecar in self.sidecars:
                if sidecar.count:
                    self.entry(sidecar, sidecar.count - 1)
        except FileNotFoundError as reason:
            # Another process may have put a newer state in place since, and taken this one away.
            if self.is_current(self.folder.parent):
                raise IndexDamaged("segment", str(reason.filename)) from reason
        finally:
            self.close()

    def check_bytes(self, *, known: Collection[str]) -> frozenset[str]:
        """Reads every byte of the segments that are not known to be sound; gives the names of all that are now.

        Raises IndexDamaged, or FileNotFoundError when a segment has gone since.
        """
        for sidecar in self.sidecars:
            if sidecar.name not in known:
                sidecar.check_bytes(self.folder / (sidecar.name + SEGMENT_SUFFIX))
        return frozenset(sidecar.name for sidecar in self.sidecars)

    def is_current(self, index: Path) -> bool:
        """False when another state was put in place; raises IndexUnusable."""
        stamps = _stamps(self._looked_at)
        if stamps and stamps == self._seen:
            return True
        is_current = newest(index) == (self.folder, self.contents.number)
        # What changed a moment ago may change once more within the same tick of the clock of files.
        self._seen = stamps if is_current and stamps and time.time_ns() - max(stamps) > _TICK else ()
        return is_current

    def give_back(self) -> None:
        """Hands the memory of what was read of the files so far back to the system."""
        for sidecar in self.sidecars:
            sidecar.give_back()
        for stored in self._stored.values():
            stored.give_back()

    def close(self) -> None:
        """Lets go of the files."""
        for stored in self._stored.values():
            stored.close()
        self._stored = {}
        self._recent.clear()


def _stamps(paths: tuple[str, str]) -> tuple[int, ...]:
    """When files and folders were last written, in ns; a folder is when a file in it comes, goes or is renamed."""
    try:
        # Asked at each keystroke; no Path for each.
        return tuple(os.stat(path).st_mtime_ns for path in paths)  # noqa: PTH116
    except OSError:
        return ()


def newest(index: Path) -> tuple[Path, int]:
    """The folder in use and the number of its newest table of contents. Raises IndexUnusable."""
    for _ in range(_TRIES - 1):
        # Another process may take the folder away between our two looks.
        with suppress(IndexMissing):
            folder = current_folder(index)
            return folder, toc_number(folder)
    folder = current_folder(index)
    return folder, toc_number(folder)


def open_view(index: Path, *, former: View | None = None) -> View:
    """The state in use. Raises IndexUnusable."""
    for attempt in range(_TRIES):
        folder, number = newest(index)
        try:
            contents = read_contents(folder, number)
            return View(folder, contents, sidecars=_sidecars(folder, contents, former))
        except FileNotFoundError as reason:
            if attempt == _TRIES - 1 or newest(index) == (folder, number):
                raise IndexDamaged("file", str(reason.filename)) from reason
    raise IndexDamaged("restless", str(index))


@dataclass(frozen=True, slots=True)
class State:
    """A state of the index on disk without its segments: in which folder, of which number, what it holds."""

    folder: Path
    number: int
    catalogue: Catalogue

    def check_table(self, view: View) -> None:
        """Raises IndexDamaged when a view of this very state holds what its table of contents did not say when written."""
        is_same = (view.folder, view.contents.number) == (self.folder, self.number)
        if is_same and seal_of(view.contents.segments) != self.catalogue.seal:
            raise IndexDamaged("toc", str(self.number))

    @property
    def name(self) -> str:
        """Tells it from all other states."""
        return f"{self.folder.name}/{self.number}"


def read_state(index: Path, *, known: State | None = None) -> State:
    """The state in use, its files all there; not read again when it is the known one. Raises IndexUnusable."""
    for attempt in range(_TRIES):
        folder, number = newest(index)
        try:
            is_known = known is not None and (known.folder, known.number) == (folder, number)
            catalogue = known.catalogue if known is not None and is_known else read_catalogue(folder, number)
            check_files(folder, catalogue)
            return State(folder, number, catalogue)
        except (FileNotFoundError, IndexDamaged) as reason:
            if attempt == _TRIES - 1 or newest(index) == (folder, number):
                raise IndexDamaged("file", str(reason)) from reason
    raise IndexDamaged("restless", str(index))


def _sidecars(folder: Path, contents: Contents, former: View | None) -> tuple[Sidecar, ...]:
    known = {one.name: one for one in former.sidecars} if former is not None and former.folder == folder else {}
    found = []
    for segment in contents.segments:
        name = segment.segment_id()
        sidecar = known.get(name) or Sidecar(folder / (name + SIDECAR_SUFFIX))
        if sidecar.count != segment.doc_count_all():
            raise IndexDamaged("sidecar", name)
        sidecar.without(frozenset(segment.deleted_docs()))
        found.append(sidecar)
    return tuple(found)
