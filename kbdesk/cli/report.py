"""`kbdesk report`. Gaps stand here: what was searched for on this device and not found, or given up. Numbers and words, no
person.
"""

import csv
import io
from argparse import Namespace
from contextlib import suppress
from typing import Any

from kbdesk.cli import report_of_contacts, report_of_content, report_of_scripts
from kbdesk.cli.output import Output
from kbdesk.cli.typed_day import day_begin
from kbdesk.desk import Desk
from kbdesk.domain.errors import ContentUnreadable
from kbdesk.domain.search_log import Gap
from kbdesk.domain.settings import KeepSearches
from kbdesk.workflows.log_searches import GapReport

NOTHING_FOUND = 1
_COLUMNS = ("words", "times", "nothing_found", "handed_on", "last")


def run(desk: Desk, options: Namespace, out: Output) -> int:
    """Exit code 1 when there is nothing to tell: no gap, no contact, nothing due."""
    match options.action:
        case "contacts":
            return report_of_contacts.run(desk, options, out)
        case "scripts":
            return report_of_scripts.run(desk, options, out)
        case "gaps":
            return _gaps(desk, options, out)
        case _:
            return report_of_content.run(desk, options, out)


def _gaps(desk: Desk, options: Namespace, out: Output) -> int:
    with suppress(ContentUnreadable):  # the organisation says how long searches are kept; else the usual time counts
        desk.library.open()
    report = desk.searches.gaps(day_begin(options.since))
    form = options.form or ("json" if out.as_json else "text")
    if form == "json":
        out.document(_json(report))
    elif form == "csv":
        out.raw(_csv(report))
    else:
        _print(report, out)
    return 0 if report.gaps else NOTHING_FOUND


def _print(report: GapReport, out: Output) -> None:
    since = report.since.date().isoformat()
    if report.keep is KeepSearches.OFF:
        out.say("gaps.off")
    elif report.keep is KeepSearches.COUNTS:
        out.say("gaps.no-words")
    if not report.searches:
        out.say("gaps.none", since=since)
        return
    out.say("gaps.summary", n=report.searches, missed=report.missed, since=since)
    if report.gaps:
        heads = [out.words(f"gaps.head.{name}") for name in ("words", "times", "nothing", "handed", "last")]
        out.table(heads, [tuple(str(value) for value in _values(gap)) for gap in report.gaps])


def _values(gap: Gap) -> tuple[Any, ...]:
    return gap.words, gap.times, gap.nothing_found, gap.handed_on, gap.last.isoformat()


def _json(report: GapReport) -> dict[str, Any]:
    return {
        "since": report.since.date().isoformat(),
        "kept": report.keep.value,
        "searches": report.searches,
        "missed": report.missed,
        "gaps": [dict(zip(_COLUMNS, _values(gap), strict=True)) for gap in report.gaps],
    }


def _csv(report: GapReport) -> str:
    """A sign in front of what a spreadsheet would take for a formula."""
    text = io.StringIO()
    table = csv.writer(text, lineterminator="\n")
    table.writerow(_COLUMNS)
    for gap in report.gaps:
        words, *numbers = _values(gap)
        table.writerow([f"'{words}" if words[:1] in "=+-@\t" else words, *numbers])
    return text.getvalue()
