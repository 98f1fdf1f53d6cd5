"""The one key that brings the window and the cursor from any program, where the system gives a program such a key.

X11 and Windows do. Wayland and macOS give none this way: there the system's own settings of the keyboard can start
`kbdesk`, and a second start brings the window that is open.
"""

from typing import Protocol

from PySide6.QtCore import QObject, Signal, SignalInstance
from PySide6.QtGui import QGuiApplication

from kbdesk.ui.desktop.global_key import GlobalKey, KeyState, read_key


class SystemKeys(Protocol):
    """What a system has to give."""

    pressed: SignalInstance

    def grab(self, key: GlobalKey) -> bool: ...
    def release(self) -> None: ...
    def bring_forward(self, window: int, time: int) -> None: ...
    def close(self) -> None: ...


class Hotkey(QObject):
    """Off until `choose`."""

    pressed = Signal(int)  # the system's time of the key, 0 where it tells none; listener: the desktop's news

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._keys: SystemKeys | None = None

    def choose(self, written: str) -> KeyState:
        """The key from now on, as `Ctrl+Alt+K`; none for an empty one."""
        if not written:
            self.close()
            return KeyState.OFF
        key = read_key(written)
        if key is None:
            self.close()
            return KeyState.NO_KEY
        if self._keys is None:
            self._keys = keys_of_system()
            if self._keys is None:
                return KeyState.ELSEWHERE
            self._keys.pressed.connect(self.pressed)
        return KeyState.ON if self._keys.grab(key) else KeyState.TAKEN

    def bring_forward(self, window: int, time: int) -> None:
        """Asks the system to put the window in front, on the strength of the key."""
        if self._keys is not None and time:
            self._keys.bring_forward(window, time)

    def close(self) -> None:
        """Gives up the key."""
        if self._keys is not None:
            self._keys.close()
            self._keys = None


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
    return None
