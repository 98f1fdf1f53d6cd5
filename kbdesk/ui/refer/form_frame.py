"""What stands around the fields of the form: a column in the middle that scrolls, and a foot that stays in sight."""

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QFrame, QHBoxLayout, QLabel, QPushButton, QScrollArea, QVBoxLayout, QWidget

from kbdesk.ui.kit.theme import Theme

COLUMN = 720
LARGE = 56
"""Height of what is pressed with gloves on, in pixels at 100 %."""


class FormFrame(QWidget):
    """`column` takes the fields; `area` is what they scroll in."""

    finish_asked = Signal()  # listener: the form

    def __init__(self, theme: Theme) -> None:
        super().__init__()
        self._theme, self._is_large = theme, False
        self.column = QVBoxLayout()
        self.column.setContentsMargins(0, 18, 0, 14)
        self.column.setSpacing(6)
        self.holder = QWidget()
        self.holder.setProperty("look", "plain")
        self.holder.setLayout(self.column)
        self.area = QScrollArea()
        self.area.setWidgetResizable(True)
        self.area.setFrameShape(QFrame.Shape.NoFrame)
        self.finish = QPushButton()
        self.finish.setObjectName("refer.finish")
        self.finish.setProperty("look", "primary")
        self.finish.clicked.connect(self.finish_asked)
        self._foot, self._key = QWidget(), QLabel("Ctrl + Enter")
        self._key.setProperty("look", "key")
        self._build()
        theme.changed.connect(self._fit)
        self._fit()

    def show_large(self, is_large: bool) -> None:
        """The button for fingers in gloves."""
        self._is_large = is_large
        self._key.setHidden(is_large)
        self._fit()

    def _build(self) -> None:
        inner = QWidget()
        inner.setProperty("look", "plain")
        inner.setLayout(_centred(self.holder))
        self.area.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self.area.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.area.setWidget(inner)
        end = QHBoxLayout(self._foot)
        end.setContentsMargins(0, 12, 0, 14)
        end.setSpacing(12)
        end.addWidget(self.finish)
        end.addWidget(self._key)
        end.addStretch(1)
        line = QFrame()
        line.setProperty("look", "line")
        whole = QVBoxLayout(self)
        whole.setContentsMargins(0, 0, 0, 0)
        whole.setSpacing(0)
        whole.addWidget(self.area, 1)
        whole.addWidget(line)
        self._foot_row = _centred(self._foot)
        whole.addLayout(self._foot_row)
        self.area.verticalScrollBar().rangeChanged.connect(self._range_changed)

    def _range_changed(self, _low: int, high: int) -> None:
        """With a scroll bar above it, the foot keeps to the same column."""
        bar = self.area.verticalScrollBar().sizeHint().width() if high else 0
        self._foot_row.setContentsMargins(24, 0, 24 + bar, 0)

    def _fit(self) -> None:
        for column in (self.holder, self._foot):
            column.setMaximumWidth(self._theme.px(COLUMN))
        self.finish.setMinimumHeight(self._theme.px(LARGE) if self._is_large else 0)
        self.finish.setMinimumWidth(self._theme.px(COLUMN // 2) if self._is_large else 0)


def _centred(column: QWidget) -> QHBoxLayout:
    """A row that keeps a column in the middle."""
    row = QHBoxLayout()
    row.setContentsMargins(24, 0, 24, 0)
    row.addStretch(1)
    row.addWidget(column, 1000)
    row.addStretch(1)
    return row
