"""`kbdesk doctor`: is everything in order on this device? Looks, and changes nothing but the index."""

from argparse import Namespace

from kbdesk import __version__
from kbdesk.cli.output import Output
from kbdesk.desk import Desk
from kbdesk.domain.errors import DeskError
from kbdesk.domain.health import Health, HealthLevel
from kbdesk.wording.health import fix_sentence, health_sentence

_MARKS = {HealthLevel.OK: "green", HealthLevel.WARNING: "amber", HealthLevel.ERROR: "red"}


def run(desk: Desk, _options: Namespace, out: Output) -> int:
    """Exit code 1 when something is not in order."""
    found = _all(desk, out)
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
