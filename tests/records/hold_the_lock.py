"""Holds the sender's lock until a line comes in, or until it is killed."""

import sys
from pathlib import Path

from kbdesk.records.sender_lock import SenderLock

with SenderLock(Path(sys.argv[1])):
    print("held", flush=True)
    sys.stdin.readline()
