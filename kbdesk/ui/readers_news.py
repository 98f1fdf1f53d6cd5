"""What readers tell by the way: flags to the editors, whether a text helped, which searches led nowhere.

Joins the pages with what is kept of it. All of it waits for the records to be open and keeps nobody: what cannot be
counted is let go, only a flag says so.
"""

from functools import partial
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject

from kbdesk.desk import Desk
from kbdesk.domain.article import Page
from kbdesk.domain.errors import DeskError
from kbdesk.domain.flag import NO_TEXT, About, Flag, FlagKind, about_text
from kbdesk.domain.hit import Hit
from kbdesk.domain.progress import Progress
from kbdesk.domain.search_log import EndedSearch, SearchEnd
from kbdesk.domain.settings import KeepSearches
from kbdesk.domain.verdict import Verdict, Verdicts
from kbdesk.ui.find.find_page import FindPage
from kbdesk.ui.kit.background import Lane
from kbdesk.ui.kit.notice_bar import Notice
from kbdesk.ui.kit.words import Words
from kbdesk.ui.late_pages import LatePages, Pages
from kbdesk.ui.main_window import MainWindow
from kbdesk.ui.search_trail import SearchTrail
from kbdesk.wording.errors import error_sentence

if TYPE_CHECKING:
    from kbdesk.ui.flag.form import Matter

_FLAGGED = "flagged"


class ReadersNews(QObject):
    """`end` before the lanes are closed."""

    def __init__(
        self,
        desk: Desk,
        window: MainWindow,
        find: FindPage,
        *,
        late: LatePages,
        records: Lane,
        words: Words,
    ) -> None:
        super().__init__()
        self._desk, self._window, self._find = desk, window, find
        self._late, self._records, self._words = late, records, words
        self._is_ending = False
        self.trail = SearchTrail(self)
        self._join()

    def weigh(self) -> None:
        """Gives the ranking what is known of texts now; to be called when the library is another."""
        if self._late.pages is not None:
            self._records.run(self._verdicts, done=self._desk.find.weigh, failed=self._let_go)

    def end(self) -> None:
        """The window closes: the last search is over too, and nobody is left to write it later."""
        self._is_ending = True
        self.trail.left()

    def _join(self) -> None:
        window, find, trail = self._window, self._find, self.trail
        window.flag_asked.connect(self._flag)
        window.looks_menu.keep_searches_chosen.connect(self._keep_searches)
        find.answered.connect(trail.answered)
        find.script_chosen.connect(self._script_opened)
        find.reading.shown.connect(self._page_shown)
        find.reading.helped.judged.connect(self._judged)
        find.reading.helped.flag_asked.connect(self._flag)
        find.reading.empty.flag_asked.connect(self._flag)
        window.looks_menu.opening.connect(self._show_kept)
        trail.ended.connect(self._search_ended)
        self._late.stand.connect(self._pages_stand)

    def _pages_stand(self, pages: Pages) -> None:
        self._window.set_foot(pages.flag.form)
        pages.flag.flagged.connect(self._flagged)
        pages.flag.closed.connect(self._window.focus_search)
        pages.refer.referred.connect(self._referred)
        self.weigh()

    # ------------------------------------------------------------------ flags

    def _flag(self) -> None:
        told = self._window.notice.notice
        if told is not None and told.code == _FLAGGED:
            self._window.notice.dismiss()
        self._late.when_they_stand(lambda pages: pages.flag.open(self._matter(pages)))

    def _matter(self, pages: Pages) -> "Matter":
        """The step of the call in front, else the text in sight; and the words that were searched for."""
        from kbdesk.ui.flag.form import Matter

        if self._window.page == "call" and (now := pages.call.acts.now) is not None:
            return Matter(now.about, step=now.view.title)
        if self._window.page != "find":
            return Matter()
        reading = self._find.reading
        page = reading.article.page if reading.is_reading else None
        about = about_text(page.header, page.path, anchor=reading.contents.marked) if page else NO_TEXT
        return Matter(about, self._find.text.strip())

    def _flagged(self, flag: Flag) -> None:
        self._window.tell(Notice(self._words.say("flag.kept"), "tip", code=_FLAGGED))
        if flag.kind is FlagKind.MISSING and flag.words:
            self.trail.handed_on(SearchEnd.FLAGGED)

    # ------------------------------------------------------------------ helped or not

    def _judged(self, page: Page, said: Verdict | None, before: Verdict | None) -> None:
        about = about_text(page.header, page.path)
        self._late.when_they_stand(lambda _pages: self._count(about, said, before))

    def _count(self, about: About, said: Verdict | None, before: Verdict | None) -> None:
        """The list in sight stays as it is; the next question is answered with it."""

        def job(progress: Progress) -> Verdicts:
            self._desk.judge.say(about, said, instead_of=before)
            return self._verdicts(progress)

        self._records.run(job, done=self._desk.find.weigh, failed=self._let_go)

    def _verdicts(self, _progress: Progress) -> Verdicts:
        return self._desk.judge.verdicts()

    # ------------------------------------------------------------------ searches

    def _page_shown(self, page: Page, visited: bool) -> None:
        if visited:
            self.trail.opened(page.header.id)
        else:
            self.trail.in_sight(page.header.id)

    def _script_opened(self, hit: Hit) -> None:
        self.trail.opened(hit.id)

    def _referred(self, _finished: object) -> None:
        if self._find.text.strip():
            self.trail.handed_on(SearchEnd.REFERRED)

    def _search_ended(self, search: EndedSearch) -> None:
        if self._late.pages is None:
            return
        if not self._is_ending:
            self._records.run(partial(self._log, search), done=self._let_go, failed=self._let_go)
            return
        try:
            self._desk.searches.log(search)
        except DeskError as error:
            self._let_go(error)

    def _log(self, search: EndedSearch, _progress: Progress) -> None:
        self._desk.searches.log(search)

    def _keep_searches(self, keep: KeepSearches) -> None:
        def act(_pages: Pages) -> None:
            self._records.run(partial(self._keep, keep), done=self._tell_kept, failed=self._not_kept)

        self._late.when_they_stand(act)

    def _show_kept(self) -> None:
        self._window.looks_menu.keeps_searches = self._desk.settings.read().search_log is KeepSearches.WORDS

    def _keep(self, keep: KeepSearches, _progress: Progress) -> KeepSearches:
        self._desk.searches.keep_from_now(keep)
        return keep

    def _not_kept(self, error: DeskError) -> None:
        self._window.tell(Notice(error_sentence(error, self._words.lang), "danger", stays=True))

    def _tell_kept(self, keep: KeepSearches) -> None:
        days, say = self._desk.searches.keep_days, self._words.say
        keeps = keep is KeepSearches.WORDS
        text = say("frame.keeps_missed", days=days) if keeps else say("frame.keeps_no_searches")
        self._window.tell(Notice(text, "tip"))

    def _let_go(self, _what: object) -> None:
        """A count that could not be kept is no reason to disturb anybody; what matters says itself what is wrong."""
