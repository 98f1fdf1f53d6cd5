"""The call that is being led: hands each act to the records lane, in order, and tells what came of it.

The run itself lives in the lane: jobs take it as the job before left it, so that a field left and a choice made in
one breath are kept in that order. What comes home is a `CallNow` to show. An act that moves carries the spot at which
it was meant; if the run has moved on by then, the act is dropped, so that a key pressed twice answers one question.
"""

from collections.abc import Callable
from dataclasses import dataclass
from datetime import UTC, datetime
from typing import TypeVar

from PySide6.QtCore import QObject, Signal

from kbdesk.domain.contact_at_end import contact_in_practice
from kbdesk.domain.entry_values import Pairs
from kbdesk.domain.errors import DeskError
from kbdesk.domain.organisation import Organisation, Outcome
from kbdesk.domain.progress import Progress
from kbdesk.domain.run import EventKind, Mode, Run
from kbdesk.domain.stored_run import Finished
from kbdesk.domain.wrap_up import WrapUp
from kbdesk.ui.call.call_now import CallNow, Spot, look_at, spot_of
from kbdesk.ui.call.in_hand import UNDO_SECONDS
from kbdesk.ui.call.wrap_up_changes import Changes, with_changes
from kbdesk.ui.kit.background import Lane
from kbdesk.workflows.keep_contacts import KeepContacts
from kbdesk.workflows.keep_library import KeepLibrary
from kbdesk.workflows.say_otherwise import SayOtherwise
from kbdesk.workflows.take_call import TakeCall, Unfinished

T = TypeVar("T")
_WENT_ON = "run-went-on"


@dataclass(frozen=True, slots=True)
class CallEnded:
    """A call that was finished; in practice `finished.contact` has no reference."""

    mode: Mode
    finished: Finished
    lang: str


class LedCall(QObject):
    """One at a time; a call that is going on is put away when another begins."""

    changed = Signal(object)  # CallNow, after every act; listeners: the page, the contact beside it
    ended = Signal(object)  # CallEnded, once it is on disk; listener: the page
    put_away = Signal()  # the run was left for later; listener: the page
    unfinished_found = Signal(object)  # tuple[Unfinished, ...]; listener: the page
    refused = Signal(object)  # DeskError; listener: the page

    def __init__(
        self,
        take_call: TakeCall,
        keep: KeepContacts,
        say_otherwise: SayOtherwise,
        *,
        library: KeepLibrary,
        lane: Lane,
        parent: QObject | None = None,
    ) -> None:
        super().__init__(parent)
        self._take_call, self._keep, self._say_otherwise = take_call, keep, say_otherwise
        self._library, self._lane = library, lane
        self._run: Run | None = None  # touched by jobs of the lane only
        self.undo_seconds = UNDO_SECONDS
        self.customer_lang = ""  # of the contact in front; set by the page
        self.wants_whole = False  # the whole script goes along with every view; set by the page

    @property
    def organisation(self) -> Organisation:
        """The codes and words of the organisation in use."""
        return self._library.library.organisation

    def begin(
        self,
        script: str,
        lang: str,
        *,
        mode: Mode = Mode.LIVE,
        step: str = "",
        contact: str = "",
        entry: Pairs = (),
    ) -> None:
        """A new call along a script, by id or path; it leads the open contact of that id, if one is named."""

        def job(_progress: Progress) -> CallNow:
            begun = self._take_call.start(script, lang, mode=mode, step=step, contact=contact, entry=entry)
            return self._take_up(begun)

        self._do(job, self.changed.emit)

    def resume(self, run: str) -> None:
        """A call that was left on the way."""

        def job(_progress: Progress) -> CallNow:
            return self._take_up(self._take_call.resume(run))

        self._do(job, self.changed.emit)

    def discard(self, run: str) -> None:
        """Forgets a call that was left on the way, and looks again what is left."""

        def job(_progress: Progress) -> tuple[Unfinished, ...]:
            self._take_call.discard(run)
            return self._take_call.unfinished()

        self._do(job, self.unfinished_found.emit)

    def look_for_unfinished(self) -> None:
        """Looks for calls that can be gone on with."""
        self._do(lambda _progress: self._take_call.unfinished(), self.unfinished_found.emit)

    def other_outcomes(self) -> tuple[Outcome, ...]:
        """How a call left on the way can be ended."""
        return self._take_call.other_outcomes()

    def choose(self, number: int, seen: Spot) -> None:
        self._act(lambda run: self._take_call.choose(run, number), seen)

    def go_on(self, seen: Spot) -> None:
        self._act(self._take_call.go_on, seen)

    def back(self, seen: Spot) -> None:
        self._act(self._take_call.back, seen)

    def jump(self, place: int, seen: Spot) -> None:
        self._act(lambda run: self._take_call.jump(run, place), seen)

    def acknowledge(self, line: int, seen: Spot) -> None:
        self._act(lambda run: self._take_call.acknowledge(run, line), seen)

    def tick(self, key: int, seen: Spot, *, on: bool) -> None:
        self._act(lambda run: self._take_call.tick(run, key, on=on), seen)

    def tell(self, name: str, value: str) -> None:
        """Keeps something of the contact itself: `note`, `party`, `lang`."""
        self._act(lambda run: self._take_call.tell(run, name, value), None)

    def capture(self, name: str, text: str, seen: Spot) -> None:
        """Keeps what was typed in a field of the step that was seen."""
        self._act(lambda run: self._take_call.capture(run, name, text)[0], seen)

    def speak(self, lang: str, seen: Spot) -> None:
        """Goes on in another language."""
        self._act(lambda run: self._take_call.speak(run, lang), seen)

    def read_beside(self, path: str, seen: Spot) -> None:
        """Notes that a text was opened beside the step."""
        self._act(lambda run: self._take_call.read_beside(run, path), seen, tells_opened=False)

    def look_again(self) -> None:
        """Tells how the call stands, for whoever wants to see more or other of it."""
        self._act(lambda run: run, None)

    def leave(self) -> None:
        """Puts the call away."""

        def job(_progress: Progress) -> None:
            self._leave_present()

        self._do(job, lambda _nothing: self.put_away.emit())

    def let_go(self) -> None:
        """Puts the call away without a word: another contact comes to the front."""

        def job(_progress: Progress) -> None:
            self._leave_present()

        self._do(job, lambda _nothing: None)

    def finish(self, *, outcome: str = "", changes: Changes | None = None) -> None:
        """Closes the call; `ended` comes only when everything is on disk. `changes` are the agent's in the wrap-up."""

        def job(_progress: Progress) -> CallEnded | None:
            run = self._present(None)
            if run is None:
                return None
            lang = run.script_named(run.here.script).header.lang
            wrap = with_changes(self._proposal(run), changes, self.organisation) if changes else None
            self._run, finished = self._take_call.finish(
                run, outcome=outcome, wrap=wrap, undo_seconds=self.undo_seconds
            )
            return CallEnded(run.mode, finished, lang)

        self._do(job, self._finished)

    def _act(self, act: Callable[[Run], Run], seen: Spot | None, *, tells_opened: bool = True) -> None:
        def job(_progress: Progress) -> CallNow | None:
            run = self._present(seen)
            if run is None:
                return None
            self._run = act(run)
            new = self._run.events[len(run.events) :]
            opened = next((event.value for event in new if event.kind is EventKind.OPEN), "")
            return self._look(self._run, opened=opened if tells_opened else "")

        self._do(job, self._changed)

    def _do(self, job: Callable[[Progress], T], done: Callable[[T], None]) -> None:
        self._lane.run(job, done=done, failed=self._refused)

    def _present(self, seen: Spot | None) -> Run | None:
        """The run, unless it has ended or stands elsewhere than was seen."""
        run = self._run
        if run is None or run.ended or (seen is not None and spot_of(run) != seen):
            return None
        return run

    def _take_up(self, run: Run) -> CallNow:
        self._leave_present()
        self._run = run
        return self._look(run)

    def _leave_present(self) -> None:
        run, self._run = self._run, None
        if run is not None and not run.ended:
            self._take_call.leave(run)

    def _look(self, run: Run, *, opened: str = "") -> CallNow:
        at = datetime.now(UTC).astimezone()
        news = self._take_call.news(run)
        wrap = self._proposal(run) if run.step.outcome and not run.ended else None
        lang = run.about.get("lang", self.customer_lang)
        other = self._say_otherwise.of(run, lang) if lang else ()
        return look_at(
            run, self.organisation, at, opened=opened, news=news, wrap=wrap, other=other, whole=self.wants_whole
        )

    def _proposal(self, run: Run) -> WrapUp:
        """The wrap-up as it follows from the path; an exercise has no contact on disk."""
        contact = self._keep.of_run(run.id) if run.mode is Mode.LIVE else None
        return self._keep.propose(contact or contact_in_practice(run), run=run)

    def _changed(self, now: CallNow | None) -> None:
        if now is not None:
            self.changed.emit(now)

    def _finished(self, ended: CallEnded | None) -> None:
        if ended is not None:
            self.ended.emit(ended)

    def _refused(self, error: DeskError) -> None:
        """A call that went on in another window is shown as it stands there by now."""
        run = self._run
        self.refused.emit(error)
        if error.code == _WENT_ON and run is not None:
            self._run = None
            self.resume(run.id)
