"""`kbdesk purge`: takes away what was kept long enough; kbdesk does so by itself once a day."""

from argparse import Namespace

from kbdesk.cli.output import Output
from kbdesk.cli.person import counts_json, in_words
from kbdesk.desk import Desk


def run(desk: Desk, options: Namespace, out: Output) -> int:
    """The content must be readable: it says how long what is kept."""
    desk.library.open()
    counts = desk.privacy.purge(dry_run=options.dry_run)
    if out.as_json:
        out.document({"dry_run": options.dry_run, "purged": counts_json(counts)})
    else:
        out.say("purge.would" if options.dry_run else "purge.done", what=in_words(counts, out))
    return 0
