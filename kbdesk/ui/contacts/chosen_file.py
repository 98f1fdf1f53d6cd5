"""Files that a person chooses or drops: a table to read, a place to write to."""

from pathlib import Path

from PySide6.QtGui import QDragEnterEvent, QDropEvent
from PySide6.QtWidgets import QFileDialog, QWidget

_TABLES = "CSV (*.csv *.txt *.tsv);;* (*)"


def choose_table(parent: QWidget, title: str) -> Path | None:
    """A file that is there; None when nothing was chosen."""
    name, _ = QFileDialog.getOpenFileName(parent, title, "", _TABLES)
    return Path(name) if name else None


def choose_place(parent: QWidget, title: str, proposed: str) -> Path | None:
    """Where to write; the system asks before it writes over something."""
    name, _ = QFileDialog.getSaveFileName(parent, title, proposed)
    return Path(name) if name else None


def dropped_file(event: QDragEnterEvent | QDropEvent) -> Path | None:
    """The one file that is dragged here; None for anything else."""
    urls = event.mimeData().urls()
    return Path(urls[0].toLocalFile()) if len(urls) == 1 and urls[0].isLocalFile() else None
