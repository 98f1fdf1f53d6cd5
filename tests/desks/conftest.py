"""Desks to deliver to: one in memory always, a real Request Tracker with `--desks`, each behind a proxy that breaks the wire."""

import base64
import json
import os
import shutil
import subprocess
import sys
import urllib.parse
import urllib.request
from pathlib import Path

import pytest
from device import DeskBehindProxy, Device
from fast_desk import QUEUE, TOKEN, FastDesk
from fault_proxy import FaultProxy

HERE = Path(__file__).parent
CANNOT_INSTALL = frozenset({3, 4})
"""Exit codes of start-rt: not installed and nobody may; the packages could not be had."""
WITH_DESKS = os.environ.get("KBDESK_DESKS") == "1"


class RealDesk:
    """The real Request Tracker as its agent sees it."""

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


@pytest.fixture(scope="session")
def request_tracker(tmp_path_factory):
    """A real Request Tracker 5; installed from Debian's packages when it is not there."""
    if not WITH_DESKS:
        pytest.skip("a real Request Tracker is started by ./test --desks")
    if sys.platform != "linux" or shutil.which("bash") is None or shutil.which("apt-get") is None:
        pytest.skip("Request Tracker comes from Debian's packages, which this system has not")
    folder = tmp_path_factory.mktemp("rt")
    command = ["bash", HERE / "start-rt", "--dir", folder]
    started = subprocess.run(command, check=False, capture_output=True, timeout=600)
    if started.returncode in CANNOT_INSTALL:
        pytest.skip(f"Request Tracker cannot be installed here: {started.stderr.decode()[-300:].strip()}")
    assert started.returncode == 0, started.stderr.decode()
    yield json.loads((folder / "rt.json").read_text(encoding="utf-8"))
    subprocess.run(["bash", HERE / "start-rt", "--stop", "--purge", "--dir", folder], check=True, capture_output=True)


@pytest.fixture(params=["in-memory", "request-tracker"])
def desk(request):
    """The same tests against a desk of ours and a real one."""
    if request.param == "in-memory":
        with FastDesk() as one, FaultProxy(one.address) as proxy:
            comments = lambda ticket: [text for number, text in one.comments if number == ticket]  # noqa: E731
            yield DeskBehindProxy(proxy, TOKEN, QUEUE, lambda key: one.keys().count(key), one.say, comments)
        return
    real = request.getfixturevalue("request_tracker")
    split = urllib.parse.urlsplit(real["RT_URL"])
    with FaultProxy((split.hostname, split.port)) as proxy:
        agent = RealDesk(real)
        yield DeskBehindProxy(proxy, real["RT_TOKEN"], real["RT_QUEUE"], agent.count, agent.answer, agent.comments)


@pytest.fixture
def device(desk, tmp_path):
    one = Device(tmp_path, desk)
    yield one
    one.close()
