"""What the agent does, by key or click, turned into acts of the call that is led.

Whatever moves the call first tells what was typed and not yet kept, so that the two are kept in that order. Nothing
happens while no call is going on.
"""

from PySide6.QtCore import QObject, Signal
from PySide6.QtGui import QGuiApplication

from kbdesk.domain.acts import Missing
from kbdesk.ui.call.call_now import CallNow
from kbdesk.ui.call.contact_zone import ContactZone
from kbdesk.ui.call.led_call import LedCall
from kbdesk.ui.call.step_sheet import StepSheet
from kbdesk.ui.kit.field_editor import Typed


class AgentActs(QObject):
    """`now` is what the agent sees; the page sets it, None while no call is going on."""

    copied = Signal(str)  # words that went to the clipboard; listener: the page
    text_asked = Signal(str, str)  # path, heading of a text to open beside; listener: the page

    def __init__(self, led: LedCall, sheet: StepSheet, contact: ContactZone, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._led, self._sheet, self._contact = led, sheet, contact
        self.now: CallNow | None = None
        self.wanted_field = ""  # where the cursor goes on the step that a missing value leads to
        led.taking_back.connect(self.keep_all)

    def choose_digit(self, digit: int) -> None:
        """The choice under a digit; while the choices are closed, shows the notice that closes them."""
        number = self._sheet.choices.offers(digit)
        if number:
            self.choose(number)
        else:
            self._sheet.show_unread()

    def choose(self, number: int) -> None:
        self.keep_all()
        if self.now is not None:
            self._led.choose(number, self.now.spot)

    def enter(self) -> None:
        """Understood; the next field; go on: whichever comes first."""
        if self._sheet.pieces.unread() is not None:
            self.understand()
        elif not self._sheet.on_enter():
            self.go_on()

    def go_on(self) -> None:
        self.keep_all()
        if self.now is not None and self.now.view.goes_on:
            self._led.go_on(self.now.spot)

    def back(self) -> None:
        self.keep_all()
        if self.now is not None and self.now.view.can_go_back:
            self._led.back(self.now.spot)

    def jump(self, place: int) -> None:
        self.keep_all()
        if self.now is not None:
            self._led.jump(place, self.now.spot)

    def to_missing(self, wanted: Missing) -> None:
        """To the step that asks for it, the cursor in the field."""
        if self.now is not None and wanted.place == self.now.spot.path - 1:
            self._sheet.take_cursor(field=wanted.name)
            return
        self.wanted_field = wanted.name
        self.jump(wanted.place)

    def understand(self) -> None:
        """The first notice that is unread was read."""
        box = self._sheet.pieces.unread()
        if box is not None:
            self.acknowledge(box.line)

    def acknowledge(self, line: int) -> None:
        if self.now is not None:
            self._led.acknowledge(line, self.now.spot)

    def tick(self, key: int, on: bool) -> None:
        if self.now is not None:
            self._led.tick(key, self.now.spot, on=on)

    def keep_typed(self, typed: Typed) -> None:
        """What stands in a field, finished or not."""
        if self.now is not None:
            self._led.capture(typed.name, typed.text, self.now.spot)

    def finish(self) -> None:
        """With the outcome of the step; on other steps nothing happens."""
        if self.now is not None and self.now.view.outcome:
            self.keep_all()
            self._led.finish(changes=self._sheet.outcome.form.changes, seen=self.now.spot)

    def end_otherwise(self, outcome: str) -> None:
        """With another outcome than the script has here."""
        if self.now is not None:
            self.keep_all()
            self._led.finish(outcome=outcome, seen=self.now.spot)

    def park(self) -> None:
        """Puts the call away, to go on with later."""
        if self.now is not None:
            self.keep_all()
            self._led.leave()

    def copy_say(self) -> None:
        """All that is to be said in this step, in the customer's language where the script has it."""
        text = self._sheet.pieces.words_to_copy()
        if text and self.now is not None:
            QGuiApplication.clipboard().setText(text)
            self.copied.emit(text)

    def speak(self, lang: str) -> None:
        """Goes on in another language, on the same step."""
        self.keep_all()
        if self.now is not None and self.now.view.lang != lang:
            self._led.speak(lang, self.now.spot)

    def other_language(self) -> None:
        """Between Dutch and English."""
        if self.now is not None:
            self.speak("en" if self.now.view.lang == "nl" else "nl")

    def show_whole(self, is_wanted: bool) -> None:
        """The whole script on one page, or the step alone."""
        self.keep_all()
        self._led.wants_whole = is_wanted
        self._led.look_again()

    def read_beside(self, path: str, heading: str) -> None:
        """A link in the step: the text opens, the step stays."""
        if self.now is not None:
            self._led.read_beside(path, self.now.spot)
            self.text_asked.emit(path, heading)

    def keep_all(self) -> None:
        """Tells at once what was typed and not yet kept."""
        self._sheet.flush()
        self._contact.flush()
