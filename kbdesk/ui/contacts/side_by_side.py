"""A list at the left and what was chosen from it at the right; one in the place of the other where there is no room.

In a narrow window what was chosen comes to the front with Enter or a click, and a button leads back to the list.
"""

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QHBoxLayout, QPushButton, QVBoxLayout, QWidget

from kbdesk.ui.kit.theme import Theme
from kbdesk.ui.kit.words import Words

NARROW = 760


class SideBySide(QWidget):
    """`rights` are several things of which one at a time stands at the right."""

    went_back = Signal()  # to the list; listener: the view, which puts the cursor there

    def __init__(
        self, theme: Theme, words: Words, left: QWidget, *rights: QWidget, name: str, key: str, shares: tuple[int, int]
    ) -> None:
        super().__init__()
        self._theme, self._words, self._key = theme, words, key
        self._left, self._rights = left, rights
        self._right: QWidget | None = None
        self._is_entered = False
        self.back = QPushButton()
        self.back.setObjectName(name)
        self.back.setProperty("look", "quiet")
        self.back.setIcon(theme.icon("arrow-left", size=16))
        self.back.clicked.connect(self.go_back)
        row = QHBoxLayout()
        row.setSpacing(10)
        row.addWidget(left, shares[0])
        for right in rights:
            row.addWidget(right, shares[1])
            right.hide()
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(4)
        column.addWidget(self.back, 0, Qt.AlignmentFlag.AlignLeft)
        column.addLayout(row, 1)
        theme.changed.connect(self._looks_changed)
        words.language_changed.connect(self._speak)
        self._speak()
        self._share()

    @property
    def is_narrow(self) -> bool:
        """Whether there is room for one only."""
        return self.width() < self._theme.px(NARROW)

    @property
    def right(self) -> QWidget | None:
        """What stands at the right."""
        return self._right

    def put(self, right: QWidget | None, *, enter: bool = False) -> None:
        """Something else at the right, or nothing; with `enter` it comes to the front where one only has room."""
        self._right = right
        self._is_entered = right is not None and (enter or self._is_entered)
        self._share()

    def enter(self) -> None:
        """What stands at the right, to the front."""
        self._is_entered = self._right is not None
        self._share()

    def go_back(self) -> None:
        """To the list."""
        self._is_entered = False
        self._share()
        self.went_back.emit()

    def zones(self) -> tuple[QWidget, ...]:
        """Where F6 stops."""
        return tuple(one for one in (self._left, *self._rights) if one.isVisible())

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._share()

    def _share(self) -> None:
        narrow = self.is_narrow
        for right in self._rights:
            right.setVisible(right is self._right and (self._is_entered or not narrow))
        self._left.setVisible(not (narrow and self._is_entered))
        self.back.setVisible(narrow and self._is_entered)

    def _looks_changed(self) -> None:
        self.back.setIcon(self._theme.icon("arrow-left", size=16))
        self._share()

    def _speak(self) -> None:
        self.back.setText(self._words.say(self._key))
