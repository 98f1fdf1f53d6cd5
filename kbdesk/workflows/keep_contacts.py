"""Keeps the contacts in hand: opened in their first second, told more and more, closed with a number.

Everything is on disk when a call returns. A contact is named by its id, or given as it was last seen: then what another
window did to it meanwhile is noticed, and refused in plain words instead of overwritten. What leads a contact along a
script is `TakeCall`; it closes that one as well.
"""

from collections.abc import Callable
from dataclasses import replace
from datetime import datetime, timedelta

from kbdesk.domain.article import Kind
from kbdesk.domain.contact import ContactState
from kbdesk.domain.contact_at_end import ended_contact, promise_at_end
from kbdesk.domain.earlier_contact import EarlierContact
from kbdesk.domain.errors import DeskError, WrongUse
from kbdesk.domain.field_check import LONGEST_VALUE, typed_text
from kbdesk.domain.open_contact import ContactAct, ContactEvent, OpenContact
from kbdesk.domain.organisation import Organisation
from kbdesk.domain.person_sought import plain_words
from kbdesk.domain.promise import Promise, promise_kept_by
from kbdesk.domain.reference import read_reference
from kbdesk.domain.referral import Referral
from kbdesk.domain.run import Run
from kbdesk.domain.stored_run import Finished
from kbdesk.domain.told_fact import checked_fact
from kbdesk.domain.wrap_up import WrapUp, missing_in, proposed_wrap
from kbdesk.records.closing import Closing
from kbdesk.records.contacts import ContactRecords
from kbdesk.records.open_contacts import OpenContactRecords
from kbdesk.records.promises import PromiseRecords
from kbdesk.records.runs import RunRecords
from kbdesk.workflows.keep_library import KeepLibrary
from kbdesk.workflows.run_texts import RunTexts

Of = OpenContact | str
"""A contact as it was last seen, or its id."""
LONGEST_BEAT = timedelta(minutes=3)
"""A busy machine is late by seconds, one that slept by more than this."""
LONGEST_SILENCE = timedelta(hours=1)
"""Of a contact of which nothing was heard for longer when the program starts, the time since counts as parked."""


class KeepContacts:
    """Called from one thread at a time (the records lane)."""

    def __init__(
        self,
        library: KeepLibrary,
        texts: RunTexts,
        runs: RunRecords,
        contacts: ContactRecords,
        *,
        open_contacts: OpenContactRecords,
        promises: PromiseRecords,
        now: Callable[[], datetime],
        new_key: Callable[[], str],
    ) -> None:
        self._library = library
        self._texts = texts
        self._runs = runs
        self._contacts = contacts
        self._open = open_contacts
        self._promises = promises
        self._now = now
        self._new_key = new_key
        self._last_beat: datetime | None = None

    # ------------------------------------------------------------------ in hand

    def open(
        self,
        *,
        direction: str = "incoming",
        medium: str = "phone",
        phone: str = "",
        name: str = "",
        lang: str = "",
        party: str = "unknown",
        list_row: str = "",
    ) -> OpenContact:
        """A new contact, in its first second. Raises WrongUse as `tell` does."""
        facts = {
            "direction": direction,
            "medium": medium,
            "phone": phone,
            "name": name,
            "lang": lang or self._organisation.fallback,
            "party": party,
            "list_row": list_row,
        }
        told = [self._fact(fact, value) for fact, value in facts.items() if value]
        return self._open.begin(self._new_key(), (self._event(ContactAct.OPEN), *told))

    def open_ones(self) -> tuple[OpenContact, ...]:
        """Open, parked and in wrap-up, in the order they were opened."""
        return self._open.all()

    def contact(self, contact_id: str) -> OpenContact:
        """One of them as it is now, also when it was closed just now. Raises WrongUse: `contact-closed`, `contact-gone`."""
        return self._open.get(contact_id)

    def named(self, typed: str) -> OpenContact:
        """The open contact of a number, or whose id begins so. Raises WrongUse("contact-unclear")."""
        prefix = self._organisation.policies.reference_prefix
        number, start = read_reference(typed.strip(), prefix) or "", typed.strip().casefold()
        found = [
            one
            for one in self._open.all()
            if (number and one.reference == number) or (start and one.id.casefold().startswith(start))
        ]
        if len(found) != 1:
            raise WrongUse("contact-unclear", typed=typed, n=len(found))
        return found[0]

    def of_run(self, run_id: str) -> OpenContact | None:
        """The contact that a run belongs to, while it can be changed."""
        return self._open.of_run(run_id)

    def tell(self, of: Of, name: str, value: str) -> OpenContact:
        """A fact: one of `open_contact.FACTS`. Marks take `yes` or nothing; a number is kept in E.164 where it is one.

        Raises WrongUse: `contact-fact-unknown`, `contact-fact-wrong` (with what is allowed).
        """
        return self._act(of, self._fact(name, value))

    def hold(self, of: Of) -> OpenContact:
        """The customer waits."""
        return self._act(of, self._event(ContactAct.HOLD))

    def talk(self, of: Of) -> OpenContact:
        """The talk goes on."""
        return self._act(of, self._event(ContactAct.TALK))

    def park(self, of: Of) -> OpenContact:
        """Put aside for another contact."""
        return self._act(of, self._event(ContactAct.PARK))

    def take_up(self, of: Of) -> OpenContact:
        """Parked no longer: it goes on where it was, talking or wrapping up."""
        return self._act(of, self._event(ContactAct.TAKE_UP))

    def hang_up(self, of: Of) -> OpenContact:
        """The talk is over; the work after it begins."""
        return self._act(of, self._event(ContactAct.HANG_UP))

    def used(self, of: Of, article: str, revision: int, helped: bool | None) -> OpenContact:
        """An answer that was used, and whether it helped."""
        said = "" if helped is None else "yes" if helped else "no"
        return self._act(of, self._event(ContactAct.USE, article, said, revision))

    def discard(self, contact_id: str) -> None:
        """Forgets an open contact that was nothing. Raises WrongUse: `contact-closed`, `contact-referred`."""
        self._open.discard(contact_id)

    # ------------------------------------------------------------------ clocks

    def lapse(self, since: datetime, until: datetime) -> tuple[OpenContact, ...]:
        """Nobody was there between two moments of the clock on the wall: the machine slept, or the clock was set
        (then `until` may be earlier). It counts as parked for every contact whose clock ran; these are given.
        """
        gone = (until - since) // timedelta(microseconds=1)
        return self._open.lapse(ContactEvent(since, ContactAct.LAPSE, number=gone))

    def beat(self) -> tuple[OpenContact, ...]:
        """Called every few seconds while the program runs; gives the contacts of which it changed something. When the
        clock on the wall went back between two beats, or leapt, that counts as a lapse.
        """
        now, last = self._now(), self._last_beat
        self._last_beat = now
        if last is None or timedelta() <= now - last <= LONGEST_BEAT:
            return ()
        return self.lapse(last, now)

    def take_stock(self) -> tuple[OpenContact, ...]:
        """When the program starts: the contacts in hand. Of one that was left with its clock running, and of which
        nothing was heard for an hour, the time since counts as parked.
        """
        now = self._now()
        for identity, last in self._open.last_signs().items():
            if now - last > LONGEST_SILENCE:
                gone = (now - last) // timedelta(microseconds=1)
                self._open.lapse(ContactEvent(last, ContactAct.LAPSE, number=gone), only=frozenset({identity}))
        return self._open.all()

    # ------------------------------------------------------------------ the end

    def propose(self, of: Of, *, run: Run | None = None) -> WrapUp:
        """The wrap-up to confirm. `run` is the contact's, where the caller has it at hand."""
        contact = of if isinstance(of, OpenContact) else self._open.get(of)
        run = run or self._run_of(contact)
        card = self._library.library.half(contact.article.partition("#")[0], contact.lang) if contact.article else None
        about = card.header if card is not None else None
        return proposed_wrap(contact, self._organisation, run=run, about=about, referred=self.referrals_of(contact))

    def referrals_of(self, contact: OpenContact) -> tuple[Referral, ...]:
        """What was referred in it so far and was not withdrawn, oldest first."""
        return self._contacts.referrals_of(contact.id) if contact.referrals else ()

    def close(self, of: Of, wrap: WrapUp, *, undo_seconds: int = 0) -> Finished:
        """Closes a contact that no run leads; its number is on disk when it is given. Closed again by its id it gives the
        same number; as it was seen before, that it is closed.

        Raises WrongUse: `contact-has-script` (`TakeCall.finish` closes that one), `wrap-up-missing`, `contact-closed`,
        `contact-went-on`.
        """
        contact = self._open.get(of if isinstance(of, str) else of.id)
        if isinstance(of, OpenContact):
            if contact.state is ContactState.CLOSED:
                raise WrongUse("contact-closed", reference=contact.reference)
            contact = replace(contact, acts=of.acts)
        run = self._run_of(contact)
        if run is not None and not run.ended:
            raise WrongUse("contact-has-script", script=contact.title)
        wanted = missing_in(wrap, self._organisation)
        if wanted:
            raise WrongUse("wrap-up-missing", names=", ".join(wanted))
        now = self._now()
        ended = ended_contact(contact, replace(wrap, note=typed_text(wrap.note)), now)
        promise = promise_at_end(ended, wrap, self._organisation, key=self._new_key())
        until = now + timedelta(seconds=undo_seconds) if undo_seconds else None
        return self._contacts.finish(
            ended,
            referral=None,
            channel="",
            prefix=self._organisation.policies.reference_prefix,
            end_event=None,
            at=now,
            closing=Closing(
                contact.acts, until, promise, keeps=promise_kept_by(contact, ended.outcome, self._organisation)
            ),
        )

    def undo(self, contact_id: str) -> OpenContact:
        """Takes the closing back: the contact is in wrap-up again, its run goes on, its referral is withdrawn, its number
        stays. Raises WrongUse("undo-too-late") when the time is over or the referral is on its way.
        """
        return self._contacts.undo(contact_id, self._now())

    # ------------------------------------------------------------------ who calls, and what was promised

    def earlier(self, *, phone: str = "", name: str = "", limit: int = 5) -> tuple[EarlierContact, ...]:
        """Earlier contacts of a number or a name, newest first."""
        number, key = checked_fact("phone", phone, self._organisation), plain_words(name)
        return self._contacts.earlier(phone=number, name_key=key, limit=limit) if number or key else ()

    def promise(self, of: Of, at: datetime, what: str) -> Promise:
        """A promise made in a contact."""
        contact = self._open.get(of if isinstance(of, str) else of.id)
        told = " ".join(typed_text(what).split())[:LONGEST_VALUE]
        made = Promise(self._new_key(), contact.id, "", at, told, contact.phone, contact.name)
        return self._promises.add(made, self._now())

    def promises(self) -> tuple[Promise, ...]:
        """Those not kept yet, soonest first."""
        return self._promises.open_ones()

    def due(self, at: datetime) -> tuple[Promise, ...]:
        """Those whose time has come by `at`."""
        return tuple(one for one in self._promises.open_ones() if one.is_due(at))

    def call_back(self, promise_id: str, *, lang: str = "") -> OpenContact:
        """The contact in which a promise is kept: the one it was made in, while that is in hand; else the one that was
        opened for it before, or a new one to that customer. Closing it keeps the promise, unless nobody answered.

        Raises WrongUse: `promise-unknown`, `promise-kept`.
        """
        promise = self._promises.get(promise_id)
        if promise.kept is not None:
            raise WrongUse("promise-kept", promise=promise_id)
        known = next((one for one in self._open.all() if promise_id == one.promise or promise.contact == one.id), None)
        contact = known or self.open(direction="outgoing", phone=promise.phone, name=promise.name, lang=lang)
        self.tell(contact.id, "promise", promise_id)
        return self.take_up(contact.id)

    def script_promised(self, promise_id: str, lang: str) -> str:
        """The id of the script that a promise names by its title or id; empty for most."""
        what = plain_words(self._promises.get(promise_id).what)
        scripts = self._library.library.of_kind(Kind.SCRIPT, lang) if what else ()
        named = (one.header.id for one in scripts if what in {plain_words(one.header.title), one.header.id})
        return next(named, "")

    def keep_promise(self, promise_id: str) -> Promise:
        """It was kept, now. Raises WrongUse("promise-unknown")."""
        return self._promises.keep(promise_id, self._now())

    def move_promise(self, promise_id: str, at: datetime) -> Promise:
        """To another time. Raises WrongUse: `promise-unknown`, `promise-kept`."""
        return self._promises.move(promise_id, at)

    # ------------------------------------------------------------------ below

    @property
    def _organisation(self) -> Organisation:
        return self._library.library.organisation

    def _run_of(self, contact: OpenContact) -> Run | None:
        """The run that leads it; None as well when that is gone, or can no longer be read: then nothing leads it."""
        if not contact.run:
            return None
        try:
            return self._texts.rebuilt(self._runs.load(contact.run), {})
        except DeskError:
            return None

    def _act(self, of: Of, event: ContactEvent) -> OpenContact:
        if isinstance(of, str):
            return self._open.act(of, event)
        return self._open.act(of.id, event, known=of.acts)

    def _event(self, act: ContactAct, name: str = "", value: str = "", number: int = 0) -> ContactEvent:
        return ContactEvent(self._now(), act, name, value, number)

    def _fact(self, name: str, value: str) -> ContactEvent:
        return self._event(ContactAct.TELL, name, checked_fact(name, value, self._organisation))
