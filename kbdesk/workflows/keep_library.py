"""Keeps the library in use equal to the content folder: rereads what changed, indexes the difference.

`open` gives at once what the index knew, without reading any Markdown; `refresh` looks at the folder. A file that can
no longer be read keeps its last good version in the index, with a finding that says so.
"""

import hashlib
import time
from collections.abc import Iterator
from contextlib import closing, suppress
from dataclasses import dataclass, replace
from pathlib import Path

from kbdesk.content.folder import ContentFolder
from kbdesk.domain.article import Kind, Stamp
from kbdesk.domain.errors import ContentUnreadable
from kbdesk.domain.finding import Finding, Level
from kbdesk.domain.library import Changes, IndexSize, IndexState, Library, Reading, changes
from kbdesk.domain.organisation import Organisation
from kbdesk.domain.place import Place
from kbdesk.domain.progress import Progress
from kbdesk.search.index import SearchIndex

STILL_IN_USE = "KB119"
"""The finding on a file that broke after it had been indexed: its last good version is still found."""
UNLISTED = "KB120"
"""The finding on a sub-folder that cannot be listed: what was read of it stays in use."""
_FRONT_MATTER_BROKEN = "KB102"
LONG_SCRIPT, MOST_AHEAD = 20_000, 64
"""In bytes: below, opening a script takes no time that anybody notices. So many long ones are held ready."""


@dataclass(frozen=True, slots=True)
class Refreshed:
    """What a refresh did; `size` is the index afterwards, `seconds` the whole of it."""

    library: Library
    changes: Changes
    size: IndexSize
    seconds: float
    rebuild_reason: str = ""


class KeepLibrary:
    """Holds the library in use; a frozen one takes the place of another.

    `kept` is a file in which what was read may be kept, so that it need not be read again for another index.
    """

    def __init__(self, folder: ContentFolder, index: SearchIndex, *, kept: Path | None = None) -> None:
        self._folder = folder
        self._index = index
        self._kept = kept
        self._library = Library()
        self._is_first_look = True
        self._ahead: tuple[Organisation | None, set[tuple[str, str]]] = (None, set())

    @property
    def library(self) -> Library:
        """The library in use; frozen, so it may be handed to any thread."""
        return self._library

    @property
    def content_path(self) -> str:
        """The content folder, for people."""
        return str(self._folder.root)

    def open(self) -> Library:
        """The library as the index knew it; empty when there is no usable index yet.

        Raises ContentUnreadable when the folder is not there and nothing was indexed from it either.
        """
        state = self._index.state()
        if not self._folder.root.is_dir() and not state.cards:
            raise ContentUnreadable("content-missing", folder=str(self._folder.root))
        organisation, findings = self._folder.organisation()
        left_out = tuple(gone for gone, _ in state.left_out)
        self._library = Library(organisation, state.cards, left_out, (*findings, *state.findings))
        return self._library

    def look(self, progress: Progress) -> Refreshed:
        """As `refresh`; for whoever looks time and again. A look that finds nothing new, but for the first, uses the quiet
        moment to read one long script ahead, so that a call begins at once with a script that is known.
        """
        refreshed = self.refresh(progress)
        if not refreshed.changes and not self._is_first_look:
            self._read_one_ahead()
        self._is_first_look = False
        return refreshed

    def _read_one_ahead(self) -> None:
        organisation = self._library.organisation
        if self._ahead[0] is not organisation:
            self._ahead = (organisation, set())
        known = self._ahead[1]
        for card in self._library.cards:
            is_long = card.stamp.size >= LONG_SCRIPT and card.header.kind is Kind.SCRIPT
            if is_long and (card.path, card.digest) not in known and len(known) < MOST_AHEAD:
                known.add((card.path, card.digest))
                with suppress(ContentUnreadable):
                    self._folder.script(card.path, organisation)
                return

    def refresh(self, progress: Progress, *, rebuild: bool = False, patience: float = 10.0) -> Refreshed:
        """Brings index and library up to date with the folder; waits `patience` seconds for another process that does.

        Raises ContentUnreadable (the folder), Locked (another process is indexing), StateUnwritable (the index cannot
        be written) and Cancelled; in each case what was in use stays in use.
        """
        began = time.perf_counter()
        unlisted: list[str] = []
        on_disk = self._folder.scan(progress, unlisted)
        organisation, said = self._folder.organisation()
        state = self._index.state(thorough=True)
        for path, stamp in state.stamps().items():
            # A share that is away for a moment must not empty the library.
            if path not in on_disk and path.startswith(tuple(unlisted)):
                on_disk[path] = stamp
        said += tuple(Finding(UNLISTED, Level.WARNING, Place(prefix.rstrip("/"))) for prefix in unlisted)
        anew = rebuild or bool(state.rebuild_reason)
        difference = self._difference(state, on_disk, organisation, anew=anew)
        if difference or anew:
            self._update(difference, on_disk, organisation, state, anew=anew, patience=patience, progress=progress)
        else:
            self._index.tidy(progress)
        after = self._index.state() if difference or anew else state
        left_out = tuple(gone for gone, _ in after.left_out)
        self._library = Library(organisation, after.cards, left_out, (*said, *after.findings))
        seconds = time.perf_counter() - began
        return Refreshed(
            self._library, difference, self._index.size(), seconds, "" if rebuild else state.rebuild_reason
        )

    def _difference(
        self, state: IndexState, on_disk: dict[str, Stamp], organisation: Organisation, *, anew: bool
    ) -> Changes:
        """What must be read again: all files when the organisation reads them otherwise by now."""
        difference = changes({} if anew else state.stamps(), on_disk)
        if anew:
            return difference
        if self._index.organisation_digest() == _digest_of(organisation):
            # What broke is read again when it was touched since it was found so, be it to what it was before.
            broken = {one.place.path: one.facts.get("stamp") for one in state.findings if one.code == STILL_IN_USE}
            known = {path for path, stamp in broken.items() if path in on_disk and stamp == _told(on_disk[path])}
            changed = {*difference.changed, *(broken.keys() & on_disk.keys())} - known
            return replace(difference, changed=tuple(sorted(changed)))
        return replace(difference, changed=tuple(sorted(on_disk.keys() - set(difference.added))))

    def _update(
        self,
        difference: Changes,
        on_disk: dict[str, Stamp],
        organisation: Organisation,
        state: IndexState,
        *,
        anew: bool,
        patience: float,
        progress: Progress,
    ) -> None:
        unchanged = on_disk.keys() - {*difference.added, *difference.changed}
        findings = [one for one in state.findings if one.place.path in unchanged]
        indexed = frozenset() if anew else frozenset(card.path for card in state.cards)
        wanted = [(path, on_disk[path]) for path in sorted((*difference.added, *difference.changed))]
        is_all = len(wanted) == len(on_disk)
        from kbdesk.content.reading_many import read_many  # most looks at a folder find nothing to read

        coming = read_many(self._folder, wanted, organisation, progress=progress, kept=self._kept, is_all=is_all)
        with closing(coming):
            self._index.update(
                _used(coming, indexed, findings),
                removed=difference.removed,
                organisation_digest=_digest_of(organisation),
                findings=findings,
                total=len(wanted),
                progress=progress,
                rebuild=anew,
                patience=patience,
            )


def _used(coming: Iterator[Reading], indexed: frozenset[str], findings: list[Finding]) -> Iterator[Reading]:
    """What the index is to take in, file after file; what they say of themselves is gathered."""
    for reading in coming:
        findings.extend(reading.findings)
        if reading.path in indexed and _is_broken(reading):
            facts = {"stamp": _told(reading.stamp)}
            findings.append(Finding(STILL_IN_USE, Level.WARNING, Place(reading.path), facts))
        else:
            yield reading


def mistake_in(path: str, library: Library) -> Finding | None:
    """What is wrong with a file that broke after it had been indexed; None for any other file."""
    found = [one for one in library.findings if one.place.path == path]
    if not any(one.code == STILL_IN_USE for one in found):
        return None
    return next((one for one in found if one.level is Level.ERROR), found[0])


def _told(stamp: Stamp) -> str:
    return f"{stamp.size} {stamp.mtime_ns}"


def _digest_of(organisation: Organisation) -> str:
    """Of what decides how a file is read, and no more: new synonyms or queues make no file read again."""
    parts = (organisation.languages, organisation.fallback, organisation.dialect, organisation.fields)
    return hashlib.sha256(repr(parts).encode()).hexdigest()


def _is_broken(reading: Reading) -> bool:
    """True when a file says less than it did before by mistake; an emptied file is no mistake."""
    if reading.left_out is not None:
        return reading.left_out.reason != "empty"
    return any(one.code == _FRONT_MATTER_BROKEN and one.level is Level.ERROR for one in reading.findings)
