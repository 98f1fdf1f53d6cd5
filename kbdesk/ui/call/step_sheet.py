"""One step, ready to be worked with: its title, its pieces, the outcome, and below them the choices.

The choices stand right below a short step, stay in sight below a long one, and scroll along only when they would take
most of the height (very large text).
"""

from collections.abc import Callable
from itertools import pairwise
from pathlib import Path

from PySide6.QtCore import QRectF, Qt, QTimer, Signal
from PySide6.QtGui import QColor, QFocusEvent, QKeyEvent, QPainter, QPaintEvent, QPen, QResizeEvent
from PySide6.QtWidgets import QFrame, QHBoxLayout, QLabel, QVBoxLayout, QWidget

from kbdesk.domain.organisation import Organisation
from kbdesk.ui.call.call_now import CallNow
from kbdesk.ui.call.choice_list import ChoiceList
from kbdesk.ui.call.fitting_scroll import FittingScroll
from kbdesk.ui.call.outcome_card import OutcomeCard
from kbdesk.ui.call.step_pieces import StepPieces
from kbdesk.ui.call.whole_page import PLACE, around
from kbdesk.ui.kit.column_room import side_room
from kbdesk.ui.kit.field_editor import FieldEditor
from kbdesk.ui.kit.long_words import breakable, unbroken
from kbdesk.ui.kit.rich_block import RichBlock
from kbdesk.ui.kit.theme import Theme
from kbdesk.ui.kit.words import Words

COLUMN = 760
"""The widest a step gets, in pixels at 100 % text."""
MOST_OF_HEIGHT = 0.55
ROOM_TO_READ = 170
"""Pixels at 100 % text that what is to be said keeps above the choices."""


class StepSheet(QWidget):
    """Has the focus itself when there is no field, so that digits choose; draws a ring then. With the whole script on one
    page, the steps before and after stand as text above and below the present one.
    """

    step_asked = Signal(int)  # place on the path, from the page of the whole script; listener: the page

    def __init__(
        self, theme: Theme, words: Words, picture: Callable[[str], Path | None], parent: QWidget | None = None
    ) -> None:
        super().__init__(parent)
        self._theme, self._words = theme, words
        self._now: CallNow | None = None
        self.setObjectName("call.step")
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self._why = QLabel(wordWrap=True)
        self._why.setObjectName("call.came_by")
        self._why.setProperty("look", "muted")
        self._title = QLabel(wordWrap=True)
        self._title.setObjectName("call.title")
        self._title.setProperty("look", "heading")
        self.pieces = StepPieces(theme, words, picture)
        self.outcome = OutcomeCard(theme, words)
        self.choices = ChoiceList(theme, words)
        self._scroll = FittingScroll()
        self._above, self._below = RichBlock(theme, picture), RichBlock(theme, picture)
        for block, name in ((self._above, "call.above"), (self._below, "call.below")):
            block.setObjectName(name)
            block.link_inside.connect(self._page_link)
            block.hide()
        self._mark = QFrame()
        self._mark.setProperty("look", "line")
        self._mark.hide()
        self._build()
        self.pieces.typed.connect(self._show_focus)
        self._scroll.verticalScrollBar().rangeChanged.connect(self._range_changed)
        words.language_changed.connect(self._speak)
        theme.changed.connect(self._place_choices)

    def show_now(self, now: CallNow, organisation: Organisation, article_title: Callable[[str], str]) -> None:
        """The step as it is now; a new one is shown from its top."""
        moved = self._now is None or self._now.spot != now.spot
        self._now = now
        self._let_layouts_work(False)
        try:
            self.pieces.show_now(now)
            self.choices.show_view(now.view, unread=self.pieces.unread() is not None)
            self.outcome.show_now(now, organisation, article_title)
            self._show_around(now)
            self._speak()
        finally:
            self._let_layouts_work(True)
        self._set_tab_order()
        self._place_choices()
        if moved and now.whole:
            QTimer.singleShot(0, self, self._to_present)
        elif moved:
            self._scroll.verticalScrollBar().setValue(0)
        elif any(field.has_cursor() for field in self.pieces.fields()):
            QTimer.singleShot(0, self, self._show_focus)  # what came or went around the field may have pushed it away

    def take_cursor(self, *, field: str = "") -> None:
        """The cursor to where the work is: a field by name, else an unread notice, the first field that is empty, the
        button that goes on, the step itself.
        """
        wanted = next((one for one in self.pieces.fields() if one.ask.name == field), None)
        unread = self.pieces.unread()
        fields = self.pieces.fields()
        empty = next((one for one in fields if not one.ask.value), fields[0] if fields else None)
        if wanted is not None:
            self._into(wanted)
        elif unread is not None:
            unread.take_cursor()
        elif empty is not None:
            self._into(empty, wherever=False)
        elif not self.choices.take_cursor():
            self.setFocus(Qt.FocusReason.OtherFocusReason)

    def show_unread(self) -> None:
        """To the notice that must be read first, scrolled into sight."""
        unread = self.pieces.unread()
        if unread is not None:
            unread.take_cursor()
            self._show_focus()

    def flush(self) -> None:
        """Tells at once what was typed in the fields."""
        for field in self.pieces.fields():
            field.flush()

    def on_enter(self) -> bool:
        """In a field: to the next one. False in the last one, and elsewhere."""
        fields = self.pieces.fields()
        place = next((place for place, field in enumerate(fields) if field.has_cursor()), -1)
        if place < 0 or place == len(fields) - 1:
            return False
        self._into(fields[place + 1])
        return True

    def _into(self, field: FieldEditor, *, wherever: bool = True) -> None:
        field.take_cursor()
        if wherever:
            QTimer.singleShot(0, self, self._show_focus)

    def _show_focus(self, _typed: object = None) -> None:
        """Scrolls to where the cursor is. A new step starts at its top, with what to say in sight, even when its
        first field is further down; the first word typed there brings it up.
        """
        focus: QWidget | None = self.focusWidget()
        if focus is not None and self._column.isAncestorOf(focus):
            self._scroll.ensureWidgetVisible(focus, 0, 48)

    def focusInEvent(self, event: QFocusEvent) -> None:
        super().focusInEvent(event)
        self.update()

    def focusOutEvent(self, event: QFocusEvent) -> None:
        super().focusOutEvent(event)
        self.update()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        ways = {Qt.Key.Key_Down: 60, Qt.Key.Key_Up: -60, Qt.Key.Key_PageDown: 300, Qt.Key.Key_PageUp: -300}
        way = ways.get(Qt.Key(event.key()), 0)
        if way:
            bar = self._scroll.verticalScrollBar()
            bar.setValue(bar.value() + way)
        else:
            super().keyPressEvent(event)

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._keep_to_column()
        self._place_choices()

    def paintEvent(self, event: QPaintEvent) -> None:
        if self.hasFocus():
            painter = QPainter(self)
            painter.setRenderHint(QPainter.RenderHint.Antialiasing)
            painter.setPen(QPen(QColor(self._theme.tokens.accent_line), 2))
            painter.drawRoundedRect(QRectF(self.rect()).adjusted(3, 3, -3, -3), 8, 8)

    def _let_layouts_work(self, enabled: bool) -> None:
        """Qt lays out everything up to the window anew for each widget that is shown; once, at the end, is enough."""
        for widget in (self.pieces, self.outcome, self.choices, self._column, self):
            layout = widget.layout()
            if layout is not None:
                layout.setEnabled(enabled)

    def _build(self) -> None:
        inner = QWidget()
        inner.setProperty("look", "plain")
        self._column = QWidget()
        self._column.setProperty("look", "plain")
        column = QVBoxLayout(self._column)
        column.setContentsMargins(0, 18, 0, 12)
        column.setSpacing(6)
        column.addWidget(self._above)
        column.addWidget(self._mark)
        column.addWidget(self._why)
        column.addWidget(self._title)
        column.addSpacing(8)
        column.addWidget(self.pieces)
        column.addSpacing(6)
        column.addWidget(self.outcome)
        self._inner_foot = QVBoxLayout()
        column.addLayout(self._inner_foot)
        column.addWidget(self._below)
        middle = self._middle = QHBoxLayout(inner)
        middle.addStretch(1)
        middle.addWidget(self._column, 1000)
        middle.addStretch(1)
        self._scroll.setWidget(inner)
        self._outer_foot = QHBoxLayout()
        self._outer_foot.addStretch(1)
        self._outer_foot.addWidget(self.choices, 1000)
        self._outer_foot.addStretch(1)
        whole = QVBoxLayout(self)
        whole.setContentsMargins(4, 4, 4, 4)
        whole.setSpacing(0)
        whole.addWidget(self._scroll)
        self._edge = QFrame()
        self._edge.setProperty("look", "line")
        self._edge.hide()
        whole.addWidget(self._edge)
        whole.addLayout(self._outer_foot)
        whole.addStretch(1)

    def _range_changed(self, _low: int, high: int) -> None:
        """With a scroll bar, the choices below keep to the same column, and a line parts them from the text."""
        self._keep_to_column()
        self._edge.setVisible(high > 0 and self._outer_foot.indexOf(self.choices) >= 0 and not self.choices.isHidden())

    def _keep_to_column(self) -> None:
        side, scroll_bar = side_room(self._theme, self.width()), self._scroll.verticalScrollBar()
        bar = scroll_bar.sizeHint().width() if scroll_bar.maximum() else 0
        self._middle.setContentsMargins(side, 0, side, 0)
        self._outer_foot.setContentsMargins(side, 0, side + bar, 0)

    def _place_choices(self) -> None:
        for column in (self._column, self.choices):
            column.setMaximumWidth(self._theme.px(COLUMN))
        high = self.choices.heightForWidth(max(200, min(self.width() - 56, self._theme.px(COLUMN))))
        if high < 0:
            high = self.choices.sizeHint().height()
        left_over = self.height() - high
        inside = self._is_whole() or high > MOST_OF_HEIGHT * self.height() or left_over < self._theme.px(ROOM_TO_READ)
        if (self._inner_foot if inside else self._outer_foot).indexOf(self.choices) < 0:
            (self._outer_foot if inside else self._inner_foot).removeWidget(self.choices)
            if inside:
                self._inner_foot.addWidget(self.choices)
            else:
                self._outer_foot.insertWidget(1, self.choices, 1000)
            self._set_tab_order()
        self._scroll.updateGeometry()

    def _is_whole(self) -> bool:
        return self._now is not None and bool(self._now.whole)

    def _show_around(self, now: CallNow) -> None:
        """The other steps of the script, where they are wanted."""
        above, below = around(now.whole, self._words.say)
        for block, html in ((self._above, above), (self._below, below)):
            block.setVisible(bool(html))
            if html and block.property("shown") != html:
                block.setProperty("shown", html)
                block.show_html(html, now.view.lang)
        self._mark.setVisible(bool(now.whole))

    def _to_present(self) -> None:
        """The present step to the top of what is seen."""
        self._scroll.verticalScrollBar().setValue(max(0, self._mark.y() - 8))

    def _page_link(self, path: str, heading: str) -> None:
        if not path and heading.startswith(PLACE):
            self.step_asked.emit(int(heading.removeprefix(PLACE)))
        else:
            self.pieces.link_inside.emit(path, heading)

    def _set_tab_order(self) -> None:
        stops: list[QWidget] = [self, *self.pieces.tab_stops(), *self.outcome.tab_stops(), *self.choices.tab_stops()]
        for before, after in pairwise(stops):
            QWidget.setTabOrder(before, after)

    def _speak(self) -> None:
        if self._now is None:
            return
        view = self._now.view
        self._title.setText(breakable(view.title))
        self._title.setAccessibleName(view.title)
        self._why.setText(breakable(self._words.say("call.came_by", why=view.came_by)) if view.came_by else "")
        self._why.setAccessibleName(unbroken(self._why.text()))
        self._why.setVisible(bool(view.came_by))
        self.setAccessibleName(self._words.say("call.sheet", n=view.steps_taken, title=view.title))
        self.setAccessibleDescription(self.pieces.words_to_say())
