"""A table is read however it was written, and what is wrong with it is said with its line."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from kbdesk.domain.errors import WrongUse
from kbdesk.domain.table_text import read_table, safe_cell, table_bytes

ROWS = (("Zoë de Wit", "06 12345678"), ("Vries, de", "020 1234567"))


def written(delimiter, encoding):
    lines = [delimiter.join(("naam", "telefoon"))]
    lines += [delimiter.join(f'"{cell}"' for cell in row) for row in ROWS]
    return "\r\n".join(lines).encode(encoding)


@pytest.mark.parametrize("delimiter", [",", ";", "\t", "|"])
@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "cp1252", "utf-16"])
def test_delimiter_and_encoding_are_found_out(delimiter, encoding):
    table = read_table(written(delimiter, encoding))
    assert table.header == ("naam", "telefoon")
    assert tuple(row.cells for row in table.rows) == ROWS
    assert table.delimiter == delimiter
    assert [row.line for row in table.rows] == [2, 3]


def test_what_excel_says_on_the_first_line_counts_and_lines_are_counted_from_there():
    table = read_table(b"sep=;\na;b,c\n1;2,3\n")
    assert (table.header, table.rows[0].cells, table.rows[0].line) == (("a", "b,c"), ("1", "2,3"), 3)


def test_a_quoted_cell_may_run_over_lines_and_hold_quotes():
    table = read_table(b'a;b\n"x\ny ""z""";2\n3;4\n')
    assert [(row.line, row.cells) for row in table.rows] == [(2, ('x\ny "z"', "2")), (4, ("3", "4"))]


def test_empty_rows_are_let_pass_and_short_ones_filled_up():
    table = read_table(b"a;b;c\n\n;;\n1;2\n")
    assert [(row.line, row.cells) for row in table.rows] == [(4, ("1", "2", ""))]


def test_a_row_with_more_cells_than_the_heading_is_told():
    assert read_table(b"a,b\n1,2\n3,4,5\n6,7,\n").uneven == (3,)


def test_columns_without_a_name_or_with_the_same_one_can_be_told_apart():
    assert read_table(b"a;;a\n1;2;3\n").header == ("a", "#2", "a #3")


@pytest.mark.parametrize(
    ("data", "code", "facts"),
    [
        (b"", "table-empty", {}),
        (b"\n ; \n", "table-empty", {}),
        (b"PK\x03\x04 and so on", "table-is-workbook", {}),
        (b"a;b\n\x00\x01;2\n", "table-not-text", {}),
        (b"a;b\n\x8d;2\n", "table-not-text", {}),
        (b'a,b\n1,2\n3,"4\n5,6\n', "table-quote-open", {"line": 3}),
    ],
)
def test_what_is_no_table_is_refused_by_name(data, code, facts):
    with pytest.raises(WrongUse) as error:
        read_table(data)
    assert (error.value.code, error.value.facts) == (code, facts)


@pytest.mark.parametrize("cell", ["=1+1", "+SUM(A1)", "-cmd|' /C calc'!A0", "@SUM(A1)", "\t=1", "\r=1"])
def test_a_formula_is_made_harmless_and_comes_back_as_it_was(cell):
    assert safe_cell(cell) == f"'{cell}"
    assert read_table(table_bytes(("a", "b"), [(cell, "x")])).rows[0].cells[0] == cell.strip()


@pytest.mark.parametrize("cell", ["+31612345678", "-12,50", "Zoë", "'t Gooi", ""])
def test_numbers_and_words_stay_as_they_are(cell):
    assert safe_cell(cell) == cell


@given(st.lists(st.lists(st.text(st.characters(codec="utf-8", exclude_categories=["C", "Z"])), min_size=3, max_size=3)))
def test_what_was_written_is_read_again(rows):
    table = read_table(table_bytes(("a", "b", "c"), rows))
    kept = [tuple(row) for row in rows if any(safe_cell(cell) for cell in row)]
    assert [row.cells for row in table.rows] == [
        tuple(cell[1:] if cell.startswith("'") and safe_cell(cell[1:]) != cell[1:] else cell for cell in row)
        for row in kept
    ]
