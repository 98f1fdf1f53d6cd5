"""The sheet that tells about the content: scrollable, selectable, and to be copied for whoever can mend it."""

from collections.abc import Callable
from datetime import datetime
from html import escape

from PySide6.QtCore import QSize, Qt
from PySide6.QtGui import QGuiApplication
from PySide6.QtWidgets import QHBoxLayout, QLabel, QPushButton, QTextBrowser, QWidget

from kbdesk.ui.frame.content_account import Account, Part, parts_of, plain_text
from kbdesk.ui.frame.sheet import Sheet
from kbdesk.ui.kit.icon_button import IconButton
from kbdesk.ui.kit.theme import Theme
from kbdesk.ui.kit.words import Words
from kbdesk.wording.numbers import number

MOST_LINES = 300
"""Of one part; the rest is counted here and stands in the copy."""


class ContentSheet(Sheet):
    """`show_account` before it is opened, and whenever the content changes."""

    def __init__(self, theme: Theme, words: Words, parent: QWidget, *, now: Callable[[], datetime]) -> None:
        super().__init__(theme, parent, name="frame.content_sheet")
        self._words, self._now = words, now
        self._account = Account("")
        self._title, self._copied = QLabel(), QLabel()
        self._title.setProperty("look", "heading")
        self._copied.setProperty("look", "muted")
        self._text = QTextBrowser()
        self._text.setObjectName("frame.content_sheet.text")
        self._text.setOpenLinks(False)
        self._text.setTextInteractionFlags(
            Qt.TextInteractionFlag.TextSelectableByMouse | Qt.TextInteractionFlag.TextSelectableByKeyboard
        )
        self._copy = QPushButton()
        self._copy.setObjectName("frame.content_sheet.copy")
        self._copy.setProperty("look", "primary")
        self._copy.clicked.connect(self._copy_all)
        self._close = IconButton(
            theme, words, icon="x", key="notice.close", name="frame.content_sheet.close", shortcut="Esc"
        )
        self._close.clicked.connect(self.close_sheet)
        self._lay_out()
        theme.changed.connect(self._draw)
        words.language_changed.connect(self._draw)
        self._draw()

    def show_account(self, account: Account) -> None:
        """What is so now."""
        self._account = account
        if self.isVisible():
            self._draw()

    def open_sheet(self) -> None:
        self._copied.clear()
        super().open_sheet()
        self._draw()

    def take_cursor(self) -> None:
        self._text.setFocus(Qt.FocusReason.PopupFocusReason)

    def wanted_size(self) -> QSize:
        return QSize(self._theme.px(720), self._theme.px(560))

    def _lay_out(self) -> None:
        top, bottom = QHBoxLayout(), QHBoxLayout()
        top.addWidget(self._title, 1)
        top.addWidget(self._close)
        bottom.addWidget(self._copied, 1)
        bottom.addWidget(self._copy)
        self.card.body.setContentsMargins(28, 20, 20, 20)
        self.card.body.setSpacing(10)
        self.card.body.addLayout(top)
        self.card.body.addWidget(self._text, 1)
        self.card.body.addLayout(bottom)

    def _parts(self) -> tuple[Part, ...]:
        return tuple(parts_of(self._account, self._words, self._now()))

    def _draw(self) -> None:
        say = self._words.say
        self._title.setText(say("account.title"))
        self._copy.setText(say("account.copy"))
        self.setAccessibleName(say("account.title"))
        self._text.setAccessibleName(say("account.title"))
        if not self.isVisible():
            return
        bar = self._text.verticalScrollBar()
        place = bar.value()
        self._text.setHtml("".join(self._html(part) for part in self._parts()))
        bar.setValue(place)

    def _html(self, part: Part) -> str:
        tokens, px = self._theme.tokens, self._theme.px
        rows = [
            f'<p style="font-size:{px(tokens.size_text)}px; color:{tokens.text}; margin:0 0 {px(7)}px 0">'
            f"{self._place(place)}{escape(sentence)}</p>"
            for place, sentence in part.lines[:MOST_LINES]
        ]
        left = len(part.lines) - MOST_LINES
        if left > 0:
            more = self._words.say("account.more", n=left, count=number(left, self._words.lang))
            rows.append(f'<p style="color:{tokens.muted}">{escape(more)}</p>')
        return (
            f'<p style="font-size:{px(tokens.size_label)}px; font-weight:600; color:{tokens.heading};'
            f' margin:{px(14)}px 0 {px(6)}px 0">{escape(part.title)}</p>{"".join(rows)}'
        )

    def _place(self, place: str) -> str:
        if not place:
            return ""
        tokens = self._theme.tokens
        return (
            f'<span style="font-family:{tokens.code_family}; font-size:{self._theme.px(tokens.size_label)}px;'
            f' color:{tokens.accent}">{escape(place)}</span><br>'
        )

    def _copy_all(self) -> None:
        QGuiApplication.clipboard().setText(plain_text(self._words.say("account.title"), self._parts()))
        self._copied.setText(self._words.say("frame.copied"))
