"""The contact behind a script in the terminal: taken up, put aside, and asked for what its end still wants.

An exercise has none; then all of this does nothing.
"""

from dataclasses import replace

from kbdesk.cli.conversation import Conversation
from kbdesk.cli.output import Output
from kbdesk.desk import now
from kbdesk.domain.contact import ContactState
from kbdesk.domain.errors import WrongUse
from kbdesk.domain.open_contact import OpenContact
from kbdesk.domain.organisation import Organisation
from kbdesk.domain.run import Mode, Run
from kbdesk.domain.said_moment import read_moment
from kbdesk.domain.wrap_up import WrapUp, asks_call_back, missing_in, with_outcome
from kbdesk.workflows.keep_contacts import KeepContacts


class ContactAtKeys:
    """Of one run at a time."""

    def __init__(self, keep: KeepContacts, organisation: Organisation, talk: Conversation, out: Output) -> None:
        self._keep = keep
        self._organisation = organisation
        self._talk = talk
        self._out = out

    def note(self, run: Run) -> str:
        """What was noted so far."""
        contact = self._of(run)
        return contact.note if contact is not None else run.about.get("note", "")

    def take_up(self, run: Run) -> None:
        """Its clock runs again."""
        contact = self._of(run)
        if contact is not None and contact.state is ContactState.PARKED:
            self._keep.take_up(contact.id)

    def put_aside(self, run: Run) -> None:
        """Its clock stands still until it is taken up; one that is led elsewhere by now is left as it is there."""
        contact = self._of(run)
        if contact is None:
            return
        try:
            self._keep.park(contact)
        except WrongUse:
            return

    def wrap_up(self, run: Run, outcome: str) -> WrapUp | None:
        """As proposed, with what the organisation requires and when to call back asked for; None for an exercise."""
        contact = self._of(run)
        if contact is None:
            return None
        wrap = self._keep.propose(contact, run=run)
        for one in wrap.referred:
            self._out.say("wrap-up.referred", queue=one.queue, subject=one.subject)
        wrap = with_outcome(wrap, outcome, self._organisation) if outcome else wrap
        if asks_call_back(wrap, self._organisation):
            typed = self._talk.ask(self._out.words("wrap-up.when")) or ""
            wrap = replace(wrap, call_back=read_moment(typed, now().astimezone()) if typed else None)
        for name in missing_in(wrap, self._organisation):
            wrap = self._asked(wrap, name)
        return wrap

    def _satisfaction(self) -> str:
        """Asked until it is one of the organisation's, or left empty."""
        own = [one.label.in_language(self._out.lang, one.code) for one in self._organisation.satisfactions]
        name = self._out.words("wrap-up.satisfaction") + (f" ({', '.join(own)})" if own else "")
        prompt = self._out.words("wrap-up.ask", name=name)
        while True:
            found = self._organisation.satisfaction_named(self._talk.ask(prompt) or "")
            if found is not None:
                return found

    def _asked(self, wrap: WrapUp, name: str) -> WrapUp:
        if name == "satisfaction":
            return replace(wrap, satisfaction=self._satisfaction())
        typed = (self._talk.ask(self._out.words("wrap-up.ask", name=self._out.words(f"wrap-up.{name}"))) or "").strip()
        match name:
            case "product":
                return replace(wrap, product=tuple(part.strip() for part in typed.split(",") if part.strip()))
            case "call_back":
                return replace(wrap, call_back=read_moment(typed, now().astimezone()))
            case "phase":
                return replace(wrap, phase=typed)
            case "article":
                return replace(wrap, article=typed)
            case _:
                return replace(wrap, note=typed)

    def _of(self, run: Run) -> OpenContact | None:
        return self._keep.of_run(run.id) if run.mode is Mode.LIVE else None
