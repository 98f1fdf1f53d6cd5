"""Where a contact stands on the call page: before any script, at a step, in its wrap-up, or at the number at its end.

Listens to `ContactsInHand` and puts the right view in front. What of it others want to know leaves by signals, which the
page hands on as its own.
"""

from PySide6.QtCore import QObject, Signal

from kbdesk.domain.contact import ContactState
from kbdesk.domain.earlier_contact import EarlierContact
from kbdesk.domain.open_contact import OpenContact
from kbdesk.domain.organisation import Organisation
from kbdesk.domain.run import Mode
from kbdesk.domain.stored_run import Finished
from kbdesk.ui.call.call_body import View
from kbdesk.ui.call.call_parts import CallParts
from kbdesk.ui.call.in_hand import InHand, Proposed
from kbdesk.ui.call.led_call import CallEnded
from kbdesk.ui.call.wrap_up_changes import Changes
from kbdesk.ui.kit.notice_bar import Notice
from kbdesk.ui.kit.reference_card import ended_in_words
from kbdesk.ui.kit.words import Words
from kbdesk.workflows.keep_library import KeepLibrary


class ContactFlow(QObject):
    """Knows the widgets of the page, and no keys."""

    came = Signal()  # a contact is in front
    opened = Signal(object)  # OpenContact in front that no script leads yet
    closed = Signal(object)  # Finished, on disk
    left = Signal()  # none is in front any more
    mode_shown = Signal(object)  # Mode
    spoken = Signal(str)  # for a screen reader

    def __init__(self, page: CallParts, *, library: KeepLibrary, words: Words, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._acts, self._led, self._hand = page.acts, page.led, page.hand
        self._place, self._body, self._strip = page.place, page.body, page.contact
        self._library, self._words = library, words
        hand = page.hand
        hand.changed.connect(self._changed)
        hand.brought.connect(self._brought)
        hand.proposed.connect(self._proposed)
        hand.closed.connect(self._closed)
        hand.undone.connect(self._undone)
        hand.earlier_found.connect(self._show_earlier)

    @property
    def organisation(self) -> Organisation:
        """Its codes and words."""
        return self._library.library.organisation

    def article_title(self, article: str) -> str:
        """Of a text by id or path, in the reader's language."""
        library = self._library.library
        card = library.half(article, self._words.lang)
        card = card or next((one for one in library.cards if one.path == article), None)
        return card.header.title if card is not None else article

    def began(self, run: str, mode: Mode, *, at_outcome: bool) -> None:
        """A script is followed from now on: its contact is the one in front; practice has none."""
        if mode is Mode.LIVE:
            self._hand.lead(run)
        else:
            self._hand.park()
        front = self._hand.now.contact
        if front is not None and front.run == run and not at_outcome:
            self._wrap_up_if_over(front)
        self.came.emit()
        self.mode_shown.emit(mode)

    def ended(self, ended: CallEnded) -> None:
        """A script came to its end, on disk."""
        in_view = self._body.view is View.WRAP_UP
        form = self._body.wrap_up.form if in_view else self._body.sheet.outcome.form
        changes = form.changes
        self._show_number(ended.finished, ended.lang)
        if ended.mode is Mode.LIVE:
            self._can_be_undone(ended.finished, changes)
            self._hand.look()

    def over(self, *, leaves: bool = True) -> None:
        """No script is followed any more."""
        self._body.header.rest()
        self._acts.now = None
        self._strip.leave_script()
        self._body.frame.switch(Mode.LIVE)
        self.mode_shown.emit(Mode.LIVE)
        self._place.aside.hide()
        self._body.notice.dismiss()
        if leaves:
            self._strip.rest()
            self.left.emit()

    def _changed(self, now: InHand) -> None:
        self._body.row.show_contacts(now)
        contact, led = now.contact, self._acts.now
        self._speak_to(contact.lang if contact is not None else "")
        self._body.start.show_contact(contact.id if contact is not None and led is None else "")
        if contact is not None and (led is None or led.view.mode is Mode.LIVE):
            self._strip.show_contact(contact, self.organisation)
        elif led is None:
            self._strip.rest()
            self.left.emit()
            if self._body.view is View.WRAP_UP:
                self._body.show_view(View.START)

    def _speak_to(self, lang: str) -> None:
        """What is copied from the step is in the customer's language."""
        if lang != self._led.customer_lang:
            self._led.customer_lang = lang
            if self._acts.now is not None and lang not in {"", self._acts.now.view.lang}:
                self._led.look_again()

    def _brought(self, contact: OpenContact) -> None:
        if contact.run:
            self._led.resume(contact.run)
            return
        self.over(leaves=False)
        self._body.start.show_contact(contact.id)
        self._strip.show_contact(contact, self.organisation)
        self._body.show_view(View.START)
        self.came.emit()
        if not self._wrap_up_if_over(contact):
            self.opened.emit(contact)

    def _wrap_up_if_over(self, contact: OpenContact) -> bool:
        if contact.state is ContactState.WRAP_UP:
            self._hand.propose()
            return True
        return False

    def _proposed(self, proposed: Proposed) -> None:
        """Where the script has come to its end, the wrap-up stands below the outcome already."""
        if self._acts.now is not None and self._acts.now.view.outcome:
            return
        contact, view = proposed.contact, self._body.wrap_up
        view.form.show_proposal(contact.id, proposed.wrap, self.organisation, self.article_title)
        view.show_title(contact.title or contact.name or contact.phone)
        self._body.show_view(View.WRAP_UP)
        self.came.emit()
        view.take_cursor()

    def _closed(self, finished: Finished) -> None:
        changes = self._body.wrap_up.form.changes
        self._show_number(finished, finished.contact.lang)
        self._can_be_undone(finished, changes)
        self.came.emit()
        self.left.emit()

    def _undone(self, contact: OpenContact) -> None:
        self._body.notice.tell(Notice(self._words.say("wrap.undone"), tone="tip"))
        self._brought(contact)

    def _can_be_undone(self, finished: Finished, changes: Changes) -> None:
        contact = finished.contact
        self._body.wrap_up.form.put_back(contact.id, changes)
        self._body.sheet.outcome.form.put_back(contact.run, changes)
        self._body.undo.begin(contact.id, contact.reference)
        self.closed.emit(finished)

    def _show_number(self, finished: Finished, lang: str) -> None:
        reference = self._body.reference
        reference.show_ended(ended_in_words(finished, self.organisation, self._words, lang=lang))
        self.over()
        self._body.show_view(View.NUMBER)
        reference.take_cursor()
        self.spoken.emit(reference.spoken())

    def _show_earlier(self, found: tuple[EarlierContact, ...]) -> None:
        self._strip.show_earlier(found, self.organisation)
