"""Brings the window to the front, as far as the desktop lets a program do that.

Wayland lets no window come forward without leave, and not each desktop gives leave along with a key (Plasma gives none).
A window that is laid down and put up anew is a new one to it, and comes to the front.
"""

import os
from functools import partial
from typing import Protocol

from PySide6.QtCore import Qt, QTimer
from PySide6.QtGui import QGuiApplication

_PATIENCE_MS = 250
"""As long the desktop has to let it come by itself."""


class Window(Protocol):
    """What is asked of it; `open_fitting` shows it for the first time."""

    def isActiveWindow(self) -> bool: ...
    def isHidden(self) -> bool: ...
    def isMinimized(self) -> bool: ...
    def windowState(self) -> Qt.WindowState: ...
    def setWindowState(self, state: Qt.WindowState, /) -> None: ...
    def open_fitting(self) -> None: ...
    def hide(self) -> None: ...
    def show(self) -> None: ...
    def raise_(self) -> None: ...
    def activateWindow(self) -> None: ...


def bring_to_front(window: Window, token: str = "") -> None:
    """`token` is the desktop's leave (a start's XDG_ACTIVATION_TOKEN); Wayland lets no window come forward without.

    A window that kept out of sight since the start opens as it would have then.
    """
    if token and _is_wayland():
        os.environ["XDG_ACTIVATION_TOKEN"] = token  # Qt takes it from there when it asks for the front
    if window.isMinimized():
        window.setWindowState(window.windowState() & ~Qt.WindowState.WindowMinimized)
    if window.isHidden():
        window.open_fitting()
    window.show()
    window.raise_()
    window.activateWindow()


def come_to_front(window: Window, token: str = "") -> None:
    """Because a person here asked for it this moment: also where the desktop would rather not."""
    bring_to_front(window, token)
    if _is_wayland():
        QTimer.singleShot(_PATIENCE_MS, partial(put_up_anew, window))


def put_up_anew(window: Window) -> None:
    """Unless it is in front."""
    if not window.isActiveWindow():
        window.hide()
        window.show()
        window.activateWindow()


def _is_wayland() -> bool:
    return QGuiApplication.platformName().startswith("wayland")
