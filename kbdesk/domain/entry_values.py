"""Values that come in from outside with a call: which of them a script takes, and in which form.

A script says in `entry` which names it takes. A value must fit its field, for nobody typed it here: one that does not
is let go and told. The caller's number fills the one telephone field among them, when there is just one.
"""

from dataclasses import dataclass

from kbdesk.domain.asked_address import Dropped
from kbdesk.domain.field_check import check_value
from kbdesk.domain.heard import Heard
from kbdesk.domain.organisation import Field, FieldType, Organisation
from kbdesk.domain.script import Script

Pairs = tuple[tuple[str, str], ...]


@dataclass(frozen=True, slots=True)
class EntryValues:
    """What the script takes, each value in its one form, and what was let go."""

    taken: Pairs = ()
    dropped: tuple[Dropped, ...] = ()


def entry_values(given: Pairs, script: Script, organisation: Organisation, heard: Heard) -> EntryValues:
    """Holds `given` against the script's `entry` and the types of its fields; of two of a name the first counts."""
    taken: dict[str, str] = {}
    dropped = []
    for name, value in given:
        field = field_named(name, script, organisation)
        checked = check_value(field, value, heard)
        if name not in script.header.entry:
            dropped.append(Dropped(name, "not-in-entry"))
        elif name in taken:
            dropped.append(Dropped(name, "twice"))
        elif checked.error is not None or field.type is FieldType.PHOTO:
            dropped.append(Dropped(name, "does-not-fit"))
        elif checked.value:
            taken[name] = checked.value
    return EntryValues(tuple(taken.items()), tuple(dropped))


def with_number(given: Pairs, number: str, script: Script, organisation: Organisation) -> Pairs:
    """The values with the caller's number in the script's one telephone field, unless that was given."""
    phones = [name for name in script.header.entry if field_named(name, script, organisation).type is FieldType.PHONE]
    if number and len(phones) == 1 and phones[0] not in dict(given):
        return (*given, (phones[0], number))
    return given


def field_named(name: str, script: Script, organisation: Organisation) -> Field:
    """The script's own field, else the shared one, else any text."""
    return script.field(name) or organisation.field(name) or Field(name)
