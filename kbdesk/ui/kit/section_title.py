"""The small grey heading above a group."""

from PySide6.QtWidgets import QLabel, QWidget

from kbdesk.ui.kit.words import Words


class SectionTitle(QLabel):
    """Says the sentence of `key`, in the language of the moment."""

    def __init__(self, words: Words, key: str, parent: QWidget | None = None, *, look: str = "section") -> None:
        super().__init__(parent)
        self.setProperty("look", look)
        self._words = words
        self._key = key
        words.language_changed.connect(self._speak)
        self._speak()

    def _speak(self) -> None:
        self.setText(self._words.say(self._key))
