"""A few options side by side, one or several of which are on: the choice of a field, the party, the urgency."""

from PySide6.QtCore import QEvent, QObject, Qt, Signal
from PySide6.QtGui import QFocusEvent, QKeyEvent
from PySide6.QtWidgets import QToolButton

from kbdesk.ui.kit.flow import FlowRow
from kbdesk.ui.kit.theme import Theme
from kbdesk.ui.kit.toggles import ToggleTool

LONG = 40
"""Characters from which an option might not be shown whole, and says all of it in its tip."""
_WAYS = {Qt.Key.Key_Left: -1, Qt.Key.Key_Up: -1, Qt.Key.Key_Right: 1, Qt.Key.Key_Down: 1}


class Segments(FlowRow):
    """Arrows move, Space or a click chooses. The whole is one tab stop.

    With `several`, each can be on; without `clearable`, one always stays on once it is.
    """

    chosen = Signal(str)  # codes, comma between several, "" for none; listener: the field or page around it

    def __init__(self, theme: Theme, *, several: bool = False, clearable: bool = True) -> None:
        super().__init__()
        self._several, self._clearable = several, clearable
        self._buttons: dict[str, QToolButton] = {}
        theme.changed.connect(self.updateGeometry)

    def show_options(self, options: tuple[tuple[str, str], ...], *, name: str, label: str) -> None:
        """Codes and words; each button is called `<name>.<code>`."""
        if list(self._buttons) != [code for code, _ in options]:
            self.clear()
            self._buttons = {code: self._button() for code, _ in options}
        for code, words in options:
            self._buttons[code].setObjectName(f"{name}.{code}")
            self._buttons[code].setText(words)
            self._buttons[code].setToolTip(words if len(words) > LONG else "")
            self._buttons[code].setAccessibleName(f"{label}: {words}" if label else words)
        self._settle_tab_stop()
        self.updateGeometry()

    def value(self) -> str:
        return ",".join(code for code, button in self._buttons.items() if button.isChecked())

    def show_value(self, value: str) -> None:
        codes = value.split(",")
        for code, button in self._buttons.items():
            button.setChecked(code in codes)
        self._settle_tab_stop()

    def buttons(self) -> tuple[QToolButton, ...]:
        return tuple(self._buttons.values())

    def take_cursor(self) -> None:
        """To the option that Tab would come to."""
        stop = next((one for one in self.buttons() if one.focusPolicy() is Qt.FocusPolicy.StrongFocus), None)
        if stop is not None:
            stop.setFocus(Qt.FocusReason.TabFocusReason)

    def focusInEvent(self, event: QFocusEvent) -> None:
        self.take_cursor()

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        if isinstance(event, QKeyEvent) and event.type() is QEvent.Type.KeyPress:
            way = _WAYS.get(Qt.Key(event.key()), 0)
            plain = {Qt.KeyboardModifier.NoModifier, Qt.KeyboardModifier.KeypadModifier}
            if way and event.modifiers() in plain:
                buttons = self.buttons()
                place = next(place for place, button in enumerate(buttons) if button is watched)
                buttons[(place + way) % len(buttons)].setFocus(Qt.FocusReason.TabFocusReason)
                return True
        return False

    def _button(self) -> QToolButton:
        button = ToggleTool()
        button.setProperty("look", "filter")
        button.setCursor(Qt.CursorShape.PointingHandCursor)
        button.installEventFilter(self)
        button.clicked.connect(self._clicked)
        self.add(button)
        return button

    def _clicked(self, on: bool) -> None:
        pressed = self.sender()
        if not self._several:
            for button in self.buttons():
                button.setChecked(button is pressed and (on or not self._clearable))
        self._settle_tab_stop()
        self.chosen.emit(self.value())

    def _settle_tab_stop(self) -> None:
        stop = next((b for b in self.buttons() if b.isChecked()), next(iter(self.buttons()), None))
        for button in self.buttons():
            button.setFocusPolicy(Qt.FocusPolicy.StrongFocus if button is stop else Qt.FocusPolicy.ClickFocus)
