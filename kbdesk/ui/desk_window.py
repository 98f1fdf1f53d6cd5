"""One desk in one window: builds lanes and pages, joins their signals, keeps what the reader chose.

Here alone stands what follows from what: typing asks, choosing a script begins a call, a call that ends sends, a new
library is asked again. The pages know nothing of each other.
"""

from datetime import datetime
from functools import partial
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject
from PySide6.QtWidgets import QWidget

from kbdesk.desk import Desk, now
from kbdesk.domain.errors import DeskError
from kbdesk.domain.hit import Hit
from kbdesk.domain.library import Library
from kbdesk.ui.calls_news import CallsNews
from kbdesk.ui.contact_at_side import ContactAtSide
from kbdesk.ui.contacts_page_news import ContactsPageNews
from kbdesk.ui.content_choice import ContentChoice
from kbdesk.ui.content_news import ContentNews
from kbdesk.ui.find.find_page import FindPage
from kbdesk.ui.first_answer import FirstAnswer
from kbdesk.ui.frame.late_place import LatePlace
from kbdesk.ui.help_news import HelpNews
from kbdesk.ui.kept_choices import KeptChoices
from kbdesk.ui.kept_safe import KeptSafe
from kbdesk.ui.kit.background import Lane, Rule
from kbdesk.ui.kit.notice_bar import Notice
from kbdesk.ui.kit.outward import Outward
from kbdesk.ui.kit.theme import Theme
from kbdesk.ui.kit.words import Words
from kbdesk.ui.late_pages import LatePages, Pages
from kbdesk.ui.main_window import MainWindow
from kbdesk.ui.readers_news import ReadersNews
from kbdesk.ui.referring import Referring
from kbdesk.ui.settings_news import SettingsNews
from kbdesk.ui.spelling_news import SpellingNews
from kbdesk.ui.start_offer import StartOffer
from kbdesk.ui.status_news import StatusNews
from kbdesk.ui.unlocking import Unlocking
from kbdesk.wording.errors import error_sentence
from kbdesk.workflows.keep_library import Refreshed

if TYPE_CHECKING:
    from kbdesk.domain.outbox import OutboxEntry
    from kbdesk.ui.call.page import CallPage
    from kbdesk.ui.outbox.page import OutboxPage
    from kbdesk.ui.refer.page import ReferPage

_LATE = (("call", "phone-call"), ("refer", "send"), ("outbox", "inbox"), ("contacts", "list"))


class DeskWindow(QObject):
    """`begin` once the window is painted; closing the window ends all lanes and the desk."""

    call: "CallPage"  # these three from the moment they stand
    refer: "ReferPage"
    outbox: "OutboxPage"

    def __init__(self, desk: Desk, theme: Theme, words: Words) -> None:
        super().__init__()
        self._desk, self._theme, self._words = desk, theme, words
        self.searching, self.reading = Lane("search", Rule.NEWEST_WINS), Lane("reading", Rule.NEWEST_WINS)
        self.content, self.records = Lane("content", Rule.IN_ORDER), Lane("records", Rule.IN_ORDER)
        self.delivery = Lane("delivery", Rule.ONCE_MORE)
        self.window = MainWindow(theme, words)
        # not a method of this: a ring of references would end in whichever thread collects garbage
        self._kept = KeptChoices(desk.settings, partial(_tell, self.window, words), lang=words.lang)
        self._outward = Outward(self.window.notice, words, parent=self)
        self.status = StatusNews(self.window, now=_local_now)
        self.find = FindPage(
            theme,
            words,
            find=desk.find,
            read=desk.read,
            searching=self.searching,
            reading=self.reading,
            now=_local_now,
        )
        self._offer = StartOffer(self.find, self._kept, words, now=_local_now)
        self.first_answer = FirstAnswer(desk.find, self.searching, self.find)
        self.news = ContentNews(
            desk.library,
            desk.hear,
            self.content,
            self.window,
            self.find,
            theme=theme,
            words=words,
            key_place=lambda: desk.key_lies_in,
            now=_local_now,
        )
        self.help = HelpNews(desk.help, self.content, self.window, self.find)
        self.late = LatePages(desk, theme, words, records=self.records, delivery=self.delivery, reading=self.reading)
        self.readers = ReadersNews(desk, self.window, self.find, late=self.late, records=self.records, words=words)
        self.referring = Referring(self.window, self.find, late=self.late, words=words)
        self.calls = CallsNews(self.window, self.find, late=self.late, theme=theme, words=words)
        self.unlocking = Unlocking(desk, self.window, self.late, theme=theme, words=words)
        self.safe = KeptSafe(desk, self.window, records=self.records, words=words)
        self._places = {name: LatePlace(words, name=name) for name, _ in _LATE}
        self.contacts = ContactsPageNews(self.window, self.late, words=words)
        self.side = ContactAtSide(desk, self.window, self.late, records=self.records)
        self._place_pages()
        self._join()
        self.settings = SettingsNews(desk, self.window, self.late, records=self.records, theme=theme, words=words)
        self.settings.send_asked.connect(self._send)
        self.choice = ContentChoice(self.window, self.find, words, use=self.settings.use_folder)
        self.spelling = SpellingNews(desk, self.window, theme=theme, words=words)
        self.settings.spelling_chosen.connect(self.spelling.follow)
        self.news.library_changed.connect(self.spelling.content_changed)
        QWidget.setTabOrder(self.window.search, self.find.results.go_on.button)

    def begin(self) -> None:
        """Opens the library as the index knows it, then looks through the folder; makes the other pages."""
        self.first_answer.expect()
        self.news.watch.begin()

    @property
    def content_is_read(self) -> bool:
        """True once the folder was looked through and all pages stand."""
        return self.news.has_looked and self.late.pages is not None

    def restore_layout(self) -> None:
        """As it was kept; where nothing was, nothing changes."""
        frame, find = self._kept.layout()
        if frame:
            self.window.restore_layout(frame)
            self.find.restore_layout(find)

    # ------------------------------------------------------------------ building

    def _place_pages(self) -> None:
        self.window.add_page(self.find, name="find", icon="search", key="page.find", zones=self.find.zones)
        for name, icon in _LATE:
            self.window.add_page(self._places[name], name=name, icon=icon, key=f"page.{name}")

    def _join(self) -> None:
        window, find, news = self.window, self.find, self.news
        window.search.asked.connect(self._ask)
        window.search.moved.connect(find.move_selection)
        window.search.entered.connect(find.open_selected)
        window.search.left.connect(self._back_to_script)
        window.back_to_script.connect(self._back_to_script)
        window.looks_chosen.connect(self._kept.keep_looks)
        window.closing.connect(self._close)
        window.page_shown.connect(self._page_shown)
        window.status.clicked.connect(self._show_outbox)
        find.text_proposed.connect(window.search.setText)
        find.script_chosen.connect(self._begin_script)
        find.resume_asked.connect(self._resume)
        news.opened.connect(self._library_opened)
        news.library_changed.connect(self._library_changed)
        news.looked.connect(self._looked)
        self.help.looked.connect(news.watch.look)
        self.status.came_online.connect(self._send)
        self.late.made.connect(window.keep_page)
        self.late.stand.connect(self._pages_stand)
        self.late.failed.connect(self._pages_failed)

    def _pages_stand(self, pages: Pages) -> None:
        window, call, refer, outbox = self.window, pages.call, pages.refer, pages.outbox
        self.call, self.refer, self.outbox = call, refer, outbox
        window.replace_page("call", call, zones=call.zones)
        window.replace_page("refer", refer)
        window.replace_page("outbox", outbox)
        call.article_asked.connect(self._open_article)
        call.link_asked.connect(self._open_link)
        call.call_began.connect(self._call_began)
        call.call_left.connect(partial(window.offer_side, False))
        call.call_finished.connect(self._send)
        call.mode_shown.connect(window.say_mode)
        call.search_asked.connect(self._to_search)
        call.led.unfinished_found.connect(self.find.show_left)
        refer.referred.connect(self._send)
        refer.search_asked.connect(self._to_search)
        outbox.entries_changed.connect(self._show_entries)
        outbox.left_to_send.connect(self.status.show_unsent)
        outbox.start()
        call.look_for_unfinished()
        self.safe.begin()

    def _pages_failed(self, error: DeskError) -> None:
        is_locked = self.unlocking.asks_for(error)
        sentence = self._words.say("passphrase.waits") if is_locked else error_sentence(error, self._words.lang)
        for place in self._places.values():
            place.say_why(sentence)
        if not is_locked:
            self._tell_error(error)

    def _page_shown(self, name: str) -> None:
        """A page that could not be made is tried again when it is wanted."""
        if name in self._places and self.late.pages is None:
            self.late.begin()

    # ------------------------------------------------------------------ finding and calling

    def _ask(self, text: str) -> None:
        if text.strip():
            self.window.show_page("find")
        self.find.ask(text)

    def _begin_script(self, hit: Hit) -> None:
        self.late.when_they_stand(lambda pages: pages.call.begin(hit.path, hit.lang, step=hit.step))

    def _resume(self, run: str) -> None:
        self.window.show_page("call")
        self.late.when_they_stand(lambda pages: pages.call.led.resume(run))

    def _call_began(self) -> None:
        self.find.show_left(())
        self.window.offer_side(True)
        self.window.bring_side()
        self.window.show_page("call")

    def _back_to_script(self) -> None:
        if self.late.pages is not None and self.call.is_leading:
            if self.window.page == "call":
                self.call.back_to_step()
            else:
                self.window.show_page("call")
                self.call.take_cursor()
        else:
            self._to_search()

    def _to_search(self) -> None:
        self.window.show_page("find")
        self.window.focus_search()

    def _open_article(self, path: str, heading: str) -> None:
        self.window.show_page("find")
        self.find.open_path(path, anchor=heading)

    def _open_link(self, address: str) -> None:
        self._outward.open(address)

    # ------------------------------------------------------------------ content

    def _library_opened(self) -> None:
        """Searching comes first; then the folder is looked at, and the other pages are made."""
        self.first_answer.warm_up(self._words.lang)
        self.first_answer.then(self.news.watch.look)
        self.first_answer.then(self.late.begin)

    def _looked(self, refreshed: Refreshed) -> None:
        self.status.show_again()
        self.help.look()
        if refreshed.changes:
            self.find.show_changes(refreshed)

    def _library_changed(self, library: Library) -> None:
        self._theme.take_accent(library.organisation.accent)
        self._kept.keep_accent(library.organisation.accent)
        self.status.show_library(library)
        self.find.show_library(library)
        self.readers.weigh()
        self._offer.show(library)
        if self.late.pages is not None:
            self.call.show_library()

    # ------------------------------------------------------------------ delivery

    def _send(self, *_what: object) -> None:
        if self.late.pages is not None:  # the outbox sends by itself when it begins
            self.outbox.send_soon()

    def _show_entries(self, entries: "tuple[OutboxEntry, ...]") -> None:
        self.status.show_entries(entries)
        self.call.show_entries(entries)
        self.refer.show_entries(entries)

    def _show_outbox(self) -> None:
        self.window.show_page("outbox")

    # ------------------------------------------------------------------ what is told and kept

    def _tell_error(self, error: DeskError) -> None:
        _tell(self.window, self._words, error)

    def _close(self) -> None:
        self.first_answer.end()
        self.news.watch.end()
        self.readers.end()
        self.safe.end()
        self.late.end()
        for lane in (self.searching, self.reading, self.content, self.records, self.delivery):
            lane.close()
        recent = tuple(dict.fromkeys(hit.id for hit in self.find.recent))
        self._kept.keep_at_end(self.window.layout_bytes(), self.find.layout_bytes(), recent)
        self._desk.close()


def _local_now() -> datetime:
    return now().astimezone()


def _tell(window: MainWindow, words: Words, error: DeskError) -> None:
    window.tell(Notice(error_sentence(error, words.lang), "danger", stays=True))
