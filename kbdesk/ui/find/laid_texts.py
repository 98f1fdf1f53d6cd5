"""Texts of rows laid out lately. The next answer mostly shows the same ones, so they outlive it: never more than so many.

Measuring and laying out is what a row costs; painting what is laid out costs next to nothing.
"""

from PySide6.QtGui import QColor, QFont, QFontMetricsF

from kbdesk.domain.hit import Snippet
from kbdesk.ui.find.marked_text import MarkedText, joined, text_height

_KEPT_HEIGHTS, _KEPT_TEXTS = 2_000, 400
_NARROWEST = "i"
"""No running text is narrower than as many of these."""


class LaidTexts:
    """In one font; `width` and number of lines are those of `kbdesk.ui.find.marked_text`."""

    def __init__(self, font: QFont, marked_colour: QColor) -> None:
        self._font, self._metrics, self._colour = font, QFontMetricsF(font), marked_colour
        self._narrowest = self._metrics.horizontalAdvance(_NARROWEST)
        self._heights: dict[tuple[str, float], float] = {}
        self._texts: dict[tuple[Snippet, float, int], MarkedText] = {}

    def height(self, pieces: Snippet, *, width: float, lines: int) -> float:
        """Without laying it out; nor is a text measured that is too long for one line in any case."""
        text = joined(pieces)
        if lines > 1 and len(text) * self._narrowest > width:
            return text_height(self._metrics, is_long=True)
        if lines == 1:
            return text_height(self._metrics, is_long=False)
        key = (text, width)
        if key not in self._heights:
            if len(self._heights) >= _KEPT_HEIGHTS:
                self._heights.clear()
            is_long = self._metrics.horizontalAdvance(text) > width
            self._heights[key] = text_height(self._metrics, is_long=is_long)
        return self._heights[key]

    def laid(self, pieces: Snippet, *, width: float, lines: int) -> MarkedText:
        """The same one as last time when it is still there; the longest unused one makes room."""
        key = (pieces, width, lines)
        found = self._texts.pop(key, None)
        if found is None:
            if len(self._texts) >= _KEPT_TEXTS:
                del self._texts[next(iter(self._texts))]
            found = MarkedText(pieces, self._font, width=width, lines=lines, marked_colour=self._colour)
        self._texts[key] = found
        return found
