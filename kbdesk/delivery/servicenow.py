"""The `servicenow` channel: an incident over the Table API. Written from public facts, not tried live.

Our key travels in `correlation_id`. A query that ServiceNow does not understand is not refused but left out of the
question, so that all incidents come back; only what carries our key counts. It also drops fields that the user may not
write without a word, so the answer is read for what was kept. `sysparm_input_display_value` lets names stand for ids.
Sources: https://www.servicenow.com/docs/bundle/zurich-api-reference/page/integrate/inbound-rest/concept/c_TableAPI.html ·
https://www.servicenow.com/docs/r/zurich/api-reference/rest-apis/c_AttachmentAPI.html
"""

from dataclasses import dataclass
from typing import Any

from kbdesk.delivery.desk_json import key_of, moment, oldest, rows, table, word
from kbdesk.delivery.exchange import Desk, failure_of_look, failure_of_status
from kbdesk.delivery.referral_text import referral_text
from kbdesk.domain.desk import DeskAnswer, DeskState, Remark
from kbdesk.domain.outbox import Failure, Receipt, Verdict
from kbdesk.domain.photo import Photo
from kbdesk.domain.referral import Referral

_LONGEST_SHORT = 160
_URGENCIES = {"low": "3", "normal": "2", "high": "1", "urgent": "1"}
_TABLE, _FILES = "api/now/table/incident", "api/now/attachment"


@dataclass(frozen=True, slots=True)
class Names:
    """As ServiceNow shows them; both may be empty."""

    assignment_group: str = ""
    caller: str = ""


class ServiceNowChannel:
    """`desk.url` is the address of the instance, without `/api/now`."""

    def __init__(self, desk: Desk, names: Names) -> None:
        self._desk, self._names = desk, names

    def check(self) -> tuple[Remark, ...]:
        """Whether the instance answers and incidents may be read with the field for our key."""
        found = self._incidents("", "number,correlation_id", limit="1")
        if isinstance(found, Failure):
            return (Remark(found.code, is_fine=False, detail=found.detail),)
        # An instance without a single incident tells nothing of its fields.
        has_field = all("correlation_id" in one for one in found)
        return (
            Remark("desk-answers", is_fine=True, detail="ServiceNow"),
            Remark("desk-field", is_fine=has_field, detail="correlation_id"),
            Remark("desk-create-not-tried", is_fine=True, detail="ServiceNow"),
        )

    def find(self, referral: Referral) -> Receipt | Failure | None:
        """The oldest incident with our key."""
        return oldest(self.tickets(referral))

    def tickets(self, referral: Referral) -> tuple[str, ...] | Failure:
        """All incidents with our key, oldest first."""
        key = key_of(referral)
        if not key:
            return Failure(Verdict.REFUSED, "bad-key", referral.id)
        found = self._incidents(f"correlation_id={key}^ORDERBYsys_created_on", "number,correlation_id")
        if isinstance(found, Failure):
            return found
        return tuple(word(one, "number") for one in found if word(one, "correlation_id").lower() == key)

    def deliver(self, referral: Referral) -> Receipt | Failure:
        """Makes an incident; the answer is the incident as ServiceNow keeps it."""
        key = key_of(referral)
        if not key:
            return Failure(Verdict.REFUSED, "bad-key", referral.id)
        form = {
            "short_description": f"{referral.reference} {referral.subject}".strip()[:_LONGEST_SHORT],
            "description": referral_text(referral),
            "correlation_id": key,
            "correlation_display": "kbdesk",
            "urgency": _URGENCIES.get(referral.urgency, "2"),
        }
        if self._names.assignment_group:
            form["assignment_group"] = self._names.assignment_group
        if self._names.caller:
            form["caller_id"] = self._names.caller
        params = {"sysparm_fields": "number,correlation_id", "sysparm_input_display_value": "true"}
        answer = self._desk.send(_TABLE, params=params, json=form)
        if isinstance(answer, Failure):
            return answer
        made = table(answer.json(), "result")
        if answer.status != 201 or not word(made, "number"):
            return failure_of_status(answer)
        kept = word(made, "correlation_id").lower() == key
        return Receipt(word(made, "number"), remark="" if kept else "desk-dropped-key")

    def status(self, ticket: str) -> DeskState | Failure:
        """The state in words, and the comments that the caller may see, as one text."""
        known = self._incident(ticket, "number,state,active,comments,sys_updated_on")
        if isinstance(known, Failure):
            return known
        said = word(table(known, "comments"), "display_value").strip()
        at = moment(word(table(known, "sys_updated_on"), "value"))
        is_closed = word(table(known, "active"), "value") == "false"
        state = word(table(known, "state"), "display_value")
        return DeskState(ticket, state, is_closed, (DeskAnswer(at, said),) if said else ())

    def comment(self, ticket: str, text: str) -> Failure | None:
        """A work note."""
        known = self._incident(ticket, "number,sys_id")
        if isinstance(known, Failure):
            return known
        where = f"{_TABLE}/{word(table(known, 'sys_id'), 'value')}"
        answer = self._desk.send(where, method="PATCH", json={"work_notes": text})
        if isinstance(answer, Failure):
            return answer
        return None if answer.status == 200 else failure_of_status(answer)

    def attach(self, _referral: Referral, ticket: str, photo: Photo, *, may_be_there: bool) -> Failure | None:
        """A file at the incident. A query for it may be forgotten like any other, so the names are compared here."""
        known = self._incident(ticket, "number,sys_id")
        if isinstance(known, Failure):
            return known
        place = word(table(known, "sys_id"), "value")
        if may_be_there:
            query = f"table_name=incident^table_sys_id={place}"
            answer = self._desk.ask(_FILES, sysparm_query=query, sysparm_limit="1000")
            found = None if isinstance(answer, Failure) else rows(answer.json(), "result")
            if isinstance(answer, Failure) or answer.status != 200 or found is None:
                return failure_of_look(answer)
            if any((word(one, "table_sys_id"), word(one, "file_name")) == (place, photo.name) for one in found):
                return None
        answer = self._desk.send(
            f"{_FILES}/file",
            params={"table_name": "incident", "table_sys_id": place, "file_name": photo.name},
            content=photo.data,
            headers={"Content-Type": photo.media_type},
        )
        if isinstance(answer, Failure):
            return answer
        made = table(answer.json(), "result")
        return None if answer.status == 201 and word(made, "sys_id") else failure_of_status(answer)

    def _incident(self, number: str, fields: str) -> dict[str, Any] | Failure:
        if not number.isalnum():  # it goes into a query
            return Failure(Verdict.REFUSED, "desk-ticket-missing", number)
        found = self._incidents(f"number={number}", fields, display="all")
        if isinstance(found, Failure):
            return found
        ours = next((one for one in found if word(table(one, "number"), "value") == number), None)
        return ours or Failure(Verdict.REFUSED, "desk-ticket-missing", number)

    def _incidents(
        self, query: str, fields: str, *, limit: str = "100", display: str = "false"
    ) -> list[dict[str, Any]] | Failure:
        params = {"sysparm_fields": fields, "sysparm_limit": limit, "sysparm_display_value": display}
        if query:
            params["sysparm_query"] = query
        answer = self._desk.ask(_TABLE, **params)
        found = None if isinstance(answer, Failure) else rows(answer.json(), "result")
        if isinstance(answer, Failure) or answer.status != 200 or found is None:
            return failure_of_look(answer)
        return found
