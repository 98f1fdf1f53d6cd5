"""Joins the settings with the window: the user's own keys, the page of settings, the tour of the first start.

The page is made when it is first asked for. What is chosen on it that others know how to do is handed on to them.
"""

from dataclasses import replace
from typing import TYPE_CHECKING, Any

from PySide6.QtCore import QObject, Signal

from kbdesk.desk import Desk, now
from kbdesk.domain.errors import DeskError
from kbdesk.ui.chosen_keys import ChosenKeys
from kbdesk.ui.kit.background import Lane, Rule
from kbdesk.ui.kit.notice_bar import Notice
from kbdesk.ui.kit.theme import Theme
from kbdesk.ui.kit.words import Words
from kbdesk.ui.late_pages import LatePages
from kbdesk.ui.main_window import MainWindow
from kbdesk.wording.errors import error_sentence

if TYPE_CHECKING:
    from kbdesk.ui.frame.tour import Tour
    from kbdesk.ui.settings.asked_of import AskedOf
    from kbdesk.ui.settings.page import SettingsPage

SETTINGS = "settings"


class SettingsNews(QObject):
    """Made when the pages are joined, so that what comes late is here already when it is told of."""

    desktop_chosen = Signal(object)  # Settings: hotkey, tray or on top is another; listener: the desktop's news
    send_asked = Signal()  # a channel is open again; listener: the desk window, which sends

    def __init__(
        self, desk: Desk, window: MainWindow, late: LatePages, *, records: Lane, theme: Theme, words: Words
    ) -> None:
        super().__init__()
        self._desk, self._window, self._records = desk, window, records
        self._theme, self._words = theme, words
        self._slow: Lane | None = None
        self.page: SettingsPage | None = None
        self._tour: Tour | None = None
        self.keys = ChosenKeys(desk.settings, window, words=words)
        self.keys.apply()
        late.stand.connect(self._pages_stand)
        window.settings_asked.connect(self.open)
        window.tour_asked.connect(self.begin_tour)
        window.closing.connect(self._end)

    def open(self, part: str = "") -> None:
        """The page in front, at a part of it."""
        page = self.page = self.page or self._make()
        self._window.show_page(SETTINGS)
        page.open_at(part)

    def begin_tour_once(self) -> None:
        """At the very first start; the cursor stays in the search field."""
        if not self._desk.settings.read().toured:
            self._begin_tour()

    def begin_tour(self) -> None:
        """Because somebody asked for it."""
        self._begin_tour().take_cursor()

    def _begin_tour(self) -> "Tour":
        tour = self._tour = self._tour or self._make_tour()
        kept = self._desk.settings.read()
        tour.begin(device=kept.device)
        tour.show_folder(kept.content)
        return tour

    def _make_tour(self) -> "Tour":
        from kbdesk.ui.frame.tour import Tour

        window, tour = self._window, Tour(self._theme, self._words)
        window.set_head(tour)
        tour.language_chosen.connect(window.looks.switch_language)
        tour.folder_chosen.connect(self._use_folder)
        tour.device_named.connect(self._name_device)
        tour.ended.connect(self._tour_ended)
        window.back_to_script.connect(tour.skip)
        window.search.left.connect(tour.skip)
        return tour

    def _tour_ended(self) -> None:
        self._keep(toured=True)
        self._window.focus_search()

    def _use_folder(self, path: str) -> None:
        self._keep(content=path)
        if self._tour is not None:
            self._tour.show_folder(path)

    def _name_device(self, name: str) -> None:
        self._keep(device=name)

    def _keep(self, **chosen: Any) -> None:
        try:
            self._desk.settings.write(replace(self._desk.settings.read(), **chosen))
        except DeskError as error:
            self._window.tell(Notice(error_sentence(error, self._words.lang), "danger", stays=True))

    def _pages_stand(self, *_what: object) -> None:
        self.keys.apply()
        if self.page is not None:
            self.page.refresh()

    def _make(self) -> "SettingsPage":
        from kbdesk.ui.settings.page import SettingsPage

        window, self._slow = self._window, Lane(SETTINGS, Rule.IN_ORDER)
        page = SettingsPage(self._theme, self._words, self._asked(), records=self._records, slow=self._slow)
        page.looks.language_chosen.connect(window.looks.switch_language)
        page.looks.scheme_chosen.connect(window.looks.choose_scheme)
        page.looks.contrast_chosen.connect(window.looks.choose_contrast)
        page.looks.size_asked.connect(window.looks.step_text)
        page.looks.touch_chosen.connect(window.looks.use_touch)
        page.device.searches_chosen.connect(window.looks_menu.keep_searches_chosen)
        page.content.content_asked.connect(window.content_asked)
        page.desktop.chosen.connect(self.desktop_chosen)
        page.channels.opened_again.connect(self.send_asked)
        page.keys.chosen.connect(self.keys.choose)
        page.keys.all_usual_asked.connect(self.keys.forget_all)
        page.health.tour_asked.connect(window.tour_asked)
        window.add_quiet_page(page, name=SETTINGS, zones=page.zones)
        return page

    def _asked(self) -> "AskedOf":
        from kbdesk.ui.settings.asked_of import AskedOf

        desk = self._desk
        return AskedOf(
            settings=desk.settings,
            library=lambda: desk.library.library,
            channels=lambda: desk.channels,
            privacy=lambda: desk.privacy,
            recovery=lambda: desk.recovery,
            health=lambda _progress: desk.health.look(desk.library.library),
            key_place=lambda: desk.key_lies_in,
            move_key=desk.move_key,
            content=desk.content,
            data=desk.paths.data,
            now=lambda: now().astimezone(),
        )

    def _end(self) -> None:
        if self._slow is not None:
            self._slow.close()
