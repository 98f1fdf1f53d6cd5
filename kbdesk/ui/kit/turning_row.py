"""Words and what can be done with them: side by side where there is room, one below the other where there is not."""

from PySide6.QtCore import QSize, Qt
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QBoxLayout, QWidget

from kbdesk.ui.kit.tokens import Space

LEAST = 120


class TurningRow(QWidget):
    """`words` grows; `acts` keeps its size. Its own minimum is small, so that whatever holds it can become narrow."""

    def __init__(self, words: QWidget, *acts: QWidget, least: int, gap: int = Space.ROOM) -> None:
        """`least` pixels are left to the words beside the acts; with less the acts go below them."""
        super().__init__()
        self._words, self._acts, self._least = words, acts, least
        self.setProperty("look", "plain")
        self._beside = QBoxLayout(QBoxLayout.Direction.LeftToRight)
        self._beside.setSpacing(Space.GAP)
        for one in acts:
            self._beside.addWidget(one)
        self._row = QBoxLayout(QBoxLayout.Direction.LeftToRight, self)
        self._row.setContentsMargins(0, 0, 0, 0)
        self._row.setSpacing(gap)
        self._row.addWidget(words, 1)
        self._row.addLayout(self._beside)

    def minimumSizeHint(self) -> QSize:
        return QSize(LEAST, super().minimumSizeHint().height())

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        shown = [one.sizeHint().width() for one in self._acts if not one.isHidden()]
        wide = sum(shown) + Space.GAP * max(0, len(shown) - 1)
        ways = QBoxLayout.Direction
        is_beside = self.width() - wide - self._row.spacing() >= self._least
        self._row.setDirection(ways.LeftToRight if is_beside else ways.TopToBottom)
        self._row.setAlignment(self._beside, Qt.AlignmentFlag(0) if is_beside else Qt.AlignmentFlag.AlignLeft)
        is_row = is_beside or wide <= self.width()
        self._beside.setDirection(ways.LeftToRight if is_row else ways.TopToBottom)
