"""The ways on from a step: choices as large numbered buttons, or one button that lets an automatic step go on."""

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QHBoxLayout, QLabel, QPushButton, QVBoxLayout, QWidget

from kbdesk.domain.step_view import ChoiceView, StepView
from kbdesk.ui.kit.big_button import BigButton
from kbdesk.ui.kit.theme import Theme
from kbdesk.ui.kit.words import Words


class ChoiceList(QWidget):
    """Closed (grey) while a notice of the step is unread."""

    chosen = Signal(int)  # ChoiceView.number; listener: the page
    go_on_asked = Signal()  # listener: the page

    def __init__(self, theme: Theme, words: Words, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._theme, self._words = theme, words
        self._shown: tuple[tuple[ChoiceView, ...], bool, bool, str] = ((), False, False, "")
        self._buttons: list[BigButton] = []
        self._spare: list[BigButton] = []  # used again: making and styling one takes more than showing it
        self._dead_end = False
        self._closed = QLabel(wordWrap=True)
        self._closed.setObjectName("call.first_read")
        self._closed.setProperty("look", "muted")
        self._go_on = QPushButton()
        self._go_on.setObjectName("call.go_on")
        self._go_on.setProperty("look", "primary")
        self._go_on.clicked.connect(self.go_on_asked)
        self._hint = QLabel(wordWrap=True)
        self._hint.setProperty("look", "muted")
        self._column = QVBoxLayout(self)
        self._column.setContentsMargins(0, 6, 0, 18)
        self._column.setSpacing(8)
        row = QHBoxLayout()
        row.setSpacing(12)
        row.addWidget(self._go_on)
        row.addWidget(self._hint, 1)
        self._column.addWidget(self._closed)
        self._column.addLayout(row)
        words.language_changed.connect(self._speak)
        self._speak()

    @property
    def is_open(self) -> bool:
        """True when a choice may be made now."""
        return not self._shown[2]

    def show_view(self, view: StepView, *, unread: bool) -> None:
        """The choices of a step; the buttons stay as they are when nothing changed in them."""
        wanted = (view.choices, view.goes_on, unread, view.outcome)
        if wanted == self._shown:
            return
        if wanted[0] != self._shown[0]:
            self._build(view.choices)
        self._shown = wanted
        for button in self._buttons:
            button.setEnabled(not unread)
        self._go_on.setEnabled(not unread)
        self._dead_end = not (view.choices or view.goes_on or view.outcome or view.ended)
        self._speak()
        self.setVisible(bool(view.choices) or view.goes_on or self._dead_end)

    def lay_ready(self) -> None:
        """Makes a button before a step wants it."""
        button = self._made()
        button.hide()
        self._spare.append(button)

    def offers(self, digit: int) -> int:
        """The number of the choice under a digit, 0 when there is none or the choices are closed."""
        if not self.is_open:
            return 0
        return next((choice.number for choice in self._shown[0] if choice.digit == digit), 0)

    def take_cursor(self) -> bool:
        """To the button that goes on; False when there is none."""
        if self._shown[1] and self.is_open:
            self._go_on.setFocus(Qt.FocusReason.OtherFocusReason)
            return True
        return False

    def tab_stops(self) -> list[QWidget]:
        """What can have the focus, from top to bottom."""
        return [*self._buttons, self._go_on]

    def _build(self, choices: tuple[ChoiceView, ...]) -> None:
        while len(self._buttons) > len(choices):
            last = self._buttons.pop()
            last.hide()
            self._spare.append(last)
        while len(self._buttons) < len(choices):
            button = self._spare.pop() if self._spare else self._made()
            self._column.insertWidget(len(self._buttons) + 1, button)
            button.show()
            self._buttons.append(button)
        for place, (button, choice) in enumerate(zip(self._buttons, choices, strict=True), start=1):
            button.show_choice(choice.label, digit=choice.digit, hint=choice.hint, marked=choice.taken_before)
            button.setObjectName(f"call.choice.{place}")
            button.setProperty("number", choice.number)

    def _made(self) -> BigButton:
        button = BigButton(self._theme, "", parent=self)
        button.clicked.connect(self._clicked)
        return button

    def _clicked(self) -> None:
        self.chosen.emit(int(self.sender().property("number")))

    def _speak(self) -> None:
        choices, goes_on, closed, outcome = self._shown
        say = self._words.say
        self.setAccessibleName(say("call.choices"))
        self._closed.setText(say("call.dead_end" if self._dead_end else "call.first_read"))
        self._closed.setVisible(self._dead_end or (closed and (bool(choices) or goes_on)))
        self._go_on.setText(f"{say('call.return' if outcome else 'call.go_on')}   ↵")
        self._go_on.setAccessibleName(say("call.return" if outcome else "call.go_on"))
        self._go_on.setVisible(goes_on)
        self._hint.setText("" if outcome else say("call.go_on_hint"))
        self._hint.setVisible(goes_on and not outcome)
        for button, choice in zip(self._buttons, choices, strict=True):
            if choice.taken_before:
                button.setAccessibleDescription(f"{choice.hint} ({say('call.chosen_before')})".strip())
