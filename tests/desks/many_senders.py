"""Drains a full outbox with three senders at once, and counts what the desk has at the end.

    python tests/desks/many_senders.py [ENTRIES]

Prints a line of JSON: lost and doubled must be 0.
"""

import json
import os
import sys
import tempfile
import time
from collections import Counter
from pathlib import Path

from device import DeskBehindProxy, Device
from fast_desk import QUEUE, TOKEN
from killed_senders import DeskProcess, fork

from kbdesk.domain.errors import Locked
from kbdesk.domain.progress import Progress

SENDERS = 3


def send_until_empty(device):
    """As a window does: when another one sends, a little later again."""
    while device.outbox.unsent_count():
        try:
            device.sender.run(Progress())
        except Locked:
            time.sleep(0.05)


def run(folder, *, entries):
    """The counts, by name."""
    process = DeskProcess()

    class Wire:
        url = process.url

    device = Device(folder, DeskBehindProxy(Wire, TOKEN, QUEUE, None, None, None), seconds=20)
    keys = [device.refer() for _ in range(entries)]
    began = time.monotonic()
    senders = [fork(lambda: send_until_empty(device)) for _ in range(SENDERS)]
    for sender in senders:
        os.waitpid(sender, 0)
    seconds = time.monotonic() - began
    counted = Counter(process.keys())
    left = device.outbox.unsent_count()
    device.close()
    return {
        "senders": SENDERS,
        "referrals": entries,
        "lost": sum(counted[key] == 0 for key in keys),
        "doubled": sum(counted[key] > 1 for key in keys),
        "unsent": left,
        "seconds": round(seconds, 1),
    }


if __name__ == "__main__":
    with tempfile.TemporaryDirectory() as place:
        print(json.dumps(run(Path(place), entries=int((sys.argv[1:] or ["10000"])[0]))))
