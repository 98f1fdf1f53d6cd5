"""Tells a screen reader how many were found and how the question was read, once the typing rests."""

from PySide6.QtCore import QObject, QTimer
from PySide6.QtGui import QAccessible, QAccessibleAnnouncementEvent
from PySide6.QtWidgets import QWidget

from kbdesk.domain.hit import Answer
from kbdesk.ui.kit.words import Words

_REST_MS = 800


class SpokenCount(QObject):
    """Speaks for `page`, while it is there to be seen."""

    def __init__(self, words: Words, page: QWidget) -> None:
        super().__init__(page)
        self._words, self._page = words, page
        self._answer: Answer | None = None
        self._read_as = ""
        self._rest = QTimer(self, singleShot=True, interval=_REST_MS)
        self._rest.timeout.connect(self._speak)

    def tell(self, answer: Answer, read_as: str) -> None:
        """Soon; a newer answer takes its place."""
        self._answer, self._read_as = answer, read_as
        self._rest.start()

    def _speak(self) -> None:
        if self._answer is None or not self._answer.question.text.strip() or not self._page.isVisible():
            return
        count = self._words.say("find.count", n=self._answer.total)
        said = f"{self._read_as}. {count}" if self._read_as else count
        QAccessible.updateAccessibility(QAccessibleAnnouncementEvent(self._page, said))
