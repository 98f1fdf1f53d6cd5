"""The JSON forms of nouns that more than one command prints. Fields may be added, never changed."""

from datetime import UTC, datetime
from typing import Any

from kbdesk.domain.finding import Finding
from kbdesk.domain.hit import Answer, Hit
from kbdesk.domain.outbox import OutboxEntry
from kbdesk.domain.referral import Referral
from kbdesk.wording.findings import finding_sentence

Json = dict[str, Any]


def moment(at: datetime | None) -> str | None:
    """A time as RFC 3339 in UTC, to the second."""
    return None if at is None else at.astimezone(UTC).isoformat(timespec="seconds").replace("+00:00", "Z")


def answer_json(answer: Answer, *, explain: bool = False) -> Json:
    """What `find` prints."""
    return {
        "query": answer.question.text,
        "read_as": answer.read_as,
        "corrected": answer.corrected,
        "took_ms": round(answer.took_ms, 2),
        "total": answer.total,
        "hits": [_hit_json(hit, explain=explain) for hit in answer.hits],
        "did_you_mean": list(answer.did_you_mean),
        "other_language": answer.other_language,
    }


def _hit_json(hit: Hit, *, explain: bool) -> Json:
    form: Json = {
        "rank": hit.rank,
        "id": hit.id,
        "kind": hit.kind.value,
        "lang": hit.lang,
        "title": hit.title,
        "summary": hit.summary,
        "step": hit.step,
        "snippet": [list(piece) for piece in hit.snippet],
        "score": round(hit.score, 4),
        "why": list(hit.why),
        "path": hit.path,
        "line": hit.line,
        "confidence": hit.confidence.value,
        "reviewed": hit.reviewed.isoformat() if hit.reviewed else None,
        "overdue": hit.overdue,
        "product": list(hit.product),
        "phase": list(hit.phase),
        "step_title": hit.step_title,
        "best": hit.best,
        "source": hit.source.value,
    }
    if explain:
        form["explanation"] = list(hit.explanation)
    return form


def entry_json(entry: OutboxEntry) -> Json:
    """A line of `outbox list`."""
    return {
        "referral_id": entry.referral,
        "reference": entry.reference,
        "state": entry.state.value,
        "queue": entry.queue,
        "channel": entry.channel,
        "attempts": entry.attempts,
        "not_before": moment(entry.not_before),
        "last_error": entry.last_error,
        "ticket": entry.ticket,
        "created_at": moment(entry.created),
        "subject": entry.subject,
        "doubles": list(entry.doubles),
        "last_detail": entry.last_detail,
    }


def referral_json(referral: Referral) -> Json:
    """What a referral holds, as it leaves (or left) the device."""
    return {
        "referral_id": referral.id,
        "reference": referral.reference,
        "queue": referral.queue,
        "subject": referral.subject,
        "urgency": referral.urgency,
        "respond_within": referral.respond_within,
        "lang": referral.lang,
        "created_at": moment(referral.created),
        "values": [{"name": one.name, "label": one.label, "value": one.value} for one in referral.values],
        "path": [{"at": moment(line.at), "step": line.step, "answer": line.answer} for line in referral.path],
        "note": referral.note,
        "script": referral.script,
        "revision": referral.revision,
    }


def finding_json(finding: Finding, lang: str) -> Json:
    """A finding of the check."""
    return {
        "path": finding.place.path,
        "line": finding.place.line,
        "column": finding.place.column,
        "code": finding.code,
        "level": finding.level.value,
        "message": finding_sentence(finding, lang),
        "fix": finding.fix,
        "safe": finding.edit is not None,
    }
