"""What a run becomes by an act, before anything of it is on disk. Reads content, writes nothing."""

from collections.abc import Callable
from datetime import datetime

from kbdesk.domain.acts import acknowledge, back, capture, choose, go_on, jump, read_beside, speak, tell, tick
from kbdesk.domain.errors import WrongUse
from kbdesk.domain.field_check import Checked, check_value
from kbdesk.domain.heard import Heard
from kbdesk.domain.organisation import Field, Organisation
from kbdesk.domain.referral import fields_of
from kbdesk.domain.run import Run
from kbdesk.domain.told_fact import checked_fact
from kbdesk.workflows.keep_library import KeepLibrary
from kbdesk.workflows.run_texts import RunTexts


class NextRun:
    """Each act gives the run after it; `TakeCall.keep` puts that on disk. What is refused raises WrongUse."""

    def __init__(self, library: KeepLibrary, texts: RunTexts, *, now: Callable[[], datetime]) -> None:
        self._library, self._texts, self._now = library, texts, now

    def choose(self, run: Run, number: int) -> Run:
        """Takes a choice (`ChoiceView.number`)."""
        return choose(run, number, self._now(), others=self._texts.script_at)

    def go_on(self, run: Run) -> Run:
        """Lets an automatic step that waited go on."""
        return go_on(run, self._now(), others=self._texts.script_at)

    def back(self, run: Run) -> Run:
        """One step back."""
        return back(run, self._now())

    def jump(self, run: Run, place: int) -> Run:
        """To an earlier step on the path."""
        return jump(run, place, self._now())

    def capture(self, run: Run, name: str, typed: str) -> tuple[Run, Checked]:
        """Keeps what was typed in a field, in its one form where it fits, as typed where it does not."""
        heard = Heard(self._now(), self._organisation.policies.telephone_region)
        checked = check_value(self._field(run, name), typed, heard)
        return capture(run, name, checked.value, self._now()), checked

    def tick(self, run: Run, key: int, *, on: bool) -> Run:
        """Sets or clears a box."""
        return tick(run, key, on, self._now())

    def acknowledge(self, run: Run, line: int) -> Run:
        """Marks a notice as read."""
        return acknowledge(run, line, self._now())

    def tell(self, run: Run, name: str, value: str) -> Run:
        """Keeps something of the contact itself: one of `open_contact.FACTS`. It is the contact's from then on; the run
        only remembers at which step it was said.
        """
        return tell(run, name, checked_fact(name, value, self._organisation), self._now())

    def speak(self, run: Run, lang: str) -> Run:
        """Goes on in another language, on the same step. Raises WrongUse: `half-unknown`, `halves-differ`."""
        return speak(run, self._texts.halves(run, lang), lang, self._now())

    def read_beside(self, run: Run, path: str) -> Run:
        """Notes that a text was opened beside the step."""
        return read_beside(run, path, self._now())

    @property
    def _organisation(self) -> Organisation:
        return self._library.library.organisation

    def _field(self, run: Run, name: str) -> Field:
        field = fields_of(run, self._organisation).get(name)
        if field is None and all(ask.name != name for ask in run.step.asks):
            raise WrongUse("field-unknown", name=name)
        return field or Field(name)
