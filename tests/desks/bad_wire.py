"""Sends many referrals to a real Request Tracker over a wire that fails one request in five, and counts the tickets.

    python tests/desks/bad_wire.py [ENTRIES]

Needs Request Tracker installed (start-rt). Prints a line of JSON: lost must be 0; what was doubled must have been told.
"""

import json
import random
import subprocess
import sys
import tempfile
import time
import urllib.parse
from collections import Counter
from pathlib import Path

from device import DeskBehindProxy, Device
from fault_proxy import FaultProxy

from kbdesk.domain.outbox import EntryState

HERE = Path(__file__).parent
FAULTS = ("refuse", "reset", "drop_response", "half_response", "half_request", "late", "status", "hang")


def run(folder, facts, *, entries, seed=7):
    """The counts, by name."""
    from real_desk import RealDesk

    split = urllib.parse.urlsplit(facts["RT_URL"])
    chance, drawn = random.Random(seed), Counter()

    def draw():
        mode = chance.choice(FAULTS) if chance.random() < 0.2 else "pass"
        drawn[mode] += 1
        return mode

    with FaultProxy((split.hostname, split.port)) as proxy:
        proxy.delay = 3
        agent = RealDesk(facts)
        desk = DeskBehindProxy(proxy, facts["RT_TOKEN"], facts["RT_QUEUE"], agent.count, agent.answer, agent.comments)
        device = Device(folder, desk, seconds=8)
        keys = [device.refer(f"Melding {number}") for number in range(entries)]
        proxy.draw, rounds, began = draw, 0, time.monotonic()
        while device.outbox.unsent_count() and rounds < 60:
            device.send()
            rounds += 1
        proxy.draw = None
        proxy.wait_until_quiet()
        device.send(rounds=2)  # looks again
        seconds = time.monotonic() - began
        counted = {key: agent.count(key) for key in keys}
        told = {entry.referral for entry in device.outbox.entries() if entry.doubles}
        states = Counter(entry.state.value for entry in device.outbox.entries())
        device.close()
    doubled = {key for key, number in counted.items() if number > 1}
    return {
        "referrals": entries,
        "tickets": sum(counted.values()),
        "lost": sum(number == 0 for number in counted.values()),
        "doubled": len(doubled),
        "doubled_and_not_told": len(doubled - told),
        "sent": states[EntryState.SENT.value],
        "requests": sum(drawn.values()),
        "faults": {mode: number for mode, number in drawn.items() if mode != "pass"},
        "rounds": rounds,
        "seconds": round(seconds),
    }


def main():
    """Starts the desk, runs, stops it."""
    with tempfile.TemporaryDirectory() as place:
        desk = Path(place) / "rt"
        subprocess.run(["bash", HERE / "start-rt", "--dir", desk], check=True, capture_output=True)
        try:
            facts = json.loads((desk / "rt.json").read_text(encoding="utf-8"))
            print(json.dumps(run(Path(place) / "device", facts, entries=int((sys.argv[1:] or ["500"])[0]))))
        finally:
            subprocess.run(
                ["bash", HERE / "start-rt", "--stop", "--purge", "--dir", desk], check=True, capture_output=True
            )


if __name__ == "__main__":
    main()
