"""`kbdesk contacts promises|keep|move`: whom to call back, and when. A promise is named by the number of its contact, or by
the beginning of its id.
"""

from argparse import Namespace
from typing import Any

from kbdesk.cli.json_forms import moment
from kbdesk.cli.output import Output
from kbdesk.cli.session import Session
from kbdesk.desk import Desk, now
from kbdesk.domain.crm_link import call_address
from kbdesk.domain.errors import WrongUse
from kbdesk.domain.phone_number import phone_as_said
from kbdesk.domain.promise import Promise
from kbdesk.domain.reference import read_reference
from kbdesk.domain.said_moment import read_moment
from kbdesk.wording.dates import moment_seen_from

NOTHING_FOUND = 1
SHORT = 8
"""Characters of an id that are shown; there are never so many promises that these would not do."""


def list_promises(desk: Desk, out: Output) -> int:
    """Those not kept yet, soonest first; 1 when there is none."""
    found = desk.keep_contacts.promises()
    if out.as_json:
        out.document({"promises": [promise_json(one) for one in found]})
    elif not found:
        out.say("promises.none")
    else:
        heads = [out.words(f"promises.head.{name}") for name in ("id", "when", "who", "what", "reference")]
        out.table(heads, [_row(desk, one, out) for one in found])
    return 0 if found else NOTHING_FOUND


def keep(desk: Desk, options: Namespace, out: Output) -> int:
    """It was kept."""
    kept = desk.keep_contacts.keep_promise(_named(desk, options.promise).id)
    _tell(kept, "promises.kept", out)
    return 0


def call_back(desk: Desk, options: Namespace, out: Output) -> int:
    """Opens the contact in which it is kept, says whom to call, and follows the script that was promised, if any."""
    promise = _named(desk, options.promise)
    script = desk.keep_contacts.script_promised(promise.id, out.reads)
    contact = desk.keep_contacts.call_back(promise.id, lang=out.reads)
    if out.as_json:
        address = call_address(contact.phone)
        out.document({"contact": contact.id, "phone": contact.phone, "address": address, "script": script})
        return 0
    who = contact.name or "–"
    region = desk.library.library.organisation.policies.telephone_region
    if contact.phone:
        out.say("promises.call", who=who, number=phone_as_said(contact.phone, region))
    else:
        out.say("promises.call-no-number", who=who)
    if script and not contact.run:
        Session(desk, out).play(desk.call.start(script, contact.lang, contact=contact.id))
    else:
        out.say("promises.opened", id=contact.id[:SHORT])
    return 0


def move(desk: Desk, options: Namespace, out: Output) -> int:
    """To another time, as people say it."""
    at = read_moment(options.at, now().astimezone())
    if at is None:
        raise WrongUse("moment-unclear", typed=options.at)
    _tell(desk.keep_contacts.move_promise(_named(desk, options.promise).id, at), "promises.moved", out)
    return 0


def promise_json(one: Promise) -> dict[str, Any]:
    """Of whoever was promised something, this says all."""
    return {
        "id": one.id,
        "reference": one.reference,
        "at": moment(one.at),
        "what": one.what,
        "phone": one.phone,
        "name": one.name,
        "kept": moment(one.kept),
    }


def promise_line(one: Promise, out: Output) -> str:
    """What was promised, for when, and whether it was kept."""
    when = moment_seen_from(one.at.astimezone(), now().astimezone(), out.lang)
    kept = f" ({out.words('promises.was-kept')})" if one.kept else ""
    return f"{when} {one.what}{kept}"


def _named(desk: Desk, typed: str) -> Promise:
    prefix = desk.library.library.organisation.policies.reference_prefix
    reference = read_reference(typed, prefix)
    found = desk.keep_contacts.promises()
    meant = [one for one in found if one.reference == reference] if reference else []
    meant = meant or [one for one in found if typed and one.id.startswith(typed)]
    if len(meant) != 1:
        raise WrongUse("promise-unclear", typed=typed, n=len(meant))
    return meant[0]


def _row(desk: Desk, one: Promise, out: Output) -> tuple[str, ...]:
    seen = now().astimezone()
    when = moment_seen_from(one.at.astimezone(), seen, out.lang)
    due = f" ({out.words('promises.due')})" if one.is_due(seen) else ""
    region = desk.library.library.organisation.policies.telephone_region
    who = " ".join(part for part in (one.name, phone_as_said(one.phone, region)) if part)
    return one.id[:SHORT], when + due, who or "–", one.what, one.reference or "–"


def _tell(one: Promise, key: str, out: Output) -> None:
    if out.as_json:
        out.document(promise_json(one))
    else:
        out.say(key, what=promise_line(one, out))
