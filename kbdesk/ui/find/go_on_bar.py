"""The offer on top of the start lists: go on with the call that was left on the way."""

from collections.abc import Callable
from datetime import datetime
from typing import TYPE_CHECKING

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QFrame, QHBoxLayout, QLabel, QPushButton, QVBoxLayout, QWidget

from kbdesk.ui.kit.eliding_label import ElidingLabel
from kbdesk.ui.kit.theme import Theme
from kbdesk.ui.kit.tokens import IconSize, Space
from kbdesk.ui.kit.words import Words
from kbdesk.wording.dates import moment_seen_from

if TYPE_CHECKING:
    from kbdesk.workflows.take_call import Unfinished


class GoOnBar(QFrame):
    """Shows the latest of the calls; the others stand on the page of calls."""

    resume_asked = Signal(str)  # run; listener: the desk window

    def __init__(
        self, theme: Theme, words: Words, *, now: Callable[[], datetime], parent: QWidget | None = None
    ) -> None:
        super().__init__(parent)
        self._theme, self._words, self._now = theme, words, now
        self._left: tuple[Unfinished, ...] = ()
        self.setObjectName("find.go_on")
        self.setProperty("look", "notice")
        self.setProperty("tone", "note")
        self._icon, self._head = QLabel(), ElidingLabel(look="label")
        self._what, self._when = ElidingLabel(look="label"), ElidingLabel(look="small")
        self._button = QPushButton()
        self._button.setObjectName("find.go_on.resume")
        self._button.setProperty("look", "primary")
        self._button.clicked.connect(self._resume)
        names = QVBoxLayout()
        names.setSpacing(1)
        names.addWidget(self._head)
        names.addWidget(self._what)
        names.addWidget(self._when)
        row = QHBoxLayout(self)
        row.setContentsMargins(Space.ROOM, Space.GAP, Space.GAP, Space.GAP)
        row.setSpacing(10)
        row.addWidget(self._icon)
        row.addLayout(names, 1)
        row.addWidget(self._button)
        theme.changed.connect(self._speak)
        words.language_changed.connect(self._speak)
        self._speak()

    def show_left(self, left: "tuple[Unfinished, ...]") -> None:
        """Calls that can be gone on with, latest first."""
        self._left = left
        self._speak()

    @property
    def has_offer(self) -> bool:
        """True when there is a call to go on with."""
        return bool(self._left)

    @property
    def button(self) -> QPushButton:
        """Goes on; for the order of tabs."""
        return self._button

    def _speak(self) -> None:
        say = self._words.say
        self._icon.setPixmap(self._theme.pixmap("history", "note", size=IconSize.BUTTON))
        self._head.setText(say("find.go_on"))
        self._head.setStyleSheet(f"color: {self._theme.tokens.note.text}; font-weight: 600;")
        self._button.setText(say("find.resume"))
        if not self._left:
            return
        left = self._left[0]
        moment = moment_seen_from(left.last.astimezone(), self._now(), self._words.lang)
        self._what.setText(left.script_title)
        self._when.setText(moment)
        self._button.setAccessibleName(f"{say('find.resume')}: {left.script_title}, {moment}")

    def _resume(self) -> None:
        if self._left:
            self.resume_asked.emit(self._left[0].run)
