"""An article on paper or as PDF: a document of its own, black on white, sizes in points."""

from collections.abc import Callable
from pathlib import Path

from PySide6.QtCore import QMarginsF, QUrl
from PySide6.QtGui import QImage, QPageLayout, QTextDocument
from PySide6.QtPrintSupport import QPrintDialog, QPrinter
from PySide6.QtWidgets import QWidget

from kbdesk.domain.article import Page
from kbdesk.ui.kit.rich_text import to_rich_text
from kbdesk.ui.kit.tokens import LIGHT

_WIDEST_PICTURE = 480


def ask_and_print(page: Page, picture: Callable[[str], Path | None], parent: QWidget, *, lang: str) -> None:
    """Shows the system's print dialog, and prints when the reader says so."""
    printer = QPrinter(QPrinter.PrinterMode.HighResolution)
    printer.setDocName(page.header.title)
    if QPrintDialog(printer, parent).exec():
        print_page(page, picture, printer, lang=lang)


def print_page(page: Page, picture: Callable[[str], Path | None], printer: QPrinter, *, lang: str) -> None:
    """Prints without asking."""
    # QTextDocument adds two centimetres of its own inside these.
    printer.setPageMargins(QMarginsF(4, 4, 4, 4), QPageLayout.Unit.Millimeter)
    document = _Paper(picture)
    document.setHtml(to_rich_text(page.html, LIGHT, lang, paper=True, lead=True))
    document.print_(printer)


class _Paper(QTextDocument):
    """Loads pictures from where the article view has them, and nothing else."""

    def __init__(self, picture: Callable[[str], Path | None]) -> None:
        super().__init__()
        self._picture = picture

    def loadResource(self, kind: int, url: QUrl | str) -> object:
        url = QUrl(url)
        if kind != QTextDocument.ResourceType.ImageResource.value or url.scheme() != "kb":
            return None
        file = self._picture(url.path())
        image = QImage(str(file)) if file else QImage()
        if image.width() > _WIDEST_PICTURE:
            image.setDevicePixelRatio(image.width() / _WIDEST_PICTURE)
        return image
