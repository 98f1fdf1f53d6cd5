"""A large icon on a tinted disc: the sign that an empty place is meant to be empty."""

from PySide6.QtCore import Qt
from PySide6.QtGui import QPainter, QPaintEvent
from PySide6.QtWidgets import QWidget

from kbdesk.ui.kit.theme import Theme

_DISC, _ICON = 72, 30
"""Pixels at 100 %."""


class RoundBadge(QWidget):
    """`icon` as in `resources/icons`."""

    def __init__(self, theme: Theme, icon: str) -> None:
        super().__init__()
        self._theme, self._icon = theme, icon
        theme.changed.connect(self._fit)
        self._fit()

    def show_icon(self, name: str) -> None:
        """Another one."""
        self._icon = name
        self.update()

    def paintEvent(self, event: QPaintEvent) -> None:
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.setPen(Qt.PenStyle.NoPen)
        painter.setBrush(self._theme.colour("accent_tint"))
        painter.drawEllipse(self.rect())
        place = (self.width() - self._theme.px(_ICON)) // 2
        painter.drawPixmap(place, place, self._theme.pixmap(self._icon, "accent", size=_ICON))

    def _fit(self) -> None:
        self.setFixedSize(self._theme.px(_DISC), self._theme.px(_DISC))
        self.update()
