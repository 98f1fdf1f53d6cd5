"""A column that is scrolled when there is no room for all of it, as high as its words and as wide as its place."""

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QFrame, QScrollArea, QVBoxLayout, QWidget

from kbdesk.ui.kit.tokens import Space

_MARGINS = (22, 18, 18, 16)


class Scrolled(QScrollArea):
    """Add to `column`. Tab passes it by: what can be used in it is what takes the focus."""

    def __init__(self) -> None:
        super().__init__()
        inner = QWidget()
        inner.setProperty("look", "plain")
        self.column = QVBoxLayout(inner)
        self.column.setContentsMargins(*_MARGINS)
        self.column.setSpacing(Space.GAP)
        self.setWidgetResizable(True)
        self.setFrameShape(QFrame.Shape.NoFrame)
        self.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setWidget(inner)
