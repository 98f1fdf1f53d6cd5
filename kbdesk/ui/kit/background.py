"""Lanes: work that may outlast a frame runs beside the window, one worker thread a lane. Only this file knows threads.

A job is a plain function that takes a `Progress`. `Lane.run` gives it a ticket and comes back at once; result, error
and progress come home through one queued signal that carries one frozen object, so `done`, `failed` and `moved` are
called in the window's thread. What happens to earlier work when new work comes is the lane's rule:

* NEWEST_WINS: the running job is asked to stop, waiting ones are dropped, and so are their answers (searching).
* IN_ORDER: one after the other (content, records).
* ONCE_MORE: asked again while running means once more after it, however often it was asked (delivery).

A `DeskError` goes to `failed`; any other exception is raised again in the window's thread, where the last net is.
"""

import sys
import threading
import time
from collections.abc import Callable
from concurrent.futures import Future, ThreadPoolExecutor
from dataclasses import dataclass
from enum import StrEnum
from typing import Any, TypeVar

from PySide6.QtCore import QObject, Qt, Signal, Slot

from kbdesk.domain.errors import DeskError
from kbdesk.domain.progress import Cancelled, Progress

T = TypeVar("T")

SHORT_TURN = 0.001
"""Seconds after which Python lets another thread go on: the window's loop is late by 3 ms (p99) instead of 6."""
LONGEST_PAINT = 0.05
"""Seconds that a job waits for a paint at most."""
TOLD_EVERY = 0.05
"""Seconds between two tellings of how far a job is; a reading of many files would tell hundreds of times a second, and
each is drawn."""


class Rule(StrEnum):
    """What becomes of earlier work when new work comes."""

    NEWEST_WINS = "newest-wins"
    IN_ORDER = "in-order"
    ONCE_MORE = "once-more"


@dataclass(frozen=True, slots=True)
class Moved:
    """How far a job is."""

    done: int
    total: int
    what: str


@dataclass(frozen=True, slots=True)
class _News:
    """What comes home: `moved` while running, `future` at the end."""

    ticket: int
    moved: Moved | None = None
    future: "Future[Any] | None" = None


@dataclass(slots=True)
class _Job:
    """Work that is out. `stop` is written here and read by the worker."""

    future: "Future[Any] | None"
    done: Callable[[Any], None]
    failed: Callable[[DeskError], None] | None
    moved: Callable[[Moved], None] | None
    stop: bool = False


class Painted:
    """What a job waits for before it works beside the window's thread, which would be slower for it: the window says
    `over` once it has painted. Nothing waits long, so a window that is not painted holds nothing up.
    """

    def __init__(self) -> None:
        self._over = threading.Event()

    def over(self) -> None:
        """In the window's thread."""
        self._over.set()

    def wait(self) -> None:
        """In a job."""
        self._over.wait(LONGEST_PAINT)


class _Teller:
    """Tells how far a job is, from the worker: a beginning and an end always, what lies between now and then."""

    def __init__(self, ticket: int, tell: Callable[[_News], None]) -> None:
        self._ticket, self._tell = ticket, tell
        self._what: str | None = None
        self._at = 0.0

    def __call__(self, done: int, total: int, what: str) -> None:
        now = time.monotonic()
        if what == self._what and done < total and now - self._at < TOLD_EVERY:
            return
        self._what, self._at = what, now
        self._tell(_News(self._ticket, moved=Moved(done, total, what)))


class Lane(QObject):
    """One worker thread, started with its first job."""

    _came_home = Signal(object)  # _News; from the worker to this object's own thread

    def __init__(self, name: str, rule: Rule) -> None:
        super().__init__()
        sys.setswitchinterval(SHORT_TURN)
        self._rule = rule
        self._worker = ThreadPoolExecutor(max_workers=1, thread_name_prefix=name)
        self._out: dict[int, _Job] = {}
        self._last = 0
        self._closed = False
        self._came_home.connect(self._at_home, Qt.ConnectionType.QueuedConnection)

    @property
    def busy(self) -> bool:
        """True while a job is out."""
        return bool(self._out)

    def run(
        self,
        job: Callable[[Progress], T],
        *,
        done: Callable[[T], None],
        failed: Callable[[DeskError], None] | None = None,
        moved: Callable[[Moved], None] | None = None,
    ) -> int:
        """Has `job` done; gives its ticket, for `stop`. A closed lane takes nothing on and gives 0."""
        if self._closed:
            return 0
        if self._rule is not Rule.IN_ORDER:
            self._drop_earlier(also_running=self._rule is Rule.NEWEST_WINS)
        self._last += 1
        ticket = self._last
        out = _Job(None, done, failed, moved)
        self._out[ticket] = out
        progress = Progress(_Teller(ticket, self._came_home.emit), lambda: out.stop)
        out.future = self._worker.submit(job, progress)
        out.future.add_done_callback(lambda future: self._came_home.emit(_News(ticket, future=future)))
        return ticket

    def stop(self, ticket: int) -> None:
        """Asks a job to stop; its answer is dropped."""
        out = self._out.get(ticket)
        if out is not None:
            self._out.pop(ticket)
            self._ask_to_stop(out)

    def close(self) -> None:
        """Asks everything to stop and waits until the worker has; from then on nothing comes home."""
        self._closed = True
        for out in self._out.values():
            self._ask_to_stop(out)
        self._out.clear()
        self._worker.shutdown(wait=True, cancel_futures=True)

    def _drop_earlier(self, *, also_running: bool) -> None:
        for ticket, out in list(self._out.items()):
            waiting = out.future is not None and out.future.cancel()
            if waiting or also_running:
                self._out.pop(ticket)
                out.stop = True

    @staticmethod
    def _ask_to_stop(out: _Job) -> None:
        out.stop = True
        if out.future is not None:
            out.future.cancel()

    @Slot(object)
    def _at_home(self, news: _News) -> None:
        out = self._out.get(news.ticket)
        if out is None:
            self._raise_bug_of_dropped(news)
            return
        if news.moved is not None:
            if out.moved is not None:
                out.moved(news.moved)
            return
        if news.future is None:
            return
        self._out.pop(news.ticket)
        try:
            result = news.future.result()
        except Cancelled:
            return
        except DeskError as error:
            if out.failed is None:
                raise
            out.failed(error)
            return
        out.done(result)

    def _raise_bug_of_dropped(self, news: _News) -> None:
        """A bug is a bug also in a job whose answer nobody wants any more."""
        if self._closed or news.future is None or news.future.cancelled():
            return
        error = news.future.exception()
        if error is not None and not isinstance(error, Cancelled | DeskError):
            raise error
