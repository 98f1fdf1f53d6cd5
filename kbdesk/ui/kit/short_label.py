"""A title on at most two lines; where there is no room for all of it, it ends in an ellipsis and its tip says the rest."""

from PySide6.QtCore import QEvent, QRect, Qt
from PySide6.QtGui import QFontMetrics, QResizeEvent
from PySide6.QtWidgets import QLabel, QWidget

_LINES = 2
_WRAP = int(Qt.TextFlag.TextWordWrap)


class ShortLabel(QLabel):
    """Takes its words by `show_words`; `text` is what there was room for. A screen reader gets all of it."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._whole = ""
        self.setTextFormat(Qt.TextFormat.PlainText)
        self.setWordWrap(True)

    def show_words(self, words: str) -> None:
        """Other words."""
        if words != self._whole:
            self._whole = words
            self._fit()

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._fit()

    def changeEvent(self, event: QEvent) -> None:
        super().changeEvent(event)
        if event.type() in {QEvent.Type.FontChange, QEvent.Type.StyleChange}:
            self._fit()

    def _fit(self) -> None:
        self.ensurePolished()
        shown = self._whole if self._has_room(self._whole) else f"{self._longest()}…"
        is_short = shown != self._whole
        self.setAccessibleName(self._whole if is_short else "")
        self.setToolTip(self._whole if is_short else "")
        self.setText(shown)

    def _longest(self) -> str:
        """The longest beginning there is room for, found by halves."""
        fits, too_long = 0, len(self._whole)
        while too_long - fits > 1:
            middle = (fits + too_long) // 2
            if self._has_room(f"{self._whole[:middle]}…"):
                fits = middle
            else:
                too_long = middle
        return self._whole[:fits].rstrip()

    def _has_room(self, words: str) -> bool:
        metrics = QFontMetrics(self.font())
        taken = metrics.boundingRect(QRect(0, 0, max(1, self.width()), 100_000), _WRAP, words)
        return taken.height() <= _LINES * metrics.lineSpacing() and taken.width() <= self.width()
