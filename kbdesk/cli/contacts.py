"""`kbdesk contacts`: the log of this device."""

from argparse import Namespace

from kbdesk.cli import person
from kbdesk.cli.contact_forms import contact_json, head_json
from kbdesk.cli.output import Output
from kbdesk.desk import Desk, now
from kbdesk.domain.contact import Contact
from kbdesk.domain.errors import ContentUnreadable, WrongUse
from kbdesk.domain.referral import Referral
from kbdesk.wording.dates import moment_seen_from

NOTHING_FOUND = 1
LARGEST_LIMIT = 100_000


def run(desk: Desk, options: Namespace, out: Output) -> int:
    """`list` gives 1 when nothing was logged yet."""
    _open_organisation(desk)
    if options.action == "export":
        return person.export(desk, options, out)
    if options.action == "erase":
        return person.erase(desk, options, out)
    if options.action == "log":
        return person.privacy_log(desk, out)
    contacts = desk.contacts
    if options.action == "show":
        contact = contacts.contact(options.reference)
        referral = contacts.referral_of(contact)
        if out.as_json:
            out.document(contact_json(contact, referral))
        else:
            _print(desk, contact, referral, out)
        return 0
    if not 1 <= options.limit <= LARGEST_LIMIT:
        raise WrongUse("limit-out-of-bounds", limit=options.limit, largest=LARGEST_LIMIT)
    latest = contacts.latest(options.limit)
    if out.as_json:
        out.document({"contacts": [head_json(contact) for contact in latest]})
    elif not latest:
        out.say("contacts.none")
    else:
        heads = [out.words(f"contacts.head.{name}") for name in ("reference", "when", "about", "outcome")]
        out.table(heads, [_row(desk, contact, out) for contact in latest])
    return 0 if latest else NOTHING_FOUND


def _row(desk: Desk, contact: Contact, out: Output) -> tuple[str, ...]:
    when = moment_seen_from(contact.started.astimezone(), now().astimezone(), out.lang)
    about = contact.script or contact.article or " ".join(contact.note.split())[:40] or "–"
    return contact.reference, when, about, _outcome(desk, contact, out)


def _outcome(desk: Desk, contact: Contact, out: Output) -> str:
    found = desk.library.library.organisation.outcome(contact.outcome)
    return found.label.in_language(out.lang, contact.outcome) if found else contact.outcome


def _print(desk: Desk, contact: Contact, referral: Referral | None, out: Output) -> None:
    out.line(contact.reference, "bold")
    out.line(" · ".join(part for part in _row(desk, contact, out)[1:] if part))
    for value in contact.values:
        gone = f" ({out.words('value.superseded')})" if value.superseded else ""
        out.line(f"  {value.label or value.name}: {value.value}{gone}", "dim" if gone else "")
    if contact.note:
        out.line(f"  {out.words('refer.note')} {contact.note}")
    if referral is not None:
        out.say("outcome.refers", queue=referral.queue, subject=referral.subject)


def _open_organisation(desk: Desk) -> None:
    """Names of outcomes stand in the content; the log can be read without them."""
    try:
        desk.library.open()
    except ContentUnreadable:
        return
