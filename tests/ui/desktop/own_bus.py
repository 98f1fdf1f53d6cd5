"""A bus of a test's own, where nothing is started by itself, and the programs that stand in for a desktop on it."""

import subprocess
import sys
from pathlib import Path

from jeepney import DBusAddress, new_method_call
from jeepney.io.blocking import open_dbus_connection

HERE = Path(__file__).parent
BUS = """<busconfig><type>session</type><listen>unix:path={path}</listen>
<policy context="default"><allow send_destination="*"/><allow receive_sender="*"/><allow own="*"/></policy></busconfig>
"""


def started_bus(folder):
    """The daemon and its address."""
    (folder / "bus.conf").write_text(BUS.format(path=folder / "bus"), encoding="utf-8")
    command = ["dbus-daemon", f"--config-file={folder / 'bus.conf'}", "--nofork", "--print-address=1"]
    daemon = subprocess.Popen(command, stdout=subprocess.PIPE, text=True)
    return daemon, daemon.stdout.readline().strip()


def stand_in(program, kind):
    """Once it has its name on the bus."""
    started = subprocess.Popen(
        [sys.executable, str(HERE / program), kind], stdout=subprocess.PIPE, stderr=subprocess.DEVNULL, text=True
    )
    assert started.stdout.readline().strip() == "stands"
    return started


def ended(program):
    program.terminate()
    program.wait()
    if program.stdout is not None:
        program.stdout.close()


def said(name, path, interface, member, signature=None, *body):
    """Asks over a line of its own; what came back."""
    with open_dbus_connection("SESSION") as line:
        call = new_method_call(DBusAddress(path, name, interface), member, signature, body)
        return line.send_and_get_reply(call, timeout=10).body
