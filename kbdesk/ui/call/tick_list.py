"""Boxes to tick with their words beside them, as many lines as they need; a click anywhere on a row ticks."""

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QMouseEvent
from PySide6.QtWidgets import QCheckBox, QHBoxLayout, QLabel, QVBoxLayout, QWidget

from kbdesk.domain.step_view import TickView
from kbdesk.ui.kit.theme import Theme


class TickRow(QWidget):
    """`QCheckBox` does not break its words over lines, so they stand in a label of their own."""

    ticked = Signal(int, bool)  # the box's key and whether it is on; listener: the list around it

    def __init__(self, theme: Theme, tick: TickView, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._theme, self._tick = theme, tick
        self.box = QCheckBox()
        self.box.clicked.connect(self._clicked)
        self._label = QLabel(wordWrap=True, textFormat=Qt.TextFormat.PlainText)
        row = QHBoxLayout(self)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(4)
        row.addWidget(self.box, 0, Qt.AlignmentFlag.AlignTop)
        row.addWidget(self._label, 1)
        self.setCursor(Qt.CursorShape.PointingHandCursor)
        theme.changed.connect(self._paint)
        self._paint()
        self.show_tick(tick)

    def show_tick(self, tick: TickView) -> None:
        """The box as it is kept."""
        before, self._tick = self._tick, tick
        self.box.setObjectName(f"call.tick.{tick.key}")
        self.box.setChecked(tick.on)
        self.box.setAccessibleName(tick.label)
        self._label.setText(tick.label + (" *" if tick.required else ""))
        if before.on is not tick.on:
            self._paint()

    def mouseReleaseEvent(self, event: QMouseEvent) -> None:
        self.box.click()

    def _clicked(self, on: bool) -> None:
        self.ticked.emit(self._tick.key, on)

    def _paint(self) -> None:
        tokens, px = self._theme.tokens, self._theme.px
        colour = tokens.muted if self._tick.on else tokens.text
        self._label.setStyleSheet(f"font-size: {px(tokens.size_article)}px; color: {colour}; padding: {px(7)}px 0;")
        edge = px(22)
        self.box.setStyleSheet(
            f"QCheckBox {{ spacing: 0; }} QCheckBox::indicator {{ width: {edge}px; height: {edge}px; }}"
        )
        self.box.setFixedWidth(edge + px(18))


class TickList(QWidget):
    """The boxes of a step that follow each other."""

    ticked = Signal(int, bool)  # the box's key and whether it is on; listener: the step around it

    def __init__(self, theme: Theme, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._theme = theme
        self._rows: list[TickRow] = []
        self._shown = 0
        self._column = QVBoxLayout(self)
        self._column.setContentsMargins(0, 0, 0, 0)
        self._column.setSpacing(0)

    def show_ticks(self, ticks: tuple[TickView, ...]) -> None:
        """The boxes as they are kept; those of another step take the rows over."""
        for tick in ticks[len(self._rows) :]:
            row = TickRow(self._theme, tick, self)
            row.ticked.connect(self.ticked)
            self._rows.append(row)
            self._column.addWidget(row)
        for row in self._rows[len(ticks) :]:
            row.hide()
        self._shown = len(ticks)
        for row, tick in zip(self._rows, ticks, strict=False):
            row.show_tick(tick)
            row.show()

    def boxes(self) -> list[QWidget]:
        """What can have the focus, from top to bottom."""
        return [row.box for row in self._rows[: self._shown]]
