"""Referrals on disk: written once, inside the transaction of their contact, and never changed."""

import json

from kbdesk.domain.referral import PathLine, Referral, SentValue
from kbdesk.records.migrations import Connection
from kbdesk.records.times import moment, stamp


def write_referral(connection: Connection, one: Referral) -> None:
    """Writes a referral, frozen from now on."""
    values = [[value.name, value.label, value.value] for value in one.values]
    path = [[stamp(line.at), line.step, line.answer] for line in one.path]
    connection.execute(
        "INSERT INTO referral (id, contact, reference, queue, subject, created, urgency, respond_within, lang,"
        " sent_values, path, note, amends, script, revision) VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)",
        (
            one.id,
            one.contact,
            one.reference,
            one.queue,
            one.subject,
            stamp(one.created),
            one.urgency,
            one.respond_within,
            one.lang,
            json.dumps(values, ensure_ascii=False),
            json.dumps(path, ensure_ascii=False),
            one.note,
            one.amends or None,
            one.script,
            one.revision,
        ),
    )


def read_referral(connection: Connection, identity: str) -> Referral | None:
    """A referral by its id, None when it is not there."""
    row = connection.execute(
        "SELECT id, contact, reference, queue, subject, created, urgency, respond_within, lang, sent_values, path,"
        " note, COALESCE(amends, ''), script, revision FROM referral WHERE id = ?",
        (identity,),
    ).fetchone()
    if row is None:
        return None
    key, contact, reference, queue, subject, created, urgency, within, lang, values, path, note, amends, *rest = row
    return Referral(
        id=key,
        contact=contact,
        queue=queue,
        subject=subject,
        created=moment(created),
        reference=reference,
        urgency=urgency,
        respond_within=within,
        lang=lang,
        values=tuple(SentValue(*value) for value in json.loads(values)),
        path=tuple(PathLine(moment(at), step, answer) for at, step, answer in json.loads(path)),
        note=note,
        amends=amends,
        script=rest[0],
        revision=rest[1],
    )
