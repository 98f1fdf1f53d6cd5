"""The head of the outbox: how much waits, what can be done with it, how far the sending is."""

from functools import partial

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QHBoxLayout, QLabel, QMenu, QProgressBar, QPushButton, QVBoxLayout, QWidget

from kbdesk.domain.outbox import OPEN_STATES, EntryState, OutboxEntry
from kbdesk.ui.kit.background import Moved
from kbdesk.ui.kit.flow import FlowRow
from kbdesk.ui.kit.words import Words
from kbdesk.ui.outbox.work import Shown

RETRIED = frozenset({EntryState.WAITING, EntryState.NEEDS_ATTENTION, EntryState.EXPORTED})
CHANGED = frozenset({EntryState.QUEUED, EntryState.WAITING, EntryState.NEEDS_ATTENTION})


class OutboxHead(QWidget):
    """The buttons are about the selected row, except the first, which is about all."""

    send_asked = Signal()  # listener of all these: the page
    open_asked = Signal()
    change_asked = Signal()
    export_asked = Signal()
    retry_asked = Signal()
    ask_asked = Signal()
    withdraw_asked = Signal()
    pause_asked = Signal(str)  # name of a channel

    def __init__(self, words: Words, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._words = words
        self._shown = Shown()
        self._selected: OutboxEntry | None = None
        self._title, self._count = QLabel(), QLabel(wordWrap=True)
        self._title.setProperty("look", "title")
        self._count.setProperty("look", "muted")
        self._count.setObjectName("outbox.count")
        self._bar = QProgressBar()
        self._bar.setTextVisible(False)
        self._bar.hide()
        self._pause = QPushButton()
        self._pause.setObjectName("outbox.pause_channel")
        self._pause.setProperty("look", "quiet")
        self._pause.clicked.connect(self._pause_clicked)
        self._pause.hide()
        self._acts = FlowRow(gap=8)
        self._buttons: dict[str, QPushButton] = {}
        for name, asked in (
            ("send", self.send_asked),
            ("open", self.open_asked),
            ("change", self.change_asked),
            ("retry", self.retry_asked),
            ("ask", self.ask_asked),
            ("export", self.export_asked),
            ("withdraw", self.withdraw_asked),
        ):
            button = QPushButton()
            button.setObjectName(f"outbox.{name}")
            button.clicked.connect(asked)
            self._buttons[name] = button
            self._acts.add(button)
        self._buttons["send"].setProperty("look", "primary")
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(2)
        top = QHBoxLayout()
        top.addWidget(self._title, 1)
        top.addWidget(self._pause)
        column.addLayout(top)
        column.addWidget(self._count)
        column.addSpacing(10)
        column.addWidget(self._acts)
        column.addSpacing(6)
        column.addWidget(self._bar)
        words.language_changed.connect(self._speak)
        self._speak()

    def show_all(self, shown: Shown) -> None:
        """The outbox as it is now."""
        self._shown = shown
        self._acts.setVisible(bool(shown.entries))
        self._pause.setVisible(bool(shown.open_channels))
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

    def _pause_clicked(self) -> None:
        """The only channel at once; of several one is chosen."""
        names = self._shown.open_channels
        if len(names) == 1:
            self.pause_asked.emit(names[0])
            return
        menu = QMenu(self)
        menu.setObjectName("outbox.pause_channel.menu")
        for name in names:
            menu.addAction(name).triggered.connect(partial(self.pause_asked.emit, name))
        menu.aboutToHide.connect(menu.deleteLater)
        menu.popup(self._pause.mapToGlobal(self._pause.rect().bottomLeft()))

    def _settle(self) -> None:
        entry = self._selected
        state = entry.state if entry else None
        is_certain = entry is not None and (not entry.maybe_sent or state is EntryState.NEEDS_ATTENTION)
        self._enable("send", self._bar.isHidden() and bool(self._shown.waiting))
        self._enable("open", state is not None)
        self._enable("withdraw", state in OPEN_STATES - {EntryState.SENDING})
        self._enable("export", state is not None and state not in {EntryState.WITHDRAWN, EntryState.SENDING})
        self._show("change", state in CHANGED and is_certain)
        self._show("retry", state in RETRIED)
        self._show("ask", state is EntryState.SENT)
        self._acts.updateGeometry()

    def _enable(self, name: str, is_enabled: bool) -> None:
        self._buttons[name].setEnabled(is_enabled)

    def _show(self, name: str, is_shown: bool) -> None:
        """What cannot be done with any row of this state has no place."""
        self._buttons[name].setVisible(is_shown)

    def _say_count(self) -> None:
        shown, say = self._shown, self._words.say
        waiting = len(shown.waiting)
        parts = [say("outbox.waiting", n=waiting) if waiting else say("outbox.all_received").rstrip(".")]
        if shown.unread:
            parts.append(say("outbox.with_news", n=len(shown.unread)))
        self._count.setText(" · ".join(parts) if shown.entries else "")

    def _speak(self) -> None:
        say = self._words.say
        self._title.setText(say("outbox.title"))
        self._bar.setAccessibleName(say("outbox.send"))
        self._pause.setText(say("outbox.pause_channel"))
        self._pause.setToolTip(say("outbox.pause_channel_why"))
        for name, button in self._buttons.items():
            button.setText(say("outbox.retry_this" if name == "retry" else f"outbox.{name}"))
        self._acts.updateGeometry()
        self._say_count()
