"""The page of a call along a script: no call, a step, or the number at its end.

The page decides nothing about a script: it shows what `LedCall` tells and hands on what the agent does. The contact
beside it (`contact`) is made here, so that both are joined, and placed by the main window.
"""

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QAccessible, QAccessibleAnnouncementEvent, QKeyEvent, QShowEvent
from PySide6.QtWidgets import QAbstractButton, QFrame, QHBoxLayout, QStackedWidget, QVBoxLayout, QWidget

from kbdesk.domain.article import Kind
from kbdesk.domain.errors import DeskError
from kbdesk.domain.outbox import OutboxEntry
from kbdesk.domain.run import Mode
from kbdesk.ui.call.agent_acts import AgentActs
from kbdesk.ui.call.call_keys import add_call_keys
from kbdesk.ui.call.call_now import CallNow
from kbdesk.ui.call.call_place import CallPlace
from kbdesk.ui.call.contact_zone import ContactZone
from kbdesk.ui.call.header import CallHeader
from kbdesk.ui.call.led_call import CallEnded, LedCall
from kbdesk.ui.call.practice_frame import PracticeFrame
from kbdesk.ui.call.start_view import StartView
from kbdesk.ui.call.step_sheet import StepSheet
from kbdesk.ui.kit.background import Lane
from kbdesk.ui.kit.notice_bar import Notice, NoticeBar
from kbdesk.ui.kit.reference_card import ReferenceCard, ended_in_words
from kbdesk.ui.kit.theme import Theme
from kbdesk.ui.kit.words import Words
from kbdesk.wording.errors import error_sentence
from kbdesk.workflows.keep_library import KeepLibrary
from kbdesk.workflows.read_with_help import ReadWithHelp
from kbdesk.workflows.take_call import TakeCall, Unfinished


class CallPage(QWidget):
    """`begin` starts a script from anywhere; `look_for_unfinished` is to be called once the window stands."""

    article_asked = Signal(str, str)  # path in the content, heading or ""; listener: main window, opens it to read
    mode_shown = Signal(
        object
    )  # Mode of the call, LIVE without one; listener: main window, which says it on every page
    link_asked = Signal(str)  # an address outside the content; listener: main window
    call_began = Signal()  # listener: main window, which shows this page and the contact
    call_finished = Signal(object)  # domain Finished, on disk; listener: the outbox, which sends
    call_left = Signal()  # put away or over; listener: main window, which folds the contact
    contact_wanted = Signal()  # the steps taken were asked for while they are folded away; listener: main window
    search_asked = Signal()  # "back to search"; listener: main window

    def __init__(
        self,
        theme: Theme,
        words: Words,
        *,
        take_call: TakeCall,
        library: KeepLibrary,
        read: ReadWithHelp,
        records: Lane,
        reading: Lane,
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(parent)
        self._theme, self._words, self._library = theme, words, library
        self._left: tuple[Unfinished, ...] = ()
        self._wants_cursor = False
        self.setObjectName("call")
        self.led = LedCall(take_call, library, records, self)
        self.contact = ContactZone(theme, words)
        self.notice = NoticeBar(theme, words, "call.notice")
        self.frame = PracticeFrame(theme, words)
        self.header = CallHeader(theme, words)
        self.sheet = StepSheet(theme, words, read.file)
        self.place = CallPlace(
            self.frame, theme=theme, words=words, read=read.linked_page, picture=read.file, lane=reading
        )
        self.acts = AgentActs(self.led, self.sheet, self.contact, self)
        self.start = StartView(theme, words)
        self.reference = ReferenceCard(theme, words, name="call")
        self._stack = QStackedWidget()
        self._build()
        self._join()
        theme.changed.connect(self._fit)
        words.language_changed.connect(self._speak)
        self._fit()
        self._speak()

    # ------------------------------------------------------------------ what others ask

    def begin(self, script: str, lang: str, *, step: str = "", practice: bool = False) -> None:
        """Starts a script by id or path, perhaps at a step of it."""
        self.led.begin(script, lang, mode=Mode.PRACTICE if practice else Mode.LIVE, step=step)

    def look_for_unfinished(self) -> None:
        """Offers the calls that were left on the way."""
        self.led.look_for_unfinished()

    def show_entries(self, entries: tuple[OutboxEntry, ...]) -> None:
        """The outbox as it is now: tells below the number when it was received."""
        self.reference.show_entries(entries)

    def take_cursor(self) -> None:
        """The cursor to where the work is."""
        if self.place.covers:
            self.place.aside.take_cursor()
        elif self._stack.currentIndex() == 1:
            self.sheet.take_cursor()
        elif self._stack.currentIndex() == 0:
            self.start.take_cursor()

    def zones(self) -> tuple[QWidget, ...]:
        """Where F6 stops."""
        step: tuple[QWidget, ...] = (self.sheet if self._stack.currentIndex() == 1 else self,)
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
        """True while a call is going on."""
        return self._stack.currentIndex() == 1

    def showEvent(self, event: QShowEvent) -> None:
        super().showEvent(event)
        self._show_start()
        if self.is_leading:
            self.take_cursor()

    # ------------------------------------------------------------------ keys

    def keyPressEvent(self, event: QKeyEvent) -> None:
        plain = event.modifiers() in {Qt.KeyboardModifier.NoModifier, Qt.KeyboardModifier.KeypadModifier}
        focus = self.focusWidget()
        if not plain or not self.is_leading:
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

    # ------------------------------------------------------------------ what came of it

    def _changed(self, now: CallNow) -> None:
        before, self.acts.now = self.acts.now, now
        began = before is None or before.spot.run != now.spot.run
        moved = began or before is None or before.spot != now.spot
        was_unread = self.sheet.pieces.unread() is not None
        organisation = self._library.library.organisation
        self.frame.switch(now.view.mode)
        self.header.show_now(now, self.led.other_outcomes())
        self.sheet.show_now(now)
        self.contact.show_now(now, organisation.policies.parties)
        if began or not self.is_leading:
            self._stack.setCurrentIndex(1)
            self.call_began.emit()
            self.mode_shown.emit(now.view.mode)
        if moved or (was_unread and self.sheet.pieces.unread() is None):
            self.notice.dismiss()
            self.sheet.take_cursor(field=self.acts.wanted_field)
            self._announce(f"{self.sheet.accessibleName()}. {self.sheet.pieces.words_to_say()}")
            self.acts.wanted_field = ""
        if now.opened:
            path, _, heading = now.opened.partition("#")
            self._open_beside(path, heading)

    def _open_beside(self, path: str, heading: str) -> None:
        lang = self.acts.now.view.lang if self.acts.now is not None else self._words.lang
        self.place.open_text(path, heading, lang)

    def _copied(self, text: str) -> None:
        first = text.splitlines()[0] if text else ""
        shown = first if len(first) <= 60 else f"{first[:59]}…"
        self.notice.tell(Notice(self._words.say("call.copied", text=shown), tone="tip"))

    def _ended(self, ended: CallEnded) -> None:
        organisation = self._library.library.organisation
        self.reference.show_ended(ended_in_words(ended.finished, organisation, self._words, lang=ended.lang))
        self._over()
        self._stack.setCurrentIndex(2)
        self.reference.take_cursor()
        self._announce(self.reference.spoken())
        if ended.mode is Mode.LIVE:
            self.call_finished.emit(ended.finished)
        self.led.look_for_unfinished()

    def _put_away(self) -> None:
        self._over()
        self._stack.setCurrentIndex(0)
        self._wants_cursor = True
        self.led.look_for_unfinished()

    def _over(self) -> None:
        self.header.rest()
        self.contact.rest()
        self.acts.now = None
        self.frame.switch(Mode.LIVE)
        self.mode_shown.emit(Mode.LIVE)
        self.place.aside.hide()
        self.notice.dismiss()
        self.call_left.emit()

    def _unfinished(self, left: tuple[Unfinished, ...]) -> None:
        self._left = left
        self._show_start()
        if self._wants_cursor:
            self._wants_cursor = False
            self.start.take_cursor()

    def _show_start(self) -> None:
        scripts = self._library.library.of_kind(Kind.SCRIPT, self._words.lang)
        self.start.show_offers(self._left, scripts)

    def _refused(self, error: DeskError) -> None:
        self.notice.tell(Notice(error_sentence(error, self._words.lang), tone="danger", stays=True))
        if error.code == "run-unknown":
            self.led.look_for_unfinished()  # another window went on with it, or forgot it

    def _new_call(self) -> None:
        self._show_start()
        self._stack.setCurrentIndex(0)
        self.start.take_cursor()

    def _script_asked(self, script: str, practice: bool) -> None:
        self.begin(script, self._words.lang, practice=practice)

    # ------------------------------------------------------------------ building

    def _build(self) -> None:
        leading = QWidget()
        leading.setProperty("look", "plain")
        column = QVBoxLayout(leading)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(0)
        column.addWidget(self.header)
        line = QFrame()
        line.setProperty("look", "line")
        column.addWidget(line)
        column.addWidget(self.sheet, 1)
        finished = QWidget()
        finished.setProperty("look", "plain")
        row = QHBoxLayout(finished)
        row.setContentsMargins(28, 28, 28, 28)
        row.addStretch(1)
        row.addWidget(self.reference, 1000, Qt.AlignmentFlag.AlignTop)
        row.addStretch(1)
        for page in (self.start, leading, finished):
            self._stack.addWidget(page)
        self.frame.card.body.addWidget(self._stack, 1)
        self.frame.card.body.addWidget(self.notice)
        whole = QVBoxLayout(self)
        whole.setContentsMargins(0, 0, 0, 0)
        whole.addWidget(self.place)

    def _join(self) -> None:
        led, acts, pieces, contact = self.led, self.acts, self.sheet.pieces, self.contact
        led.changed.connect(self._changed)
        led.ended.connect(self._ended)
        led.put_away.connect(self._put_away)
        led.unfinished_found.connect(self._unfinished)
        led.refused.connect(self._refused)
        pieces.typed.connect(acts.keep_typed)
        pieces.left.connect(acts.keep_typed)
        pieces.ticked.connect(acts.tick)
        pieces.understood.connect(acts.acknowledge)
        pieces.link_inside.connect(acts.read_beside)
        acts.text_asked.connect(self._open_beside)
        self.place.closed.connect(self.take_cursor)
        self.place.refused.connect(self._refused)
        self.place.find_asked.connect(self._read_whole)
        self.sheet.step_asked.connect(acts.jump)
        self.header.whole_asked.connect(acts.show_whole)
        pieces.link_outside.connect(self.link_asked)
        pieces.copied.connect(self._copied)
        acts.copied.connect(self._copied)
        self.sheet.choices.chosen.connect(acts.choose)
        self.sheet.choices.go_on_asked.connect(acts.go_on)
        self.sheet.outcome.finish_asked.connect(acts.finish)
        self.sheet.outcome.missing_asked.connect(acts.to_missing)
        self.header.back_asked.connect(acts.back)
        self.header.park_asked.connect(acts.park)
        self.header.end_asked.connect(acts.end_otherwise)
        contact.party_chosen.connect(acts.tell_party)
        contact.language_chosen.connect(acts.tell_language)
        contact.note_written.connect(acts.tell_note)
        contact.step_asked.connect(acts.jump)
        self.start.resume_asked.connect(led.resume)
        self.start.discard_asked.connect(led.discard)
        self.start.script_asked.connect(self._script_asked)
        self.reference.again_asked.connect(self._new_call)
        self.reference.search_asked.connect(self.search_asked)
        keys = {
            "Ctrl+Return": acts.finish,
            "Ctrl+Enter": acts.finish,
            "Ctrl+Shift+C": acts.copy_say,
            "Ctrl+Shift+P": acts.park,
            "Ctrl+J": self._to_steps,
            "Ctrl+Shift+O": self.header.whole.click,
            "Ctrl+Shift+T": acts.other_language,
            "Alt+Left": acts.back,
            "Alt+U": acts.understand,
        }
        for widget in (self, contact):
            add_call_keys(widget, keys, acts.choose_digit)

    def _read_whole(self, path: str) -> None:
        self.article_asked.emit(path, "")

    def _to_steps(self) -> None:
        if not self.contact.isVisible():
            self.contact_wanted.emit()
        self.contact.steps.take_cursor()

    def _announce(self, words: str) -> None:
        """To a screen reader, when there is one."""
        if QAccessible.isActive():
            QAccessible.updateAccessibility(QAccessibleAnnouncementEvent(self, words))

    def _fit(self) -> None:
        self.reference.setMaximumWidth(self._theme.px(640))

    def _speak(self) -> None:
        self.setAccessibleName(self._words.say("call.page"))
        self._show_start()
        self.start.draw_again()
