"""`kbdesk doctor`: is everything in order on this device? Looks, and changes nothing but the index."""

from argparse import Namespace

from kbdesk import __version__
from kbdesk.cli.output import Output
from kbdesk.desk import Desk
from kbdesk.domain.errors import DeskError
from kbdesk.domain.health import Health, HealthLevel
from kbdesk.wording.health import fix_sentence, health_sentence

_MARKS = {HealthLevel.OK: "green", HealthLevel.WARNING: "amber", HealthLevel.ERROR: "red"}


def run(desk: Desk, options: Namespace, out: Output) -> int:
    """Exit code 1 when something is not in order; with `--bundle` when nothing was written."""
    found = _all(desk, out)
    if options.bundle is not None:
        return _bundle(desk, found, options, out)
    if out.as_json:
        checks = [
            {
                "name": one.name,
                "level": one.level.value,
                "message": health_sentence(one, out.lang),
                "fix": fix_sentence(one, out.lang),
            }
            for one in found
        ]
        out.document({"version": __version__, "checks": checks})
        return _code(found)
    for one in found:
        mark = out.marked(out.words(f"doctor.{one.level}"), _MARKS[one.level])
        out.written(f"{mark}  {health_sentence(one, out.lang)}")
        if fix := fix_sentence(one, out.lang):
            out.line(f"      {fix}")
    return _code(found)


def _bundle(desk: Desk, found: tuple[Health, ...], options: Namespace, out: Output) -> int:
    """Shown whole; written only with `--yes`."""
    library = desk.library.library if desk.library.library.cards else None
    parts = desk.bundle.parts(library, found)
    written = desk.bundle.write(options.bundle, parts) if options.yes else None
    if out.as_json:
        texts = {part.name: part.text for part in parts}
        out.document({"written": str(written) if written is not None else None, "parts": texts})
        return 0 if written is not None else 1
    out.say("bundle.head")
    for part in parts:
        out.line(f"{part.name}: {out.words(f'bundle.{part.code}')}", "bold")
        for line in part.text.splitlines():
            out.line(f"    {line}", "dim")
    if written is None:
        out.say("bundle.how", path=options.bundle)
        return 1
    out.say("bundle.written", path=written)
    return 0


def _code(found: tuple[Health, ...]) -> int:
    return 0 if all(one.level is HealthLevel.OK for one in found) else 1


def _all(desk: Desk, out: Output) -> tuple[Health, ...]:
    try:
        with out.progress() as progress:
            desk.library.open()
            done = desk.library.refresh(progress)
    except DeskError as error:
        return desk.health.look(error)
    return desk.health.look(done.library, index_bytes=done.size.index_bytes)
