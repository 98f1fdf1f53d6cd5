"""The `jira-service-management` channel: a customer request in Jira Cloud. From public facts, not tried live.

Our key travels in a text field that the request type must show (`customfield_10050`). JQL's `~` looks for words, so what
it finds is read for the whole key; its index follows behind, which the settle time of an unclear try covers. The fields
of the request type are looked at first: Jira refuses a field that is not on it.
Sources: https://developer.atlassian.com/cloud/jira/service-desk/rest/api-group-request/ · …/api-group-servicedesk/ ·
https://developer.atlassian.com/cloud/jira/platform/rest/v3/api-group-issue-search/ (`/search/jql`)
"""

import re
from dataclasses import dataclass
from typing import Any
from urllib.parse import quote

from kbdesk.delivery.desk_json import key_of, moment, oldest, rows, table, word
from kbdesk.delivery.exchange import Desk, failure_of_look, failure_of_status
from kbdesk.delivery.referral_text import referral_text
from kbdesk.domain.desk import DeskAnswer, DeskState, Remark
from kbdesk.domain.outbox import Failure, Receipt, Verdict
from kbdesk.domain.photo import Photo
from kbdesk.domain.referral import LONGEST_SUBJECT, Referral

FIELD = re.compile(r"customfield_(\d+)")
_REQUEST = "rest/servicedeskapi/request"


@dataclass(frozen=True, slots=True)
class Names:
    """Numbers of the service desk and its request type, and `customfield_…` for our key."""

    service_desk: str
    request_type: str
    referral_field: str


class JiraChannel:
    """`desk.url` is the address of the site, without `/rest`."""

    def __init__(self, desk: Desk, names: Names) -> None:
        self._desk, self._names = desk, names

    def check(self) -> tuple[Remark, ...]:
        """Whether Jira answers, the request type is there, and it has the field for our key."""
        fields = self._fields()
        if isinstance(fields, Failure):
            return (Remark(fields.code, is_fine=False, detail=fields.detail),)
        return (
            Remark("desk-answers", is_fine=True, detail="Jira Service Management"),
            Remark("desk-queue", is_fine=True, detail=self._names.request_type),
            Remark("desk-field", is_fine=self._names.referral_field in fields, detail=self._names.referral_field),
        )

    def find(self, referral: Referral) -> Receipt | Failure | None:
        """The oldest request with our key."""
        return oldest(self.tickets(referral))

    def tickets(self, referral: Referral) -> tuple[str, ...] | Failure:
        """All requests with our key, oldest first."""
        key, field = key_of(referral), self._names.referral_field
        if not key:
            return Failure(Verdict.REFUSED, "bad-key", referral.id)
        number = FIELD.sub(r"\1", field)
        query = f'cf[{number}] ~ "\\"{key}\\"" ORDER BY created ASC'
        answer = self._desk.ask("rest/api/3/search/jql", jql=query, fields=field, maxResults="100")
        found = None if isinstance(answer, Failure) else rows(answer.json(), "issues")
        if isinstance(answer, Failure) or answer.status != 200 or found is None:
            return failure_of_look(answer)
        return tuple(word(one, "key") for one in found if word(table(one, "fields"), field).strip().lower() == key)

    def deliver(self, referral: Referral) -> Receipt | Failure:
        """Makes a request, after a look at the fields that its type takes."""
        key = key_of(referral)
        if not key:
            return Failure(Verdict.REFUSED, "bad-key", referral.id)
        fields = self._fields()
        if isinstance(fields, Failure):
            return fields
        if self._names.referral_field not in fields:
            return Failure(Verdict.PAUSED, "desk-field-missing", self._names.referral_field)
        form = {
            "serviceDeskId": self._names.service_desk,
            "requestTypeId": self._names.request_type,
            "requestFieldValues": {
                "summary": f"{referral.reference} {referral.subject}".strip()[:LONGEST_SUBJECT],
                "description": referral_text(referral),
                self._names.referral_field: key,
            },
        }
        answer = self._desk.send(_REQUEST, json=form)
        if isinstance(answer, Failure):
            return answer
        said = answer.json()
        made = table(said)
        if answer.status != 201 or not word(made, "issueKey"):
            return failure_of_status(answer)
        values = rows(said, "requestFieldValues") or []
        kept = any(one.get("fieldId") == self._names.referral_field and one.get("value") == key for one in values)
        return Receipt(word(made, "issueKey"), remark="" if kept else "desk-dropped-key")

    def status(self, ticket: str) -> DeskState | Failure:
        """The request's status, and the comments that its customer may see."""
        where = f"{_REQUEST}/{quote(ticket, safe='')}"
        answer = self._desk.ask(where)
        now = {} if isinstance(answer, Failure) else table(answer.json(), "currentStatus")
        if isinstance(answer, Failure) or answer.status != 200 or not now:
            return failure_of_look(answer)
        said = self._desk.ask(f"{where}/comment", public="true", internal="false", limit="50")
        comments = [] if isinstance(said, Failure) else rows(said.json(), "values") or []
        answers = [
            DeskAnswer(moment(word(table(one, "created"), "iso8601")), text)
            for one in comments
            if one.get("public") is True and (text := word(one, "body").strip())
        ]
        return DeskState(ticket, word(now, "status"), now.get("statusCategory") == "DONE", tuple(answers))

    def comment(self, ticket: str, text: str) -> Failure | None:
        """An internal comment."""
        form = {"body": text, "public": False}
        answer = self._desk.send(f"{_REQUEST}/{quote(ticket, safe='')}/comment", json=form)
        if isinstance(answer, Failure):
            return answer
        return None if answer.status == 201 else failure_of_status(answer)

    def attach(self, _referral: Referral, ticket: str, photo: Photo, *, may_be_there: bool) -> Failure | None:
        """Put down at the service desk first, which nobody sees; then attached for its agents."""
        where = f"{_REQUEST}/{quote(ticket, safe='')}/attachment"
        if may_be_there:
            answer = self._desk.ask(where, limit="100")
            found = None if isinstance(answer, Failure) else rows(answer.json(), "values")
            if isinstance(answer, Failure) or answer.status != 200 or found is None:
                return failure_of_look(answer)
            if any(one.get("filename") == photo.name for one in found):
                return None
        desk = quote(self._names.service_desk, safe="")
        answer = self._desk.send(
            f"rest/servicedeskapi/servicedesk/{desk}/attachTemporaryFile",
            files={"file": (photo.name, photo.data, photo.media_type)},
            headers={"X-Atlassian-Token": "no-check"},
        )
        put = [] if isinstance(answer, Failure) else rows(answer.json(), "temporaryAttachments") or []
        number = word(put[0], "temporaryAttachmentId") if put else ""
        if isinstance(answer, Failure) or answer.status != 201 or not number:
            return failure_of_look(answer)  # nothing is at the request yet
        answer = self._desk.send(where, json={"temporaryAttachmentIds": [number], "public": False})
        if isinstance(answer, Failure):
            return answer
        return None if answer.status == 201 and table(answer.json()) else failure_of_status(answer)

    def _fields(self) -> set[str] | Failure:
        desk, kind = quote(self._names.service_desk, safe=""), quote(self._names.request_type, safe="")
        answer = self._desk.ask(f"rest/servicedeskapi/servicedesk/{desk}/requesttype/{kind}/field")
        if isinstance(answer, Failure):
            return failure_of_look(answer)
        if answer.status == 404:
            return Failure(Verdict.PAUSED, "desk-queue-missing", self._names.request_type)
        found: list[dict[str, Any]] | None = rows(answer.json(), "requestTypeFields")
        if answer.status != 200 or found is None:
            return failure_of_look(answer)
        return {word(one, "fieldId") for one in found}
