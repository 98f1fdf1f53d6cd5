"""`kbdesk outbox status|check|credential|pause|resume`: what the service desk says, and whether it lets kbdesk in."""

import getpass
import sys
from argparse import Namespace

from kbdesk.cli.json_forms import Json, moment
from kbdesk.cli.output import Output
from kbdesk.desk import Desk, now
from kbdesk.domain.desk import KnownState, Remark
from kbdesk.domain.outbox import Failure, OutboxEntry, Pause, Verdict
from kbdesk.domain.settings import CredentialPlace
from kbdesk.wording.dates import moment_seen_from
from kbdesk.wording.outbox import remark_sentence
from kbdesk.wording.outbox_terminal import reason_words

REFUSED, UNREACHABLE = 4, 5


def status(desk: Desk, key: str, out: Output) -> int:
    """Asks the desk about one referral, or about all that are not closed; 5 when a desk could not be asked."""
    told: tuple[tuple[OutboxEntry, KnownState | Failure], ...]
    if key:
        told = ((desk.deliver.entry(key), desk.follow.ask(key)),)
    else:
        with out.progress() as progress:
            told = desk.follow.ask_all(progress)
    if out.as_json:
        out.document({"tickets": [_told_json(entry, state) for entry, state in told]})
    else:
        for entry, state in told:
            _tell(desk, entry, state, out)
        if not told:
            out.say("outbox.no-tickets")
    silent = [state for _, state in told if isinstance(state, Failure) and state.verdict is not Verdict.REFUSED]
    return UNREACHABLE if silent else 0


def known_json(known: KnownState | None) -> Json | None:
    """What the desk said last."""
    if known is None:
        return None
    answers = [{"at": moment(one.at), "text": one.text} for one in known.state.answers]
    words, is_closed = known.state.status, known.state.is_closed
    return {"status": words, "closed": is_closed, "asked_at": moment(known.asked), "answers": answers}


def print_known(known: KnownState, out: Output) -> None:
    """What the desk said last, for people."""
    seen = now().astimezone()
    asked = moment_seen_from(known.asked.astimezone(), seen, out.lang)
    closed = out.words("outbox.desk-closed") if known.state.is_closed else ""
    out.say("outbox.desk-state", status=known.state.status, closed=closed, when=asked)
    for answer in known.state.answers:
        out.line(f"  {moment_seen_from(answer.at.astimezone(), seen, out.lang)}", "dim")
        for line in answer.text.splitlines():
            out.line(f"    {line}")


def pause_or_resume(desk: Desk, options: Namespace, out: Output) -> int:
    """A person's own pause of a channel, and its end."""
    name = options.channel
    if options.action == "resume":
        desk.channels.resume(name)
        if out.as_json:
            out.document({"channel": name, "paused": False})
        else:
            out.say("outbox.is-resumed", channel=name)
        return 0
    pause = desk.channels.pause(name)
    if out.as_json:
        out.document({"channel": name, "paused": True, "since": moment(pause.since)})
    else:
        tell_by_hand(pause, out)
    return 0


def tell_by_hand(pause: Pause, out: Output) -> None:
    """That a channel waits for a person."""
    since = moment_seen_from(pause.since.astimezone(), now().astimezone(), out.lang)
    out.say("outbox.is-paused", channel=pause.channel, since=since)


def check(desk: Desk, name: str, out: Output) -> int:
    """Tests the connection of one channel or of all; 1 when something is missing, and what."""
    names = [name] if name else [one.name for one in desk.channels.channels()]
    trials = [desk.channels.check(one) for one in names]
    if out.as_json:
        channels = [
            {
                "channel": one.channel.name,
                "type": one.channel.type,
                "fine": one.is_fine,
                "remarks": [_remark_json(remark, out.lang) for remark in one.remarks],
            }
            for one in trials
        ]
        out.document({"channels": channels})
    else:
        for one in trials:
            out.line(f"{one.channel.name} ({one.channel.type})", "bold")
            for remark in one.remarks:
                mark = out.marked("✓", "green") if remark.is_fine else out.marked("✗", "red")
                out.written(f"  {mark} {out.marked(remark_sentence(remark, out.lang), '')}")
    return 0 if all(one.is_fine for one in trials) else 1


def credential(desk: Desk, options: Namespace, out: Output) -> int:
    """Takes a secret from the keyboard without showing it, or from a pipe; never from the command line."""
    if options.forget:
        desk.channels.forget_credential(options.name)
        out.say("outbox.credential-forgotten", name=options.name)
        return 0
    if sys.stdin.isatty():
        secret = getpass.getpass(f"{out.words('outbox.credential-ask', name=options.name)} ", stream=sys.stderr)
    else:
        secret = sys.stdin.readline()
    place = desk.channels.keep_credential(options.name, secret, in_file=options.in_file)
    if out.as_json:
        out.document({"name": options.name, "kept_in": place.value})
    else:
        out.say(f"outbox.credential-{place}", name=options.name)
    return 1 if place is CredentialPlace.MEMORY else 0


def _tell(desk: Desk, entry: OutboxEntry, state: KnownState | Failure, out: Output) -> None:
    out.line(f"{entry.reference} · {entry.ticket} · {entry.subject}", "bold")
    if isinstance(state, Failure):
        out.line("  " + reason_words(state.code, out.lang))
        known = desk.follow.known(entry.referral)
        if known is None:
            return
        state = known
    print_known(state, out)


def _told_json(entry: OutboxEntry, state: KnownState | Failure) -> Json:
    form: Json = {"reference": entry.reference, "referral_id": entry.referral, "ticket": entry.ticket}
    if isinstance(state, Failure):
        return {**form, "error": state.code, "desk": None}
    return {**form, "error": "", "desk": known_json(state)}


def _remark_json(remark: Remark, lang: str) -> Json:
    sentence = remark_sentence(remark, lang)
    return {"code": remark.code, "fine": remark.is_fine, "detail": remark.detail, "message": sentence}
