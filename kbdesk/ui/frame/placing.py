"""Where the window may stand: on the screen as a whole, its own frame included."""

from PySide6.QtCore import QPoint, QRect, QSize
from PySide6.QtWidgets import QWidget

USUAL = QSize(1366, 768)
FRAME = QSize(16, 48)
"""Room for the frame that the system draws; how large it is shows only when the window is there."""


def first_size(available: QSize) -> QSize | None:
    """The size of a first start; None where the usual one does not fit and all of the screen is better."""
    room = available - FRAME
    fits = room.width() >= USUAL.width() and room.height() >= USUAL.height()
    return USUAL if fits else None


def normal_size(available: QSize) -> QSize:
    """What a window that fills the screen goes back to when it is made smaller."""
    return USUAL.boundedTo(available - FRAME)


def within(window: QRect, available: QRect, *, border: QSize = FRAME) -> QRect:
    """The inside of a window as it stood, moved and made smaller so that all of it is on the screen."""
    size = window.size().boundedTo(available.size() - border)
    side, top = border.width() // 2, border.height() - border.width() // 2
    left = max(available.left() + side, min(window.left(), available.right() - side - size.width() + 1))
    upper = max(available.top() + top, min(window.top(), available.bottom() - side - size.height() + 1))
    return QRect(QPoint(left, upper), size)


def open_on_screen(window: QWidget, *, stood: bool) -> None:
    """Shows a window; `stood` when its place was restored, else it opens as for the first time."""
    available = window.screen().availableGeometry()
    size = first_size(available.size())
    if stood and not window.isMaximized() and not window.isFullScreen():
        window.setGeometry(within(window.geometry(), available))
    if not stood:
        window.resize(size or normal_size(available.size()))
    if stood or size is not None:
        window.show()
    else:
        window.showMaximized()
