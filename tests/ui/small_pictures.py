"""Pictures made on the spot, as bytes of a file."""

from PySide6.QtCore import QBuffer, QByteArray, QIODevice
from PySide6.QtGui import QColor, QImage, QImageWriter


def picture(width=40, height=30, *, colour="red", kind="png"):
    return written(image(width, height, colour=colour), kind=kind)


def image(width=40, height=30, *, colour="red"):
    made = QImage(width, height, QImage.Format.Format_RGB32)
    made.fill(QColor(colour))
    return made


def written(made, *, kind="png"):
    buffer = QBuffer()
    buffer.open(QIODevice.OpenModeFlag.WriteOnly)
    assert QImageWriter(buffer, QByteArray(kind.encode())).write(made)
    return bytes(buffer.data().data())
