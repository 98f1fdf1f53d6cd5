"""The call that is being led: hands each act to the records lane, in order, and tells what came of it.

The run itself lives in the lane: jobs take it as the job before left it, so that a field left and a choice made in
one breath are kept in that order. What comes home is a `CallNow` to show; the job after it puts the act on disk while
the step is painted. Where the disk does not take it, the step is taken back (`kbdesk.workflows.lead_run`). An act that
moves carries the spot at which it was meant; if the run stands elsewhere by then, the act is dropped, so that a key
pressed twice answers one question.
"""

from collections.abc import Callable
from dataclasses import dataclass
from datetime import UTC, datetime
from functools import partial
from typing import TypeVar

from PySide6.QtCore import QObject, QTimer, Signal

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
from kbdesk.ui.kit.background import Lane, Painted
from kbdesk.workflows.keep_contacts import KeepContacts
from kbdesk.workflows.keep_library import KeepLibrary
from kbdesk.workflows.lead_run import WENT_ON, LeadRun
from kbdesk.workflows.next_run import NextRun
from kbdesk.workflows.say_otherwise import SayOtherwise
from kbdesk.workflows.take_call import TakeCall, Unfinished

T = TypeVar("T")


@dataclass(frozen=True, slots=True)
class CallEnded:
    """A call that was finished; in practice `finished.contact` has no reference."""

    mode: Mode
    finished: Finished
    lang: str


@dataclass(frozen=True, slots=True)
class _NotKept:
    """An act that the disk did not take, and the call before it where that is shown again."""

    error: DeskError
    now: CallNow | None


class LedCall(QObject):
    """One at a time; a call that is going on is put away when another begins."""

    changed = Signal(object)  # CallNow, after every act; listeners: the page, the contact beside it
    ended = Signal(object)  # CallEnded, once it is on disk; listener: the page
    put_away = Signal()  # the run was left for later; listener: the page
    unfinished_found = Signal(object)  # tuple[Unfinished, ...]; listener: the page
    refused = Signal(object)  # DeskError; listener: the page
    taking_back = Signal()  # what was typed on the step in sight is wanted now; listener: the agent's acts
    taken_back = Signal(object)  # DeskError that took a step back, which is no longer in sight; listener: the page

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
        self._lead = LeadRun(take_call)  # touched by jobs of the lane only
        self._in_sight = ""  # id of the run that was shown last
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

        self._do(job, self._changed)

    def resume(self, run: str) -> None:
        """A call that was left on the way."""

        def job(_progress: Progress) -> CallNow:
            return self._take_up(self._take_call.resume(run))

        self._do(job, self._changed)

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
        self._act(lambda run: self._next.choose(run, number), seen)

    def go_on(self, seen: Spot) -> None:
        self._act(self._next.go_on, seen)

    def back(self, seen: Spot) -> None:
        self._act(self._next.back, seen)

    def jump(self, place: int, seen: Spot) -> None:
        self._act(lambda run: self._next.jump(run, place), seen)

    def acknowledge(self, line: int, seen: Spot) -> None:
        self._act(lambda run: self._next.acknowledge(run, line), seen)

    def tick(self, key: int, seen: Spot, *, on: bool) -> None:
        self._act(lambda run: self._next.tick(run, key, on=on), seen)

    def tell(self, name: str, value: str) -> None:
        """Keeps something of the contact itself: `note`, `party`, `lang`."""
        self._act(lambda run: self._next.tell(run, name, value), None, kept_first=True)

    def capture(self, name: str, text: str, seen: Spot) -> None:
        """Keeps what was typed in a field of the step that was seen."""
        typed = (name, text)
        self._act(lambda run: self._next.capture(run, name, text)[0], seen, typed=typed)

    def speak(self, lang: str, seen: Spot) -> None:
        """Goes on in another language."""
        self._act(lambda run: self._next.speak(run, lang), seen)

    def read_beside(self, path: str, seen: Spot) -> None:
        """Notes that a text was opened beside the step."""
        self._act(lambda run: self._next.read_beside(run, path), seen, tells_opened=False)

    def look_again(self) -> None:
        """Tells how the call stands, for whoever wants to see more or other of it."""
        self._act(lambda run: run, None)

    def leave(self) -> None:
        """Puts the call away."""

        def job(_progress: Progress) -> None:
            self._lead.leave()

        self._do(job, lambda _nothing: self.put_away.emit())

    def let_go(self) -> None:
        """Puts the call away without a word: another contact comes to the front."""

        def job(_progress: Progress) -> None:
            self._lead.leave()

        self._do(job, lambda _nothing: None)

    def finish(self, *, outcome: str = "", changes: Changes | None = None, seen: Spot | None = None) -> None:
        """Closes the call; `ended` comes only when everything is on disk. `changes` are the agent's in the wrap-up."""

        def job(_progress: Progress) -> CallEnded | None:
            run = self._present(seen)
            if run is None:
                return None
            lang = run.script_named(run.here.script).header.lang
            wrap = with_changes(self._proposal(run), changes, self.organisation) if changes else None
            finished = self._lead.finish(run, outcome=outcome, wrap=wrap, undo_seconds=self.undo_seconds)
            return CallEnded(run.mode, finished, lang)

        self._do(job, self._finished)

    @property
    def _next(self) -> NextRun:
        return self._take_call.next

    def _act(
        self,
        act: Callable[[Run], Run],
        seen: Spot | None,
        *,
        tells_opened: bool = True,
        kept_first: bool = False,
        typed: tuple[str, str] | None = None,
    ) -> None:
        """`kept_first`: what is shown of it is read from the disk."""

        def job(_progress: Progress) -> CallNow | None:
            run = self._present(seen)
            if run is None:
                if typed is not None and seen is not None:
                    self._lead.remember(seen.step, seen.path, *typed)
                return None
            after = self._lead.after(run, act)
            if kept_first:
                self._lead.go(after)
                self._lead.keep()
            new = after.events[len(run.events) :]
            opened = next((event.value for event in new if event.kind is EventKind.OPEN), "")
            now = self._look(after, opened=opened if tells_opened else "")
            self._lead.go(after)
            return now

        painted = Painted()

        def show(now: CallNow | None) -> None:
            self._changed(now)
            # The first turn lays out, the second paints.
            QTimer.singleShot(0, self, lambda: QTimer.singleShot(0, self, painted.over))

        self._do(job, show)
        self._do(partial(self._put_on_disk, painted), self._not_kept)

    def _put_on_disk(self, painted: Painted, _progress: Progress) -> _NotKept | None:
        """After an act: what it made of the call is put on disk."""
        led = self._lead.run
        if led is not None and self._lead.is_ahead:
            painted.wait()
        try:
            self._lead.keep()
        except DeskError as error:
            run = self._lead.run
            return _NotKept(error, self._look(run) if run is not None and run is not led else None)
        return None

    def _do(self, job: Callable[[Progress], T], done: Callable[[T], None]) -> None:
        self._lane.run(job, done=done, failed=self._refused)

    def _present(self, seen: Spot | None) -> Run | None:
        """The run, unless it has ended or stands elsewhere than was seen."""
        run = self._lead.run
        if run is None or run.ended or (seen is not None and spot_of(run) != seen):
            return None
        return run

    def _take_up(self, run: Run) -> CallNow:
        self._lead.take_up(run)
        return self._look(run)

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
            self._in_sight = now.spot.run
            self.changed.emit(now)

    def _finished(self, ended: CallEnded | None) -> None:
        if ended is not None:
            self.ended.emit(ended)

    def _not_kept(self, what: _NotKept | None) -> None:
        if what is None:
            return
        if what.now is None:
            self._refused(what.error)
            return
        self.taking_back.emit()
        self.changed.emit(what.now)
        self.taken_back.emit(what.error)

    def _refused(self, error: DeskError) -> None:
        """A call that went on in another window is shown as it stands there by now."""
        self.refused.emit(error)
        if error.code == WENT_ON and self._in_sight:
            self.resume(self._in_sight)
