"""`kbdesk report contacts`: what the contacts of this device come to, by day, direction, party, phase, product, outcome
and language.
"""

from argparse import Namespace
from contextlib import suppress
from dataclasses import asdict
from typing import Any

from kbdesk.cli.output import Output
from kbdesk.cli.report_form import give
from kbdesk.cli.report_shown import Section, Shown, part_of, spread_cell, spread_json
from kbdesk.cli.report_words import ReportWords
from kbdesk.cli.typed_day import day_begin
from kbdesk.desk import Desk
from kbdesk.domain.call_report import CallReport, Figures, Groups, PromiseFigures
from kbdesk.domain.errors import ContentUnreadable
from kbdesk.domain.spread import Spread

_HEADS = ("contacts", "first", "answered", "again", "talk", "hold", "after", "article", "dissatisfied", "outside")
_NARROW = 6
_COLUMNS = (
    "by",
    "value",
    "contacts",
    "first_contacts",
    "answered_at_first",
    "repeats",
    "dissatisfied",
    "heard_outside",
    "with_article",
    "talk_n",
    "talk_median",
    "talk_p90",
    "hold_n",
    "hold_median",
    "hold_p90",
    "after_work_n",
    "after_work_median",
    "after_work_p90",
)
_DAYS_IN_TERMINAL = 14


def run(desk: Desk, options: Namespace, out: Output) -> int:
    """Exit code 1 when there was no contact."""
    with suppress(ContentUnreadable):  # labels and keeping times; else codes and the usual times
        desk.library.open()
    report = desk.report_calls.contacts(day_begin(options.since))
    is_empty = not report.total.contacts and not report.promises.made
    words = ReportWords(desk.library.library.organisation, out.lang)
    shown = Shown(
        title=out.words("report.contacts.title"),
        notes=_notes(report, out),
        sections=() if is_empty else _sections(report, words, out),
        document=_json(report),
        columns=_COLUMNS,
        records=_records(report),
        is_empty=is_empty,
    )
    return give(shown, options, out)


def _notes(report: CallReport, out: Output) -> tuple[str, ...]:
    since, promises = (at.astimezone().date().isoformat() for at in (report.since, report.promises_since))
    notes = [out.words("report.since", since=since)]
    if not report.total.contacts:
        notes.append(out.words("report.contacts.none"))
    if promises != since:
        notes.append(out.words("report.promises-since", since=promises))
    if not report.first_of_all:
        notes.append(out.words("report.customers-only"))
    return (*notes, out.words("report.still-changes"), out.words("report.times"), out.words("report.no-ranking"))


def _sections(report: CallReport, words: ReportWords, out: Output) -> tuple[Section, ...]:
    groups = (_section(name, found, report.total, words, out) for name, found in report.groups if found)
    return _total(report.total, out), _promises(report.promises, out), *groups


def _total(total: Figures, out: Output) -> Section:
    cells = zip(_HEADS, _cells(total), strict=True)
    rows = tuple((out.words(f"report.head.{name}"), cell) for name, cell in cells)
    return Section(out.words("report.total"), (out.words("report.figure"), out.words("report.number")), rows)


def _promises(promises: PromiseFigures, out: Output) -> Section:
    rows = tuple((out.words(f"report.promises.{name}"), str(n)) for name, n in asdict(promises).items())
    return Section(out.words("report.promises"), (out.words("report.figure"), out.words("report.number")), rows)


def _section(name: str, groups: Groups, total: Figures, words: ReportWords, out: Output) -> Section:
    most = max((one.contacts for _, one in groups), default=0)
    return Section(
        out.words(f"report.by.{name}"),
        (out.words(f"report.head.{name}"), *(out.words(f"report.head.{head}") for head in _HEADS)),
        tuple((words.of(name, code), *_cells(one, total.contacts)) for code, one in groups),
        shares=tuple(one.contacts / most if most else 0.0 for _, one in groups),
        narrow=_NARROW,
        most_rows=_DAYS_IN_TERMINAL if name == "day" else 0,
    )


def _cells(one: Figures, of: int = 0) -> tuple[str, ...]:
    """`of` is the number of contacts that these are a part of."""
    return (
        part_of(one.contacts, of) if of else str(one.contacts),
        str(one.first),
        part_of(one.answered, one.first),
        part_of(one.repeats, one.contacts),
        *(spread_cell(spread) for spread in (one.talk, one.hold, one.after_work)),
        part_of(one.linked, one.contacts),
        part_of(one.dissatisfied, one.contacts),
        part_of(one.heard_outside, one.contacts),
    )


def _json(report: CallReport) -> dict[str, Any]:
    return {
        "since": report.since.astimezone().date().isoformat(),
        "first_contact_of": "all" if report.first_of_all else "customers",
        "total": _figures_json(report.total),
        "by": {name: {code: _figures_json(one) for code, one in groups} for name, groups in report.groups},
        "promises": {"since": report.promises_since.astimezone().date().isoformat(), **asdict(report.promises)},
    }


def _figures_json(one: Figures) -> dict[str, Any]:
    counts = dict(zip(_COLUMNS[2:9], _counts(one), strict=True))
    lengths = {"talk_seconds": one.talk, "hold_seconds": one.hold, "after_work_seconds": one.after_work}
    return {**counts, **{name: spread_json(spread) for name, spread in lengths.items()}}


def _counts(one: Figures) -> tuple[int, ...]:
    return one.contacts, one.first, one.answered, one.repeats, one.dissatisfied, one.heard_outside, one.linked


def _records(report: CallReport) -> tuple[tuple[object, ...], ...]:
    """Promises stand in the column of the number."""
    every = [("all", "", report.total), *((name, code, one) for name, groups in report.groups for code, one in groups)]
    rows: list[tuple[object, ...]] = [(name, code, *_numbers(one)) for name, code, one in every]
    blank = (None,) * (len(_COLUMNS) - 3)
    rows += [("promises", name, n, *blank) for name, n in asdict(report.promises).items()]
    return tuple(rows)


def _numbers(one: Figures) -> tuple[object, ...]:
    return *_counts(one), *(n for spread in (one.talk, one.hold, one.after_work) for n in _lengths(spread))


def _lengths(spread: Spread) -> tuple[object, ...]:
    return (spread.n, spread.median, spread.p90) if spread.n else (0, None, None)
