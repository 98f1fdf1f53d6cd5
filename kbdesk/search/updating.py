"""Bringing the index up to date: one writer, one commit, and the former state in use until the very last move.

    lock -> the state in use, or an empty one in a new folder -> readings in, replaced and removed files out
         -> segment and sidecar written -> catalogue written -> Whoosh's table of contents put in place
         -> for a new folder: the pointer moved

Stopped anywhere before the last move (Cancelled, a bug, a kill, a full disk), the former state is what is there.
"""

import shutil
import time
from collections.abc import Iterable, Iterator
from contextlib import contextmanager, suppress
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

from kbdesk.domain.article import Article, Card, Stamp
from kbdesk.domain.errors import Locked, StateUnwritable
from kbdesk.domain.finding import Finding, LeftOut
from kbdesk.domain.library import IndexSize, Reading
from kbdesk.domain.progress import Progress
from kbdesk.search.catalogue import Catalogue, check_files, sweep_catalogues, write_catalogue
from kbdesk.search.damage import IndexUnusable
from kbdesk.search.entries import entries_of
from kbdesk.search.folding import folded
from kbdesk.search.generation import LOCK, new_folder, sweep, switch_to
from kbdesk.search.segment_writer import BulkSegmentWriter
from kbdesk.search.sidecar_writer import LengthTotals
from kbdesk.search.store import create_index, open_index
from kbdesk.search.view import View, open_view, read_state
from kbdesk.search.whoosh_band import FileLock

_LOOK_AGAIN = 0.05


@contextmanager
def write_lock(index: Path, *, patience: float, progress: Progress) -> Iterator[None]:
    """Only one process (or thread) writes. Raises Locked after `patience` seconds, StateUnwritable."""
    with writable(index):
        index.mkdir(parents=True, exist_ok=True)
        lock = FileLock(str(index / LOCK))
        until = time.monotonic() + patience
        while not lock.acquire():
            progress.check()
            if time.monotonic() >= until:
                raise Locked("index-locked", folder=str(index))
            time.sleep(_LOOK_AGAIN)
    try:
        yield
    finally:
        lock.release()


@contextmanager
def writable(index: Path) -> Iterator[None]:
    """Turns what the system says of a read-only or full disk into StateUnwritable."""
    try:
        yield
    except OSError as reason:
        raise StateUnwritable("index-unwritable", folder=str(index), reason=reason.strerror or str(reason)) from reason


@dataclass
class _Draft:
    """The catalogue of the coming state while it grows."""

    cards: dict[str, Card] = field(default_factory=dict)
    left_out: dict[str, tuple[LeftOut, Stamp]] = field(default_factory=dict)
    steps: dict[str, int] = field(default_factory=dict)

    def forget(self, path: str) -> None:
        self.cards.pop(path, None)
        self.left_out.pop(path, None)
        self.steps.pop(path, None)

    def size(self, index_bytes: int) -> IndexSize:
        scripts = len(self.steps)
        return IndexSize(len(self.cards) - scripts, scripts, sum(self.steps.values()), index_bytes)


@dataclass(frozen=True, slots=True)
class Base:
    """A state on which an update builds: what it holds and its opened segments."""

    view: View
    catalogue: Catalogue


def base_of(index: Path, *, known: Base | None, catalogue: Catalogue | None = None) -> Base | None:
    """The state in use, None without a usable one; what is known of it from the last time is not read again.

    To be called under the lock. `catalogue` is the one just written.
    """
    try:
        if known is not None and known.view.is_current(index):
            check_files(known.view.folder, known.catalogue)
            return known
        catalogue = catalogue or read_state(index).catalogue
        view = open_view(index, former=known.view if known else None)
    except IndexUnusable:
        return None
    if known is not None:
        known.view.close()
    return Base(view, catalogue)


class Update:
    """One update under the lock: `take` and `drop` file by file, then `commit` or `abandon`. Without a base it makes
    a new index in a folder of its own.
    """

    def __init__(self, index: Path, *, base: Base | None) -> None:
        self._index = index
        self._view = base.view if base else None
        former = base.catalogue if base else Catalogue()
        self._draft = _Draft(
            {card.path: card for card in former.cards},
            {gone.path: (gone, stamp) for gone, stamp in former.left_out},
            dict(former.steps),
        )
        self._after = former
        with writable(index):
            self._folder = self._view.folder if self._view else new_folder(index)
            if self._view is None:
                create_index(self._folder)
            self._writer = self._open_writer()
        self.is_done = False

    def _open_writer(self) -> BulkSegmentWriter:
        totals = LengthTotals({}, {})
        for sidecar in self._view.sidecars if self._view else ():
            totals = totals.with_more(sidecar.totals)
        return BulkSegmentWriter(open_index(self._folder), totals=totals, before_switch=self._write_catalogue)

    def take(self, reading: Reading) -> None:
        """Puts what was read in the place of what stood at its path."""
        self.drop(reading.path)
        if reading.left_out is not None:
            self._draft.left_out[reading.path] = (reading.left_out, reading.stamp)
        document = reading.document
        if document is None:
            return
        with writable(self._index):
            self._writer.add_entries(entries_of(document))
        self._draft.cards[reading.path] = Card(reading.path, reading.stamp, reading.digest, document.header)
        if not isinstance(document, Article):
            self._draft.steps[reading.path] = len(document.steps)

    def drop(self, path: str) -> None:
        """Takes out what stands at a path."""
        self._draft.forget(path)
        self._writer.drop_own(path)
        if self._view is None:
            return
        segments = {segment.segment_id(): segment for segment in self._writer.segments}
        for sidecar in self._view.sidecars:
            for number in sidecar.of_path(path):
                segments[sidecar.name].delete_document(number)

    def commit(self, organisation_digest: str, findings: tuple[Finding, ...]) -> Catalogue:
        """Switches to the new state and gives its catalogue."""
        self._after = Catalogue(organisation_digest=organisation_digest, findings=findings)
        with writable(self._index):
            self._writer.commit(mergetype=self._fold)
            if self._view is None:
                switch_to(self._index, self._folder)
            self.is_done = True
            sweep(self._index, self._folder)
            sweep_catalogues(self._folder, self._writer.generation)
        return self._after

    def abandon(self) -> None:
        """Leaves the former state as it is; does nothing after a commit."""
        if self.is_done:
            return
        with suppress(OSError):
            if not self._writer.is_closed:
                self._writer.cancel()
        name = self._writer.newsegment.segment_id()
        if self._view is None:
            shutil.rmtree(self._folder, ignore_errors=True)
            return
        for path in self._folder.glob(f"{name}.*"):
            with suppress(OSError):
                path.unlink()

    def _fold(self, writer: BulkSegmentWriter, segments: list[Any]) -> list[Any]:
        return folded(writer, segments, view=self._view)

    def _write_catalogue(self, number: int, segments: list[Any]) -> None:
        names = {segment.segment_id() for segment in segments}
        files = sorted(
            (path.name, path.stat().st_size)
            for path in self._folder.iterdir()
            if path.is_file() and path.name.partition(".")[0] in names
        )
        draft = self._draft
        self._after = Catalogue(
            cards=tuple(card for _, card in sorted(draft.cards.items())),
            left_out=tuple(gone for _, gone in sorted(draft.left_out.items())),
            findings=self._after.findings,
            organisation_digest=self._after.organisation_digest,
            size=draft.size(sum(size for _, size in files)),
            steps=tuple(sorted(draft.steps.items())),
            files=tuple(files),
        )
        write_catalogue(self._folder, number, catalogue=self._after)


def take_all(update: Update, readings: Iterable[Reading], *, total: int, progress: Progress) -> int:
    """Takes readings as they come; gives how many there were."""
    done = 0
    for reading in readings:
        progress.step(done, total, "index")
        update.take(reading)
        done += 1
    progress.step(done, max(total, done), "index")
    return done
