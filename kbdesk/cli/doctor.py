"""`kbdesk doctor`: is everything in order on this device? Looks, and changes nothing but the index."""

import platform
from argparse import Namespace
from collections.abc import Iterator
from dataclasses import asdict, dataclass

from kbdesk import __version__
from kbdesk.cli.output import Output
from kbdesk.desk import Desk
from kbdesk.domain.errors import DeskError
from kbdesk.domain.finding import Level
from kbdesk.wording.errors import error_sentence
from kbdesk.wording.outbox import KEY_PLACES
from kbdesk.wording.speak import speak

_MARKS = {"ok": "green", "warning": "amber", "error": "red"}


@dataclass(frozen=True, slots=True)
class Health:
    """One thing looked at; `level` is ok, warning or error."""

    name: str
    level: str
    message: str
    fix: str = ""


def run(desk: Desk, _options: Namespace, out: Output) -> int:
    """Exit code 1 when something is not in order."""
    checks = tuple(_all(desk, out))
    if out.as_json:
        out.document({"version": __version__, "checks": [asdict(one) for one in checks]})
    else:
        for one in checks:
            out.written(f"{out.marked(out.words(f'doctor.{one.level}'), _MARKS[one.level])}  {one.message}")
            if one.fix:
                out.line(f"      {one.fix}")
    return 0 if all(one.level == "ok" for one in checks) else 1


def _all(desk: Desk, out: Output) -> Iterator[Health]:
    version = out.words("doctor.version", version=__version__, python=platform.python_version())
    yield Health("version", "ok", version)
    yield from _content(desk, out)
    yield from _outbox(desk, out)


def _content(desk: Desk, out: Output) -> Iterator[Health]:
    try:
        with out.progress() as progress:
            desk.library.open()
            done = desk.library.refresh(progress)
    except DeskError as error:
        yield Health("content", "error", error_sentence(error, out.lang))
        return
    library, folder = done.library, desk.library.content_path
    words = out.words("doctor.content", n=len(library.cards), folder=folder)
    bad = sum(one.level is Level.ERROR for one in library.findings)
    yield Health("content", "warning" if bad else "ok", words, out.words("doctor.findings", n=bad) if bad else "")
    yield Health("index", "ok", out.words("doctor.index", megabytes=f"{done.size.index_bytes / 1e6:.1f}"))
    if library.left_out:
        yield Health("left_out", "warning", out.words("doctor.left-out", n=len(library.left_out)), "kbdesk index")


def _outbox(desk: Desk, out: Output) -> Iterator[Health]:
    if not desk.paths.records.exists():
        yield Health("records", "ok", out.words("doctor.no-records"))
        return
    try:
        unsent = desk.deliver.unsent()
    except DeskError as error:
        yield Health("records", "error", error_sentence(error, out.lang))
        return
    yield Health("records", "ok", out.words("doctor.records", path=desk.paths.records))
    if (place := desk.key_lies_in) is not None:
        yield Health("key", "ok", speak(KEY_PLACES, f"key.{place}", out.lang))
    level = "warning" if unsent else "ok"
    yield Health("outbox", level, out.words("doctor.unsent", n=unsent), "kbdesk outbox send" if unsent else "")
