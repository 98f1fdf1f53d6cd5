"""The one key that brings the window and the cursor from any program, where the system gives a program such a key.

X11 and Windows give it at once or not at all. Under Wayland the desktop is asked, which may take as long as a person
thinks. macOS gives none this way: there the system's own settings of the keyboard can start `kbdesk`, and a second
start brings the window that is open.
"""

import sys
from typing import Protocol

from PySide6.QtCore import QObject, Signal, SignalInstance
from PySide6.QtGui import QGuiApplication

from kbdesk.ui.desktop.global_key import GlobalKey, KeyNews, KeyState, read_key


class SystemKeys(Protocol):
    """What a system has to give. `settled` tells what became of ASKED, and of the key later."""

    pressed: SignalInstance
    settled: SignalInstance

    def grab(self, key: GlobalKey, description: str) -> KeyState: ...
    def look(self) -> None: ...
    def release(self) -> None: ...
    def bring_forward(self, window: int, time: int) -> None: ...
    def close(self) -> None: ...


class Hotkey(QObject):
    """Off until `choose`."""

    pressed = Signal(int, str)  # the system's time of the key or 0, its leave to come forward or ""; listener: presence
    settled = Signal(object)  # KeyNews, each time it is another; listener: the same

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._keys: SystemKeys | None = None
        self._held: GlobalKey | None = None
        self.news = KeyNews(KeyState.OFF)

    def choose(self, written: str, description: str) -> None:
        """The key from now on, as `Ctrl+Alt+K`; none for an empty one. `description` is what a desktop shows of it.

        A key that is held already is not asked for again: a desktop might ask its person again too.
        """
        key = read_key(written)
        if key is not None and key == self._held and self.news.state in {KeyState.ON, KeyState.ASKED}:
            return
        self._held = key
        if key is None:
            self.close()
            self._settle(KeyNews(KeyState.NO_KEY if written else KeyState.OFF))
            return
        if self._keys is None:
            self._keys = keys_of_system()
            if self._keys is None:
                self._settle(KeyNews(KeyState.ELSEWHERE))
                return
            self._keys.pressed.connect(self.pressed)
            self._keys.settled.connect(self._settle)
        self._settle(KeyNews(self._keys.grab(key, description)))

    def look(self) -> None:
        """Asks the desktop which key it is by now."""
        if self._keys is not None:
            self._keys.look()

    def bring_forward(self, window: int, time: int) -> None:
        """Asks the system to put the window in front, on the strength of the key."""
        if self._keys is not None and time:
            self._keys.bring_forward(window, time)

    def close(self) -> None:
        """Gives up the key."""
        if self._keys is not None:
            self._keys.close()
            self._keys = None

    def _settle(self, news: KeyNews) -> None:
        if news != self.news:
            self.news = news
            self.settled.emit(news)


def keys_of_system() -> SystemKeys | None:
    """None where a program can have no key of its own."""
    platform = QGuiApplication.platformName()
    if platform == "windows":
        from kbdesk.ui.desktop.windows_keys import WindowsKeys

        return WindowsKeys()
    if platform == "xcb":
        from kbdesk.ui.desktop.x11_keys import X11Keys

        try:
            return X11Keys()
        except OSError:  # Xlib is not there; Qt itself needs only xcb
            return None
    if platform.startswith("wayland") and sys.platform == "linux":
        from kbdesk.ui.desktop.portal_keys import PortalKeys

        return PortalKeys()
    return None
