"""A row that wraps: chips and links side by side, on as many lines as they need."""

from PySide6.QtCore import QEvent, QPoint, QRect, QSize
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QSizePolicy, QWidget


class FlowRow(QWidget):
    """Places its children itself and is as high as they need at its width."""

    def __init__(
        self, parent: QWidget | None = None, *, gap: int = 6, centred: bool = False, level: bool = False
    ) -> None:
        """`centred` puts each line in the middle, `level` a low child in the middle of the height of its line."""
        super().__init__(parent)
        self._centred, self._level = centred, level
        self._gap = gap
        self._widgets: list[QWidget] = []
        self._heights: dict[int, int] = {}  # by width, until something changes: layouts ask fifty times a step
        self.setProperty("look", "plain")
        policy = QSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        policy.setHeightForWidth(True)
        self.setSizePolicy(policy)

    def add(self, widget: QWidget) -> None:
        """One more at the end."""
        widget.setParent(self)
        widget.show()
        self._widgets.append(widget)
        self.updateGeometry()

    def give_up(self, widget: QWidget) -> None:
        """One of them goes elsewhere."""
        self._widgets.remove(widget)
        self.updateGeometry()

    def clear(self) -> None:
        """Takes all away."""
        for widget in self._widgets:
            widget.hide()
            widget.deleteLater()
        self._widgets = []
        self.updateGeometry()

    def hasHeightForWidth(self) -> bool:
        return True

    def heightForWidth(self, width: int) -> int:
        if width not in self._heights:
            self._heights[width] = self._place(width, move=False)
        return self._heights[width]

    def sizeHint(self) -> QSize:
        width = self.width() if self.width() > 60 else 320
        return QSize(width, self.heightForWidth(width))

    def minimumSizeHint(self) -> QSize:
        return QSize(60, self.sizeHint().height())

    def event(self, event: QEvent) -> bool:
        """A child that grew (in other looks, with other words) asks for its place anew."""
        if event.type() is QEvent.Type.LayoutRequest:
            self.updateGeometry()
        return super().event(event)

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        height = self._place(self.width(), move=True)
        if height != self.height():
            self.setFixedHeight(height)

    def updateGeometry(self) -> None:
        """Also places the children, since one of them may have come, gone or grown."""
        self._heights.clear()
        height = self._place(max(60, self.width()), move=True)
        if height != self.height():
            self.setFixedHeight(height)
        super().updateGeometry()

    def _place(self, width: int, *, move: bool) -> int:
        """Puts them on lines; gives the height."""
        top, lines = 0, self._lines(width)
        for line in lines:
            taken = sum(size.width() for _, size in line) + self._gap * (len(line) - 1)
            x = (width - taken) // 2 if self._centred else 0
            high = max(size.height() for _, size in line)
            for widget, size in line:
                if move:
                    lower = (high - size.height()) // 2 if self._level else 0
                    widget.setGeometry(QRect(QPoint(x, top + lower), size))
                x += size.width() + self._gap
            top += high + self._gap
        return max(0, top - self._gap)

    def _lines(self, width: int) -> list[list[tuple[QWidget, QSize]]]:
        lines: list[list[tuple[QWidget, QSize]]] = []
        room = 0
        for widget in self._widgets:
            if widget.isHidden():
                continue
            size = widget.sizeHint().expandedTo(widget.minimumSize()).boundedTo(QSize(width, 10_000))
            if not lines or size.width() > room:
                lines.append([])
                room = width
            lines[-1].append((widget, size))
            room -= size.width() + self._gap
        return lines
