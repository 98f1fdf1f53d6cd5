"""Values are brought into one form, or kept as typed with a reason."""

from datetime import UTC, datetime

import pytest
from hypothesis import example, given
from hypothesis import strategies as st

from kbdesk.domain.field_check import LONGEST_VALUE, check_value, typed_text
from kbdesk.domain.heard import Heard
from kbdesk.domain.organisation import Field, FieldType, Label

HEARD = Heard(datetime(2026, 11, 24, 9, 5, tzinfo=UTC), "NL")
"""A Tuesday."""


@pytest.mark.parametrize(
    ("kind", "typed", "value"),
    [
        (FieldType.NUMBER, " 1,6 bar", "1.6"),
        (FieldType.MONEY, "€ 1.250,50", "1250.50"),
        (FieldType.MONEY, "1,250.5", "1250.50"),
        (FieldType.MONEY, "1.250", "1250.00"),
        (FieldType.MONEY, "12,-", "12.00"),
        (FieldType.MONEY, "-5 euro", "-5.00"),
        (FieldType.DATE, "3-5-2026", "2026-05-03"),
        (FieldType.DATE, "2026-05-03", "2026-05-03"),
        (FieldType.TIME, "9:05", "09:05"),
        (FieldType.PHONE, "06 12 34 56 78", "+31612345678"),
        (FieldType.PHONE, "0031 6 12345678", "+31612345678"),
        (FieldType.PHONE, "+32 470 12 34 56", "+32470123456"),
        (FieldType.TIME, "14u", "14:00"),
        (FieldType.TIME, "2.30 pm", "14:30"),
        (FieldType.TIME, "12 am", "00:00"),
        (FieldType.TIME, "nu", "09:05"),
        (FieldType.EMAIL, "a@example.nl", "a@example.nl"),
        (FieldType.POSTCODE_NL, "1234ab56-2", "1234 AB 56-2"),
        (FieldType.POSTCODE_NL, "1234ab 5 a", "1234 AB 5 A"),
        (FieldType.POSTCODE_NL, "1234 AB", "1234 AB"),
        (FieldType.EAN, "8712 3456 7890 1234 58", None),
        (FieldType.SERIAL, "e0047 0012", "E00470012"),
        (FieldType.TEXT, "  anything  ", "anything"),
    ],
)
def test_a_value_takes_its_one_form(kind, typed, value):
    checked = check_value(Field("x", kind, unit="bar"), typed, HEARD)
    if value is None:
        assert checked.error is not None
    else:
        assert (checked.value, checked.error) == (value, None)


def test_an_ean_code_needs_its_check_digit():
    digits = "87123456789012345"
    total = sum(int(digit) * (3 if place % 2 == 0 else 1) for place, digit in enumerate(digits))
    right = str((10 - total % 10) % 10)
    ean = Field("ean", FieldType.EAN)
    assert check_value(ean, digits + right).error is None
    wrong = check_value(ean, digits + str((int(right) + 1) % 10))
    assert wrong.error is not None
    assert wrong.error.code == "not-ean"
    assert wrong.value == digits + str((int(right) + 1) % 10), "what was typed is kept"


@pytest.mark.parametrize(
    ("kind", "typed", "code"),
    [
        (FieldType.NUMBER, "veel", "not-number"),
        (FieldType.NUMBER, "9", "out-of-bounds"),
        (FieldType.DATE, "31-2-2026", "not-date"),
        (FieldType.DATE, "maandag", "which-day"),
        (FieldType.DATE, "2026-13-01", "not-date"),
        (FieldType.TIME, "9", "not-time"),
        (FieldType.TIME, "25:00", "not-time"),
        (FieldType.MONEY, "1,2,3", "not-number"),
        (FieldType.PHONE, "12", "not-phone"),
        (FieldType.PHONE, "06 123456789", "not-phone"),
        (FieldType.PHONE, "bel 06 12345678", "not-phone"),
        (FieldType.POSTCODE_NL, "1234 SS 5", "not-postcode_nl"),
        (FieldType.EMAIL, "a@b", "not-email"),
        (FieldType.POSTCODE_NL, "0123 AB", "not-postcode_nl"),
        (FieldType.TEXT, "28", "pattern"),
    ],
)
def test_what_does_not_fit_is_kept_with_a_reason(kind, typed, code):
    pattern = r"[A-Z]\d+" if kind is FieldType.TEXT else ""
    field = Field("x", kind, minimum="0", maximum="4", pattern=pattern, example="F28")
    checked = check_value(field, typed, HEARD)
    assert checked.error is not None
    assert (checked.error.code, checked.value) == (code, typed)


def test_an_option_is_taken_by_code_or_by_its_words():
    field = Field("x", FieldType.CHOICE, options=(("yes", Label((("nl", "Ja"), ("en", "Yes")))), ("no", Label())))
    assert check_value(field, "ja").value == "yes"
    assert check_value(field, "YES").value == "yes"
    assert check_value(field, "perhaps").error is not None


@given(st.sampled_from(FieldType), st.text(max_size=200))
@example(FieldType.DATE, "over 99999999999999 dagen")
@example(FieldType.PHONE, "+" + "1" * 300)
def test_any_text_is_checked_without_an_exception(kind, typed):
    once = check_value(Field("x", kind), typed, HEARD)
    again = check_value(Field("x", kind), once.value)
    assert again.value == once.value, "a value in its one form stays in it"
    assert (again.error is None) == (once.error is None), "and is as right or wrong as it was"


@pytest.mark.parametrize(
    ("typed", "day"),
    [
        ("gisteren", "2026-11-23"),
        ("eergisteren", "2026-11-22"),
        ("Morgen", "2026-11-25"),
        ("the day after tomorrow", "2026-11-26"),
        ("yesterday", "2026-11-23"),
        ("sinds gisteren", "2026-11-23"),
        ("3 mei", "2027-05-03"),
        ("3 mei 2026", "2026-05-03"),
        ("12- december", "2026-12-12"),
        ("May 3rd, 2026", "2026-05-03"),
        ("12-05", "2027-05-12"),
        ("12-05-", "2027-05-12"),
        ("1-12", "2026-12-01"),
        ("3-5-61", "1961-05-03"),
        ("vorige week vrijdag", "2026-11-20"),
        ("vrijdag vorige week", "2026-11-20"),
        ("monday next week", "2026-11-30"),
        ("next monday", "2026-11-30"),
        ("vorige dinsdag", "2026-11-17"),
        ("volgende dinsdag", "2026-12-01"),
        ("2 weken geleden", "2026-11-10"),
        ("in a week", "2026-12-01"),
    ],
)
def test_a_day_is_read_as_it_is_said(typed, day):
    checked = check_value(Field("x", FieldType.DATE), typed, HEARD)
    assert (checked.value, checked.error) == (day, None)


def test_a_day_that_is_kept_already_is_not_read_against_another_today():
    kept = check_value(Field("x", FieldType.DATE), "gisteren")
    assert (kept.value, kept.error.code) == ("gisteren", "not-date")


def test_a_date_and_a_time_keep_to_their_bounds():
    field = Field("x", FieldType.DATE, minimum="2026-11-01", maximum="2026-11-30")
    assert check_value(field, "gisteren", HEARD).error is None
    assert check_value(field, "1 december", HEARD).error.code == "out-of-bounds"


def test_a_telephone_number_without_its_country_belongs_to_the_organisations_own():
    belgian = Heard(HEARD.now, "BE")
    assert check_value(Field("x", FieldType.PHONE), "0470 12 34 56", belgian).value == "+32470123456"
    assert check_value(Field("x", FieldType.PHONE), "0470 12 34 56", HEARD).error.code == "not-phone"


def test_a_paste_by_mistake_is_cut_which_is_said_and_control_characters_go():
    checked = check_value(Field("x", FieldType.NOTE), "a\x00\x1b[31m" + "b" * 50_000)
    assert checked.error.code == "cut-off"
    assert check_value(Field("x", FieldType.NOTE), "b" * LONGEST_VALUE).error is None
    assert len(checked.value) <= LONGEST_VALUE
    assert "\x00" not in checked.value
    assert "\x1b" not in checked.value


@pytest.mark.parametrize(
    ("typed", "kept"),
    [
        ("Jan\u00a0de\tVries", "Jan de Vries"),
        ("one\r\ntwo\rthree\u2028four", "one\ntwo\nthree\nfour"),
        ("\U0001f469\u200d\U0001f467", "\U0001f469\u200d\U0001f467"),
        ("a\x1b[31m\u202eb\ud83d\x00", "a[31mb"),
    ],
)
def test_what_is_pasted_keeps_its_words_apart_and_loses_what_cannot_be_kept(typed, kept):
    assert typed_text(typed) == check_value(Field("x"), typed).value == kept
