"""Bringing the index up to date: one writer, one commit, and the former state in use until the very last move.

    lock -> the state in use, or an empty one in a new folder -> readings in, replaced and removed files out
         -> a long build: batch after batch as a segment
         -> segment and sidecar written -> catalogue written -> Whoosh's table of contents put in place
         -> for a new folder: the pointer moved

Stopped anywhere before the last move (Cancelled, a bug, a kill, a full disk), the former state is what is there.

Only who has no index at all yet is not left waiting for the last move: the first few hundred entries are committed by
themselves, and each batch. The catalogue says what is in, so that the next look at the folder reads the rest.
"""

import shutil
import time
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from dataclasses import dataclass, field, replace
from pathlib import Path
from typing import Any

from kbdesk.domain.article import Article, Card, Stamp
from kbdesk.domain.errors import Locked, StateUnwritable
from kbdesk.domain.finding import Finding, LeftOut
from kbdesk.domain.library import IndexSize, Reading
from kbdesk.domain.progress import Progress
from kbdesk.search.catalogue import Catalogue, catalogue_path, check_files, sweep_catalogues, write_catalogue
from kbdesk.search.damage import IndexUnusable
from kbdesk.search.entries import entries_of
from kbdesk.search.folding import folded, is_worth_a_pause
from kbdesk.search.garbage import garbage_later
from kbdesk.search.generation import LOCK, new_folder, sweep, switch_to
from kbdesk.search.seal import seal_of
from kbdesk.search.segment_writer import BulkSegmentWriter
from kbdesk.search.sidecar_writer import LengthTotals
from kbdesk.search.store import create_index, open_index
from kbdesk.search.view import View, open_view, read_state
from kbdesk.search.whoosh_band import FileLock

_LOOK_AGAIN = 0.05
_FIRST_SIGHT = 300
"""Entries after which a first build shows what it has."""
_LONG_LIST = 200
"""Paths touched since the last whole catalogue, from which on a quiet moment is used to write it whole."""


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
    """What an update changes in the catalogue: the paths it touched, and what stands there from now on."""

    touched: set[str] = field(default_factory=set)
    cards: dict[str, Card] = field(default_factory=dict)
    left_out: dict[str, tuple[LeftOut, Stamp]] = field(default_factory=dict)
    steps: dict[str, int] = field(default_factory=dict)

    def forget(self, path: str) -> None:
        self.touched.add(path)
        self.cards.pop(path, None)
        self.left_out.pop(path, None)
        self.steps.pop(path, None)

    def over(self, former: Catalogue) -> Catalogue:
        """The former catalogue with these changes."""
        rows = Catalogue(tuple(self.cards.values()), tuple(self.left_out.values()), steps=tuple(self.steps.items()))
        after = former.with_rows(self.touched, rows)
        return replace(after, touched=tuple(sorted({*former.touched, *self.touched})))


def _size(catalogue: Catalogue) -> IndexSize:
    scripts = len(catalogue.steps)
    index_bytes = sum(size for _, size in catalogue.files)
    return IndexSize(len(catalogue.cards) - scripts, scripts, sum(steps for _, steps in catalogue.steps), index_bytes)


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


def needs_tidying(base: Base) -> bool:
    """True when a quiet moment would be well used."""
    return len(base.catalogue.touched) > _LONG_LIST or is_worth_a_pause(base.view)


class Update:
    """One update under the lock: `take` and `drop` file by file, then `commit` or `abandon`. Without a base it makes
    a new index in a folder of its own.
    """

    def __init__(self, index: Path, *, base: Base | None) -> None:
        self._index = index
        self._view = base.view if base else None
        self._former = self._after = base.catalogue if base else Catalogue()
        self._draft = _Draft()
        self._idle: Progress | None = None
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

    @property
    def is_worth_showing(self) -> bool:
        """True when a reader without any index would be glad of what there is so far."""
        return bool(self._writer.batches) or (self._view is None and self._writer.entries_in_hand >= _FIRST_SIGHT)

    def tidy(self, progress: Progress) -> Catalogue:
        """Commits the state as it was, with small segments written together and the catalogue whole."""
        self._idle = progress
        return self.commit(self._former.organisation_digest, self._former.findings)

    def commit(self, organisation_digest: str, findings: tuple[Finding, ...]) -> Catalogue:
        """Switches to the new state and gives its catalogue."""
        self._after = Catalogue(organisation_digest=organisation_digest, findings=findings)
        with writable(self._index), garbage_later():
            self._writer.commit(mergetype=self._fold)
            if self._view is None:
                switch_to(self._index, self._folder)
            self.is_done = True
            sweep(self._index, self._folder)
            sweep_catalogues(self._folder, self._writer.generation, self._after.whole)
        return self._after

    def abandon(self) -> None:
        """Leaves the former state as it is; does nothing after a commit."""
        if self.is_done:
            return
        with suppress(OSError):
            if not self._writer.is_closed:
                self._writer.cancel()
        if self._view is None:
            shutil.rmtree(self._folder, ignore_errors=True)
            return
        for name in self._writer.segment_names:
            for path in self._folder.glob(f"{name}.*"):
                with suppress(OSError):
                    path.unlink()

    def _fold(self, writer: BulkSegmentWriter, segments: list[Any]) -> list[Any]:
        staying = folded(writer, segments, view=self._view, idle=self._idle)
        return [*staying, *writer.batches]

    def _write_catalogue(self, number: int, segments: list[Any]) -> None:
        names = {segment.segment_id() for segment in segments}
        after = replace(
            self._draft.over(self._former),
            organisation_digest=self._after.organisation_digest,
            findings=self._after.findings,
            whole=self._former.whole or self._view.contents.number if self._view else 0,
        )
        if self._idle or self._view is None or after.is_better_whole:
            after = replace(after, whole=0, touched=())
        if after.whole:
            names.add(catalogue_path(self._folder, after.whole).name.partition(".")[0])
        files = sorted(
            (path.name, path.stat().st_size)
            for path in self._folder.iterdir()
            if path.is_file() and path.name.partition(".")[0] in names
        )
        after = replace(after, files=tuple(files), seal=seal_of(segments))
        self._after = replace(after, size=_size(after))
        write_catalogue(self._folder, number, catalogue=self._after)
