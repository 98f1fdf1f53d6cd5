"""Joins the settings with the window: the user's own keys, the page of settings, the tour of the first start.

The page is made when it is first asked for. What is chosen on it that others know how to do is handed on to them.
"""

from dataclasses import replace
from typing import TYPE_CHECKING, Any

from PySide6.QtCore import QObject, QTimer, Signal

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
    from kbdesk.ui.settings.part import Part

SETTINGS = "settings"


class SettingsNews(QObject):
    """Made when the pages are joined, so that what comes late is here already when it is told of."""

    desktop_chosen = Signal(object)  # Settings: hotkey, tray or on top is another; listener: the desktop's news
    spelling_chosen = Signal()  # looked at or not, or other own words; listener: the spelling's news
    autostart_chosen = Signal(bool)  # kbdesk with the computer, or not; listener: the desktop's presence
    send_asked = Signal()  # a channel is open again; listener: the desk window, which sends

    stand = Signal()  # the whole page is there; listener: the desktop's presence, which says there what is so

    def __init__(
        self, desk: Desk, window: MainWindow, late: LatePages, *, records: Lane, theme: Theme, words: Words
    ) -> None:
        super().__init__()
        self._desk, self._window, self._records = desk, window, records
        self._theme, self._words = theme, words
        self._slow: Lane | None = None
        self.page: SettingsPage | None = None  # once all of it stands
        self._in_making: SettingsPage | None = None
        self._wanted = ""
        self._tour: Tour | None = None
        self.keys = ChosenKeys(desk.settings, window, words=words)
        self.keys.apply()
        late.stand.connect(self._pages_stand)
        window.settings_asked.connect(self.open)
        window.tour_asked.connect(self.begin_tour)
        window.closing.connect(self._end)

    def open(self, part: str = "") -> None:
        """The page in front, at a part of it."""
        page = self.page or self._in_making
        if page is None:
            page = self._in_making = self._make()
            QTimer.singleShot(0, self, self._make_part)
        self._window.show_page(SETTINGS)
        self._wanted = part
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
        tour.folder_chosen.connect(self.use_folder)
        tour.device_named.connect(self._name_device)
        tour.ended.connect(self._tour_ended)
        window.back_to_script.connect(tour.skip)
        window.search.left.connect(tour.skip)
        return tour

    def _tour_ended(self) -> None:
        self._keep(toured=True)
        self._window.focus_search()

    def use_folder(self, path: str) -> bool:
        """The content folder from the next start on, "" for the sample content; False when that cannot be kept."""
        is_kept = self._keep(content=path)
        if self._tour is not None and is_kept:
            self._tour.show_folder(path)
        if self.page is not None:
            self.page.content.refresh()
        return is_kept

    def _name_device(self, name: str) -> None:
        self._keep(device=name)

    def _keep(self, **chosen: Any) -> bool:
        try:
            self._desk.settings.write(replace(self._desk.settings.read(), **chosen))
        except DeskError as error:
            self._window.tell(Notice(error_sentence(error, self._words.lang), "danger", stays=True))
            return False
        return True

    def _pages_stand(self, *_what: object) -> None:
        self.keys.apply()
        if self.page is not None:
            self.page.refresh()

    def _make(self) -> "SettingsPage":
        from kbdesk.ui.settings.page import SettingsPage

        window, self._slow = self._window, Lane(SETTINGS, Rule.IN_ORDER)
        page = SettingsPage(self._theme, self._words, self._asked(), records=self._records, slow=self._slow)
        window.add_quiet_page(page, name=SETTINGS, zones=page.zones)
        return page

    def _make_part(self) -> None:
        """One part, then whatever else there is to do, then the next."""
        page = self._in_making
        if page is None:
            return
        part = page.make_part()
        if part is not None:
            self._join(page, part)
            QTimer.singleShot(0, self, self._make_part)
            return
        self.page, self._in_making = page, None
        if self._wanted:
            page.open_at(self._wanted)
        self.stand.emit()

    def _join(self, page: "SettingsPage", part: "Part") -> None:
        looks = self._window.looks
        match part.part:
            case "looks":
                page.looks.language_chosen.connect(looks.switch_language)
                page.looks.scheme_chosen.connect(looks.choose_scheme)
                page.looks.contrast_chosen.connect(looks.choose_contrast)
                page.looks.size_asked.connect(looks.step_text)
                page.looks.touch_chosen.connect(looks.use_touch)
            case "device":
                page.device.searches_chosen.connect(self._window.looks_menu.keep_searches_chosen)
            case "writing":
                page.writing.chosen.connect(self.spelling_chosen)
            case "content":
                page.content.content_asked.connect(self._window.content_asked)
            case "desktop":
                page.desktop.chosen.connect(self.desktop_chosen)
                page.desktop.autostart_chosen.connect(self.autostart_chosen)
            case "channels":
                page.channels.opened_again.connect(self.send_asked)
            case "keys":
                page.keys.chosen.connect(self.keys.choose)
                page.keys.all_usual_asked.connect(self.keys.forget_all)
            case "health":
                page.health.tour_asked.connect(self._window.tour_asked)

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
            bundle=lambda: desk.bundle,
            key_place=lambda: desk.key_lies_in,
            move_key=desk.move_key,
            content=desk.content,
            data=desk.paths.data,
            now=lambda: now().astimezone(),
            can_spell=lambda: desk.spelling.is_there,
        )

    def _end(self) -> None:
        self._in_making = None
        if self._slow is not None:
            self._slow.close()
