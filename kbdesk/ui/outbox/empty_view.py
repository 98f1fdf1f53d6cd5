"""What stands in the place of the list while there is nothing to list, and why."""

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QLabel, QPushButton, QVBoxLayout, QWidget

from kbdesk.ui.kit.round_badge import RoundBadge
from kbdesk.ui.kit.theme import Theme
from kbdesk.ui.kit.words import Words
from kbdesk.ui.outbox.filters import NEWS, OPEN, Filters


class EmptyView(QWidget):
    """An icon, a word, a hint; behind a filter also a way to all."""

    all_asked = Signal()  # listener: the filters

    def __init__(self, theme: Theme, words: Words, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._words = words
        self._why = ""
        self.setObjectName("outbox.empty")
        self._title, self._hint = QLabel(wordWrap=True), QLabel(wordWrap=True)
        self._title.setProperty("look", "heading")
        self._hint.setProperty("look", "muted")
        self._all = QPushButton()
        self._all.setObjectName("outbox.empty.all")
        self._all.clicked.connect(self.all_asked)
        column = QVBoxLayout(self)
        column.setSpacing(8)
        column.addStretch(2)
        column.addWidget(RoundBadge(theme, "inbox"), 0, Qt.AlignmentFlag.AlignHCenter)
        column.addSpacing(8)
        for label in (self._title, self._hint):
            label.setAlignment(Qt.AlignmentFlag.AlignHCenter)
            column.addWidget(label)
        column.addWidget(self._all, 0, Qt.AlignmentFlag.AlignHCenter)
        column.addStretch(3)
        words.language_changed.connect(self._speak)
        self._speak()

    def show_why(self, filters: Filters | None) -> None:
        """None: there is nothing at all; else what the filters kept out."""
        if filters is None:
            self._why = ""
        elif filters.is_searching:
            self._why = "outbox.none_such"
        else:
            self._why = {OPEN: "outbox.none_open", NEWS: "outbox.no_news"}.get(filters.which, "outbox.none_such")
        self._speak()

    def _speak(self) -> None:
        say, why = self._words.say, self._why
        self._title.setText(say(why) if why else say("outbox.empty"))
        self._hint.setText("" if why else say("outbox.empty_hint"))
        self._all.setText(say("outbox.show_all"))
        self._all.setVisible(bool(why))
