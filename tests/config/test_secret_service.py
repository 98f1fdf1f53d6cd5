"""A real Secret Service: gnome-keyring on a D-Bus of its own, started for these tests (`./test --desks`)."""

import os
import shutil
import subprocess
import sys
from pathlib import Path

import pytest

import kbdesk

NEEDED = ("dbus-run-session", "gnome-keyring-daemon")
WITH_DESKS = os.environ.get("KBDESK_DESKS") == "1"
UNLOCKED = 'printf "keyring password" | gnome-keyring-daemon --unlock --components=secrets >/dev/null && exec "$@"'
LOCKED = 'gnome-keyring-daemon --start --components=secrets >/dev/null && exec "$@"'
KEY = (
    "import pathlib, sys; from kbdesk.config.secrets import key_place, records_key;"
    "data = pathlib.Path(sys.argv[1]); print(records_key(data).hex(), key_place(data).value)"
)


@pytest.fixture
def in_session(tmp_path):
    """Runs Python in a session with a Secret Service; what it keeps lies in this test's folder."""
    if not WITH_DESKS:
        pytest.skip("a real Secret Service is started by ./test --desks")
    missing = [name for name in NEEDED if shutil.which(name) is None]
    if missing:
        pytest.skip(f"not installed here: {', '.join(missing)}")
    home = tmp_path / "home"
    (home / "run").mkdir(parents=True, mode=0o700)

    def run(code, *words, session=UNLOCKED):
        environment = {
            "PATH": os.environ["PATH"],
            "HOME": str(home),
            "XDG_RUNTIME_DIR": str(home / "run"),
            "XDG_DATA_HOME": str(home / "share"),
            "PYTHONPATH": str(Path(kbdesk.__file__).parent.parent),
            "PYTHON_KEYRING_BACKEND": "keyring.backends.SecretService.Keyring",
        }
        python = [sys.executable, "-c", code, *map(str, words)]
        command = ["dbus-run-session", "--", "sh", "-c", session, "sh", *python]
        return subprocess.run(command, env=environment, capture_output=True, text=True, timeout=60, check=False)

    return run


def test_the_key_lies_in_the_secret_service_and_comes_back_in_a_later_session(in_session, tmp_path):
    first = in_session(KEY, tmp_path / "data")
    assert first.returncode == 0, first.stderr
    key, place = first.stdout.split()
    assert place == "key-store"
    assert key not in (tmp_path / "data" / "records.key").read_text(encoding="ascii")
    assert in_session(KEY, tmp_path / "data").stdout == first.stdout


def test_a_secret_service_that_was_emptied_is_said(in_session, tmp_path):
    assert in_session(KEY, tmp_path / "data").returncode == 0
    shutil.rmtree(tmp_path / "home" / "share")
    gone = in_session(KEY, tmp_path / "data")
    assert gone.returncode == 1
    assert "records-key-gone" in gone.stderr


def test_a_credential_of_a_channel_lies_there_too(in_session, tmp_path):
    keep = (
        "import pathlib, sys; from kbdesk.config.credentials import Credentials;"
        "print(Credentials(pathlib.Path(sys.argv[1])).keep('desk', 'token-123').value)"
    )
    read = (
        "import pathlib, sys; from kbdesk.config.credentials import Credentials;"
        "print(Credentials(pathlib.Path(sys.argv[1])).get('desk'))"
    )
    assert in_session(keep, tmp_path / "data").stdout.strip() == "key-store"
    assert in_session(read, tmp_path / "data").stdout.strip() == "token-123"
    assert not (tmp_path / "data").exists()
