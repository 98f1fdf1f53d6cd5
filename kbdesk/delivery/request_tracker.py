"""The `request-tracker` channel: Request Tracker 5 over REST 2.0 (docs: RT::REST2), seen on a real 5.0.3.

Our key travels in a custom field. RT answers 201 also when it dropped fields without a word, and it finds nothing, not
an error, when it is asked for a field it does not have; so the queue is looked at before a ticket is made, and the
ticket is read back after. The requestor must be the one who referred, never the customer: RT mails the whole text back.
"""

import base64
import binascii
import re
from collections.abc import Iterator
from dataclasses import dataclass
from typing import Any
from urllib.parse import quote

from kbdesk.delivery.desk_json import key_of, moment, oldest
from kbdesk.delivery.exchange import Answer, Desk, failure_of_look, failure_of_status
from kbdesk.delivery.referral_text import referral_text
from kbdesk.domain.desk import DeskAnswer, DeskState, Remark
from kbdesk.domain.outbox import Failure, Receipt, Verdict
from kbdesk.domain.photo import Photo
from kbdesk.domain.referral import LONGEST_SUBJECT, Referral

_CLOSED = frozenset({"resolved", "rejected", "deleted"})
_MOST_ANSWERS = 20
_OUR_PHOTO = re.compile(r"photo-\d+-[0-9a-f]{8}\.\w+")
"""What stands in a reply of our own that carries a photo."""


@dataclass(frozen=True, slots=True)
class Names:
    """How the desk calls things. `urgency_field` empty: the urgency stands in the text only."""

    queue: str
    referral_field: str = "ReferralId"
    urgency_field: str = ""
    requestor: str = ""


class RequestTrackerChannel:
    """`desk.url` is RT's own address, without `/REST/2.0`."""

    def __init__(self, desk: Desk, names: Names) -> None:
        self._desk, self._names = desk, names

    def check(self) -> tuple[Remark, ...]:
        """Whether RT answers, the token is good, the queue is there with its field, and tickets may be made in it."""
        version = self._desk.ask("REST/2.0/rt")
        if isinstance(version, Failure):
            return (Remark(version.code, is_fine=False, detail=version.detail),)
        found = version.json()
        if version.status != 200 or not isinstance(found, dict) or "Version" not in found:
            shut = failure_of_status(version)
            return (Remark(shut.code, is_fine=False, detail=shut.detail),)
        remarks = [Remark("desk-answers", is_fine=True, detail=f"Request Tracker {found['Version']}")]
        queue = self._queue()
        if isinstance(queue, Failure):
            return (*remarks, Remark(queue.code, is_fine=False, detail=queue.detail))
        links = queue.get("_hyperlinks", [])
        may_make = any(isinstance(link, dict) and link.get("ref") == "create" for link in links)
        remarks.append(Remark("desk-queue", is_fine=True, detail=self._names.queue))
        remarks.append(Remark("desk-may-create", is_fine=may_make, detail=self._names.queue))
        wanted = filter(None, (self._names.referral_field, self._names.urgency_field))
        fields = _field_names(queue)
        return (*remarks, *(Remark("desk-field", is_fine=name in fields, detail=name) for name in wanted))

    def find(self, referral: Referral) -> Receipt | Failure | None:
        """The oldest ticket with our key."""
        return oldest(self.tickets(referral))

    def tickets(self, referral: Referral) -> tuple[str, ...] | Failure:
        """All tickets with our key, oldest first: more than one means that a try was doubled on the way."""
        if not key_of(referral):  # it goes into a query that RT reads as a language
            return Failure(Verdict.REFUSED, "bad-key", referral.id)
        query = f"'CF.{{{self._names.referral_field}}}' = '{key_of(referral)}'"
        answer = self._desk.ask("REST/2.0/tickets", query=query, per_page="100", orderby="id")
        if isinstance(answer, Failure):
            return answer
        items = _items(answer)
        if items is None:
            return failure_of_look(answer)
        return tuple(sorted((str(item["id"]) for item in items if item.get("type") == "ticket"), key=int))

    def deliver(self, referral: Referral) -> Receipt | Failure:
        """Makes a ticket, and reads it back."""
        if not key_of(referral):
            return Failure(Verdict.REFUSED, "bad-key", referral.id)
        queue = self._queue()
        if isinstance(queue, Failure):
            return queue
        missing = {self._names.referral_field} - _field_names(queue)
        if missing:
            return Failure(Verdict.PAUSED, "desk-field-missing", ", ".join(sorted(missing)))
        answer = self._desk.send("REST/2.0/ticket", json=self._ticket(referral))
        if isinstance(answer, Failure):
            return answer
        made = answer.json()
        ticket = str(made.get("id", "")) if isinstance(made, dict) else ""
        if answer.status != 201 or not ticket.isdigit():
            return failure_of_status(answer)
        return Receipt(ticket, remark=self._dropped(ticket, referral))

    def status(self, ticket: str) -> DeskState | Failure:
        """Where the ticket stands, and what was answered on it."""
        shown = self._desk.ask(f"REST/2.0/ticket/{quote(ticket, safe='')}")
        if isinstance(shown, Failure):
            return shown
        known = shown.json()
        if shown.status != 200 or not isinstance(known, dict):
            return failure_of_look(shown)
        status = str(known.get("Status", ""))
        return DeskState(ticket, status, status in _CLOSED, tuple(self._answers(ticket)))

    def comment(self, ticket: str, text: str) -> Failure | None:
        """A comment: RT shows it to its own people, not to the requestor."""
        form = {"Content": text, "ContentType": "text/plain"}
        answer = self._desk.send(f"REST/2.0/ticket/{quote(ticket, safe='')}/comment", json=form)
        if isinstance(answer, Failure):
            return answer
        return None if answer.status == 201 else failure_of_status(answer)

    def attach(self, _referral: Referral, ticket: str, photo: Photo, *, may_be_there: bool) -> Failure | None:
        """A reply with the photo, which kbdesk can see again with the rights it has; a comment it could not."""
        if may_be_there:
            known = self._has(ticket, photo.name)
            if known is not False:
                return known if isinstance(known, Failure) else None
        attached = {
            "FileName": photo.name,
            "FileType": photo.media_type,
            "FileContent": base64.b64encode(photo.data).decode("ascii"),
        }
        form = {"Content": photo.name, "ContentType": "text/plain", "Attachments": [attached]}
        answer = self._desk.send(f"REST/2.0/ticket/{quote(ticket, safe='')}/correspond", json=form)
        if isinstance(answer, Failure):
            return answer
        return None if answer.status == 201 else failure_of_status(answer)

    def _has(self, ticket: str, name: str) -> bool | Failure:
        answer = self._desk.ask(
            f"REST/2.0/ticket/{quote(ticket, safe='')}/attachments", fields="Filename", per_page="100"
        )
        if isinstance(answer, Failure):
            return answer
        items = _items(answer)
        return failure_of_look(answer) if items is None else any(item.get("Filename") == name for item in items)

    def _ticket(self, referral: Referral) -> dict[str, Any]:
        fields = {self._names.referral_field: key_of(referral)}
        if self._names.urgency_field:
            fields[self._names.urgency_field] = referral.urgency
        form: dict[str, Any] = {
            "Queue": self._names.queue,
            "Subject": f"{referral.reference} {referral.subject}".strip()[:LONGEST_SUBJECT],
            "Content": referral_text(referral),
            "ContentType": "text/plain",
            "CustomFields": fields,
        }
        if self._names.requestor:
            form["Requestor"] = self._names.requestor
        return form

    def _queue(self) -> dict[str, Any] | Failure:
        answer = self._desk.ask(f"REST/2.0/queue/{quote(self._names.queue, safe='')}")
        if isinstance(answer, Failure):
            return failure_of_look(answer)  # the looking comes before the making
        found = answer.json()
        # Seen on a real one: a queue that is not there, or may not be seen, is a 403; a wrong token is a 401.
        if answer.status in {403, 404} or (answer.status == 200 and isinstance(found, dict) and not found.get("id")):
            return Failure(Verdict.PAUSED, "desk-queue-missing", self._names.queue)
        if answer.status != 200 or not isinstance(found, dict) or "Name" not in found:
            return failure_of_look(answer)
        return found

    def _dropped(self, ticket: str, referral: Referral) -> str:
        """A code when RT made the ticket and kept less than it was given; empty when all is there."""
        answer = self._desk.ask(f"REST/2.0/ticket/{ticket}")
        kept = None if isinstance(answer, Failure) else answer.json()
        if not isinstance(kept, dict) or "CustomFields" not in kept:
            return ""  # it is there: RT gave its number; only the second look failed
        values = {one.get("name"): one.get("values") for one in kept["CustomFields"] if isinstance(one, dict)}
        if key_of(referral) not in (values.get(self._names.referral_field) or ()):
            return "desk-dropped-key"
        urgency = self._names.urgency_field
        return "desk-dropped-urgency" if urgency and referral.urgency not in (values.get(urgency) or ()) else ""

    def _answers(self, ticket: str) -> Iterator[DeskAnswer]:
        answer = self._desk.ask(
            f"REST/2.0/ticket/{quote(ticket, safe='')}/history", fields="Type,Created,_hyperlinks", per_page="100"
        )
        items = [] if isinstance(answer, Failure) else _items(answer) or []
        written = [item for item in items if item.get("Type") == "Correspond"]
        for item in written[-_MOST_ANSWERS:]:
            text = "\n".join(filter(None, (self._text(number) for number in _attachments(item))))
            if text and not _OUR_PHOTO.fullmatch(text):
                yield DeskAnswer(moment(str(item.get("Created", ""))), text)

    def _text(self, number: str) -> str:
        answer = self._desk.ask(f"REST/2.0/attachment/{number}")
        kept = None if isinstance(answer, Failure) else answer.json()
        if not isinstance(kept, dict) or kept.get("ContentType") != "text/plain":
            return ""
        try:
            return base64.b64decode(str(kept.get("Content", ""))).decode("utf-8", "replace").strip()
        except binascii.Error:
            return ""


def _items(answer: Answer) -> list[dict[str, Any]] | None:
    found = answer.json()
    items = found.get("items") if isinstance(found, dict) else None
    if answer.status != 200 or not isinstance(items, list):
        return None
    return [item for item in items if isinstance(item, dict)]


def _field_names(queue: dict[str, Any]) -> set[str]:
    fields = queue.get("TicketCustomFields")
    return {str(one.get("name")) for one in fields if isinstance(one, dict)} if isinstance(fields, list) else set()


def _attachments(item: dict[str, Any]) -> Iterator[str]:
    for link in item.get("_hyperlinks") or ():
        if isinstance(link, dict) and link.get("ref") == "attachment":
            yield str(link.get("_url", "")).rpartition("/")[2]
