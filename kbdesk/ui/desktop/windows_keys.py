"""A key that holds everywhere on Windows: `RegisterHotKey`, whose message Qt's loop hands to a filter."""

import ctypes
from typing import Any

from PySide6.QtCore import QAbstractNativeEventFilter, QByteArray, QCoreApplication, QObject, Signal

from kbdesk.ui.desktop.global_key import GlobalKey, KeyState

_MODIFIERS = {"alt": 1, "ctrl": 2, "shift": 4, "meta": 8}
_NO_REPEAT, _WM_HOTKEY, _ID = 0x4000, 0x0312, 0x6B62
_F1, _SPACE = 0x70, 0x20


class _Message(ctypes.Structure):
    """The beginning of Windows' MSG."""

    _fields_ = (("window", ctypes.c_void_p), ("message", ctypes.c_uint), ("wparam", ctypes.c_size_t))


class WindowsKeys(QObject):
    """One key at a time."""

    pressed = Signal(int, str)  # always 0 and "": Windows lets the window of the key come forward; listener: the hotkey
    settled = Signal(object)  # never: the answer comes at once; listener: the same

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._filter = _Filter(self)
        self._is_registered = False

    def grab(self, key: GlobalKey, _description: str = "") -> KeyState:
        """ON, or TAKEN when another program has the key."""
        self.release()
        modifiers = sum(_MODIFIERS[name] for name in key.modifiers) | _NO_REPEAT
        self._is_registered = bool(_user32().RegisterHotKey(None, _ID, modifiers, code_of(key)))
        app = QCoreApplication.instance()
        if self._is_registered and app is not None:
            app.installNativeEventFilter(self._filter)
        return KeyState.ON if self._is_registered else KeyState.TAKEN

    def look(self) -> None:
        """Nothing changes here by itself."""

    def release(self) -> None:
        """The key is the others' again."""
        if self._is_registered:
            self._is_registered = False
            _user32().UnregisterHotKey(None, _ID)
            app = QCoreApplication.instance()
            if app is not None:
                app.removeNativeEventFilter(self._filter)

    def bring_forward(self, _window: int, _time: int) -> None:
        """Nothing is needed: whose key was pressed may come forward."""

    def close(self) -> None:
        """Gives up the key."""
        self.release()


class _Filter(QAbstractNativeEventFilter):
    """Hung up only while there is a key: every message passes here."""

    def __init__(self, keys: WindowsKeys) -> None:
        super().__init__()
        self._keys = keys

    def nativeEventFilter(self, kind: QByteArray | bytes | bytearray | memoryview, message: int) -> object:
        found = _Message.from_address(int(message))
        if found.message == _WM_HOTKEY and found.wparam == _ID:
            self._keys.pressed.emit(0, "")
        return False, 0


def _user32() -> Any:
    """Asked for only where Windows is: ctypes has no such library elsewhere."""
    return vars(ctypes)["windll"].user32


def code_of(key: GlobalKey) -> int:
    """Windows' virtual key: letters and digits are their own signs."""
    if len(key.name) == 1:
        return ord(key.name)
    return _SPACE if key.name == "Space" else _F1 + int(key.name[1:]) - 1
