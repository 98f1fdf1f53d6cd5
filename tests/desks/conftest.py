"""Desks to deliver to: one in memory always, a real Request Tracker with `--desks`, each behind a proxy that breaks the wire."""

import json
import os
import shutil
import subprocess
import sys
import urllib.parse
from pathlib import Path

import pytest
from device import DeskBehindProxy, Device
from fast_desk import QUEUE, TOKEN, FastDesk
from fault_proxy import FaultProxy
from real_desk import RealDesk

HERE = Path(__file__).parent
CANNOT_INSTALL = frozenset({3, 4})
"""Exit codes of start-rt: not installed and nobody may; the packages could not be had."""
WITH_DESKS = os.environ.get("KBDESK_DESKS") == "1"


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
