"""A text in pieces, laid out once: marked words on a coloured ground, at most so many lines, the last one elided."""

from PySide6.QtCore import QPointF, QRectF, Qt
from PySide6.QtGui import QColor, QFont, QFontMetricsF, QPainter, QTextCharFormat, QTextLayout, QTextLine, QTextOption

from kbdesk.domain.hit import Snippet

LINE_SPACING = 1.08


def text_height(metrics: QFontMetricsF, *, is_long: bool) -> float:
    """Height of a text on one line, or of a long one on two, without laying it out: lists must know it for rows nobody
    looks at.
    """
    return metrics.height() * (1 + LINE_SPACING if is_long else 1)


class MarkedText:
    """Made for one width; `text_height` tells beforehand how high it will be."""

    def __init__(self, pieces: Snippet, font: QFont, *, width: float, lines: int, marked_colour: QColor) -> None:
        metrics = QFontMetricsF(font)
        text = joined(pieces)
        text = _elided(text, font, metrics, width, lines)
        whole = text == joined(pieces)
        ranges = _ranges(pieces, len(text) if whole else len(text) - 1)
        self._layout = QTextLayout(text, font)
        form = QTextCharFormat()
        form.setForeground(marked_colour)
        self._layout.setFormats([_format_range(start, length, form) for start, length in ranges])
        _break_lines(self._layout, width, lines)
        self._marks = _mark_rects(self._layout, ranges)

    def paint(self, painter: QPainter, at: QPointF, colour: QColor, mark: QColor) -> None:
        """Draws it with its top left corner at `at`."""
        painter.setPen(Qt.PenStyle.NoPen)
        painter.setBrush(mark)
        for rect in self._marks:
            painter.drawRoundedRect(rect.translated(at), 3, 3)
        painter.setPen(colour)
        self._layout.draw(painter, at)


def joined(pieces: Snippet) -> str:
    """The whole text on one line."""
    return "".join(piece for piece, _ in pieces).replace("\n", " ")


def _break_lines(layout: QTextLayout, width: float, lines: int) -> None:
    option = QTextOption()
    option.setWrapMode(QTextOption.WrapMode.WrapAtWordBoundaryOrAnywhere)
    layout.setTextOption(option)
    layout.beginLayout()
    top = 0.0
    for _ in range(lines):
        line = layout.createLine()
        if not line.isValid():
            break
        line.setLineWidth(width)
        line.setPosition(QPointF(0, top))
        top += line.height() * LINE_SPACING
    layout.endLayout()


def _elided(text: str, font: QFont, metrics: QFontMetricsF, width: float, lines: int) -> str:
    """The text cut so that it fits into `lines`, with an ellipsis where something is left out."""
    if metrics.horizontalAdvance(text) <= width:
        return text
    layout = QTextLayout(text, font)
    _break_lines(layout, width, lines)
    last = layout.lineAt(layout.lineCount() - 1)
    start = last.textStart()
    if start + last.textLength() >= len(text):
        return text
    return text[:start] + metrics.elidedText(text[start:], Qt.TextElideMode.ElideRight, width)


def _ranges(pieces: Snippet, length: int) -> list[tuple[int, int]]:
    """Start and length of the marked pieces, cut where the text was."""
    found, at = [], 0
    for piece, marked in pieces:
        if marked and at < length:
            found.append((at, min(len(piece), length - at)))
        at += len(piece)
    return found


def _format_range(start: int, length: int, form: QTextCharFormat) -> QTextLayout.FormatRange:
    one = QTextLayout.FormatRange()
    one.start, one.length, one.format = start, length, form
    return one


def _mark_rects(layout: QTextLayout, ranges: list[tuple[int, int]]) -> list[QRectF]:
    rects = []
    for place in range(layout.lineCount()):
        line = layout.lineAt(place)
        first, behind = line.textStart(), line.textStart() + line.textLength()
        for start, length in ranges:
            left, right = max(start, first), min(start + length, behind)
            if left < right:
                x, end = _x(line, left), _x(line, right)
                rects.append(QRectF(x - 1.5, line.y() + 0.5, end - x + 3, line.height() - 0.5))
    return rects


def _x(line: QTextLine, position: int) -> float:
    """Qt gives the place and the position it belongs to."""
    place: object = line.cursorToX(position)
    return float(place[0]) if isinstance(place, tuple) else float(str(place))
