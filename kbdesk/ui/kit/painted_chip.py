"""A state in a word, on a tint of its meaning: painted, for rows that are no widgets (`chip.py` is the widget)."""

from PySide6.QtCore import QRectF, Qt
from PySide6.QtGui import QColor, QFont, QFontMetrics, QPainter

from kbdesk.ui.kit.theme import Theme


def chip_width(theme: Theme, text: str) -> int:
    """Of the chip with this word."""
    return QFontMetrics(_font(theme)).horizontalAdvance(text) + theme.px(18)


def paint_chip(painter: QPainter, theme: Theme, text: str, *, tone: str, right: int, top: int) -> int:
    """Paints it with its upper right corner there; gives where the room beside it ends."""
    tokens, px = theme.tokens, theme.px
    colours, font = tokens.tone(tone), _font(theme)
    width = chip_width(theme, text)
    chip = QRectF(right - width, top, width, px(22))
    painter.setPen(Qt.PenStyle.NoPen)
    painter.setBrush(QColor(colours.tint))
    painter.drawRoundedRect(chip, px(11), px(11))
    painter.setFont(font)
    painter.setPen(QColor(colours.text))
    painter.drawText(chip, Qt.AlignmentFlag.AlignCenter, text)
    return int(chip.left()) - px(10)


def _font(theme: Theme) -> QFont:
    return theme.font(theme.tokens.size_small, QFont.Weight.DemiBold)
