"""A desk in memory that speaks the part of Request Tracker's REST 2.0 that kbdesk uses: for speed, and for counting.

It answers as a real RT 5.0.3 was seen to: 201 with the new number, a search that finds nothing for a field it does not
have, 401 for a wrong token, fields dropped without a word. The same tests run against the real one.
"""

import base64
import re
from collections import defaultdict
from types import MappingProxyType

from desk_server import DeskServer, Refused, only

TOKEN = "1-23-0123456789abcdef"
QUEUE = "Service Desk"
_QUERY = re.compile(r"'CF\.\{(\w+)\}' = '([0-9a-f-]{36})'")
_MAY = ("Requestor", "CustomFields", "ContentType", "Content", "Cc", "AdminCc", "Owner", "Status", "Priority")


class FastDesk(DeskServer):
    """`tickets` are the forms as they came, in order; ticket 1 is the first. `may_create` may change while it runs."""

    login = f"token {TOKEN}"
    settings = MappingProxyType({"queue": QUEUE, "urgency_field": "Urgency", "requestor": "technician@desk.example"})

    def __init__(self, *, fields=("ReferralId", "Urgency"), drops=(), may_create=True, tls=None):
        super().__init__(tls=tls)
        self.fields, self.drops, self.may_create = fields, drops, may_create
        self.comments, self.said, self.photos = [], defaultdict(list), defaultdict(list)
        self._by_key = defaultdict(list)

    def keys(self):
        return [form["CustomFields"].get("ReferralId", "") for form in self.tickets]

    def photos_of(self, number):
        return [(one["FileName"], base64.b64decode(one["FileContent"])) for one in self.photos[number]]

    def say(self, number, text):
        """An agent answers and resolves a ticket."""
        self.tickets[int(number) - 1]["Status"] = "resolved"
        self.said[number].append(text)

    def answer(self, asked):
        what = asked.path.removeprefix("/REST/2.0/")
        if asked.method == "POST":
            if found := re.fullmatch(r"ticket/(\d+)/(?:comment|correspond)", what):
                form = only(asked.form, must=("Content",), may=("ContentType", "Attachments"))
                self.comments.append((found[1], form["Content"]))
                self.photos[found[1]] += form.get("Attachments", [])
                return 201, ["Comments added"]
            return self._make(asked.form)
        return self._show(what, asked.params)

    def _make(self, form):
        only(form, must=("Queue", "Subject"), may=_MAY)
        if form["Queue"] != QUEUE or not self.may_create:
            raise Refused(403, f"No permission to create tickets in the queue '{form['Queue']}'")
        given = form.get("CustomFields", {})
        kept = {name: value for name, value in given.items() if name not in self.drops and name in self.fields}
        self.tickets.append({**form, "CustomFields": kept, "Status": "new"})
        number = str(len(self.tickets))
        self._by_key[kept.get("ReferralId")].append(number)
        return 201, {"id": number, "type": "ticket", "_url": f"{self.url}/ticket/{number}"}

    def _show(self, what, params):
        if what == "rt":
            return 200, {"Version": "5.0.3-in-memory"}
        if what == f"queue/{QUEUE}":
            links = [{"ref": "self"}, *([{"ref": "create"}] if self.may_create else [])]
            fields = [{"name": name} for name in self.fields]
            return 200, {"id": 3, "Name": QUEUE, "TicketCustomFields": fields, "_hyperlinks": links}
        if what.startswith("queue/"):
            raise Refused(403, "Forbidden")
        if what == "tickets":
            field, key = _QUERY.fullmatch(params["query"]).groups()
            found = self._by_key.get(key, []) if field == "ReferralId" else []
            return 200, {"items": [{"type": "ticket", "id": number} for number in found], "total": len(found)}
        if found := re.fullmatch(r"ticket/(\d+)/history", what):
            links = [
                {"Type": "Correspond", "Created": "2026-11-24T09:00:00Z", "_hyperlinks": [_link(found[1], place)]}
                for place, _ in enumerate(self.said[found[1]])
            ]
            return 200, {"items": links}
        if found := re.fullmatch(r"ticket/(\d+)/attachments", what):
            names = [one["FileName"] for one in self.photos[found[1]]]
            return 200, {"items": [{"id": f"{found[1]}-{place}", "Filename": name} for place, name in enumerate(names)]}
        if found := re.fullmatch(r"attachment/(\d+)-(\d+)", what):
            return 200, {"Content": self.photos[found[1]][int(found[2])]["FileContent"]}
        if found := re.fullmatch(r"attachment/(\d+)\.(\d+)", what):
            content = base64.b64encode(self.said[found[1]][int(found[2])].encode()).decode()
            return 200, {"ContentType": "text/plain", "Content": content}
        if (found := re.fullmatch(r"ticket/(\d+)", what)) and int(found[1]) <= len(self.tickets):
            form = self.tickets[int(found[1]) - 1]
            values = [{"name": n, "values": [v] if v else []} for n, v in form["CustomFields"].items()]
            return 200, {"id": int(found[1]), "Status": form["Status"], "CustomFields": values}
        raise Refused(404, "Not Found")


def _link(number, place):
    return {"ref": "attachment", "_url": f"/REST/2.0/attachment/{number}.{place}"}
