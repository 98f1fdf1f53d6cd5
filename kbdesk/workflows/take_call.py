"""Takes a call along a script: each act is on disk when its method returns (`LeadRun` shows it a moment before).

A run is begun, led by the person's choices and finished with an outcome. The texts of the scripts it enters are kept
with it, so that it goes on at the revision it started with, whatever happens to the files. A live run leads an open
contact (`KeepContacts`), which is the one to know what was told of it. Practice runs are never stored and send nothing.
"""

from collections.abc import Callable
from dataclasses import dataclass, replace
from datetime import datetime, timedelta

from kbdesk.content.folder import ContentFolder
from kbdesk.domain.acts import (
    end,
    note_event,
    start,
)
from kbdesk.domain.contact import Contact
from kbdesk.domain.contact_at_end import contact_in_practice, contact_of_call, promise_at_end
from kbdesk.domain.entry_values import Pairs, entry_values
from kbdesk.domain.errors import DeskError, WrongUse
from kbdesk.domain.field_check import Checked, typed_text
from kbdesk.domain.heard import Heard
from kbdesk.domain.open_contact import ContactAct, ContactEvent
from kbdesk.domain.organisation import Effect, Organisation, Outcome
from kbdesk.domain.promise import promise_kept_by
from kbdesk.domain.referral import Referral, compose_referral
from kbdesk.domain.run import Event, EventKind, Mode, Run
from kbdesk.domain.script import Script
from kbdesk.domain.script_news import ScriptNews
from kbdesk.domain.script_page import PageStep, whole_script
from kbdesk.domain.step_view import StepView, see
from kbdesk.domain.stored_run import Finished, RunSource, StoredRun
from kbdesk.domain.wrap_up import WrapUp, missing_in, proposed_wrap, refuse_outcome
from kbdesk.records.closing import Closing
from kbdesk.records.contacts import ContactRecords
from kbdesk.records.open_contacts import OpenContactRecords
from kbdesk.records.runs import RunRecords
from kbdesk.workflows.keep_library import KeepLibrary
from kbdesk.workflows.keep_photos import KeepPhotos
from kbdesk.workflows.next_run import NextRun
from kbdesk.workflows.read_content import ReadContent
from kbdesk.workflows.run_texts import RunTexts


@dataclass(frozen=True, slots=True)
class Unfinished:
    """A run that was left on the way, for the offer to go on."""

    run: str
    script_title: str
    step_title: str
    lang: str
    started: datetime
    last: datetime


class TakeCall:
    """Called from one thread at a time. Every method that changes a run gives the run after it, stored."""

    def __init__(
        self,
        folder: ContentFolder,
        library: KeepLibrary,
        read: ReadContent,
        runs: RunRecords,
        contacts: ContactRecords,
        *,
        open_contacts: OpenContactRecords,
        now: Callable[[], datetime],
        new_key: Callable[[], str],
        photos: KeepPhotos | None = None,
    ) -> None:
        self._photos = photos
        self._texts = RunTexts(folder, library)
        self._library = library
        self._read = read
        self._runs = runs
        self._contacts = contacts
        self._open = open_contacts
        self._clock = now
        self.next = NextRun(library, self._texts, now=self._now)
        self._new_key = new_key

    # ------------------------------------------------------------------ looking

    def view(self, run: Run) -> StepView:
        """What to show of the run now."""
        return see(run, self._organisation, self._now().date())

    def news(self, run: Run) -> ScriptNews | None:
        """What happened since to the script that is followed; None while it stands as it was."""
        return self._texts.news(run, self._now().date())

    def whole(self, run: Run) -> tuple[PageStep, ...]:
        """The script that is followed, on one page."""
        return whole_script(run, self._organisation)

    def unfinished(self) -> tuple[Unfinished, ...]:
        """Runs that can be gone on with, latest first."""
        read: dict[RunSource, Script] = {}
        return tuple(self._left(stored, read) for stored in self._runs.unfinished())

    def other_outcomes(self) -> tuple[Outcome, ...]:
        """How a call that was left on the way can be ended. Not by a referral: that needs a queue and its fields."""
        return tuple(one for one in self._organisation.outcomes if one.effect is not Effect.REFER)

    # ------------------------------------------------------------------ leading

    def start(
        self,
        script: str,
        lang: str,
        *,
        mode: Mode = Mode.LIVE,
        step: str = "",
        contact: str = "",
        entry: Pairs = (),
    ) -> Run:
        """A new run of a script by id or path; `step` begins at a step in it (a hit in the search). `entry` are values
        from outside: kept where the script takes them and they fit.

        A live one leads the open contact of that id from here on; without one a contact begins with it, under the run's
        own id. Raises WrongUse: `contact-closed`, `contact-gone`.
        """
        opened = self._read.script(script, lang)
        first = opened.step(step) if step else None
        if first is not None:
            opened = replace(opened, start=first.slug)
        heard = Heard(self._now(), self._organisation.policies.telephone_region)
        values = entry_values(entry, opened, self._organisation, heard).taken
        run = start(self._new_key(), opened, heard.now, mode=mode, entry=values)
        if mode is Mode.LIVE:
            facts = {"lang": opened.header.lang, "direction": opened.header.direction}
            told = (ContactEvent(heard.now, ContactAct.TELL, name, value) for name, value in facts.items() if value)
            opening = () if contact else (ContactEvent(heard.now, ContactAct.OPEN), *told)
            self._runs.begin(run, self._texts.sources((opened,)), contact=contact, opening=opening)
        return run

    def resume(self, run_id: str) -> Run:
        """A run as it was left, at the revision it started with. Raises WrongUse when there is none of that id."""
        stored = self._runs.load(run_id)
        run = self._texts.rebuilt(stored, {})
        contact = self._open.of_run(run_id)
        if contact is not None and contact.run != run_id:
            self._runs.take_up(run_id, run.script.header.title, self._now())
        return self.keep(note_event(run, EventKind.RESUME, self._now()), kept=run)

    def choose(self, run: Run, number: int) -> Run:
        """Takes a choice (`ChoiceView.number`)."""
        return self.keep(self.next.choose(run, number), kept=run)

    def go_on(self, run: Run) -> Run:
        """Lets an automatic step that waited go on."""
        return self.keep(self.next.go_on(run), kept=run)

    def back(self, run: Run) -> Run:
        """One step back."""
        return self.keep(self.next.back(run), kept=run)

    def jump(self, run: Run, place: int) -> Run:
        """To an earlier step on the path."""
        return self.keep(self.next.jump(run, place), kept=run)

    def capture(self, run: Run, name: str, typed: str) -> tuple[Run, Checked]:
        """Keeps what was typed in a field, in its one form where it fits, as typed where it does not."""
        after, checked = self.next.capture(run, name, typed)
        return self.keep(after, kept=run), checked

    def tick(self, run: Run, key: int, *, on: bool) -> Run:
        """Sets or clears a box."""
        return self.keep(self.next.tick(run, key, on=on), kept=run)

    def acknowledge(self, run: Run, line: int) -> Run:
        """Marks a notice as read."""
        return self.keep(self.next.acknowledge(run, line), kept=run)

    def tell(self, run: Run, name: str, value: str) -> Run:
        """Keeps something of the contact itself (`NextRun.tell`)."""
        return self.keep(self.next.tell(run, name, value), kept=run)

    def speak(self, run: Run, lang: str) -> Run:
        """Goes on in another language, on the same step. Raises WrongUse: `half-unknown`, `halves-differ`."""
        return self.keep(self.next.speak(run, lang), kept=run)

    def read_beside(self, run: Run, path: str) -> Run:
        """Notes that a text was opened beside the step."""
        return self.keep(self.next.read_beside(run, path), kept=run)

    def leave(self, run: Run, *, kept: Run | None = None) -> Run:
        """Puts the run away, to be gone on with later; one that is led elsewhere by now is left as it is there."""
        try:
            return self.keep(note_event(run, EventKind.LEAVE, self._now()), kept=kept or run)
        except WrongUse:
            return run

    def keep(self, run: Run, *, kept: Run) -> Run:
        """Puts on disk what came after `kept`, with the text of a script newly entered. Raises WrongUse `run-went-on`
        when the disk has the run otherwise than `kept` is.
        """
        new: tuple[Event, ...] = run.events[len(kept.events) :]
        if new and run.mode is Mode.LIVE:
            sources = self._texts.sources(run.scripts[len(kept.scripts) :], held=kept.scripts)
            said = [one for one in new if one.kind is EventKind.ABOUT]
            told = tuple(ContactEvent(one.at, ContactAct.TELL, one.name, one.value) for one in said)
            self._runs.append(run.id, new, sources=sources, known=len(kept.events), told=told)
        return run

    def discard(self, run_id: str) -> None:
        """Forgets a run that led to no contact, also one that can no longer be taken up."""
        self._runs.discard(run_id)

    # ------------------------------------------------------------------ finishing

    def finish(
        self, run: Run, *, outcome: str = "", wrap: WrapUp | None = None, undo_seconds: int = 0
    ) -> tuple[Run, Finished]:
        """Closes the run and its contact: contact, referral and outbox entry on disk in one transaction, then the number.

        `outcome` replaces the step's own when the script was left on the way; `wrap` is the wrap-up as it was confirmed
        (without one it is as proposed). With `undo_seconds` the referral is held back so long, and `KeepContacts.undo`
        takes all of it back. A practice run gives the same, without a reference and with nothing stored. Raises WrongUse
        as `refuse_outcome` does, and `wrap-up-missing`, `run-went-on`, `contact-went-on`.
        """
        code = outcome or (wrap.outcome if wrap is not None else "") or run.step.outcome
        now = self._now()
        live = self._open.of_run(run.id) if run.mode is Mode.LIVE else None
        refuse_outcome(run, code, self._organisation, now.date(), referred=live is not None and bool(live.referrals))
        ended = end(run, code, now)
        known = live or contact_in_practice(run)
        proposed = proposed_wrap(known, self._organisation, run=ended)
        said = proposed if wrap is None else replace(wrap, outcome=code, note=typed_text(wrap.note))
        if run.mode is Mode.LIVE and (lacking := missing_in(said, self._organisation)):
            raise WrongUse("wrap-up-missing", names=", ".join(lacking))
        beside = self._texts.captured_in(self._runs.others_of(live.id, run.id)) if live is not None else ()
        contact = contact_of_call(ended, known, said, self._organisation, at=now, beside=beside)
        referral = self._referral(run, contact) if code == run.step.outcome else None
        if run.mode is not Mode.LIVE:
            return ended, Finished(contact, referral)
        until = now + timedelta(seconds=undo_seconds) if undo_seconds else None
        promise = promise_at_end(contact, said, self._organisation, key=self._new_key())
        finished = self._contacts.finish(
            contact,
            referral=referral,
            channel=self._channel(referral),
            prefix=self._organisation.policies.reference_prefix,
            end_event=ended.events[-1],
            known=len(run.events),
            at=now,
            photos=self._photos.of_run(run, referral, self._organisation) if self._photos and referral else (),
            closing=Closing(live.acts, until, promise, keeps=promise_kept_by(live, code, self._organisation))
            if live is not None
            else None,
        )
        return ended, finished

    def _referral(self, run: Run, contact: Contact) -> Referral | None:
        organisation, key = self._organisation, self._new_key()
        return compose_referral(run, organisation, key=key, contact=contact.id, at=self._now(), note=contact.note)

    def _channel(self, referral: Referral | None) -> str:
        queue = self._organisation.queue(referral.queue) if referral else None
        return queue.channel if queue else ""

    # ------------------------------------------------------------------ storing

    def _now(self) -> datetime:
        """On the clock of the place: "today" is the person's own, also in the hours when it is another day in UTC."""
        return self._clock().astimezone()

    @property
    def _organisation(self) -> Organisation:
        return self._library.library.organisation

    def _left(self, stored: StoredRun, read: dict[RunSource, Script]) -> Unfinished:
        try:
            run = self._texts.rebuilt(stored, read)
        except DeskError:
            # Listed all the same, so that one call that cannot be taken up hides no other; `resume` says why not.
            first = stored.sources[0]
            return Unfinished(stored.id, first.script_id, "", first.lang, stored.events[0].at, stored.events[-1].at)
        header = run.script.header
        return Unfinished(
            stored.id, header.title, run.step.title, header.lang, stored.events[0].at, stored.events[-1].at
        )
