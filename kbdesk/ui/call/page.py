"""The page of a call: the contacts in hand, and of the one in front a step, its wrap-up, or the number at its end.

The page decides nothing about a script or a contact: it shows what `LedCall` and `ContactsInHand` tell and hands on what
the agent does. The contact beside it (`contact`) is made here, so that both are joined, and placed by the main window.
"""

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QAccessible, QAccessibleAnnouncementEvent, QKeyEvent, QShowEvent
from PySide6.QtWidgets import QAbstractButton, QVBoxLayout, QWidget

from kbdesk.domain.article import Kind
from kbdesk.domain.contact import ContactState
from kbdesk.domain.entry_values import Pairs
from kbdesk.domain.errors import DeskError
from kbdesk.domain.open_contact import OpenContact
from kbdesk.domain.outbox import OutboxEntry
from kbdesk.domain.run import Mode
from kbdesk.ui.call.agent_acts import AgentActs
from kbdesk.ui.call.call_body import CallBody, View
from kbdesk.ui.call.call_joints import join
from kbdesk.ui.call.call_now import CallNow
from kbdesk.ui.call.call_place import CallPlace
from kbdesk.ui.call.contact_acts import ContactActs
from kbdesk.ui.call.contact_flow import ContactFlow
from kbdesk.ui.call.contact_zone import ContactZone
from kbdesk.ui.call.contacts_in_hand import ContactsInHand
from kbdesk.ui.call.laid_ready import LaidReady
from kbdesk.ui.call.led_call import CallEnded, LedCall
from kbdesk.ui.call.step_sheet import StepSheet
from kbdesk.ui.kit.background import Lane
from kbdesk.ui.kit.notice_bar import Notice
from kbdesk.ui.kit.theme import Theme
from kbdesk.ui.kit.words import Words
from kbdesk.wording.errors import error_sentence
from kbdesk.workflows.keep_contacts import KeepContacts
from kbdesk.workflows.keep_library import KeepLibrary
from kbdesk.workflows.read_with_help import ReadWithHelp
from kbdesk.workflows.say_otherwise import SayOtherwise
from kbdesk.workflows.take_call import TakeCall, Unfinished


class CallPage(QWidget):
    """`begin` starts a script, `new_contact` a contact without one; `look_for_unfinished` once the window stands."""

    article_asked = Signal(str, str)  # path in the content, heading or ""; listener: main window, opens it to read
    mode_shown = Signal(object)  # Mode of the call, LIVE without one; listener: main window, says it on every page
    link_asked = Signal(str)  # an address outside the content; listener: main window
    call_began = Signal()  # a contact is in front; listener: main window, which shows this page and the contact
    contact_opened = Signal(object)  # OpenContact without a script, in front; listener: the contacts' news
    call_finished = Signal(object)  # domain Finished, on disk; listener: the outbox, which sends
    call_settled = Signal()  # it can be taken back no longer; listener: the contacts' news, which sends
    call_left = Signal()  # put away or over; listener: main window, which folds the contact
    contact_wanted = Signal()  # the steps taken were asked for while they are folded away; listener: main window
    search_asked = Signal()  # "back to search"; listener: main window

    def __init__(
        self,
        theme: Theme,
        words: Words,
        *,
        take_call: TakeCall,
        keep: KeepContacts,
        say_otherwise: SayOtherwise,
        library: KeepLibrary,
        read: ReadWithHelp,
        records: Lane,
        reading: Lane,
        body: CallBody | None = None,
        contact: ContactZone | None = None,
        parent: QWidget | None = None,
    ) -> None:
        """`body` and `contact` may be made before: all of it at once would keep the window for two frames."""
        super().__init__(parent)
        self.words, self._library = words, library
        self._left: tuple[Unfinished, ...] = ()
        self._wants_cursor = False
        self.setObjectName("call")
        self.led = LedCall(take_call, keep, say_otherwise, library=library, lane=records, parent=self)
        self.hand = ContactsInHand(keep, library, records, self)
        self.contact = ContactZone(theme, words) if contact is None else contact
        self.body = CallBody(theme, words, StepSheet(theme, words, read.file)) if body is None else body
        self.sheet = self.body.sheet
        self.frame, self.header, self.start = self.body.frame, self.body.header, self.body.start
        self.notice, self.reference = self.body.notice, self.body.reference
        self.place = CallPlace(
            self.body, theme=theme, words=words, read=read.linked_page, picture=read.file, lane=reading
        )
        self.acts = AgentActs(self.led, self.sheet, self.contact, self)
        self.contacts = ContactActs(self.acts, led=self.led, hand=self.hand, body=self.body, parent=self)
        self._ready = LaidReady(self.sheet.pieces, self.sheet.choices, self)
        self.flow = ContactFlow(self, library=library, words=words, parent=self)
        whole = QVBoxLayout(self)
        whole.setContentsMargins(0, 0, 0, 0)
        whole.addWidget(self.place)
        self._listen()
        join(self, (self, self.contact))
        words.language_changed.connect(self._speak)
        self._speak()

    # ------------------------------------------------------------------ what others ask

    def begin(
        self,
        script: str,
        lang: str,
        *,
        step: str = "",
        practice: bool = False,
        contact: str = "",
        entry: Pairs = (),
    ) -> None:
        """Starts a script by id or path, perhaps at a step of it; `entry` are values from outside. It leads the contact
        named, else the one in front if no script leads that yet, else a new one.
        """
        front = self.hand.now.contact
        if not practice and not contact and front is not None and not front.run and front.state is ContactState.OPEN:
            contact = front.id
        self.contact.flush()
        mode = Mode.PRACTICE if practice else Mode.LIVE
        self.led.begin(script, lang, mode=mode, step=step, contact=contact, entry=entry)

    def new_contact(self, *, direction: str = "incoming", phone: str = "", name: str = "", lang: str = "") -> None:
        """A contact without a script, in front; the one before waits."""
        self.contacts.new(direction=direction, phone=phone, name=name, lang=lang or self.words.lang)

    @property
    def region(self) -> str:
        """In whose form telephone numbers are said."""
        return self.flow.organisation.policies.telephone_region

    @property
    def contact_in_hand(self) -> OpenContact | None:
        """The one in front; None in practice, and while there is none."""
        return self.hand.now.contact

    def look_for_unfinished(self) -> None:
        """Offers the contacts and calls that were left on the way."""
        self.hand.begin()
        self._ready.begin()
        self.led.look_for_unfinished()

    def show_entries(self, entries: tuple[OutboxEntry, ...]) -> None:
        """The outbox as it is now: tells below the number when it was received."""
        self.reference.show_entries(entries)

    def take_cursor(self) -> None:
        """The cursor to where the work is."""
        if self.place.covers:
            self.place.aside.take_cursor()
        else:
            self.body.take_cursor()

    def zones(self) -> tuple[QWidget, ...]:
        """Where F6 stops."""
        step: tuple[QWidget, ...] = (self.sheet if self.body.view is View.STEP else self,)
        return (*(() if self.place.covers else step), *((self.place.aside.text,) if self.place.aside.is_open else ()))

    def back_to_step(self) -> None:
        """Esc: a text that was opened from the step goes, and the cursor comes back."""
        if not self.place.close_text():
            self.take_cursor()

    def show_library(self) -> None:
        """The content changed: says so where it is about the script of this call."""
        if self.is_leading:
            self.led.look_again()

    @property
    def is_leading(self) -> bool:
        """True while a script is followed."""
        return self.acts.now is not None

    def showEvent(self, event: QShowEvent) -> None:
        super().showEvent(event)
        self._show_start()
        if self.is_leading:
            self.take_cursor()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        plain = event.modifiers() in {Qt.KeyboardModifier.NoModifier, Qt.KeyboardModifier.KeypadModifier}
        focus = self.focusWidget()
        if not plain or self.body.view is not View.STEP:
            super().keyPressEvent(event)
        elif Qt.Key.Key_1 <= event.key() <= Qt.Key.Key_9:
            self.acts.choose_digit(event.key() - Qt.Key.Key_0)
        elif event.key() == Qt.Key.Key_Backspace:
            self.acts.back()
        elif event.key() in {Qt.Key.Key_Return, Qt.Key.Key_Enter}:
            if isinstance(focus, QAbstractButton) and self.sheet.isAncestorOf(focus):
                focus.click()
            else:
                self.acts.enter()
        else:
            super().keyPressEvent(event)

    # ------------------------------------------------------------------ a script

    def _changed(self, now: CallNow) -> None:
        before, self.acts.now = self.acts.now, now
        began = before is None or before.spot.run != now.spot.run
        moved = began or before is None or before.spot != now.spot
        was_unread = self.sheet.pieces.unread() is not None
        self.frame.switch(now.view.mode)
        self.header.show_now(now, self.led.other_outcomes())
        self.sheet.show_now(now, self.flow.organisation, self.flow.article_title)
        self.contact.show_now(now, self.flow.organisation)
        if moved:
            self.body.show_view(View.STEP)
        if began:
            self.flow.began(now.view.run, now.view.mode, at_outcome=bool(now.view.outcome))
        if moved or (was_unread and self.sheet.pieces.unread() is None):
            self.notice.dismiss()
            self.sheet.take_cursor(field=self.acts.wanted_field)
            self._announce(f"{self.sheet.accessibleName()}. {self.sheet.pieces.words_to_say()}")
            self.acts.wanted_field = ""
        if now.opened:
            path, _, heading = now.opened.partition("#")
            self.open_beside(path, heading)

    def _ended(self, ended: CallEnded) -> None:
        self.flow.ended(ended)
        self.led.look_for_unfinished()

    def _put_away(self) -> None:
        self.flow.over()
        self.body.show_view(View.START)
        self._wants_cursor = True
        self.led.look_for_unfinished()

    def open_beside(self, path: str, heading: str) -> None:
        """A text beside the step, in the language of the script."""
        lang = self.acts.now.view.lang if self.acts.now is not None else self.words.lang
        self.place.open_text(path, heading, lang)

    # ------------------------------------------------------------------ below

    def _unfinished(self, left: tuple[Unfinished, ...]) -> None:
        self._left = left
        self._show_start()
        if self._wants_cursor:
            self._wants_cursor = False
            self.start.take_cursor()

    def _show_start(self) -> None:
        scripts = self._library.library.of_kind(Kind.SCRIPT, self.words.lang)
        self.start.show_offers(self._left, scripts)

    def _refused(self, error: DeskError) -> None:
        self.notice.tell(Notice(error_sentence(error, self.words.lang), tone="danger", stays=True))
        if error.code == "run-unknown":
            self.led.look_for_unfinished()  # another window went on with it, or forgot it
        elif error.code == "wrap-up-missing":
            self.hand.propose()

    def _taken_back(self, error: DeskError) -> None:
        reason = error_sentence(error, self.words.lang)
        text = f"{reason} {self.words.say('call.taken_back')}"
        self.notice.tell(Notice(text, tone="danger", stays=True))

    def show_offers(self) -> None:
        """The scripts to begin, and what was left."""
        self._show_start()
        self.body.show_view(View.START)
        self.start.take_cursor()

    def to_steps(self) -> None:
        """The cursor into the steps taken."""
        if not self.contact.isVisible():
            self.contact_wanted.emit()
        self.contact.to_steps()

    def choose_language(self, lang: str) -> None:
        """The customer's; the script goes on in it where it has a text in it."""
        self.contacts.tell("lang", lang)
        self.acts.speak(lang)

    def discard(self, run: str) -> None:
        """Forgets a call that was left on the way."""
        self.led.discard(run)
        self.hand.look()

    def _listen(self) -> None:
        led, flow = self.led, self.flow
        led.changed.connect(self._changed)
        led.ended.connect(self._ended)
        led.put_away.connect(self._put_away)
        led.taken_back.connect(self._taken_back)
        led.unfinished_found.connect(self._unfinished)
        for refuses in (led.refused, self.hand.refused, self.place.refused):
            refuses.connect(self._refused)
        self.place.find_asked.connect(self._read_whole)
        self.sheet.pieces.link_outside.connect(self.link_asked)
        self.body.undo.settled.connect(self.call_settled)
        self.reference.search_asked.connect(self.search_asked)
        flow.came.connect(self.call_began)
        flow.opened.connect(self.contact_opened)
        flow.closed.connect(self.call_finished)
        flow.left.connect(self.call_left)
        flow.mode_shown.connect(self.mode_shown)
        flow.spoken.connect(self._announce)

    def _read_whole(self, path: str) -> None:
        self.article_asked.emit(path, "")

    def _announce(self, words: str) -> None:
        """To a screen reader, when there is one."""
        if QAccessible.isActive():
            QAccessible.updateAccessibility(QAccessibleAnnouncementEvent(self, words))

    def _speak(self) -> None:
        self.setAccessibleName(self.words.say("call.page"))
        self._show_start()
        self.start.draw_again()
