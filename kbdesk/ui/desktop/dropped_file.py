"""A Markdown file dropped onto the window, wherever no field of a page takes it itself."""

from pathlib import Path

from PySide6.QtCore import QEvent, QObject, Signal
from PySide6.QtGui import QDropEvent
from PySide6.QtWidgets import QWidget

_SUFFIXES = {".md", ".markdown"}


class DroppedFile(QObject):
    """Watches the window that it is given."""

    dropped = Signal(object)  # Path; listener: the desktop's news, which opens it

    def __init__(self, window: QWidget) -> None:
        super().__init__(window)
        window.setAcceptDrops(True)
        window.installEventFilter(self)

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """Takes what it can use, and leaves all else to whoever else there is."""
        if event.type() not in {QEvent.Type.DragEnter, QEvent.Type.Drop} or not isinstance(event, QDropEvent):
            return False
        file = markdown_in(event)
        if file is None:
            return False
        event.acceptProposedAction()
        if event.type() is QEvent.Type.Drop:
            self.dropped.emit(file)
        return True


def markdown_in(event: QDropEvent) -> Path | None:
    """The first Markdown file of this computer among what is dragged."""
    files = (Path(url.toLocalFile()) for url in event.mimeData().urls() if url.isLocalFile())
    return next((file for file in files if file.suffix.lower() in _SUFFIXES), None)
