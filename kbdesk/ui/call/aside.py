"""A text opened from a step, beside it where there is room and over it where there is not; Esc goes back to the step.

The step keeps its place and its cursor: with the text beside it, the digits still choose.
"""

from collections.abc import Callable
from pathlib import Path

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QHBoxLayout, QLabel, QWidget

from kbdesk.domain.article import Page
from kbdesk.ui.kit.card import Card
from kbdesk.ui.kit.icon_button import IconButton
from kbdesk.ui.kit.rich_browser import RichBrowser
from kbdesk.ui.kit.theme import Theme
from kbdesk.ui.kit.words import Words

_MARGIN = 18


class AsideText(RichBrowser):
    """The text, with room around it."""

    def _set_margins(self) -> None:
        self.set_root_margins(_MARGIN, _MARGIN, self._theme.px(8), self._theme.px(32))

    def picture_width(self) -> int:
        return max(80, self.viewport().width() - 2 * _MARGIN)


class Aside(Card):
    """Hidden until `show_page`."""

    closed = Signal()  # listener: the page, which puts the cursor back on the step
    page_asked = Signal(str, str)  # path, heading: a link in the text; listener: the page
    find_asked = Signal(str)  # path: read it on the page for reading; listener: the page

    def __init__(
        self, theme: Theme, words: Words, picture: Callable[[str], Path | None], parent: QWidget | None = None
    ) -> None:
        super().__init__(parent, padding=0, gap=0)
        self._words = words
        self._page: Page | None = None
        self.setObjectName("call.aside")
        self._title = QLabel(wordWrap=True)
        self._title.setObjectName("call.aside.title")
        self._title.setProperty("look", "subheading")
        self.text = AsideText(theme, picture)
        self.text.setObjectName("call.aside.text")
        self.text.setTabChangesFocus(True)
        self._whole = IconButton(theme, words, icon="book-open", key="call.aside_find", name="call.aside.find")
        self._close = IconButton(
            theme, words, icon="x", key="call.aside_close", name="call.aside.close", shortcut="Esc"
        )
        row = QHBoxLayout()
        row.setContentsMargins(18, 10, 10, 8)
        row.addWidget(self._title, 1)
        row.addWidget(self._whole)
        row.addWidget(self._close)
        self.body.addLayout(row)
        self.body.addWidget(self.text, 1)
        self._close.clicked.connect(self.close_it)
        self._whole.clicked.connect(self._find)
        self.text.link_inside.connect(self._follow)
        words.language_changed.connect(self._speak)
        self._speak()
        self.hide()

    @property
    def is_open(self) -> bool:
        """True while a text is shown."""
        return not self.isHidden()

    def show_page(self, page: Page, *, anchor: str = "") -> None:
        """Opens a text, at a heading when one is named."""
        self._page = page
        self._title.setText(page.header.title)
        self.show()
        self.text.show_html(page.html, page.header.lang, lead=True)
        self.text.verticalScrollBar().setValue(0)
        if anchor:
            self.text.scrollToAnchor(anchor)
        self._speak()

    def take_cursor(self) -> None:
        """Into the text, to scroll it by keys."""
        self.text.setFocus(Qt.FocusReason.OtherFocusReason)

    def close_it(self) -> None:
        """Back to the step alone."""
        if self.is_open:
            self.hide()
            self.closed.emit()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() == Qt.Key.Key_Escape:
            self.close_it()
        else:
            super().keyPressEvent(event)

    def _follow(self, path: str, heading: str) -> None:
        if self._page is not None and path == self._page.path:
            self.text.scrollToAnchor(heading)
        else:
            self.page_asked.emit(path, heading)

    def _find(self) -> None:
        if self._page is not None:
            self.find_asked.emit(self._page.path)

    def _speak(self) -> None:
        title = self._page.header.title if self._page is not None else ""
        name = self._words.say("call.aside", title=title)
        self.setAccessibleName(name)
        self.text.setAccessibleName(name)
