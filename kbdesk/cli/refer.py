"""`kbdesk refer`: a referral without a script. Its reference is printed once it is on disk."""

import uuid
from argparse import Namespace
from pathlib import Path

from kbdesk.cli.output import Output
from kbdesk.cli.steps import draw_reference
from kbdesk.desk import Desk
from kbdesk.domain.errors import WrongUse


def run(desk: Desk, options: Namespace, out: Output) -> int:
    """The same `--key` again makes no second referral: it gives the one that is there."""
    values = dict(_pair(typed) for typed in options.field)
    key = _uuid(options.key) if options.key else ""
    desk.library.open()  # queues and fields only: an index that cannot be written keeps nobody from referring
    finished = desk.refer.refer(
        options.queue,
        options.subject,
        values=values,
        note=options.note,
        lang=out.lang,
        key=key,
        contact=desk.keep_contacts.named(options.contact) if options.contact else "",
        photos=desk.refer.photos([Path(name).expanduser() for name in options.photo]),
    )
    referral_id = finished.referral.id if finished.referral is not None else finished.contact.id
    if out.as_json:
        state = next((e.state.value for e in desk.deliver.entries() if e.referral == referral_id), "")
        reference = finished.contact.reference
        out.document({"reference": reference, "referral_id": referral_id, "state": state})
    elif out.quiet:
        out.line(finished.contact.reference)
    else:
        draw_reference(finished.contact.reference, out)
        out.say("outcome.kept-and-queued")
    return 0


def _pair(typed: str) -> tuple[str, str]:
    name, sign, value = typed.partition("=")
    if not sign or not name.strip():
        raise WrongUse("field-without-value", typed=typed)
    return name.strip(), value


def _uuid(typed: str) -> str:
    try:
        return str(uuid.UUID(typed))
    except ValueError as error:
        raise WrongUse("key-no-uuid", key=typed) from error
