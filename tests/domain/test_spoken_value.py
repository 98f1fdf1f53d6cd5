"""Values as people read and say them."""

import pytest

from kbdesk.domain.organisation import Field, FieldType, Label
from kbdesk.domain.spoken_value import read_as, words_for

FIELDS = {
    "day": Field("day", FieldType.DATE),
    "pressure": Field("pressure", FieldType.NUMBER),
    "device": Field("device", FieldType.CHOICE, options=(("b", Label((("nl", "cv-ketel"), ("en", "boiler")))),)),
    "several": Field("several", FieldType.MULTI, options=(("b", Label((("nl", "ketel"),))), ("c", Label()))),
    "code": Field("code"),
    "phone": Field("phone", FieldType.PHONE),
}


@pytest.mark.parametrize(
    ("name", "value", "dutch", "english"),
    [
        ("day", "2026-12-01", "1 december 2026", "1 December 2026"),
        ("day", "soon", "soon", "soon"),
        ("pressure", "0.6", "0,6", "0.6"),
        ("pressure", "F.28", "F.28", "F.28"),
        ("device", "b", "cv-ketel", "boiler"),
        ("device", "other", "other", "other"),
        ("several", "b,c", "ketel, c", "ketel, c"),
        ("code", "1.8.1", "1.8.1", "1.8.1"),
        ("not-declared", "2026-12-01", "2026-12-01", "2026-12-01"),
        ("day", "", "", ""),
        ("phone", "+31612345678", "06 12345678", "06 12345678"),
        ("phone", "+32470123456", "+32 470 12 34 56", "+32 470 12 34 56"),
        ("phone", "0612345678", "0612345678", "0612345678"),
    ],
)
def test_a_value_is_said_in_the_language_of_the_script(name, value, dutch, english):
    assert words_for(FIELDS, {name: value}, "nl")[name] == dutch
    assert words_for(FIELDS, {name: value}, "en")[name] == english


@pytest.mark.parametrize(
    ("kind", "value", "dutch"),
    [
        (FieldType.DATE, "2026-11-23", "maandag 23 november 2026"),
        (FieldType.DATE, "soon", ""),
        (FieldType.NUMBER, "1.250", "1,250"),
        (FieldType.NUMBER, "12345", "12.345"),
        (FieldType.NUMBER, "1.6", ""),
        (FieldType.MONEY, "1250.50", "1.250,50"),
        (FieldType.PHONE, "+31612345678", ""),
        (FieldType.PHONE, "+32470123456", "+32 470 12 34 56"),
        (FieldType.TEXT, "12345", ""),
    ],
)
def test_what_may_surprise_is_said_beside_the_field(kind, value, dutch):
    assert read_as(Field("x", kind), value, "nl") == dutch
