"""A button that is an icon: named for screen readers, with its key in the tip, in the colours of the scheme."""

from PySide6.QtCore import QSize, Qt
from PySide6.QtWidgets import QToolButton, QWidget

from kbdesk.ui.kit.theme import Theme
from kbdesk.ui.kit.toggles import ClickedByToggle
from kbdesk.ui.kit.tokens import IconSize
from kbdesk.ui.kit.words import Words


class IconButton(ClickedByToggle, QToolButton):
    """`key` is the sentence of its name and tip; `shortcut` is only shown, the window holds the shortcuts."""

    def __init__(
        self,
        theme: Theme,
        words: Words,
        *,
        icon: str,
        key: str,
        name: str,
        shortcut: str = "",
        look: str = "",
        size: int = IconSize.BUTTON,
        with_text: bool = False,
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(parent)
        self._theme, self._words = theme, words
        self._icon, self._key, self._shortcut, self._size = icon, key, shortcut, size
        self.setObjectName(name)
        self.setCursor(Qt.CursorShape.PointingHandCursor)
        self.setFocusPolicy(Qt.FocusPolicy.TabFocus)
        if look:
            self.setProperty("look", look)
        if with_text:
            self.setToolButtonStyle(Qt.ToolButtonStyle.ToolButtonTextBesideIcon)
        self.follow_toggles()
        theme.changed.connect(self._paint_icon)
        words.language_changed.connect(self._speak)
        self._paint_icon()
        self._speak()

    def _paint_icon(self) -> None:
        self.setIcon(self._theme.icon(self._icon, size=self._size))
        edge = self._theme.px(self._size)
        self.setIconSize(QSize(edge, edge))

    def _speak(self) -> None:
        name = self._words.say(self._key)
        self.setText(name)
        self.setAccessibleName(name)
        self.setToolTip(f"{name}  ({self._shortcut})" if self._shortcut else name)
