"""`kbdesk contacts export` without a person: the log of this device as a table or as JSON, for a CRM or a report.

Only what counts leaves: no value of a branch that was left, no time of a clock but in whole seconds. Every cell is safe
against formulas.
"""

import json
from argparse import Namespace
from datetime import datetime
from typing import Any

from kbdesk.cli.contact_forms import head_json
from kbdesk.cli.output import Output
from kbdesk.cli.private_file import write_private
from kbdesk.cli.promises import promise_json
from kbdesk.desk import Desk
from kbdesk.domain.contact import Contact
from kbdesk.domain.errors import WrongUse
from kbdesk.domain.table_text import table_bytes

NOTHING_FOUND = 1
_EVERYTHING = 1_000_000
_PLAIN = (
    "reference",
    "started",
    "closed",
    "direction",
    "medium",
    "party",
    "phase",
    "product",
    "lang",
    "outcome",
    "resolved",
    "satisfaction",
    "dissatisfied",
    "heard_outside",
    "script",
    "revision",
    "article",
    "talk_seconds",
    "hold_seconds",
    "after_work_seconds",
    "repeats",
    "referral",
    "queue",
    "call_back",
    "phone",
    "name",
    "note",
)


def export_log(desk: Desk, options: Namespace, out: Output) -> int:
    """CSV or JSON, on stdout or to a file that only this user may read; 1 when nothing was logged."""
    form = options.form or "json"
    contacts = desk.contacts.latest(_EVERYTHING)
    if options.since:
        since = _day(options.since)
        contacts = tuple(one for one in contacts if one.started >= since)
    oldest_first = contacts[::-1]
    references = {one.id: one.reference for one in contacts}
    entries = [entry_json(desk, one, references) for one in oldest_first]
    text = _csv(entries) if form == "csv" else json.dumps({"contacts": entries}, ensure_ascii=False, indent=2) + "\n"
    if options.output is None:
        out.raw(text)
    else:
        write_private(options.output, ("\ufeff" + text if form == "csv" else text).encode("utf-8"))
        out.aside("contacts.exported", path=options.output, n=len(entries))
    return 0 if entries else NOTHING_FOUND


def entry_json(desk: Desk, contact: Contact, references: dict[str, str]) -> dict[str, Any]:
    """A contact with what counts of it."""
    referral = desk.contacts.referral_of(contact)
    promises = desk.contacts.promises_of(contact)
    return head_json(contact) | {
        "note": contact.note,
        "phone": contact.phone,
        "name": contact.name,
        "repeats": references.get(contact.parent, ""),
        "values": {one.name: one.value for one in contact.values if not one.superseded},
        "referral": referral.reference if referral is not None else None,
        "queue": referral.queue if referral is not None else None,
        "promises": [promise_json(one) for one in promises],
    }


def _csv(entries: list[dict[str, Any]]) -> str:
    names = tuple(dict.fromkeys(name for one in entries for name in one["values"]))
    rows = ([*_cells(one), *(one["values"].get(name, "") for name in names)] for one in entries)
    return table_bytes((*_PLAIN, *(f"value.{name}" for name in names)), rows).decode("utf-8-sig")


def _cells(entry: dict[str, Any]) -> list[str]:
    promised = entry["promises"]
    flat = entry | {
        "product": ", ".join(entry["product"]),
        "call_back": promised[0]["at"] if promised else "",
    }
    return [_cell(flat.get(name)) for name in _PLAIN]


def _cell(value: object) -> str:
    if value is None:
        return ""
    if isinstance(value, bool):
        return "yes" if value else "no"
    return str(value)


def _day(typed: str) -> datetime:
    """The beginning of a day, here. Raises WrongUse("since-no-date")."""
    try:
        return datetime.fromisoformat(typed).astimezone()
    except (ValueError, OverflowError, OSError) as error:
        raise WrongUse("since-no-date", typed=typed) from error
