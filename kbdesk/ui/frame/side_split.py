"""The pages, and beside them the open contact: it folds away and back, and keeps its width."""

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QSplitter, QWidget

from kbdesk.ui.kit.theme import Theme

SIDE_WIDTH = 310


class SideSplit(QSplitter):
    """`side` is there once it was set, hidden until it is shown."""

    folded = Signal(bool)  # whether the side is shown now; listener: the main window, for its button

    def __init__(self, theme: Theme, pages: QWidget) -> None:
        super().__init__(Qt.Orientation.Horizontal)
        self._theme = theme
        self.side: QWidget | None = None
        self.side_width = SIDE_WIDTH
        self.setHandleWidth(10)
        self.setChildrenCollapsible(False)
        self.addWidget(pages)
        self.setStretchFactor(0, 1)
        self.splitterMoved.connect(self._moved)

    def set_side(self, side: QWidget) -> None:
        """What stands at the right."""
        self.side = side
        self.addWidget(side)
        self.setStretchFactor(1, 0)
        side.hide()

    def show_side(self, is_shown: bool) -> None:
        """Unfolds or folds it."""
        if self.side is None:
            return
        self.side.setVisible(is_shown)
        self.folded.emit(is_shown)
        if is_shown:
            width = max(self.side_width, self._theme.px(SIDE_WIDTH) * 3 // 4)
            self.setSizes([max(300, self.width() - width), width])

    def _moved(self, _place: int, _handle: int) -> None:
        self.side_width = self.sizes()[-1]
