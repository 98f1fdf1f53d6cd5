"""What a bug leaves behind: where in the program it happened, and nothing of what anybody typed or said.

Messages of errors and values of variables may hold a customer's words, so neither is written.
"""

import platform
import sys
import tempfile
import traceback
from datetime import UTC, datetime
from pathlib import Path

from kbdesk import __version__


def write_bug_report(bug: BaseException, folder: Path | None, *, command: str) -> Path | None:
    """Writes a report into the folder, else into the system's place for passing files; None where neither is open."""
    now = datetime.now(UTC)
    text = _report(bug, now, command)
    for place in (folder, Path(tempfile.gettempdir())):
        if place is None:
            continue
        try:
            place.mkdir(parents=True, exist_ok=True)
            file = place / f"bug-{now:%Y%m%dT%H%M%S%f}.txt"
            file.write_text(text, encoding="utf-8")
        except OSError:
            continue
        return file
    return None


def _report(bug: BaseException, now: datetime, command: str) -> str:
    lines = [
        f"kbdesk {__version__}, Python {platform.python_version()}, {platform.system()} {platform.release()}",
        f"{now:%Y-%m-%dT%H:%M:%SZ}, command {command}, {sys.executable}",
    ]
    cause: BaseException | None = bug
    while cause is not None:
        lines.append(f"{type(cause).__module__}.{type(cause).__qualname__}")
        lines += [
            f"  {frame.filename}:{frame.lineno} in {frame.name}" for frame in traceback.extract_tb(cause.__traceback__)
        ]
        cause = cause.__cause__ or cause.__context__
    return "\n".join(lines) + "\n"
