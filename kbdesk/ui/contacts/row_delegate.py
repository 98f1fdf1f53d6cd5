"""Paints a row of two or three lines: title with a state in a chip, what it is about, and a line of small print.

All rows are equally high, so that a list of ten thousand is laid out at once.
"""

from PySide6.QtCore import QModelIndex, QPersistentModelIndex, QRect, QRectF, QSize, Qt
from PySide6.QtGui import QColor, QFont, QFontMetrics, QPainter, QPen
from PySide6.QtWidgets import (
    QAbstractItemView,
    QFrame,
    QHeaderView,
    QStyle,
    QStyledItemDelegate,
    QStyleOptionViewItem,
    QTableView,
)

from kbdesk.ui.contacts.parted_model import ROW_ROLE, PartedModel, Row
from kbdesk.ui.kit.painted_chip import paint_chip
from kbdesk.ui.kit.theme import Theme

_Index = QModelIndex | QPersistentModelIndex
_BARE = (
    "QTableView { selection-background-color: transparent; }"
    " QTableView::item, QTableView::item:selected, QTableView::item:hover { background: transparent; border: none; }"
)
"""All of a row is painted here; nothing of the table's own look stands behind its round corners."""
_LEFT = Qt.AlignmentFlag.AlignVCenter | Qt.AlignmentFlag.AlignLeft


class RowDelegate(QStyledItemDelegate):
    """What does not fit is shortened at its end."""

    def __init__(self, theme: Theme, view: QAbstractItemView) -> None:
        super().__init__(view)
        self._theme, self._view = theme, view

    @property
    def height(self) -> int:
        """Of each row."""
        return self._line(15) + self._line(14) + self._line(13) + self._theme.px(30)

    def sizeHint(self, option: QStyleOptionViewItem, index: _Index) -> QSize:
        return QSize(120, self.height)

    def paint(self, painter: QPainter, option: QStyleOptionViewItem, index: _Index) -> None:
        row: Row | None = index.data(ROW_ROLE)
        tokens, px = self._theme.tokens, self._theme.px
        rect: QRect = option.rect
        state: QStyle.StateFlag = option.state
        selected = bool(state & QStyle.StateFlag.State_Selected)
        focused = selected and self._view.hasFocus()
        hovered = bool(state & QStyle.StateFlag.State_MouseOver)
        painter.save()
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.setPen(QPen(QColor(tokens.accent), 2) if focused else QPen(QColor(tokens.line), 1))
        painter.setBrush(QColor(tokens.accent_tint if selected else tokens.hover if hovered else tokens.card))
        card = QRectF(rect).adjusted(1.5, 2.5, -1.5, -2.5)
        painter.drawRoundedRect(card, tokens.radius_card, tokens.radius_card)
        if row is not None:
            left, right = rect.left() + px(14), rect.right() - px(14)
            y = rect.top() + px(10)
            head = QRect(left, y, self._paint_chip(painter, row, right, y) - left, self._line(15))
            self._paint_head(painter, row, head)
            y = head.bottom() + px(4)
            y = self._paint_line(painter, row.second, QRect(left, y, right - left, self._line(14)), 14, tokens.text)
            self._paint_line(painter, row.more, QRect(left, y, right - left, self._line(13)), 13, tokens.muted)
        painter.restore()

    def _paint_head(self, painter: QPainter, row: Row, rect: QRect) -> None:
        theme, tokens = self._theme, self._theme.tokens
        font = theme.font(15, QFont.Weight.DemiBold)
        metrics = QFontMetrics(font)
        painter.setFont(font)
        painter.setPen(QColor(tokens.heading))
        title = metrics.elidedText(row.title, Qt.TextElideMode.ElideRight, rect.width())
        painter.drawText(rect, _LEFT, title)
        room = rect.adjusted(metrics.horizontalAdvance(title) + theme.px(10), 0, 0, 0)
        if row.aside and room.width() > theme.px(30):
            self._paint_line(painter, row.aside, room, 14, tokens.muted)

    def _paint_chip(self, painter: QPainter, row: Row, right: int, top: int) -> int:
        """The state at the right; gives where its room begins."""
        if not row.chip:
            return right
        return paint_chip(painter, self._theme, row.chip, tone=row.tone, right=right, top=top)

    def _paint_line(self, painter: QPainter, text: str, rect: QRect, size: int, colour: str) -> int:
        font = self._theme.font(size)
        painter.setFont(font)
        painter.setPen(QColor(colour))
        painter.drawText(rect, _LEFT, QFontMetrics(font).elidedText(text, Qt.TextElideMode.ElideRight, rect.width()))
        return rect.bottom() + self._theme.px(4)

    def _line(self, size: int) -> int:
        return QFontMetrics(self._theme.font(size)).height() + 2


class RowList(QTableView):
    """A list of such rows: one column of a table, which asks for the rows in sight only (a list view goes through all of
    them each time it is laid out: 25 ms for ten thousand).
    """

    def __init__(self, theme: Theme, model: PartedModel, name: str) -> None:
        super().__init__()
        self.setObjectName(name)
        self.setModel(model)
        self._painter = RowDelegate(theme, self)
        self.setItemDelegate(self._painter)
        self.setStyleSheet(_BARE)
        self.setFrameShape(QFrame.Shape.NoFrame)
        self.setMouseTracking(True)
        self.setShowGrid(False)
        self.setTabKeyNavigation(False)
        self.setSelectionMode(QAbstractItemView.SelectionMode.SingleSelection)
        self.setEditTriggers(QAbstractItemView.EditTrigger.NoEditTriggers)
        self.setVerticalScrollMode(QAbstractItemView.ScrollMode.ScrollPerPixel)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.horizontalHeader().setSectionResizeMode(QHeaderView.ResizeMode.Stretch)
        self.horizontalHeader().hide()
        self.verticalHeader().setSectionResizeMode(QHeaderView.ResizeMode.Fixed)
        self.verticalHeader().hide()
        self.horizontalHeader().setObjectName(f"qt_{name}.across")
        self.verticalHeader().setObjectName(f"qt_{name}.down")
        theme.changed.connect(self._take_height)
        self._take_height()

    def row_now(self) -> Row | None:
        """The row with the cursor, where it has come."""
        index = self.currentIndex()
        return index.data(ROW_ROLE) if index.isValid() else None

    def moveCursor(self, action: QAbstractItemView.CursorAction, modifiers: Qt.KeyboardModifier) -> QModelIndex:
        """Home and End go to the first and the last row, as in any list; a table alone stays in its row."""
        if action in {QAbstractItemView.CursorAction.MoveHome, QAbstractItemView.CursorAction.MoveEnd}:
            modifiers |= Qt.KeyboardModifier.ControlModifier
        return super().moveCursor(action, modifiers)

    def _take_height(self) -> None:
        self.verticalHeader().setMinimumSectionSize(1)
        self.verticalHeader().setDefaultSectionSize(self._painter.height)
