"""Sees to it that the keyboard is always somewhere: when what had the focus goes, the nearest thing gets it.

Qt itself hands the focus of a hidden control to the next one in the order of Tab, which may be at the other end of the
window, and that of a deleted one to nobody. Here it stays in its zone: with the next of the same box, or the first of
the zone; only where that is empty it goes to the search field. Who moves the focus on purpose is never overruled.
"""

from collections.abc import Callable
from weakref import ReferenceType, WeakMethod, ref

from PySide6.QtCore import QObject, Qt, QTimer
from PySide6.QtWidgets import QApplication, QWidget
from shiboken6 import isValid

from kbdesk.ui.frame.zones import focus_in


class FocusKeeper(QObject):
    """Of one window; `zones` (a method) gives them in the order of reading, `home` is always there.

    It remembers widgets and keeps none.
    """

    def __init__(self, window: QWidget, home: QWidget, zones: Callable[[], tuple[QWidget, ...]]) -> None:
        super().__init__(window)
        self._window, self._home, self._zones = ref(window), ref(home), WeakMethod(zones)
        self._around: tuple[ReferenceType[QWidget], ...] = ()
        self._fled_to: ReferenceType[QWidget] | None = None
        self._look = QTimer(self, singleShot=True, interval=0)
        self._look.timeout.connect(self._bring_back)
        app = QApplication.instance()
        if isinstance(app, QApplication):
            app.focusChanged.connect(self._changed)

    def _changed(self, before: QWidget | None, now: QWidget | None) -> None:
        window = self._window()
        if window is None or not isValid(window):
            return
        if now is not None and window.isAncestorOf(now):
            if before is not None and _has_gone(before):
                self._fled_to = ref(now)
                self._look.start()
            else:
                self._around = _with_parents(now)
        elif now is None and window.isActiveWindow():
            self._fled_to = None
            self._look.start()

    def _bring_back(self) -> None:
        """A moment later: whoever had a place in mind has said so by now."""
        window, home, zones_of, focus = self._window(), self._home(), self._zones(), QApplication.focusWidget()
        if window is None or home is None or zones_of is None:
            return
        if not isValid(window) or not window.isActiveWindow():
            return
        zones = zones_of()
        around = [one for held in self._around if (one := held()) is not None and isValid(one)]
        fled_to = self._fled_to() if self._fled_to is not None else None
        zone = next((zone for zone in zones if zone in around), None)
        if focus is not None and (focus is not fled_to or zone is None or zone is focus or zone.isAncestorOf(focus)):
            self._around = _with_parents(focus)
            return
        near = around[: around.index(zone) + 1] if zone is not None else []
        if not any(one.isVisible() and one.isEnabled() and focus_in(one) for one in near):
            home.setFocus(Qt.FocusReason.OtherFocusReason)


def _has_gone(widget: QWidget) -> bool:
    return isValid(widget) and (not widget.isVisible() or not widget.isEnabled())


def _with_parents(widget: QWidget | None) -> tuple[ReferenceType[QWidget], ...]:
    found = []
    while widget is not None:
        found.append(ref(widget))
        widget = widget.parentWidget()
    return tuple(found)
