"""Where a call is shown: the step, and beside it a text that was opened from it; in a narrow window the text covers it."""

from collections.abc import Callable
from pathlib import Path

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QSplitter, QWidget

from kbdesk.domain.article import Page
from kbdesk.domain.progress import Progress
from kbdesk.ui.call.aside import Aside
from kbdesk.ui.kit.background import Lane
from kbdesk.ui.kit.theme import Theme
from kbdesk.ui.kit.words import Words

WIDE = 860
"""Pixels at 100 % text from which step and text stand side by side."""


class CallPlace(QSplitter):
    """`read` gives a page by path and language; it is called in the lane."""

    closed = Signal()  # the text went; listener: the page, which puts the cursor back on the step
    find_asked = Signal(str)  # path: to be read on the page for reading; listener: the page
    refused = Signal(object)  # DeskError: the text cannot be read; listener: the page

    def __init__(
        self,
        step: QWidget,
        *,
        theme: Theme,
        words: Words,
        read: Callable[[str, str], Page],
        picture: Callable[[str], Path | None],
        lane: Lane,
    ) -> None:
        super().__init__(Qt.Orientation.Horizontal)
        self._step, self._theme, self._words, self._read, self._lane = step, theme, words, read, lane
        self._lang = words.lang  # of the text that is open
        self.aside = Aside(theme, words, picture)
        self.setHandleWidth(10)
        self.setChildrenCollapsible(False)
        for widget in (step, self.aside):
            self.addWidget(widget)
        self.aside.closed.connect(self._closed)
        self.aside.page_asked.connect(self._follow)
        self.aside.find_asked.connect(self._find)
        theme.changed.connect(self._share)

    @property
    def covers(self) -> bool:
        """True while the text stands in the place of the step."""
        return self.aside.is_open and not self._is_wide()

    def open_text(self, path: str, heading: str, lang: str) -> None:
        """Reads a text and shows it; the cursor goes into it only where it covers the step."""

        def job(_progress: Progress) -> Page:
            return self._read(path, lang)

        def done(page: Page) -> None:
            self._lang = lang
            self.aside.show_page(page, anchor=heading)
            self._share()
            if self.covers:
                self.aside.take_cursor()

        self._lane.run(job, done=done, failed=self.refused.emit)

    def close_text(self) -> bool:
        """Takes the text away; False when there is none."""
        is_open = self.aside.is_open
        self.aside.close_it()
        return is_open

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        if event.oldSize().width() != event.size().width():
            self._share()

    def _is_wide(self) -> bool:
        return self.width() >= self._theme.px(WIDE)

    def _share(self) -> None:
        self._step.setVisible(not self.covers)
        if self.aside.is_open and self._is_wide() and min(self.sizes()) == 0:
            half = self.width() // 2
            self.setSizes([half, half])

    def _closed(self) -> None:
        self._share()
        self.closed.emit()

    def _follow(self, path: str, heading: str) -> None:
        self.open_text(path, heading, self._lang)

    def _find(self, path: str) -> None:
        self.aside.close_it()
        self.find_asked.emit(path)
