"""What the page shows while no script is followed: calls to go on with, what was promised, the scripts to begin."""

from datetime import UTC, datetime

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QResizeEvent, QShowEvent
from PySide6.QtWidgets import QFrame, QHBoxLayout, QLabel, QPushButton, QScrollArea, QVBoxLayout, QWidget

from kbdesk.domain.article import Card
from kbdesk.domain.promise import Promise
from kbdesk.ui.call.promise_list import PromiseBar
from kbdesk.ui.kit.big_button import BigButton
from kbdesk.ui.kit.column_room import side_room
from kbdesk.ui.kit.section_title import SectionTitle
from kbdesk.ui.kit.theme import Theme
from kbdesk.ui.kit.turning_row import TurningRow
from kbdesk.ui.kit.words import Words
from kbdesk.wording.dates import moment_seen_from
from kbdesk.workflows.take_call import Unfinished


class ResumeBar(QFrame):
    """The offer to go on with one call that was left on the way."""

    resume_asked = Signal(str)  # run; listener: the page
    discard_asked = Signal(str)  # run; listener: the page

    def __init__(self, theme: Theme, words: Words, left: Unfinished) -> None:
        super().__init__()
        self._left = left
        say = words.say
        self.setProperty("look", "notice")
        self.setProperty("tone", "note")
        tone = theme.tokens.note
        icon, head, what = QLabel(), QLabel(say("start.unfinished")), QLabel(wordWrap=True)
        icon.setPixmap(theme.pixmap("history", "note", size=20))
        head.setStyleSheet(f"color: {tone.text}; font-weight: 600;")
        moment = moment_seen_from(left.last.astimezone(), datetime.now(UTC).astimezone(), words.lang)
        what.setText(say("start.left_at", title=left.script_title, moment=moment))
        self._go_on, self._away = QPushButton(say("start.resume")), QPushButton(say("start.discard"))
        self._go_on.setObjectName(f"call.resume.{left.run}")
        self._away.setObjectName(f"call.discard.{left.run}")
        self._go_on.setProperty("look", "primary")
        self._go_on.setAccessibleName(f"{say('start.resume')}: {left.script_title}")
        self._away.setProperty("look", "quiet")
        self._away.setAccessibleName(f"{say('start.discard')}: {left.script_title}")
        self._go_on.clicked.connect(self._resume)
        self._away.clicked.connect(self._discard)
        told = QWidget()
        told.setProperty("look", "plain")
        names = QVBoxLayout(told)
        names.setContentsMargins(0, 0, 0, 0)
        names.setSpacing(2)
        names.addWidget(head)
        names.addWidget(what)
        row = QHBoxLayout(self)
        row.setContentsMargins(16, 10, 10, 10)
        row.setSpacing(12)
        row.addWidget(icon, 0, Qt.AlignmentFlag.AlignTop)
        row.addWidget(TurningRow(told, self._away, self._go_on, least=theme.px(180)), 1)

    def _resume(self) -> None:
        self.resume_asked.emit(self._left.run)

    def _discard(self) -> None:
        self.discard_asked.emit(self._left.run)


class StartView(QScrollArea):
    """Drawn anew whenever what can be begun or gone on with changes, and only while somebody looks."""

    resume_asked = Signal(str)  # run; listener: the page
    discard_asked = Signal(str)  # run; listener: the page
    script_asked = Signal(str, bool)  # script id, practice; listener: the page
    promise_kept = Signal(str)  # promise id; listener: the page
    promise_moved = Signal(str, object)  # promise id, datetime; listener: the page
    promise_called = Signal(str)  # promise id; listener: the page
    contact_asked = Signal()  # a new one, without a script; listener: the page
    nothing_asked = Signal(str)  # id of the contact in front, which was nothing; listener: the page

    def __init__(self, theme: Theme, words: Words) -> None:
        super().__init__()
        self._theme, self._words = theme, words
        self._left: tuple[Unfinished, ...] = ()
        self._scripts: tuple[Card, ...] = ()
        self._promises: tuple[Promise, ...] = ()
        self._region = ""  # in whose form telephone numbers are said
        self._in_hand = ""  # id of the contact in front that has no script yet
        self._is_stale = True
        self._row: QHBoxLayout | None = None
        self.setWidgetResizable(True)
        self.setFrameShape(QFrame.Shape.NoFrame)
        self.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self.setObjectName("call.start")
        theme.changed.connect(self.draw_again)

    def show_offers(self, left: tuple[Unfinished, ...], scripts: tuple[Card, ...]) -> None:
        """`left` latest first; `scripts` in the reader's language."""
        if (left, scripts) != (self._left, self._scripts):
            self._left, self._scripts = left, scripts
            self.draw_again()

    def show_promises(self, promises: tuple[Promise, ...], region: str) -> None:
        """Soonest first; `region` is the one whose telephone numbers are said short."""
        if (promises, region) != (self._promises, self._region):
            self._promises, self._region = promises, region
            self.draw_again()

    def type_later(self, promise: str) -> None:
        """The cursor where another time for a promise is typed."""
        bars = (one for one in self.findChildren(PromiseBar) if one.promise == promise)
        if (bar := next(bars, None)) is not None:
            bar.typed.ask()

    def show_contact(self, contact: str) -> None:
        """The contact in front has no script yet; "" when none is in front."""
        if contact != self._in_hand:
            self._in_hand = contact
            self.draw_again()

    def draw_again(self) -> None:
        """In another language, or in other colours."""
        self._is_stale = True
        if self.isVisible():
            self._draw()

    def showEvent(self, event: QShowEvent) -> None:
        if self._is_stale:
            self._draw()
        super().showEvent(event)

    def take_cursor(self) -> None:
        """To the first thing that can be done."""
        first = next((one for one in self.findChildren(QPushButton) if one.property("look") == "primary"), None)
        button = first or self.findChild(BigButton)
        if button is not None:
            button.setFocus(Qt.FocusReason.OtherFocusReason)

    def _draw(self) -> None:
        self._is_stale = False
        inner = QWidget()
        inner.setProperty("look", "plain")
        column = QVBoxLayout()
        column.setContentsMargins(0, 26, 0, 24)
        column.setSpacing(8)
        self._add_head(column)
        column.addSpacing(10)
        if not self._in_hand:
            self._add_offers(column, inner)
        if self._scripts:
            column.addSpacing(10)
            column.addWidget(SectionTitle(self._words, "start.scripts", inner))
        for card in self._scripts:
            column.addLayout(self._script_row(card))
        column.addStretch(1)
        row = self._row = QHBoxLayout(inner)
        self._keep_to_column()
        row.addStretch(1)
        row.addLayout(column, 1000)
        row.addStretch(1)
        self.setWidget(inner)

    def _add_head(self, column: QVBoxLayout) -> None:
        say = self._words.say
        title_key, hint_key = "start.title", "start.hint"
        if self._in_hand:
            title_key, hint_key = "contacts.which_script", "contacts.which_script_hint"
        title, hint = QLabel(say(title_key)), QLabel(say(hint_key), wordWrap=True)
        title.setProperty("look", "title")
        hint.setProperty("look", "muted")
        title.setWordWrap(True)
        if self._in_hand:
            nothing = QPushButton(say("contacts.discard"))
            nothing.setObjectName("call.nothing")
            nothing.setProperty("look", "quiet")
            nothing.clicked.connect(self._nothing)
            column.addWidget(TurningRow(title, nothing, least=self._theme.px(200)))
        else:
            new = QPushButton(say("contacts.new"))
            new.setObjectName("call.new")
            new.setToolTip(f"{say('contacts.new')} (Ctrl+N)")
            new.clicked.connect(self.contact_asked)
            column.addWidget(TurningRow(title, new, least=self._theme.px(200)))
        column.addWidget(hint)

    def _add_offers(self, column: QVBoxLayout, inner: QWidget) -> None:
        for left in self._left:
            bar = ResumeBar(self._theme, self._words, left)
            bar.resume_asked.connect(self.resume_asked)
            bar.discard_asked.connect(self.discard_asked)
            column.addWidget(bar)
        if self._promises:
            column.addSpacing(10)
            column.addWidget(SectionTitle(self._words, "promise.title", inner))
        for promise in self._promises:
            promised = PromiseBar(self._theme, self._words, promise, self._region)
            promised.kept.connect(self.promise_kept)
            promised.moved.connect(self.promise_moved)
            promised.called.connect(self.promise_called)
            column.addWidget(promised)

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._keep_to_column()

    def _keep_to_column(self) -> None:
        if self._row is not None:
            side = side_room(self._theme, self.width())
            self._row.setContentsMargins(side, 0, side, 0)

    def _nothing(self) -> None:
        self.nothing_asked.emit(self._in_hand)

    def _script_row(self, card: Card) -> QHBoxLayout:
        row = QHBoxLayout()
        row.setSpacing(8)
        begin = BigButton(self._theme, card.header.title, hint=card.header.summary)
        begin.setObjectName(f"call.begin.{card.header.id}")
        begin.setProperty("script", card.header.id)
        begin.clicked.connect(self._begin)
        practise = QPushButton(self._words.say("start.practice"))
        practise.setObjectName(f"call.practise.{card.header.id}")
        practise.setProperty("look", "quiet")
        practise.setProperty("script", card.header.id)
        practise.setAccessibleName(f"{self._words.say('start.practice')}: {card.header.title}")
        practise.clicked.connect(self._practise)
        row.addWidget(begin, 1)
        row.addWidget(practise)
        return row

    def _begin(self) -> None:
        self.script_asked.emit(str(self.sender().property("script")), False)

    def _practise(self) -> None:
        self.script_asked.emit(str(self.sender().property("script")), True)
