"""`kbdesk contacts`: the log of this device, what is in hand, and what was promised."""

from argparse import Namespace
from datetime import timedelta

from kbdesk.cli import person, promises
from kbdesk.cli.contact_forms import contact_json, head_json
from kbdesk.cli.contact_log import export_log
from kbdesk.cli.contacts_in_hand import clock, list_open
from kbdesk.cli.output import Output
from kbdesk.desk import Desk, now
from kbdesk.domain.contact import Contact, ContactState
from kbdesk.domain.errors import ContentUnreadable, WrongUse
from kbdesk.domain.phone_number import phone_as_said
from kbdesk.domain.referral import Referral
from kbdesk.wording.dates import moment_seen_from
from kbdesk.wording.satisfaction import satisfaction_in_words

NOTHING_FOUND = 1
LARGEST_LIMIT = 100_000


def run(desk: Desk, options: Namespace, out: Output) -> int:
    """`list` gives 1 when nothing was logged yet."""
    _open_organisation(desk)
    match options.action:
        case "export":
            return person.export(desk, options, out) if options.person else export_log(desk, options, out)
        case "erase":
            return person.erase(desk, options, out)
        case "log":
            return person.privacy_log(desk, out)
        case "promises":
            return promises.list_promises(desk, out)
        case "call":
            return promises.call_back(desk, options, out)
        case "keep":
            return promises.keep(desk, options, out)
        case "move":
            return promises.move(desk, options, out)
        case "show":
            return _show(desk, options.reference, out)
        case _:
            return list_open(desk, out) if options.open else _list(desk, options, out)


def _show(desk: Desk, reference: str, out: Output) -> int:
    contact = desk.contacts.contact(reference)
    referral, promised = desk.contacts.referral_of(contact), desk.contacts.promises_of(contact)
    referrals = desk.contacts.referrals_of(contact) or ((referral,) if referral is not None else ())
    if out.as_json:
        repeated = desk.contacts.repeated(contact)
        more = {
            "repeats": repeated.reference if repeated is not None else None,
            "promises": [promises.promise_json(one) for one in promised],
            "referrals": [{"id": one.id, "queue": one.queue, "subject": one.subject} for one in referrals],
        }
        out.document(contact_json(contact, referral) | more)
    else:
        _print(desk, contact, referrals, out)
    return 0


def _list(desk: Desk, options: Namespace, out: Output) -> int:
    contacts = desk.contacts
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


def _print(desk: Desk, contact: Contact, referrals: tuple[Referral, ...], out: Output) -> None:
    out.line(contact.reference, "bold")
    out.line(" · ".join(part for part in _row(desk, contact, out)[1:] if part))
    for value in contact.values:
        gone = f" ({out.words('value.superseded')})" if value.superseded else ""
        out.line(f"  {value.label or value.name}: {value.value}{gone}", "dim" if gone else "")
    if contact.note:
        out.line(f"  {out.words('refer.note')} {contact.note}")
    _print_end(desk, contact, out)
    if contact.state is not ContactState.CLOSED:
        out.say("contacts.in-hand")
    for referral in referrals:
        out.say("outcome.refers", queue=referral.queue, subject=referral.subject)


def _print_end(desk: Desk, contact: Contact, out: Output) -> None:
    """Who it was, how long it took, and what was promised."""
    region = desk.library.library.organisation.policies.telephone_region
    who = " ".join(part for part in (contact.name, phone_as_said(contact.phone, region)) if part)
    times = {"talk": contact.talk_seconds, "hold": contact.hold_seconds, "after-work": contact.after_work_seconds}
    took = [
        f"{out.words(f'contacts.time.{name}')} {clock(timedelta(seconds=took))}" for name, took in times.items() if took
    ]
    marks = [name for name in ("dissatisfied", "heard_outside") if getattr(contact, name)]
    repeated = desk.contacts.repeated(contact)
    satisfied = satisfaction_in_words(contact.satisfaction, desk.library.library.organisation, out.lang)
    lines = [
        who,
        " · ".join(took),
        ", ".join(out.words(f"contacts.mark.{name}") for name in marks),
        out.words("contacts.satisfaction", said=satisfied) if satisfied else "",
        out.words("contacts.repeats", reference=repeated.reference) if repeated is not None else "",
        *(promises.promise_line(one, out) for one in desk.contacts.promises_of(contact)),
    ]
    for line in filter(None, lines):
        out.line(f"  {line}")


def _open_organisation(desk: Desk) -> None:
    """Names of outcomes stand in the content; the log can be read without them."""
    try:
        desk.library.open()
    except ContentUnreadable:
        return
