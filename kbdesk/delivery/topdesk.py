"""The `topdesk` channel: an incident over TOPdesk's REST API. Written from public facts, not tried live.

Our key travels in `externalNumber` (at most 60 characters), which FIQL can ask for. A list without a match is an empty
204, a part of a longer one a 206. Texts are HTML with a few tags, so ours is escaped. The caller must be a person TOPdesk
knows: the one who referred, or a person made for that, never the customer.
Sources: https://developers.topdesk.com/explorer/?page=incident · https://developers.topdesk.com/tutorial.html
"""

import html
from dataclasses import dataclass
from typing import Any
from urllib.parse import quote

from kbdesk.delivery.desk_json import key_of, moment, oldest, rows, table, word
from kbdesk.delivery.exchange import Desk, failure_of_look, failure_of_status
from kbdesk.delivery.referral_text import referral_text
from kbdesk.domain.desk import DeskAnswer, DeskState, Remark
from kbdesk.domain.outbox import Failure, Receipt, Verdict
from kbdesk.domain.photo import Photo
from kbdesk.domain.referral import Referral

_LONGEST_BRIEF = 80
_INCIDENTS = "tas/api/incidents"


@dataclass(frozen=True, slots=True)
class Names:
    """`caller` is the e-mail address of a person in TOPdesk; `operator_group` may be empty."""

    caller: str
    operator_group: str = ""


class TopdeskChannel:
    """`desk.url` is TOPdesk's own address, without `/tas/api`."""

    def __init__(self, desk: Desk, names: Names) -> None:
        self._desk, self._names = desk, names

    def check(self) -> tuple[Remark, ...]:
        """Whether TOPdesk answers and incidents may be read; that they may be made shows with the first one only."""
        found = self._incidents(page_size="1", fields="number")
        if isinstance(found, Failure):
            return (Remark(found.code, is_fine=False, detail=found.detail),)
        return (
            Remark("desk-answers", is_fine=True, detail="TOPdesk"),
            Remark("desk-create-not-tried", is_fine=True, detail="TOPdesk"),
        )

    def find(self, referral: Referral) -> Receipt | Failure | None:
        """The oldest incident with our key."""
        return oldest(self.tickets(referral))

    def tickets(self, referral: Referral) -> tuple[str, ...] | Failure:
        """All incidents with our key, oldest first."""
        key = key_of(referral)
        if not key:
            return Failure(Verdict.REFUSED, "bad-key", referral.id)
        fields = "number,externalNumber,creationDate"
        found = self._incidents(query=f"externalNumber=={key}", fields=fields, page_size="100")
        if isinstance(found, Failure):
            return found
        ours = [one for one in found if word(one, "externalNumber").lower() == key and word(one, "number")]
        ours.sort(key=lambda one: moment(word(one, "creationDate")))
        return tuple(word(one, "number") for one in ours)

    def deliver(self, referral: Referral) -> Receipt | Failure:
        """Makes an incident; the answer is the incident as TOPdesk keeps it."""
        key = key_of(referral)
        if not key:
            return Failure(Verdict.REFUSED, "bad-key", referral.id)
        form: dict[str, Any] = {
            "callerLookup": {"email": self._names.caller},
            "briefDescription": f"{referral.reference} {referral.subject}".strip()[:_LONGEST_BRIEF],
            "request": _as_html(referral_text(referral)),
            "externalNumber": key,
        }
        if self._names.operator_group:
            form["operatorGroup"] = {"name": self._names.operator_group}
        answer = self._desk.send(_INCIDENTS, json=form)
        if isinstance(answer, Failure):
            return answer
        made = table(answer.json())
        if answer.status != 201 or not word(made, "number"):
            return failure_of_status(answer)
        kept = word(made, "externalNumber").lower() == key
        return Receipt(word(made, "number"), remark="" if kept else "desk-dropped-key")

    def status(self, ticket: str) -> DeskState | Failure:
        """The processing status, and what operators wrote that a caller may see."""
        where = f"{_INCIDENTS}/number/{quote(ticket, safe='')}"
        answer = self._desk.ask(where)
        known = {} if isinstance(answer, Failure) else table(answer.json())
        if isinstance(answer, Failure) or answer.status != 200 or not known:
            return failure_of_look(answer)
        trail = self._desk.ask(f"{where}/progresstrail", inlineimages="false")
        lines = [] if isinstance(trail, Failure) else rows(trail.json()) or []
        answers = [
            DeskAnswer(moment(word(line, "entryDate")), text)
            for line in lines
            if line.get("invisibleForCaller") is not True
            and line.get("operator")
            and (text := (word(line, "plainText") or word(line, "memoText")).strip())
        ]
        status = word(table(known, "processingStatus"), "name") or word(known, "status")
        is_closed = known.get("completed") is True or known.get("closed") is True
        return DeskState(ticket, status, is_closed, tuple(sorted(answers, key=lambda one: one.at)))

    def comment(self, ticket: str, text: str) -> Failure | None:
        """An action that the caller does not see."""
        form = {"action": _as_html(text), "actionInvisibleForCaller": True}
        answer = self._desk.send(f"{_INCIDENTS}/number/{quote(ticket, safe='')}", method="PATCH", json=form)
        if isinstance(answer, Failure):
            return answer
        return None if answer.status == 200 else failure_of_status(answer)

    def attach(self, _referral: Referral, ticket: str, photo: Photo, *, may_be_there: bool) -> Failure | None:
        """An upload at the incident, which the caller sees as well."""
        where = f"{_INCIDENTS}/number/{quote(ticket, safe='')}/attachments"
        if may_be_there:
            answer = self._desk.ask(where)
            empty = not isinstance(answer, Failure) and answer.status == 204
            found = [] if empty else None if isinstance(answer, Failure) else rows(answer.json())
            if isinstance(answer, Failure) or answer.status not in {200, 204, 206} or found is None:
                return failure_of_look(answer)
            if any(one.get("fileName") == photo.name for one in found):
                return None
        answer = self._desk.send(where, files={"file": (photo.name, photo.data, photo.media_type)})
        if isinstance(answer, Failure):
            return answer
        # The documents say 200; 201 is what their other creating requests give.
        return None if answer.status in {200, 201} and table(answer.json()) else failure_of_status(answer)

    def _incidents(self, **params: str) -> list[dict[str, Any]] | Failure:
        answer = self._desk.ask(_INCIDENTS, **params)
        if isinstance(answer, Failure):
            return failure_of_look(answer)
        if answer.status == 204:
            return []
        found = rows(answer.json())
        return failure_of_look(answer) if answer.status not in {200, 206} or found is None else found


def _as_html(text: str) -> str:
    return html.escape(text, quote=False).replace("\n", "<br>")
