"""Lists for the tests of this folder."""

from records_builders import NOON

from kbdesk.domain.column_mapping import Mapping
from kbdesk.domain.contact_list import ContactList, ListRow, RowState


def a_list(name="bel", **changes):
    form = {
        "number": 0,
        "script": "call",
        "lang": "nl",
        "source": f"{name}.csv",
        "brought_in": NOON,
        "mapping": Mapping(((0, "name"), (1, "phone"))),
        "header": ("Naam", "Telefoon"),
    }
    return ContactList(name=name, **(form | changes))


def a_row(line, **changes):
    phone = f"+316{line:08}"
    form = {"state": RowState.WAITING, "phone": phone, "name": f"Klant {line}"}
    form |= changes
    values = (("name", form["name"]), ("phone", form["phone"]))
    return ListRow("", 0, line, values=values, **form)


def bring_in(records, lines=range(2, 5), **changes):
    """A list with a row for each line; gives its number."""
    return records.lists.bring_in(a_list(**changes), [a_row(line) for line in lines]).number
