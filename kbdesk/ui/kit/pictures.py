"""Pictures of the content, made ready for a column: scaled for the screen, with round corners, quiet in the dark."""

from collections.abc import Callable
from pathlib import Path

from PySide6.QtCore import QRectF, QSize, QSizeF, Qt
from PySide6.QtGui import QImage, QImageReader, QPainter, QPainterPath, QPen
from PySide6.QtSvg import QSvgRenderer

from kbdesk.ui.kit.theme import Theme

_PADDING = 14
_LARGEST = 6000
_SHADE = 0.2
"""How much of a photo's light is taken away in the dark."""


class Pictures:
    """Reads files that `picture` names and nothing else; remembers what it made until looks or width change."""

    def __init__(self, theme: Theme, picture: Callable[[str], Path | None]) -> None:
        self._theme = theme
        self._picture = picture
        self._made: dict[tuple[str, int, float, str], QImage] = {}
        self.any_made = False

    def forget_size(self) -> None:
        """A new text: no pictures in it yet."""
        self.any_made = False
        self._made.clear()

    def image(self, path: str, width: int, *, ratio: float) -> QImage:
        """The picture at most `width` logical pixels wide; a quiet placeholder where there is no such file."""
        self.any_made = True
        key = (path, width, ratio, self._theme.tokens.name)
        if key not in self._made:
            file = self._picture(path)
            self._made[key] = self._framed(file, width, ratio) if file else self._placeholder(width, ratio)
        return self._made[key]

    def _framed(self, file: Path, width: int, ratio: float) -> QImage:
        """On a card with round corners; what has see-through parts gets a ground its dark lines can be read on."""
        source, size = _read(file, width - 2 * _PADDING, ratio)
        if source.isNull():
            return self._placeholder(width, ratio)
        dark, clear = self._theme.tokens.is_dark, source.hasAlphaChannel()
        padding = _PADDING if clear else 0
        whole = QSizeF(size.width() + 2 * padding, size.height() + 2 * padding)
        canvas = _canvas(whole, ratio)
        painter = QPainter(canvas)
        painter.setRenderHints(QPainter.RenderHint.Antialiasing | QPainter.RenderHint.SmoothPixmapTransform)
        card = QRectF(0.5, 0.5, whole.width() - 1, whole.height() - 1)
        shape = QPainterPath()
        radius = self._theme.tokens.radius_control
        shape.addRoundedRect(card, radius, radius)
        painter.setClipPath(shape)
        if clear:
            painter.fillPath(shape, self._theme.colour("picture_ground"))
        painter.drawImage(QRectF(padding, padding, size.width(), size.height()), source)
        if dark and not clear:
            shade = self._theme.colour("veil")
            shade.setAlphaF(_SHADE)
            painter.fillPath(shape, shade)
        painter.setClipping(False)
        painter.setPen(QPen(self._theme.colour("line"), 1))
        painter.drawPath(shape)
        painter.end()
        return canvas

    def _placeholder(self, width: int, ratio: float) -> QImage:
        size = QSizeF(min(width, self._theme.px(280)), self._theme.px(96))
        canvas = _canvas(size, ratio)
        painter = QPainter(canvas)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.setPen(QPen(self._theme.colour("control_line"), 1, Qt.PenStyle.DashLine))
        painter.setBrush(self._theme.colour("hover"))
        radius = self._theme.tokens.radius_control
        painter.drawRoundedRect(QRectF(0.5, 0.5, size.width() - 1, size.height() - 1), radius, radius)
        edge = self._theme.px(24)
        icon = self._theme.pixmap("image", "muted", size=24)
        painter.drawPixmap(int((size.width() - edge) / 2), int((size.height() - edge) / 2), icon)
        painter.end()
        return canvas


def _canvas(size: QSizeF, ratio: float) -> QImage:
    canvas = QImage((size * ratio).toSize(), QImage.Format.Format_ARGB32_Premultiplied)
    canvas.setDevicePixelRatio(ratio)
    canvas.fill(Qt.GlobalColor.transparent)
    return canvas


def _read(file: Path, width: int, ratio: float) -> tuple[QImage, QSizeF]:
    """The picture in device pixels and its size in logical ones, never wider than `width`."""
    if file.suffix.lower() == ".svg":
        renderer = QSvgRenderer(str(file))
        natural = QSizeF(renderer.defaultSize())
        if natural.isEmpty():
            return QImage(), natural
        size = natural * min(1.0, width / natural.width())
        image = QImage((size * ratio).toSize(), QImage.Format.Format_ARGB32_Premultiplied)
        image.fill(Qt.GlobalColor.transparent)
        painter = QPainter(image)
        renderer.render(painter)
        painter.end()
        return image, size
    reader = QImageReader(str(file))
    reader.setAutoTransform(True)
    natural_size = reader.size()
    if natural_size.isValid() and natural_size.width() > width * ratio:
        pixels = round(width * ratio)
        reader.setScaledSize(QSize(pixels, max(1, round(natural_size.height() * pixels / natural_size.width()))))
    elif natural_size.width() > _LARGEST or natural_size.height() > _LARGEST:
        return QImage(), QSizeF()
    image = reader.read()
    size = QSizeF(image.size())
    if size.width() > width:
        size = QSizeF(width, size.height() * width / size.width())
    return image, size
