"""`kbdesk keys`: where the key of the records lies, and putting it elsewhere."""

import os
import sys
from argparse import Namespace

from kbdesk.cli.output import Output
from kbdesk.cli.passphrase import AskPassphrase
from kbdesk.desk import Desk
from kbdesk.domain.errors import WrongUse
from kbdesk.domain.settings import KeyPlace
from kbdesk.wording.health import HEALTH
from kbdesk.wording.outbox import KEY_PLACES
from kbdesk.wording.speak import speak


def run(desk: Desk, options: Namespace, out: Output) -> int:
    """`passphrase` takes the new one from `KBDESK_NEW_PASSPHRASE` where nobody is at the keys."""
    if options.action != "show":
        to = KeyPlace(options.action)
        desk.move_key(to, passphrase=_new_passphrase(out) if to is KeyPlace.PASSPHRASE else "")
    place = desk.key_lies_in
    if out.as_json:
        out.document({"key": place.value if place else None})
    elif place is None:
        out.line(speak(HEALTH, "health.no-records", out.lang))
    else:
        out.line(speak(KEY_PLACES, f"key.{place}", out.lang))
    return 0


def _new_passphrase(out: Output) -> str:
    given = os.environ.get("KBDESK_NEW_PASSPHRASE", "")
    if not given and sys.stdin.isatty():
        given = AskPassphrase(out).new()
    if not given:
        raise WrongUse("passphrase-not-given")
    return given
