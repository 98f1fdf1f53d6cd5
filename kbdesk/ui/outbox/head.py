"""The head of the outbox: how much waits, what can be done with it, how far the sending is."""

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QLabel, QProgressBar, QPushButton, QVBoxLayout, QWidget

from kbdesk.domain.outbox import OPEN_STATES, EntryState, OutboxEntry
from kbdesk.ui.kit.background import Moved
from kbdesk.ui.kit.flow import FlowRow
from kbdesk.ui.kit.words import Words

RETRIED = frozenset({EntryState.WAITING, EntryState.UNCLEAR, EntryState.NEEDS_ATTENTION})


class OutboxHead(QWidget):
    """The buttons are about the selected row, except the first, which is about all."""

    send_asked = Signal()  # listener of these four: the page
    open_asked = Signal()
    retry_asked = Signal()
    withdraw_asked = Signal()

    def __init__(self, words: Words, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._words = words
        self._entries: tuple[OutboxEntry, ...] = ()
        self._selected: OutboxEntry | None = None
        self._title, self._count = QLabel(), QLabel(wordWrap=True)
        self._title.setProperty("look", "title")
        self._count.setProperty("look", "muted")
        self._count.setObjectName("outbox.count")
        self._bar = QProgressBar()
        self._bar.setTextVisible(False)
        self._bar.hide()
        self._send = QPushButton()
        self._send.setProperty("look", "primary")
        self._open, self._retry, self._withdraw = QPushButton(), QPushButton(), QPushButton()
        self._acts = FlowRow(gap=8)
        self._named = {
            "outbox.send": (self._send, self.send_asked),
            "outbox.open": (self._open, self.open_asked),
            "outbox.retry": (self._retry, self.retry_asked),
            "outbox.withdraw": (self._withdraw, self.withdraw_asked),
        }
        for name, (button, asked) in self._named.items():
            button.setObjectName(name)
            button.clicked.connect(asked)
            self._acts.add(button)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(2)
        column.addWidget(self._title)
        column.addWidget(self._count)
        column.addSpacing(10)
        column.addWidget(self._acts)
        column.addSpacing(6)
        column.addWidget(self._bar)
        words.language_changed.connect(self._speak)
        self._speak()

    def show_entries(self, entries: tuple[OutboxEntry, ...]) -> None:
        """The outbox as it is now."""
        self._entries = entries
        self._acts.setVisible(bool(entries))
        self._say_count()
        self._settle()

    def show_selected(self, entry: OutboxEntry | None) -> None:
        """The row that the buttons are about."""
        self._selected = entry
        self._settle()

    def begin_sending(self) -> None:
        """A round of sending that somebody waits for."""
        self._bar.setRange(0, 0)
        self._bar.show()
        self._settle()

    def show_moved(self, moved: Moved) -> None:
        """How far it is."""
        self._bar.setRange(0, max(1, moved.total))
        self._bar.setValue(moved.done)
        self._count.setText(self._words.say("outbox.sending", done=moved.done + 1, total=moved.total))

    def end_sending(self) -> None:
        """It ended, well or not."""
        self._bar.hide()
        self._say_count()
        self._settle()

    def _settle(self) -> None:
        state = self._selected.state if self._selected else None
        self._open.setEnabled(state is not None)
        self._withdraw.setEnabled(state in OPEN_STATES - {EntryState.SENDING})
        self._retry.setEnabled(state in RETRIED)
        self._send.setEnabled(self._bar.isHidden() and any(entry.is_open for entry in self._entries))

    def _say_count(self) -> None:
        waiting = sum(entry.is_open for entry in self._entries)
        key = "outbox.waiting" if waiting else "outbox.all_received"
        self._count.setText(self._words.say(key, n=waiting) if self._entries else "")

    def _speak(self) -> None:
        say = self._words.say
        self._title.setText(say("outbox.title"))
        self._bar.setAccessibleName(say("outbox.send"))
        for name, (button, _) in self._named.items():
            button.setText(say(name))
        self._acts.updateGeometry()
        self._say_count()
