"""A customer as another program knows them, kept on this device so that a name stands beside a number without a network."""

from dataclasses import dataclass
from datetime import datetime

from kbdesk.domain.column_mapping import Target, folded

MORE = "more"
"""Where a column goes that is kept under its own name."""
CUSTOMER_TARGETS = (
    Target("phone", takes_several=True),
    Target("name", takes_several=True),
    Target("number"),
    Target("address", takes_several=True),
    Target("postcode"),
    Target("city"),
    Target("email"),
    Target("note"),
    Target(MORE, takes_several=True),
)


@dataclass(frozen=True, slots=True)
class Customer:
    """`phones` in E.164; `more` pairs of a column's name and what stands there; `line` where it stood in the file."""

    line: int
    phones: tuple[str, ...] = ()
    name: str = ""
    number: str = ""
    address: str = ""
    postcode: str = ""
    city: str = ""
    email: str = ""
    note: str = ""
    more: tuple[tuple[str, str], ...] = ()

    def text(self) -> str:
        """All of it, to be searched in."""
        own = (self.name, self.number, self.address, self.postcode, self.city, self.email, self.note)
        return " ".join(part for part in (*own, *(value for _, value in self.more), *self.phones) if part)

    def sought(self) -> str:
        """All of it as it is compared: small letters, no accents, a number's figures together as well."""
        close = "".join(char for char in self.postcode if char.isalnum()).casefold()
        return f" {folded(self.text())} {close}"


@dataclass(frozen=True, slots=True)
class CustomerList:
    """The list that is in use: how many, out of which file, since when."""

    count: int
    source: str
    brought_in: datetime
    columns: tuple[str, ...] = ()
