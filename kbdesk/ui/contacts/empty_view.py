"""What stands in the place of a list that holds nothing: a word, and what to do."""

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QLabel, QVBoxLayout, QWidget

from kbdesk.ui.kit.theme import Theme


class EmptyView(QWidget):
    """`icon` as in `resources/icons`."""

    def __init__(self, theme: Theme, *, icon: str, name: str) -> None:
        super().__init__()
        self._theme, self._name = theme, icon
        self.setObjectName(name)
        self._icon, self._title, self._hint = QLabel(), QLabel(wordWrap=True), QLabel(wordWrap=True)
        self._title.setProperty("look", "heading")
        self._hint.setProperty("look", "muted")
        column = QVBoxLayout(self)
        column.setSpacing(8)
        column.addStretch(2)
        for label in (self._icon, self._title, self._hint):
            label.setAlignment(Qt.AlignmentFlag.AlignHCenter)
            column.addWidget(label)
        column.addStretch(3)
        theme.changed.connect(self._paint)
        self._paint()

    def say(self, title: str, hint: str) -> None:
        """Other words."""
        self._title.setText(title)
        self._hint.setText(hint)

    def _paint(self) -> None:
        self._icon.setPixmap(self._theme.pixmap(self._name, "control_line", size=56))
