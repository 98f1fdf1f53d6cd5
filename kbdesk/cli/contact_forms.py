"""Contacts as JSON. Fields may be added, never changed."""

from typing import Any

from kbdesk.cli.json_forms import moment
from kbdesk.domain.contact import Contact
from kbdesk.domain.referral import Referral


def contact_json(contact: Contact, referral: Referral | None) -> dict[str, Any]:
    """A contact with all that is kept of it."""
    values = sorted(contact.values, key=lambda one: not one.superseded)
    return head_json(contact) | {
        "note": contact.note,
        "phone": contact.phone,
        "name": contact.name,
        "values": {
            one.name: {"value": one.value, "superseded": one.superseded, "pii": one.privacy.value} for one in values
        },
        "referral": referral.reference if referral is not None else None,
        "queue": referral.queue if referral is not None else None,
    }


def head_json(contact: Contact) -> dict[str, Any]:
    """A contact in a list: what it was about, nothing that was said."""
    return {
        "reference": contact.reference,
        "started": moment(contact.started),
        "closed": moment(contact.closed),
        "direction": contact.direction.value,
        "medium": contact.medium,
        "party": contact.party,
        "phase": contact.phase,
        "product": list(contact.product),
        "lang": contact.lang,
        "state": contact.state.value,
        "outcome": contact.outcome,
        "resolved": contact.resolved,
        "script": contact.script,
        "revision": contact.revision,
        "article": contact.article,
        "satisfaction": contact.satisfaction,
        "dissatisfied": contact.dissatisfied,
        "heard_outside": contact.heard_outside,
        "talk_seconds": contact.talk_seconds,
        "hold_seconds": contact.hold_seconds,
        "after_work_seconds": contact.after_work_seconds,
    }
