"""Telephone numbers: as people say them, and as they are kept (E.164, `+31612345678`).

The one file of the domain that is not the standard library alone: which numbers there are in a country is a table that
changes every month, and `phonenumbers` is that table. It reads no file of ours, no clock and no network. It is loaded
when the first number is looked at.
"""

import re

_SIGNS = re.compile(r"[+\d\s().\-/\u2010-\u2015]+")
_FEWEST_DIGITS, _MOST_DIGITS = 5, 20


def read_phone(text: str, region: str) -> str | None:
    """The number in E.164, or None when there is no such number; `region` says what one without a country means."""
    digits = sum(char.isdigit() for char in text)
    if not _SIGNS.fullmatch(text) or not _FEWEST_DIGITS <= digits <= _MOST_DIGITS:
        return None
    import phonenumbers

    try:
        number = phonenumbers.parse(text, region.upper())
    except phonenumbers.NumberParseException:
        return None
    if not phonenumbers.is_valid_number(number):
        return None
    return str(phonenumbers.format_number(number, phonenumbers.PhoneNumberFormat.E164))


def phone_as_said(kept: str, region: str) -> str:
    """As it is dialled and read out in `region`: `06 12345678` at home, `+32 470 12 34 56` from elsewhere.

    What is no kept number stays as it is.
    """
    if not re.fullmatch(r"\+\d{5,15}", kept):
        return kept
    import phonenumbers

    try:
        number = phonenumbers.parse(kept)
    except phonenumbers.NumberParseException:
        return kept
    is_home = phonenumbers.region_code_for_number(number) == region.upper()
    form = phonenumbers.PhoneNumberFormat.NATIONAL if is_home else phonenumbers.PhoneNumberFormat.INTERNATIONAL
    return str(phonenumbers.format_number(number, form))
