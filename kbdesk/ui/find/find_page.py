"""Finding: asks while the reader types, previews what is chosen, opens what is meant.

The search field belongs to the frame, which calls `ask`, `move_selection` and `open_selected`. Each keystroke asks at
once; the newest question wins in the searching lane. The preview waits for a rest of a moment, so that typing never
waits for the drawing of a text.
"""

from collections.abc import Callable
from datetime import date, datetime
from functools import partial
from typing import TYPE_CHECKING

from PySide6.QtCore import QByteArray, Qt, QTimer, Signal
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QHBoxLayout, QSplitter, QWidget

from kbdesk.domain.article import Kind, Page
from kbdesk.domain.errors import DeskError
from kbdesk.domain.hit import Answer, Hit
from kbdesk.domain.library import Library
from kbdesk.domain.plain_hit import hit_of
from kbdesk.ui.find.asked_of import Finds, Reads
from kbdesk.ui.find.asking import Asking
from kbdesk.ui.find.filters import Chosen
from kbdesk.ui.find.place_names import PlaceNames
from kbdesk.ui.find.reading_pane import ReadingPane
from kbdesk.ui.find.related_texts import RelatedTexts
from kbdesk.ui.find.results_pane import ResultsPane
from kbdesk.ui.find.spoken_count import SpokenCount
from kbdesk.ui.find.text_opening import TextOpening
from kbdesk.ui.kit.background import Lane
from kbdesk.ui.kit.notice_bar import Notice
from kbdesk.ui.kit.theme import Theme
from kbdesk.ui.kit.words import Words
from kbdesk.workflows.keep_library import Refreshed

if TYPE_CHECKING:
    from kbdesk.workflows.take_call import Unfinished

LIMIT = 50
_REST_MS = 140
_MOST_RECENT = 8
_NARROW = 620


class FindPage(QWidget):
    """Results left, reading right; in a narrow window one at a time."""

    script_chosen = Signal(object)  # Hit of a script or of a step in it; listener: the call page starts it there
    refer_asked = Signal(str)  # the words typed so far; listener: the refer form
    page_opened = Signal(object)  # Page the reader meant to open (no previews); listener: the open contact
    text_proposed = Signal(str)  # another spelling; listener: the frame puts it into the search field
    resume_asked = Signal(str)  # run of a call that was left on the way; listener: the call page
    answered = Signal(object)  # Answer now shown; listeners: screen reader announcement, counts

    def __init__(
        self,
        theme: Theme,
        words: Words,
        *,
        find: Finds,
        read: Reads,
        searching: Lane,
        reading: Lane,
        now: Callable[[], datetime],
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(parent)
        self._theme, self._words = theme, words
        self._now = now
        self._asking = Asking(find, searching, failed=self._search_failed, parent=self)
        self._places = PlaceNames(words)
        self._text = ""
        self._recent: tuple[Hit, ...] = ()
        self._scripts: tuple[Hit, ...] = ()
        self._narrow, self._asks_anew, self._fitted_to = False, False, 0
        self.setObjectName("find")
        self.results = ResultsPane(theme, words, place_in_words=self._places.of_hit, now=now)
        self.reading = ReadingPane(
            theme, words, picture=read.file, place_in_words=self._places.of_header, today=self._today
        )
        self._rest = QTimer(self, singleShot=True, interval=_REST_MS)
        self._spoken = SpokenCount(words, self)
        self._texts = TextOpening(
            self.reading, read, RelatedTexts(find, reading, self.reading), lane=reading, words=words
        )
        self._split = QSplitter(Qt.Orientation.Horizontal)
        self._lay_out()
        self._join()

    @property
    def text(self) -> str:
        """What was asked last."""
        return self._text

    def ask(self, text: str) -> None:
        """The line as it stands in the search field now."""
        if text.strip() != self._text.strip():
            self.results.list.select_none()
            self.results.read_as.forget()
            self._asks_anew = True
        self._text = text
        self._ask(as_you_type=True, all_at_once=False)

    def ask_again(self) -> None:
        """The same question, because content, language or filters changed; the choice stays."""
        self._ask(as_you_type=True)

    def show_changes(self, refreshed: Refreshed) -> None:
        """Files changed on disk: asks again, and shows the open page as it is by now.

        A page saved with a mistake stays as it was, with the mistake said above it; so does one that is gone.
        """
        self.ask_again()
        self._texts.show_changes(refreshed)

    def move_selection(self, by: int) -> None:
        """Up or down in the list while the cursor stays in the search field."""
        self.results.list.move(by)

    def open_selected(self) -> None:
        """Enter in the search field."""
        self.results.list.open_current()

    def show_library(self, library: Library) -> None:
        """Names of products, for chips and breadcrumbs; what is wrong with files."""
        self._texts.library = library
        self._places.organisation = library.organisation
        self.results.show_organisation(library.organisation)

    def show_start(self, *, recent: tuple[Hit, ...], scripts: tuple[Hit, ...]) -> None:
        """What to offer while nothing is typed."""
        self._recent, self._scripts = recent, scripts
        if not self._text.strip():
            self.ask_again()

    def show_help(self) -> None:
        """Only the help on kbdesk, until the filter is taken off."""
        self.results.filters.show_help()

    def show_left(self, left: "tuple[Unfinished, ...]") -> None:
        """Calls left on the way, latest first: the offer to go on, on top of the start lists."""
        self.results.show_left(left)

    def show_no_content(self, why: str, **facts: object) -> None:
        """Says instead of the welcome that there is nothing to search in; `why` empty: there is."""
        self.reading.empty.show_no_content(why, **facts)
        if self._narrow and not self.reading.is_reading:
            self._show_narrow(reading=self.reading.empty.says_something)

    @property
    def recent(self) -> tuple[Hit, ...]:
        """What was opened lately, newest first."""
        return self._recent

    def open_path(self, identity: str, *, anchor: str = "") -> None:
        """Opens a text by id or path (address `kbdesk://show/…`, link from another page)."""
        self._rest.stop()  # a preview that was about to come would take its place
        self._texts.load(identity, anchor=anchor, visited=True)

    def zones(self) -> tuple[QWidget, ...]:
        """For F6, in the order of reading."""
        return (self.results.list, self.reading.article, self.reading.related)

    def layout_bytes(self) -> bytes:
        """Where the splitter stands."""
        return bytes(self._split.saveState().data())

    def restore_layout(self, state: bytes) -> None:
        """As `layout_bytes` gave it."""
        self._split.restoreState(QByteArray(state))

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        narrow = self.width() < self._theme.px(_NARROW)
        if narrow != self._narrow:
            self._narrow = narrow
            self._show_narrow(reading=self.reading.is_visited or self.reading.empty.says_something)
            if self.results.list.current is not None:
                self._rest.start()

    def _lay_out(self) -> None:
        self._split.setHandleWidth(10)
        self._split.setChildrenCollapsible(False)
        self._split.addWidget(self.results)
        self._split.addWidget(self.reading)
        self._split.setStretchFactor(0, 0)
        self._split.setStretchFactor(1, 1)
        row = QHBoxLayout(self)
        row.setContentsMargins(0, 0, 0, 0)
        row.addWidget(self._split)
        self._fit()

    def _join(self) -> None:
        self._asking.came.connect(self._answered)
        self._asking.more_came.connect(self._more_came)
        self._rest.timeout.connect(self._preview)
        self._theme.changed.connect(self._fit)
        self._words.language_changed.connect(self.ask_again)
        self.results.list.chosen.connect(self._chosen)
        self.results.list.opened.connect(self._open)
        self.results.filters.changed.connect(self._filtered)
        self.results.read_as.turned.connect(self.ask_again)
        self.results.proposed.connect(self.text_proposed)
        self.results.go_on.resume_asked.connect(self.resume_asked)
        self._texts.opened.connect(self._text_opened)
        reading = self.reading
        reading.page_asked.connect(self._follow)
        reading.results_asked.connect(partial(self._show_narrow, reading=False))
        reading.address_asked.connect(self._open_address)
        reading.start_asked.connect(self._start_script)
        reading.empty.proposed.connect(self.text_proposed)
        reading.empty.refer_asked.connect(self._refer)
        reading.empty.filters_dropped.connect(self.results.filters.clear)

    def _ask(self, *, as_you_type: bool, all_at_once: bool = True) -> None:
        question = self.results.filters.chosen.question(
            self._text,
            lang=self._words.lang,
            as_you_type=as_you_type,
            limit=LIMIT,
            literal=self.results.read_as.is_literal,
        )
        self._asking.ask(question, all_at_once=all_at_once)

    def _answered(self, answer: Answer, is_all: bool) -> None:
        if not answer.hits and answer.question.as_you_type and answer.question.text.strip():
            # While typing nothing is corrected; with nothing found it is worth a second look.
            self._ask(as_you_type=False, all_at_once=False)
            return
        empty = not answer.question.text.strip()
        self.results.show_answer(answer, recent=self._recent, scripts=self._scripts, is_all=is_all)
        nothing = not answer.hits and not empty
        if self._asks_anew or nothing:
            self._show_narrow(reading=nothing)
        self._asks_anew = False
        if nothing:
            filtered = bool(self.results.filters.chosen)
            self.reading.show_nothing_found(answer.question.text.strip(), answer.did_you_mean, filtered=filtered)
        self._spoken.tell(answer, self.results.read_as.spoken())
        self.answered.emit(answer)

    def _more_came(self, answer: Answer) -> None:
        self.results.show_more(answer)
        self._spoken.tell(answer, self.results.read_as.spoken())

    def _search_failed(self, _error: DeskError) -> None:
        self.reading.notice.tell(Notice(self._words.say("find.failed"), "danger"))

    def _chosen(self, hit: Hit | None) -> None:
        if hit is None:
            self._rest.stop()
            if not self._text.strip() and not self.reading.is_visited:
                self.reading.show_welcome()
            return
        self._rest.start()

    def _preview(self) -> None:
        hit = self.results.list.current
        page = self.reading.article.page
        if hit is None or self._narrow:
            return
        if page is not None and page.path == hit.path and self.reading.is_reading:
            if hit.step:
                self.reading.article.scrollToAnchor(hit.step)
            return
        self._texts.load(hit.path, anchor=hit.step, visited=False)

    def _open(self, hit: Hit) -> None:
        self._rest.stop()
        self._recent = (hit, *(one for one in self._recent if one.path != hit.path))[:_MOST_RECENT]
        if hit.kind in {Kind.SCRIPT, Kind.STEP}:
            self.script_chosen.emit(hit)
            return
        self._texts.load(hit.path, visited=True)
        self.reading.article.setFocus(Qt.FocusReason.OtherFocusReason)

    def _text_opened(self, page: Page) -> None:
        self._show_narrow(reading=True)
        self.page_opened.emit(page)

    def _follow(self, path: str, anchor: str) -> None:
        self._texts.load(path, anchor=anchor, visited=True, linked=True)

    def _open_address(self, identity: str) -> None:
        self._texts.load(identity, visited=True)

    def _start_script(self) -> None:
        page = self.reading.article.page
        if page is None:
            return
        hit = self.results.list.current
        if hit is not None and hit.path == page.path:
            self._open(hit)
        else:
            self.script_chosen.emit(hit_of(page.header, page.path))

    def _refer(self) -> None:
        self.refer_asked.emit(self._text.strip())

    def _filtered(self, _chosen: Chosen) -> None:
        self.ask_again()

    def _show_narrow(self, *, reading: bool) -> None:
        """In a narrow window results or text; side by side otherwise."""
        self.results.setVisible(not (self._narrow and reading))
        self.reading.setVisible(not self._narrow or reading)
        self.reading.show_way_back(self._narrow)

    def _fit(self) -> None:
        """Where the reader put the splitter it stays, also when the colours change; another text size puts it anew."""
        percent = self._theme.text_percent
        if percent == self._fitted_to:
            return
        self._fitted_to = percent
        scale = min(1.45, percent / 100)
        self.results.setMinimumWidth(round(250 * scale))
        self.reading.setMinimumWidth(300)
        width = round(356 * scale)
        self._split.setSizes([width, max(320, self.width() - width)])

    def _today(self) -> date:
        return self._now().date()
