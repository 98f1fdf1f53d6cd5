"""Brings what the watch over the content reports to where it is seen: bar, welcome, notice, the account's sheet."""

from collections.abc import Callable
from dataclasses import replace
from datetime import datetime

from PySide6.QtCore import QObject, Signal

from kbdesk.domain.errors import DeskError
from kbdesk.domain.library import Library
from kbdesk.domain.settings import KeyPlace
from kbdesk.ui.content_watch import ContentWatch
from kbdesk.ui.find.find_page import FindPage
from kbdesk.ui.frame.content_account import Account, account_of, remark_of
from kbdesk.ui.frame.content_sheet import ContentSheet
from kbdesk.ui.kit.background import Lane, Moved
from kbdesk.ui.kit.notice_bar import Notice
from kbdesk.ui.kit.theme import Theme
from kbdesk.ui.kit.words import Words
from kbdesk.ui.main_window import MainWindow
from kbdesk.wording.find_states import sentence_in_window
from kbdesk.wording.numbers import number
from kbdesk.workflows.hear_changes import HearChanges
from kbdesk.workflows.keep_library import KeepLibrary, Refreshed

ACCOUNT = "account"


class ContentNews(QObject):
    """`watch.begin` once the window is painted."""

    opened = Signal()  # the library is open as the index knew it; listener: the desk window
    library_changed = Signal(object)  # Library; listener: the desk window
    looked = Signal(object)  # Refreshed, after every look; listener: the desk window

    def __init__(
        self,
        library: KeepLibrary,
        hear: HearChanges,
        lane: Lane,
        window: MainWindow,
        find: FindPage,
        *,
        theme: Theme,
        words: Words,
        key_place: Callable[[], KeyPlace | None],
        now: Callable[[], datetime],
    ) -> None:
        super().__init__()
        self._folder = library.content_path
        self._window, self._find, self._words = window, find, words
        self._key_place, self._now = key_place, now
        self._trouble: DeskError | None = None
        self._looked_at: datetime | None = None
        self.library = Library()
        self.watch = ContentWatch(library, hear, lane, self)
        self.sheet = ContentSheet(theme, words, window, now=now)
        self._join()

    @property
    def has_looked(self) -> bool:
        """True once the folder was looked through."""
        return self._looked_at is not None

    def account(self) -> Account:
        """Of the library in use."""
        return account_of(self.library, folder=self._folder, looked=self._looked_at, key=self._key_place())

    def open_account(self) -> None:
        """Opens the sheet."""
        self.sheet.show_account(self.account())
        self.sheet.open_sheet()

    def _join(self) -> None:
        watch, bar = self.watch, self._window.reading
        watch.known.connect(self._known)
        watch.looking.connect(self._looking)
        watch.moved.connect(self._moved)
        watch.looked.connect(self._looked)
        watch.stopped.connect(self._stopped)
        watch.failed.connect(self._failed)
        bar.stop_asked.connect(watch.stop)
        bar.go_on_asked.connect(watch.go_on)
        self._window.content_asked.connect(self.open_account)
        self._window.notice.action_chosen.connect(self._notice_action)
        self._words.language_changed.connect(self._speak)

    def _known(self, library: Library) -> None:
        self._put(library)
        self.opened.emit()

    def _looking(self) -> None:
        self._window.reading.expect()

    def _moved(self, moved: Moved) -> None:
        if moved.total or not self.has_looked:
            self._window.reading.move_on(moved.done, moved.total)

    def _looked(self, refreshed: Refreshed) -> None:
        is_first, self._looked_at, self._trouble = not self.has_looked, self._now(), None
        self._window.reading.rest()
        changed = bool(refreshed.changes) or refreshed.library.organisation != self.library.organisation
        if changed:
            self._put(refreshed.library)
        if changed or is_first:
            self._tell_remarks(whole=is_first and bool(refreshed.changes))
        self._show_state()
        if self.sheet.isVisible():
            self.sheet.show_account(self.account())
        self.looked.emit(refreshed)

    def _stopped(self) -> None:
        self._window.reading.say_stopped()
        self._show_state()

    def _failed(self, error: DeskError) -> None:
        self._trouble = error
        self._speak()
        self._show_state()

    def _put(self, library: Library) -> None:
        self.library = library
        self._show_state()
        self.library_changed.emit(library)

    def _speak(self) -> None:
        if self._trouble is not None:
            self._window.reading.say_trouble(sentence_in_window(self._trouble, self._words.lang))

    def _show_state(self) -> None:
        """Where there is nothing to search in, the find page says why."""
        why = ""
        if not self.library.cards:
            why = "empty" if self.has_looked else "reading"
            why = "away" if self._trouble is not None else "stopped" if self.watch.is_stopped else why
        self._find.show_no_content(why, folder=self._folder)

    def _tell_remarks(self, *, whole: bool) -> None:
        """After the first reading all that needs a look; later, and at other starts, what the organisation's files lack."""
        account, say = self.account(), self._words.say
        if not whole:
            broken = (one for one in account.errors if one.place.path.endswith(".yml") and "/" not in one.place.path)
            account = replace(account, errors=tuple(broken), left_out=())
        count = account.needs_a_look
        if not count:
            return
        text = say("account.needs_a_look", count=number(count, self._words.lang))
        if count == 1:
            where, sentence = remark_of(account, self._words)
            text = say("account.one", where=where, sentence=sentence)
        self._window.tell(Notice(text, "warning", say("account.show"), code=ACCOUNT, stays=True))

    def _notice_action(self, notice: Notice) -> None:
        if notice.code == ACCOUNT:
            self.open_account()
