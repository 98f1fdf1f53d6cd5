"""`kbdesk customers`: customers for looking up without a network."""

from argparse import Namespace

from kbdesk.cli.library import open_library
from kbdesk.cli.list_forms import customer_json, mapping_json, say_mapping
from kbdesk.cli.output import Output
from kbdesk.desk import Desk, now
from kbdesk.domain.customer import Customer, CustomerList
from kbdesk.domain.phone_number import phone_as_said
from kbdesk.wording.dates import moment_seen_from
from kbdesk.workflows.keep_customers import Replaced

NOTHING_FOUND, NOT_YET = 1, 1
_SHOWN_LINES = 20


def run(desk: Desk, options: Namespace, out: Output) -> int:
    """1 when nobody was found, and when `remove` without `--yes` would take them away."""
    open_library(desk, out)
    match options.action:
        case "import":
            return _bring_in(desk, options, out)
        case "find":
            return _find(desk, options, out)
        case _:
            return _remove(desk, options, out)


def _bring_in(desk: Desk, options: Namespace, out: Output) -> int:
    keep = desk.keep_customers
    looked = keep.look(options.file)
    mapping = keep.mapping(looked, tuple(options.map))
    if options.dry_run:
        if out.as_json:
            out.document(mapping_json(looked.table, mapping))
        else:
            say_mapping(looked.table, mapping, out)
        return 0
    with out.progress() as progress:
        replaced = keep.replace(looked, mapping, progress=progress)
    if out.as_json:
        lines = {"without_phone": list(replaced.without_phone), "uneven": list(replaced.uneven)}
        out.document(mapping_json(looked.table, mapping) | {"customers": replaced.list.count} | lines)
        return 0
    say_mapping(looked.table, mapping, out)
    _say_have(replaced.list, out)
    _say_lines(replaced, out)
    return 0


def _find(desk: Desk, options: Namespace, out: Output) -> int:
    """Without words it says how many there are."""
    words = " ".join(options.words).strip()
    about = desk.keep_customers.about()
    found = desk.keep_customers.find(text=words, limit=max(1, options.limit)) if words else ()
    if out.as_json:
        out.document({"kept": about.count if about else 0, "customers": [customer_json(one) for one in found]})
    elif about is None:
        out.say("customers.none")
    elif not words:
        _say_have(about, out)
    elif not found:
        out.say("customers.nobody")
    for one in () if out.as_json else found:
        _print(one, desk, out)
    return 0 if found or (about is not None and not words) else NOTHING_FOUND


def _remove(desk: Desk, options: Namespace, out: Output) -> int:
    about = desk.keep_customers.about()
    if about is not None and not options.yes:
        out.say("customers.would-remove", n=about.count)
        return NOT_YET
    gone = desk.keep_customers.remove()
    if out.as_json:
        out.document({"removed": gone})
    else:
        out.say("customers.removed", n=gone)
    return 0 if gone else NOTHING_FOUND


def _print(one: Customer, desk: Desk, out: Output) -> None:
    region = desk.library.library.organisation.policies.telephone_region
    out.line("  ".join(part for part in (one.name, one.number) if part), "bold")
    place = " ".join(part for part in (one.postcode, one.city) if part)
    numbers = ", ".join(phone_as_said(phone, region) for phone in one.phones)
    for text in (numbers, ", ".join(part for part in (one.address, place) if part), one.email, one.note):
        if text:
            out.line(f"  {text}")
    for name, value in one.more:
        out.line(f"  {name}: {value}")


def _say_have(about: CustomerList, out: Output) -> None:
    moment = moment_seen_from(about.brought_in.astimezone(), now().astimezone(), out.lang)
    out.say("customers.have", n=about.count, source=about.source, moment=moment)


def _say_lines(replaced: Replaced, out: Output) -> None:
    for key, lines in (("customers.without_phone", replaced.without_phone), ("customers.uneven", replaced.uneven)):
        if lines:
            shown = ", ".join(map(str, lines[:_SHOWN_LINES])) + (" …" if len(lines) > _SHOWN_LINES else "")
            out.line(out.words(key, n=len(lines), lines=shown), "amber")
