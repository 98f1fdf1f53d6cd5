"""How the parts of the frame stand: the rail at the left, beside it the search field, the pages, and what is told."""

from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from kbdesk.ui.kit.tokens import Space


class Whole(QWidget):
    """`rows` from above, the one that `grows` takes the room; more can be put before another by `put_before`."""

    def __init__(self, rail: QWidget, rows: tuple[QWidget, ...], *, grows: QWidget) -> None:
        super().__init__()
        self._column = QVBoxLayout()
        self._column.setContentsMargins(0, Space.ROOM, Space.ROOM, Space.ROOM)
        self._column.setSpacing(10)
        for one in rows:
            self._column.addWidget(one, int(one is grows))
        row = QHBoxLayout(self)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(0)
        row.addWidget(rail)
        row.addLayout(self._column, 1)

    def put_before(self, other: QWidget, widget: QWidget) -> None:
        """Above a row that is there."""
        self._column.insertWidget(self._column.indexOf(other), widget)

    def rows(self) -> tuple[QWidget, ...]:
        """The rail and all rows beside it."""
        return tuple(one for one in self.children() if isinstance(one, QWidget))
