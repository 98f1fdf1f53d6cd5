"""A view that takes a table in a file: chosen, or dropped anywhere on it."""

from pathlib import Path

from PySide6.QtGui import QDragEnterEvent, QDropEvent
from PySide6.QtWidgets import QWidget

from kbdesk.ui.contacts.chosen_file import choose_table, dropped_file
from kbdesk.ui.kit.words import Words


class TakesTable(QWidget):
    """What is done with the file is the view's own: `open_file`."""

    def __init__(self, words: Words, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._words = words
        self.setAcceptDrops(True)

    def open_file(self, path: Path) -> None:
        """Shows what stands in a file."""
        raise NotImplementedError

    def choose_file(self) -> None:
        """Asks which file."""
        path = choose_table(self, self._words.say("lists.choose_file"))
        if path is not None:
            self.open_file(path)

    def dragEnterEvent(self, event: QDragEnterEvent) -> None:
        if dropped_file(event) is not None:
            event.acceptProposedAction()

    def dropEvent(self, event: QDropEvent) -> None:
        path = dropped_file(event)
        if path is not None:
            event.acceptProposedAction()
            self.open_file(path)
