"""A key that holds everywhere under X11: a grab on the root window, over a connection of our own.

The connection is watched by Qt's loop, so there is no thread and no look at Qt's own events. With the key comes the
moment at which it was pressed; a window manager lets a window come forward on the strength of that.
"""

import ctypes
from collections.abc import Callable
from ctypes import POINTER, byref, c_char_p, c_int, c_long, c_uint, c_ulong, c_void_p

from PySide6.QtCore import QObject, QSocketNotifier, Signal

from kbdesk.ui.desktop.global_key import GlobalKey, KeyState

_MASKS = {"shift": 1, "ctrl": 4, "alt": 8, "meta": 64}
_LOCKS = (0, 2, 16, 2 | 16)
"""Caps Lock and Num Lock count as modifiers: the key is wanted with and without them."""
_KEY_PRESS, _CLIENT_MESSAGE, _ASYNC = 2, 33, 1
_REDIRECT = 1 << 19 | 1 << 20
_ErrorHandler = ctypes.CFUNCTYPE(c_int, c_void_p, c_void_p)


class _KeyEvent(ctypes.Structure):
    _fields_ = (
        ("type", c_int),
        ("serial", c_ulong),
        ("send_event", c_int),
        ("display", c_void_p),
        ("window", c_ulong),
        ("root", c_ulong),
        ("subwindow", c_ulong),
        ("time", c_ulong),
        ("x", c_int),
        ("y", c_int),
        ("x_root", c_int),
        ("y_root", c_int),
        ("state", c_uint),
        ("keycode", c_uint),
        ("same_screen", c_int),
    )


class _ClientMessage(ctypes.Structure):
    _fields_ = (
        ("type", c_int),
        ("serial", c_ulong),
        ("send_event", c_int),
        ("display", c_void_p),
        ("window", c_ulong),
        ("message_type", c_ulong),
        ("format", c_int),
        ("data", c_long * 5),
    )


class _Event(ctypes.Union):
    _fields_ = (("type", c_int), ("key", _KeyEvent), ("message", _ClientMessage), ("room", c_long * 24))


class X11Keys(QObject):
    """Raises OSError where there is no X11 to be reached."""

    pressed = Signal(int, str)  # the server's time of the key, and ""; listener: the hotkey
    settled = Signal(object)  # never: the answer comes at once; listener: the same

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._x = _library()
        self._display = self._x.XOpenDisplay(None)
        if not self._display:
            raise OSError("no X11 display")
        self._root = self._x.XDefaultRootWindow(self._display)
        self._grabbed: tuple[int, int] | None = None
        self._notifier = QSocketNotifier(self._x.XConnectionNumber(self._display), QSocketNotifier.Type.Read, self)
        self._notifier.activated.connect(self._read)

    def grab(self, key: GlobalKey, _description: str = "") -> KeyState:
        """ON; TAKEN when another program has the key; NO_KEY when the keyboard has no such key."""
        self.release()
        symbol = self._x.XStringToKeysym((key.name if len(key.name) > 1 else key.name.lower()).encode("ascii"))
        if key.name == "Space":
            symbol = self._x.XStringToKeysym(b"space")
        code = self._x.XKeysymToKeycode(self._display, symbol) if symbol else 0
        if not code:
            return KeyState.NO_KEY
        mask = sum(_MASKS[name] for name in key.modifiers)

        def ask() -> None:
            for lock in _LOCKS:
                self._x.XGrabKey(self._display, code, mask | lock, self._root, 0, _ASYNC, _ASYNC)

        self._grabbed = (code, mask)
        if self._was_refused(ask):
            self.release()
            return KeyState.TAKEN
        return KeyState.ON

    def look(self) -> None:
        """Nothing changes here by itself."""

    def release(self) -> None:
        """The key is the others' again."""
        if self._grabbed is None:
            return
        code, mask = self._grabbed
        self._grabbed = None
        for lock in _LOCKS:
            self._x.XUngrabKey(self._display, code, mask | lock, self._root)
        self._x.XSync(self._display, 0)

    def bring_forward(self, window: int, time: int) -> None:
        """Asks the window manager for the front, as from the key that was pressed at `time`."""
        event = _Event()
        message = event.message
        message.type, message.format, message.window = _CLIENT_MESSAGE, 32, window
        message.message_type = self._x.XInternAtom(self._display, b"_NET_ACTIVE_WINDOW", 0)
        message.data[0], message.data[1] = 1, time
        self._x.XSendEvent(self._display, self._root, 0, _REDIRECT, byref(event))
        self._x.XFlush(self._display)

    def close(self) -> None:
        """Gives up the key and the connection."""
        if self._display:
            self.release()
            self._notifier.setEnabled(False)
            self._x.XCloseDisplay(self._display)
            self._display = None

    def _read(self) -> None:
        while self._display and self._x.XPending(self._display):
            event = _Event()
            self._x.XNextEvent(self._display, byref(event))
            if event.type == _KEY_PRESS:
                self.pressed.emit(event.key.time, "")

    def _was_refused(self, ask: Callable[[], None]) -> bool:
        """Xlib ends the program at an error that nobody takes, and a key that another program has is an error."""
        errors: list[int] = []

        def note(_display: int, _event: int) -> int:
            errors.append(1)
            return 0

        handler = _ErrorHandler(note)
        before = self._x.XSetErrorHandler(ctypes.cast(handler, c_void_p))
        ask()
        self._x.XSync(self._display, 0)
        self._x.XSetErrorHandler(before)
        return bool(errors)


def _library() -> ctypes.CDLL:
    """Xlib, with what goes in and comes out of it."""
    x = ctypes.CDLL("libX11.so.6")
    display, event = c_void_p, POINTER(_Event)
    for name, result, given in (
        ("XOpenDisplay", display, (c_char_p,)),
        ("XCloseDisplay", c_int, (display,)),
        ("XDefaultRootWindow", c_ulong, (display,)),
        ("XConnectionNumber", c_int, (display,)),
        ("XStringToKeysym", c_ulong, (c_char_p,)),
        ("XKeysymToKeycode", ctypes.c_ubyte, (display, c_ulong)),
        ("XGrabKey", c_int, (display, c_int, c_uint, c_ulong, c_int, c_int, c_int)),
        ("XUngrabKey", c_int, (display, c_int, c_uint, c_ulong)),
        ("XSetErrorHandler", c_void_p, (c_void_p,)),
        ("XSync", c_int, (display, c_int)),
        ("XFlush", c_int, (display,)),
        ("XPending", c_int, (display,)),
        ("XNextEvent", c_int, (display, event)),
        ("XInternAtom", c_ulong, (display, c_char_p, c_int)),
        ("XSendEvent", c_int, (display, c_ulong, c_int, c_long, event)),
    ):
        function = getattr(x, name)
        function.restype, function.argtypes = result, given
    return x
