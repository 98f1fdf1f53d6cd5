"""Keeping the number of segments small: what many small updates left behind is written together again.

From the stored entries, without reading Markdown: a millisecond an entry. Large segments are left alone unless most
of them is deleted.
"""

from typing import Any

from kbdesk.search.damage import IndexDamaged
from kbdesk.search.entries import Entry
from kbdesk.search.segment_writer import BulkSegmentWriter
from kbdesk.search.sidecar import Sidecar
from kbdesk.search.sidecar_writer import LengthTotals
from kbdesk.search.view import View
from kbdesk.search.weights import FIELDS, LENGTH_DRIFT, MANY_SMALL, SMALL_SEGMENT


def folded(writer: BulkSegmentWriter, segments: list[Any], *, view: View | None) -> list[Any]:
    """Whoosh's merge policy: adds the living entries of some segments to the writer, gives the segments that stay."""
    if view is None:
        return segments
    sidecars = {sidecar.name: sidecar for sidecar in view.sidecars}
    living = [segment for segment in segments if segment.doc_count()]
    small = [segment for segment in living if segment.doc_count_all() < SMALL_SEGMENT]
    totals = _totals(sidecars, living)
    if len(small) < MANY_SMALL and not any(_has_drifted(sidecars[one.segment_id()], totals) for one in small):
        small = []
    worn = [one for one in living if one not in small and one.deleted_count() > one.doc_count()]
    readable = [(segment, _files(sidecars[segment.segment_id()], segment, view)) for segment in small + worn]
    going = [segment for segment, files in readable if files is not None]
    staying = [one for one in living if one not in going]
    writer.stand_beside(_totals(sidecars, staying))
    for _, files in readable:
        for entries in files or ():
            writer.add_entries(entries)
    return staying


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
