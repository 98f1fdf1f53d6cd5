"""A bar on stderr for work that lasts, and Ctrl+C during it. Short work draws nothing, and nothing is loaded for it.

Ctrl+C asks the job to stop where it can, so that nothing is left half-done (and since an interrupt that hits the
inside of a library may be swallowed there); pressed once more it interrupts at once.
"""

import signal
import sys
import threading
import time
from collections.abc import Mapping
from types import FrameType, TracebackType
from typing import TYPE_CHECKING, Any

from kbdesk.domain.progress import Progress

if TYPE_CHECKING:
    from rich.progress import Progress as RichProgress
    from rich.progress import TaskID

SECONDS_WITHOUT_BAR = 0.4


class ProgressBar:
    """A context: gives the job its Progress, and wipes the bar away at the end. `names` is None for no bar at all."""

    def __init__(self, names: Mapping[str, str] | None) -> None:
        self._names = names
        self._began = time.monotonic()
        self._drawn: RichProgress | None = None
        self._task: TaskID | None = None
        self._stop_asked = False
        self._handler_before: Any = None

    def __enter__(self) -> Progress:
        if threading.current_thread() is threading.main_thread():
            self._handler_before = signal.signal(signal.SIGINT, self._ask_to_stop)
        return Progress(self._report, lambda: self._stop_asked)

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        if self._handler_before is not None:
            signal.signal(signal.SIGINT, self._handler_before)
        if self._drawn is not None:
            self._drawn.stop()

    def _ask_to_stop(self, _signal: int, _frame: FrameType | None) -> None:
        if self._stop_asked:
            raise KeyboardInterrupt
        self._stop_asked = True

    def _report(self, done: int, total: int, what: str) -> None:
        if self._names is None:
            return
        if self._drawn is None:
            if time.monotonic() - self._began < SECONDS_WITHOUT_BAR:
                return
            self._draw()
        if self._drawn is not None and self._task is not None:
            name = self._names.get(what, self._names["other"])
            self._drawn.update(self._task, description=name, completed=done, total=total or None)

    def _draw(self) -> None:
        from rich.console import Console
        from rich.progress import BarColumn, MofNCompleteColumn, TextColumn
        from rich.progress import Progress as RichProgress

        self._drawn = RichProgress(
            TextColumn("{task.description}"),
            BarColumn(),
            MofNCompleteColumn(),
            console=Console(file=sys.stderr),
            transient=True,
        )
        self._task = self._drawn.add_task("", total=None)
        self._drawn.start()
