"""The contact beside the step: its clocks, who it is, what is known of them, what was noted and promised, the steps taken.

It shows and tells; what is told is kept by the page. The window folds it away and back. It is there for every contact in
hand, also for one that no script leads.
"""

from html import escape

from PySide6.QtCore import QEvent, QObject, Qt, QTimer, Signal
from PySide6.QtGui import QFocusEvent
from PySide6.QtWidgets import QFrame, QHBoxLayout, QLabel, QPlainTextEdit, QScrollArea, QVBoxLayout, QWidget

from kbdesk.domain.customer import Customer
from kbdesk.domain.earlier_contact import EarlierContact
from kbdesk.domain.open_contact import OpenContact
from kbdesk.domain.organisation import Organisation
from kbdesk.domain.run import Mode
from kbdesk.domain.step_view import ValueView
from kbdesk.ui.call.call_now import CallNow
from kbdesk.ui.call.contact_facts import ContactFacts
from kbdesk.ui.call.contact_head import ContactHead
from kbdesk.ui.call.contact_line import ContactLine
from kbdesk.ui.call.earlier_list import EarlierList
from kbdesk.ui.call.known_caller import KnownCaller
from kbdesk.ui.call.promise_line import PromiseLine
from kbdesk.ui.call.steps_taken import StepsTaken
from kbdesk.ui.kit.card import Card
from kbdesk.ui.kit.reckoned_label import ReckonedLabel
from kbdesk.ui.kit.section_title import SectionTitle
from kbdesk.ui.kit.theme import Theme
from kbdesk.ui.kit.words import Words

KEPT_AFTER_MS = 400


class ContactZone(QWidget):
    """The right zone of the window while a contact is in front; `line` is its short form, placed by the window."""

    note_written = Signal(str)  # the whole note, after a pause or on leaving; listener: the call page
    step_asked = Signal(int)  # place on the path to go back to; listener: the call page
    earlier_asked = Signal(str, str)  # phone, name of which earlier contacts are wanted; listener: the call page
    caller_asked = Signal(str)  # phone of whom the customer list may know; listener: the contact's news

    def __init__(self, theme: Theme, words: Words, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._theme, self._words = theme, words
        self._now: CallNow | None = None
        self._contact: OpenContact | None = None
        self._shown = ""  # id of the contact or run
        self._sought = ("", "")
        self.setObjectName("contact")
        self.head = ContactHead(theme, words)
        self.line = ContactLine(theme, words)
        self.facts = ContactFacts(theme, words)
        self.caller = KnownCaller(words)
        self.caller.name_taken.connect(self.facts.take_name)
        self.earlier = EarlierList(theme, words)
        self.promise = PromiseLine(theme, words)
        self._practice = QLabel(wordWrap=True)
        self._practice.setObjectName("contact.practice")
        self._practice.setProperty("look", "error")
        self._practice.hide()
        self._values = ReckonedLabel()
        self._values.setObjectName("contact.values")
        self._values.setTextInteractionFlags(Qt.TextInteractionFlag.TextSelectableByMouse)
        self.note = QPlainTextEdit(tabChangesFocus=True)
        self.note.setObjectName("contact.note")
        self.note.installEventFilter(self)
        self.note.textChanged.connect(self._note_typed)
        self.steps = StepsTaken(theme, words)
        self.steps.step_asked.connect(self.step_asked)
        self._pause = QTimer(self, singleShot=True, interval=KEPT_AFTER_MS)
        self._pause.timeout.connect(self._tell_note)
        self._script_parts: list[QWidget] = []
        self.setFocusProxy(self.facts.phone)
        self._build()
        theme.changed.connect(self._paint)
        words.language_changed.connect(self._speak)
        self._paint()
        self._speak()

    def show_now(self, now: CallNow, organisation: Organisation) -> None:
        """The call along a script as it is now."""
        self._now = now
        self._say_practice()
        self.facts.show_parties(organisation.policies.parties)
        if now.view.mode is not Mode.LIVE:
            self._show_exercise(now)
        self.steps.show_view(now.view)
        self._values.setText(self._listed(now.view.values))
        self._offer_script(is_led=True)
        self.setEnabled(not now.view.ended)

    def show_contact(self, contact: OpenContact, organisation: Organisation) -> None:
        """The open contact in front as it is now; a script may lead it, and is shown by `show_now`."""
        is_other, self._shown = self._shown != contact.id, contact.id
        self._contact = contact
        if is_other:
            self.promise.clear()
        self.head.show_contact(contact, None)
        self.facts.show_parties(organisation.policies.parties)
        self.facts.show_contact(contact, organisation.policies.telephone_region)
        self.caller.show_name(contact.name)
        if is_other or not (self._pause.isActive() or self.note.hasFocus()):
            self._show_note(contact.note)
        self.promise.show()
        self._offer_script(is_led=bool(contact.run))
        self.setEnabled(True)
        sought = (contact.phone, contact.name)
        if is_other or sought != self._sought:
            is_new = is_other or contact.phone != self._sought[0]
            self._sought = sought
            self.earlier_asked.emit(*sought)
            if is_new:
                self.caller.show_found(())
                self.caller_asked.emit(contact.phone)
        self._show_line()

    def show_earlier(self, found: tuple[EarlierContact, ...], organisation: Organisation) -> None:
        """What is known of the number or name."""
        shown = tuple(one for one in found if one.contact.id != self._shown)
        self.earlier.show_found(shown if self._contact is not None else (), organisation)

    def show_caller(self, phone: str, found: tuple[Customer, ...]) -> None:
        """Whom the customer list has under a number; a late answer about another number is let pass."""
        if self._contact is not None and self._contact.phone == phone:
            self.caller.show_found(found)
            self._show_line()

    def leave_script(self) -> None:
        """The contact is led by no script now."""
        self._now = None
        self._say_practice()
        self._offer_script(is_led=False)

    def to_steps(self) -> None:
        """The cursor into the steps taken, which are scrolled into sight."""
        self.steps.take_cursor()
        self._scroll.ensureWidgetVisible(self.steps, 0, 0)

    def rest(self) -> None:
        """No contact: the clock stands still."""
        self.head.rest()
        self._now, self._contact, self._shown = None, None, ""
        self._pause.stop()
        self.setEnabled(False)

    def flush(self) -> None:
        """Tells at once what was typed and not yet told."""
        self.facts.flush()
        if self._pause.isActive():
            self._pause.stop()
            self._tell_note()

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        if isinstance(event, QFocusEvent) and event.type() is QEvent.Type.FocusOut and self._pause.isActive():
            self._pause.stop()
            self._tell_note()
        return False

    def _show_exercise(self, now: CallNow) -> None:
        is_other, self._shown = self._shown != now.view.run, now.view.run
        self._contact = None
        self.head.show_contact(None, now.started)
        self.facts.show_exercise(now.party, now.customer_lang)
        self.caller.show_found(())
        self._show_line()
        if is_other or not (self._pause.isActive() or self.note.hasFocus()):
            self._show_note(now.note)
        self.promise.hide()
        self.earlier.hide()

    def _show_line(self) -> None:
        """Of a contact with a name of its own the list need not be asked."""
        contact, now = self._contact, self._now
        if contact is not None:
            who = contact.name or self.caller.on_line
            self.line.show_contact(contact, *self.facts.in_words(), who)
        elif now is not None:
            self.line.show_exercise(now.started, now.view.mode, *self.facts.in_words())

    def _offer_script(self, *, is_led: bool) -> None:
        for part in self._script_parts:
            if part.isHidden() is is_led:
                part.setVisible(is_led)

    def _build(self) -> None:
        card = Card(padding=0, gap=0)
        inner = QWidget()
        inner.setProperty("look", "plain")
        column = QVBoxLayout(inner)
        column.setContentsMargins(16, 6, 14, 16)
        column.setSpacing(7)
        say_values = SectionTitle(self._words, "zone.values")
        say_steps = SectionTitle(self._words, "zone.steps")
        self._script_parts = [say_values, self._values, say_steps, self.steps]
        groups: tuple[tuple[QWidget, ...], ...] = (
            (self.facts,),
            (self.caller,),
            (self.earlier,),
            (say_values, self._values),
            (SectionTitle(self._words, "zone.note"), self.note),
            (self.promise,),
            (self.facts.more,),
            (say_steps, self.steps),
        )
        for group in groups:
            for widget in group:
                column.addWidget(widget)
            column.addSpacing(5)
        column.addStretch(1)
        self._scroll = scroll = QScrollArea()
        scroll.setWidgetResizable(True)
        scroll.setFrameShape(QFrame.Shape.NoFrame)
        scroll.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        scroll.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        scroll.setWidget(inner)
        card.body.addWidget(self.head)
        practice = QHBoxLayout()
        practice.setContentsMargins(16, 0, 16, 6)
        practice.addWidget(self._practice)
        card.body.addLayout(practice)
        card.body.addWidget(scroll, 1)
        whole = QVBoxLayout(self)
        whole.setContentsMargins(0, 0, 0, 0)
        whole.addWidget(card)

    def _note_typed(self) -> None:
        self._pause.start()

    def _tell_note(self) -> None:
        self.note_written.emit(self.note.toPlainText().strip())

    def _show_note(self, note: str) -> None:
        if self.note.toPlainText().strip() != note:
            self.note.blockSignals(True)
            self.note.setPlainText(note)
            self.note.blockSignals(False)

    def _say_practice(self) -> None:
        """On every page, since the contact stays in sight while the agent searches."""
        mode = self._now.view.mode if self._now is not None else Mode.LIVE
        self._practice.setVisible(mode is not Mode.LIVE)
        key = "call.preview" if mode is Mode.PREVIEW else "call.practice"
        self._practice.setText(f"{self._words.say(key).upper()} · {self._words.say('call.practice_hint')}")

    def _listed(self, values: tuple[ValueView, ...]) -> str:
        tokens, say = self._theme.tokens, self._words.say
        if not values:
            return f'<span style="color:{tokens.muted}">{escape(say("zone.no_values"))}</span>'
        label_size, gap = self._theme.px(tokens.size_small), self._theme.px(7)
        rows = []
        for value in values:
            words = escape(value.value).replace("\n", "<br>")
            label = f'<span style="color:{tokens.muted}; font-size:{label_size}px">{escape(value.label)}</span>'
            if value.superseded:
                words = f'<span style="color:{tokens.muted}"><s>{words}</s></span>'
                label += f'<span style="color:{tokens.muted}; font-size:{label_size}px"> · {escape(say("zone.superseded"))}</span>'
            rows.append(f'<p style="margin:0 0 {gap}px 0">{label}<br>{words}</p>')
        return "".join(rows)

    def _paint(self) -> None:
        self.note.setFixedHeight(self._theme.px(72))
        if self._now is not None:
            self._values.setText(self._listed(self._now.view.values))

    def _speak(self) -> None:
        say = self._words.say
        self._say_practice()
        self._show_line()
        self.note.setPlaceholderText(say("zone.note_hint"))
        self.note.setAccessibleName(say("zone.note"))
        self.steps.setAccessibleName(say("zone.steps"))
        self._paint()
