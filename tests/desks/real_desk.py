"""The real Request Tracker as its agent sees it, past any proxy: tickets are counted here."""

import base64
import json
import urllib.parse
import urllib.request


class RealDesk:
    """`facts` are those of `start-rt`."""

    def __init__(self, facts):
        self._url, self._token = facts["RT_URL"], facts["RT_AGENT_TOKEN"]

    def count(self, key):
        query = urllib.parse.urlencode({"query": f"'CF.{{ReferralId}}' = '{key}'"})
        return len(self._ask(f"tickets?{query}")["items"])

    def answer(self, ticket, text):
        self._ask(f"ticket/{ticket}/correspond", {"Content": text, "ContentType": "text/plain"})
        self._ask(f"ticket/{ticket}", {"Status": "resolved"}, method="PUT")

    def comments(self, ticket):
        listed = self._ask(f"ticket/{ticket}/history?fields=Type,_hyperlinks&per_page=100")["items"]
        links = [link for one in listed if one["Type"] == "Comment" for link in one["_hyperlinks"]]
        kept = [self._ask(link["_url"].partition("/REST/2.0/")[2]) for link in links if link["ref"] == "attachment"]
        return [base64.b64decode(one["Content"]).decode() for one in kept if one["ContentType"] == "text/plain"]

    def _ask(self, what, form=None, method=None):
        headers = {"Authorization": f"token {self._token}", "Content-Type": "application/json"}
        body = None if form is None else json.dumps(form).encode()
        asked = urllib.request.Request(f"{self._url}/REST/2.0/{what}", body, headers, method=method)  # noqa: S310
        with urllib.request.urlopen(asked, timeout=30) as answer:  # noqa: S310
            return json.load(answer)
