"""The reading side: header line, article, list of headings, what to see also, history; or the empty pane when there is nothing to read."""

from collections.abc import Callable
from datetime import date
from pathlib import Path

from PySide6.QtCore import QMimeData, Qt, Signal
from PySide6.QtGui import QGuiApplication, QResizeEvent
from PySide6.QtWidgets import QFrame, QHBoxLayout, QLabel, QScrollArea, QStackedWidget, QVBoxLayout, QWidget

from kbdesk.domain.article import Header, Page
from kbdesk.domain.hit import Hit
from kbdesk.ui.find.beside_text import BesideText
from kbdesk.ui.find.empty_pane import EmptyPane
from kbdesk.ui.find.helped_row import HelpedRow
from kbdesk.ui.find.history import History
from kbdesk.ui.find.page_header import PageHeader
from kbdesk.ui.find.see_also import SeeAlso
from kbdesk.ui.kit.actions import bind_all
from kbdesk.ui.kit.article_view import ArticleView
from kbdesk.ui.kit.card import Card
from kbdesk.ui.kit.contents_list import ContentsList
from kbdesk.ui.kit.notice_bar import Notice, NoticeBar
from kbdesk.ui.kit.outward import Outward
from kbdesk.ui.kit.reading_place import go_to_place, reading_place
from kbdesk.ui.kit.theme import Theme
from kbdesk.ui.kit.words import Words
from kbdesk.wording.dates import day_in_words


class ReadingPane(Card):
    """`place_in_words` gives the breadcrumb of a header."""

    page_asked = Signal(
        str, str
    )  # path, heading: a link or the history leads there; listener: the page, which loads it
    results_asked = Signal()  # back to the list, in a narrow window
    start_asked = Signal()  # "Start script"
    address_asked = Signal(str)  # id of a text whose replacement is wanted
    shown = Signal(object, bool)  # Page, whether it was opened on purpose; listener: the trail of searches

    def __init__(
        self,
        theme: Theme,
        words: Words,
        *,
        picture: Callable[[str], Path | None],
        place_in_words: Callable[[Header], str],
        today: Callable[[], date],
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(parent, padding=0, gap=0)
        self._theme, self._words = theme, words
        self._today, self._picture = today, picture
        self._history = History()
        self.setObjectName("find.reading")
        self.header = PageHeader(theme, words, place_in_words)
        self.notice = NoticeBar(theme, words, "read.notice")
        self._outward = Outward(self.notice, words, parent=self)
        self.article = ArticleView(theme, words, picture)
        self.contents = ContentsList(theme, words, self.article)
        self.related = SeeAlso(theme, words)
        self.helped = HelpedRow(theme, words)
        self.empty = EmptyPane(theme, words)
        self._address = QLabel(self.article)
        self._lay_out()
        self._beside = BesideText(
            self,
            room=self._stack,
            below=self._below,
            article=self.article,
            contents=self.contents,
            related=self.related,
            helped=self.helped,
            theme=theme,
        )
        self._join()

    def show_page(self, page: Page, *, anchor: str = "", visited: bool = True) -> None:
        """Opens a page; with `visited` it becomes part of the history, else it is only a look."""
        if visited:
            self._history = self._history.scrolled_to(self.article.verticalScrollBar().value()).visited(page.path)
        self._fill(page, anchor)
        self.shown.emit(page, visited)

    def show_newer(self, page: Page) -> None:
        """The page that is open, saved anew: it changes in place, and the reader stays at the words she was at."""
        place = reading_place(self.article)
        self._fill(page, "")
        go_to_place(self.article, place)

    def show_related(self, hits: tuple[Hit, ...]) -> None:
        """What else to read beside the page that is open; what stood there before stays until this comes."""
        self.related.show_hits(hits)
        self._beside.place()

    def show_welcome(self) -> None:
        """Nothing typed, nothing chosen."""
        self.empty.show_welcome()
        self._show_empty()

    def show_nothing_found(self, text: str, proposals: tuple[str, ...], *, filtered: bool) -> None:
        """Nothing there for these words."""
        self.empty.show_nothing_found(text, proposals, filtered=filtered)
        self._show_empty()

    @property
    def is_reading(self) -> bool:
        """True when a text is shown, not the empty pane."""
        return self._stack.currentIndex() == 1

    @property
    def is_visited(self) -> bool:
        """True when the text shown was opened on purpose, not only looked at."""
        page, present = self.article.page, self._history.present
        return self.is_reading and page is not None and present is not None and page.path == present.path

    def show_way_back(self, is_narrow: bool) -> None:
        """In a narrow window there is a button back to the results."""
        self.header.results.setVisible(is_narrow)

    def go(self, by: int) -> None:
        """Back (-1) or forward (+1) in the history."""
        now = self._history.scrolled_to(self.article.verticalScrollBar().value())
        after = now.moved(by)
        if after.present is not None and after.at != now.at:
            self._history = after
            self.page_asked.emit(after.present.path, "")

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._beside.place()

    def _lay_out(self) -> None:
        reading = QWidget()
        reading.setProperty("look", "plain")
        beside = QHBoxLayout()
        beside.setContentsMargins(2, 0, 2, 2)
        beside.setSpacing(0)
        beside.addWidget(self.article, 1)
        self._below = QVBoxLayout()
        self._below.setContentsMargins(0, 0, 0, 0)
        self._below.setSpacing(0)
        self._below.addLayout(beside, 1)
        self._below.addWidget(self.helped)
        self._below.addWidget(self.related)
        reading.setLayout(self._below)
        self._stack = QStackedWidget()
        self._stack.addWidget(_scrolled(self.empty))
        self._stack.addWidget(reading)
        holder = QVBoxLayout()
        holder.setContentsMargins(14, 0, 14, 0)
        holder.addWidget(self.notice)
        self.body.addWidget(self.header)
        self.body.addLayout(holder)
        self.body.addWidget(self._stack, 1)
        self._address.setProperty("look", "chip")
        self._address.setProperty("tone", "neutral")
        self._address.hide()

    def _join(self) -> None:
        header, article = self.header, self.article
        header.results.clicked.connect(self.results_asked)
        header.back.clicked.connect(self._back)
        header.forward.clicked.connect(self._forward)
        header.look_up.clicked.connect(article.find_bar.open_bar)
        header.copy.clicked.connect(self._copy)
        header.link.clicked.connect(self._copy_link)
        header.print.clicked.connect(self._print)
        header.start.clicked.connect(self.start_asked)
        article.link_inside.connect(self._follow)
        article.link_outside.connect(self._open_outside)
        article.link_pointed.connect(self._show_address)
        article.copied.connect(self._tell_copied)
        self.contents.heading_chosen.connect(article.scrollToAnchor)
        self.related.path_chosen.connect(self._open_related)
        self.notice.action_chosen.connect(self._act)
        bind_all(self, {"read.back": self._back, "read.forward": self._forward, "read.print": self._print})
        header.show_history(back=False, forward=False)

    def _fill(self, page: Page, anchor: str) -> None:
        self._stack.setCurrentIndex(1)
        self.header.show_header(page.header, self._today())
        self.header.show_history(back=self._history.can_go_back, forward=self._history.can_go_forward)
        self.helped.show_page(page)
        self.contents.show_headings(page.headings)
        self._beside.place()
        self.article.show_page(page, anchor=anchor)
        present = self._history.present
        if not anchor and present is not None and present.path == page.path and present.scrolled:
            self.article.verticalScrollBar().setValue(present.scrolled)
        self._tell_force(page.header)

    def _show_empty(self) -> None:
        self._stack.setCurrentIndex(0)
        self.article.show_nothing()
        self.header.show_header(None, self._today())
        self.notice.dismiss()

    def _tell_force(self, header: Header) -> None:
        today = self._today()
        self.notice.dismiss()
        if header.in_force(today):
            return
        if header.valid_from is not None and today < header.valid_from:
            day = day_in_words(header.valid_from, self._words.lang)
            self.notice.tell(Notice(self._words.say("read.not_yet", day=day), "warning", stays=True))
            return
        action = self._words.say("read.replaced_by") if header.replaced_by else ""
        text = self._words.say("read.not_in_force")
        self.notice.tell(Notice(text, "danger", action, code=header.replaced_by, stays=True))

    def _act(self, notice: Notice) -> None:
        if notice.code:
            self.address_asked.emit(notice.code)

    def _follow(self, path: str, anchor: str) -> None:
        page = self.article.page
        if page is not None and path == page.path:
            self.article.scrollToAnchor(anchor)
        else:
            self.page_asked.emit(path, anchor)

    def _open_related(self, path: str) -> None:
        self.article.setFocus(Qt.FocusReason.OtherFocusReason)
        self.page_asked.emit(path, "")

    def _open_outside(self, address: str) -> None:
        self._outward.open(address)

    def _show_address(self, address: str) -> None:
        self._address.setVisible(bool(address))
        if address:
            self._address.setText(address)
            self._address.adjustSize()
            self._address.move(10, self.article.height() - self._address.height() - 10)

    def _copy(self) -> None:
        page = self.article.page
        if page is not None:
            mime = QMimeData()
            mime.setHtml(f"<h1>{page.header.title}</h1>{page.html}" if "<h1" not in page.html else page.html)
            mime.setText(self.article.toPlainText())
            QGuiApplication.clipboard().setMimeData(mime)
            self._tell_copied()

    def _copy_link(self) -> None:
        page = self.article.page
        if page is not None:
            QGuiApplication.clipboard().setText(f"kbdesk://show/{page.header.id}")
            self._tell_copied()

    def _tell_copied(self) -> None:
        self.notice.tell(Notice(self._words.say("frame.copied"), "tip"))

    def _print(self) -> None:
        # Loaded when it is wanted: printing brings a library of Qt of its own along.
        from kbdesk.ui.kit.article_print import ask_and_print

        page = self.article.page
        if page is not None:
            ask_and_print(page, self._picture, self, lang=self._words.lang)

    def _back(self) -> None:
        self.go(-1)

    def _forward(self) -> None:
        self.go(1)


def _scrolled(inner: QWidget) -> QScrollArea:
    """For a low window and large text."""
    area = QScrollArea()
    area.setFrameShape(QFrame.Shape.NoFrame)
    area.setFocusPolicy(Qt.FocusPolicy.NoFocus)
    area.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
    area.setWidgetResizable(True)
    area.setWidget(inner)
    return area
