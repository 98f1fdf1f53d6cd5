"""The keys of a call, the same on the step and on the contact beside it, which stand in different parts of the window.

They hold while the cursor is in either. Plain digits and Backspace are no shortcuts: they belong to a field while the
cursor is in one, and reach the page only when nobody else wants them.
"""

from collections.abc import Callable, Mapping
from functools import partial

from PySide6.QtWidgets import QWidget

from kbdesk.ui.kit.actions import Act, bind, bind_all


def add_call_keys(widget: QWidget, acts: Mapping[str, Act], choose: Callable[[int], object]) -> None:
    """`acts` are by the name of their action; Alt and a digit choose."""
    bind_all(widget, acts, within=True)
    for digit in range(1, 10):
        bind(widget, f"call.choose.{digit}", partial(choose, digit), within=True)
