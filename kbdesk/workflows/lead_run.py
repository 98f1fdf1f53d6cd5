"""The run that is led: what an act makes of it can be shown at once, and is put on disk right after it.

At most one act is ahead of the disk: the next one waits until that one is kept, so that a crash loses no more than the
last few milliseconds, and acts stay in order. When an act cannot be kept, a step that it led to is taken back, and the
run stands where the disk has it. What was typed, ticked or read stays in the run all the same and is tried again with
the next act; what was typed on a step that was taken back comes again with that step. Ending a call waits for the disk.
"""

from collections.abc import Callable

from kbdesk.domain.errors import DeskError
from kbdesk.domain.run import EventKind, Run
from kbdesk.domain.stored_run import Finished
from kbdesk.domain.wrap_up import WrapUp
from kbdesk.workflows.take_call import TakeCall

WENT_ON = "run-went-on"
_STAYS = {EventKind.SET, EventKind.TICK, EventKind.ACKNOWLEDGE, EventKind.OPEN}
"""Acts that a person sees on the step itself, and that move nothing."""

Spot = tuple[str, str, str, int]


class LeadRun:
    """Used by one thread at a time. `run` is what is shown, None without one."""

    def __init__(self, take_call: TakeCall) -> None:
        self._take_call = take_call
        self.run: Run | None = None
        self._kept: Run | None = None  # as the disk has it
        self._before: Run | None = None  # as it stood before the last act
        self._taken_back: Spot | None = None
        self._typed: dict[str, str] = {}  # on the step that was taken back

    @property
    def is_ahead(self) -> bool:
        """Whether something of the run is not on disk yet."""
        return self.run is not self._kept

    def take_up(self, run: Run) -> None:
        """A run as the disk has it; the one before is left."""
        self.leave()
        self._stand(run)

    def after(self, run: Run, act: Callable[[Run], Run]) -> Run:
        """What the act makes of the run, which stays as it is until `go`. Raises DeskError when the act is refused, or
        the one before cannot be kept.
        """
        self.keep()
        after = act(run)
        if self._typed and _spot(after) == self._taken_back:
            for name, text in self._typed.items():
                after, _ = self._take_call.next.capture(after, name, text)
        return after

    def go(self, after: Run) -> None:
        """This is the run now; `keep` puts it on disk."""
        self._before, self.run = self.run, after
        if _spot(after) == self._taken_back:
            self._forget_typed()

    def keep(self) -> None:
        """Puts on disk what is not there yet. Raises DeskError; then the run is as the disk has it, but for what was
        typed, and there is none any more when another window went on with it.
        """
        run, kept = self.run, self._kept
        if run is None or kept is None or run is kept:
            return
        try:
            self._take_call.keep(run, kept=kept)
        except DeskError as error:
            if error.code == WENT_ON:
                self._stand(None)
            elif any(event.kind not in _STAYS for event in run.events[len(kept.events) :]):
                self._taken_back, self._typed = _spot(run), {}
                self.run = self._before
            raise
        self._kept = run

    def remember(self, step: str, path: int, name: str, text: str) -> None:
        """Something typed on a step that may have been taken back meanwhile."""
        if self._taken_back is not None and self._taken_back[2:] == (step, path):
            self._typed[name] = text

    def leave(self) -> None:
        """Puts the run away, to be gone on with later."""
        if self.run is not None and not self.run.ended:
            self._take_call.leave(self.run, kept=self._kept)
        self._stand(None)

    def finish(self, run: Run, *, outcome: str, wrap: WrapUp | None, undo_seconds: int) -> Finished:
        """Closes the run and its contact; all of it is on disk then. Raises DeskError."""
        self.keep()
        ended, finished = self._take_call.finish(run, outcome=outcome, wrap=wrap, undo_seconds=undo_seconds)
        self._stand(ended)
        return finished

    def _stand(self, run: Run | None) -> None:
        self.run = self._kept = self._before = run
        self._forget_typed()

    def _forget_typed(self) -> None:
        self._taken_back, self._typed = None, {}


def _spot(run: Run) -> Spot:
    return (run.id, run.here.script, run.step.slug, len(run.path))
