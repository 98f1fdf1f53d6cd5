"""The head of the contact: what goes on, its clock, and the two things done with a telephone: hold, hang up."""

from datetime import UTC, datetime

from PySide6.QtCore import Qt, QTimer, Signal
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QBoxLayout, QFrame, QHBoxLayout, QLabel, QPushButton, QSizePolicy, QVBoxLayout, QWidget

from kbdesk.domain.contact import ContactState
from kbdesk.domain.open_contact import OpenContact, Stretch
from kbdesk.ui.kit.chip import Chip
from kbdesk.ui.kit.section_title import SectionTitle
from kbdesk.ui.kit.theme import Theme
from kbdesk.ui.kit.words import Words
from kbdesk.wording.dates import clock

_TONES = {Stretch.TALK: "tip", Stretch.HOLD: "warning", Stretch.AFTER_WORK: "note", Stretch.PARKED: "neutral"}
_COUNTED = (Stretch.TALK, Stretch.HOLD, Stretch.AFTER_WORK)


class ContactHead(QFrame):
    """Without an open contact (practice) it counts from `started` and has no buttons."""

    hold_asked = Signal()  # listener: the call page
    hang_up_asked = Signal()  # listener: the call page

    def __init__(self, theme: Theme, words: Words, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._theme, self._words = theme, words
        self._contact: OpenContact | None = None
        self._started: datetime | None = None
        self.setProperty("look", "plain")
        self._clock = QLabel()
        self._clock.setObjectName("contact.clock")
        self._state = Chip()
        self._state.setObjectName("contact.state")
        self._times = QLabel(wordWrap=True)
        self._times.setObjectName("contact.times")
        self._times.setProperty("look", "small")
        self._hold, self._hang_up = QPushButton(), QPushButton()
        self._hold.setObjectName("contact.hold")
        self._hang_up.setObjectName("contact.hang_up")
        for button in (self._hold, self._hang_up):
            button.setProperty("look", "framed")
            button.setFocusPolicy(Qt.FocusPolicy.TabFocus)
            button.setSizePolicy(QSizePolicy.Policy.Ignored, QSizePolicy.Policy.Fixed)
        self._hold.clicked.connect(self.hold_asked)
        self._hang_up.clicked.connect(self.hang_up_asked)
        self._tick = QTimer(self, interval=1000)
        self._tick.timeout.connect(self._show_clock)
        self._build(SectionTitle(words, "zone.contact", look="subheading"))
        theme.changed.connect(self._paint)
        words.language_changed.connect(self._speak)
        self._paint()

    def show_contact(self, contact: OpenContact | None, started: datetime | None) -> None:
        """The contact as it is now; `started` is when the call began, for one that is only practised."""
        self._contact, self._started = contact, started
        if contact is not None or started is not None:
            self._tick.start()
        self._speak()

    def rest(self) -> None:
        """The clock stands still."""
        self._tick.stop()

    def _build(self, title: QWidget) -> None:
        head = QHBoxLayout()
        head.setSpacing(8)
        head.addWidget(title, 1)
        head.addWidget(self._state)
        head.addWidget(self._clock)
        buttons = self._buttons = QBoxLayout(QBoxLayout.Direction.LeftToRight)
        buttons.setSpacing(8)
        buttons.addWidget(self._hold, 1)
        buttons.addWidget(self._hang_up, 1)
        column = self._column = QVBoxLayout(self)
        column.setContentsMargins(16, 12, 16, 8)
        column.setSpacing(6)
        column.addLayout(head)
        column.addWidget(self._times)
        column.addLayout(buttons)

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._fit()

    def _fit(self) -> None:
        """One below the other where their words would be cut."""
        margins = self._column.contentsMargins()
        wide = self._hold.sizeHint().width() + self._hang_up.sizeHint().width() + self._buttons.spacing()
        fits = wide <= self.width() - margins.left() - margins.right()
        way = QBoxLayout.Direction.LeftToRight if fits else QBoxLayout.Direction.TopToBottom
        self._buttons.setDirection(way)

    def _show_clock(self) -> None:
        contact, now = self._contact, datetime.now(UTC)
        if contact is None:
            self._clock.setText(clock(now - self._started) if self._started is not None else "")
            self._times.hide()
            return
        self._clock.setText(clock(contact.lasted(contact.stretch, now)))
        lasted = {kind: contact.lasted(kind, now) for kind in _COUNTED if kind is not contact.stretch}
        parts = [self._words.say(f"strip.time_{kind}", time=clock(time)) for kind, time in lasted.items() if time]
        self._times.setText(" · ".join(parts))
        self._times.setVisible(bool(parts))

    def _paint(self) -> None:
        tokens = self._theme.tokens
        size = self._theme.px(tokens.size_h3)
        self._clock.setStyleSheet(f"font-size: {size}px; font-weight: 600; color: {tokens.heading};")
        self._speak()

    def _speak(self) -> None:
        say, contact = self._words.say, self._contact
        has_buttons = contact is not None and contact.state in {ContactState.OPEN, ContactState.WRAP_UP}
        talks = contact is not None and contact.stretch is Stretch.TALK
        self._state.setVisible(contact is not None)
        if contact is not None:
            self._state.show_state(say(f"strip.{contact.stretch}"), _TONES[contact.stretch])
        key, icon = ("strip.to_hold", "pause") if talks else ("strip.from_hold", "phone-call")
        for button, name, picture, keys in (
            (self._hold, say(key), icon, "Ctrl+Shift+H"),
            (self._hang_up, say("strip.hang_up"), "phone-off", "Ctrl+Shift+E"),
        ):
            button.setText(f" {name}")
            button.setIcon(self._theme.icon(picture, "text", size=16))
            button.setAccessibleName(name)
            button.setToolTip(f"{name}  ({keys})")
        self._hold.setVisible(has_buttons)
        self._hang_up.setVisible(has_buttons and contact is not None and contact.state is ContactState.OPEN)
        self._fit()
        self._show_clock()
