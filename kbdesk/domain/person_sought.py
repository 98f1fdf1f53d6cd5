"""A person as somebody asks for what is kept of them: by telephone number, mail address, name or reference.

People write all of these in many ways; what is compared is their one form. A name is found as whole words in their
order, without case or accents: `de wit` finds `Zoë de Wit`, `wit` finds no `Witteveen`.
"""

import re
import unicodedata
from dataclasses import dataclass
from enum import StrEnum

from kbdesk.domain.errors import WrongUse
from kbdesk.domain.phone_number import phone_as_said, read_phone
from kbdesk.domain.reference import read_reference

_ADDRESS = re.compile(r"[^\s<>(),;:\"']+@[^\s<>(),;:\"']+")
_NUMBER = re.compile(r"[+\d][\d\s().\-/\u2010-\u2015]{4,}\d")
_FEWEST_LETTERS = 2
_FEWEST_DIGITS, _MOST_DIGITS = 6, 9


class SoughtBy(StrEnum):
    """What was given of the person."""

    REFERENCE = "reference"
    PHONE = "phone"
    MAIL = "mail"
    NAME = "name"


@dataclass(frozen=True, slots=True)
class PersonSought:
    """`key` is the one form of what was typed: for a number its digits without the country."""

    by: SoughtBy
    key: str

    def is_in(self, text: str) -> bool:
        """True when a text holds this person."""
        if not text:
            return False
        if self.by is SoughtBy.MAIL:
            return any(found.strip(".").casefold() == self.key for found in _ADDRESS.findall(text))
        if self.by is SoughtBy.PHONE:
            return any(self.key in re.sub(r"\D", "", found) for found in _NUMBER.findall(text))
        if self.by is SoughtBy.REFERENCE:
            return re.sub(r"[^0-9A-Z]", "", self.key) in re.sub(r"[^0-9A-Z]", "", text.upper())
        return f" {self.key} " in f" {plain_words(text)} "


def read_sought(typed: str, *, prefix: str, region: str) -> PersonSought:
    """What was typed, understood. Raises WrongUse("person-unclear") for what is neither of the four."""
    text = typed.strip()
    reference = read_reference(text, prefix)
    if reference is not None:
        return PersonSought(SoughtBy.REFERENCE, reference)
    if "@" in text:
        return PersonSought(SoughtBy.MAIL, text.strip("<>.").casefold())
    number = read_phone(text, region)
    if number is not None:
        digits = re.sub(r"\D", "", phone_as_said(number, region))
        home = digits.lstrip("0") if digits.startswith("0") else digits
        return PersonSought(SoughtBy.PHONE, home)
    digits = re.sub(r"\D", "", text)
    if _NUMBER.fullmatch(text) and len(digits) >= _FEWEST_DIGITS:
        # No number that exists, or a customer's number: without what may be the country.
        return PersonSought(SoughtBy.PHONE, digits[-_MOST_DIGITS:].lstrip("0"))
    name = plain_words(text)
    if sum(char.isalpha() for char in name) < _FEWEST_LETTERS:
        raise WrongUse("person-unclear", typed=typed)
    return PersonSought(SoughtBy.NAME, name)


def plain_words(text: str) -> str:
    """Words in small letters without accents, one blank between them."""
    letters = unicodedata.normalize("NFKD", text.casefold())
    bare = "".join(char for char in letters if not unicodedata.combining(char))
    return " ".join(re.findall(r"\w+", bare))
