"""`kbdesk recovery FILE --seal-for CERTIFICATE`: all that is unsent, sealed for the organisation, in case the key is lost."""

from argparse import Namespace

from kbdesk.cli.output import Output
from kbdesk.desk import Desk

NOTHING_UNSENT = 1


def run(desk: Desk, options: Namespace, out: Output) -> int:
    """Exit code 1 when nothing is unsent; the file is written all the same, so that it replaces an older one."""
    written = desk.recovery.write(options.file.expanduser(), certificate=options.seal_for.expanduser())
    if out.as_json:
        out.document({"file": str(options.file), "referrals": written})
    else:
        out.say("recovery.written", n=written, path=options.file)
    return 0 if written else NOTHING_UNSENT
