"""Content as part of a page: as high as its words, without scroll bars of its own (what to say and do in a step)."""

from collections.abc import Callable
from pathlib import Path

from PySide6.QtCore import QSize, Qt
from PySide6.QtGui import QResizeEvent, QWheelEvent
from PySide6.QtWidgets import QSizePolicy, QWidget

from kbdesk.ui.kit.rich_browser import RichBrowser
from kbdesk.ui.kit.theme import Theme


class RichBlock(RichBrowser):
    """Height follows width; the wheel goes to whatever scrolls around it."""

    def __init__(self, theme: Theme, picture: Callable[[str], Path | None], parent: QWidget | None = None) -> None:
        super().__init__(theme, picture, parent)
        self.setVerticalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        policy = QSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        policy.setHeightForWidth(True)
        self.setSizePolicy(policy)
        self.document().documentLayout().documentSizeChanged.connect(self._fit)

    def hasHeightForWidth(self) -> bool:
        return True

    def heightForWidth(self, width: int) -> int:
        return self._height()

    def sizeHint(self) -> QSize:
        return QSize(self._theme.px(400), self._height())

    def minimumSizeHint(self) -> QSize:
        return QSize(self._theme.px(160), self._height())

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._fit()

    def wheelEvent(self, event: QWheelEvent) -> None:
        event.ignore()

    def _height(self) -> int:
        return int(self.document().size().height()) + 6

    def _fit(self) -> None:
        if self.height() != self._height():
            self.setFixedHeight(self._height())
            self.updateGeometry()
