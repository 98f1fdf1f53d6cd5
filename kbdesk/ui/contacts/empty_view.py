"""What stands in the place of a list that holds nothing: a word, and what to do."""

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QLabel, QVBoxLayout, QWidget

from kbdesk.ui.kit.round_badge import RoundBadge
from kbdesk.ui.kit.theme import Theme
from kbdesk.ui.kit.tokens import Space


class EmptyView(QWidget):
    """`icon` as in `resources/icons`."""

    def __init__(self, theme: Theme, *, icon: str, name: str) -> None:
        super().__init__()
        self.setObjectName(name)
        self._title, self._hint = QLabel(wordWrap=True), QLabel(wordWrap=True)
        self._title.setProperty("look", "heading")
        self._hint.setProperty("look", "muted")
        column = QVBoxLayout(self)
        column.setSpacing(Space.GAP)
        column.addStretch(2)
        column.addWidget(RoundBadge(theme, icon), 0, Qt.AlignmentFlag.AlignHCenter)
        column.addSpacing(Space.GAP)
        for label in (self._title, self._hint):
            label.setAlignment(Qt.AlignmentFlag.AlignHCenter)
            column.addWidget(label)
        column.addStretch(3)

    def say(self, title: str, hint: str) -> None:
        """Other words."""
        self._title.setText(title)
        self._hint.setText(hint)
