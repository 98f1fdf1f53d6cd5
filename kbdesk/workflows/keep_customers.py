"""Keeps a list of customers on this device, so that a name stands beside a number without a network.

The list comes from another program as a table (CSV) and is replaced as a whole: `look` proposes where each column goes,
`replace` puts the new list in the place of the old one in one move.
"""

from collections.abc import Callable
from dataclasses import dataclass, field
from datetime import datetime
from pathlib import Path

from kbdesk.domain.column_mapping import Mapping, propose, read_changes
from kbdesk.domain.customer import CUSTOMER_TARGETS, MORE, Customer, CustomerList
from kbdesk.domain.errors import WrongUse
from kbdesk.domain.field_check import LONGEST_VALUE
from kbdesk.domain.phone_number import read_phone
from kbdesk.domain.progress import Progress
from kbdesk.domain.table_text import TableRow, TableText
from kbdesk.records.customers import CustomerRecords
from kbdesk.records.table_file import TableFile, read_table_file
from kbdesk.workflows.keep_library import KeepLibrary

FEWEST_LETTERS = 2
"""Words shorter than this find nobody: nearly everybody has them."""


@dataclass(frozen=True, slots=True)
class LookedAt:
    """A file that was looked at, with the proposed mapping."""

    file: TableFile
    mapping: Mapping

    @property
    def table(self) -> TableText:
        """The table in the file."""
        return self.file.table


@dataclass(frozen=True, slots=True)
class Replaced:
    """The list that is in use now; `without_phone` are lines whose number is none, `uneven` lines left out because they
    have more cells than the header.
    """

    list: CustomerList
    without_phone: tuple[int, ...] = field(default=())
    uneven: tuple[int, ...] = field(default=())


class KeepCustomers:
    """Called from one thread at a time (the records lane)."""

    def __init__(self, customers: CustomerRecords, library: KeepLibrary, *, now: Callable[[], datetime]) -> None:
        self._customers, self._library, self._now = customers, library, now

    def look(self, path: Path) -> LookedAt:
        """Reads a file and proposes a mapping. Raises WrongUse."""
        file = read_table_file(path)
        return LookedAt(file, propose(file.table.header, CUSTOMER_TARGETS))

    def mapping(self, looked: LookedAt, typed: tuple[str, ...]) -> Mapping:
        """The proposal, changed by what was typed as `COLUMN=TARGET` (`COLUMN=` leaves one out). Raises WrongUse."""
        header = looked.table.header
        changes, wrong = read_changes(header, typed, CUSTOMER_TARGETS)
        if wrong:
            targets = ", ".join(target.code for target in CUSTOMER_TARGETS)
            raise WrongUse("column-unknown", typed=wrong, columns=", ".join(header), targets=targets)
        return looked.mapping.changed(changes)

    def replace(self, looked: LookedAt, mapping: Mapping, *, progress: Progress | None = None) -> Replaced:
        """Puts this list in the place of the one before. Raises WrongUse: `customers-without-name`, `list-without-rows`."""
        if not {"phone", "name", "number"} & set(mapping.codes()):
            raise WrongUse("customers-without-name", columns=", ".join(looked.table.header))
        table, uneven = looked.table, frozenset(looked.table.uneven)
        found, numberless = [], []
        for done, row in enumerate(table.rows):
            if progress is not None and done % 200 == 0:
                progress.step(done, len(table.rows), "import")
            if row.line in uneven:
                continue
            one = self._customer(row, table.header, mapping)
            if one.text():
                found.append(one)
            if not one.phones and any(row.cells[place] for place in mapping.places("phone")):
                numberless.append(row.line)
        if not found:
            raise WrongUse("list-without-rows", path=looked.file.name)
        columns = tuple(f"{table.header[place]} → {code}" for place, code in mapping.columns)
        stored = self._customers.replace(found, source=looked.file.name, columns=columns, at=self._now())
        return Replaced(stored, tuple(numberless), tuple(sorted(uneven)))

    def about(self) -> CustomerList | None:
        """How many, out of which file, since when; None when there are none."""
        return self._customers.about()

    def remove(self) -> int:
        """Takes all of them away; gives how many."""
        return self._customers.remove()

    def find(self, *, phone: str = "", text: str = "", limit: int = 20) -> tuple[Customer, ...]:
        """By a number, as it came or as it was typed; or by words of name, address, number. A number is tried first."""
        region = self._library.library.organisation.policies.telephone_region
        number = read_phone((phone or text).strip(), region)
        if number is not None:
            found = self._customers.with_phone(number, limit)
            if found or phone:
                return found
        typed = text.strip()[:LONGEST_VALUE]
        return self._customers.with_words(typed, limit) if len(typed) >= FEWEST_LETTERS else ()

    def _customer(self, row: TableRow, header: tuple[str, ...], mapping: Mapping) -> Customer:
        region = self._library.library.organisation.policies.telephone_region

        def value(code: str) -> str:
            return mapping.value(row.cells, code)[:LONGEST_VALUE]

        numbers = (read_phone(row.cells[place], region) for place in mapping.places("phone"))
        more = ((header[place], row.cells[place][:LONGEST_VALUE]) for place in mapping.places(MORE))
        return Customer(
            line=row.line,
            phones=tuple(dict.fromkeys(number for number in numbers if number)),
            name=value("name"),
            number=value("number"),
            address=value("address"),
            postcode=value("postcode"),
            city=value("city"),
            email=value("email"),
            note=value("note"),
            more=tuple((name, text) for name, text in more if text),
        )
