"""The keys of a call, the same on the step and on the contact beside it.

Each widget gets shortcuts of its own, since the two stand in different parts of the window. Digits and Backspace are
no shortcuts: they belong to a field while the cursor is in one, and reach the page only when nobody else wants them.
"""

from collections.abc import Callable, Mapping
from functools import partial

from PySide6.QtCore import Qt
from PySide6.QtGui import QKeySequence, QShortcut
from PySide6.QtWidgets import QWidget


def add_call_keys(widget: QWidget, acts: Mapping[str, Callable[[], object]], choose: Callable[[int], object]) -> None:
    """`acts` are by key; Alt and a digit choose."""
    for keys, act in acts.items():
        _add(widget, keys, act)
    for digit in range(1, 10):
        _add(widget, f"Alt+{digit}", partial(choose, digit))


def _add(widget: QWidget, keys: str, act: Callable[[], object]) -> None:
    shortcut = QShortcut(QKeySequence(keys), widget)
    shortcut.setContext(Qt.ShortcutContext.WidgetWithChildrenShortcut)
    shortcut.activated.connect(act)
