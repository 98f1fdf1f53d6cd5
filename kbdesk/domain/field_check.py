"""Checks a typed value against its field, and brings it into one form.

A check never refuses to keep what was typed: a value that does not fit is kept as it is, and stops only the outcome.
What is read of it (a date of "yesterday", a number without its country) is shown beside the field: nothing is guessed
in silence.
"""

import re
from collections.abc import Callable
from dataclasses import dataclass
from decimal import Decimal

from kbdesk.domain.condition import as_number
from kbdesk.domain.heard import Heard
from kbdesk.domain.organisation import Field, FieldType
from kbdesk.domain.phone_number import read_phone
from kbdesk.domain.said_date import is_weekday_alone, read_date
from kbdesk.domain.said_time import read_time

_EMAIL = re.compile(r"[^@\s]+@[^@\s]+\.[^@\s.]+")
_POSTCODE = re.compile(r"([1-9]\d{3})\s*([A-Za-z]{2})(?:[\s,]*(?:nr\.?\s*)?(\d{1,5})[\s-]*([A-Za-z0-9-]{0,6}))?")
_NEVER_ISSUED = {"SA", "SD", "SS"}
"""Letters that no Dutch postcode has."""
_MONEY = re.compile(r"(-?)(\d{1,3}(?:[.,\s]\d{3})+|\d+)(?:[.,](\d{1,2}|-{1,2}))?")
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
    """The value in its one form (dates ISO 8601, telephone numbers E.164, `1234 AB 5`, digits of a code), or as typed
    with an error.
    """

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


def check_value(field: Field, typed: str, heard: Heard | None = None) -> Checked:
    """Reads `typed` as this field wants it; an empty value is always in order.

    Without `heard` it is a value that is kept already: no "yesterday", no telephone number without its country.
    """
    whole = typed_text(typed[: 2 * LONGEST_VALUE]).strip()
    text = whole[:LONGEST_VALUE].strip()
    if not text:
        return Checked("")
    if len(whole) > LONGEST_VALUE:
        return Checked(text, FieldError("cut-off", str(LONGEST_VALUE)))
    if field.type is FieldType.NUMBER:
        return _number(field, text, as_number(text.removesuffix(field.unit)))
    if field.type is FieldType.MONEY:
        return _number(field, text, _money(text))
    if field.type in {FieldType.CHOICE, FieldType.MULTI}:
        return _option(field, text)
    reader = _READERS.get(field.type)
    value = reader(text, heard) if reader else text
    if value is None:
        code = "which-day" if field.type is FieldType.DATE and is_weekday_alone(text) else f"not-{field.type}"
        return Checked(text, FieldError(code, field.example))
    longest = as_number(field.maximum) if field.type in {FieldType.TEXT, FieldType.NOTE, FieldType.SERIAL} else None
    if longest is not None and len(value) > longest:
        return Checked(value, FieldError("too-long", field.maximum))
    if field.type in {FieldType.DATE, FieldType.TIME} and not _within(field, value):
        return Checked(value, FieldError("out-of-bounds", f"{field.minimum or '…'} – {field.maximum or '…'}"))
    if field.pattern and not _fits(field.pattern, value):
        return Checked(value, FieldError("pattern", field.example or field.pattern))
    return Checked(value)


def _within(field: Field, value: str) -> bool:
    """ISO dates and times sort as their texts do."""
    return not ((field.minimum and value < field.minimum) or (field.maximum and value > field.maximum))


def _fits(pattern: str, value: str) -> bool:
    try:
        return re.fullmatch(pattern, value) is not None
    except re.error:
        return True  # the check of the content names the broken pattern; a caller should not suffer for it


def _number(field: Field, text: str, number: Decimal | None) -> Checked:
    if number is None:
        return Checked(text, FieldError("not-number", field.example))
    low, high = as_number(field.minimum), as_number(field.maximum)
    if (low is not None and number < low) or (high is not None and number > high):
        bounds = f"{field.minimum or '…'} – {field.maximum or '…'} {field.unit}".strip()
        return Checked(_plain(number), FieldError("out-of-bounds", bounds))
    return Checked(_plain(number))


def _money(text: str) -> Decimal | None:
    """An amount, two figures behind the comma or point. `1.250` is more than a thousand: nobody types tenths of cents."""
    bare = re.sub(r"€|\beuro?s?\b|\beur\b", "", text.casefold().replace("\u00a0", " ")).strip()
    match = _MONEY.fullmatch(bare)
    if match is None:
        return None
    cents = (match[3] or "").strip("-").ljust(2, "0")
    return Decimal(f"{match[1]}{re.sub('[^0-9]', '', match[2])}.{cents}")


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


def _date(text: str, heard: Heard | None) -> str | None:
    day = read_date(text, heard.now.date() if heard else None)
    return day.isoformat() if day else None


def _time(text: str, heard: Heard | None) -> str | None:
    return read_time(text, heard.now if heard else None)


def _phone(text: str, heard: Heard | None) -> str | None:
    return read_phone(text, heard.region if heard else "")


def _email(text: str, _heard: Heard | None) -> str | None:
    return text if _EMAIL.fullmatch(text) else None


def _postcode(text: str, _heard: Heard | None) -> str | None:
    match = _POSTCODE.fullmatch(text)
    if match is None:
        return None
    digits, letters, number, addition = match.groups()
    if letters.upper() in _NEVER_ISSUED:
        return None
    if addition and addition[0].isdigit():
        number, addition = f"{number}-{addition}", ""
    return " ".join(part for part in (digits, letters.upper(), number, (addition or "").upper()) if part)


def _ean(text: str, _heard: Heard | None) -> str | None:
    """An EAN code of 18 digits with its check digit (GS1 General Specifications, check digit calculation)."""
    digits = re.sub(r"[\s-]", "", text)
    if not re.fullmatch(r"\d{18}", digits):
        return None
    total = sum(int(digit) * (3 if place % 2 else 1) for place, digit in enumerate(digits[-2::-1], start=1))
    return digits if (10 - total % 10) % 10 == int(digits[-1]) else None


def _serial(text: str, _heard: Heard | None) -> str | None:
    value = re.sub(r"\s", "", text).upper()
    return value if re.fullmatch(r"[A-Z0-9./-]{3,40}", value) else None


_READERS: dict[FieldType, Callable[[str, Heard | None], str | None]] = {
    FieldType.DATE: _date,
    FieldType.TIME: _time,
    FieldType.PHONE: _phone,
    FieldType.EMAIL: _email,
    FieldType.POSTCODE_NL: _postcode,
    FieldType.EAN: _ean,
    FieldType.SERIAL: _serial,
}
