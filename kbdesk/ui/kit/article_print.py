"""A text on paper or as PDF: a document of its own, black on white, with page numbers and links as notes.

A script is printed whole, with all its steps. Each page says at its foot which text it is, which revision, when it was
checked, and which page of how many.
"""

from collections.abc import Callable
from html import escape
from pathlib import Path

from PySide6.QtCore import QBuffer, QIODevice, QMarginsF, QRectF, QSizeF, Qt, QUrl
from PySide6.QtGui import (
    QAbstractTextDocumentLayout,
    QColor,
    QFont,
    QImage,
    QPagedPaintDevice,
    QPageLayout,
    QPageSize,
    QPainter,
    QPalette,
    QPdfWriter,
    QTextCursor,
    QTextDocument,
    QTextFormat,
)
from PySide6.QtWidgets import QWidget
from shiboken6 import delete

from kbdesk.domain.article import Page
from kbdesk.ui.kit.paper_notes import with_notes
from kbdesk.ui.kit.rich_text import to_rich_text
from kbdesk.ui.kit.tokens import LIGHT
from kbdesk.wording.dates import day_in_words
from kbdesk.wording.desktop import DESKTOP
from kbdesk.wording.speak import speak

Picture = Callable[[str], Path | None]
_WIDEST_PICTURE = 480
_MARGIN_MM = 18
_DOTS = 96
"""Of an inch, in which the text is laid out; the painter scales to the finer dots of the paper."""
_FOOT = 30
_PDF_DOTS = 1200


def ask_and_print(page: Page, picture: Picture, parent: QWidget, *, lang: str) -> None:
    """Shows the system's print dialog, and prints when the reader says so."""
    from PySide6.QtPrintSupport import QPrintDialog, QPrinter  # the printers' library, once it is wanted

    printer = QPrinter(QPrinter.PrinterMode.HighResolution)
    printer.setDocName(page.header.title)
    dialog = QPrintDialog(printer, parent)
    try:
        if dialog.exec():
            print_page(page, picture, printer, lang=lang)
    finally:
        delete(dialog)  # else each one asked for stays with the window to its end


def pdf_of(page: Page, picture: Picture, *, lang: str) -> bytes:
    """A PDF on A4. Needs no printer and no window."""
    room = QBuffer()
    room.open(QIODevice.OpenModeFlag.WriteOnly)
    writer = QPdfWriter(room)
    writer.setResolution(_PDF_DOTS)
    writer.setPageSize(QPageSize(QPageSize.PageSizeId.A4))
    writer.setTitle(page.header.title)
    writer.setCreator("kbdesk")
    print_page(page, picture, writer, lang=lang)
    return bytes(room.data().data())


def print_page(page: Page, picture: Picture, device: QPagedPaintDevice, *, lang: str) -> None:
    """Prints without asking."""
    device.setPageMargins(QMarginsF(_MARGIN_MM, _MARGIN_MM, _MARGIN_MM, _MARGIN_MM), QPageLayout.Unit.Millimeter)
    document = _Paper(picture)
    html = with_notes(_with_title(page), speak(DESKTOP, "print.links", lang), path=page.path)
    document.setHtml(to_rich_text(html, LIGHT, lang, paper=True, lead=True))
    dots = device.pageLayout().paintRectPixels(_DOTS)
    sheet = QSizeF(dots.width(), dots.height() - _FOOT)
    document.setPageSize(sheet)
    document.pageCount()  # lays it out to its end: a change in a layout half done leaves the rest undone
    _keep_headings_with_their_text(document, sheet.height())
    painter = QPainter(device)
    scale = device.logicalDpiX() / _DOTS
    painter.scale(scale, scale)
    pages = document.pageCount()
    for number in range(pages):
        if number:
            device.newPage()
        _paint_sheet(painter, document, QRectF(0, number * sheet.height(), sheet.width(), sheet.height()))
        _paint_foot(
            painter, QRectF(0, sheet.height(), sheet.width(), _FOOT), _foot(page, lang), f"{number + 1} / {pages}"
        )
    painter.end()


def _keep_headings_with_their_text(document: QTextDocument, height: float) -> None:
    """A heading at the foot of a page goes over to the next, where its text stands."""
    layout, block = document.documentLayout(), document.begin()
    while block.isValid():
        after = block.next()
        if block.blockFormat().headingLevel() and after.isValid():
            here, there = layout.blockBoundingRect(block).bottom(), layout.blockBoundingRect(after).bottom()
            if here // height < there // height:
                cursor, form = QTextCursor(block), block.blockFormat()
                form.setPageBreakPolicy(QTextFormat.PageBreakFlag.PageBreak_AlwaysBefore)
                cursor.setBlockFormat(form)
                document.pageCount()
        block = after


def _with_title(page: Page) -> str:
    if page.headings and page.headings[0].level == 1:
        return page.html
    return f"<h1>{escape(page.header.title)}</h1>{page.html}"


def _paint_sheet(painter: QPainter, document: QTextDocument, part: QRectF) -> None:
    context = QAbstractTextDocumentLayout.PaintContext()
    palette = QPalette()
    palette.setColor(QPalette.ColorRole.Text, QColor(LIGHT.text))  # also where the window is dark
    context.palette = palette
    context.clip = part
    painter.save()
    painter.translate(0, -part.top())
    painter.setClipRect(part)
    document.documentLayout().draw(painter, context)
    painter.restore()


def _paint_foot(painter: QPainter, place: QRectF, left: str, right: str) -> None:
    font = QFont(LIGHT.font_family)
    font.setPixelSize(11)
    painter.setFont(font)
    painter.setPen(QColor(LIGHT.muted))
    bottom = Qt.AlignmentFlag.AlignBottom
    number = painter.boundingRect(place, Qt.AlignmentFlag.AlignRight | bottom, right)
    room = place.adjusted(0, 0, -number.width() - 20, 0)
    text = painter.fontMetrics().elidedText(left, Qt.TextElideMode.ElideRight, int(room.width()))
    painter.drawText(room, Qt.AlignmentFlag.AlignLeft | bottom, text)
    painter.drawText(place, Qt.AlignmentFlag.AlignRight | bottom, right)


def _foot(page: Page, lang: str) -> str:
    header, parts = page.header, [page.header.title]
    if header.revision:
        parts.append(speak(DESKTOP, "print.revision", lang, revision=header.revision))
    if header.reviewed is not None:
        parts.append(speak(DESKTOP, "print.checked", lang, day=day_in_words(header.reviewed, lang)))
    return " · ".join(parts)


class _Paper(QTextDocument):
    """Loads pictures from where the article view has them, and nothing else."""

    def __init__(self, picture: Picture) -> None:
        super().__init__()
        self._picture = picture
        self.setUseDesignMetrics(True)  # the same lines whatever the dots of the device
        self.setDocumentMargin(0)

    def loadResource(self, kind: int, url: QUrl | str) -> object:
        url = QUrl(url)
        if kind != QTextDocument.ResourceType.ImageResource.value or url.scheme() != "kb":
            return None
        file = self._picture(url.path())
        image = QImage(str(file)) if file else QImage()
        if image.width() > _WIDEST_PICTURE:
            image.setDevicePixelRatio(image.width() / _WIDEST_PICTURE)
        return image
