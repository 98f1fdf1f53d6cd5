"""The `zammad` channel: a ticket over Zammad's REST API. Written from its documents, not tried on a live desk.

Our key travels in an attribute that an administrator adds to tickets (`referral_id`); a search asks for it. The search
index follows some seconds behind, which the settle time of an unclear try covers. `guess:` makes the customer of the
ticket by address; it must be the one who referred, because Zammad may mail a confirmation with the whole text.
Sources: https://docs.zammad.org/en/latest/api/ticket/index.html · …/api/ticket/articles.html · …/api/group.html ·
https://docs.zammad.org/en/latest/api/object.html
"""

import base64
from dataclasses import dataclass
from typing import Any

from kbdesk.delivery.desk_json import key_of, moment, oldest, rows, table, word
from kbdesk.delivery.exchange import Desk, failure_of_look, failure_of_status
from kbdesk.delivery.referral_text import referral_text
from kbdesk.domain.desk import DeskAnswer, DeskState, Remark
from kbdesk.domain.outbox import Failure, Receipt, Verdict
from kbdesk.domain.photo import Photo
from kbdesk.domain.referral import LONGEST_SUBJECT, Referral

_PRIORITIES = {"low": "1 low", "normal": "2 normal", "high": "3 high", "urgent": "3 high"}
_CLOSED = frozenset({"closed", "merged", "removed"})
_TICKETS, _SEARCH, _ARTICLES = "api/v1/tickets", "api/v1/tickets/search", "api/v1/ticket_articles"


@dataclass(frozen=True, slots=True)
class Names:
    """`customer` is the e-mail address of the one who refers; `referral_field` the name of the added attribute."""

    group: str
    customer: str
    referral_field: str = "referral_id"


class ZammadChannel:
    """`desk.url` is Zammad's own address, without `/api/v1`."""

    def __init__(self, desk: Desk, names: Names) -> None:
        self._desk, self._names = desk, names

    def check(self) -> tuple[Remark, ...]:
        """Whether Zammad answers, the token is good, and the group is there for it."""
        me = self._desk.ask("api/v1/users/me")
        if isinstance(me, Failure) or me.status != 200 or not table(me.json()).get("id"):
            failure = failure_of_look(me)
            return (Remark(failure.code, is_fine=False, detail=failure.detail),)
        groups = self._desk.ask("api/v1/groups")
        known = None if isinstance(groups, Failure) else rows(groups.json())
        name = self._names.group
        has_group = any(one.get("name") == name and one.get("active") is not False for one in known or ())
        return (
            Remark("desk-answers", is_fine=True, detail="Zammad"),
            Remark("desk-queue", is_fine=has_group, detail=name),
            Remark("desk-field-not-tried", is_fine=True, detail=self._names.referral_field),
        )

    def find(self, referral: Referral) -> Receipt | Failure | None:
        """The oldest ticket with our key."""
        return oldest(self.tickets(referral))

    def tickets(self, referral: Referral) -> tuple[str, ...] | Failure:
        """All tickets with our key, oldest first."""
        key = key_of(referral)
        if not key:
            return Failure(Verdict.REFUSED, "bad-key", referral.id)
        field = self._names.referral_field
        found = self._search(f'{field}:"{key}"')
        if isinstance(found, Failure):
            return found
        # A search may find more than it was asked for; what is ours says so itself.
        ours = [one for one in found if word(one, field).lower() == key and word(one, "number")]
        ours.sort(key=lambda one: int(word(one, "id") or 0))
        return tuple(word(one, "number") for one in ours)

    def deliver(self, referral: Referral) -> Receipt | Failure:
        """Makes a ticket; the answer is the ticket as Zammad keeps it."""
        key = key_of(referral)
        if not key:
            return Failure(Verdict.REFUSED, "bad-key", referral.id)
        subject = f"{referral.reference} {referral.subject}".strip()[:LONGEST_SUBJECT]
        article = {
            "subject": subject,
            "body": referral_text(referral),
            "content_type": "text/plain",
            "type": "note",
            "internal": False,
        }
        form = {
            "title": subject,
            "group": self._names.group,
            "customer_id": f"guess:{self._names.customer}",
            "priority": _PRIORITIES.get(referral.urgency, "2 normal"),
            self._names.referral_field: key,
            "article": article,
        }
        answer = self._desk.send(_TICKETS, json=form)
        if isinstance(answer, Failure):
            return answer
        made = table(answer.json())
        if answer.status != 201 or not word(made, "number"):
            return failure_of_status(answer)
        kept = word(made, self._names.referral_field).lower() == key
        return Receipt(word(made, "number"), remark="" if kept else "desk-dropped-key")

    def status(self, ticket: str) -> DeskState | Failure:
        """The ticket's state, and what agents wrote that a customer may see."""
        known = self._ticket(ticket)
        if isinstance(known, Failure):
            return known
        answer = self._desk.ask(f"{_ARTICLES}/by_ticket/{word(known, 'id')}", expand="true")
        articles = [] if isinstance(answer, Failure) else rows(answer.json()) or []
        answers = [
            DeskAnswer(moment(word(one, "created_at")), text)
            for one in articles[1:]  # the first is the referral itself
            if one.get("sender") == "Agent" and one.get("internal") is False and (text := word(one, "body").strip())
        ]
        state = word(known, "state")
        return DeskState(ticket, state, state in _CLOSED, tuple(answers))

    def comment(self, ticket: str, text: str) -> Failure | None:
        """An internal note."""
        known = self._ticket(ticket)
        if isinstance(known, Failure):
            return known
        note = {"ticket_id": known["id"], "body": text, "content_type": "text/plain", "type": "note", "internal": True}
        answer = self._desk.send(_ARTICLES, json=note)
        if isinstance(answer, Failure):
            return answer
        return None if answer.status == 201 else failure_of_status(answer)

    def attach(self, _referral: Referral, ticket: str, photo: Photo, *, may_be_there: bool) -> Failure | None:
        """An internal note with the photo, so that it is no answer of the desk's when its answers are read."""
        known = self._ticket(ticket)
        if isinstance(known, Failure):
            return known
        if may_be_there:
            answer = self._desk.ask(f"{_ARTICLES}/by_ticket/{word(known, 'id')}")
            articles = None if isinstance(answer, Failure) else rows(answer.json())
            if isinstance(answer, Failure) or answer.status != 200 or articles is None:
                return failure_of_look(answer)
            attached = (one for article in articles for one in rows(article, "attachments") or ())
            if any(one.get("filename") == photo.name for one in attached):
                return None
        note = {
            "ticket_id": known["id"],
            "body": photo.name,
            "content_type": "text/plain",
            "type": "note",
            "internal": True,
            "attachments": [
                {
                    "filename": photo.name,
                    "data": base64.b64encode(photo.data).decode("ascii"),
                    "mime-type": photo.media_type,
                }
            ],
        }
        answer = self._desk.send(_ARTICLES, json=note)
        if isinstance(answer, Failure):
            return answer
        return None if answer.status == 201 else failure_of_status(answer)

    def _ticket(self, number: str) -> dict[str, Any] | Failure:
        """What Zammad calls a number is for people; its own paths want the id."""
        answer = self._desk.ask(_SEARCH, query=f'number:"{number}"', expand="true", limit="10")
        found = None if isinstance(answer, Failure) else rows(answer.json())
        if isinstance(answer, Failure) or answer.status != 200 or found is None:
            return failure_of_look(answer)
        ours = next((one for one in found if word(one, "number") == number), None)
        return ours or Failure(Verdict.REFUSED, "desk-ticket-missing", number)

    def _search(self, query: str) -> list[dict[str, Any]] | Failure:
        answer = self._desk.ask(_SEARCH, query=query, limit="100")
        if isinstance(answer, Failure):
            return failure_of_look(answer)
        found = answer.json()
        if answer.status != 200 or not isinstance(found, dict) or "tickets_count" not in found:
            return failure_of_look(answer)
        tickets = table(found, "assets", "Ticket")
        return [one for one in tickets.values() if isinstance(one, dict)]
