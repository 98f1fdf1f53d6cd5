"""`kbdesk report scripts`: how scripts are followed on this device, by script and revision."""

from argparse import Namespace
from contextlib import suppress
from typing import Any

from kbdesk.cli.output import Output
from kbdesk.cli.report_form import give
from kbdesk.cli.report_shown import Section, Shown, part_of, spread_cell, spread_json
from kbdesk.cli.report_words import ReportWords
from kbdesk.cli.typed_day import day_begin
from kbdesk.desk import Desk
from kbdesk.domain.errors import ContentUnreadable
from kbdesk.domain.script_report import PathTaken, ScriptFigures, ScriptReport, StepFigures

_COLUMNS = (
    "script",
    "revision",
    "about",
    "name",
    "number",
    "seconds_median",
    "seconds_p90",
    "left",
    "back_to",
    "changed_answers",
)
_OVERVIEW = ("script", "revision", "begun", "finished", "left", "going-on", "whole", "back", "changed")
_OF_A_STEP = ("step", "passed", "left", "back-to", "changed", "stood")


def run(desk: Desk, options: Namespace, out: Output) -> int:
    """Exit code 1 when no script was followed. A page and a named script tell the steps; else the overview is enough."""
    with suppress(ContentUnreadable):
        desk.library.open()
    report = desk.report_calls.scripts(day_begin(options.since), only=tuple(options.scripts))
    words = ReportWords(desk.library.library.organisation, out.lang)
    whole = bool(options.scripts) or options.form == "html"
    shown = Shown(
        title=out.words("report.scripts.title"),
        notes=_notes(report, whole, out),
        sections=(
            *((_overview(report, out),) if report.scripts else ()),
            *(section for one in report.scripts for section in (_sections(one, words, out) if whole else ())),
        ),
        document={
            "since": report.since.astimezone().date().isoformat(),
            "scripts": [_json(one, out.lang) for one in report.scripts],
        },
        columns=_COLUMNS,
        records=tuple(row for one in report.scripts for row in _records(one)),
        is_empty=not report.scripts,
    )
    return give(shown, options, out)


def _notes(report: ScriptReport, whole: bool, out: Output) -> tuple[str, ...]:
    notes = [out.words("report.since", since=report.since.astimezone().date().isoformat())]
    if not report.scripts:
        notes.append(out.words("report.scripts.none"))
    elif not whole:
        notes.append(out.words("report.scripts.more", script=report.scripts[0].script))
    return (*notes, out.words("report.times"), out.words("report.no-ranking"))


def _overview(report: ScriptReport, out: Output) -> Section:
    most = max((one.begun for one in report.scripts), default=0)
    rows = tuple(
        (
            f"{one.title.in_language(out.lang, one.script)} ({one.script})",
            str(one.revision),
            str(one.begun),
            part_of(one.finished, one.begun),
            part_of(one.left, one.begun),
            str(one.going_on),
            spread_cell(one.whole),
            str(one.back),
            str(one.changed),
        )
        for one in report.scripts
    )
    heads = tuple(out.words(f"report.head.{name}") for name in _OVERVIEW)
    shares = tuple(one.begun / most for one in report.scripts)
    return Section(out.words("report.scripts.overview"), heads, rows, shares, texts=2)


def _sections(one: ScriptFigures, words: ReportWords, out: Output) -> tuple[Section, ...]:
    name = out.words("report.script", title=one.title.in_language(out.lang, one.script), revision=one.revision)
    over = one.finished + one.left
    times = out.words("report.head.times")
    outcomes = Section(
        f"{name}: {out.words('report.outcomes')}",
        (out.words("report.head.outcome"), times),
        tuple((words.of("outcome", code), part_of(n, over)) for code, n in one.outcomes),
        shares=tuple(n / over for _, n in one.outcomes),
    )
    paths = [(_path(path, out.lang), path.runs) for path in one.paths]
    if one.other_paths:
        paths.append((out.words("report.other-paths"), one.other_paths))
    taken = Section(
        f"{name}: {out.words('report.paths')}",
        (out.words("report.head.path"), times),
        tuple((path, part_of(n, one.finished)) for path, n in paths),
        shares=tuple(n / one.finished for _, n in paths),
    )
    steps = Section(
        f"{name}: {out.words('report.steps')}",
        tuple(out.words(f"report.head.{head}") for head in _OF_A_STEP),
        tuple(_step(step, one, out.lang) for step in one.steps),
        shares=tuple(step.runs / over for step in one.steps),
    )
    return tuple(section for section in (outcomes, taken, steps) if section.rows)


def _path(path: PathTaken, lang: str) -> str:
    return " › ".join(step.in_language(lang) for step in path.steps)


def _step(step: StepFigures, one: ScriptFigures, lang: str) -> tuple[str, ...]:
    title = step.title.in_language(lang, step.code)
    return (
        title if step.script == one.script else f"{step.script}: {title}",
        str(step.runs),
        str(step.left),
        str(step.back_to),
        str(step.changed),
        spread_cell(step.stood),
    )


def _json(one: ScriptFigures, lang: str) -> dict[str, Any]:
    return {
        "script": one.script,
        "revision": one.revision,
        "title": one.title.in_language(lang, one.script),
        "begun": one.begun,
        "finished": one.finished,
        "left": one.left,
        "going_on": one.going_on,
        "steps_back": one.back,
        "changed_answers": one.changed,
        "seconds": spread_json(one.whole),
        "outcomes": dict(one.outcomes),
        "paths": [{"steps": list(path.codes), "runs": path.runs} for path in one.paths],
        "other_paths": one.other_paths,
        "steps": [
            {
                "script": step.script,
                "step": step.code,
                "title": step.title.in_language(lang, step.code),
                "runs": step.runs,
                "left": step.left,
                "back_to": step.back_to,
                "changed_answers": step.changed,
                "seconds": spread_json(step.stood),
            }
            for step in one.steps
        ],
    }


def _records(one: ScriptFigures) -> list[tuple[object, ...]]:
    key = (one.script, one.revision)
    whole = (one.whole.median, one.whole.p90) if one.whole.n else (None, None)
    rows: list[tuple[object, ...]] = [
        (*key, "runs", "begun", one.begun, None, None, None, one.back, one.changed),
        (*key, "runs", "finished", one.finished, *whole, None, None, None),
        (*key, "runs", "left", one.left, *(None,) * 5),
        (*key, "runs", "going-on", one.going_on, *(None,) * 5),
    ]
    rows += [(*key, "outcome", code, n, *(None,) * 5) for code, n in one.outcomes]
    rows += [(*key, "path", " > ".join(path.codes), path.runs, *(None,) * 5) for path in one.paths]
    for step in one.steps:
        stood = (step.stood.median, step.stood.p90) if step.stood.n else (None, None)
        name = step.code if step.script == one.script else f"{step.script}#{step.code}"
        rows.append((*key, "step", name, step.runs, *stood, step.left, step.back_to, step.changed))
    return rows
