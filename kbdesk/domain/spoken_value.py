"""Captured values as people read and say them: the words of an option, a date with its month, a decimal comma.

Values are kept in one form (ISO dates, decimal points, option codes); this is what stands in the text of a script, in a
referral and in the list of values, in the language of the script.
"""

import re
from collections.abc import Mapping
from datetime import date

from kbdesk.domain.organisation import Field, FieldType

_MONTHS = {
    "nl": "januari februari maart april mei juni juli augustus september oktober november december".split(),
    "en": "January February March April May June July August September October November December".split(),
}
_PLAIN_NUMBER = re.compile(r"-?\d+(\.\d+)?")


def words_for(fields: Mapping[str, Field], values: Mapping[str, str], lang: str) -> dict[str, str]:
    """The values by name, each as it is read in `lang`; a value without a field, or in no form, stays as it is."""
    return {name: _words(fields.get(name), value, lang) for name, value in values.items()}


def _words(field: Field | None, value: str, lang: str) -> str:
    if field is None or not value:
        return value
    if field.options:
        options = dict(field.options)
        codes = value.split(",") if field.type is FieldType.MULTI else [value]
        return ", ".join(options[code].in_language(lang, code) if code in options else code for code in codes)
    if field.type is FieldType.DATE:
        return _day(value, lang)
    if field.type in {FieldType.NUMBER, FieldType.MONEY} and lang == "nl" and _PLAIN_NUMBER.fullmatch(value):
        return value.replace(".", ",")
    return value


def _day(value: str, lang: str) -> str:
    try:
        day = date.fromisoformat(value)
    except ValueError:
        return value
    months = _MONTHS.get(lang)
    return f"{day.day} {months[day.month - 1]} {day.year}" if months else value
