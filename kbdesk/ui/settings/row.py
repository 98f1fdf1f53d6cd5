"""A row of the settings: its name, a line that explains it, its controls at the right (below in a narrow window)."""

import re

from PySide6.QtCore import Qt
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QBoxLayout, QFrame, QHBoxLayout, QLabel, QLineEdit, QSizePolicy, QVBoxLayout, QWidget

from kbdesk.ui.kit.flow import FlowRow
from kbdesk.ui.kit.theme import Theme
from kbdesk.ui.kit.words import Words

_BREAKS = re.compile(r"([/\\])")
NARROW = 560
"""Pixels at 100 % text."""


class SettingRow(QFrame):
    """Says the sentences `set.<key>` and `set.<key>.why`. `said` is a line below, hidden while it is empty."""

    def __init__(
        self,
        theme: Theme,
        words: Words,
        key: str,
        *controls: QWidget,
        below: tuple[QWidget, ...] = (),
        lined: bool = False,
    ) -> None:
        super().__init__()
        self._theme, self._words, self._key = theme, words, key
        self.setProperty("look", "plain")
        self._name, self._why, self.said = QLabel(), QLabel(wordWrap=True), QLabel(wordWrap=True)
        self._name.setWordWrap(True)
        self._name.setProperty("look", "label")
        self._why.setProperty("look", "muted")
        self.said.setProperty("look", "muted")
        self.said.setTextInteractionFlags(Qt.TextInteractionFlag.TextSelectableByMouse)
        self.said.hide()
        texts = QVBoxLayout()
        texts.setSpacing(2)
        for label in (self._name, self._why):
            texts.addWidget(label)
        texts.addStretch(1)
        self._controls = QWidget()
        self._controls.setProperty("look", "plain")
        held = QHBoxLayout(self._controls)
        held.setContentsMargins(0, 0, 0, 0)
        held.setSpacing(8)
        grows = [isinstance(control, QLineEdit | FlowRow) for control in controls]
        for control, takes_room in zip(controls, grows, strict=True):
            held.addWidget(control, int(takes_room))
        if not any(grows):
            held.addStretch(1)
        self._row = QBoxLayout(QBoxLayout.Direction.LeftToRight)
        self._row.setSpacing(20)
        self._row.addLayout(texts, 5)
        if controls:
            self._row.addWidget(self._controls, 4)
        self._controls.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Preferred)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 12)
        column.setSpacing(8)
        line = QFrame()
        line.setProperty("look", "line")
        if not lined:
            line.hide()
        column.addWidget(line)
        column.addSpacing(4)
        column.addLayout(self._row)
        column.addWidget(self.said)
        for widget in below:
            column.addWidget(widget)
        words.language_changed.connect(self._speak)
        self._speak()

    @property
    def text(self) -> str:
        """What the filter looks in."""
        return f"{self._name.text()} {self._why.text()}".casefold()

    @property
    def name(self) -> str:
        """Its name in the language of the moment."""
        return self._name.text()

    def say(self, text: str, *, is_wrong: bool = False) -> None:
        """The line below; long paths may break after each of their parts."""
        look = "error" if is_wrong else "muted"
        if self.said.property("look") != look:
            self.said.setProperty("look", look)
            self.said.style().unpolish(self.said)
            self.said.style().polish(self.said)
        self.said.setText(_BREAKS.sub("\\1\u200b", text))
        self.said.setVisible(bool(text))

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        narrow = self.width() < self._theme.px(NARROW)
        way = QBoxLayout.Direction.TopToBottom if narrow else QBoxLayout.Direction.LeftToRight
        if self._row.direction() != way:
            self._row.setDirection(way)
            self._row.setSpacing(8 if narrow else 20)

    def _speak(self) -> None:
        self._name.setText(self._words.say(f"set.{self._key}"))
        self._why.setText(self._words.say(f"set.{self._key}.why"))
