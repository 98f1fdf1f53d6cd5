"""Works the first list through until it is killed or done; says each act once it is on disk."""

import random
import sys
from pathlib import Path

from outgoing_content import outgoing_desk

from kbdesk.domain.contact_list import RowAct
from kbdesk.domain.wrap_up import WrapUp

desk = outgoing_desk(Path(sys.argv[1]))
chance = random.Random(sys.argv[2])
number = desk.lists.lists()[0].list.number
while (row := desk.lists.next(number)) is not None:
    if chance.random() < 0.2:
        desk.lists.act(row.id, RowAct.SKIP)
        print("skipped", row.id, flush=True)
        continue
    begun = desk.lists.call(row.id)
    run = desk.call.start(begun.script, begun.lang, contact=begun.contact.id, entry=begun.entry)
    print("called", row.id, flush=True)
    run = desk.call.choose(run, 1)
    desk.call.finish(run, wrap=WrapUp(outcome="answered", resolved=True))
    print("closed", row.id, flush=True)
desk.close()
