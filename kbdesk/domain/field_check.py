"""Checks a typed value against its field, and brings it into one form.

A check never refuses to keep what was typed: a value that does not fit is kept as it is, and stops only the outcome.
"""

import re
from dataclasses import dataclass
from datetime import date
from decimal import Decimal

from kbdesk.domain.condition import as_number
from kbdesk.domain.organisation import Field, FieldType

_EMAIL = re.compile(r"[^@\s]+@[^@\s]+\.[^@\s.]+")
_POSTCODE = re.compile(r"([1-9]\d{3})\s*([A-Za-z]{2})(?:[\s,]+(\d{1,5})\s*([A-Za-z0-9-]{0,6}))?")
_DAY_FIRST = re.compile(r"(\d{1,2})[-/. ](\d{1,2})[-/. ](\d{4})")
_TIME = re.compile(r"([01]?\d|2[0-3])[:.h]?([0-5]\d)")
_LINE_END = re.compile("\r\n?|[\x85\u2028\u2029]")
_KEPT = {"\n", "\u200c", "\u200d"}
"""The joiners are part of words in Persian, and of many an emoji."""
LONGEST_VALUE = 10_000
"""Characters a value may have; the rest of a paste by mistake is cut."""


@dataclass(frozen=True, slots=True)
class FieldError:
    """Why a value does not fit: a code for `kbdesk.wording.fields` and what was expected."""

    code: str
    expected: str = ""


@dataclass(frozen=True, slots=True)
class Checked:
    """The value in its one form (dates ISO 8601, `1234 AB 5`, digits of a code), or as typed with an error."""

    value: str
    error: FieldError | None = None


def typed_text(typed: str) -> str:
    """What somebody typed or pasted, without what cannot be read, kept or sent: control characters, marks that turn the
    direction, halves of characters. Blanks of any kind become a space, line ends a line feed.
    """
    return "".join(map(_plain_sign, _LINE_END.sub("\n", typed)))


def _plain_sign(char: str) -> str:
    if char.isprintable() or char in _KEPT:
        return char
    return " " if char.isspace() else ""


def check_value(field: Field, typed: str) -> Checked:
    """Reads `typed` as this field wants it; an empty value is always in order."""
    text = typed_text(typed[:LONGEST_VALUE]).strip()
    if not text:
        return Checked("")
    if field.type in {FieldType.NUMBER, FieldType.MONEY}:
        return _number(field, text)
    if field.type in {FieldType.CHOICE, FieldType.MULTI}:
        return _option(field, text)
    reader = _READERS.get(field.type)
    value = reader(text) if reader else text
    if value is None:
        return Checked(text, FieldError(f"not-{field.type}", field.example))
    longest = as_number(field.maximum) if field.type in {FieldType.TEXT, FieldType.NOTE, FieldType.SERIAL} else None
    if longest is not None and len(value) > longest:
        return Checked(value, FieldError("too-long", field.maximum))
    if field.pattern and not _fits(field.pattern, value):
        return Checked(value, FieldError("pattern", field.example or field.pattern))
    return Checked(value)


def _fits(pattern: str, value: str) -> bool:
    try:
        return re.fullmatch(pattern, value) is not None
    except re.error:
        return True  # the check of the content names the broken pattern; a caller should not suffer for it


def _number(field: Field, text: str) -> Checked:
    number = as_number(text.removesuffix(field.unit).lstrip("€ "))
    if number is None:
        return Checked(text, FieldError("not-number", field.example))
    low, high = as_number(field.minimum), as_number(field.maximum)
    if (low is not None and number < low) or (high is not None and number > high):
        bounds = f"{field.minimum or '…'} – {field.maximum or '…'} {field.unit}".strip()
        return Checked(_plain(number), FieldError("out-of-bounds", bounds))
    return Checked(_plain(number))


def _plain(number: Decimal) -> str:
    return format(number, "f")


def _option(field: Field, text: str) -> Checked:
    names = {code.casefold(): code for code, _ in field.options}
    for code, label in field.options:
        names.update((words.casefold(), code) for _, words in label.words)
    wanted = [part.strip() for part in text.split(",")] if field.type is FieldType.MULTI else [text]
    if not field.options:
        return Checked(text)
    codes = [names.get(part.casefold()) for part in wanted]
    if None in codes:
        return Checked(text, FieldError("not-option", ", ".join(code for code, _ in field.options)))
    return Checked(",".join(code for code in codes if code))


def _date(text: str) -> str | None:
    if match := _DAY_FIRST.fullmatch(text):
        day, month, year = (int(part) for part in match.groups())
    elif match := re.fullmatch(r"(\d{4})-(\d{2})-(\d{2})", text):
        year, month, day = (int(part) for part in match.groups())
    else:
        return None
    try:
        return date(year, month, day).isoformat()
    except ValueError:
        return None


def _time(text: str) -> str | None:
    match = _TIME.fullmatch(text)
    return f"{int(match[1]):02}:{match[2]}" if match else None


def _phone(text: str) -> str | None:
    digits = re.sub(r"[\s().-]", "", text)
    digits = "+" + digits[2:] if digits.startswith("00") else digits
    return digits if re.fullmatch(r"\+\d{8,15}|0\d{9}|0800\d{4,7}|0900\d{4,7}", digits) else None


def _email(text: str) -> str | None:
    return text if _EMAIL.fullmatch(text) else None


def _postcode(text: str) -> str | None:
    match = _POSTCODE.fullmatch(text)
    if match is None:
        return None
    digits, letters, number, addition = match.groups()
    return " ".join(part for part in (digits, letters.upper(), number, (addition or "").upper()) if part)


def _ean(text: str) -> str | None:
    """An EAN code of 18 digits with its check digit (GS1 General Specifications, check digit calculation)."""
    digits = re.sub(r"[\s-]", "", text)
    if not re.fullmatch(r"\d{18}", digits):
        return None
    total = sum(int(digit) * (3 if place % 2 else 1) for place, digit in enumerate(digits[-2::-1], start=1))
    return digits if (10 - total % 10) % 10 == int(digits[-1]) else None


def _serial(text: str) -> str | None:
    value = re.sub(r"\s", "", text).upper()
    return value if re.fullmatch(r"[A-Z0-9./-]{3,40}", value) else None


_READERS = {
    FieldType.DATE: _date,
    FieldType.TIME: _time,
    FieldType.PHONE: _phone,
    FieldType.EMAIL: _email,
    FieldType.POSTCODE_NL: _postcode,
    FieldType.EAN: _ean,
    FieldType.SERIAL: _serial,
}
