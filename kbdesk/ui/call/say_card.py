"""What to say, in large type on the tint of the accent, with a bar as of a quotation and a button that copies it."""

from PySide6.QtCore import QMimeData, QRectF, Qt, Signal
from PySide6.QtGui import QColor, QGuiApplication, QPainter, QPainterPath, QPaintEvent, QResizeEvent
from PySide6.QtWidgets import QFrame, QHBoxLayout, QLabel, QVBoxLayout, QWidget

from kbdesk.domain.step_view import BlockView
from kbdesk.ui.kit.icon_button import IconButton
from kbdesk.ui.kit.long_words import breakable_html
from kbdesk.ui.kit.reckoned_label import ReckonedLabel
from kbdesk.ui.kit.theme import Theme
from kbdesk.ui.kit.tokens import Space
from kbdesk.ui.kit.words import Words

_BAR = 4
NARROW = 360
"""Pixels at 100 % text; below that all room is for the words."""


class SayCard(QFrame):
    """One or more sentences that follow each other without anything to do between them."""

    link_asked = Signal(str)  # the address in the text; listener: the step around it
    copied = Signal(str)  # the words that went to the clipboard; listener: the step around it

    def __init__(self, theme: Theme, words: Words, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._theme, self._words = theme, words
        self._blocks: tuple[BlockView, ...] = ()
        self._copied: tuple[BlockView, ...] = ()
        self._icon = QLabel()
        self._text = ReckonedLabel()
        self._text.setTextInteractionFlags(
            Qt.TextInteractionFlag.TextSelectableByMouse | Qt.TextInteractionFlag.LinksAccessibleByMouse
        )
        self._text.linkActivated.connect(self.link_asked)
        self._copy = IconButton(
            theme, words, icon="copy", key="call.copy_say", name="call.copy_say", shortcut="Ctrl+Shift+C"
        )
        self._copy.clicked.connect(self.copy)
        row = self._row = QHBoxLayout(self)
        aside = QVBoxLayout()
        aside.addSpacing(3)
        aside.addWidget(self._icon)
        aside.addStretch(1)
        row.addLayout(aside)
        row.addWidget(self._text, 1, Qt.AlignmentFlag.AlignVCenter)
        row.addWidget(self._copy, 0, Qt.AlignmentFlag.AlignTop)
        self._keep_room()
        theme.changed.connect(self._paint)
        words.language_changed.connect(self._name)
        self._paint()

    def show_blocks(self, blocks: tuple[BlockView, ...], to_customer: tuple[BlockView, ...] = ()) -> None:
        """Other words, or the same with other values in them; `to_customer` is what is copied, where the customer speaks
        another language.
        """
        self._copied = to_customer or blocks
        if blocks != self._blocks:
            self._blocks = blocks
            self._name()
            self._show_text()

    def _name(self) -> None:
        self.setAccessibleName(f"{self._words.say('call.say')}: {self.plain_text()}")

    def plain_text(self) -> str:
        """The words to say, a sentence block a line."""
        return "\n".join(block.text for block in self._blocks)

    def words_to_copy(self) -> str:
        """The same, in the customer's language."""
        return "\n".join(block.text for block in self._copied)

    def copy(self) -> None:
        """To the clipboard, with and without looks."""
        mime = QMimeData()
        mime.setText(self.words_to_copy())
        mime.setHtml("".join(block.html for block in self._copied))
        QGuiApplication.clipboard().setMimeData(mime)
        self.copied.emit(self.words_to_copy())

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._keep_room()

    def _keep_room(self) -> None:
        is_narrow = self.width() < self._theme.px(NARROW)
        self._row.setContentsMargins(Space.ROOM if is_narrow else 18, 13, Space.TIGHT if is_narrow else 8, 13)
        self._row.setSpacing(6 if is_narrow else Space.ROOM)

    def paintEvent(self, event: QPaintEvent) -> None:
        tokens = self._theme.tokens
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        shape = QPainterPath()
        shape.addRoundedRect(QRectF(self.rect()), tokens.radius_card, tokens.radius_card)
        painter.fillPath(shape, QColor(tokens.accent_tint))
        painter.setClipPath(shape)
        painter.fillRect(0, 0, _BAR, self.height(), QColor(tokens.accent))

    def _paint(self) -> None:
        tokens = self._theme.tokens
        self._icon.setPixmap(self._theme.pixmap("quote", "accent", size=18))
        size = self._theme.px(tokens.size_say)
        self._text.setStyleSheet(f"font-size: {size}px; color: {tokens.heading}; padding-top: {self._theme.px(3)}px;")
        self._show_text()

    def _show_text(self) -> None:
        tokens = self._theme.tokens
        style = f"<style>p {{ margin: 0; line-height: 130%; }} p.next {{ margin-top: {self._theme.px(8)}px; }} a {{ color: {tokens.accent}; }}</style>"
        first, rest = self._blocks[:1], self._blocks[1:]
        paragraphs = [block.html for block in first]
        paragraphs += [block.html.replace("<p", '<p class="next"', 1) for block in rest]
        self._text.setText(style + breakable_html("".join(paragraphs)))
