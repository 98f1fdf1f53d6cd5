"""The contact as one line, for a narrow window: what goes on and how long, who it is; a button unfolds the rest.

What is known of them stands beside the clock, or below it where it would be cut; nothing is left out.
"""

from datetime import UTC, datetime

from PySide6.QtCore import QTimer, Signal
from PySide6.QtGui import QFontMetrics, QHideEvent, QResizeEvent, QShowEvent
from PySide6.QtWidgets import QGridLayout, QLabel, QWidget

from kbdesk.domain.open_contact import OpenContact, Stretch
from kbdesk.domain.run import Mode
from kbdesk.ui.kit.card import Card
from kbdesk.ui.kit.chip import Chip
from kbdesk.ui.kit.icon_button import IconButton
from kbdesk.ui.kit.theme import Theme
from kbdesk.ui.kit.tokens import Space
from kbdesk.ui.kit.words import Words
from kbdesk.wording.dates import clock

TONES = {Stretch.TALK: "tip", Stretch.HOLD: "warning", Stretch.AFTER_WORK: "note", Stretch.PARKED: "neutral"}


class ContactLine(Card):
    """Shown and hidden by the window, which knows how much room there is."""

    unfold_asked = Signal()  # listener: the contact's news
    new_asked = Signal()  # another contact; listener: the call page
    stands = Signal(bool)  # shown or hidden; listener: the row of contacts, which would say the same of a single one

    def __init__(self, theme: Theme, words: Words, parent: QWidget | None = None) -> None:
        super().__init__(parent, padding=0, gap=0)
        self._theme, self._words = theme, words
        self._contact: OpenContact | None = None
        self._started: datetime | None = None
        self._mode = Mode.LIVE
        self._who: tuple[str, ...] = ()
        self._is_below: bool | None = None
        self.setObjectName("contact.line")
        self._clock = Chip()
        self._clock.setObjectName("contact.line.clock")
        self._facts = QLabel()
        self._facts.setObjectName("contact.line.facts")
        self._unfold = IconButton(
            theme, words, icon="chevron-down", key="line.unfold", name="contact.line.unfold", shortcut="F9"
        )
        self._unfold.clicked.connect(self.unfold_asked)
        self._new = IconButton(
            theme, words, icon="plus", key="contacts.new", name="contact.line.new", shortcut="Ctrl+N", size=16
        )
        self._new.clicked.connect(self.new_asked)
        self._grid = QGridLayout()
        self._grid.setContentsMargins(Space.ROOM, Space.TIGHT, Space.TIGHT, Space.TIGHT)
        self._grid.setHorizontalSpacing(Space.GAP)
        self._grid.setVerticalSpacing(0)
        self._grid.setColumnStretch(1, 1)
        self._grid.addWidget(self._clock, 0, 0)
        self._grid.addWidget(self._new, 0, 2)
        self._grid.addWidget(self._unfold, 0, 3)
        self.body.addLayout(self._grid)
        self._tick = QTimer(self, interval=1000)
        self._tick.timeout.connect(self._show_clock)
        theme.changed.connect(self._place)
        words.language_changed.connect(self._speak)
        self._place()

    def show_contact(self, contact: OpenContact, *who: str) -> None:
        """An open contact; `who` is what is known of them, in words."""
        self._contact, self._started, self._mode, self._who = contact, None, Mode.LIVE, who
        self._speak()

    def show_exercise(self, started: datetime, mode: Mode, *who: str) -> None:
        """A call that is only practised."""
        self._contact, self._started, self._mode, self._who = None, started, mode, who
        self._speak()

    @property
    def text(self) -> str:
        """What is known of them, as it stands there."""
        return self._facts.text()

    def showEvent(self, event: QShowEvent) -> None:
        super().showEvent(event)
        self._tick.start()
        self._speak()
        self.stands.emit(True)

    def hideEvent(self, event: QHideEvent) -> None:
        super().hideEvent(event)
        self._tick.stop()
        self.stands.emit(False)

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._place()

    def _place(self) -> None:
        """Beside the clock, or below it where it would be cut."""
        self._clock.ensurePolished()
        self._facts.ensurePolished()
        margins, gap = self._grid.contentsMargins(), self._grid.horizontalSpacing()
        taken = sum(one.sizeHint().width() + gap for one in (self._clock, self._new, self._unfold))
        room = self.width() - margins.left() - margins.right() - taken - 4
        wanted = QFontMetrics(self._facts.font()).horizontalAdvance(self._facts.text())
        is_below = wanted > room
        if is_below != self._is_below:
            self._is_below = is_below
            self._grid.removeWidget(self._facts)
            self._facts.setWordWrap(is_below)
            if is_below:
                self._grid.addWidget(self._facts, 1, 0, 1, 4)
            else:
                self._grid.addWidget(self._facts, 0, 1)
            self._grid.setContentsMargins(Space.ROOM, Space.TIGHT, Space.TIGHT, Space.GAP if is_below else Space.TIGHT)

    def _show_clock(self) -> None:
        contact, now = self._contact, datetime.now(UTC)
        if contact is not None:
            time, state, tone = clock(contact.lasted(contact.stretch, now)), contact.stretch.value, contact.stretch
            said, colour = f"{self._words.say(f'strip.{state}')}  {time}", TONES[tone]
        else:
            time = clock(now - self._started) if self._started is not None else ""
            key = "call.preview" if self._mode is Mode.PREVIEW else "call.practice"
            said, colour = f"{self._words.say(key)}  {time}".rstrip(), "warning"
        if self._clock.text() != said:
            grew = len(said) != len(self._clock.text())
            self._clock.show_state(said, colour)
            if grew:
                self._place()

    def _speak(self) -> None:
        self._facts.setText(" · ".join(filter(None, self._who)))
        self._show_clock()
        self._place()
        self.setAccessibleName(f"{self._words.say('zone.contact')}: {self._clock.text()}, {self._facts.text()}")
