"""`kbdesk call`: follows one script, with a person at the keys or a file of answers."""

from argparse import Namespace
from typing import Any

from kbdesk.cli.json_forms import moment
from kbdesk.cli.library import open_library
from kbdesk.cli.output import Output
from kbdesk.cli.played import Left
from kbdesk.cli.session import Session
from kbdesk.cli.steps import draw_reference
from kbdesk.cli.text_file import read_text_file
from kbdesk.desk import Desk, now
from kbdesk.domain.errors import WrongUse
from kbdesk.domain.run import Mode, Run
from kbdesk.domain.script import Script
from kbdesk.domain.stored_run import Finished

LEFT_ON_THE_WAY = 1


def run(desk: Desk, options: Namespace, out: Output) -> int:
    """Exit code 1 when the script was left before an outcome; the run is then kept, except in practice."""
    answers = None if options.answers is None else read_text_file(options.answers)
    open_library(desk, out)
    identity, _, step = options.script.partition("#")
    mode = Mode.PRACTICE if options.practice else Mode.PREVIEW if options.preview else Mode.LIVE
    return follow(desk, desk.call.start(identity, out.reads, mode=mode, step=step), answers, out)


def follow(desk: Desk, begun: Run, answers: str | None, out: Output) -> int:
    """A run that was just begun, to its outcome or to where it is left; `answers` is the text of a file of them."""
    mode = begun.mode
    if answers is not None:
        ended, finished = _answered(desk, begun, answers)
    else:
        played = Session(desk, out).play(begun)
        if played.finished is None:
            out.aside("call.left" if mode is Mode.LIVE else "call.left-practice")
            return 0 if played.left is Left.QUIT and mode is not Mode.LIVE else LEFT_ON_THE_WAY
        ended, finished = played.run, played.finished
    if out.as_json:
        out.document(call_json(ended, finished))
    elif answers is not None:
        _tell(finished, mode, out)
    return 0


def _answered(desk: Desk, begun: Run, text: str) -> tuple[Run, Finished]:
    """Walks the path of a file to its outcome; a run that gets stuck is discarded, since nobody spoke to anybody."""
    from kbdesk.workflows.walk_script import Walker, answers_in, facts_in

    walker = Walker(desk.call, lambda identity: _halves(desk, identity), now().date())
    try:
        path = answers_in(text)
        for name, value in facts_in(text):
            begun = desk.call.tell(begun, name, value)
        return desk.call.finish(walker.walk_to_outcome(begun, path))
    except WrongUse:
        desk.call.discard(begun.id)
        raise


def _halves(desk: Desk, identity: str) -> tuple[Script, ...]:
    return tuple(desk.read.script(card.path, card.header.lang) for card in desk.library.library.halves(identity))


def _tell(finished: Finished, mode: Mode, out: Output) -> None:
    if mode is not Mode.LIVE:
        out.say("outcome.practice")
        return
    draw_reference(finished.contact.reference, out)
    out.say("outcome.kept-and-queued" if finished.referral is not None else "outcome.kept")


def call_json(run: Run, finished: Finished) -> dict[str, Any]:
    """What `call` prints. A name that was given again after its branch was left counts with its live value.

    `value` is the code or form that scripts compare with, `words` what people read.
    """
    contact = finished.contact
    values = sorted(contact.values, key=lambda one: not one.superseded)
    given = {one.name: one.value for one in run.superseded()} | run.values()
    return {
        "reference": contact.reference,
        "script": contact.script,
        "revision": contact.revision,
        "outcome": contact.outcome,
        "values": {
            one.name: {
                "value": given.get(one.name, one.value),
                "superseded": one.superseded,
                "pii": one.privacy.value,
                "words": one.value,
            }
            for one in values
        },
        "transcript": [
            {"at": moment(event.at), "kind": event.kind.value, "step": event.step, "label": event.label}
            for event in run.events
        ],
        "referral": finished.referral.reference if finished.referral is not None else None,
        "mode": run.mode.value,
        "party": contact.party,
        "direction": contact.direction.value,
        "note": contact.note,
    }
