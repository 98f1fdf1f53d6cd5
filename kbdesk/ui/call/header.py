"""The head of a call: which script, its revision, practice or not, the clock against the target, back and away."""

from datetime import UTC, datetime, timedelta

from PySide6.QtCore import QSize, Qt, QTimer, Signal
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QFrame, QHBoxLayout, QLabel, QMenu, QPushButton, QSizePolicy, QVBoxLayout

from kbdesk.domain.organisation import Outcome
from kbdesk.domain.run import Mode
from kbdesk.ui.call.call_now import CallNow
from kbdesk.ui.kit.chip import Chip
from kbdesk.ui.kit.flow import FlowRow
from kbdesk.ui.kit.icon_button import IconButton
from kbdesk.ui.kit.short_label import ShortLabel
from kbdesk.ui.kit.theme import Theme
from kbdesk.ui.kit.words import Words
from kbdesk.wording.dates import clock

NARROW = 560
"""Pixels at 100 % text below which the head takes two lines."""


class CallHeader(QFrame):
    """Stays in place while the steps change below it."""

    back_asked = Signal()  # listener: the page
    park_asked = Signal()  # listener: the page
    whole_asked = Signal(bool)  # the whole script on one page, or the step alone; listener: the page
    end_asked = Signal(str)  # code of an outcome, when the script is left on the way; listener: the page

    def __init__(self, theme: Theme, words: Words) -> None:
        super().__init__()
        self._theme, self._words = theme, words
        self._now: CallNow | None = None
        self._outcomes: tuple[Outcome, ...] = ()
        self.setProperty("look", "plain")
        self._title = ShortLabel()
        self._title.setObjectName("call.script")
        self._title.setProperty("look", "subheading")
        self._facts = QLabel(wordWrap=True)
        self._facts.setObjectName("call.facts")
        self._facts.setProperty("look", "small")
        self._mode = Chip()
        self._clock = Chip()
        self._clock.setObjectName("call.clock")
        self.back = IconButton(
            theme, words, icon="arrow-left", key="call.back", name="call.back", shortcut="Alt+←", look="framed"
        )
        self.back.clicked.connect(self.back_asked)
        self.whole = IconButton(
            theme, words, icon="list", key="call.whole", name="call.whole", shortcut="Ctrl+Shift+O", look="framed"
        )
        self.whole.setCheckable(True)
        self.whole.toggled.connect(self.whole_asked)
        self._news = QLabel(wordWrap=True)
        self._news.setObjectName("call.news")
        self._news.setProperty("look", "error")
        self._end = QPushButton()
        self._end.setObjectName("call.end_otherwise")
        self._end.setProperty("look", "quiet")
        self._menu = QMenu(self._end)
        self._end.setMenu(self._menu)
        self._park = IconButton(
            theme,
            words,
            icon="pause",
            key="call.park",
            name="call.park",
            shortcut="Ctrl+Shift+P",
            look="framed",
            size=16,
            with_text=True,
        )
        self._park.clicked.connect(self.park_asked)
        self._tick = QTimer(self, interval=1000)
        self._tick.timeout.connect(self._show_clock)
        self._build()
        words.language_changed.connect(self._speak)

    def show_now(self, now: CallNow, outcomes: tuple[Outcome, ...]) -> None:
        """The call as it is now; `outcomes` are the ways to end it otherwise."""
        again = self._now is None or (self._outcomes, self._now.view.lang) != (outcomes, now.view.lang)
        self._now, self._outcomes = now, outcomes
        self.back.setEnabled(now.view.can_go_back)
        if again:
            self._fill_menu()
        self._speak()
        self._tick.start()

    def rest(self) -> None:
        """No call: the clock stands still."""
        self._tick.stop()

    def _build(self) -> None:
        for widget in (self._mode, self._clock, self._end):
            widget.setSizePolicy(QSizePolicy.Policy.Maximum, QSizePolicy.Policy.Fixed)
        names = QVBoxLayout()
        names.setSpacing(1)
        names.addWidget(self._title)
        names.addWidget(self._facts)
        self._row = QHBoxLayout()
        self._row.setSpacing(10)
        self._row.addWidget(self.back)
        self._row.addWidget(self.whole)
        self._row.addLayout(names, 1)
        self._row.addWidget(self._clock)
        self._below = FlowRow(gap=10, level=True)
        self._is_below = False
        self._row.addWidget(self._mode)
        self._row.addWidget(self._end)
        self._row.addWidget(self._park)
        column = QVBoxLayout(self)
        column.setContentsMargins(14, 10, 12, 10)
        column.setSpacing(4)
        column.addLayout(self._row)
        column.addWidget(self._below)
        self._below.hide()
        column.addWidget(self._news)

    def minimumSizeHint(self) -> QSize:
        return QSize(self._theme.px(300), super().minimumSizeHint().height())

    def resizeEvent(self, event: QResizeEvent) -> None:
        """In a narrow window or with large text, the ways out stand on a line of their own."""
        super().resizeEvent(event)
        is_below = self.width() < self._theme.px(NARROW)
        if is_below == self._is_below:
            return
        self._is_below = is_below
        for one, is_shown in [(one, not one.isHidden()) for one in (self._mode, self._end, self._park)]:
            if is_below:
                self._row.removeWidget(one)
                self._below.add(one)
            else:
                self._below.give_up(one)
                self._row.addWidget(one)
            one.setVisible(is_shown)
        self._below.setVisible(is_below)

    def _fill_menu(self) -> None:
        self._menu.clear()
        lang = self._now.view.lang if self._now else self._words.lang
        for outcome in self._outcomes:
            action = self._menu.addAction(outcome.label.in_language(lang, outcome.code))
            action.setData(outcome.code)
            action.triggered.connect(self._outcome_chosen)
        self._end.setVisible(bool(self._outcomes))

    def _outcome_chosen(self) -> None:
        self.end_asked.emit(str(self.sender().data()))  # type: ignore[attr-defined]  # the sender is the QAction

    def _show_clock(self) -> None:
        if self._now is None:
            return
        length, target = datetime.now(UTC) - self._now.started, self._now.view.target_minutes
        text = clock(length)
        if target:
            text += f" {self._words.say('call.target', n=target)}"
        late = bool(target) and length > timedelta(minutes=target)
        self._clock.show_state(text, "warning" if late else "neutral")

    def _speak(self) -> None:
        if self._now is None:
            return
        say, view = self._words.say, self._now.view
        self._title.show_words(view.script_title)
        self._facts.setText(f"{say('call.step', n=view.steps_taken)} · {say('call.revision', n=view.revision)}")
        self._mode.setVisible(view.mode is not Mode.LIVE)
        if view.mode is not Mode.LIVE:
            key = "call.practice" if view.mode is Mode.PRACTICE else "call.preview"
            self._mode.show_state(say(key).upper(), "warning")
        self._say_news()
        self._end.setText(say("call.end_otherwise"))
        self._clock.setToolTip(say("call.clock"))
        self._clock.setCursor(Qt.CursorShape.ArrowCursor)
        self._show_clock()

    def _say_news(self) -> None:
        news = self._now.news if self._now is not None else None
        self._news.setVisible(news is not None)
        if news is not None and self._now is not None:
            pinned = self._now.view.revision
            self._news.setText(self._words.say(f"call.news_{news.kind}", now=news.revision, pinned=pinned))
