"""A test that is quiet passes: an unexpected log line or a thread left behind is a failure, and no test reaches out.

Warnings, Qt messages and hanging tests are turned into failures in `pyproject.toml`.
"""

import logging
import os
import threading
import time

import pytest
import pytest_socket

# Set before Qt is loaded: windows of tests need no screen, and the system's key store is left alone.
os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")
os.environ["PYTHON_KEYRING_BACKEND"] = "keyring.backends.null.Keyring"
os.environ["KBDESK_KEY"] = "file"  # the plain key file, chosen: nobody is asked for a passphrase
for name in ("KBDESK_CONTENT", "KBDESK_DATA", "KBDESK_LANG", "KBDESK_PASSPHRASE"):
    os.environ.pop(name, None)


@pytest.fixture(autouse=True)
def quiet_log(caplog):
    """Fails on a warning or error in the log, unless the test looked at `caplog` and cleared it."""
    yield
    loud = [record for record in caplog.get_records("call") if record.levelno >= logging.WARNING]
    assert not loud, "\n".join(record.getMessage() for record in loud)


@pytest.fixture(autouse=True)
def no_thread_left_behind():
    """Fails when a thread that the test started is still running after it; one that is ending gets a moment."""
    before = set(threading.enumerate())
    yield
    deadline = time.monotonic() + 5
    while (
        left := [thread for thread in threading.enumerate() if thread not in before]
    ) and time.monotonic() < deadline:
        left[0].join(0.05)
    assert not left, f"threads left behind: {[thread.name for thread in left]}"


@pytest.fixture(autouse=True)
def nothing_leaves_this_machine():
    """Sockets of this machine are allowed, any other raises."""
    pytest_socket.socket_allow_hosts(["127.0.0.1", "::1"], allow_unix_socket=True)
    yield
    pytest_socket._remove_restrictions()
