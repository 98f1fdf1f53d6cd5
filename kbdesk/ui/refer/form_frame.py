"""What stands around the fields of the form: a column in the middle that scrolls, and a foot that stays in sight."""

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QFrame, QHBoxLayout, QLabel, QPushButton, QScrollArea, QVBoxLayout, QWidget

from kbdesk.ui.kit.column_room import side_room
from kbdesk.ui.kit.flow import FlowRow
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
        self._fit()

    def _build(self) -> None:
        inner = QWidget()
        inner.setProperty("look", "plain")
        self._inner_row = _centred(self.holder)
        inner.setLayout(self._inner_row)
        self.area.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self.area.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.area.setWidget(inner)
        self._ways = FlowRow(gap=12, level=True)
        for widget in (self.finish, self._key):
            self._ways.add(widget)
        end = QVBoxLayout(self._foot)
        end.setContentsMargins(0, 12, 0, 14)
        end.addWidget(self._ways)
        line = QFrame()
        line.setProperty("look", "line")
        whole = QVBoxLayout(self)
        whole.setContentsMargins(0, 0, 0, 0)
        whole.setSpacing(0)
        whole.addWidget(self.area, 1)
        whole.addWidget(line)
        self._foot_row = _centred(self._foot)
        whole.addLayout(self._foot_row)
        self.area.verticalScrollBar().rangeChanged.connect(self._keep_to_column)

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._keep_to_column()

    def _keep_to_column(self, *_range: int) -> None:
        """With a scroll bar above it, the foot keeps to the same column."""
        side, scroll_bar = side_room(self._theme, self.width()), self.area.verticalScrollBar()
        bar = scroll_bar.sizeHint().width() if scroll_bar.maximum() else 0
        self._inner_row.setContentsMargins(side, 0, side, 0)
        self._foot_row.setContentsMargins(side, 0, side + bar, 0)
        room = self.width() - 2 * side - bar - 4  # what the stretches beside the column round away
        self.finish.setMinimumWidth(min(room, self._theme.px(COLUMN // 2)) if self._is_large else 0)
        both = self.finish.sizeHint().width() + self._key.sizeHint().width() + 12
        self._key.setHidden(self._is_large or both > room)  # on a line of its own it would cost the fields their room
        self._ways.updateGeometry()

    def _fit(self) -> None:
        for column in (self.holder, self._foot):
            column.setMaximumWidth(self._theme.px(COLUMN))
        self.finish.setMinimumHeight(self._theme.px(LARGE) if self._is_large else 0)
        self._keep_to_column()


def _centred(column: QWidget) -> QHBoxLayout:
    """A row that keeps a column in the middle."""
    row = QHBoxLayout()
    row.addStretch(1)
    row.addWidget(column, 1000)
    row.addStretch(1)
    return row
