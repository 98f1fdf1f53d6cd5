"""Finishes contacts until it is killed; prints each reference once it was returned."""

import sys
import uuid
from pathlib import Path

from records_builders import KEY, NOON, a_contact, a_referral, a_run, a_source

from kbdesk.domain.acts import end
from kbdesk.records.records import Records

records = Records(Path(sys.argv[1]), KEY)
while True:
    name = str(uuid.uuid4())
    run = a_run(name)
    records.runs.begin(run, (a_source(),))
    ended = end(run, "refer", NOON)
    stored = records.contacts.finish(
        a_contact(name, run=name),
        referral=a_referral(str(uuid.uuid4())),
        channel="desk-folder",
        prefix="KD",
        end_event=ended.events[-1],
        known=len(run.events),
        at=NOON,
    )
    print(stored.contact.reference, flush=True)
