"""A referral begun from the search: with the words that were typed, and the text that was read last."""

from functools import partial

from PySide6.QtCore import QObject

from kbdesk.domain.article import Page
from kbdesk.domain.hit import HELP
from kbdesk.ui.find.find_page import FindPage
from kbdesk.ui.kit.words import Words
from kbdesk.ui.late_pages import LatePages, Pages
from kbdesk.ui.main_window import MainWindow


class Referring(QObject):
    """Ctrl+R anywhere, and *refer* where nothing was found."""

    def __init__(self, window: MainWindow, find: FindPage, *, late: LatePages, words: Words) -> None:
        super().__init__()
        self._window, self._find, self._late, self._words = window, find, late, words
        self.page: Page | None = None
        """The text read last."""
        window.refer_asked.connect(self._refer)
        find.refer_asked.connect(self.refer_words)
        find.page_opened.connect(self._page_opened)

    def refer_words(self, text: str) -> None:
        """Shows the page at once, and begins there as soon as it stands."""
        self._window.show_page("refer")
        self._late.when_they_stand(partial(self._begin, text))

    def _refer(self) -> None:
        self.refer_words(self._find.text.strip())

    def _page_opened(self, page: Page) -> None:
        """A text on kbdesk itself is no answer for a customer: no referral names it."""
        if not page.path.startswith(HELP):
            self.page = page

    def _begin(self, text: str, pages: Pages) -> None:
        from kbdesk.ui.refer.matter import Matter

        header = self.page.header if self.page is not None else None
        matter = Matter(
            subject=text,
            product=header.product if header else (),
            article=header.id if header else "",
            lang=self._words.lang,
        )
        pages.refer.begin(matter)
