"""What stands in the place of the list while the outbox holds nothing."""

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QLabel, QVBoxLayout, QWidget

from kbdesk.ui.kit.theme import Theme
from kbdesk.ui.kit.words import Words


class EmptyView(QWidget):
    """An icon, a word, a hint."""

    def __init__(self, theme: Theme, words: Words, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._theme, self._words = theme, words
        self.setObjectName("outbox.empty")
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
        words.language_changed.connect(self._speak)
        self._paint()
        self._speak()

    def _paint(self) -> None:
        self._icon.setPixmap(self._theme.pixmap("inbox", "control_line", size=56))

    def _speak(self) -> None:
        self._title.setText(self._words.say("outbox.empty"))
        self._hint.setText(self._words.say("outbox.empty_hint"))
