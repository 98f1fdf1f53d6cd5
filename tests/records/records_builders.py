"""Nouns and records for the tests of this folder, and the way to start a second program."""

import os
import sys
from datetime import UTC, datetime, timedelta
from pathlib import Path

import kbdesk
from kbdesk.domain.acts import start
from kbdesk.domain.article import Header
from kbdesk.domain.contact import Contact, ContactValue
from kbdesk.domain.organisation import Privacy
from kbdesk.domain.photo import Photo
from kbdesk.domain.referral import PathLine, Referral, SentValue
from kbdesk.domain.script import Choice, Script, Step, Target
from kbdesk.domain.stored_run import RunSource

KEY = bytes(range(32))
NOON = datetime(2026, 3, 2, 12, 0, 0, 123456, tzinfo=UTC)
SECOND = timedelta(seconds=1)
HERE = Path(__file__).parent


def a_contact(identity="c1", **changes):
    form = {
        "product": ("boiler", "heat pump"),
        "note": "Zoë, 2ᵉ verdieping 🔥",
        "values": (
            ContactValue("naam", "Naam", "Zoë de Wit", Privacy.PERSONAL, 90, "wie"),
            ContactValue("toestel", "Toestel", "Nefit", superseded=True),
        ),
    }
    return Contact(identity, NOON, **(form | changes))


def a_referral(identity="r1", **changes):
    form = {
        "values": (SentValue("naam", "Naam", "Zoë de Wit"),),
        "path": (PathLine(NOON, "Welk toestel?", "Ketel"), PathLine(NOON + SECOND, "Lekt het?", "")),
        "note": "achterom",
        "respond_within": "24h",
        "script": "no-hot-water",
        "revision": 3,
    }
    return Referral(identity, "", "faults", "Geen warm water", NOON, **(form | changes))


def a_photo(number=1, data=b"a picture that nobody else may see"):
    return Photo(f"p{number}", f"photo-{number}.jpg", "image/jpeg", data)


def a_script(identity="no-hot-water"):
    first = Step("one", "one", "One", 1, choices=(Choice("on", Target("#two", step="two"), 2),))
    last = Step("two", "two", "Two", 3, outcome="refer")
    return Script(Header(identity, lang="nl", revision=3), f"{identity}.md", "digest", "", (first, last), "one")


def a_run(identity="run1", **changes):
    return start(identity, a_script(), NOON, **changes)


def a_source(identity="no-hot-water", text="# Geen warm water\n"):
    return RunSource(identity, f"{identity}.md", "nl", text)


def finish(records, number=1, *, at=NOON, channel="desk-folder", referral=None, **changes):
    """A finished contact with a referral, `c<number>` and `r<number>`."""
    return records.contacts.finish(
        a_contact(f"c{number}", **changes),
        referral=referral or a_referral(f"r{number}"),
        channel=channel,
        prefix="KD",
        end_event=None,
        at=at,
    )


def program(name, *words):
    """Command line and environment of a program in this folder."""
    environment = {**os.environ, "PYTHONPATH": str(Path(kbdesk.__file__).parent.parent)}
    return [sys.executable, str(HERE / name), *map(str, words)], environment
