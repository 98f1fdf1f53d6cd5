"""Icons from the lucide set, drawn in any colour, sharp at the screen's own resolution, each drawn once.

Who plays with looks and sizes would gather thousands: what was not asked for longest is drawn again when it comes back.

The files are line drawings with `stroke="currentColor"`; the colour is put in before they are drawn.
"""

from pathlib import Path

from PySide6.QtCore import QByteArray, QRectF, Qt
from PySide6.QtGui import QIcon, QPainter, QPixmap
from PySide6.QtSvg import QSvgRenderer

_MOST = 500
"""Pictures kept; the whole window in one look has some two hundred."""


class Icons:
    """Draws and remembers; one for the whole window."""

    def __init__(self, folder: Path) -> None:
        self._folder = folder
        self._sources: dict[str, str] = {}
        self._drawn: dict[tuple[str, str, int, float], QPixmap] = {}

    def pixmap(self, name: str, colour: str, size: int, *, ratio: float) -> QPixmap:
        """The icon `size` logical pixels wide for a screen with `ratio` device pixels to each."""
        key = (name, colour, size, ratio)
        drawn = self._drawn.pop(key, None) or self._draw(name, colour, round(size * ratio), ratio)
        self._drawn[key] = drawn
        if len(self._drawn) > _MOST:
            del self._drawn[next(iter(self._drawn))]
        return drawn

    def icon(self, name: str, colours: tuple[str, str, str], size: int, *, ratio: float) -> QIcon:
        """An icon for a button: `colours` are those of rest, of checked, of disabled."""
        rest, checked, disabled = colours
        icon = QIcon(self.pixmap(name, rest, size, ratio=ratio))
        icon.addPixmap(self.pixmap(name, checked, size, ratio=ratio), QIcon.Mode.Normal, QIcon.State.On)
        icon.addPixmap(self.pixmap(name, disabled, size, ratio=ratio), QIcon.Mode.Disabled, QIcon.State.Off)
        return icon

    def file(self, name: str) -> Path:
        """The file of an icon."""
        return self._folder / f"{name}.svg"

    def _draw(self, name: str, colour: str, pixels: int, ratio: float) -> QPixmap:
        if name not in self._sources:
            self._sources[name] = self.file(name).read_text(encoding="utf-8")
        svg = self._sources[name].replace("currentColor", colour)
        pixmap = QPixmap(pixels, pixels)
        pixmap.fill(Qt.GlobalColor.transparent)
        painter = QPainter(pixmap)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        QSvgRenderer(QByteArray(svg.encode())).render(painter, QRectF(0, 0, pixels, pixels))
        painter.end()
        pixmap.setDevicePixelRatio(ratio)
        return pixmap
