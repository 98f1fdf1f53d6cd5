"""The pill at the top right: how old the content is, whether there is a network, what waits in the outbox."""

from dataclasses import dataclass
from datetime import date

from PySide6.QtCore import QSize, Qt
from PySide6.QtWidgets import QPushButton, QWidget

from kbdesk.ui.kit.theme import Theme
from kbdesk.ui.kit.tokens import IconSize
from kbdesk.ui.kit.words import Words
from kbdesk.wording.dates import day_seen_from


@dataclass(frozen=True, slots=True)
class Status:
    """`content_of` None: no content yet. `waiting` referrals are on their way, `attention` ones need a person.

    Ages in days from which the pill turns amber and red come from the organisation.
    """

    content_of: date | None = None
    online: bool = True
    waiting: int = 0
    attention: int = 0
    amber_days: int = 14
    red_days: int = 30


class StatusPill(QPushButton):
    """Says it in words and in colour."""

    def __init__(self, theme: Theme, words: Words, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._theme, self._words = theme, words
        self._status, self._today, self._short = Status(), date.min, False
        self.setObjectName("frame.status")
        self.setProperty("look", "status")
        self.setProperty("tone", "neutral")
        self.setCursor(Qt.CursorShape.PointingHandCursor)
        self.setFocusPolicy(Qt.FocusPolicy.TabFocus)
        theme.changed.connect(self._repaint)
        words.language_changed.connect(self._repaint)
        self._repaint()

    def show_status(self, status: Status, today: date) -> None:
        """What is so now."""
        if (status, today) != (self._status, self._today):
            self._status, self._today = status, today
            self._repaint()

    def show_short(self, is_short: bool) -> None:
        """In a narrow window: the icon, and what waits as a number."""
        if is_short != self._short:
            self._short = is_short
            self._repaint()

    def _repaint(self) -> None:
        tone, icon = self._looks()
        text = self._text()
        number = self._status.attention or self._status.waiting
        self.setText((f" {number}" if number else "") if self._short else f" {text}")
        self.setAccessibleName(text)
        self.setToolTip(f"{text}\n{self._words.say('status.tip')}")
        self.setIcon(self._theme.icon(icon, self._theme.tokens.tone(tone).text, size=IconSize.SMALL))
        edge = self._theme.px(14)
        self.setIconSize(QSize(edge, edge))
        if tone != self.property("tone"):
            self.setProperty("tone", tone)
            self.style().unpolish(self)
            self.style().polish(self)

    def _text(self) -> str:
        status, say = self._status, self._words.say
        parts = []
        if not status.online:
            parts.append(say("status.offline"))
        if status.attention:
            parts.append(say("status.attention", n=status.attention))
        elif status.waiting:
            parts.append(say("status.waiting", n=status.waiting))
        if status.content_of is None:
            parts.append(say("status.no_content"))
        else:
            parts.append(say("status.content_of", day=day_seen_from(status.content_of, self._today, self._words.lang)))
        return " · ".join(parts)

    def _looks(self) -> tuple[str, str]:
        status = self._status
        age = (self._today - status.content_of).days if status.content_of else 0
        if status.attention or age >= status.red_days:
            return "danger", "circle-alert"
        if not status.online:
            return "warning", "wifi-off"
        if status.waiting or age >= status.amber_days:
            return "warning", "send" if status.waiting else "clock"
        if status.content_of is None:
            return "neutral", "refresh-cw"
        return "tip", "circle-check"
