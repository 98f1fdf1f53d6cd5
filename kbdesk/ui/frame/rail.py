"""The rail at the left: an icon a page with a number where something waits, and below help and settings."""

from itertools import pairwise

from PySide6.QtCore import Qt
from PySide6.QtGui import QFont, QFontMetrics, QPainter, QPaintEvent
from PySide6.QtWidgets import QFrame, QVBoxLayout, QWidget

from kbdesk.ui.kit.icon_button import IconButton
from kbdesk.ui.kit.theme import Theme
from kbdesk.ui.kit.tokens import IconSize, Space
from kbdesk.ui.kit.words import Words


class RailButton(IconButton):
    """A page's icon; `number` of the badge, 0 for none."""

    def __init__(self, theme: Theme, words: Words, *, icon: str, key: str, name: str, shortcut: str = "") -> None:
        self._number = 0
        super().__init__(
            theme, words, icon=icon, key=key, name=name, shortcut=shortcut, look="rail", size=IconSize.RAIL
        )

    def show_number(self, number: int) -> None:
        """The badge."""
        self._number = number
        self.update()

    def paintEvent(self, event: QPaintEvent) -> None:
        super().paintEvent(event)
        if not self._number:
            return
        theme, tokens = self._theme, self._theme.tokens
        text = str(self._number) if self._number < 100 else "99+"
        font = theme.font(tokens.size_badge, QFont.Weight.Bold)
        height = theme.px(16)
        width = max(height, QFontMetrics(font).horizontalAdvance(text) + theme.px(8))
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        place = self.rect().adjusted(self.width() - width - 2, 2, -2, height + 2 - self.height())
        painter.setPen(Qt.PenStyle.NoPen)
        painter.setBrush(theme.colour("accent"))
        painter.drawRoundedRect(place, height / 2, height / 2)
        painter.setFont(font)
        painter.setPen(theme.colour("on_accent"))
        painter.drawText(place, Qt.AlignmentFlag.AlignCenter, text)


class Rail(QFrame):
    """Pages above, `keys` and `settings` below."""

    def __init__(self, theme: Theme, words: Words, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._theme, self._words = theme, words
        self._buttons: dict[str, RailButton] = {}
        self.current = ""
        self.setObjectName("frame.rail")
        self.setProperty("look", "plain")
        self.keys = RailButton(theme, words, icon="keyboard", key="frame.keys", name="frame.keys", shortcut="F1")
        self.settings = RailButton(theme, words, icon="settings", key="frame.settings", name="frame.settings")
        self._column = QVBoxLayout(self)
        self._column.setContentsMargins(9, 13, 9, 12)
        self._column.setSpacing(Space.GAP)
        self._column.addStretch(1)
        self._column.addWidget(self.keys)
        self._column.addWidget(self.settings)
        words.language_changed.connect(self._speak)
        self._speak()

    def add(self, name: str, *, icon: str, key: str, number: int) -> RailButton:
        """A page's button, below those before it."""
        button = RailButton(
            self._theme, self._words, icon=icon, key=key, name=f"frame.page.{name}", shortcut=f"Ctrl+{number}"
        )
        button.setCheckable(True)
        button.setProperty("page", name)
        self._column.insertWidget(len(self._buttons), button)
        self._buttons[name] = button
        in_order = (*self._buttons.values(), self.keys, self.settings)
        for one, following in pairwise(in_order):
            QWidget.setTabOrder(one, following)
        return button

    @property
    def count(self) -> int:
        """How many pages it has."""
        return len(self._buttons)

    def mark(self, name: str) -> None:
        """Which page is in front."""
        self.current = name
        for one, button in self._buttons.items():
            button.setChecked(one == name)

    def badge(self, name: str, number: int) -> None:
        """A number at a page's icon."""
        self._buttons[name].show_number(number)

    def _speak(self) -> None:
        self.setAccessibleName(self._words.say("frame.rail"))
