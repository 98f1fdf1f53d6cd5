"""The contacts in hand as a row on top of the call page: each with its title and its clock, and a way to a new one."""

from datetime import UTC, datetime

from PySide6.QtCore import Qt, QTimer, Signal
from PySide6.QtWidgets import QFrame, QHBoxLayout, QPushButton, QWidget

from kbdesk.domain.open_contact import OpenContact, Stretch
from kbdesk.ui.call.in_hand import InHand
from kbdesk.ui.kit.flow import FlowRow
from kbdesk.ui.kit.icon_button import IconButton
from kbdesk.ui.kit.theme import Theme
from kbdesk.ui.kit.toggles import TogglePush
from kbdesk.ui.kit.words import Words
from kbdesk.wording.dates import clock

LONGEST_TITLE = 26
_ICONS = {Stretch.TALK: "phone-call", Stretch.HOLD: "pause", Stretch.AFTER_WORK: "phone-off", Stretch.PARKED: "pause"}


class ContactRow(QFrame):
    """Hidden while there is none, and for a single one that stands as a line above."""

    chosen = Signal(str)  # id of a contact that waits; listener: the page
    new_asked = Signal()  # listener: the page

    def __init__(self, theme: Theme, words: Words, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._theme, self._words = theme, words
        self._now = InHand()
        self._has_line = False
        self._tabs: list[QPushButton] = []
        self.setObjectName("call.contacts")
        self.setProperty("look", "plain")
        self._flow = FlowRow(gap=6)
        self._new = IconButton(
            theme, words, icon="plus", key="contacts.new", name="call.contacts.new", shortcut="Ctrl+N", size=16
        )
        self._new.clicked.connect(self.new_asked)
        row = QHBoxLayout(self)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(6)
        row.addWidget(self._flow, 1)
        row.addWidget(self._new, 0, Qt.AlignmentFlag.AlignTop)
        self._tick = QTimer(self, interval=1000)
        self._tick.timeout.connect(self._show_clocks)
        theme.changed.connect(self._speak)
        words.language_changed.connect(self._speak)
        self.hide()

    def show_contacts(self, now: InHand) -> None:
        """Those in hand; the one in front is marked."""
        self._now = now
        while len(self._tabs) < len(now.contacts):
            self._tabs.append(self._made_tab())
        for place, tab in enumerate(self._tabs):
            tab.setVisible(place < len(now.contacts))
        self._show_or_hide()
        if now.contacts:
            self._tick.start()
        else:
            self._tick.stop()
        self._speak()

    def leave_to_line(self, has_line: bool) -> None:
        """The one in front stands as a line above the pages, or does not any more."""
        self._has_line = has_line
        self._show_or_hide()

    def _show_or_hide(self) -> None:
        ids = [one.id for one in self._now.contacts]
        is_said = self._has_line and ids == [self._now.current]
        self.setVisible(bool(ids) and not is_said)

    def beside(self, way: int) -> str:
        """Id of the next contact (or with -1 the one before), round and round; "" when there is no other."""
        ids = [one.id for one in self._now.contacts]
        if self._now.current in ids:
            other = ids[(ids.index(self._now.current) + way) % len(ids)]
            return other if other != self._now.current else ""
        return ids[0 if way > 0 else -1] if ids else ""

    def _made_tab(self) -> QPushButton:
        tab = TogglePush()
        tab.setObjectName(f"call.contacts.{len(self._tabs) + 1}")
        tab.setProperty("look", "framed")
        tab.setCursor(Qt.CursorShape.PointingHandCursor)
        tab.setFocusPolicy(Qt.FocusPolicy.TabFocus)
        tab.setProperty("place", len(self._tabs))
        tab.clicked.connect(self._clicked)
        self._flow.add(tab)
        return tab

    def _clicked(self) -> None:
        tab = self.sender()
        contact = self._now.contacts[int(tab.property("place"))]
        self._speak()
        if contact.id != self._now.current:
            self.chosen.emit(contact.id)

    def _show_clocks(self) -> None:
        for tab, contact in zip(self._tabs, self._now.contacts, strict=False):
            title, time = self._title(contact), self._time(contact)
            short = title if len(title) <= LONGEST_TITLE else f"{title[: LONGEST_TITLE - 1].rstrip()}…"
            text = f" {short}   {time}"
            if tab.text() != text:
                longer = len(text) != len(tab.text())
                tab.setText(text)
                if longer:
                    self._flow.updateGeometry()
                state = self._words.say(f"strip.{contact.stretch}")
                tab.setAccessibleName(self._words.say("contacts.tab", title=title, state=state, clock=time))

    def _time(self, contact: OpenContact) -> str:
        now = datetime.now(UTC)
        if contact.stretch is Stretch.PARKED:
            return clock(now - contact.since)
        return clock(contact.lasted(contact.stretch, now))

    def _title(self, contact: OpenContact) -> str:
        opened = f"{contact.opened.astimezone():%H:%M}"
        return contact.title or contact.name or contact.phone or self._words.say("contacts.unnamed", time=opened)

    def _speak(self) -> None:
        say = self._words.say
        self.setAccessibleName(say("contacts.row"))
        for tab, contact in zip(self._tabs, self._now.contacts, strict=False):
            is_front = contact.id == self._now.current
            tab.setChecked(is_front)
            tab.setIcon(self._theme.icon(_ICONS[contact.stretch], "accent" if is_front else "muted", size=15))
            tab.setToolTip(f"{self._title(contact)} · {say(f'strip.{contact.stretch}')}  (Ctrl+Tab)")
            tab.setText("")
        self._show_clocks()
        self._flow.updateGeometry()
