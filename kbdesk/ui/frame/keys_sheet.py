"""The sheet of keys (F1): laid over the window, closed by Esc, F1 or a click beside it."""

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QGridLayout, QHBoxLayout, QLabel, QPushButton, QVBoxLayout, QWidget

from kbdesk.ui.frame.sheet import Sheet
from kbdesk.ui.kit.theme import Theme
from kbdesk.ui.kit.words import Words

_GROUPS: tuple[tuple[str, tuple[tuple[str, str], ...]], ...] = (
    (
        "keys.group.everywhere",
        (
            ("Ctrl+K  /", "keys.search"),
            ("Ctrl+1 … 4", "keys.pages"),
            ("F6", "keys.zone"),
            ("Esc", "keys.back"),
            ("Ctrl+R", "keys.refer"),
            ("F8", "keys.flag"),
            ("F9", "keys.fold"),
            ("Ctrl+Shift+K", "keys.compact"),
            ("Ctrl +  −  0", "keys.size"),
            ("F1", "keys.sheet"),
        ),
    ),
    (
        "keys.group.find",
        (("↑  ↓", "keys.move"), ("Enter", "keys.open"), ("Ctrl+L", "keys.filters"), ("Ctrl+Shift+L", "keys.literal")),
    ),
    (
        "keys.group.read",
        (
            ("Ctrl+F", "keys.find_in_page"),
            ("Alt+←  →", "keys.history"),
            ("Ctrl+Shift+C", "keys.copy_say"),
            ("Ctrl+P", "keys.print"),
            ("Alt+H", "keys.helped"),
            ("Alt+Shift+H", "keys.not_helped"),
        ),
    ),
    (
        "keys.group.call",
        (
            ("1 … 9", "keys.choose"),
            ("Alt+1 … 9", "keys.choose_typing"),
            ("Backspace", "keys.previous_step"),
            ("Ctrl+J", "keys.steps"),
            ("Ctrl+Shift+O", "keys.whole"),
            ("Ctrl+Shift+T", "keys.other_language"),
            ("Ctrl+Shift+P", "keys.park"),
            ("Ctrl+Enter", "keys.finish"),
        ),
    ),
)


class KeysSheet(Sheet):
    """One button leads on to the help; Enter elsewhere closes it too."""

    help_asked = Signal()  # the help on kbdesk; listener: the frame, which hands it on

    def __init__(self, theme: Theme, words: Words, parent: QWidget) -> None:
        super().__init__(theme, parent, name="frame.sheet")
        self._words = words
        self._help = QPushButton()
        self._help.setObjectName("frame.sheet.help")
        self._help.setIcon(theme.icon("search", size=16))
        self._help.clicked.connect(self._to_help)
        self._help.hide()
        self._spoken: list[tuple[QLabel, str]] = []
        self._fill()
        words.language_changed.connect(self._speak)
        self._speak()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() not in {Qt.Key.Key_Return, Qt.Key.Key_Enter}:
            super().keyPressEvent(event)
        elif self._help.hasFocus():
            self._to_help()
        else:
            self.close_sheet()

    def offer_help(self, is_offered: bool) -> None:
        """Whether there is help to search in."""
        self._help.setVisible(is_offered)

    def _fill(self) -> None:
        title, close = QLabel(), QLabel()
        title.setProperty("look", "heading")
        close.setProperty("look", "small")
        self._spoken += [(title, "keys.title"), (close, "keys.close")]
        top = QHBoxLayout()
        top.addWidget(title, 1)
        top.addWidget(close)
        self.card.body.addLayout(top)
        columns = QHBoxLayout()
        columns.setSpacing(48)
        for groups in (_GROUPS[:2], _GROUPS[2:]):
            column = QVBoxLayout()
            column.setSpacing(18)
            for key, keys in groups:
                column.addLayout(self._group(key, keys))
            column.addStretch(1)
            columns.addLayout(column)
        self.card.body.addLayout(columns)
        self.card.body.addWidget(self._help, 0, Qt.AlignmentFlag.AlignLeft)

    def _group(self, key: str, keys: tuple[tuple[str, str], ...]) -> QGridLayout:
        grid = QGridLayout()
        grid.setHorizontalSpacing(24)
        grid.setVerticalSpacing(8)
        heading = QLabel()
        heading.setProperty("look", "section")
        self._spoken.append((heading, key))
        grid.addWidget(heading, 0, 0, 1, 2)
        for line, (cap, sentence) in enumerate(keys, start=1):
            word, caps = QLabel(), QHBoxLayout()
            caps.setSpacing(4)
            caps.addStretch(1)
            for one in cap.split("  "):
                label = QLabel(one)
                label.setProperty("look", "key")
                caps.addWidget(label)
            self._spoken.append((word, sentence))
            grid.addWidget(word, line, 0)
            grid.addLayout(caps, line, 1)
        grid.setColumnStretch(0, 1)
        return grid

    def _to_help(self) -> None:
        self.close_sheet()
        self.help_asked.emit()

    def _speak(self) -> None:
        self._help.setText(f" {self._words.say('menu.search_help')}")
        for label, key in self._spoken:
            label.setText(self._words.say(key))
        self.setAccessibleName(self._words.say("keys.title"))
