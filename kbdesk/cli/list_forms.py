"""Outgoing lists and customers as JSON and as lines. Fields may be added, never changed."""

from typing import Any

from kbdesk.cli.json_forms import moment
from kbdesk.cli.output import Output
from kbdesk.domain.column_mapping import Mapping
from kbdesk.domain.contact_list import ListProgress, ListRow
from kbdesk.domain.customer import Customer
from kbdesk.domain.field_check import FieldError
from kbdesk.domain.table_text import TableText
from kbdesk.wording.lists import LISTS

Json = dict[str, Any]


def list_json(one: ListProgress) -> Json:
    """A list and how far it is."""
    return {
        "list": one.list.number,
        "name": one.list.name,
        "script": one.list.script,
        "lang": one.list.lang,
        "source": one.list.source,
        "brought_in": moment(one.list.brought_in),
        "total": one.total,
        "usable": one.usable,
        "done": one.done,
        "left": one.left,
        "states": {state.value: number for state, number in one.counts},
        "next_due": moment(one.next_due),
    }


def row_json(row: ListRow) -> Json:
    """A row with its values."""
    return {
        "row": row.id,
        "line": row.line,
        "state": row.state.value,
        "phone": row.phone,
        "name": row.name,
        "values": dict(row.values),
        "remark": {"code": row.remark.code, "column": row.remark.column, "expected": row.remark.expected}
        if row.remark
        else None,
        "due": moment(row.due),
        "tries": row.tries,
        "contact": row.contact,
        "outcome": row.outcome,
        "note": row.note,
        "changed": moment(row.changed),
    }


def customer_json(one: Customer) -> Json:
    """A customer."""
    return {
        "phones": list(one.phones),
        "name": one.name,
        "number": one.number,
        "address": one.address,
        "postcode": one.postcode,
        "city": one.city,
        "email": one.email,
        "note": one.note,
        "more": dict(one.more),
        "line": one.line,
    }


def mapping_json(table: TableText, mapping: Mapping) -> Json:
    """What a file was read as, and where its columns go."""
    return {
        "encoding": table.encoding,
        "delimiter": table.delimiter,
        "rows": len(table.rows),
        "columns": {name: mapping.target(place) for place, name in enumerate(table.header)},
    }


def say_mapping(table: TableText, mapping: Mapping, out: Output) -> None:
    """The same, in words."""
    sign = {"\t": "tab"}.get(table.delimiter, table.delimiter)
    out.say("lists.read-as", n=len(table.rows), encoding=table.encoding, delimiter=sign)
    for place, name in enumerate(table.header):
        target = mapping.target(place)
        if target:
            out.line(f"  {out.words('lists.mapped', column=name, target=target)}")
        else:
            out.line(f"  {out.words('lists.left-out', column=name)}", "dim")


def remark_in_words(row: ListRow, out: Output) -> str:
    """`Line 14, column Tel: This is no telephone number.`"""
    remark = row.remark
    if remark is None:
        return ""
    own = f"row.remark.{remark.code}"
    if own in LISTS:
        text = out.words(own, expected=remark.expected)
    else:
        text = out.field_error(FieldError(remark.code, remark.expected))
    if remark.column:
        return out.words("row.remark.at", line=row.line, column=remark.column, text=text)
    return out.words("row.remark.at_line", line=row.line, text=text)
