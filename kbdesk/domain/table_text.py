"""A table as other programs hand it over (CSV), read without asking the person how it was written.

Found out from the bytes: the encoding (UTF-8 with or without its mark, UTF-16 with one, else Windows' own), what parts
the columns (comma, semicolon, tab, upright stroke), and where a quoted cell runs over several lines. Each row knows the
line it begins on, so that what is wrong with it can be pointed at. A cell that was made safe against formulas on its
way out of kbdesk comes back without that sign.
"""

import csv
import re
from collections import Counter
from collections.abc import Iterable, Iterator
from dataclasses import dataclass

from kbdesk.domain.errors import WrongUse
from kbdesk.domain.field_check import typed_text

MOST_BYTES = 64 * 1024 * 1024
MOST_ROWS = 200_000
_DELIMITERS = ";,\t|"
_LINES = re.compile(r"[^\r\n]*(?:\r\n|\r|\n)|[^\r\n]+\Z")
_SAID = re.compile(r"sep=(.)\Z")
"""What Excel puts on the first line to say what parts the columns."""
_END = "\ue000end"
"""A row of our own behind the last one: when it does not come back, a quoted cell was never closed."""
_LOOKED_AT = 40
_FORMULA = re.compile(r"[=+\-@\t\r]")
_NUMBER = re.compile(r"[+-]?\d[\d .,()/-]*\Z")


@dataclass(frozen=True, slots=True)
class TableRow:
    """`line` is where the row begins in the file, counted from 1. Cells are as many as the header has, trimmed."""

    line: int
    cells: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class TableText:
    """`delimiter` and `encoding` are what was found; `uneven` the lines whose row had more cells than the header."""

    header: tuple[str, ...]
    rows: tuple[TableRow, ...]
    delimiter: str = ","
    encoding: str = "utf-8"
    uneven: tuple[int, ...] = ()


def read_table(data: bytes) -> TableText:
    """The table in a file's bytes; rows without any text are let pass.

    Raises WrongUse: `table-too-large`, `table-is-workbook`, `table-not-text`, `table-empty`, `table-quote-open` (with
    its line), `table-unreadable`.
    """
    if len(data) > MOST_BYTES:
        raise WrongUse("table-too-large", most=f"{MOST_BYTES // 1024 // 1024} MB")
    text, encoding = _decoded(data)
    lines = _LINES.findall(text)
    said = _SAID.match(lines[0].strip("\r\n")) if lines else None
    delimiter = said[1] if said else _delimiter(lines)
    rows = _rows(lines[1:] if said else lines, delimiter, first=2 if said else 1)
    head = next(rows, None)
    if head is None:
        raise WrongUse("table-empty")
    header = _unlike(tuple(_plain(cell) for cell in head[1]))
    kept: list[TableRow] = []
    uneven: list[int] = []
    for line, cells in rows:
        if len(kept) == MOST_ROWS:
            raise WrongUse("table-too-large", most=MOST_ROWS)
        if any(cell.strip() for cell in cells[len(header) :]):
            uneven.append(line)
        kept.append(TableRow(line, tuple(_plain(cell) for cell in (*cells, *[""] * len(header))[: len(header)])))
    return TableText(header, tuple(kept), delimiter, encoding, tuple(uneven))


def safe_cell(text: str) -> str:
    """A cell that no spreadsheet takes for a formula (OWASP, CSV injection): such a one gets an apostrophe before it.

    Telephone numbers and amounts stay as they are: a sign before nothing but figures does nothing.
    """
    return f"'{text}" if _FORMULA.match(text) and not _NUMBER.match(text) else text


def table_bytes(header: Iterable[str], rows: Iterable[Iterable[str]], *, delimiter: str = ";") -> bytes:
    """A table for spreadsheets: UTF-8 with its mark, every cell safe."""
    sheet = _Sheet()
    writer = csv.writer(sheet, delimiter=delimiter, lineterminator="\r\n")
    writer.writerow([safe_cell(cell) for cell in header])
    writer.writerows([safe_cell(cell) for cell in row] for row in rows)
    return "".join(sheet.written).encode("utf-8-sig")


class _Sheet:
    """What a writer of the standard library writes to."""

    def __init__(self) -> None:
        self.written: list[str] = []

    def write(self, text: str) -> None:
        self.written.append(text)


def _decoded(data: bytes) -> tuple[str, str]:
    if data.startswith((b"PK\x03\x04", b"\xd0\xcf\x11\xe0")):
        raise WrongUse("table-is-workbook")
    if data.startswith((b"\xff\xfe", b"\xfe\xff")):
        return _as("utf-16", data), "utf-16"
    if b"\x00" in data:
        raise WrongUse("table-not-text")
    try:
        return data.decode("utf-8-sig"), "utf-8"
    except UnicodeDecodeError:
        return _as("cp1252", data), "cp1252"


def _as(encoding: str, data: bytes) -> str:
    try:
        return data.decode(encoding)
    except UnicodeDecodeError as error:
        raise WrongUse("table-not-text") from error


def _delimiter(lines: list[str]) -> str:
    """The sign that makes the same number of columns, and the most, in the first rows."""

    def weight(sign: str) -> tuple[float, int]:
        rows = _some_rows(lines[:_LOOKED_AT], sign)
        if not rows or len(rows[0]) < 2:
            return 0.0, 0
        alike = Counter(len(row) for row in rows)[len(rows[0])]
        return alike / len(rows), len(rows[0])

    best = max(_DELIMITERS, key=weight)
    return best if weight(best)[1] else ","


def _some_rows(lines: list[str], delimiter: str) -> list[list[str]]:
    """The first rows, but not the last of them where it may be cut off in the middle of a cell."""
    try:
        rows = [row for row in csv.reader(lines, delimiter=delimiter) if row]
    except csv.Error:
        return []
    return rows[:-1] if len(lines) == _LOOKED_AT else rows


def _rows(lines: list[str], delimiter: str, *, first: int) -> Iterator[tuple[int, list[str]]]:
    """Each row that holds text, with the line it begins on."""
    ending = "" if not lines or lines[-1].endswith(("\r", "\n")) else "\n"
    reader = csv.reader((*lines[:-1], *(line + ending for line in lines[-1:]), _END), delimiter=delimiter)
    begins, last = first, False
    while not last:
        try:
            row = next(reader)
        except csv.Error as error:
            raise WrongUse("table-unreadable", line=begins, reason=str(error)) from error
        except StopIteration:
            raise WrongUse("table-quote-open", line=begins) from None
        last = row == [_END]
        if not last and reader.line_num > len(lines):
            raise WrongUse("table-quote-open", line=begins)
        if not last and any(cell.strip() for cell in row):
            yield begins, row
        begins = first + reader.line_num


def _plain(cell: str) -> str:
    text = typed_text(cell).strip()
    bare = text[1:].strip()
    return bare if text.startswith("'") and _FORMULA.match(bare) else text


def _unlike(header: tuple[str, ...]) -> tuple[str, ...]:
    """Each column by a name of its own: an empty one by its number, a second one of the same name with it."""
    names: list[str] = []
    for number, name in enumerate(header, start=1):
        plain = name or f"#{number}"
        names.append(plain if plain not in names else f"{plain} #{number}")
    return tuple(names)
