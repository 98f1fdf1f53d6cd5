"""F6: from the zone that has the focus to the next that is there."""

from collections.abc import Sequence

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication, QWidget


def to_next_zone(zones: Sequence[QWidget]) -> None:
    """Zones in the order of reading; after the last comes the first."""
    there = [zone for zone in zones if zone.isVisible()]
    focus = QApplication.focusWidget()
    here = next((at for at, zone in enumerate(there) if focus is zone or (focus and zone.isAncestorOf(focus))), -1)
    if there:
        _focus_in(there[(here + 1) % len(there)])


def _focus_in(zone: QWidget) -> None:
    """The zone itself, or the first thing in it that takes keys."""
    inner: QWidget | None = zone
    while inner is not None and (inner.focusPolicy() is Qt.FocusPolicy.NoFocus or not inner.isVisible()):
        inner = inner.nextInFocusChain()
        if inner is zone or inner is None or not zone.isAncestorOf(inner):
            return
    if inner is not None:
        inner.setFocus(Qt.FocusReason.TabFocusReason)
