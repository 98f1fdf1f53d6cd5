"""A row of actions: what it does, its group in grey, its key at the right. Of the command list and of one's own keys."""

from PySide6.QtCore import QModelIndex, QPersistentModelIndex, QRect, QSize, Qt
from PySide6.QtGui import QFont, QFontMetrics, QPainter
from PySide6.QtWidgets import QStyle, QStyledItemDelegate, QStyleOptionViewItem, QWidget

from kbdesk.ui.kit.theme import Theme

GROUP, CAPS = Qt.ItemDataRole.UserRole + 1, Qt.ItemDataRole.UserRole + 2
_HEIGHT, _EDGE = 36, 12
_Index = QModelIndex | QPersistentModelIndex


class CommandRow(QStyledItemDelegate):
    """Painted whole, so that a long name gives way to its key and not the other way round."""

    def __init__(self, theme: Theme, parent: QWidget) -> None:
        super().__init__(parent)
        self._theme = theme

    def sizeHint(self, _option: QStyleOptionViewItem, _index: _Index) -> QSize:
        return QSize(10, self._theme.px(_HEIGHT))

    def paint(self, painter: QPainter, option: QStyleOptionViewItem, index: _Index) -> None:
        theme, px = self._theme, self._theme.px
        room = QRect(option.rect)
        chosen = bool(option.state & QStyle.StateFlag.State_Selected)
        painter.save()
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        if chosen:
            painter.setPen(Qt.PenStyle.NoPen)
            painter.setBrush(theme.colour("accent_tint"))
            painter.drawRoundedRect(room.adjusted(0, 1, 0, -1), px(6), px(6))
        room.adjust(px(_EDGE), 0, -px(_EDGE), 0)
        caps = str(index.data(CAPS) or "")
        if caps:
            room.setRight(self._draw_caps(painter, room, caps))
        self._draw_words(painter, room, str(index.data()), str(index.data(GROUP)))
        painter.restore()

    def _draw_caps(self, painter: QPainter, room: QRect, caps: str) -> int:
        """A keycap at the right end; gives where the room for words ends."""
        theme, px = self._theme, self._theme.px
        font = theme.font(theme.tokens.size_small, QFont.Weight.Medium)
        width = QFontMetrics(font).horizontalAdvance(caps) + px(14)
        place = QRect(room.right() - width, room.center().y() - px(11), width, px(22))
        painter.setPen(theme.colour("control_line"))
        painter.setBrush(theme.colour("code"))
        painter.drawRoundedRect(place, px(5), px(5))
        painter.setFont(font)
        painter.setPen(theme.colour("text"))
        painter.drawText(place, Qt.AlignmentFlag.AlignCenter, caps)
        return place.left() - px(10)

    def _draw_words(self, painter: QPainter, room: QRect, what: str, group: str) -> None:
        theme = self._theme
        font, grey = theme.font(theme.tokens.size_text), theme.font(theme.tokens.size_label)
        middle = Qt.AlignmentFlag.AlignVCenter | Qt.AlignmentFlag.AlignLeft
        metrics = QFontMetrics(font)
        painter.setFont(font)
        painter.setPen(theme.colour("text"))
        painter.drawText(room, middle, metrics.elidedText(what, Qt.TextElideMode.ElideRight, room.width()))
        left = room.left() + metrics.horizontalAdvance(what) + theme.px(12)
        rest = QRect(left, room.top(), room.right() - left, room.height())
        if rest.width() > theme.px(40):
            painter.setFont(grey)
            painter.setPen(theme.colour("muted"))
            words = QFontMetrics(grey).elidedText(group, Qt.TextElideMode.ElideRight, rest.width())
            painter.drawText(rest, middle, words)
