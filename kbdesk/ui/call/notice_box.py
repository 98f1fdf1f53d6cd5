"""A notice of a step: icon, word and text in the colour of its tone; one that must be read has a button for it."""

from collections.abc import Callable
from pathlib import Path

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QColor, QPainter, QPainterPath, QPaintEvent
from PySide6.QtWidgets import QFrame, QHBoxLayout, QLabel, QPushButton, QVBoxLayout, QWidget

from kbdesk.domain.script import BlockKind
from kbdesk.domain.step_view import BlockView
from kbdesk.ui.kit.rich_block import RichBlock
from kbdesk.ui.kit.rich_text import CALLOUT_ICONS
from kbdesk.ui.kit.theme import Theme
from kbdesk.ui.kit.words import Words

_BAR = 4


class NoticeBox(QFrame):
    """Colour never stands alone: the icon and the word say the same."""

    understood = Signal(int)  # the line of the notice; listener: the step around it
    link_inside = Signal(str, str)  # path, heading; listener: the step around it
    link_outside = Signal(str)  # address; listener: the step around it

    def __init__(
        self,
        theme: Theme,
        words: Words,
        picture: Callable[[str], Path | None],
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(parent)
        self._theme, self._words = theme, words
        self._block, self._lang = BlockView(BlockKind.NOTICE, "", "", "note", 0), ""
        self._icon, self._word = QLabel(), QLabel()
        self._text = RichBlock(theme, picture)
        self._text.setFocusPolicy(Qt.FocusPolicy.ClickFocus)
        self._text.link_inside.connect(self.link_inside)
        self._text.link_outside.connect(self.link_outside)
        self._button = QPushButton()
        self._button.clicked.connect(self._understood)
        self._done_icon, self._done = QLabel(), QLabel()
        head = QHBoxLayout()
        head.setSpacing(8)
        head.addWidget(self._icon)
        head.addWidget(self._word, 1)
        head.addWidget(self._done_icon)
        head.addWidget(self._done)
        column = QVBoxLayout(self)
        column.setContentsMargins(18, 12, 14, 12)
        column.setSpacing(6)
        column.addLayout(head)
        column.addWidget(self._text)
        column.addWidget(self._button, 0, Qt.AlignmentFlag.AlignLeft)
        theme.changed.connect(self._paint)
        words.language_changed.connect(self._speak)

    @property
    def is_unread(self) -> bool:
        """True until it was acknowledged, for a notice that asks for it."""
        return bool(self._block.to_acknowledge)

    @property
    def line(self) -> int:
        """Where it stands in the script; its name for `acknowledge`."""
        return self._block.line

    def show_block(self, block: BlockView, lang: str) -> None:
        """The notice as it is now; `lang` is the language of the script."""
        if (block, lang) == (self._block, self._lang):
            return
        before, self._block, self._lang = self._block, block, lang
        self._button.setObjectName(f"call.understood.{block.line}")
        self._text.show_html(block.html, lang)
        if before.tone != block.tone or not before.html:
            self._paint()
        self._speak()

    def take_cursor(self) -> None:
        """To the button."""
        self._button.setFocus(Qt.FocusReason.OtherFocusReason)

    def paintEvent(self, event: QPaintEvent) -> None:
        tone = self._theme.tokens.tone(self._block.tone)
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        shape = QPainterPath()
        shape.addRoundedRect(self.rect(), self._theme.tokens.radius_card, self._theme.tokens.radius_card)
        painter.fillPath(shape, QColor(tone.tint))
        painter.setClipPath(shape)
        painter.fillRect(0, 0, _BAR, self.height(), QColor(tone.bar))

    def _understood(self) -> None:
        self.understood.emit(self._block.line)

    def _paint(self) -> None:
        tone = self._theme.tokens.tone(self._block.tone)
        icon = CALLOUT_ICONS.get(self._block.tone, "info")
        self._icon.setPixmap(self._theme.pixmap(icon, tone.bar, size=20))
        self._word.setStyleSheet(f"color: {tone.text}; font-weight: 600;")
        self._done.setStyleSheet(f"color: {tone.text}; font-size: {self._theme.px(self._theme.tokens.size_label)}px;")
        self._done_icon.setPixmap(self._theme.pixmap("check", tone.bar, size=16))
        self._button.setStyleSheet(
            f"QPushButton {{ background: {tone.text}; color: {tone.tint}; border-color: {tone.text}; font-weight: 600; }}"
            f"QPushButton:focus {{ border: 2px solid {self._theme.tokens.heading}; }}"
        )

    def _speak(self) -> None:
        self._word.setText(self._words.say_in(self._lang, f"callout.{self._block.tone or 'note'}"))
        self._button.setText(f"{self._words.say('call.understood')}   ↵")
        self._button.setAccessibleName(f"{self._words.say('call.understood')}: {self._block.text}")
        self._button.setVisible(self.is_unread)
        read = self._block.tone == "caution" and not self.is_unread
        self._done.setText(self._words.say("call.understood_already"))
        self._done.setVisible(read)
        self._done_icon.setVisible(read)
