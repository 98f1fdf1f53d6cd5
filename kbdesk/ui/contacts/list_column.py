"""The left side of each view of the contacts: what leads in, then a list, or words in its place while it is empty."""

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QPushButton, QVBoxLayout, QWidget

from kbdesk.ui.contacts.empty_view import EmptyView
from kbdesk.ui.contacts.row_delegate import RowList
from kbdesk.ui.kit.card import Card
from kbdesk.ui.kit.tokens import Space

_SIDE = 18


class ListColumn(Card):
    """`above` from top to bottom; a button among them is as wide as its words."""

    def __init__(self, *above: QWidget, rows: RowList, empty: EmptyView) -> None:
        super().__init__(padding=0, gap=0)
        self._rows, self._empty = rows, empty
        column = QVBoxLayout()
        column.setContentsMargins(_SIDE, Space.PAD, Space.PAD, Space.PAD)
        column.setSpacing(Space.GAP)
        for widget in above:
            alignment = Qt.AlignmentFlag.AlignLeft if isinstance(widget, QPushButton) else Qt.AlignmentFlag(0)
            column.addWidget(widget, 0, alignment)
        column.addWidget(rows, 1)
        column.addWidget(empty, 1)
        self.body.addLayout(column, 1)
        self.show_any(False)

    def show_any(self, is_any: bool) -> None:
        """The list where there is something in it, else the words."""
        self._rows.setVisible(is_any)
        self._empty.setHidden(is_any)
