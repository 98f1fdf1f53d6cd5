"""Takes a call along a script: each act is on disk before the next step is shown.

A run is begun, led by the person's choices and finished with an outcome. The texts of the scripts it enters are kept
with it, so that it goes on at the revision it started with, whatever happens to the files. Practice runs are never
stored and send nothing.
"""

from collections.abc import Callable
from dataclasses import dataclass, replace
from datetime import datetime

from kbdesk.content.folder import ContentFolder
from kbdesk.domain.acts import (
    acknowledge,
    back,
    capture,
    choose,
    end,
    go_on,
    jump,
    missing,
    note_event,
    read_beside,
    speak,
    start,
    tell,
    tick,
)
from kbdesk.domain.contact import Contact, ContactState, ContactValue, Direction
from kbdesk.domain.errors import DeskError, WrongUse
from kbdesk.domain.field_check import Checked, check_value, typed_text
from kbdesk.domain.heard import Heard
from kbdesk.domain.organisation import Effect, Field, Organisation, Outcome
from kbdesk.domain.referral import Referral, compose_referral, fields_of, label_of
from kbdesk.domain.run import Captured, Event, EventKind, Mode, Run
from kbdesk.domain.script import Script
from kbdesk.domain.script_news import ScriptNews
from kbdesk.domain.script_page import PageStep, whole_script
from kbdesk.domain.spoken_value import words_for
from kbdesk.domain.step_view import StepView, see
from kbdesk.domain.stored_run import Finished, RunSource, StoredRun
from kbdesk.records.contacts import ContactRecords
from kbdesk.records.runs import RunRecords
from kbdesk.workflows.keep_library import KeepLibrary
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
        now: Callable[[], datetime],
        new_key: Callable[[], str],
    ) -> None:
        self._texts = RunTexts(folder, library)
        self._library = library
        self._read = read
        self._runs = runs
        self._contacts = contacts
        self._clock = now
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

    def start(self, script: str, lang: str, *, mode: Mode = Mode.LIVE, step: str = "") -> Run:
        """A new run of a script by id or path; `step` begins at a step in it (a hit in the search)."""
        opened = self._read.script(script, lang)
        first = opened.step(step) if step else None
        if first is not None:
            opened = replace(opened, start=first.slug)
        run = start(self._new_key(), opened, self._now(), mode=mode)
        if mode is Mode.LIVE:
            self._runs.begin(run, self._texts.sources((opened,)))
        return run

    def resume(self, run_id: str) -> Run:
        """A run as it was left, at the revision it started with. Raises WrongUse when there is none of that id."""
        stored = self._runs.load(run_id)
        run = self._texts.rebuilt(stored, {})
        return self._stored(run, note_event(run, EventKind.RESUME, self._now()))

    def choose(self, run: Run, number: int) -> Run:
        """Takes a choice (`ChoiceView.number`)."""
        return self._stored(run, choose(run, number, self._now(), others=self._texts.script_at))

    def go_on(self, run: Run) -> Run:
        """Lets an automatic step that waited go on."""
        return self._stored(run, go_on(run, self._now(), others=self._texts.script_at))

    def back(self, run: Run) -> Run:
        """One step back."""
        return self._stored(run, back(run, self._now()))

    def jump(self, run: Run, place: int) -> Run:
        """To an earlier step on the path."""
        return self._stored(run, jump(run, place, self._now()))

    def capture(self, run: Run, name: str, typed: str) -> tuple[Run, Checked]:
        """Keeps what was typed in a field, in its one form where it fits, as typed where it does not."""
        heard = Heard(self._now(), self._organisation.policies.telephone_region)
        checked = check_value(self._field(run, name), typed, heard)
        return self._stored(run, capture(run, name, checked.value, self._now())), checked

    def tick(self, run: Run, key: int, *, on: bool) -> Run:
        """Sets or clears a box."""
        return self._stored(run, tick(run, key, on, self._now()))

    def acknowledge(self, run: Run, line: int) -> Run:
        """Marks a notice as read."""
        return self._stored(run, acknowledge(run, line, self._now()))

    def tell(self, run: Run, name: str, value: str) -> Run:
        """Keeps something of the contact itself: `note`, `party`, `direction`, `lang`."""
        return self._stored(run, tell(run, name, typed_text(value), self._now()))

    def speak(self, run: Run, lang: str) -> Run:
        """Goes on in another language, on the same step. Raises WrongUse: `half-unknown`, `halves-differ`."""
        return self._stored(run, speak(run, self._texts.halves(run, lang), lang, self._now()))

    def read_beside(self, run: Run, path: str) -> Run:
        """Notes that a text was opened beside the step."""
        return self._stored(run, read_beside(run, path, self._now()))

    def leave(self, run: Run) -> Run:
        """Puts the run away, to be gone on with later; one that is led elsewhere by now is left as it is there."""
        try:
            return self._stored(run, note_event(run, EventKind.LEAVE, self._now()))
        except WrongUse:
            return run

    def discard(self, run_id: str) -> None:
        """Forgets a run that led to no contact, also one that can no longer be taken up."""
        self._runs.discard(run_id)

    # ------------------------------------------------------------------ finishing

    def finish(self, run: Run, *, outcome: str = "") -> tuple[Run, Finished]:
        """Closes the run: contact, referral and outbox entry on disk in one transaction, then the reference.

        `outcome` replaces the step's own when the script was left on the way. A practice run gives the same, without
        a reference and with nothing stored. Raises WrongUse: `no-outcome`, `outcome-unknown`, `outcome-refers`, or
        `missing-values`.
        """
        code = outcome or run.step.outcome
        chosen = self._organisation.outcome(code)
        if not code:
            raise WrongUse("no-outcome", step=run.step.title)
        if chosen is None and self._organisation.outcomes:
            raise WrongUse("outcome-unknown", outcome=code)
        if code != run.step.outcome and chosen is not None and chosen.effect is Effect.REFER:
            raise WrongUse("outcome-refers", outcome=code)
        now = self._now()
        wanted = missing(run, now.date()) if code == run.step.outcome else ()
        if wanted:
            raise WrongUse("missing-values", names=", ".join(one.label or one.name for one in wanted))
        ended = end(run, code, now)
        contact = self._contact(ended, resolved=bool(chosen and chosen.resolved))
        referral = self._referral(run, contact) if code == run.step.outcome else None
        if run.mode is not Mode.LIVE:
            return ended, Finished(contact, referral)
        channel = self._channel(referral)
        finished = self._contacts.finish(
            contact,
            referral=referral,
            channel=channel,
            prefix=self._organisation.policies.reference_prefix,
            end_event=ended.events[-1],
            known=len(run.events),
            at=now,
        )
        return ended, finished

    def _contact(self, run: Run, *, resolved: bool) -> Contact:
        header, about = run.script.header, run.about
        return Contact(
            id=run.id,
            started=run.events[0].at,
            direction=Direction(about.get("direction", Direction.INCOMING)),
            medium=about.get("medium", "phone"),
            party=about.get("party", "unknown"),
            phase=header.phase[0] if header.phase else "",
            product=header.product,
            lang=header.lang,
            state=ContactState.CLOSED,
            outcome=run.outcome,
            resolved=resolved,
            note=about.get("note", ""),
            run=run.id,
            script=run.script.id,
            revision=header.revision,
            article=next((e.value for e in reversed(run.events) if e.kind is EventKind.OPEN), ""),
            closed=run.events[-1].at,
            values=self._values(run),
        )

    def _values(self, run: Run) -> tuple[ContactValue, ...]:
        fields, lang = fields_of(run, self._organisation), run.script.header.lang
        region = self._organisation.policies.telephone_region

        def kept(one: Captured, *, superseded: bool) -> ContactValue:
            field = fields.get(one.name, Field(one.name))
            words = words_for(fields, {one.name: one.value}, lang, region=region)[one.name]
            label, keep_days = label_of(fields, one.name, lang), self._organisation.keep_days(field)
            return ContactValue(one.name, label, words, field.privacy, keep_days, one.step, superseded)

        live = [kept(one, superseded=False) for one in run.live().values()]
        return (*live, *(kept(one, superseded=True) for one in run.superseded()))

    def _referral(self, run: Run, contact: Contact) -> Referral | None:
        note = run.about.get("note", "")
        key = self._new_key()
        return compose_referral(run, self._organisation, key=key, contact=contact.id, at=self._now(), note=note)

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

    def _field(self, run: Run, name: str) -> Field:
        field = fields_of(run, self._organisation).get(name)
        if field is None and all(ask.name != name for ask in run.step.asks):
            raise WrongUse("field-unknown", name=name)
        return field or Field(name)

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

    def _stored(self, before: Run, after: Run) -> Run:
        """Puts the new events (and the text of a script newly entered) on disk before anybody sees the new step."""
        new: tuple[Event, ...] = after.events[len(before.events) :]
        if new and after.mode is Mode.LIVE:
            entered = after.scripts[len(before.scripts) :]
            sources = self._texts.sources(entered, held=before.scripts)
            self._runs.append(after.id, new, sources=sources, known=len(before.events))
        return after
