"""A state in a word, on a tint of its meaning: painted, for rows that are no widgets (`chip.py` is the widget)."""

from PySide6.QtCore import QRectF, Qt
from PySide6.QtGui import QColor, QFont, QFontMetrics, QPainter

from kbdesk.ui.kit.theme import Theme


def paint_chip(painter: QPainter, theme: Theme, text: str, *, tone: str, right: int, top: int) -> int:
    """Paints it with its upper right corner there; gives where the room beside it ends."""
    tokens, px = theme.tokens, theme.px
    colours, font = tokens.tone(tone), theme.font(tokens.size_small, QFont.Weight.DemiBold)
    width = QFontMetrics(font).horizontalAdvance(text) + px(18)
    chip = QRectF(right - width, top, width, px(22))
    painter.setPen(Qt.PenStyle.NoPen)
    painter.setBrush(QColor(colours.tint))
    painter.drawRoundedRect(chip, px(11), px(11))
    painter.setFont(font)
    painter.setPen(QColor(colours.text))
    painter.drawText(chip, Qt.AlignmentFlag.AlignCenter, text)
    return int(chip.left()) - px(10)
