"""A text browser that shows content in the house's looks and loads nothing but what it is handed.

It never follows a link by itself and never reads a file that `picture` did not name: Qt's own loading of `file:` and
other addresses is cut off. Boxes (callouts, what to say, code) are painted here with round corners, since the text
engine has square ones only.
"""

from collections.abc import Callable
from pathlib import Path

from PySide6.QtCore import QMimeData, QPoint, QRectF, Qt, QUrl, Signal
from PySide6.QtGui import (
    QBrush,
    QClipboard,
    QColor,
    QGuiApplication,
    QPainter,
    QPainterPath,
    QPaintEvent,
    QTextCursor,
    QTextDocument,
    QTextFrame,
    QTextFrameFormat,
    QTextTable,
)
from PySide6.QtWidgets import QTextBrowser, QWidget

from kbdesk.ui.kit.pictures import Pictures
from kbdesk.ui.kit.rich_text import box_kinds, to_rich_text
from kbdesk.ui.kit.theme import Theme

_INDENT = 26
_BAR = 4


class RichBrowser(QTextBrowser):
    """Base of `ArticleView` and `RichBlock`."""

    link_inside = Signal(str, str)  # path in the content, name of a heading or ""; listener: the page around it
    link_outside = Signal(str)  # http(s), mailto or tel address; listener: the page, which hands it to the system
    copied = Signal(str)  # the words of a say-block that went to the clipboard

    def __init__(self, theme: Theme, picture: Callable[[str], Path | None], parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._theme = theme
        self._pictures = Pictures(theme, picture)
        self._html, self._lang, self._lead, self._script = "", "nl", False, False
        self._boxes: list[tuple[QTextTable, str]] = []
        self.setOpenLinks(False)
        self.setOpenExternalLinks(False)
        self.setUndoRedoEnabled(False)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.viewport().setAutoFillBackground(False)
        self.document().setDocumentMargin(0)
        self.anchorClicked.connect(self._follow)
        theme.changed.connect(self.render_again)

    def show_html(self, html: str, lang: str, *, lead: bool = False, script: bool = False) -> None:
        """Shows HTML as `kbdesk.content.html` makes it; `lang` is the language of the words we add."""
        self._html, self._lang, self._lead, self._script = html, lang, lead, script
        self._render()

    def render_again(self) -> None:
        """The same text in other colours or another size; the place in it is kept."""
        if self._html:
            bar = self.verticalScrollBar()
            share = bar.value() / max(1, bar.maximum())
            self._render()
            bar.setValue(round(share * bar.maximum()))

    def picture_width(self) -> int:
        """The widest a picture may be, in pixels."""
        return max(80, self.viewport().width())

    def copy_say(self, number: int) -> bool:
        """Copies the words of the say-block with that number, with and without looks; False when there is none."""
        says = [table for table, kind in self._boxes if kind == "say"]
        if not 0 <= number < len(says):
            return False
        cursor = says[number].firstCursorPosition()
        inner = [one for one in says[number].childFrames() if isinstance(one, QTextTable)]
        if inner:
            cursor = inner[0].lastCursorPosition()
            cursor.movePosition(QTextCursor.MoveOperation.NextBlock)
        cursor.setPosition(says[number].lastCursorPosition().position(), QTextCursor.MoveMode.KeepAnchor)
        words = cursor.selection().toPlainText().strip()
        mime = QMimeData()
        mime.setText(words)
        mime.setHtml(cursor.selection().toHtml())
        QGuiApplication.clipboard().setMimeData(mime, QClipboard.Mode.Clipboard)
        self.copied.emit(words)
        return True

    def loadResource(self, kind: int, url: QUrl | str) -> object:
        """Pictures of the content and our icons; everything else is empty."""
        url = QUrl(url)
        if kind != QTextDocument.ResourceType.ImageResource.value:
            return None
        if url.scheme() == "icon":
            name, colour, size = url.path().split(":")
            ratio = self.devicePixelRatioF()
            return self._theme.icons.pixmap(name, f"#{colour}", int(size), ratio=ratio).toImage()
        if url.scheme() == "kb":
            return self._pictures.image(url.path(), self.picture_width(), ratio=self.devicePixelRatioF())
        return None

    def paintEvent(self, event: QPaintEvent) -> None:
        painter = QPainter(self.viewport())
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        layout = self.document().documentLayout()
        offset = QPoint(-self.horizontalScrollBar().value(), -self.verticalScrollBar().value())
        for table, kind in self._boxes:
            rect = _visible_rect(layout.frameBoundingRect(table), table).translated(offset)
            if rect.bottom() >= event.rect().top() and rect.top() <= event.rect().bottom():
                self._paint_box(painter, rect, kind)
        painter.end()
        super().paintEvent(event)

    def _render(self) -> None:
        tokens = self._theme.tokens
        document = self.document()
        document.setIndentWidth(self._theme.px(_INDENT))
        document.setDefaultFont(self._theme.font(tokens.size_article))
        scale = self._theme.text_percent / 100
        self._boxes = []
        self._pictures.forget_size()
        self.setHtml(to_rich_text(self._html, tokens, self._lang, scale=scale, lead=self._lead, script=self._script))
        kinds = box_kinds(tokens)
        for table in _tables(document.rootFrame()):
            kind = kinds.get(table.format().background().color().name())
            if kind is not None:
                self._boxes.append((table, kind))
                form = table.format()
                form.setBackground(QBrush(Qt.BrushStyle.NoBrush))
                table.setFormat(form)
        self._set_margins()
        self._lay_out_anew()

    def _set_margins(self) -> None:
        """Overridden where text has a column of its own."""

    def set_root_margins(self, left: int, right: int, top: int, bottom: int) -> None:
        """Room round the text, without a change of the text."""
        root = self.document().rootFrame()
        form = QTextFrameFormat(root.frameFormat())
        if (form.leftMargin(), form.rightMargin(), form.topMargin(), form.bottomMargin()) == (left, right, top, bottom):
            return
        form.setLeftMargin(left)
        form.setRightMargin(right)
        form.setTopMargin(top)
        form.setBottomMargin(bottom)
        root.setFrameFormat(form)
        self._lay_out_anew()

    def _lay_out_anew(self) -> None:
        """Qt lays out long texts bit by bit, and after a change of formats passes over what it had not come to yet."""
        self.document().markContentsDirty(0, self.document().characterCount())

    def _paint_box(self, painter: QPainter, rect: QRectF, kind: str) -> None:
        tokens = self._theme.tokens
        ground = {"say": tokens.accent_tint, "code": tokens.code}.get(kind) or tokens.tone(kind).tint
        shape = QPainterPath()
        shape.addRoundedRect(rect, tokens.radius_control, tokens.radius_control)
        painter.fillPath(shape, QColor(ground))
        bar = "" if kind == "code" else tokens.accent if kind == "say" else tokens.tone(kind).bar
        if bar:
            painter.save()
            painter.setClipPath(shape)
            painter.fillRect(QRectF(rect.left(), rect.top(), _BAR, rect.height()), QColor(bar))
            painter.restore()

    def _follow(self, url: QUrl) -> None:
        scheme = url.scheme()
        if scheme == "say":
            self.copy_say(int(url.path()))
        elif scheme == "kb":
            self.link_inside.emit(url.path(), url.fragment(QUrl.ComponentFormattingOption.FullyDecoded))
        elif scheme in {"http", "https", "mailto", "tel"}:
            self.link_outside.emit(url.toString())


def _visible_rect(rect: QRectF, table: QTextTable) -> QRectF:
    """The ground of a one-cell table: Qt gives its frame moved by the place of its cell, and with its margins."""
    form = table.format()
    padding = form.cellPadding()
    moved = rect.translated(-padding - form.leftMargin(), -padding - form.topMargin())
    return moved.adjusted(form.leftMargin(), form.topMargin(), -form.rightMargin(), -form.bottomMargin())


def _tables(frame: QTextFrame) -> list[QTextTable]:
    """All tables, from top to bottom, those inside others too."""
    found: list[QTextTable] = []
    for child in frame.childFrames():
        if isinstance(child, QTextTable):
            found.append(child)
        found += _tables(child)
    return found
