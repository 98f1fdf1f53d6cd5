"""The line above a text: where it belongs, when it was checked, how far to trust it, and what can be done with it."""

from collections.abc import Callable
from datetime import date

from PySide6.QtCore import Qt
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QFrame, QGridLayout, QHBoxLayout, QPushButton, QWidget

from kbdesk.domain.article import Confidence, Header, Kind
from kbdesk.ui.kit.chip import Chip
from kbdesk.ui.kit.eliding_label import ElidingLabel
from kbdesk.ui.kit.icon_button import IconButton
from kbdesk.ui.kit.theme import Theme
from kbdesk.ui.kit.tokens import Space
from kbdesk.ui.kit.words import Words
from kbdesk.wording.dates import day_in_words, day_seen_from

_TONES = {
    Confidence.VALIDATED: "tip",
    Confidence.NOT_VALIDATED: "neutral",
    Confidence.WIP: "warning",
    Confidence.ARCHIVED: "danger",
}
NARROW = 480
"""Pixels at 100 % text."""


class PageHeader(QFrame):
    """Buttons are public; the reading pane joins them. `place_in_words` gives the breadcrumb of a header."""

    def __init__(
        self, theme: Theme, words: Words, place_in_words: Callable[[Header], str], parent: QWidget | None = None
    ) -> None:
        super().__init__(parent)
        self._theme, self._words = theme, words
        self._header: Header | None = None
        self._place_in_words, self._today = place_in_words, date.min
        self.setProperty("look", "plain")
        self.results = IconButton(
            theme, words, icon="chevron-left", key="find.back_to_results", name="read.results", with_text=True
        )
        self.results.hide()
        self.back = IconButton(theme, words, icon="arrow-left", key="read.back", name="read.back", shortcut="Alt+←")
        self.forward = IconButton(
            theme, words, icon="arrow-right", key="read.forward", name="read.forward", shortcut="Alt+→"
        )
        self.look_up = IconButton(
            theme, words, icon="text-search", key="read.find", name="read.find", shortcut="Ctrl+F"
        )
        self.copy = IconButton(theme, words, icon="copy", key="read.copy", name="read.copy")
        self.link = IconButton(theme, words, icon="link", key="read.copy_link", name="read.link")
        self.print = IconButton(theme, words, icon="printer", key="read.print", name="read.print", shortcut="Ctrl+P")
        self.start = QPushButton()
        self.start.setObjectName("read.start_script")
        self.start.setProperty("look", "primary")
        self._where = ElidingLabel()
        self._overdue = Chip(tone="warning")
        self._trust = Chip()
        self._language = Chip()
        self._lay_out()
        theme.changed.connect(self._speak)
        words.language_changed.connect(self._speak)
        self.show_header(None, date.min)

    def show_header(self, header: Header | None, today: date) -> None:
        """Of the text that is open, None for none."""
        self._header, self._today = header, today
        for widget in (self.look_up, self.copy, self.link, self.print):
            widget.setVisible(header is not None)
        self._trust.setVisible(header is not None and self.width() >= self._theme.px(640))
        self.start.setVisible(header is not None and header.kind is Kind.SCRIPT)
        self._speak()

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._place()
        self._fit_results()
        self._trust.setVisible(self._header is not None and self.width() >= self._theme.px(640))

    def _lay_out(self) -> None:
        left = self._left = _side_by_side(self.results, self.back, self.forward, gap=2)
        self._told = _side_by_side(self._where, self._language, self._overdue, self._trust, gap=6)
        acts = self._acts = _side_by_side(self.look_up, self.copy, self.link, self.print, gap=2)
        self._grid = QGridLayout(self)
        self._grid.setContentsMargins(14, 8, 10, 4)
        self._grid.setHorizontalSpacing(6)
        self._grid.setVerticalSpacing(Space.TIGHT)
        self._grid.setColumnStretch(1, 1)
        self._grid.addWidget(left, 0, 0)
        self._grid.addWidget(acts, 0, 2)
        self._is_narrow: bool | None = None
        self._place()

    def _place(self) -> None:
        """In a narrow window what is told of the text, and the button that starts it, stand on a line of their own."""
        is_narrow = self.width() < self._theme.px(NARROW)
        if is_narrow != self._is_narrow:
            self._is_narrow = is_narrow
            for widget in (self._told, self.start):
                self._grid.removeWidget(widget)
            if is_narrow:
                self._grid.addWidget(self._told, 1, 0, 1, 3)
                self._grid.addWidget(self.start, 2, 0, 1, 3, Qt.AlignmentFlag.AlignLeft)
            else:
                self._grid.addWidget(self._told, 0, 1)
                self._grid.addWidget(self.start, 0, 3)

    def _fit_results(self) -> None:
        """The way back to the results is an icon where its words have no room."""
        style = Qt.ToolButtonStyle
        self.results.setToolButtonStyle(style.ToolButtonTextBesideIcon)
        margins = self._grid.contentsMargins()
        wide = self._left.sizeHint().width() + self._acts.sizeHint().width() + self._grid.horizontalSpacing() * 2
        room = self.width() - margins.left() - margins.right()
        if wide > room:
            wide -= self.results.sizeHint().width()
            self.results.setToolButtonStyle(style.ToolButtonIconOnly)
            wide += self.results.sizeHint().width()
        self._grid.removeWidget(self._acts)
        is_below = bool(self._is_narrow) and wide > room
        self._grid.addWidget(self._acts, 3 if is_below else 0, 0 if is_below else 2, 1, 3 if is_below else 1)

    def show_history(self, *, back: bool, forward: bool) -> None:
        """The two arrows are there when there is somewhere to go."""
        self.back.setVisible(back or forward)
        self.forward.setVisible(back or forward)
        self._fit_results()
        self.back.setEnabled(back)
        self.forward.setEnabled(forward)

    def _speak(self) -> None:
        start = self._words.say("find.start_script")
        self.start.setText(f" {start}")
        self.start.setAccessibleName(start)
        self.start.setIcon(self._theme.icon("play", "on_accent", size=15))
        header = self._header
        if header is None:
            self._where.clear()
            self._language.hide()
            self._overdue.hide()
            return
        self._trust.show_state(self._words.say(f"confidence.{header.confidence}"), _TONES[header.confidence])
        foreign = header.lang != self._words.lang and self._words.knows(f"read.language.{header.lang}")
        self._language.setVisible(foreign)
        if foreign:
            self._language.show_state(self._words.say(f"read.language.{header.lang}"), "note")
        parts = [self._place_in_words(header), self._checked(header)]
        self._where.setText("  ·  ".join(part for part in parts if part))
        due = header.review_due if header.overdue(self._today) else None
        self._overdue.setVisible(due is not None)
        if due is not None:
            self._overdue.setText(self._words.say("hit.overdue"))
            self._overdue.setToolTip(self._words.say("read.overdue", day=day_in_words(due, self._words.lang)))

    def _checked(self, header: Header) -> str:
        lang = self._words.lang
        if header.reviewed is None:
            return self._words.say("read.unchecked")
        return self._words.say("read.checked", day=day_seen_from(header.reviewed, self._today, lang))


def _side_by_side(*widgets: QWidget, gap: int) -> QWidget:
    """The first one takes the room that is left, if it can."""
    holder = QWidget()
    holder.setProperty("look", "plain")
    row = QHBoxLayout(holder)
    row.setContentsMargins(0, 0, 0, 0)
    row.setSpacing(gap)
    for widget in widgets:
        row.addWidget(widget)
    return holder
