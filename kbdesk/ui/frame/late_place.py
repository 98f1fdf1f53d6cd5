"""Keeps the place of a page that is made once the window stands; says why when it could not be made."""

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QLabel

from kbdesk.ui.kit.card import Card
from kbdesk.ui.kit.words import Words


class LatePlace(Card):
    """One line in the middle."""

    def __init__(self, words: Words, *, name: str) -> None:
        super().__init__(padding=40)
        self._words = words
        self._reason = ""
        self._text = QLabel(alignment=Qt.AlignmentFlag.AlignCenter, wordWrap=True)
        self._text.setProperty("look", "muted")
        self.setObjectName(f"frame.late.{name}")
        self.body.addWidget(self._text)
        words.language_changed.connect(self._speak)
        self._speak()

    def say_why(self, sentence: str) -> None:
        """What keeps the page away; empty while it is being made."""
        self._reason = sentence
        self._speak()

    def _speak(self) -> None:
        self._text.setText(self._reason or self._words.say("frame.late"))
