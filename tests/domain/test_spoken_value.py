"""Values as people read and say them."""

import pytest

from kbdesk.domain.organisation import Field, FieldType, Label
from kbdesk.domain.spoken_value import words_for

FIELDS = {
    "day": Field("day", FieldType.DATE),
    "pressure": Field("pressure", FieldType.NUMBER),
    "device": Field("device", FieldType.CHOICE, options=(("b", Label((("nl", "cv-ketel"), ("en", "boiler")))),)),
    "several": Field("several", FieldType.MULTI, options=(("b", Label((("nl", "ketel"),))), ("c", Label()))),
    "code": Field("code"),
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
    ],
)
def test_a_value_is_said_in_the_language_of_the_script(name, value, dutch, english):
    assert words_for(FIELDS, {name: value}, "nl")[name] == dutch
    assert words_for(FIELDS, {name: value}, "en")[name] == english
