"""What the agent does with contacts: a new one, the next one, hold, hang up, park, tell, close, take back.

A contact that a script leads is told of through its run, so that the transcript knows at which step; any other through
`ContactsInHand`. Whatever leaves a contact first tells what was typed and not yet kept.
"""

from datetime import UTC, datetime, timedelta

from PySide6.QtCore import QObject

from kbdesk.domain.run import Mode
from kbdesk.ui.call.agent_acts import AgentActs
from kbdesk.ui.call.call_body import CallBody, View
from kbdesk.ui.call.contacts_in_hand import ContactsInHand
from kbdesk.ui.call.led_call import LedCall

LATER = timedelta(minutes=10)


class ContactActs(QObject):
    """Hands on to the led call and to the contacts in hand."""

    def __init__(
        self, acts: AgentActs, *, led: LedCall, hand: ContactsInHand, body: CallBody, parent: QObject | None = None
    ) -> None:
        super().__init__(parent)
        self._acts, self._led, self._hand, self._body = acts, led, hand, body

    def new(self, *, direction: str = "incoming", phone: str = "", name: str = "", lang: str = "") -> None:
        """Another contact; the one before waits."""
        self._leave()
        self._hand.new(direction=direction, phone=phone, name=name, lang=lang)

    def bring(self, contact: str) -> None:
        """One that waits, to the front."""
        self._leave()
        self._hand.bring(contact)

    def beside(self, way: int) -> None:
        """The next one, or with -1 the one before."""
        other = self._body.row.beside(way)
        if other:
            self.bring(other)

    def hold_or_talk(self) -> None:
        self._acts.keep_all()
        self._hand.hold_or_talk()

    def hang_up(self) -> None:
        """The wrap-up is shown; where the script has come to its end, it is there already."""
        self._acts.keep_all()
        self._hand.hang_up()

    def talk_on(self) -> None:
        """Back from the wrap-up."""
        self._hand.talk()
        self._body.show_view(View.STEP if self._acts.now is not None else View.START)
        self._body.take_cursor()

    def park(self) -> None:
        """The one in front waits."""
        self._acts.keep_all()
        if self._acts.now is not None:
            self._led.leave()
        self._hand.park()

    def tell(self, fact: str, value: str) -> None:
        """A fact of the contact in front."""
        if self._acts.now is not None:
            self._led.tell(fact, value)
            self._hand.look()
        else:
            self._hand.tell(fact, value)

    def promise(self, at: datetime, what: str) -> None:
        """Somebody will be called back."""
        self._hand.promise(at, what)

    def later(self, promise: str) -> None:
        """A promise that is due, in ten minutes."""
        self._hand.move_promise(promise, datetime.now(UTC).astimezone() + LATER)

    def confirm(self) -> None:
        """Ctrl+Enter: the outcome of the step, the wrap-up in sight, or the contact as it is proposed."""
        if self._body.view is View.WRAP_UP:
            self._confirm_wrap_up()
        elif self._acts.now is not None:
            self._finish_step()
        elif self._hand.now.contact is not None:
            self._acts.keep_all()
            self._hand.close_as_proposed()

    def undo(self, contact: str) -> None:
        """Takes back the one that was closed just now."""
        self._leave()
        self._hand.undo(contact)

    def _finish_step(self) -> None:
        """What the organisation still wants comes first."""
        card = self._body.sheet.outcome
        if card.form.missing and self._acts.now is not None and self._acts.now.view.outcome:
            card.form.take_cursor()
        else:
            self._acts.finish()

    def _confirm_wrap_up(self) -> None:
        form, now = self._body.wrap_up.form, self._acts.now
        if form.missing or not form.wrap().outcome:
            form.take_cursor()
            return
        self._acts.keep_all()
        if now is not None and now.view.mode is Mode.LIVE:
            self._led.finish(outcome=form.wrap().outcome, changes=form.changes, seen=now.spot)
        else:
            self._hand.close(form.changes)

    def _leave(self) -> None:
        self._acts.keep_all()
        self._led.let_go()
