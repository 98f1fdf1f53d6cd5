"""The frame round a call that is practised: a colour and a word, so that nobody takes it for a real one."""

from PySide6.QtCore import QRectF, Qt
from PySide6.QtGui import QColor, QPainter, QPaintEvent, QPen
from PySide6.QtWidgets import QLabel, QVBoxLayout, QWidget

from kbdesk.domain.run import Mode
from kbdesk.ui.kit.card import Card
from kbdesk.ui.kit.theme import Theme
from kbdesk.ui.kit.words import Words

EDGE = 4


class PracticeFrame(QWidget):
    """Holds `card`; the frame takes no room while it is off."""

    def __init__(self, theme: Theme, words: Words, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._theme, self._words, self._mode = theme, words, Mode.LIVE
        self.card = Card(padding=0, gap=0)
        self._banner = QLabel(wordWrap=True)
        self._banner.setObjectName("call.practice")
        self._banner.setAlignment(Qt.AlignmentFlag.AlignCenter)
        self._banner.hide()
        self.card.body.addWidget(self._banner)
        self._whole = QVBoxLayout(self)
        self._whole.setContentsMargins(0, 0, 0, 0)
        self._whole.addWidget(self.card)
        theme.changed.connect(self._paint)
        words.language_changed.connect(self._speak)
        self._paint()
        self._speak()

    def switch(self, mode: Mode) -> None:
        """On while practising, or looking a script over."""
        on = mode is not Mode.LIVE
        self._mode = mode
        self._speak()
        self._banner.setVisible(on)
        edge = EDGE if on else 0
        self._whole.setContentsMargins(edge, edge, edge, edge)
        self.update()

    def paintEvent(self, event: QPaintEvent) -> None:
        if not self._banner.isHidden():
            painter = QPainter(self)
            painter.setRenderHint(QPainter.RenderHint.Antialiasing)
            painter.setPen(QPen(QColor(self._theme.tokens.warning.bar), EDGE))
            half = EDGE / 2
            painter.drawRoundedRect(QRectF(self.rect()).adjusted(half, half, -half, -half), 12, 12)

    def _paint(self) -> None:
        tone = self._theme.tokens.warning
        self._banner.setStyleSheet(
            f"background: {tone.tint}; color: {tone.text}; font-weight: 600; padding: {self._theme.px(6)}px;"
            " border-top-left-radius: 9px; border-top-right-radius: 9px;"
        )

    def _speak(self) -> None:
        word = self._words.say("call.preview" if self._mode is Mode.PREVIEW else "call.practice")
        self._banner.setText(f"{word.upper()} · {self._words.say('call.practice_hint')}")
