"""Which column of a table goes where: proposed by its name, decided by the person.

Names are compared without case, accents and signs. A target is known by its code, by its labels, and by the words that
other programs use for it in English and Dutch.
"""

import re
import unicodedata
from collections.abc import Iterable
from dataclasses import dataclass

USUAL_NAMES: tuple[tuple[str, tuple[str, ...]], ...] = (
    (
        "phone",
        (
            "telefoon",
            "telefoonnummer",
            "telefoonnr",
            "tel",
            "telnr",
            "nummer",
            "mobiel",
            "mobiel nummer",
            "gsm",
            "phone",
            "phone number",
            "telephone",
            "telephone number",
            "number",
            "mobile",
            "mobile phone",
            "cell",
        ),
    ),
    (
        "name",
        (
            "naam",
            "klantnaam",
            "klant",
            "volledige naam",
            "contactpersoon",
            "voornaam",
            "tussenvoegsel",
            "achternaam",
            "name",
            "full name",
            "customer",
            "customer name",
            "contact",
            "first name",
            "last name",
            "surname",
        ),
    ),
    (
        "number",
        (
            "klantnummer",
            "klantnr",
            "relatienummer",
            "debiteurnummer",
            "customer number",
            "customer no",
            "customer id",
            "client number",
            "account number",
        ),
    ),
    (
        "address",
        ("adres", "straat", "straatnaam", "huisnummer", "huisnr", "toevoeging", "address", "street", "house number"),
    ),
    ("postcode", ("postcode", "zip", "zip code", "postal code")),
    ("city", ("plaats", "woonplaats", "stad", "city", "town")),
    ("email", ("email", "e mail", "mail", "e mailadres", "emailadres", "mailadres", "email address", "e mail address")),
    ("lang", ("taal", "taalcode", "language", "lang")),
    ("note", ("opmerking", "opmerkingen", "notitie", "toelichting", "note", "notes", "remark", "remarks", "comment")),
)
"""What other programs call the usual things; a target of the organisation's own is found by its code and labels."""


@dataclass(frozen=True, slots=True)
class Target:
    """Where a column can go: `code`, and the `names` it is known by. `takes_several`: more columns can go there."""

    code: str
    names: tuple[str, ...] = ()
    takes_several: bool = False


@dataclass(frozen=True, slots=True)
class Mapping:
    """`columns` are pairs of a column's place (from 0) and the code it goes to; columns not named are left out."""

    columns: tuple[tuple[int, str], ...] = ()

    def places(self, code: str) -> tuple[int, ...]:
        """The columns that go to a target, in their order."""
        return tuple(place for place, target in self.columns if target == code)

    def target(self, place: int) -> str:
        """Where a column goes; empty when it is left out."""
        return dict(self.columns).get(place, "")

    def changed(self, changes: Iterable[tuple[int, str]]) -> "Mapping":
        """With some columns going elsewhere; to "" means nowhere."""
        whole = dict(self.columns) | dict(changes)
        return Mapping(tuple(sorted((place, target) for place, target in whole.items() if target)))

    def codes(self) -> tuple[str, ...]:
        """The targets in use, each once."""
        return tuple(dict.fromkeys(code for _, code in self.columns))

    def value(self, cells: tuple[str, ...], code: str) -> str:
        """What a row gives for a target; several columns with a blank between."""
        return " ".join(cells[place] for place in self.places(code) if cells[place])


def propose(header: tuple[str, ...], targets: Iterable[Target]) -> Mapping:
    """By name: a target's own code and labels first, then the usual words; a target takes the first column that fits."""
    known = tuple(targets)
    found: dict[int, str] = {}
    for only_own in (True, False):
        for target in known:
            names = {folded(name) for name in (target.code, *target.names)}
            names |= set() if only_own else _usual(target)
            for place, name in enumerate(header):
                if place in found or folded(name) not in names:
                    continue
                if not target.takes_several and target.code in found.values():
                    continue
                found[place] = target.code
    return Mapping(tuple(sorted(found.items())))


def read_changes(
    header: tuple[str, ...], typed: Iterable[str], targets: Iterable[Target]
) -> tuple[tuple[tuple[int, str], ...], str]:
    """Pairs of column and target from what was typed as `COLUMN=TARGET` (`COLUMN=` leaves one out); the second is the
    first of them that names something unknown, or "".

    A column is named as in the header, or by its number from 1.
    """
    codes = {folded(target.code): target.code for target in targets}
    columns = {folded(name): place for place, name in enumerate(header)}
    found: dict[int, str] = {}
    for pair in typed:
        column, sign, target = pair.rpartition("=")
        place = columns.get(folded(column))
        if place is None and column.strip().isdigit() and 0 < int(column) <= len(header):
            place = int(column) - 1
        if not sign or place is None or (target.strip() and folded(target) not in codes):
            return (), pair
        found[place] = codes[folded(target)] if target.strip() else ""
    return tuple(found.items()), ""


def folded(text: str) -> str:
    """Words in small letters without accents and signs, one blank between them."""
    letters = unicodedata.normalize("NFKD", text.casefold())
    bare = "".join(char for char in letters if not unicodedata.combining(char))
    return " ".join(re.findall(r"[^\W_]+", bare))


def _usual(target: Target) -> set[str]:
    """The words of every usual thing that this target is by its code or labels, as `customer_name` is a name."""
    own = {folded(name) for name in (target.code, *target.names)}
    found: set[str] = set()
    for code, words in USUAL_NAMES:
        plain = {folded(word) for word in words}
        if own & {code, *plain} or folded(target.code).startswith(f"{code} "):
            found |= plain
    return found
