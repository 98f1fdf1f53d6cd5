"""The window's presence on the desktop, as the settings want it: tray, key from anywhere, always on top.

What is told by the desktop holds nothing personal: it may stand on a locked screen, or be seen by others.
"""

from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, Qt
from PySide6.QtGui import QIcon

from kbdesk.domain.outbox import EntryState, OutboxEntry
from kbdesk.domain.settings import Settings
from kbdesk.ui.desk_window import DeskWindow
from kbdesk.ui.desktop.global_key import KeyState
from kbdesk.ui.desktop.to_front import bring_to_front
from kbdesk.ui.kit.notice_bar import Notice
from kbdesk.ui.kit.words import Words
from kbdesk.ui.late_pages import Pages

if TYPE_CHECKING:
    from kbdesk.ui.desktop.hotkey import Hotkey
    from kbdesk.ui.desktop.tray import Tray


class DesktopPresence(QObject):
    """`follow` the settings once the window is painted, and again when they change."""

    def __init__(self, shown: DeskWindow, words: Words, *, icon: Path) -> None:
        super().__init__()
        self._shown, self._words, self._icon = shown, words, icon
        self._tray: Tray | None = None
        self._hotkey: Hotkey | None = None
        self._entries: tuple[OutboxEntry, ...] | None = None
        self.key_state = KeyState.OFF
        shown.window.setWindowIcon(QIcon(str(icon)))
        shown.late.stand.connect(self._pages_stand)
        shown.calls.promise_due.connect(self._promise_due)
        shown.window.closing.connect(self.end)

    def follow(self, settings: Settings) -> None:
        """As the user wants it from now on."""
        self._keep_on_top(settings.on_top)
        self._show_tray(settings.tray)
        self._choose_key(settings.hotkey)

    def end(self) -> None:
        """Gives up icon and key."""
        self._show_tray(False)
        if self._hotkey is not None:
            self._hotkey.close()

    def come_forward(self, time: int = 0) -> None:
        """The window in front, the cursor in the search field."""
        window = self._shown.window
        bring_to_front(window)
        if self._hotkey is not None:
            self._hotkey.bring_forward(int(window.winId()), time)
        window.focus_search()

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

    def _show_tray(self, wanted: bool) -> None:
        if self._tray is not None and not wanted:
            self._tray.end()
            self._tray = None
        elif self._tray is None and wanted:
            from kbdesk.ui.desktop.tray import Tray

            if Tray.is_available():
                self._tray = tray = Tray(self._icon, self._words, self)
                tray.window_asked.connect(self.come_forward)
                tray.page_asked.connect(self._to_page)
                tray.quit_asked.connect(self._shown.window.close)
                tray.show_unsent(self._unsent())

    def _choose_key(self, written: str) -> None:
        if not written and self._hotkey is None:
            return
        if self._hotkey is None:
            from kbdesk.ui.desktop.hotkey import Hotkey

            self._hotkey = Hotkey(self)
            self._hotkey.pressed.connect(self.come_forward)
        self.key_state = self._hotkey.choose(written)
        if self.key_state not in {KeyState.ON, KeyState.OFF}:
            text = self._words.say(f"hotkey.{self.key_state}", keys=written)
            self._shown.window.tell(Notice(text, "warning", stays=True))

    # ------------------------------------------------------------------ what is told

    def _pages_stand(self, pages: Pages) -> None:
        pages.outbox.entries_changed.connect(self._show_entries)

    def _show_entries(self, entries: tuple[OutboxEntry, ...]) -> None:
        """A referral that was refused since the last look is told; what lay there at the start is not."""
        before, self._entries = self._entries, entries
        if self._tray is None:
            return
        self._tray.show_unsent(self._unsent())
        known = {one.referral for one in before or entries if one.state is EntryState.NEEDS_ATTENTION}
        asks = (one for one in entries if one.state is EntryState.NEEDS_ATTENTION)
        refused = [one.reference for one in asks if one.referral not in known]
        if refused:
            text = self._words.say("tray.refused.text", reference=", ".join(refused))
            self._tell("tray.refused", text, page="outbox")

    def _promise_due(self, moment: str) -> None:
        self._tell("tray.promise", moment, page="call")

    def _tell(self, title: str, text: str, *, page: str) -> None:
        if self._tray is not None and not self._shown.window.isActiveWindow():
            self._tray.tell(self._words.say(title), text, page=page)

    def _unsent(self) -> int:
        return sum(one.is_open for one in self._entries or ())

    def _to_page(self, page: str) -> None:
        bring_to_front(self._shown.window)
        self._shown.window.show_page(page)
        if page == "find":
            self._shown.window.focus_search()
