"""Which referrals the list shows: on their way, all, or those with news; and a field for a number or a word."""

from PySide6.QtCore import QSize, Qt, Signal
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QBoxLayout, QWidget

from kbdesk.ui.kit.clearable_field import ClearableField
from kbdesk.ui.kit.segments import Segments
from kbdesk.ui.kit.theme import Theme
from kbdesk.ui.kit.words import Words
from kbdesk.ui.outbox.rows import Row

ALL, OPEN, NEWS = "all", "open", "news"
_WHICH = (OPEN, ALL, NEWS)
NARROW = 420
"""Pixels at 100 % text."""


class Filters(QWidget):
    """`fits` says of a row whether it is shown."""

    changed = Signal()  # listener: the page

    def __init__(self, theme: Theme, words: Words, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._theme, self._words = theme, words
        self._which = Segments(theme, clearable=False)
        self._which.setObjectName("outbox.show")
        self._which.chosen.connect(self._chosen)
        self.search = ClearableField(theme, words, "outbox.search")
        self.search.textChanged.connect(self._chosen)
        row = self._row = QBoxLayout(QBoxLayout.Direction.LeftToRight, self)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(12)
        row.addWidget(self._which, 1)
        row.addWidget(self.search, 1)
        theme.changed.connect(self._fit)
        words.language_changed.connect(self._speak)
        self._speak()
        self._which.show_value(ALL)
        self._fit()

    def minimumSizeHint(self) -> QSize:
        return QSize(self._theme.px(200), super().minimumSizeHint().height())

    def resizeEvent(self, event: QResizeEvent) -> None:
        """In a narrow window one below the other."""
        super().resizeEvent(event)
        ways, is_narrow = QBoxLayout.Direction, self.width() < self._theme.px(NARROW)
        self._row.setDirection(ways.TopToBottom if is_narrow else ways.LeftToRight)

    @property
    def which(self) -> str:
        """The code of the choice."""
        return self._which.value() or ALL

    @property
    def is_searching(self) -> bool:
        return bool(self.search.text().strip())

    def show_all(self) -> None:
        """Takes every filter away."""
        self.search.clear()
        self._which.show_value(ALL)
        self.changed.emit()

    def fits(self, row: Row) -> bool:
        """A number is found however it is typed: in any case, with or without dashes."""
        entry = row.entry
        if self.which == OPEN and not entry.is_open:
            return False
        if self.which == NEWS and not row.is_unread:
            return False
        text = self.search.text().strip().casefold()
        if not text:
            return True
        bare = _bare(text)
        is_number = bool(bare) and (bare in _bare(entry.reference) or bare == _bare(entry.ticket))
        return is_number or text in entry.subject.casefold() or text in row.queue.casefold()

    def _chosen(self, _value: str = "") -> None:
        self.changed.emit()

    def _fit(self) -> None:
        self.search.setMaximumWidth(self._theme.px(280))

    def _speak(self) -> None:
        say, chosen = self._words.say, self._which.value()
        options = tuple((code, say(f"outbox.show.{code}")) for code in _WHICH)
        self._which.show_options(options, name="outbox.show", label=say("outbox.which"))
        if chosen:
            self._which.show_value(chosen)
        self.search.setPlaceholderText(say("outbox.search"))
        self.search.setAccessibleName(say("outbox.search"))
        self._which.setFocusPolicy(Qt.FocusPolicy.NoFocus)


def _bare(text: str) -> str:
    return "".join(sign for sign in text.casefold() if sign.isalnum())
