"""Claims all that is due and prints it; waits for a line on stdin before it begins."""

import sys
from pathlib import Path

from records_builders import KEY, NOON

from kbdesk.records.records import Records

outbox = Records(Path(sys.argv[1]), KEY).outbox
print("ready", flush=True)
sys.stdin.readline()
while (claim := outbox.claim(NOON, owner=sys.argv[2])) is not None:
    print(claim.entry.referral, flush=True)
