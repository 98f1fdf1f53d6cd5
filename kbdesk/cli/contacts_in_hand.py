"""`kbdesk contacts list --open`: the contacts that are not closed yet, and how their clocks stand."""

from datetime import timedelta
from typing import Any

from kbdesk.cli.json_forms import moment
from kbdesk.cli.output import Output
from kbdesk.desk import Desk, now
from kbdesk.domain.open_contact import OpenContact, Stretch
from kbdesk.domain.phone_number import phone_as_said
from kbdesk.wording.dates import moment_seen_from

NOTHING_FOUND = 1
SHORT = 8
"""Characters of an id that are shown; there are never so many contacts in hand that these would not do."""


def list_open(desk: Desk, out: Output) -> int:
    """In the order they were opened; 1 when there is none."""
    found = desk.keep_contacts.open_ones()
    if out.as_json:
        out.document({"contacts": [open_json(one) for one in found]})
    elif not found:
        out.say("contacts.none-open")
    else:
        heads = [out.words(f"contacts.open.{name}") for name in ("id", "when", "state", "about", "who", "talk")]
        out.table(heads, [_row(desk, one, out) for one in found])
    return 0 if found else NOTHING_FOUND


def open_json(one: OpenContact) -> dict[str, Any]:
    """An open contact with all that is known of it."""
    at = now()
    return {
        "id": one.id,
        "opened": moment(one.opened),
        "state": one.state.value,
        "doing": one.stretch.value,
        "since": moment(one.since),
        "run": one.run,
        "title": one.title,
        "direction": one.direction.value,
        "medium": one.medium,
        "party": one.party,
        "lang": one.lang,
        "phone": one.phone,
        "name": one.name,
        "note": one.note,
        "article": one.article,
        "helped": one.helped,
        "satisfaction": one.satisfaction,
        "dissatisfied": one.dissatisfied,
        "heard_outside": one.heard_outside,
        "reference": one.reference,
        "referrals": list(one.referrals),
        **{f"{kind.name.lower()}_seconds": round(one.lasted(kind, at).total_seconds()) for kind in Stretch},
    }


def _row(desk: Desk, one: OpenContact, out: Output) -> tuple[str, ...]:
    seen = now().astimezone()
    region = desk.library.library.organisation.policies.telephone_region
    who = " ".join(part for part in (one.name, phone_as_said(one.phone, region)) if part)
    about = one.title or one.article or " ".join(one.note.split())[:40]
    when = moment_seen_from(one.opened.astimezone(), seen, out.lang)
    talk = clock(one.lasted(Stretch.TALK, seen))
    return (
        one.reference or one.id[:SHORT],
        when,
        out.words(f"contacts.state.{one.state}"),
        about or "–",
        who or "–",
        talk,
    )


def clock(time: timedelta) -> str:
    """`4:05`, `1:04:05`."""
    minutes, seconds = divmod(round(time.total_seconds()), 60)
    hours, minutes = divmod(minutes, 60)
    return f"{hours}:{minutes:02}:{seconds:02}" if hours else f"{minutes}:{seconds:02}"
