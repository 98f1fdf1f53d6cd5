"""The contact beside the step: how long it lasts, who it is, what was noted, the steps taken.

It shows and tells; what is told is kept by the page. The window folds it away and back.
"""

from datetime import UTC, datetime
from html import escape

from PySide6.QtCore import QEvent, QObject, Qt, QTimer, Signal
from PySide6.QtGui import QFocusEvent
from PySide6.QtWidgets import QFrame, QHBoxLayout, QLabel, QPlainTextEdit, QScrollArea, QVBoxLayout, QWidget

from kbdesk.domain.run import Mode
from kbdesk.domain.step_view import ValueView
from kbdesk.ui.call.call_now import CallNow
from kbdesk.ui.call.steps_taken import StepsTaken
from kbdesk.ui.kit.card import Card
from kbdesk.ui.kit.reckoned_label import ReckonedLabel
from kbdesk.ui.kit.section_title import SectionTitle
from kbdesk.ui.kit.segments import Segments
from kbdesk.ui.kit.theme import Theme
from kbdesk.ui.kit.words import Words
from kbdesk.wording.dates import clock

KEPT_AFTER_MS = 400


class ContactZone(QWidget):
    """The right zone of the window while a call is going on."""

    party_chosen = Signal(str)  # code of the policy's parties; listener: the call page
    language_chosen = Signal(str)  # `nl` or `en`; listener: the call page
    note_written = Signal(str)  # the whole note, after a pause or on leaving; listener: the call page
    step_asked = Signal(int)  # place on the path to go back to; listener: the call page

    def __init__(self, theme: Theme, words: Words, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._theme, self._words = theme, words
        self._now: CallNow | None = None
        self._parties: tuple[str, ...] = ()
        self._run = ""
        self.setObjectName("contact")
        self._title = SectionTitle(words, "zone.contact", look="subheading")
        self._clock = QLabel()
        self._clock.setObjectName("contact.clock")
        self._clock_icon = QLabel()
        self._practice = QLabel(wordWrap=True)
        self._practice.setObjectName("contact.practice")
        self._practice.setProperty("look", "error")
        self._practice.hide()
        self._party = Segments(theme, clearable=False)
        self._party.chosen.connect(self.party_chosen)
        self._language = Segments(theme, clearable=False)
        self._language.chosen.connect(self.language_chosen)
        self._party_title = SectionTitle(words, "zone.party")
        self._values = ReckonedLabel()
        self._values.setObjectName("contact.values")
        self._values.setTextInteractionFlags(Qt.TextInteractionFlag.TextSelectableByMouse)
        self.note = QPlainTextEdit(tabChangesFocus=True)
        self.note.setObjectName("contact.note")
        self.note.installEventFilter(self)
        self.note.textChanged.connect(self._note_typed)
        self.steps = StepsTaken(theme, words)
        self.steps.step_asked.connect(self.step_asked)
        self._pause = QTimer(self, singleShot=True, interval=KEPT_AFTER_MS)
        self._pause.timeout.connect(self._tell_note)
        self._tick = QTimer(self, interval=1000)
        self._tick.timeout.connect(self._show_clock)
        self._build()
        theme.changed.connect(self._paint)
        words.language_changed.connect(self._speak)
        self._paint()
        self._speak()

    def show_now(self, now: CallNow, parties: tuple[str, ...]) -> None:
        """The call as it is now; `parties` are the organisation's (none hides the choice)."""
        new_run, self._run = self._run != now.view.run, now.view.run
        again = parties != self._parties
        self._now, self._parties = now, parties
        self._say_practice()
        if again or new_run:
            self._show_parties()
        self._party.show_value(now.party)
        self._language.show_value(now.customer_lang)
        if new_run or not (self._pause.isActive() or self.note.hasFocus()):
            self._show_note(now.note)
        self.steps.show_view(now.view)
        self._values.setText(self._listed(now.view.values))
        self.setEnabled(not now.view.ended)
        self._tick.start()
        self._show_clock()

    def rest(self) -> None:
        """The call has ended: the clock stands still."""
        self._tick.stop()
        self.setEnabled(False)

    def flush(self) -> None:
        """Tells at once a note that was typed and not yet told."""
        if self._pause.isActive():
            self._pause.stop()
            self._tell_note()

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        if isinstance(event, QFocusEvent) and event.type() is QEvent.Type.FocusOut:
            self.flush()
        return False

    def _build(self) -> None:
        card = Card(padding=0, gap=0)
        head = QHBoxLayout()
        head.setContentsMargins(16, 12, 16, 8)
        head.setSpacing(7)
        head.addWidget(self._title, 1)
        head.addWidget(self._clock_icon)
        head.addWidget(self._clock)
        inner = QWidget()
        inner.setProperty("look", "plain")
        column = QVBoxLayout(inner)
        column.setContentsMargins(16, 4, 14, 16)
        column.setSpacing(7)
        groups: tuple[tuple[QWidget, QWidget], ...] = (
            (self._party_title, self._party),
            (SectionTitle(self._words, "zone.language"), self._language),
            (SectionTitle(self._words, "zone.values"), self._values),
            (SectionTitle(self._words, "zone.note"), self.note),
            (SectionTitle(self._words, "zone.steps"), self.steps),
        )
        for title, widget in groups:
            column.addWidget(title)
            column.addWidget(widget)
            column.addSpacing(9)
        column.addStretch(1)
        scroll = QScrollArea()
        scroll.setWidgetResizable(True)
        scroll.setFrameShape(QFrame.Shape.NoFrame)
        scroll.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        scroll.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        scroll.setWidget(inner)
        card.body.addLayout(head)
        practice = QHBoxLayout()
        practice.setContentsMargins(16, 0, 16, 6)
        practice.addWidget(self._practice)
        card.body.addLayout(practice)
        card.body.addWidget(scroll, 1)
        whole = QVBoxLayout(self)
        whole.setContentsMargins(0, 0, 0, 0)
        whole.addWidget(card)

    def _note_typed(self) -> None:
        self._pause.start()

    def _tell_note(self) -> None:
        self.note_written.emit(self.note.toPlainText().strip())

    def _show_note(self, note: str) -> None:
        if self.note.toPlainText().strip() != note:
            self.note.blockSignals(True)
            self.note.setPlainText(note)
            self.note.blockSignals(False)

    def _show_parties(self) -> None:
        say = self._words.say
        named = tuple(
            (code, say(f"party.{code}") if self._words.knows(f"party.{code}") else code) for code in self._parties
        )
        self._party.show_options(named, name="contact.party", label=say("zone.party"))
        self._party.setVisible(bool(named))
        self._party_title.setVisible(bool(named))

    def _say_practice(self) -> None:
        """On every page, since the contact stays in sight while the agent searches."""
        mode = self._now.view.mode if self._now is not None else Mode.LIVE
        self._practice.setVisible(mode is not Mode.LIVE)
        key = "call.preview" if mode is Mode.PREVIEW else "call.practice"
        self._practice.setText(f"{self._words.say(key).upper()} · {self._words.say('call.practice_hint')}")

    def _show_clock(self) -> None:
        if self._now is not None:
            self._clock.setText(clock(datetime.now(UTC) - self._now.started))

    def _listed(self, values: tuple[ValueView, ...]) -> str:
        tokens, say = self._theme.tokens, self._words.say
        if not values:
            return f'<span style="color:{tokens.muted}">{escape(say("zone.no_values"))}</span>'
        label_size, gap = self._theme.px(tokens.size_small), self._theme.px(7)
        rows = []
        for value in values:
            words = escape(value.value).replace("\n", "<br>")
            label = f'<span style="color:{tokens.muted}; font-size:{label_size}px">{escape(value.label)}</span>'
            if value.superseded:
                words = f'<span style="color:{tokens.muted}"><s>{words}</s></span>'
                label += f'<span style="color:{tokens.muted}; font-size:{label_size}px"> · {escape(say("zone.superseded"))}</span>'
            rows.append(f'<p style="margin:0 0 {gap}px 0">{label}<br>{words}</p>')
        return "".join(rows)

    def _paint(self) -> None:
        tokens, px = self._theme.tokens, self._theme.px
        self._clock.setStyleSheet(f"font-size: {px(tokens.size_h3)}px; font-weight: 600; color: {tokens.heading};")
        self._clock_icon.setPixmap(self._theme.pixmap("phone-call", "tip", size=16))
        self.note.setFixedHeight(px(78))
        if self._now is not None:
            self._values.setText(self._listed(self._now.view.values))

    def _speak(self) -> None:
        say = self._words.say
        languages = (("nl", say("language.nl")), ("en", say("language.en")))
        self._language.show_options(languages, name="contact.language", label=say("zone.language"))
        self._show_parties()
        if self._now is not None:
            self._party.show_value(self._now.party)
            self._language.show_value(self._now.customer_lang)
        self._say_practice()
        self.note.setPlaceholderText(say("zone.note_hint"))
        self.note.setAccessibleName(say("zone.note"))
        self.steps.setAccessibleName(say("zone.steps"))
        self._paint()
