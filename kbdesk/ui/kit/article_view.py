"""An article as people read it: a column of at most 75 characters, pictures to size, find in the text, copy and print.

Shows a `Page`; where its links lead is for the page around it to decide (`link_inside`, `link_outside`).
"""

from collections.abc import Callable
from pathlib import Path

from PySide6.QtCore import Qt, QTimer, QUrl, Signal
from PySide6.QtGui import (
    QFontMetrics,
    QResizeEvent,
    QTextCharFormat,
    QTextCursor,
)
from PySide6.QtWidgets import QTextEdit, QWidget

from kbdesk.domain.article import Kind, Page
from kbdesk.ui.kit.actions import bind
from kbdesk.ui.kit.find_bar import FindBar
from kbdesk.ui.kit.rich_browser import RichBrowser
from kbdesk.ui.kit.theme import Theme
from kbdesk.ui.kit.words import Words

COLUMN_CHARACTERS = 75
_SAMPLE = "Ask which lamps are lit on the white box, and write down what the customer says about it."
_NARROWEST_MARGIN = 14
_MARGIN = 32
_BAR_OFF = 8
"""Between the bar of finding and what it stands over."""


class ArticleView(RichBrowser):
    """`picture` gives the file of a picture in the content, or None."""

    link_pointed = Signal(str)  # address under the pointer, "" when it left; listener: a line that shows it

    def __init__(
        self, theme: Theme, words: Words, picture: Callable[[str], Path | None], parent: QWidget | None = None
    ) -> None:
        super().__init__(theme, picture, parent)
        self._words = words
        self._page: Page | None = None
        self._found: list[QTextCursor] = []
        self._at = 0
        self.setObjectName("read.article")
        self.setTabChangesFocus(True)
        self.highlighted.connect(self._pointed)
        self._resized = QTimer(self, singleShot=True, interval=120)
        self._resized.timeout.connect(self._fit_pictures)
        self._width_of_pictures = 0
        self.find_bar = FindBar(theme, words, self)
        self.find_bar.text_changed.connect(self._find_all)
        self.find_bar.next_asked.connect(self._go_to_found)
        self.find_bar.closed.connect(self._stop_finding)
        bind(self, "read.look_up", self.find_bar.open_bar)
        bind(self, "read.copy_say", self._copy_first_say)
        words.language_changed.connect(self._speak)
        self._speak()

    @property
    def page(self) -> Page | None:
        """What is open."""
        return self._page

    def show_page(self, page: Page, *, anchor: str = "") -> None:
        """Opens a page, at a heading when one is named."""
        self._page = page
        self._width_of_pictures = self.picture_width()
        self.show_html(page.html, self._words.lang, lead=True, script=page.header.kind is Kind.SCRIPT)
        self.verticalScrollBar().setValue(0)
        if anchor:
            self.scrollToAnchor(anchor)
        self._find_again()

    def render_again(self) -> None:
        """What was found is marked in the new looks as well, and the one in hand stays so."""
        super().render_again()
        self._find_again()

    def show_nothing(self) -> None:
        """An empty sheet."""
        self._page, self._html = None, ""
        self._boxes = []
        self.clear()

    def column_width(self) -> int:
        """Width in pixels of 75 characters of running text."""
        metrics = QFontMetrics(self._theme.font(self._theme.tokens.size_article))
        return round(metrics.horizontalAdvance(_SAMPLE) / len(_SAMPLE) * COLUMN_CHARACTERS)

    def picture_width(self) -> int:
        return max(80, self._room() - sum(self._side_margins()))

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._set_margins()
        self._place_find_bar()
        if self._pictures.any_made and self.picture_width() != self._width_of_pictures:
            self._resized.start()

    def _place_find_bar(self) -> None:
        bar = self.find_bar
        bar.adjustSize()
        bar.resize(min(bar.width(), self.width()), bar.height())
        bar.move(max(0, self.width() - bar.width() - 22), _BAR_OFF)

    def _room(self) -> int:
        """Width with a scroll bar, whether there is one now or not: what is fitted must not change when it comes."""
        bar = self.verticalScrollBar().sizeHint().width()
        return self.width() - 2 * self.frameWidth() - bar

    def _side_margins(self) -> tuple[int, int]:
        width = self._room()
        left = _MARGIN if width > self._theme.px(420) else _NARROWEST_MARGIN
        return left, max(left, width - left - self.column_width())

    def _set_margins(self) -> None:
        left, right = self._side_margins()
        self.set_root_margins(left, right, max(self._theme.px(14), self._bar_depth()), self._theme.px(48))

    def _bar_depth(self) -> int:
        """How far down the bar of finding reaches, 0 without it: nothing is left below it that cannot be read."""
        return self.find_bar.sizeHint().height() + 2 * _BAR_OFF if self.find_bar.isVisible() else 0

    def _bar_came_or_went(self) -> None:
        """The text moves with the room above it, so that the reader's lines stay where they were."""
        bar, before = self.verticalScrollBar(), self.document().rootFrame().frameFormat().topMargin()
        self._set_margins()
        moved = self.document().rootFrame().frameFormat().topMargin() - before
        if bar.value():
            bar.setValue(bar.value() + round(moved))

    def _fit_pictures(self) -> None:
        self._width_of_pictures = self.picture_width()
        self.render_again()

    def _copy_first_say(self) -> None:
        self.copy_say(0)

    def _pointed(self, url: QUrl) -> None:
        shown = url.toString() if url.scheme() in {"http", "https", "mailto", "tel"} else url.path()
        self.link_pointed.emit("" if url.scheme() == "say" else shown)

    def _find_again(self) -> None:
        if self.find_bar.isVisible():
            at = self._at
            self._find_all(self.find_bar.field.text(), at=at)

    def _find_all(self, text: str, *, at: int = 0) -> None:
        self._found = []
        document, cursor = self.document(), QTextCursor(self.document())
        while text:
            cursor = document.find(text, cursor)
            if cursor.isNull():
                break
            self._found.append(cursor)
        self._at = at if at < len(self._found) else 0
        self._bar_came_or_went()
        self._show_found()

    def _go_to_found(self, by: int) -> None:
        if self._found:
            self._at = (self._at + by) % len(self._found)
        self._show_found()

    def _show_found(self) -> None:
        selections = []
        for place, cursor in enumerate(self._found):
            selection = QTextEdit.ExtraSelection()
            form = QTextCharFormat()
            here = place == self._at
            form.setBackground(self._theme.colour("accent" if here else "mark"))
            form.setForeground(self._theme.colour("on_accent" if here else "mark_text"))
            selection.format, selection.cursor = form, cursor
            selections.append(selection)
        self.setExtraSelections(selections)
        self.find_bar.show_count(self._at + 1, len(self._found))
        self._place_find_bar()
        if self._found:
            cursor = QTextCursor(self._found[self._at])
            cursor.clearSelection()
            self.setTextCursor(cursor)
            self.ensureCursorVisible()
            hidden = self._bar_depth() - self.cursorRect().top()
            if hidden > 0:
                self.verticalScrollBar().setValue(self.verticalScrollBar().value() - hidden)

    def _stop_finding(self) -> None:
        self._found = []
        self.setExtraSelections([])
        self._bar_came_or_went()
        self.setFocus(Qt.FocusReason.OtherFocusReason)

    def _speak(self) -> None:
        self.setAccessibleName(self._words.say("read.article"))
        if self._page is not None:
            self._lang = self._words.lang
            self.render_again()

    def heading_tops(self, names: tuple[str, ...]) -> tuple[tuple[str, int], ...]:
        """How far below the start of the text each heading stands, in pixels."""
        document = self.document()
        layout, wanted = document.documentLayout(), set(names)
        tops, block = list[tuple[str, int]](), document.begin()
        while block.isValid():
            anchors = [name for form in block.textFormats() for name in form.format.anchorNames()]
            tops.extend((name, int(layout.blockBoundingRect(block).top())) for name in anchors if name in wanted)
            block = block.next()
        return tuple(tops)
