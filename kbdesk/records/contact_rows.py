"""Contacts as they stand in their rows."""

import json
from collections.abc import Sequence
from typing import Any

from kbdesk.domain.contact import Contact, ContactState, ContactValue, Direction
from kbdesk.domain.organisation import Privacy
from kbdesk.domain.person_sought import plain_words
from kbdesk.records.migrations import Connection
from kbdesk.records.times import moment, moment_or_none, stamp

SELECT_CONTACT = (
    "SELECT id, started, reference, direction, medium, party, phase, product, lang, state, outcome, resolved, note,"
    " COALESCE(run, ''), script, revision, article, closed, phone, name, satisfaction, dissatisfied, heard_outside,"
    " parent, talk_seconds, hold_seconds, after_work_seconds FROM contact"
)
IS_CLOSED = "state = 'closed'"
"""Not so of a contact that was referred while it was in hand: its row holds its number until it is closed."""
_INSERT = (
    "INSERT INTO contact (id, started, reference, direction, medium, party, phase, product, lang, state, outcome,"
    " resolved, note, run, script, revision, article, closed, phone, name, satisfaction, dissatisfied, heard_outside,"
    " parent, talk_seconds, hold_seconds, after_work_seconds, name_key)"
    " VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)"
)


def write_contact(connection: Connection, one: Contact) -> None:
    """A contact with its values, inside the caller's transaction."""
    connection.execute(
        _INSERT,
        (
            one.id,
            stamp(one.started),
            one.reference,
            one.direction.value,
            one.medium,
            one.party,
            one.phase,
            json.dumps(one.product, ensure_ascii=False),
            one.lang,
            one.state.value,
            one.outcome,
            int(one.resolved),
            one.note,
            one.run or None,
            one.script,
            one.revision,
            one.article,
            stamp(one.closed) if one.closed else None,
            one.phone,
            one.name,
            one.satisfaction,
            int(one.dissatisfied),
            int(one.heard_outside),
            one.parent,
            one.talk_seconds,
            one.hold_seconds,
            one.after_work_seconds,
            plain_words(one.name),
        ),
    )
    write_values(connection, one.id, one.values)


def write_values(connection: Connection, contact_id: str, values: Sequence[ContactValue], *, first: int = 0) -> None:
    """Values of a contact, from the place `first` on."""
    connection.executemany(
        "INSERT INTO contact_value VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?)",
        [
            (
                contact_id,
                place,
                kept.name,
                kept.label,
                kept.value,
                kept.privacy.value,
                kept.keep_days,
                kept.step,
                int(kept.superseded),
            )
            for place, kept in enumerate(values, start=first)
        ],
    )


def write_use(connection: Connection, one: Contact) -> None:
    """The article that a contact was closed with, where nothing more was told of it."""
    if one.article:
        connection.execute(
            "INSERT INTO article_use (contact, article, revision, use, at) VALUES (?, ?, ?, ?, ?)",
            (
                one.id,
                one.article,
                0 if one.script else one.revision,
                "helped" if one.resolved else "viewed",
                stamp(one.closed or one.started),
            ),
        )


def contact_by_id(connection: Connection, identity: str) -> Contact | None:
    """A contact by its id, also one that has its number already and is in hand still."""
    return _contact(connection, "id = ?", identity)


def contact_where(connection: Connection, condition: str, value: str) -> Contact | None:
    """The closed contact that a condition of ours on one value points out."""
    return _contact(connection, f"{condition} AND {IS_CLOSED}", value)


def _contact(connection: Connection, condition: str, value: str) -> Contact | None:
    row = connection.execute(f"{SELECT_CONTACT} WHERE {condition}", (value,)).fetchone()
    return contact_of(connection, row) if row is not None else None


def contact_of(connection: Connection, row: Sequence[Any]) -> Contact:
    """A contact from a row of `SELECT_CONTACT`."""
    identity, started, reference, direction, medium, party, phase, product, lang, state, *rest = row
    outcome, resolved, note, run, script, revision, article, closed, phone, name, satisfaction, *rest = rest
    dissatisfied, heard_outside, parent, talked, held, worked = rest
    values = connection.execute(
        "SELECT name, label, value, privacy, keep_days, step, superseded FROM contact_value WHERE contact = ?"
        " ORDER BY place",
        (identity,),
    ).fetchall()
    return Contact(
        id=identity,
        started=moment(started),
        reference=reference,
        direction=Direction(direction),
        medium=medium,
        party=party,
        phase=phase,
        product=tuple(json.loads(product)),
        lang=lang,
        state=ContactState(state),
        outcome=outcome,
        resolved=bool(resolved),
        note=note,
        run=run,
        script=script,
        revision=revision,
        article=article,
        closed=moment_or_none(closed),
        values=tuple(_value(value) for value in values),
        phone=phone,
        name=name,
        satisfaction=satisfaction,
        dissatisfied=bool(dissatisfied),
        heard_outside=bool(heard_outside),
        parent=parent,
        talk_seconds=talked,
        hold_seconds=held,
        after_work_seconds=worked,
    )


def _value(row: Sequence[Any]) -> ContactValue:
    name, label, value, privacy, keep_days, step, superseded = row
    return ContactValue(name, label, value, Privacy(privacy), keep_days, step, bool(superseded))
