"""One state of the index, opened: its segments with their sidecars, and the stored entries of what is shown.

A view does not change. After a commit, by this process or another, the next question opens a new view and takes over
the segments that are still the same. Whoever holds a view uses it in one thread.
"""

from dataclasses import dataclass
from pathlib import Path

from kbdesk.search.catalogue import Catalogue, check_files, read_catalogue, toc_number
from kbdesk.search.damage import IndexDamaged
from kbdesk.search.entries import Entry
from kbdesk.search.generation import current_folder
from kbdesk.search.sidecar import Sidecar
from kbdesk.search.sidecar_writer import SIDECAR_SUFFIX
from kbdesk.search.store import Contents, StoredEntries, read_contents

_REMEMBERED = 400
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
        self._stored: dict[str, StoredEntries] = {}
        self._recent: dict[tuple[str, int], Entry] = {}

    def entry(self, sidecar: Sidecar, number: int) -> Entry:
        """A stored entry; raises IndexDamaged, or FileNotFoundError when the segment has gone since.

        The last ones are remembered: the next keystroke mostly shows the same hits.
        """
        key = (sidecar.name, number)
        if key not in self._recent:
            if len(self._recent) >= _REMEMBERED:
                del self._recent[next(iter(self._recent))]
            self._recent[key] = self._read_entry(sidecar, number)
        return self._recent[key]

    def _read_entry(self, sidecar: Sidecar, number: int) -> Entry:
        stored = self._stored.get(sidecar.name)
        if stored is None:
            segment = next(one for one in self.contents.segments if one.segment_id() == sidecar.name)
            stored = self._stored[sidecar.name] = StoredEntries(self.folder, segment)
        return stored.entry(number)

    def probe(self) -> None:
        """Opens the stored entries of every segment and reads one; raises IndexDamaged."""
        for sidecar in self.sidecars:
            if sidecar.count:
                self.entry(sidecar, sidecar.count - 1)
        self.close()

    def is_current(self, index: Path) -> bool:
        """False when another state was put in place; raises IndexUnusable."""
        folder = current_folder(index)
        return folder == self.folder and toc_number(folder) == self.contents.number

    def close(self) -> None:
        """Lets go of the files."""
        for stored in self._stored.values():
            stored.close()
        self._stored = {}
        self._recent = {}


def open_view(index: Path, *, former: View | None = None) -> View:
    """The state in use. Raises IndexUnusable."""
    for attempt in range(_TRIES):
        folder = current_folder(index)
        number = toc_number(folder)
        try:
            contents = read_contents(folder, number)
            return View(folder, contents, sidecars=_sidecars(folder, contents, former))
        except FileNotFoundError as reason:
            if attempt == _TRIES - 1 or _is_same(index, folder, number):
                raise IndexDamaged("file", str(reason.filename)) from reason
    raise IndexDamaged("restless", str(index))


@dataclass(frozen=True, slots=True)
class State:
    """A state of the index on disk without its segments: in which folder, of which number, what it holds."""

    folder: Path
    number: int
    catalogue: Catalogue

    @property
    def name(self) -> str:
        """Tells it from all other states."""
        return f"{self.folder.name}/{self.number}"


def read_state(index: Path, *, known: State | None = None) -> State:
    """The state in use, its files all there; not read again when it is the known one. Raises IndexUnusable."""
    for attempt in range(_TRIES):
        folder = current_folder(index)
        number = toc_number(folder)
        try:
            is_known = known is not None and (known.folder, known.number) == (folder, number)
            catalogue = known.catalogue if known is not None and is_known else read_catalogue(folder, number)
            check_files(folder, catalogue)
            return State(folder, number, catalogue)
        except (FileNotFoundError, IndexDamaged) as reason:
            if attempt == _TRIES - 1 or _is_same(index, folder, number):
                raise IndexDamaged("file", str(reason)) from reason
    raise IndexDamaged("restless", str(index))


def _is_same(index: Path, folder: Path, number: int) -> bool:
    return current_folder(index) == folder and toc_number(folder) == number


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
