"""`kbdesk outbox`: what is still to be delivered, and delivering it."""

from argparse import Namespace

from kbdesk.cli import outbox_desk, outbox_out
from kbdesk.cli.json_forms import entry_json, moment, referral_json
from kbdesk.cli.output import Output
from kbdesk.desk import Desk, now
from kbdesk.domain.errors import ContentUnreadable
from kbdesk.domain.outbox import DUE_STATES, OutboxEntry, Pause
from kbdesk.domain.reference import read_reference
from kbdesk.domain.referral import Referral
from kbdesk.wording.dates import moment_seen_from
from kbdesk.wording.outbox import STATES
from kbdesk.wording.outbox_terminal import reason_words
from kbdesk.wording.speak import speak

REFUSED, UNREACHABLE = 4, 5


def run(desk: Desk, options: Namespace, out: Output) -> int:
    """`send` gives 4 when an entry needs a person, else 5 when something still waits for the desk."""
    if options.action == "rescue":
        return outbox_out.rescue(desk, options, out)
    if options.action == "list":
        return list_entries(desk, out, only_open=options.open)
    known = _open_organisation(desk)
    if options.action == "send":
        if not known:
            desk.library.open()
        return send(desk, out)
    match options.action:
        case "check":
            return outbox_desk.check(desk, options.channel, out)
        case "pause" | "resume":
            return outbox_desk.pause_or_resume(desk, options, out)
        case "credential":
            return outbox_desk.credential(desk, options, out)
        case "export":
            return outbox_out.export(desk, [_key(desk, typed) for typed in options.references], options, out)
        case _:
            return _on_one(desk, options, out)


def _on_one(desk: Desk, options: Namespace, out: Output) -> int:
    key = _key(desk, options.reference)
    if options.action == "status":
        return outbox_desk.status(desk, desk.deliver.entry(key).referral if key else "", out)
    if options.action == "change":
        return outbox_out.change(desk, key, options, out)
    if options.action == "show":
        return _show(desk, key, out)
    changed = desk.deliver.retry(key) if options.action == "retry" else desk.deliver.withdraw(key)
    if out.as_json:
        out.document(entry_json(changed))
    else:
        out.say(f"outbox.{options.action}", reference=changed.reference)
        if options.action == "withdraw" and changed.maybe_sent:
            out.say("outbox.maybe-sent")
    return 0


def list_entries(desk: Desk, out: Output, *, only_open: bool) -> int:
    """The outbox, oldest first."""
    entries = desk.deliver.entries(only_open=only_open)
    pauses = desk.channels.pauses()
    if out.as_json:
        shut = [
            {"channel": one.channel, "reason": one.code, "since": moment(one.since), "until": moment(one.until)}
            for one in pauses
        ]
        out.document({"entries": [entry_json(entry) for entry in entries], "pauses": shut})
        return 0
    if not entries:
        out.say("outbox.empty")
        return 0
    heads = [out.words(f"outbox.head.{name}") for name in ("reference", "state", "queue", "subject", "made")]
    seen = now().astimezone()
    by_hand = {one.channel: one for one in pauses if one.by_hand}
    rows = [
        (
            entry.reference,
            state_words(entry, out, by_hand.get(entry.channel)),
            entry.queue,
            entry.subject,
            moment_seen_from(entry.created.astimezone(), seen, out.lang),
        )
        for entry in entries
    ]
    out.table(heads, rows)
    for one in pauses:
        if one.by_hand:
            outbox_desk.tell_by_hand(one, out)
            continue
        until = moment_seen_from(one.until.astimezone(), seen, out.lang)
        out.aside("outbox.pause", channel=one.channel, when=until, reason=reason_words(one.code, out.lang))
    return 0


def send(desk: Desk, out: Output) -> int:
    """Sends all that can be sent now."""
    with out.progress() as progress:
        done = desk.deliver.run(progress, at_once=True)
    if out.as_json:
        out.document(
            {
                "sent": done.sent,
                "waiting": done.waiting,
                "needs_attention": done.needs_attention,
                "unknown": done.unknown,
                "reasons": list(done.reasons),
                "doubled": list(done.doubled),
            }
        )
    else:
        counts = {"sent": done.sent, "waiting": done.waiting, "unknown": done.unknown}
        out.say("outbox.sent", **counts, needs_attention=done.needs_attention)
        for reason in done.reasons:
            out.line("  " + reason_words(reason, out.lang))
        for reference in done.doubled:
            out.say("outbox.doubled", reference=reference)
    if done.needs_attention:
        return REFUSED
    return UNREACHABLE if done.waiting or done.unknown else 0


def state_words(entry: OutboxEntry, out: Output, by_hand: Pause | None = None) -> str:
    """Where it stands, with the desk's number or what was last in the way; or that a person paused its channel."""
    if by_hand is not None and entry.state in DUE_STATES:
        since = moment_seen_from(by_hand.since.astimezone(), now().astimezone(), out.lang)
        return out.words("outbox.state-by-hand", since=since)
    words = speak(STATES, f"state.{entry.state}", out.lang)
    if entry.ticket:
        return f"{words}: {entry.ticket}"
    return f"{words} – {reason_words(entry.last_error, out.lang)}" if entry.last_error and entry.is_open else words


def _show(desk: Desk, key: str, out: Output) -> int:
    referral = desk.deliver.referral(key)
    entry, known = desk.deliver.entry(referral.id), desk.follow.known(referral.id)
    if out.as_json:
        form = {"entry": entry_json(entry), "referral": referral_json(referral)}
        out.document({**form, "desk": outbox_desk.known_json(known)})
        return 0
    _print(entry, referral, out)
    if known is not None:
        outbox_desk.print_known(known, out)
    return 0


def _print(entry: OutboxEntry, referral: Referral, out: Output) -> None:
    out.line(referral.subject, "bold")
    out.line(f"{referral.reference} · {referral.queue} · {state_words(entry, out)}")
    seen = now().astimezone()
    out.say("outbox.made", when=moment_seen_from(entry.created.astimezone(), seen, out.lang))
    if entry.attempts:
        out.say("outbox.attempts", n=entry.attempts)
    if entry.not_before is not None and entry.is_open:
        out.say("outbox.next", when=moment_seen_from(entry.not_before.astimezone(), seen, out.lang))
    if entry.last_detail:
        out.say("outbox.their-words", words=entry.last_detail)
    if entry.doubles:
        out.say("outbox.doubles", tickets=", ".join(entry.doubles))
    for value in referral.values:
        out.line(f"  {value.label or value.name}: {value.value}")
    if referral.note:
        out.line(f"  {out.words('refer.note')} {referral.note}")
    for line in referral.path:
        answer = f" → {line.answer}" if line.answer else ""
        out.line(f"  {line.at.astimezone():%H:%M}  {line.step}{answer}", "dim")


def _open_organisation(desk: Desk) -> bool:
    """The outbox can be looked at without its content; sending needs the channels that stand there."""
    try:
        desk.library.open()
    except ContentUnreadable:
        return False
    return True


def _key(desk: Desk, typed: str) -> str:
    """A reference in its one form, however it was typed; anything else is taken for an id."""
    prefix = desk.library.library.organisation.policies.reference_prefix
    return read_reference(typed, prefix) or typed.strip()
