"""The log file: what went wrong, for whoever helps; never what a customer said.

Only what the program itself says is written. Of an error its kind and the lines it came through are kept, not its
text: that may hold what somebody typed (`domain/fault_report.py`).
"""

import logging
from logging.handlers import RotatingFileHandler
from pathlib import Path
from types import TracebackType

from kbdesk.domain.fault_report import report_lines

LARGEST_FILE = 500_000
KEPT_FILES = 3
_ExcInfo = tuple[type[BaseException], BaseException, TracebackType | None] | tuple[None, None, None]


def open_log(folder: Path, *, level: int = logging.WARNING) -> logging.Handler | None:
    """Begins to write `kbdesk.log` in `folder`; None when that cannot be, for which no program should stop."""
    try:
        folder.mkdir(parents=True, exist_ok=True)
        handler = _LogFile(folder / "kbdesk.log", maxBytes=LARGEST_FILE, backupCount=KEPT_FILES, encoding="utf-8")
    except OSError:
        return None
    handler.setFormatter(_Discreet("%(asctime)s %(levelname)s %(name)s: %(message)s"))
    handler.setLevel(level)
    logger = logging.getLogger("kbdesk")
    logger.addHandler(handler)
    logger.setLevel(level)
    return handler


def close_log(handler: logging.Handler | None) -> None:
    """Ends what `open_log` began."""
    if handler is not None:
        logging.getLogger("kbdesk").removeHandler(handler)
        handler.close()


class _LogFile(RotatingFileHandler):
    """A log that cannot be written (disk full, turned over by another window) stays silent."""

    def handleError(self, record: logging.LogRecord) -> None:  # noqa: N802 - logging's own name
        pass


class _Discreet(logging.Formatter):
    """Errors without their text."""

    def formatException(self, ei: _ExcInfo) -> str:  # noqa: N802 - logging's own name
        _kind, error, where = ei
        return "" if error is None else "\n".join(f"  {line}" for line in report_lines(error, where))
