"""How long work reports where it is, and how it is stopped."""

from collections.abc import Callable


class Cancelled(Exception):
    """Raised inside a job when it was asked to stop; not an error, so not a DeskError."""


def _silent(_done: int, _total: int, _what: str) -> None:
    pass


def _never() -> bool:
    return False


class Progress:
    """Handed to every job that may outlast a frame; the job calls `step` and knows nothing of threads or bars."""

    def __init__(
        self, report: Callable[[int, int, str], None] = _silent, stop_asked: Callable[[], bool] = _never
    ) -> None:
        self._report = report
        self._stop_asked = stop_asked

    def step(self, done: int, total: int, what: str = "") -> None:
        """Tell that `done` of `total` is done (`what` is a code such as `read` or `index`).

        Raises Cancelled when the job was asked to stop.
        """
        self.check()
        self._report(done, total, what)

    def check(self) -> None:
        """Raises Cancelled when the job was asked to stop."""
        if self._stop_asked():
            raise Cancelled
