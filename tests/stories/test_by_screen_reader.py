"""The main job from outside, as a screen reader does it: by roles and names over D-Bus, no pixel and no key.

A question is typed, a script started, a notice acknowledged, choices taken, fields filled in, a number read: in a
window of its own on a screen of its own, on a bus of its own.
"""

import json
import os
import shutil
import subprocess
import sys
from pathlib import Path

import pytest

import kbdesk

NEEDED = ("dbus-run-session", "Xvfb")
LAUNCHER = Path("/usr/libexec/at-spi-bus-launcher")
READER = Path(__file__).with_name("main_job_by_names.py")


@pytest.fixture
def in_session(tmp_path):
    """Runs the reader beside a window in a session of its own; what it found comes back as JSON."""
    pytest.importorskip("jeepney", reason="the bus is spoken to through jeepney")
    missing = [name for name in NEEDED if shutil.which(name) is None]
    missing += [] if LAUNCHER.exists() else ["at-spi2-core"]
    if missing:
        pytest.skip(f"not installed here: {', '.join(missing)}")
    home = tmp_path / "home"
    (home / "run").mkdir(parents=True, mode=0o700)

    def run(lang):
        environment = {
            "PATH": os.environ["PATH"],
            "HOME": str(home),
            "XDG_RUNTIME_DIR": str(home / "run"),
            "XDG_CACHE_HOME": str(home / "cache"),
            "PYTHONPATH": str(Path(kbdesk.__file__).parent.parent),
            "KBDESK_KEY": "file",
            "QT_QPA_PLATFORM": "xcb",
            "QT_LINUX_ACCESSIBILITY_ALWAYS_ON": "1",
        }
        data = tmp_path / "data"
        command = ["dbus-run-session", "--", sys.executable, str(READER), lang, str(data)]
        done = subprocess.run(command, env=environment, capture_output=True, text=True, timeout=110, check=False)
        assert done.returncode == 0, done.stderr[-6000:]
        return json.loads(done.stdout.splitlines()[-1]), data

    return run


def test_a_question_becomes_a_number_by_names_alone_and_everything_has_one(in_session):
    told, data = in_session("nl")
    tickets = [json.loads(file.read_text(encoding="utf-8")) for file in (data / "outbox").glob("*.json")]
    assert [ticket["reference"] for ticket in tickets] == [told["reference"]]
    assert {value["name"]: value["value"] for value in tickets[0]["values"]}["customer_name"] == "J. Voorbeeld"
    assert told["without a name"] == []
