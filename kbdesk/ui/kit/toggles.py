"""Buttons that stay in, pressed by whoever: hand, key or screen reader.

What a screen reader does first with such a button is Qt's *Toggle*, which changes it without a click: the button would
stay in and nothing would happen. Here it becomes the click that it was meant to be.
"""

from typing import TYPE_CHECKING

from PySide6.QtWidgets import QPushButton, QToolButton

if TYPE_CHECKING:
    from PySide6.QtWidgets import QAbstractButton as Button
else:
    Button = object


class ClickedByToggle(Button):
    """To be named before a button of Qt; `follow_toggles` once it is made."""

    _is_ours = False

    def follow_toggles(self) -> None:
        """From now on; before, it was nobody's."""
        self.toggled.connect(self._toggled)

    def setChecked(self, on: bool) -> None:
        """By the program: no click."""
        self._is_ours = True
        try:
            super().setChecked(on)
        finally:
            self._is_ours = False

    def nextCheckState(self) -> None:
        """By hand or key: the click follows by itself."""
        self._is_ours = True
        try:
            super().nextCheckState()
        finally:
            self._is_ours = False

    def _toggled(self, on: bool) -> None:
        if not self._is_ours:
            self.setChecked(not on)
            self.click()


class ToggleTool(ClickedByToggle, QToolButton):
    """A chip, an option, an icon."""

    def __init__(self) -> None:
        super().__init__()
        self.setCheckable(True)
        self.follow_toggles()


class TogglePush(ClickedByToggle, QPushButton):
    """A row or tab."""

    def __init__(self) -> None:
        super().__init__()
        self.setCheckable(True)
        self.follow_toggles()
