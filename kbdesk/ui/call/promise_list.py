"""What was promised and not kept yet: who to call back, when, what for; done, or later."""

from datetime import UTC, datetime

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QFrame, QHBoxLayout, QLabel, QPushButton, QVBoxLayout

from kbdesk.domain.promise import Promise
from kbdesk.ui.kit.theme import Theme
from kbdesk.ui.kit.words import Words
from kbdesk.wording.dates import moment_seen_from


def who_is_promised(promise: Promise, words: Words) -> str:
    """Name and number, whichever are known."""
    known = [part for part in (promise.name, promise.phone) if part]
    return " · ".join(known) or words.say("promise.someone")


def promised_for(promise: Promise, words: Words) -> str:
    """When, as people say it."""
    return moment_seen_from(promise.at.astimezone(), datetime.now(UTC).astimezone(), words.lang)


class PromiseBar(QFrame):
    """One of them."""

    kept = Signal(str)  # promise id; listener: the start view
    moved = Signal(str)  # promise id, for later; listener: the start view

    def __init__(self, theme: Theme, words: Words, promise: Promise) -> None:
        super().__init__()
        self._promise = promise
        is_due = promise.is_due(datetime.now(UTC))
        name = "warning" if is_due else "neutral"
        self.setProperty("look", "notice")
        self.setProperty("tone", name)
        who, when = who_is_promised(promise, words), promised_for(promise, words)
        icon, head = QLabel(), QLabel(wordWrap=True, textFormat=Qt.TextFormat.PlainText)
        what = QLabel(promise.what, wordWrap=True, textFormat=Qt.TextFormat.PlainText)
        icon.setPixmap(theme.pixmap("phone", name, size=18))
        head.setText(words.say("promise.row", who=who, moment=when))
        head.setStyleSheet(f"color: {theme.tokens.tone(name).text}; font-weight: 600;")
        what.setVisible(bool(promise.what))
        done, later = QPushButton(words.say("promise.done")), QPushButton(words.say("promise.later"))
        for button, key in ((done, "done"), (later, "later")):
            button.setObjectName(f"call.promise.{key}.{promise.id}")
            button.setProperty("look", "quiet")
            button.setAccessibleName(f"{words.say(f'promise.{key}')}: {who}, {when}")
        later.setVisible(is_due)
        done.clicked.connect(self._keep)
        later.clicked.connect(self._move)
        names = QVBoxLayout()
        names.setSpacing(2)
        names.addWidget(head)
        names.addWidget(what)
        row = QHBoxLayout(self)
        row.setContentsMargins(16, 8, 10, 8)
        row.setSpacing(12)
        row.addWidget(icon)
        row.addLayout(names, 1)
        row.addWidget(later)
        row.addWidget(done)

    def _keep(self) -> None:
        self.kept.emit(self._promise.id)

    def _move(self) -> None:
        self.moved.emit(self._promise.id)
