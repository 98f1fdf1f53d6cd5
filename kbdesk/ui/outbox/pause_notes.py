"""Ways to the service desk that are shut for now: why, since when, and a button that tries one at once."""

from datetime import UTC, datetime

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QFrame, QHBoxLayout, QLabel, QPushButton, QVBoxLayout, QWidget

from kbdesk.domain.outbox import Pause
from kbdesk.ui.kit.theme import Theme
from kbdesk.ui.kit.words import Words
from kbdesk.wording.dates import moment_seen_from


class PauseNotes(QWidget):
    """Hidden while all ways are open. The buttons are called `outbox.pause.<channel>`."""

    try_asked = Signal(str)  # name of a channel; listener: the page

    def __init__(self, theme: Theme, words: Words, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._theme, self._words = theme, words
        self._pauses: tuple[Pause, ...] = ()
        self.setProperty("look", "plain")
        self._column = QVBoxLayout(self)
        self._column.setContentsMargins(0, 0, 0, 4)
        self._column.setSpacing(6)
        theme.changed.connect(self._draw)
        words.language_changed.connect(self._draw)
        self.hide()

    def show_pauses(self, pauses: tuple[Pause, ...]) -> None:
        """Those that hold something up."""
        if pauses != self._pauses:
            self._pauses = pauses
            self._draw()

    def _draw(self) -> None:
        while (item := self._column.takeAt(0)) is not None:
            widget = item.widget()
            if widget is not None:
                widget.hide()
                widget.setParent(None)
                widget.deleteLater()
        for pause in self._pauses:
            self._column.addWidget(self._note(pause))
        self.setVisible(bool(self._pauses))

    def _note(self, pause: Pause) -> QFrame:
        say, lang = self._words.say, self._words.lang
        now = datetime.now(UTC).astimezone()
        key = f"reason.{pause.code}"
        since = moment_seen_from(pause.since.astimezone(), now, lang)
        act_key = "outbox.go_on" if pause.by_hand else "outbox.try_now"
        if pause.by_hand:
            text = say("outbox.by_hand", channel=pause.channel, since=since)
        else:
            until = moment_seen_from(pause.until.astimezone(), now, lang)
            reason = say(key) if self._words.knows(key) else pause.code
            text = say("outbox.pause", channel=pause.channel, since=since, until=until, reason=reason)
        note, icon, words, act = QFrame(), QLabel(), QLabel(text, wordWrap=True), QPushButton(say(act_key))
        note.setProperty("look", "notice")
        note.setProperty("tone", "warning")
        icon.setPixmap(self._theme.pixmap("pause", "warning", size=18))
        words.setStyleSheet(f"color: {self._theme.tokens.tone('warning').text};")
        words.setToolTip(pause.detail)
        act.setObjectName(f"outbox.pause.{pause.channel}")
        act.setAccessibleName(f"{say(act_key)}: {pause.channel}")
        act.clicked.connect(lambda: self.try_asked.emit(pause.channel))
        row = QHBoxLayout(note)
        row.setContentsMargins(12, 6, 8, 6)
        row.setSpacing(10)
        row.addWidget(icon, 0, Qt.AlignmentFlag.AlignTop)
        row.addWidget(words, 1)
        row.addWidget(act)
        return note
