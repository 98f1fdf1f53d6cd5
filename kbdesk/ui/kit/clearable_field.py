"""A line to type in with a cross that empties it, in the house's icons.

Qt's own cross is a black disc that keeps the colour it was made with and fades in and out; this one follows the looks,
is named in the reader's language, and is there or not there.
"""

from PySide6.QtGui import QAction
from PySide6.QtWidgets import QLineEdit, QToolButton

from kbdesk.ui.kit.theme import Theme
from kbdesk.ui.kit.tokens import IconSize
from kbdesk.ui.kit.words import Words


class ClearableField(QLineEdit):
    """`name` is the field's; its cross is `<name>.clear`. Tab passes the cross by: Ctrl+A and Del do the same."""

    def __init__(self, theme: Theme, words: Words, name: str) -> None:
        super().__init__()
        self._theme, self._words = theme, words
        self.setObjectName(name)
        self._cross = QAction(self)
        self._cross.setVisible(False)
        self.addAction(self._cross, QLineEdit.ActionPosition.TrailingPosition)
        for button in self.findChildren(QToolButton):
            button.setObjectName(f"{name}.clear")
        self._cross.triggered.connect(self._empty)
        self.textChanged.connect(self._typed)
        theme.changed.connect(self._paint_cross)
        words.language_changed.connect(self._name_cross)
        self._paint_cross()
        self._name_cross()

    def _empty(self) -> None:
        self.clear()
        self.setFocus()

    def _typed(self, text: str) -> None:
        self._cross.setVisible(bool(text))

    def _paint_cross(self) -> None:
        self._cross.setIcon(self._theme.icon("x", size=IconSize.USUAL))

    def _name_cross(self) -> None:
        self._cross.setText(self._words.say("frame.clear"))
