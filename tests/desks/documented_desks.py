"""Desks as their makers' documents describe them: the contract that our channels were written to, held strictly.

None of this was seen on a live desk. Each refuses fields that the documents do not know, and does what they warn of:
TOPdesk's empty list is a 204, ServiceNow forgets a query that it does not understand, Zendesk greets strangers with a
200, Jira's search finds more than it was asked for. Sources stand in the channel of each.
"""

import base64
import email
import re
from types import MappingProxyType

from desk_server import DeskServer, Refused, only

SECRET = "s3cret-0123456789abcdef"  # of desks that live for one test
USER = "kbdesk@desk.example"
AT = "2026-11-24T09:00:00Z"


def uploaded(asked):
    """Name and bytes of the one file in a form with the part `file`."""
    kind = asked.headers["content-type"]
    if not kind.startswith("multipart/form-data"):
        raise Refused(415, "a form with a file is wanted")
    read = email.message_from_bytes(b"Content-Type: " + kind.encode() + b"\r\n\r\n" + asked.body)
    (part,) = read.get_payload()
    if part.get_param("name", header="content-disposition") != "file":
        raise Refused(400, "the part must be called file")
    return part.get_filename(), part.get_payload(decode=True)


def shown_of(ticket):
    """What a desk tells of a ticket: not the bytes of its files."""
    return {name: value for name, value in ticket.items() if name != "files"}


def basic(user):
    return "Basic " + base64.b64encode(f"{user}:{SECRET}".encode()).decode()


class Topdesk(DeskServer):
    login = basic(USER)
    settings = MappingProxyType({"user": USER, "caller": "technician@desk.example", "operator_group": "Storingen"})
    may = ("operatorGroup", "externalNumber", "status", "entryType", "callType", "category", "impact", "urgency")

    def keys(self):
        return [one["externalNumber"] for one in self.tickets]

    def answer(self, asked):
        where = asked.path.removeprefix("/tas/api/incidents")
        if where == asked.path:
            raise Refused(404)
        if not where:
            return self._make(asked.form) if asked.method == "POST" else self._list(asked.params)
        number, _, more = where.removeprefix("/number/").partition("/")
        known = next((one for one in self.tickets if one["number"] == number), None)
        if known is None:
            raise Refused(404)
        if more == "progresstrail":
            return 200, known["trail"]
        if more == "attachments":
            if asked.method == "POST":
                known["files"].append(uploaded(asked))
            listed = [{"fileName": name, "size": len(data)} for name, data in known["files"]]
            return (200, listed[-1]) if asked.method == "POST" else (200, listed) if listed else (204, None)
        if asked.method == "PATCH":
            form = only(asked.form, must=("action",), may=("actionInvisibleForCaller",))
            hidden = form["actionInvisibleForCaller"]
            line = {
                "plainText": form["action"],
                "invisibleForCaller": hidden,
                "operator": {"name": "k"},
                "entryDate": AT,
            }
            known["trail"].append(line)
        return 200, shown_of(known)

    def _make(self, form):
        only(form, must=("callerLookup", "briefDescription", "request"), may=self.may)
        only(form["callerLookup"], must=("email",))
        if len(form["briefDescription"]) > 80 or len(form["externalNumber"]) > 60 or "<script" in form["request"]:
            raise Refused(400, "too long, or no HTML of ours")
        number = f"I 2611 {len(self.tickets) + 1:03}"
        more = {
            "number": number,
            "id": f"id-{number}",
            "creationDate": f"2026-11-24T09:{len(self.tickets):02}:00.000+0000",
        }
        state = {"processingStatus": {"name": "Geregistreerd"}, "completed": False, "closed": False}
        state |= {"trail": [], "files": []}
        self.tickets.append({**form, **more, **state})
        return 201, shown_of(self.tickets[-1])

    def _list(self, params):
        only(params, may=("query", "fields", "page_size", "pageStart", "sort"))
        query = re.fullmatch(r"externalNumber==(\S+)", params["query"]) if "query" in params else None
        found = [one for one in self.tickets if query is None or one["externalNumber"] == query[1]]
        fields = params["fields"].split(",")
        listed = [{name: one[name] for name in fields} for one in reversed(found)]
        return (200, listed) if listed else (204, None)

    def photos_of(self, number):
        return next(one for one in self.tickets if one["number"] == number)["files"]

    def say(self, number, text):
        known = next(one for one in self.tickets if one["number"] == number)
        known["processingStatus"] = {"name": "Gereed"}
        known["completed"] = True
        known["trail"].append(
            {"plainText": text, "invisibleForCaller": False, "operator": {"name": "Agent"}, "entryDate": AT}
        )


class Zammad(DeskServer):
    login = f"Token token={SECRET}"
    settings = MappingProxyType({"group": "Storingen", "customer": "technician@desk.example"})
    may = ("customer_id", "priority", "referral_id", "state", "tags", "note")
    may_note = ("content_type", "type", "internal", "subject", "attachments")

    def keys(self):
        return [one["referral_id"] for one in self.tickets]

    def answer(self, asked):
        what = asked.path.removeprefix("/api/v1/")
        if what == "users/me":
            return 200, {"id": 7, "login": USER}
        if what == "groups":
            return 200, [{"id": 1, "name": "Users", "active": True}, {"id": 2, "name": "Storingen", "active": True}]
        if what == "tickets" and asked.method == "POST":
            return self._make(asked.form)
        if what == "tickets/search":
            return self._search(asked.params)
        if what == "ticket_articles" and asked.method == "POST":
            form = only(asked.form, must=("ticket_id", "body"), may=self.may_note)
            files = [only(one, must=("filename", "data", "mime-type")) for one in form.pop("attachments", ())]
            shown = [{"id": 1, "filename": one["filename"]} for one in files]
            article = {**form, "sender": "Agent", "created_at": AT, "attachments": shown}
            kept = [(one["filename"], base64.b64decode(one["data"], validate=True)) for one in files]
            self._by_id(form["ticket_id"])["files"] += kept
            self._by_id(form["ticket_id"])["articles"].append(article)
            return 201, article
        if what.startswith("ticket_articles/by_ticket/"):
            return 200, self._by_id(int(what.rpartition("/")[2]))["articles"]
        raise Refused(404)

    def _by_id(self, number):
        return next(one for one in self.tickets if one["id"] == number)

    def _make(self, form):
        only(form, must=("title", "group", "article"), may=self.may)
        only(form["article"], must=("body",), may=("subject", "content_type", "type", "internal"))
        if form["group"] != "Storingen" or not form["customer_id"].startswith("guess:"):
            raise Refused(422, "No such group, or customer")
        number = len(self.tickets) + 1
        first = {**form["article"], "sender": "Agent", "created_at": AT}
        more = {"id": number, "number": str(22000 + number), "state_id": 1, "state": "new", "articles": [first]}
        more["files"] = []
        self.tickets.append({**form, **more})
        return 201, shown_of(self.tickets[-1])

    def _search(self, params):
        only(params, must=("query",), may=("limit", "expand", "sort_by", "order_by"))
        field, wanted = re.fullmatch(r'(\w+):"([^"]*)"', params["query"]).groups()
        found = [one for one in self.tickets if one.get(field) == wanted]
        if params.get("expand") == "true":
            return 200, [shown_of(one) for one in found]
        shown = {str(one["id"]): {**shown_of(one), "articles": []} for one in reversed(found)}
        return 200, {"tickets": [one["id"] for one in found], "tickets_count": len(found), "assets": {"Ticket": shown}}

    def photos_of(self, number):
        return next(one for one in self.tickets if one["number"] == number)["files"]

    def say(self, number, text):
        known = next(one for one in self.tickets if one["number"] == number)
        known["state"] = "closed"
        known["articles"].append({"body": text, "sender": "Agent", "internal": False, "created_at": AT})


class Zendesk(DeskServer):
    login = ""
    good_login = basic(f"{USER}/token")
    settings = MappingProxyType({"user": USER, "group": "360001", "requester": "technician@desk.example"})
    may = ("external_id", "priority", "group_id", "requester", "tags", "type", "status")

    def __init__(self, **more):
        super().__init__(**more)
        self.idempotent, self.uploads, self.files = {}, {}, {}

    def keys(self):
        return [one["external_id"] for one in self.tickets]

    def answer(self, asked):
        what = asked.path.removeprefix("/api/v2/")
        is_let_in = asked.headers.get("authorization") == self.good_login
        if what == "users/me.json":
            return 200, {"user": {"id": 5, "role": "agent"} if is_let_in else {"id": None, "role": "end-user"}}
        if not is_let_in:
            raise Refused(401, "Couldn't authenticate you")
        if what == "groups/360001.json":
            return 200, {"group": {"id": 360001, "name": "Storingen"}}
        if what == "tickets.json":
            return self._make(asked) if asked.method == "POST" else self._list(asked.params)
        if what == "uploads.json" and asked.method == "POST":
            name = only(asked.params, must=("filename",))["filename"]
            token = f"token-{len(self.uploads) + 1}"
            self.uploads[token] = (name, asked.body)
            return 201, {"upload": {"token": token, "attachment": {"id": 1, "file_name": name}}}
        if found := re.fullmatch(r"tickets/(\d+)(/comments)?\.json", what):
            known = next(one for one in self.tickets if str(one["id"]) == found[1])
            if found[2]:
                return 200, {"comments": known["comments"]}
            if asked.method == "PUT":
                form = only(only(asked.form, must=("ticket",))["ticket"], must=("comment",))
                comment = only(form["comment"], must=("body",), may=("public", "uploads"))
                files = [self.uploads.pop(token) for token in comment.pop("uploads", ())]
                shown = [{"id": 1, "file_name": name} for name, _ in files]
                known["comments"].append({**comment, "created_at": AT, "attachments": shown})
                self.files.setdefault(known["id"], []).extend(files)
            return 200, {"ticket": known}
        raise Refused(404)

    def _make(self, asked):
        form = only(only(asked.form, must=("ticket",))["ticket"], must=("subject", "comment"), may=self.may)
        key = asked.headers.get("idempotency-key", "")
        if key in self.idempotent:
            return 201, {"ticket": self.idempotent[key]}
        first = {**only(form["comment"], must=("body",)), "public": True, "created_at": AT}
        made = {**form, "id": len(self.tickets) + 1, "status": "new", "comments": [first]}
        self.tickets.append(made)
        if key:
            self.idempotent[key] = made
        return 201, {"ticket": made}

    def _list(self, params):
        key = only(params, must=("external_id",))["external_id"]
        return 200, {"tickets": [one for one in reversed(self.tickets) if one["external_id"] == key]}

    def photos_of(self, number):
        return self.files.get(int(number), [])

    def forget(self):
        """Two hours go by."""
        self.idempotent.clear()

    def say(self, number, text):
        known = next(one for one in self.tickets if str(one["id"]) == number)
        known["status"] = "solved"
        known["comments"].append({"body": text, "public": True, "created_at": AT})


class ServiceNow(DeskServer):
    login = basic("kbdesk")
    settings = MappingProxyType({"user": "kbdesk", "assignment_group": "Storingen", "caller": "Technician"})
    may = ("description", "correlation_id", "correlation_display", "urgency", "assignment_group", "caller_id")

    def __init__(self, *, understands=True, **more):
        super().__init__(**more)
        self.understands, self.files = understands, []

    def keys(self):
        return [one["correlation_id"] for one in self.tickets]

    def answer(self, asked):
        if asked.path.startswith("/api/now/attachment"):
            return self._attachment(asked)
        where = asked.path.removeprefix("/api/now/table/incident")
        if where == asked.path:
            raise Refused(404)
        if asked.method == "POST":
            only(asked.params, may=("sysparm_fields", "sysparm_input_display_value"))
            form = only(asked.form, must=("short_description",), may=self.may)
            if len(form["short_description"]) > 160 or form["urgency"] not in {"1", "2", "3"}:
                raise Refused(400, "too long, or no such urgency")
            number = len(self.tickets) + 1
            more = {"number": f"INC{number:07}", "sys_id": f"{number:032x}", "state": "1", "active": "true"}
            self.tickets.append(
                {**form, **more, "comments": "", "work_notes": "", "sys_updated_on": "2026-11-24 09:00:00"}
            )
            return 201, {"result": self._row(self.tickets[-1], asked.params)}
        if asked.method == "PATCH":
            known = next(one for one in self.tickets if one["sys_id"] == where[1:])
            known["work_notes"] += only(asked.form, must=("work_notes",))["work_notes"]
            return 200, {"result": known}
        may = ("sysparm_query", "sysparm_fields", "sysparm_limit", "sysparm_display_value")
        query = only(asked.params, may=may).get("sysparm_query", "")
        wanted = [part.split("=") for part in query.split("^") if "=" in part and self.understands]
        found = [one for one in self.tickets if all(one.get(name) == value for name, value in wanted)]
        limit = int(asked.params.get("sysparm_limit", "10000"))
        return 200, {"result": [self._row(one, asked.params) for one in found[:limit]]}

    def _attachment(self, asked):
        """All files of all tables when the question is not understood, as with incidents."""
        if asked.method == "POST":
            place = only(asked.params, must=("table_name", "table_sys_id", "file_name"))
            if all(one["sys_id"] != place["table_sys_id"] for one in self.tickets):
                raise Refused(404)
            self.files.append((place["table_sys_id"], place["file_name"], asked.body))
            return 201, {"result": {"sys_id": f"{len(self.files):032x}", **place}}
        only(asked.params, must=("sysparm_query",), may=("sysparm_limit",))
        return 200, {"result": [{"table_sys_id": place, "file_name": name} for place, name, _ in self.files]}

    @staticmethod
    def _row(one, params):
        shown = {"1": "New", "6": "Resolved"}
        row = {name: one[name] for name in params["sysparm_fields"].split(",")}
        if params.get("sysparm_display_value") == "all":
            return {name: {"value": value, "display_value": shown.get(value, value)} for name, value in row.items()}
        return row

    def photos_of(self, number):
        place = next(one["sys_id"] for one in self.tickets if one["number"] == number)
        return [(name, data) for where, name, data in self.files if where == place]

    def say(self, number, text):
        known = next(one for one in self.tickets if one["number"] == number)
        known.update(state="6", active="false", comments=f"2026-11-24 10:00:00 - Agent (Additional comments)\n{text}")


class Jira(DeskServer):
    login = basic(USER)
    settings = MappingProxyType(
        {"user": USER, "service_desk": "4", "request_type": "12", "referral_field": "customfield_10050"}
    )

    def __init__(self, *, fields=("summary", "description", "customfield_10050"), **more):
        super().__init__(**more)
        self.fields, self.put_down, self.files = fields, {}, {}

    def keys(self):
        return [one["fields"].get("customfield_10050", "") for one in self.tickets]

    def answer(self, asked):
        what = asked.path.removeprefix("/rest/")
        if what == "servicedeskapi/servicedesk/4/requesttype/12/field":
            fields = [{"fieldId": name, "name": name, "required": name == "summary"} for name in self.fields]
            return 200, {"requestTypeFields": fields, "canRaiseOnBehalfOf": True, "canAddRequestParticipants": True}
        if what == "servicedeskapi/servicedesk/4/attachTemporaryFile" and asked.method == "POST":
            if asked.headers.get("x-atlassian-token") != "no-check":
                raise Refused(403, "XSRF check failed")
            number = f"temp{len(self.put_down) + 1}"
            self.put_down[number] = uploaded(asked)
            named = {"temporaryAttachmentId": number, "fileName": self.put_down[number][0]}
            return 201, {"temporaryAttachments": [named]}
        if found := re.fullmatch(r"servicedeskapi/request/(KB-\d+)/attachment", what):
            return self._attachment(asked, found[1])
        if what == "servicedeskapi/request" and asked.method == "POST":
            return self._make(asked.form)
        if what == "api/3/search/jql":
            only(asked.params, must=("jql",), may=("fields", "maxResults", "nextPageToken"))
            wanted = re.fullmatch(r'cf\[10050\] ~ "\\"([0-9a-f-]+)\\"" ORDER BY created ASC', asked.params["jql"])[1]
            first = wanted.partition("-")[0]
            found = [one for one in self.tickets if first in one["fields"]["customfield_10050"]]
            return 200, {"issues": [{"id": one["id"], "key": one["key"], "fields": one["fields"]} for one in found]}
        if found := re.fullmatch(r"servicedeskapi/request/(KB-\d+)(/comment)?", what):
            known = next(one for one in self.tickets if one["key"] == found[1])
            if asked.method == "POST":
                form = only(asked.form, must=("body",), may=("public",))
                known["comments"].append({**form, "created": {"iso8601": "2026-11-24T09:00:00+0000"}})
                return 201, form
            if found[2]:
                return 200, {"values": [one for one in known["comments"] if one["public"]]}
            return 200, {"issueKey": known["key"], "currentStatus": known["status"]}
        raise Refused(404)

    def _attachment(self, asked, key):
        if all(one["key"] != key for one in self.tickets):
            raise Refused(404)
        files = self.files.setdefault(key, [])
        if asked.method == "POST":
            form = only(asked.form, must=("temporaryAttachmentIds",), may=("public", "additionalComment"))
            files += [self.put_down.pop(number) for number in form["temporaryAttachmentIds"]]
            return 201, {"comment": {"public": form["public"]}, "attachments": {"values": []}}
        return 200, {"values": [{"filename": name} for name, _ in files]}

    def _make(self, form):
        only(form, must=("serviceDeskId", "requestTypeId", "requestFieldValues"), may=("raiseOnBehalfOf",))
        values = only(form["requestFieldValues"], must=("summary",), may=self.fields)
        if "\n" in values["summary"] or len(values["summary"]) > 255:
            raise Refused(400, "summary")
        number = len(self.tickets) + 1
        status = {"status": "Waiting for support", "statusCategory": "NEW"}
        made = {"id": str(10000 + number), "key": f"KB-{number}", "fields": values, "comments": [], "status": status}
        self.tickets.append(made)
        kept = [{"fieldId": name, "label": name, "value": value} for name, value in values.items()]
        return 201, {"issueId": made["id"], "issueKey": made["key"], "requestFieldValues": kept}

    def photos_of(self, number):
        return self.files.get(number, [])

    def say(self, number, text):
        known = next(one for one in self.tickets if one["key"] == number)
        known["status"] = {"status": "Resolved", "statusCategory": "DONE"}
        created = {"iso8601": "2026-11-24T09:00:00+0000"}
        known["comments"].append({"body": text, "public": True, "created": created})


class WebhookReceiver(DeskServer):
    """Takes signed JSON, and drops a second one with the same id, as the specification asks of receivers."""

    settings = MappingProxyType({"photos": "true"})

    def __init__(self, **more):
        super().__init__(**more)
        self.files = {}

    def keys(self):
        return [one["referral_id"] for one in self.tickets]

    def answer(self, asked):
        from standardwebhooks.webhooks import Webhook, WebhookVerificationError

        try:
            form = Webhook(WEBHOOK_SECRET).verify(asked.body, asked.headers)
        except WebhookVerificationError as error:
            raise Refused(401, "bad signature") from error
        if "photo_of" in form:
            if form["photo_of"] not in self.keys() or asked.headers["webhook-id"] != form["photo_id"]:
                raise Refused(422, "a photo of nothing")
            self.files[form["photo_id"]] = (form["photo_of"], form["name"], base64.b64decode(form["data"]))
            return 200, {"photo_id": form["photo_id"]}
        if form["referral_id"] not in self.keys():
            self.tickets.append(form)
        return 200, {"ticket": f"W-{self.keys().index(form['referral_id']) + 1}"}

    def photos_of(self, number):
        key = self.keys()[int(number.removeprefix("W-")) - 1]
        return [(name, data) for of, name, data in self.files.values() if of == key]


WEBHOOK_SECRET = "whsec_" + base64.b64encode(b"0123456789abcdef0123456789abcdef").decode()

DOCUMENTED = {
    "topdesk": Topdesk,
    "zammad": Zammad,
    "zendesk": Zendesk,
    "servicenow": ServiceNow,
    "jira-service-management": Jira,
}
