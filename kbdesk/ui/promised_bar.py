"""What was promised, told where everybody looks first: above the start lists of the page for finding."""

from datetime import UTC, datetime
from typing import TYPE_CHECKING

from PySide6.QtWidgets import QFrame, QHBoxLayout, QLabel, QPushButton

from kbdesk.ui.kit.theme import Theme
from kbdesk.ui.kit.words import Words
from kbdesk.wording.dates import moment_seen_from

if TYPE_CHECKING:
    from kbdesk.domain.promise import Promise


class PromisedBar(QFrame):
    """Above the start lists: how many call backs were promised, and the way to them."""

    def __init__(self, theme: Theme, words: Words) -> None:
        super().__init__()
        self._theme, self._words = theme, words
        self._promises: tuple[Promise, ...] = ()
        self.setObjectName("find.promised")
        self.setProperty("look", "notice")
        self.setProperty("tone", "neutral")
        self._icon, self._text = QLabel(), QLabel(wordWrap=True)
        self._text.setProperty("look", "label")
        self.button = QPushButton()
        self.button.setObjectName("find.promised.show")
        self.button.setProperty("look", "quiet")
        row = QHBoxLayout(self)
        row.setContentsMargins(12, 4, 4, 4)
        row.setSpacing(10)
        row.addWidget(self._icon)
        row.addWidget(self._text, 1)
        row.addWidget(self.button)
        theme.changed.connect(self._speak)
        words.language_changed.connect(self._speak)
        self._speak()
        self.hide()

    @property
    def has_any(self) -> bool:
        """True when something was promised."""
        return bool(self._promises)

    def show_promises(self, promises: "tuple[Promise, ...]") -> None:
        """Soonest first."""
        self._promises = promises
        self._speak()

    def _speak(self) -> None:
        self._icon.setPixmap(self._theme.pixmap("phone", "neutral", size=16))
        self.button.setText(self._words.say("promise.show"))
        if self._promises:
            first = moment_seen_from(
                self._promises[0].at.astimezone(), datetime.now(UTC).astimezone(), self._words.lang
            )
            self._text.setText(self._words.say("promise.open", n=len(self._promises), moment=first))
            self.button.setAccessibleName(f"{self._words.say('promise.show')}: {self._text.text()}")
