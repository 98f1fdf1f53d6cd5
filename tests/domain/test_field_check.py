"""Values are brought into one form, or kept as typed with a reason."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from kbdesk.domain.field_check import LONGEST_VALUE, check_value, typed_text
from kbdesk.domain.organisation import Field, FieldType, Label


@pytest.mark.parametrize(
    ("kind", "typed", "value"),
    [
        (FieldType.NUMBER, " 1,6 bar", "1.6"),
        (FieldType.MONEY, "€ 1.250,50", "1250.50"),
        (FieldType.DATE, "3-5-2026", "2026-05-03"),
        (FieldType.DATE, "2026-05-03", "2026-05-03"),
        (FieldType.TIME, "9:05", "09:05"),
        (FieldType.PHONE, "06 12 34 56 78", "0612345678"),
        (FieldType.PHONE, "0031 6 12345678", "+31612345678"),
        (FieldType.EMAIL, "a@example.nl", "a@example.nl"),
        (FieldType.POSTCODE_NL, "1234ab 5 a", "1234 AB 5 A"),
        (FieldType.POSTCODE_NL, "1234 AB", "1234 AB"),
        (FieldType.EAN, "8712 3456 7890 1234 58", None),
        (FieldType.SERIAL, "e0047 0012", "E00470012"),
        (FieldType.TEXT, "  anything  ", "anything"),
    ],
)
def test_a_value_takes_its_one_form(kind, typed, value):
    checked = check_value(Field("x", kind, unit="bar"), typed)
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
        (FieldType.PHONE, "12", "not-phone"),
        (FieldType.EMAIL, "a@b", "not-email"),
        (FieldType.POSTCODE_NL, "0123 AB", "not-postcode_nl"),
        (FieldType.TEXT, "28", "pattern"),
    ],
)
def test_what_does_not_fit_is_kept_with_a_reason(kind, typed, code):
    pattern = r"[A-Z]\d+" if kind is FieldType.TEXT else ""
    checked = check_value(Field("x", kind, minimum="0", maximum="4", pattern=pattern, example="F28"), typed)
    assert checked.error is not None
    assert (checked.error.code, checked.value) == (code, typed)


def test_an_option_is_taken_by_code_or_by_its_words():
    field = Field("x", FieldType.CHOICE, options=(("yes", Label((("nl", "Ja"), ("en", "Yes")))), ("no", Label())))
    assert check_value(field, "ja").value == "yes"
    assert check_value(field, "YES").value == "yes"
    assert check_value(field, "perhaps").error is not None


@given(st.sampled_from(FieldType), st.text(max_size=200))
def test_any_text_is_checked_without_an_exception(kind, typed):
    once = check_value(Field("x", kind), typed)
    assert check_value(Field("x", kind), once.value).value == once.value, "a value in its one form stays in it"


def test_a_paste_by_mistake_is_cut_and_control_characters_go():
    checked = check_value(Field("x", FieldType.NOTE), "a\x00\x1b[31m" + "b" * 50_000)
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
