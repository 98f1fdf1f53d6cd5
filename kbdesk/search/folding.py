"""Keeping the number of segments small: what many small updates left behind is written together again.

From the stored entries, without reading Markdown: a millisecond an entry. So that no update waits for it, few of
similar size go together at a time, and the rest waits for a quiet moment, or for an update so large that they do not
matter in it. Large segments are left alone unless most of them is deleted.
"""

from typing import Any

from kbdesk.domain.progress import Progress
from kbdesk.search.damage import IndexDamaged
from kbdesk.search.entries import Entry
from kbdesk.search.segment_writer import BulkSegmentWriter
from kbdesk.search.sidecar import Sidecar
from kbdesk.search.sidecar_writer import LengthTotals
from kbdesk.search.view import View
from kbdesk.search.weights import FIELDS, LENGTH_DRIFT, SMALL_SEGMENT

_TOGETHER = 4
_STEPS = ((1, 4), (4, 16))
"""Four segments of a size from here to there make one of the next: an entry is written twice on its way up."""
_TOO_MANY = 24
"""So many small segments make searching slower than an update may be quick."""


def folded(
    writer: BulkSegmentWriter, segments: list[Any], *, view: View | None, idle: Progress | None = None
) -> list[Any]:
    """Whoosh's merge policy: adds the living entries of some segments to the writer, gives the segments that stay.

    `idle` is given in a quiet moment; it may stop the work (Cancelled).
    """
    if view is None:
        return segments
    sidecars = {sidecar.name: sidecar for sidecar in view.sidecars}
    living = [segment for segment in segments if segment.doc_count()]
    wanted = _to_be_folded(living, sidecars, added=writer.entries_in_hand, is_idle=idle is not None)
    readable = [(segment, _files(sidecars[segment.segment_id()], segment, view)) for segment in wanted]
    going = [segment for segment, files in readable if files is not None]
    staying = [one for one in living if one not in going]
    writer.stand_beside(_totals(sidecars, staying))
    for _, files in readable:
        for entries in files or ():
            if idle is not None:
                idle.check()
            writer.add_entries(entries)
    return staying


def is_worth_a_pause(view: View) -> bool:
    """True when a quiet moment would be well used."""
    living = [segment for segment in view.contents.segments if segment.doc_count()]
    sidecars = {sidecar.name: sidecar for sidecar in view.sidecars}
    return bool(_to_be_folded(living, sidecars, added=0, is_idle=True))


def _to_be_folded(living: list[Any], sidecars: dict[str, Sidecar], *, added: int, is_idle: bool) -> list[Any]:
    small = [segment for segment in living if segment.doc_count() < SMALL_SEGMENT]
    entries = sum(segment.doc_count() for segment in small)
    totals = _totals(sidecars, living)
    has_drifted = any(_has_drifted(sidecars[one.segment_id()], totals) for one in small)
    if is_idle:
        worn = [one for one in living if one not in small and one.deleted_count() > one.doc_count()]
        return (small if len(small) >= _TOGETHER or has_drifted else []) + worn
    if added > entries or len(small) > _TOO_MANY or has_drifted:
        return small
    for least, most in _STEPS:
        if sum(least <= segment.doc_count() < most for segment in small) >= _TOGETHER:
            return [segment for segment in small if segment.doc_count() < most]
    return []


def _files(sidecar: Sidecar, segment: Any, view: View) -> list[list[Entry]] | None:
    """The living entries of a segment, file by file; None when they cannot be read, and it had better stay."""
    files = []
    try:
        for path in sidecar.paths():
            numbers = [number for number in sidecar.of_path(path) if not segment.is_deleted(number)]
            files.append([view.entry(sidecar, number) for number in numbers])
    except IndexDamaged:
        return None
    return files


def _totals(sidecars: dict[str, Sidecar], segments: list[Any]) -> LengthTotals:
    totals = LengthTotals({}, {})
    for segment in segments:
        totals = totals.with_more(sidecars[segment.segment_id()].totals)
    return totals


def _has_drifted(sidecar: Sidecar, totals: LengthTotals) -> bool:
    usual = totals.usual()
    ratios = [usual[name] / sidecar.usual[name] for name in FIELDS]
    return max(ratios) > LENGTH_DRIFT or min(ratios) < 1 / LENGTH_DRIFT
