"""What is written down of an error nobody expected: its kind and the way it came, for whoever mends it.

Never its text, which may hold what somebody typed, and no folder before the program's own, which may hold who they are.
"""

import re
import traceback
from types import TracebackType

from kbdesk.domain.errors import DeskError

_LONGEST_CHAIN = 5
_LAST = re.compile(r".*[/\\](?:site-packages|dist-packages|(?=kbdesk[/\\])|lib[/\\]python[\d.]+)[/\\]?")
_SLASHES = re.compile(r"[/\\]")


def report_lines(error: BaseException, trace: TracebackType | None) -> tuple[str, ...]:
    """The lines it came through, then its kind; before that, what it came from."""
    lines: list[str] = []
    for cause in reversed(_causes(error)):
        lines += [*_way(cause.__traceback__), f"{_kind(cause)}, and from that:"]
    return (*lines, *_way(trace), _kind(error))


def spot_of(error: BaseException, trace: TracebackType | None) -> str:
    """Where it began, to know the same one again."""
    return " ".join((*_way(trace)[-1:], type(error).__name__))


def without_folders(path: str) -> str:
    """`kbdesk/ui/app.py` of any path to it; of a file elsewhere its name alone."""
    short = _LAST.sub("", path)
    return short.replace("\\", "/") if short != path else _SLASHES.split(path)[-1]


def _causes(error: BaseException) -> list[BaseException]:
    """What it came from, the nearest first."""
    causes: list[BaseException] = []
    while len(causes) < _LONGEST_CHAIN:
        cause = error.__cause__ or (None if error.__suppress_context__ else error.__context__)
        if cause is None:
            break
        causes.append(cause)
        error = cause
    return causes


def _way(trace: TracebackType | None) -> list[str]:
    frames = traceback.StackSummary.extract(traceback.walk_tb(trace), lookup_lines=False)
    return [f"{without_folders(frame.filename)}:{frame.lineno} in {frame.name}" for frame in frames]


def _kind(error: BaseException) -> str:
    """An expected failure has a code besides, which is safe."""
    return f"{type(error).__name__} {error.code}" if isinstance(error, DeskError) else type(error).__name__
