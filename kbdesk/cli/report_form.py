"""A report in the form that was asked for: text, JSON, CSV or a page, on stdout or into a file.

A report is made once, as a `Shown`; what differs between the forms stands here and in `report_page`.
"""

import json
from argparse import Namespace

from kbdesk.cli.output import Output
from kbdesk.cli.private_file import write_private
from kbdesk.cli.report_page import report_page
from kbdesk.cli.report_shown import Shown
from kbdesk.domain.table_text import table_bytes

NOTHING_FOUND = 1


def give(shown: Shown, options: Namespace, out: Output) -> int:
    """Exit code 1 when there is nothing to tell."""
    form = options.form or ("json" if out.as_json else "text")
    if options.output is not None:
        write_private(options.output, _data(shown, form, out.lang))
        out.aside("report.written", path=options.output)
    elif form == "text":
        for line, mark in _lines(shown):
            out.line(line, mark)
        _tables(shown, out)
    elif form == "json":
        out.document(shown.document)
    else:
        out.raw(_data(shown, form, out.lang).decode("utf-8-sig"))
    return NOTHING_FOUND if shown.is_empty else 0


def _data(shown: Shown, form: str, lang: str) -> bytes:
    match form:
        case "json":
            return (json.dumps(shown.document, ensure_ascii=False, indent=2) + "\n").encode("utf-8")
        case "csv":
            return table_bytes(shown.columns, ([_cell(value) for value in row] for row in shown.records))
        case "html":
            return report_page(shown, lang).encode("utf-8")
        case _:
            lines = [line for line, _ in _lines(shown)]
            for section in shown.sections:
                lines += ["", section.title, "\t".join(section.heads), *("\t".join(row) for row in section.rows)]
            return ("\n".join(lines) + "\n").encode("utf-8")


def _lines(shown: Shown) -> list[tuple[str, str]]:
    return [(shown.title, "bold"), *((note, "dim") for note in shown.notes)]


def _tables(shown: Shown, out: Output) -> None:
    for section in shown.sections:
        rows, heads = section.rows, section.heads
        if out.is_terminal:
            rows, heads = rows[-section.most_rows :], heads[: section.narrow or None]
        out.line()
        out.line(section.title, "bold")
        if len(rows) < len(section.rows):
            out.say("report.rows-left-out", n=len(section.rows) - len(rows))
        # A pipe gets the heads as well: a report has many tables, and no column says by itself what it is.
        out.table(heads, [row[: len(heads)] for row in rows] if out.is_terminal else (heads, *rows))


def _cell(value: object) -> str:
    if value is None:
        return ""
    if isinstance(value, bool):
        return "yes" if value else "no"
    return str(value)
