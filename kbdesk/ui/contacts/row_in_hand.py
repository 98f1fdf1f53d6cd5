"""The row in hand: who is to be called, and what can become of it, each by a button and by a key."""

from datetime import UTC, datetime
from html import escape

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QHBoxLayout, QLabel, QLineEdit, QPushButton, QVBoxLayout, QWidget

from kbdesk.domain.contact_list import ListProgress, ListRow, RowAct, RowState
from kbdesk.domain.organisation import Organisation
from kbdesk.domain.phone_number import phone_as_said
from kbdesk.domain.said_moment import read_moment
from kbdesk.ui.contacts.row_words import RowWords
from kbdesk.ui.kit.flow import FlowRow
from kbdesk.ui.kit.theme import Theme
from kbdesk.ui.kit.words import Words

_KEYS = {
    "call": "C",
    "dial": "B",
    "next": "N",
    "no_answer": "G",
    "later": "L",
    "do_not_call": "X",
}
"""Shown beside the words; bound by the view around it."""


class RowInHand(QWidget):
    """Says so where nobody is in hand."""

    next_asked = Signal()  # the next one, or skip this one; listener of all these: the view around it
    call_asked = Signal()
    dial_asked = Signal()
    act_chosen = Signal(object, object)  # RowAct, datetime or None

    def __init__(self, theme: Theme, words: Words) -> None:
        super().__init__()
        self._theme, self._words = theme, words
        self._row: ListRow | None = None
        self._progress: ListProgress | None = None
        self._targets: dict[str, str] = {}
        self._organisation = Organisation()
        self._row_words: RowWords | None = None
        self.setObjectName("lists.in_hand")
        self.setProperty("look", "plain")
        self._who, self._number = (
            QLabel(wordWrap=True, textFormat=Qt.TextFormat.PlainText),
            QLabel(textFormat=Qt.TextFormat.PlainText),
        )
        self._who.setProperty("look", "heading")
        self._number.setProperty("look", "number")
        self._number.setTextInteractionFlags(Qt.TextInteractionFlag.TextSelectableByMouse)
        self._facts = QLabel(wordWrap=True, textFormat=Qt.TextFormat.RichText)
        self._hint = QLabel(wordWrap=True)
        self._hint.setProperty("look", "muted")
        self.note, self.when = QLineEdit(), QLineEdit()
        self.note.setObjectName("lists.note")
        self.when.setObjectName("lists.when")
        self._when_said = QLabel(wordWrap=True)
        self._when_said.setProperty("look", "muted")
        self._acts = FlowRow(gap=8)
        self.buttons = {name: QPushButton() for name in ("call", "dial", "next", "no_answer", "later", "do_not_call")}
        for name, button in self.buttons.items():
            button.setObjectName(f"lists.{name}")
            self._acts.add(button)
        self._build()
        self.buttons["call"].clicked.connect(self.call_asked)
        self.buttons["dial"].clicked.connect(self.dial_asked)
        self.buttons["next"].clicked.connect(self.next_asked)
        self.buttons["no_answer"].clicked.connect(self._no_answer)
        self.buttons["later"].clicked.connect(self.ask_when)
        self.buttons["do_not_call"].clicked.connect(self._do_not_call)
        self.when.textChanged.connect(self._say_when)
        self.when.returnPressed.connect(self._later)
        theme.changed.connect(self._draw)
        words.language_changed.connect(self._speak)
        self._speak()

    @property
    def row(self) -> ListRow | None:
        """Who is in hand."""
        return self._row

    def show_row(
        self,
        row: ListRow | None,
        progress: ListProgress,
        *,
        targets: dict[str, str],
        organisation: Organisation,
        row_words: RowWords,
    ) -> None:
        """This row of this list; `targets` are the names of its values."""
        if row is None or self._row is None or row.id != self._row.id:
            self.note.setText(row.note if row else "")
            self.when.clear()
            self._ask_for_time(False)
        self._row, self._progress, self._targets = row, progress, targets
        self._organisation, self._row_words = organisation, row_words
        self._speak()

    def ask_when(self) -> None:
        """Asks for the time to call back, in place."""
        if self._row is not None and not self._is_called:
            self._ask_for_time(True)
            self.when.setFocus(Qt.FocusReason.OtherFocusReason)

    def take_cursor(self) -> None:
        """To what is done next."""
        self.buttons["call" if self._row is not None else "next"].setFocus(Qt.FocusReason.OtherFocusReason)

    @property
    def _is_called(self) -> bool:
        return self._row is not None and bool(self._row.contact)

    # ------------------------------------------------------------------ doing

    def _no_answer(self) -> None:
        self.act_chosen.emit(RowAct.NO_ANSWER, None)

    def _do_not_call(self) -> None:
        self.act_chosen.emit(RowAct.DO_NOT_CALL, None)

    def _later(self) -> None:
        at = self._at()
        if at is not None:
            self.act_chosen.emit(RowAct.LATER, at)

    def _at(self) -> datetime | None:
        now = datetime.now(UTC).astimezone()
        found = read_moment(self.when.text(), now)
        return found if found is not None and found > now else None

    def _ask_for_time(self, asked: bool) -> None:
        self.when.setVisible(asked)
        self._when_said.setVisible(asked)
        self._when_said.setText("")

    def _say_when(self) -> None:
        at = self._at()
        if at is not None and self._row_words is not None:
            self._when_said.setText(self._words.say("lists.when_said", moment=self._row_words.moment(at)))
        else:
            self._when_said.setText(self._words.say("lists.when_unclear") if self.when.text().strip() else "")

    # ------------------------------------------------------------------ showing

    def _build(self) -> None:
        head = QHBoxLayout()
        head.addWidget(self._number)
        head.addStretch(1)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(6)
        column.addWidget(self._who)
        column.addLayout(head)
        column.addWidget(self._facts)
        column.addWidget(self._hint)
        column.addWidget(self.note)
        column.addWidget(self._acts)
        column.addWidget(self.when)
        column.addWidget(self._when_said)
        self._ask_for_time(False)

    def _speak(self) -> None:
        say, row = self._words.say, self._row
        called = self._is_called
        names = {
            "call": "lists.to_call" if called else "lists.call",
            "dial": "act.lists.dial",
            "next": "lists.skip" if row is not None and not called else "lists.next",
            "no_answer": "lists.no_answer",
            "later": "lists.later",
            "do_not_call": "lists.do_not_call",
        }
        progress = self._progress
        if progress is not None and progress.usable and progress.count(RowState.WAITING) == progress.usable:
            names["next"] = "lists.begin"
        for name, button in self.buttons.items():
            button.setText(f"{say(names[name])}  {_KEYS[name]}")
            button.setAccessibleName(say(names[name]))
            button.setVisible(name == "next" or row is not None)
            button.setEnabled(name in {"call", "dial", "next"} or not called)
            look = "primary" if name == ("call" if row is not None else "next") else ""
            if button.property("look") != look:
                button.setProperty("look", look)
                button.style().unpolish(button)
                button.style().polish(button)
        self.note.setVisible(row is not None and not called)
        self.note.setPlaceholderText(say("lists.note"))
        self.note.setAccessibleName(say("lists.note"))
        self.when.setPlaceholderText(say("lists.when"))
        self.when.setAccessibleName(say("lists.when"))
        self.setAccessibleName(say("row.state.in-hand"))
        self._acts.updateGeometry()
        self._draw()

    def _draw(self) -> None:
        say, row, progress = self._words.say, self._row, self._progress
        self._number.setVisible(row is not None)
        self._facts.setVisible(row is not None)
        if row is None:
            self._who.setText(say("lists.nobody"))
            self._hint.setVisible(True)
            if progress is not None and progress.total and not progress.left:
                self._hint.setText(say("list.all_done"))
            elif progress is not None and progress.next_due is not None and not self._waiting(progress):
                moment = self._row_words.moment(progress.next_due) if self._row_words else ""
                self._hint.setText(say("list.none_due", moment=moment))
            else:
                self._hint.setText(say("lists.nobody_hint"))
            self.buttons["next"].setVisible(progress is not None and bool(progress.left))
            self._acts.updateGeometry()
            return
        self._who.setText(row.name or say("contacts.line", line=row.line))
        self._number.setText(phone_as_said(row.phone, self._organisation.policies.telephone_region))
        hints = [say("lists.is_called")] if row.contact else []
        hints += [say("lists.tries", n=row.tries)] if row.tries else []
        hints += [row.note] if row.note and row.contact else []
        self._hint.setText(" ".join(hints))
        self._hint.setVisible(bool(hints))
        muted, pad = self._theme.tokens.muted, self._theme.px(3)
        shown = ((code, value) for code, value in row.values if value not in {row.name, row.phone})
        cells = "".join(
            f'<tr><td style="color:{muted}; padding:{pad}px {pad * 5}px {pad}px 0">{escape(self._named(code))}</td>'
            f'<td style="padding:{pad}px 0">{escape(value)}</td></tr>'
            for code, value in shown
        )
        self._facts.setText(f"<table cellspacing='0' cellpadding='0'>{cells}</table>" if cells else "")
        self._facts.setVisible(bool(cells))

    def _named(self, code: str) -> str:
        own = f"target.{code}"
        return self._targets.get(code) or (self._words.say(own) if self._words.knows(own) else code)

    @staticmethod
    def _waiting(progress: ListProgress) -> bool:
        return bool(progress.count(RowState.WAITING, RowState.SKIPPED))
