"""A referral as JSON: the one form in which it leaves, whatever the channel. Fields may be added, never changed."""

import json
from datetime import UTC, datetime

from kbdesk.domain.referral import Referral

VERSION = 1


def referral_json(referral: Referral) -> str:
    """The JSON text, for people to read as well: indented, no escapes, one line end at the end."""
    form = {
        "kbdesk": VERSION,
        "referral_id": referral.id,
        "reference": referral.reference,
        "queue": referral.queue,
        "subject": referral.subject,
        "urgency": referral.urgency,
        "respond_within": referral.respond_within,
        "created_at": _utc(referral.created),
        "lang": referral.lang,
        "values": [{"name": one.name, "label": one.label, "value": one.value} for one in referral.values],
        "path": [{"at": _utc(line.at), "step": line.step, "answer": line.answer} for line in referral.path],
        "note": referral.note,
        "amends": referral.amends,
        "script": referral.script,
        "revision": referral.revision,
    }
    return json.dumps(form, ensure_ascii=False, indent=2) + "\n"


def id_in(text: str) -> str:
    """The referral's id in a JSON text of ours; empty when the text is none."""
    try:
        form = json.loads(text)
    except (ValueError, RecursionError):
        return ""
    found = form.get("referral_id") if isinstance(form, dict) else None
    return found if isinstance(found, str) else ""


def _utc(at: datetime) -> str:
    return at.astimezone(UTC).isoformat(timespec="seconds").replace("+00:00", "Z")
