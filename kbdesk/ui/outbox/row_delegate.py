"""Paints an entry of the outbox: number and team, state in a chip, subject, why it waits or what the desk told, and more.

The heights of texts are remembered: a list of a thousand is laid out anew with each change of its width.
"""

from PySide6.QtCore import QModelIndex, QPersistentModelIndex, QRect, QRectF, QSize, Qt
from PySide6.QtGui import QColor, QFont, QFontMetrics, QPainter, QPen
from PySide6.QtWidgets import QListView, QStyle, QStyledItemDelegate, QStyleOptionViewItem

from kbdesk.ui.kit.painted_chip import chip_width, paint_chip
from kbdesk.ui.kit.theme import Theme
from kbdesk.ui.outbox.rows import ROW_ROLE, Row

_WRAP = int(Qt.TextFlag.TextWordWrap)
_Index = QModelIndex | QPersistentModelIndex


class RowDelegate(QStyledItemDelegate):
    """The reason takes as many lines as it needs; number and subject are shortened at the end."""

    def __init__(self, theme: Theme, view: QListView) -> None:
        super().__init__(view)
        self._theme, self._view = theme, view
        self._heights: dict[tuple[str, int, QFont.Weight], int] = {}
        theme.changed.connect(self._heights.clear)

    def sizeHint(self, option: QStyleOptionViewItem, index: _Index) -> QSize:
        width = max(200, self._view.viewport().width())
        row: Row = index.data(ROW_ROLE)
        lines = self._line(15) + self._line(14) + self._line(13) + self._theme.px(10)
        told = self._height(row.reason, width) + self._height(row.news, width, _weight_of(row))
        return QSize(width, lines + told + self._theme.px(26))

    def paint(self, painter: QPainter, option: QStyleOptionViewItem, index: _Index) -> None:
        row: Row = index.data(ROW_ROLE)
        theme, tokens, px = self._theme, self._theme.tokens, self._theme.px
        rect: QRect = option.rect
        state: QStyle.StateFlag = option.state
        card = QRectF(rect).adjusted(1, 2, -1, -2)
        painter.save()
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        selected = bool(state & QStyle.StateFlag.State_Selected)
        focused = selected and self._view.hasFocus()
        hovered = bool(state & QStyle.StateFlag.State_MouseOver)
        painter.setPen(QPen(QColor(tokens.accent), 2) if focused else QPen(QColor(tokens.line), 1))
        painter.setBrush(QColor(tokens.accent_tint if selected else tokens.hover if hovered else tokens.card))
        painter.drawRoundedRect(card.adjusted(0.5, 0.5, -0.5, -0.5), tokens.radius_card, tokens.radius_card)
        tone, icon = row.tone, px(20)
        painter.drawPixmap(int(card.left()) + px(14), int(card.top()) + px(14), theme.pixmap(row.icon, tone, size=20))
        left, right = int(card.left()) + px(14) + icon + px(12), int(card.right()) - px(14)
        y = int(card.top()) + px(11)
        beside = right - left - chip_width(theme, row.state) - px(10) >= self._number_width(row)
        right_of_head, right_of_foot = right, right
        if beside:
            right_of_head = paint_chip(painter, theme, row.state, tone=row.tone, right=right, top=y)
        y = self._paint_head(painter, row, QRect(left, y, right_of_head - left, self._line(15)))
        y = self._paint_line(painter, row.entry.subject, QRect(left, y, right - left, self._line(14)), 14, tokens.text)
        room = QRect(left, y, right - left, 0)
        y = self._paint_told(painter, row.reason, room, colour=tokens.tone(tone).text, width=rect.width())
        room.moveTop(y)
        y = self._paint_told(painter, row.news, room, colour=tokens.text, width=rect.width(), weight=_weight_of(row))
        if row.is_unread:
            dot = px(8)
            painter.setPen(Qt.PenStyle.NoPen)
            painter.setBrush(QColor(tokens.accent))
            painter.drawEllipse(QRectF(card.left() + px(20), card.top() + px(44), dot, dot))
        if not beside:  # the number is read out to customers: it stands whole, and the state goes below
            right_of_foot = paint_chip(painter, theme, row.state, tone=row.tone, right=right, top=y)
        self._paint_line(painter, row.more, QRect(left, y, right_of_foot - left, self._line(13)), 13, tokens.muted)
        painter.restore()

    def _number_width(self, row: Row) -> int:
        return QFontMetrics(self._theme.font(15, QFont.Weight.DemiBold)).horizontalAdvance(row.entry.reference)

    def _paint_head(self, painter: QPainter, row: Row, rect: QRect) -> int:
        tokens, theme = self._theme.tokens, self._theme
        font = theme.font(15, QFont.Weight.DemiBold)
        metrics = QFontMetrics(font)
        painter.setFont(font)
        painter.setPen(QColor(tokens.heading))
        number = metrics.elidedText(row.entry.reference, Qt.TextElideMode.ElideRight, rect.width())
        painter.drawText(rect, Qt.AlignmentFlag.AlignVCenter, number)
        used = metrics.horizontalAdvance(number) + theme.px(12)
        painter.setFont(theme.font(14))
        painter.setPen(QColor(tokens.muted))
        room = rect.adjusted(used, 0, 0, 0)
        queue = QFontMetrics(theme.font(14)).elidedText(row.queue, Qt.TextElideMode.ElideRight, max(0, room.width()))
        painter.drawText(room, Qt.AlignmentFlag.AlignVCenter, queue)
        return rect.bottom() + theme.px(5)

    def _paint_line(self, painter: QPainter, text: str, rect: QRect, size: int, colour: str) -> int:
        font = self._theme.font(size)
        painter.setFont(font)
        painter.setPen(QColor(colour))
        shown = QFontMetrics(font).elidedText(text, Qt.TextElideMode.ElideRight, rect.width())
        painter.drawText(rect, Qt.AlignmentFlag.AlignVCenter, shown)
        return rect.bottom() + self._theme.px(4)

    def _line(self, size: int) -> int:
        return QFontMetrics(self._theme.font(size)).height() + 2

    def _paint_told(
        self,
        painter: QPainter,
        text: str,
        room: QRect,
        *,
        colour: str,
        width: int,
        weight: QFont.Weight = QFont.Weight.Normal,
    ) -> int:
        """Some lines of text; gives where the next begin."""
        if not text:
            return room.top()
        high = self._height(text, width, weight)
        painter.setFont(self._theme.font(13, weight))
        painter.setPen(QColor(colour))
        painter.drawText(QRect(room.left(), room.top(), room.width(), high), _WRAP, text)
        return room.top() + high

    def _height(self, text: str, width: int, weight: QFont.Weight = QFont.Weight.Normal) -> int:
        if not text:
            return 0
        key = (text, width, weight)
        if key not in self._heights:
            px = self._theme.px
            room = QRect(0, 0, width - px(62), 10_000)
            metrics = QFontMetrics(self._theme.font(13, weight))
            self._heights[key] = metrics.boundingRect(room, _WRAP, text).height() + px(4)
        return self._heights[key]


def _weight_of(row: Row) -> QFont.Weight:
    """News that was not looked at yet is bold."""
    return QFont.Weight.DemiBold if row.is_unread else QFont.Weight.Normal
