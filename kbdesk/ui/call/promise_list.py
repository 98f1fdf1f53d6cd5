"""What was promised and not kept yet: who to call back, when, what for; call now, later, or done."""

from datetime import UTC, datetime

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QFrame, QHBoxLayout, QLabel, QLineEdit, QPushButton, QVBoxLayout, QWidget

from kbdesk.domain.phone_number import phone_as_said
from kbdesk.domain.promise import Promise
from kbdesk.domain.said_moment import read_moment
from kbdesk.ui.call.later_menu import LaterMenu
from kbdesk.ui.kit.theme import Theme
from kbdesk.ui.kit.turning_row import TurningRow
from kbdesk.ui.kit.words import Words
from kbdesk.wording.dates import moment_seen_from


def who_is_promised(promise: Promise, words: Words, region: str) -> str:
    """Name and number as it is said in `region`, whichever are known."""
    known = [part for part in (promise.name, phone_as_said(promise.phone, region)) if part]
    return " · ".join(known) or words.say("promise.someone")


def promised_for(promise: Promise, words: Words) -> str:
    """When, as people say it."""
    return moment_seen_from(promise.at.astimezone(), datetime.now(UTC).astimezone(), words.lang)


class PromiseBar(QFrame):
    """One of them."""

    kept = Signal(str)  # promise id; listener: the start view
    moved = Signal(str, object)  # promise id, datetime; listener: the start view
    called = Signal(str)  # promise id, to be called now; listener: the start view

    def __init__(self, theme: Theme, words: Words, promise: Promise, region: str) -> None:
        super().__init__()
        self._promise, self._words = promise, words
        is_due = promise.is_due(datetime.now(UTC))
        name = "warning" if is_due else "neutral"
        self.setProperty("look", "notice")
        self.setProperty("tone", name)
        who, when = who_is_promised(promise, words, region), promised_for(promise, words)
        icon, head = QLabel(), QLabel(wordWrap=True, textFormat=Qt.TextFormat.PlainText)
        what = QLabel(promise.what, wordWrap=True, textFormat=Qt.TextFormat.PlainText)
        icon.setPixmap(theme.pixmap("phone", name, size=18))
        head.setText(words.say("promise.row", who=who, moment=when))
        head.setStyleSheet(f"color: {theme.tokens.tone(name).text}; font-weight: 600;")
        what.setVisible(bool(promise.what))
        call, later, done = (QPushButton(words.say(f"promise.{key}")) for key in ("call", "else", "done"))
        for button, name, key in ((call, "call", "call"), (later, "later", "else"), (done, "done", "done")):
            button.setObjectName(f"call.promise.{name}.{promise.id}")
            button.setProperty("look", "quiet")
            button.setAccessibleName(f"{words.say(f'promise.{key}')}: {who}, {when}")
        self._later = later
        call.clicked.connect(self._call)
        done.clicked.connect(self._keep)
        later.clicked.connect(self._choose)
        self.typed = TypedMoment(words, name=f"call.promise.typed.{promise.id}")
        self.typed.said.connect(self._move)
        names = QVBoxLayout()
        names.setContentsMargins(0, 0, 0, 0)
        names.setSpacing(2)
        names.addWidget(head)
        names.addWidget(what)
        names.addWidget(self.typed)
        told = QWidget()
        told.setProperty("look", "plain")
        told.setLayout(names)
        row = QHBoxLayout(self)
        row.setContentsMargins(16, 8, 10, 8)
        row.setSpacing(12)
        row.addWidget(icon, 0, Qt.AlignmentFlag.AlignTop)
        row.addWidget(TurningRow(told, call, later, done, least=theme.px(180)), 1)

    @property
    def promise(self) -> str:
        """Its id."""
        return self._promise.id

    def _keep(self) -> None:
        self.kept.emit(self._promise.id)

    def _call(self) -> None:
        self.called.emit(self._promise.id)

    def _choose(self) -> None:
        menu = LaterMenu(self._words, self)
        menu.chosen.connect(self._move)
        menu.typing_asked.connect(self.typed.ask)
        menu.popup(self._later.mapToGlobal(self._later.rect().bottomLeft()))

    def _move(self, at: datetime) -> None:
        self.moved.emit(self._promise.id, at)


class TypedMoment(QLineEdit):
    """A moment as people say it; hidden until it is asked for. What is none, or is over, stays selected to be typed anew."""

    said = Signal(object)  # datetime still to come; listener: the bar

    def __init__(self, words: Words, *, name: str) -> None:
        super().__init__()
        self.setObjectName(name)
        self.setAccessibleName(words.say("promise.typed"))
        self.setPlaceholderText(words.say("strip.call_back_hint"))
        self.returnPressed.connect(self._read)
        self.hide()

    def ask(self) -> None:
        """Takes the cursor."""
        self.show()
        self.setFocus(Qt.FocusReason.OtherFocusReason)

    def _read(self) -> None:
        now = datetime.now(UTC).astimezone()
        moment = read_moment(self.text(), now)
        if moment is None or moment <= now:
            self.selectAll()
        else:
            self.said.emit(moment)
