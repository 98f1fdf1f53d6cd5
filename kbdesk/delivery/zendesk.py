"""The `zendesk` channel: a ticket over Zendesk's Ticketing API. Written from public facts, not tried live.

Our key is the `Idempotency-Key` of the request, which Zendesk keeps for two hours, and the ticket's `external_id`, by
which it is found after that. Who is not let in gets a 200 with a user without an id from `users/me`.
Sources: https://developer.zendesk.com/api-reference/ticketing/introduction/#idempotency ·
https://developer.zendesk.com/api-reference/ticketing/tickets/tickets/ · …/tickets/ticket_comments/ ·
…/tickets/ticket-attachments/ · …/users/users/
"""

from dataclasses import dataclass
from typing import Any

from kbdesk.delivery.desk_json import key_of, moment, oldest, rows, table, word
from kbdesk.delivery.exchange import Answer, Desk, failure_of_look, failure_of_status
from kbdesk.delivery.referral_text import referral_text
from kbdesk.domain.desk import DeskAnswer, DeskState, Remark
from kbdesk.domain.outbox import Failure, Receipt, Verdict
from kbdesk.domain.photo import Photo
from kbdesk.domain.referral import LONGEST_SUBJECT, Referral

_PRIORITIES = frozenset({"low", "normal", "high", "urgent"})
_CLOSED = frozenset({"solved", "closed"})


@dataclass(frozen=True, slots=True)
class Names:
    """`group` is the number of a group, or empty. `requester` is the address of the one who refers, or empty: the
    owner of the token.
    """

    group: str = ""
    requester: str = ""


class ZendeskChannel:
    """`desk.url` is the address of the account, without `/api/v2`."""

    def __init__(self, desk: Desk, names: Names) -> None:
        self._desk, self._names = desk, names

    def check(self) -> tuple[Remark, ...]:
        """Whether Zendesk answers, the token is an agent's, and the group is there."""
        me = self._desk.ask("api/v2/users/me.json")
        user = {} if isinstance(me, Failure) else table(me.json(), "user")
        if isinstance(me, Failure) or me.status != 200 or not user:
            failure = failure_of_look(me)
            return (Remark(failure.code, is_fine=False, detail=failure.detail),)
        if not word(user, "id"):
            return (Remark("desk-shut", is_fine=False, detail="anonymous"),)
        may_make = user.get("role") in {"agent", "admin"}
        remarks = [
            Remark("desk-answers", is_fine=True, detail="Zendesk"),
            Remark("desk-may-create", is_fine=may_make, detail="Zendesk"),
        ]
        if self._names.group:
            group = self._desk.ask(f"api/v2/groups/{self._names.group}.json")
            is_there = isinstance(group, Answer) and group.status == 200 and bool(table(group.json(), "group"))
            remarks.append(Remark("desk-queue", is_fine=is_there, detail=self._names.group))
        return tuple(remarks)

    def find(self, referral: Referral) -> Receipt | Failure | None:
        """The oldest ticket with our key."""
        return oldest(self.tickets(referral))

    def tickets(self, referral: Referral) -> tuple[str, ...] | Failure:
        """All tickets with our key, oldest first."""
        key = key_of(referral)
        if not key:
            return Failure(Verdict.REFUSED, "bad-key", referral.id)
        answer = self._desk.ask("api/v2/tickets.json", external_id=key)
        found = None if isinstance(answer, Failure) else rows(answer.json(), "tickets")
        if isinstance(answer, Failure) or answer.status != 200 or found is None:
            return failure_of_look(answer)
        ours = (word(one, "id") for one in found if word(one, "external_id").lower() == key)
        return tuple(sorted(filter(str.isdigit, ours), key=int))

    def deliver(self, referral: Referral) -> Receipt | Failure:
        """Makes a ticket; the answer is the ticket as Zendesk keeps it."""
        key = key_of(referral)
        if not key:
            return Failure(Verdict.REFUSED, "bad-key", referral.id)
        form: dict[str, Any] = {
            "subject": f"{referral.reference} {referral.subject}".strip()[:LONGEST_SUBJECT],
            "comment": {"body": referral_text(referral)},
            "external_id": key,
            "priority": referral.urgency if referral.urgency in _PRIORITIES else "normal",
        }
        if self._names.group:
            form["group_id"] = int(self._names.group)
        if self._names.requester:
            form["requester"] = {"email": self._names.requester, "name": self._names.requester}
        answer = self._desk.send("api/v2/tickets.json", json={"ticket": form}, headers={"Idempotency-Key": key})
        if isinstance(answer, Failure):
            return answer
        made = table(answer.json(), "ticket")
        if answer.status not in {200, 201} or not word(made, "id").isdigit():
            return failure_of_status(answer)
        kept = word(made, "external_id").lower() == key
        return Receipt(word(made, "id"), remark="" if kept else "desk-dropped-key")

    def status(self, ticket: str) -> DeskState | Failure:
        """The ticket's status, and its public comments after the referral itself."""
        if not ticket.isdigit():
            return Failure(Verdict.REFUSED, "desk-ticket-missing", ticket)
        answer = self._desk.ask(f"api/v2/tickets/{ticket}.json")
        known = {} if isinstance(answer, Failure) else table(answer.json(), "ticket")
        if isinstance(answer, Failure) or answer.status != 200 or not known:
            return failure_of_look(answer)
        said = self._desk.ask(f"api/v2/tickets/{ticket}/comments.json")
        comments = [] if isinstance(said, Failure) else rows(said.json(), "comments") or []
        answers = [
            DeskAnswer(moment(word(one, "created_at")), text)
            for one in comments[1:]
            if one.get("public") is True and (text := (word(one, "plain_body") or word(one, "body")).strip())
        ]
        status = word(known, "status")
        return DeskState(ticket, status, status in _CLOSED, tuple(answers))

    def comment(self, ticket: str, text: str) -> Failure | None:
        """A private comment."""
        if not ticket.isdigit():
            return Failure(Verdict.REFUSED, "desk-ticket-missing", ticket)
        form = {"ticket": {"comment": {"body": text, "public": False}}}
        answer = self._desk.send(f"api/v2/tickets/{ticket}.json", method="PUT", json=form)
        if isinstance(answer, Failure):
            return answer
        return None if answer.status == 200 else failure_of_status(answer)

    def attach(self, _referral: Referral, ticket: str, photo: Photo, *, may_be_there: bool) -> Failure | None:
        """Uploaded first, which nobody sees; then a private comment takes it along."""
        if not ticket.isdigit():
            return Failure(Verdict.REFUSED, "desk-ticket-missing", ticket)
        if may_be_there:
            said = self._desk.ask(f"api/v2/tickets/{ticket}/comments.json")
            comments = None if isinstance(said, Failure) else rows(said.json(), "comments")
            if isinstance(said, Failure) or said.status != 200 or comments is None:
                return failure_of_look(said)
            attached = (one for comment in comments for one in rows(comment, "attachments") or ())
            if any(one.get("file_name") == photo.name for one in attached):
                return None
        answer = self._desk.send(
            "api/v2/uploads.json",
            params={"filename": photo.name},
            content=photo.data,
            headers={"Content-Type": photo.media_type},
        )
        token = "" if isinstance(answer, Failure) else word(table(answer.json(), "upload"), "token")
        if isinstance(answer, Failure) or answer.status != 201 or not token:
            return failure_of_look(answer)  # nothing is at the ticket yet
        form = {"ticket": {"comment": {"body": photo.name, "public": False, "uploads": [token]}}}
        answer = self._desk.send(f"api/v2/tickets/{ticket}.json", method="PUT", json=form)
        if isinstance(answer, Failure):
            return answer
        return None if answer.status == 200 and table(answer.json(), "ticket") else failure_of_status(answer)
