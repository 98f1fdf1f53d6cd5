"""Conditions: the grammar of the content format in both languages, and what an empty value does."""

from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from kbdesk.domain.condition import ConditionError, as_number, parse_condition

TODAY = date(2026, 11, 24)


@pytest.mark.parametrize(
    ("text", "values", "holds"),
    [
        ("druk < 1", {"druk": "0,6"}, True),
        ("druk < 1", {"druk": "1.0"}, False),
        ("druk < 1", {}, False),
        ("druk >= 1", {}, False),
        ("foutcode", {"foutcode": "F28"}, True),
        ("foutcode", {}, False),
        ("gas", {"gas": "nee"}, False),
        ("toestel == cv-ketel", {"toestel": "cv-ketel"}, True),
        ("toestel != cv-ketel", {"toestel": "boiler"}, True),
        ("toestel != cv-ketel", {}, False),
        ("niet foutcode", {}, True),
        ("not (a == x or b == y) and c", {"a": "z", "c": "1"}, True),
        ("a == x of b == y en c == z", {"a": "x"}, True),
        ("leeg(a)", {}, True),
        ("empty(a)", {"a": "1"}, False),
        ("days_since(moved) < 42", {"moved": "2026-11-01"}, True),
        ("dagen_sinds(moved) < 42", {"moved": "2026-01-01"}, False),
        ("days_since(moved) < 42", {"moved": "soon"}, False),
        ("moved > 2026-01-01", {"moved": "2026-05-01"}, True),
        ("name == 'two words'", {"name": "Two Words"}, True),
        ("amount > 250", {"amount": "1.250,50"}, True),
        ("anders", {}, True),
        ("else", {"a": "1"}, True),
    ],
)
def test_a_condition_decides(text, values, holds):
    assert parse_condition(text).holds(values, TODAY) is holds


@pytest.mark.parametrize(
    ("text", "code", "column"),
    [
        ("", "ends-early", 1),
        ("druk <", "ends-early", 7),
        ("druk < 1 1", "unexpected", 10),
        ("druk $ 1", "unknown-sign", 5),
        ("sum(a) > 1", "unknown-function", 1),
        ("(a", "ends-early", 3),
        ("a en", "ends-early", 5),
    ],
)
def test_a_bad_condition_says_where(text, code, column):
    with pytest.raises(ConditionError) as caught:
        parse_condition(text)
    assert (caught.value.code, caught.value.column) == (code, column)


def test_names_are_those_asked_for_and_not_the_codes_compared_with():
    assert parse_condition("a == boiler en (leeg(b) of niet c)").names() == {"a", "b", "c"}


@given(st.text(max_size=60))
def test_any_text_is_a_condition_or_a_named_error(text):
    try:
        condition = parse_condition(text)
    except ConditionError:
        return
    assert condition.holds({}, TODAY) in {True, False}


@pytest.mark.parametrize(
    ("typed", "number"), [("0,6", "0.6"), ("1.250,50", "1250.50"), ("1,250.50", "1250.50"), ("x", None), ("nan", None)]
)
def test_numbers_are_read_in_dutch_and_english(typed, number):
    found = as_number(typed)
    assert (None if found is None else str(found)) == number


@pytest.mark.parametrize("text", ["1e999999999", "1E5", "1_000", "NaN", "Infinity", "."])
def test_only_numbers_as_people_write_them_are_numbers(text):
    assert as_number(text) is None
    assert not parse_condition("x == 100000").holds({"x": text}, TODAY)
