"""What is seen of kbdesk outside its window: an icon beside the clock, and messages while another program is in front.

On Linux both go over the user's bus, so that an icon comes also where its place comes after the window, and messages
where there is no place for icons at all. Elsewhere Qt has both. Nothing of it is loaded before it is wanted.
"""

import sys
from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, Signal
from PySide6.QtGui import QGuiApplication

from kbdesk.ui.kit.words import Words

if TYPE_CHECKING:
    from kbdesk.ui.desktop.messages import DesktopMessages
    from kbdesk.ui.desktop.session_bus import SessionBus
    from kbdesk.ui.desktop.tray import Tray
    from kbdesk.ui.desktop.tray_place import TrayPlace

_OVER_THE_BUS = ("wayland", "xcb")


class DesktopSigns(QObject):
    """Off until `show`."""

    window_asked = Signal()  # a click on the icon; listener: the desktop's presence
    page_asked = Signal(str, str)  # page, and leave to come forward or ""; listener: the same
    quit_asked = Signal()  # listener: the same
    changed = Signal()  # the icon stands, or cannot so far, or messages are refused; listener: the same

    def __init__(self, icon: Path, words: Words, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._icon, self._words = icon, words
        self._wanted, self._unsent = False, 0
        self._bus: SessionBus | None = None
        self._place: TrayPlace | None = None
        self._messages: DesktopMessages | None = None
        self.tray: Tray | None = None
        self.is_refused = False

    def show(self, wanted: bool) -> None:
        """The icon and the messages, or neither."""
        if wanted is self._wanted:
            return
        self._wanted = wanted
        if not wanted:
            self.end()
        elif sys.platform == "linux" and QGuiApplication.platformName().startswith(_OVER_THE_BUS):
            self._open_bus()
        else:
            self._show_tray_where_qt_can()

    def end(self) -> None:
        """Takes the icon away; nothing is told any more."""
        self._wanted = False
        if self.tray is not None:
            self.tray.end()
            self.tray = None
        if self._bus is not None:
            self._bus.close()
            self._bus = self._place = self._messages = None

    @property
    def has_icon(self) -> bool:
        """Whether an icon stands beside the clock now."""
        return self.tray is not None and self.tray.is_available()

    def show_unsent(self, unsent: int) -> None:
        """How many referrals have not left this device."""
        self._unsent = unsent
        if self.tray is not None:
            self.tray.show_unsent(unsent)

    def tell(self, title: str, text: str, *, page: str) -> None:
        """A message of the desktop, where it shows any; a click on it opens `page`."""
        if self._messages is not None:
            self._messages.tell(title, text, page=page, said=self._words.say("tray.open"))
        elif self.tray is not None:
            self.tray.tell(title, text, page=page)

    def _open_bus(self) -> None:
        from kbdesk.ui.desktop.session_bus import SessionBus

        try:
            self._bus = bus = SessionBus(self)
        except OSError:
            self._show_tray_where_qt_can()
            return
        bus.ready.connect(self._bus_is_ready)
        bus.lost.connect(self._bus_is_lost)

    def _bus_is_ready(self) -> None:
        from kbdesk.ui.desktop.messages import DesktopMessages
        from kbdesk.ui.desktop.tray_place import TrayPlace

        if self._bus is None:
            return
        self._messages = DesktopMessages(self._bus, self)
        self._messages.clicked.connect(self.page_asked)
        self._messages.refused.connect(self._refused)
        self._messages.begin()
        self._place = TrayPlace(self._bus, self)
        self._place.came.connect(self._show_tray)
        self._place.missing.connect(self._place_is_missing)
        self._place.look()

    def _bus_is_lost(self) -> None:
        self._bus = self._place = self._messages = None

    def _refused(self) -> None:
        if not self.is_refused:
            self.is_refused = True
            self.changed.emit()

    def _place_is_missing(self) -> None:
        """X11 has an older way beside the bus, and Qt puts the icon there also when that comes later."""
        if QGuiApplication.platformName() == "xcb":
            self._show_tray()
        else:
            self.changed.emit()

    def _show_tray_where_qt_can(self) -> None:
        from kbdesk.ui.desktop.tray import Tray

        if Tray.is_available():
            self._show_tray()
        else:
            self.changed.emit()

    def _show_tray(self) -> None:
        from kbdesk.ui.desktop.tray import Tray

        if self.tray is not None or not self._wanted:
            return
        self.tray = tray = Tray(self._icon, self._words, self)
        tray.window_asked.connect(self.window_asked)
        tray.page_asked.connect(self._page_asked)
        tray.quit_asked.connect(self.quit_asked)
        tray.show_unsent(self._unsent)
        self.changed.emit()

    def _page_asked(self, page: str) -> None:
        self.page_asked.emit(page, "")
