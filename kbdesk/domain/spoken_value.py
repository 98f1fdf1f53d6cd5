"""Captured values as people read and say them: the words of an option, a date with its month, a decimal comma.

Values are kept in one form (ISO dates, decimal points, option codes, E.164); this is what stands in the text of a
script, in a referral and in the list of values, in the language of the script. `read_as` is what stands beside a field:
how that which was typed was understood.
"""

import re
from collections.abc import Mapping
from datetime import date
from decimal import Decimal

from kbdesk.domain.organisation import Field, FieldType
from kbdesk.domain.phone_number import phone_as_said

_MONTHS = {
    "nl": "januari februari maart april mei juni juli augustus september oktober november december".split(),
    "en": "January February March April May June July August September October November December".split(),
}
_WEEKDAYS = {
    "nl": "maandag dinsdag woensdag donderdag vrijdag zaterdag zondag".split(),
    "en": "Monday Tuesday Wednesday Thursday Friday Saturday Sunday".split(),
}
_PLAIN_NUMBER = re.compile(r"-?\d+(\.\d+)?")


def words_for(
    fields: Mapping[str, Field], values: Mapping[str, str], lang: str, *, region: str = "NL"
) -> dict[str, str]:
    """The values by name, each as it is read in `lang`; a value without a field, or in no form, stays as it is.
    `region` is where telephone numbers are written without their country.
    """
    return {name: _words(fields.get(name), value, lang, region) for name, value in values.items()}


def read_as(field: Field, value: str, lang: str, *, region: str = "NL") -> str:
    """How a value was understood, where that may surprise: the weekday and year of a date, the thousands of a number,
    the country of a telephone number. Empty where the field itself says it all.
    """
    if field.type is FieldType.DATE:
        return _day(value, lang, weekday=True) if re.fullmatch(r"\d{4}-\d{2}-\d{2}", value) else ""
    if field.type in {FieldType.NUMBER, FieldType.MONEY} and _PLAIN_NUMBER.fullmatch(value):
        may_surprise = abs(Decimal(value)) >= 1000 or len(value.partition(".")[2]) == 3
        return _grouped(value, lang) if may_surprise else ""
    if field.type is FieldType.PHONE:
        said = phone_as_said(value, region)
        return said if said.startswith("+") and said != value else ""
    return ""


def _grouped(value: str, lang: str) -> str:
    whole, _, tenths = value.partition(".")
    text = f"{int(whole):,}" + (f".{tenths}" if tenths else "")
    return text.translate(str.maketrans(",.", ".,")) if lang == "nl" else text


def _words(field: Field | None, value: str, lang: str, region: str) -> str:
    if field is None or not value:
        return value
    if field.options:
        options = dict(field.options)
        codes = value.split(",") if field.type is FieldType.MULTI else [value]
        return ", ".join(options[code].in_language(lang, code) if code in options else code for code in codes)
    if field.type is FieldType.DATE:
        return _day(value, lang)
    if field.type is FieldType.PHONE:
        return phone_as_said(value, region)
    if field.type in {FieldType.NUMBER, FieldType.MONEY} and lang == "nl" and _PLAIN_NUMBER.fullmatch(value):
        return value.replace(".", ",")
    return value


def _day(value: str, lang: str, *, weekday: bool = False) -> str:
    try:
        day = date.fromisoformat(value)
    except ValueError:
        return value
    months = _MONTHS.get(lang)
    if months is None:
        return value
    named = f"{_WEEKDAYS[lang][day.weekday()]} " if weekday else ""
    return f"{named}{day.day} {months[day.month - 1]} {day.year}"
