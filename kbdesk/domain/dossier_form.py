"""One contact as plain data, for a file that is handed to somebody. Values of a branch that was left are not in it."""

from typing import Any

from kbdesk.domain.contact_line import Dossier


def dossier_form(dossier: Dossier) -> dict[str, Any]:
    """Texts, numbers and lists; times in UTC (ISO 8601). An open contact gives what is known of it by now."""
    one = dossier.closed
    if one is None:
        known = dossier.open
        if known is None:
            return {}
        return {"phone": known.phone, "name": known.name, "note": known.note, "referrals": _referrals(dossier)}
    return {
        "reference": one.reference,
        "started": one.started.isoformat(),
        "closed": one.closed.isoformat() if one.closed else None,
        "direction": one.direction.value,
        "medium": one.medium,
        "party": one.party,
        "lang": one.lang,
        "phone": one.phone,
        "name": one.name,
        "phase": one.phase,
        "product": list(one.product),
        "outcome": one.outcome,
        "resolved": one.resolved,
        "satisfaction": one.satisfaction,
        "note": one.note,
        "script": one.script,
        "revision": one.revision,
        "article": one.article,
        "repeats": dossier.parent,
        "values": {value.name: value.value for value in one.values if not value.superseded},
        "path": [{"at": line.at.isoformat(), "step": line.step, "answer": line.answer} for line in dossier.path],
        "promises": [{"at": promise.at.isoformat(), "what": promise.what} for promise in dossier.promises],
        "referrals": _referrals(dossier),
        "referral": {"queue": dossier.referral.queue, "subject": dossier.referral.subject}
        if dossier.referral
        else None,
    }


def _referrals(dossier: Dossier) -> list[dict[str, str]]:
    latest = (dossier.referral,) if dossier.referral is not None else ()
    return [{"queue": one.queue, "subject": one.subject} for one in (*(one for one, _ in dossier.before), *latest)]
