"""Kills the sender the hard way at random moments of a drain, again and again, and counts what the desk has at the end.

    python tests/desks/killed_senders.py [KILLS] [ENTRIES]

The desk and each sender are processes of their own; the sender is a fork, so that it begins to send at once. The clock of
the device jumps over the settle time after each kill. Prints a line of JSON: lost and doubled must be 0.
"""

import json
import os
import random
import signal
import sys
import tempfile
import time
from collections import Counter
from pathlib import Path

from device import DeskBehindProxy, Device
from fast_desk import QUEUE, TOKEN, FastDesk

from kbdesk.domain.progress import Progress


class DeskProcess:
    """The desk in a process of its own; `keys` ends it and tells the key of each of its tickets."""

    def __init__(self):
        said, say = os.pipe()
        hear, self._end = os.pipe()
        self._pid = os.fork()
        if self._pid == 0:
            os.close(said)
            os.close(self._end)
            with FastDesk() as desk, os.fdopen(say, "w") as told:
                told.write(f"{desk.url}\n")
                told.flush()
                os.read(hear, 1)
                told.write(json.dumps(desk.keys()) + "\n")
            os._exit(0)
        os.close(say)
        os.close(hear)
        self._told = os.fdopen(said)
        self.url = self._told.readline().strip()

    def keys(self):
        os.write(self._end, b"x")
        os.close(self._end)
        with self._told as told:
            keys = json.loads(told.readline())
        os.waitpid(self._pid, 0)
        return keys


def fork(act):
    """Runs `act` in a process of its own, which ends with it; gives its id."""
    child = os.fork()
    if child:
        return child
    try:
        act()
    finally:
        os._exit(0)


def drain_until_killed(device, chance, longest):
    """True when the sender was killed while it was sending; False when it had come to its end."""
    child = fork(lambda: device.sender.run(Progress()))
    time.sleep(chance.random() * longest)
    os.kill(child, signal.SIGKILL)
    _, status = os.waitpid(child, 0)
    return os.WIFSIGNALED(status)


def attempts_without_an_end(device):
    with device.kbdesk._records.database.reading() as connection:
        return connection.execute("SELECT COUNT(*) FROM attempt WHERE ended IS NULL").fetchone()[0]


def run(folder, *, kills, entries, seed=7, longest=0.25):
    """The counts, by name."""
    process = DeskProcess()

    class Wire:
        url = process.url

    device = Device(folder, DeskBehindProxy(Wire, TOKEN, QUEUE, None, None, None), seconds=20)
    keys = [device.refer() for _ in range(entries)]
    chance, killed = random.Random(seed), 0
    while killed < kills:
        if not device.outbox.unsent_count():
            keys += [device.refer() for _ in range(50)]
        killed += drain_until_killed(device, chance, longest)
        device.clock.go_on(minutes=2)
    unended = attempts_without_an_end(device)
    for _ in range(50):
        device.send()
        if not device.outbox.unsent_count():
            break
    counted = Counter(process.keys())
    left = device.outbox.unsent_count()
    device.close()
    return {
        "killed": killed,
        "of_these_between_claim_and_mark": unended,
        "referrals": len(keys),
        "lost": sum(counted[key] == 0 for key in keys),
        "doubled": sum(counted[key] > 1 for key in keys),
        "unsent": left,
    }


if __name__ == "__main__":
    numbers = [int(word) for word in sys.argv[1:]]
    kills, entries = (numbers + [1000, 500][len(numbers) :])[:2]
    with tempfile.TemporaryDirectory() as place:
        print(json.dumps(run(Path(place), kills=kills, entries=entries)))
