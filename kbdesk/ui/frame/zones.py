"""F6: from the zone that has the focus to the next that is there, or with Shift to the one before."""

from collections.abc import Iterator, Sequence

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication, QWidget


def to_next_zone(zones: Sequence[QWidget], *, step: int = 1) -> None:
    """Zones in the order of reading; after the last comes the first. One with nothing to stop at is passed."""
    there = [zone for zone in zones if zone.isVisible() and first_stop(zone) is not None]
    focus = QApplication.focusWidget()
    here = next((at for at, zone in enumerate(there) if focus and (focus is zone or zone.isAncestorOf(focus))), None)
    if there:
        start = here if here is not None else (-1 if step > 0 else 0)
        focus_in(there[(start + step) % len(there)])


def focus_in(zone: QWidget) -> bool:
    """Into the zone itself, or the first thing in it that Tab stops at; False when there is none."""
    stop = first_stop(zone)
    if stop is not None:
        stop.setFocus(Qt.FocusReason.TabFocusReason)
    return stop is not None


def first_stop(zone: QWidget) -> QWidget | None:
    """What Tab would come to first in it."""
    return next((one for one in chain_from(zone) if takes_tab(one) and (one is zone or zone.isAncestorOf(one))), None)


def takes_tab(widget: QWidget) -> bool:
    """Whether Tab stops there now."""
    policy = widget.focusPolicy() & Qt.FocusPolicy.TabFocus
    return bool(policy) and widget.isVisible() and widget.isEnabled() and widget.focusProxy() is None


def chain_from(widget: QWidget) -> Iterator[QWidget]:
    """The widget, and all that follow it in the order of Tab, once round."""
    yield widget
    following = widget.nextInFocusChain()
    while following is not None and following is not widget:
        yield following
        following = following.nextInFocusChain()
