"""`kbdesk contacts export|erase`: what is kept of one person, given to them or taken away; and the log of that."""

import json
from argparse import Namespace
from dataclasses import asdict
from typing import Any

from kbdesk.cli.contact_forms import contact_json
from kbdesk.cli.contacts_in_hand import open_json
from kbdesk.cli.json_forms import moment
from kbdesk.cli.output import Output
from kbdesk.cli.private_file import write_private
from kbdesk.cli.promises import promise_json
from kbdesk.desk import Desk, now
from kbdesk.domain.kept_of_person import Counts, KeptOfPerson
from kbdesk.domain.referral import Referral
from kbdesk.wording.dates import moment_seen_from

NOTHING_FOUND, NOT_YET = 1, 1


def export(desk: Desk, options: Namespace, out: Output) -> int:
    """JSON, on stdout or to a file that only this user may read."""
    kept = desk.privacy.export(options.person)
    if not kept.counts.any:
        out.complain(out.words("person.nothing"))
        return NOTHING_FOUND
    form = kept_json(kept)
    if options.output is None:
        out.document(form)
    else:
        write_private(options.output, (json.dumps(form, ensure_ascii=False, indent=2) + "\n").encode("utf-8"))
        out.aside("person.exported", path=options.output, what=in_words(kept.counts, out))
    return 0


def erase(desk: Desk, options: Namespace, out: Output) -> int:
    """Without `--yes` it only says what would go."""
    if not options.yes:
        kept = desk.privacy.look(options.person)
        if not kept.counts.any:
            out.complain(out.words("person.nothing"))
            return NOTHING_FOUND
        going = kept.going
        if going.counts.any:
            out.say("person.would-go", what=in_words(going.counts, out), references=_references(going))
        _say_kept(kept.unsent, out)
        out.say("person.how-to-erase")
        return NOT_YET
    erased = desk.privacy.erase(options.person)
    if out.as_json:
        out.document({"erased": counts_json(erased.counts), "kept": list(erased.kept)})
    elif erased.counts.any:
        out.say("person.erased", what=in_words(erased.counts, out))
        _say_kept(erased.kept, out)
    else:
        out.say("person.nothing")
        _say_kept(erased.kept, out)
    return NOT_YET if erased.kept or not erased.counts.any else 0


def privacy_log(desk: Desk, out: Output) -> int:
    """When what was purged, exported and erased: numbers, nobody."""
    entries = desk.privacy.log()
    if out.as_json:
        lines = [
            {"at": moment(one.at), "act": one.act.value, "counts": counts_json(one.counts), "stayed": one.stayed}
            for one in entries
        ]
        out.document({"log": lines})
        return 0
    for one in entries:
        when = moment_seen_from(one.at.astimezone(), now().astimezone(), out.lang)
        out.line(f"{when}  {out.words(f'privacy.{one.act}')}: {in_words(one.counts, out)}")
    if not entries:
        out.say("privacy.none")
    return 0


def in_words(counts: Counts, out: Output) -> str:
    """`2 contacts, 5 values`; what there is none of is left out."""
    said = [out.words(f"count.{name}", n=number) for name, number in asdict(counts).items() if number]
    return ", ".join(said) or out.words("count.none")


def counts_json(counts: Counts) -> dict[str, int]:
    """All of them, also those that are nought."""
    return asdict(counts)


def kept_json(kept: KeptOfPerson) -> dict[str, Any]:
    """All that is kept of a person."""
    return {
        "contacts": [contact_json(contact, None) for contact in kept.contacts],
        "referrals": [_referral_json(referral) for referral in kept.referrals],
        "photos": list(kept.photos),
        "unfinished_calls": list(kept.runs),
        "drafts": [{"form": name, "text": text} for name, text in kept.drafts],
        "searches": [{"at": moment(at), "words": words} for at, words in kept.searches],
        "flags": [{"id": identity, "text": text} for identity, text in kept.flags],
        "list_rows": [{"id": identity, "text": text} for identity, text in kept.list_rows],
        "customers": [{"id": identity, "text": text} for identity, text in kept.customers],
        "promises": [promise_json(one) for one in kept.promises],
        "open_contacts": [open_json(one) for one in kept.open_contacts],
        "not_sent_yet": list(kept.unsent),
    }


def _referral_json(one: Referral) -> dict[str, Any]:
    return {
        "referral_id": one.id,
        "reference": one.reference,
        "queue": one.queue,
        "subject": one.subject,
        "created_at": moment(one.created),
        "urgency": one.urgency,
        "values": [{"name": value.name, "label": value.label, "value": value.value} for value in one.values],
        "path": [{"at": moment(line.at), "step": line.step, "answer": line.answer} for line in one.path],
        "note": one.note,
    }


def _references(kept: KeptOfPerson) -> str:
    return ", ".join(one.reference for one in kept.contacts) or "–"


def _say_kept(references: tuple[str, ...], out: Output) -> None:
    if references:
        out.say("person.unsent", n=len(references), references=", ".join(references))
