"""The window's presence on the desktop, as the settings want it: icon, messages, key from anywhere, always on top.

What is told by the desktop holds nothing personal: it may stand on a locked screen, or be seen by others. What this
desktop does not let a program do is said where it is chosen.
"""

from dataclasses import replace
from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, Qt
from PySide6.QtGui import QGuiApplication, QIcon
from PySide6.QtWidgets import QApplication

from kbdesk.domain.errors import DeskError
from kbdesk.domain.settings import Settings
from kbdesk.ui.desk_window import DeskWindow
from kbdesk.ui.desktop.desktop_signs import DesktopSigns
from kbdesk.ui.desktop.global_key import KeyNews, KeyState
from kbdesk.ui.desktop.to_front import bring_to_front, come_to_front
from kbdesk.ui.kept_choices import SettingsKeeper
from kbdesk.ui.kit.notice_bar import Notice
from kbdesk.ui.kit.words import Words
from kbdesk.ui.late_pages import Pages
from kbdesk.ui.settings_news import SETTINGS
from kbdesk.wording.errors import error_sentence

if TYPE_CHECKING:
    from kbdesk.domain.outbox import OutboxEntry
    from kbdesk.ui.desktop.hotkey import Hotkey

CODE = "hotkey"
_QUIET = {KeyState.OFF, KeyState.ON, KeyState.ASKED}
_GIVEN_UP = {KeyState.DECLINED, KeyState.NOT_GIVEN}


class DesktopPresence(QObject):
    """`follow` the settings once the window is painted, and again when they change."""

    def __init__(self, shown: DeskWindow, words: Words, *, icon: Path, settings: SettingsKeeper) -> None:
        super().__init__()
        self._shown, self._words, self._settings = shown, words, settings
        self._hotkey: Hotkey | None = None
        self._entries: tuple[OutboxEntry, ...] | None = None
        self._wish, self._is_out_of_sight = "", False
        self.signs = DesktopSigns(icon, words, self)
        shown.window.setWindowIcon(QIcon(str(icon)))
        self._join()

    def follow(self, settings: Settings) -> None:
        """As the user wants it from now on."""
        self._keep_on_top(settings.on_top)
        self.signs.show(settings.tray)
        self.signs.show_unsent(self._unsent())
        if not settings.tray:
            self._be_found()
        self._choose_key(settings.hotkey)

    def end(self) -> None:
        """Gives up icon and key."""
        self.signs.end()
        if self._hotkey is not None:
            self._hotkey.close()

    def stay_out_of_sight(self) -> None:
        """The window is not shown as long as an icon stands for it; where there is none it opens minimised."""
        self._is_out_of_sight = True

    def switch_autostart(self, on: bool) -> None:
        """Starts with the computer from now on, or no longer."""
        from kbdesk.ui.desktop.autostart import autostart_of_system, this_start

        autostart = autostart_of_system(this_start())
        reason = ""
        if autostart is not None:
            try:
                autostart.switch(on)
            except OSError as error:
                reason = error.strerror or type(error).__name__
        self._say_autostart(reason)

    def come_forward(self, time: int = 0, token: str = "") -> None:
        """The window in front, the cursor in the search field."""
        window = self._shown.window
        come_to_front(window, token)
        if self._hotkey is not None:
            self._hotkey.bring_forward(int(window.winId()), time)
        window.focus_search()

    @property
    def key(self) -> KeyNews:
        """What became of the key from anywhere."""
        return self._hotkey.news if self._hotkey is not None else KeyNews(KeyState.OFF)

    def _join(self) -> None:
        shown = self._shown
        shown.late.stand.connect(self._pages_stand)
        shown.calls.promise_due.connect(self._promise_due)
        shown.window.closing.connect(self.end)
        shown.window.page_shown.connect(self._page_shown)
        shown.settings.stand.connect(self._say_truth)
        shown.settings.stand.connect(self._settings_stand)
        shown.window.compact_toggled.connect(self._compact_toggled)
        shown.window.notice.action_chosen.connect(self._notice_answered)
        self._words.language_changed.connect(self._say_truth)
        self.signs.window_asked.connect(self.come_forward)
        self.signs.page_asked.connect(self._to_page)
        self.signs.quit_asked.connect(self._quit)
        self.signs.changed.connect(self._say_truth)
        self.signs.changed.connect(self._be_found)

    def _be_found(self) -> None:
        """Nobody could find a window that has neither icon nor place among the others."""
        window = self._shown.window
        if self._is_out_of_sight and window.isHidden() and not self.signs.has_icon:
            window.showMinimized()

    def _quit(self) -> None:
        """A window out of sight ends nothing by closing, and one that asks first must be seen."""
        if self._shown.window.close():
            QApplication.quit()
        else:
            bring_to_front(self._shown.window)

    # ------------------------------------------------------------------ as the settings want it

    def _keep_on_top(self, wanted: bool) -> None:
        """Said to the window as it stands: `setWindowFlag` would make it anew."""
        window, flag = self._shown.window, Qt.WindowType.WindowStaysOnTopHint
        flags = window.windowFlags()
        if bool(flags & flag) is wanted:
            return
        window.overrideWindowFlags(flags | flag if wanted else flags & ~flag)
        native = window.windowHandle()
        if native is not None:
            native.setFlag(flag, wanted)

    def _choose_key(self, written: str) -> None:
        if not written and self._hotkey is None:
            return
        self._wish = written
        if self._hotkey is None:
            from kbdesk.ui.desktop.hotkey import Hotkey

            self._hotkey = Hotkey(self)
            self._hotkey.pressed.connect(self.come_forward)
            self._hotkey.settled.connect(self._key_settled)
        self._hotkey.choose(written, self._words.say("hotkey.description"))

    def _key_settled(self, news: KeyNews) -> None:
        """A no is kept: nobody is asked the same at each start."""
        if news.state not in _QUIET:
            action = self._words.say("hotkey.settings")
            self._shown.window.tell(Notice(self._key_truth(), "warning", action, code=CODE, stays=True))
        if news.state in _GIVEN_UP:
            try:
                self._settings.write(replace(self._settings.read(), hotkey=""))
            except DeskError as error:
                self._shown.window.tell(Notice(error_sentence(error, self._words.lang), "danger", stays=True))
        self._say_truth()

    def _notice_answered(self, notice: Notice) -> None:
        if notice.code == CODE:
            self._shown.window.settings_asked.emit("desktop")

    def _compact_toggled(self, is_compact: bool) -> None:
        if is_compact and _is_wayland():
            self._shown.window.tell(Notice(self._words.say("wayland.on_top"), "note"))

    # ------------------------------------------------------------------ what is said where it is chosen

    def _page_shown(self, name: str) -> None:
        if name == SETTINGS:
            self._settings_stand()
            if self._hotkey is not None:
                self._hotkey.look()

    def _settings_stand(self) -> None:
        self._say_truth()
        self._say_autostart()

    def _say_truth(self) -> None:
        page = self._shown.settings.page
        if page is not None:
            on_top = self._words.say("wayland.on_top") if _is_wayland() else ""
            page.desktop.say_truth(hotkey=self._key_truth(), tray=self._signs_truth(), on_top=on_top)

    def _say_autostart(self, reason: str = "") -> None:
        page = self._shown.settings.page
        if page is None:
            return
        from kbdesk.ui.desktop.autostart import autostart_of_system, this_start

        autostart, say = autostart_of_system(this_start()), self._words.say
        cannot = "" if autostart is not None else say("set.autostart.cannot")
        page.desktop.say_autostart(
            is_on=autostart is not None and autostart.is_on(),
            is_possible=autostart is not None,
            said=say("set.autostart.refused", reason=reason) if reason else cannot,
        )

    def _key_truth(self) -> str:
        news, say = self.key, self._words.say
        if news.state is KeyState.OFF or (news.state is KeyState.ON and not news.trigger):
            return ""
        if news.state is KeyState.ON:
            return say("hotkey.given", trigger=news.trigger)
        return say(f"hotkey.{news.state}", keys=self._wish)

    def _signs_truth(self) -> str:
        if not self._settings.read().tray:
            return ""
        signs, say = self.signs, self._words.say
        missing = "" if signs.has_icon else say("tray.no_place")
        return " ".join(part for part in (missing, say("tray.no_messages") if signs.is_refused else "") if part)

    # ------------------------------------------------------------------ what is told

    def _pages_stand(self, pages: Pages) -> None:
        pages.outbox.entries_changed.connect(self._show_entries)

    def _show_entries(self, entries: "tuple[OutboxEntry, ...]") -> None:
        """A referral that was refused since the last look is told; what lay there at the start is not."""
        from kbdesk.domain.outbox import EntryState  # loaded by then with the outbox

        before, self._entries = self._entries, entries
        self.signs.show_unsent(self._unsent())
        known = {one.referral for one in before or entries if one.state is EntryState.NEEDS_ATTENTION}
        asks = (one for one in entries if one.state is EntryState.NEEDS_ATTENTION)
        refused = [one.reference for one in asks if one.referral not in known]
        if refused:
            text = self._words.say("tray.refused.text", reference=", ".join(refused))
            self._tell("tray.refused", text, page="outbox")

    def _promise_due(self, moment: str) -> None:
        self._tell("tray.promise", moment, page="call")

    def _tell(self, title: str, text: str, *, page: str) -> None:
        """In the list of windows the window asks for a look as well, where a desktop shows that."""
        window = self._shown.window
        if self._settings.read().tray and not window.isActiveWindow():
            self.signs.tell(self._words.say(title), text, page=page)
            QApplication.alert(window)

    def _unsent(self) -> int:
        return sum(one.is_open for one in self._entries or ())

    def _to_page(self, page: str, token: str = "") -> None:
        come_to_front(self._shown.window, token)
        self._shown.window.show_page(page)
        if page == "find":
            self._shown.window.focus_search()


def _is_wayland() -> bool:
    return QGuiApplication.platformName().startswith("wayland")
