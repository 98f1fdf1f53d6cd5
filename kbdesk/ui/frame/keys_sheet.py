"""The sheet of keys (F1), made from the table of actions each time it opens: it shows the keys that hold now.

Laid over the window, closed by Esc, F1, Enter or a click beside it. What is typed leaves the lines that fit.
"""

from collections.abc import Iterator

from PySide6.QtCore import QSize, Qt, QTimer, Signal
from PySide6.QtGui import QKeyEvent, QResizeEvent
from PySide6.QtWidgets import (
    QFrame,
    QGridLayout,
    QHBoxLayout,
    QLabel,
    QPushButton,
    QScrollArea,
    QVBoxLayout,
    QWidget,
)

from kbdesk.ui.frame.sheet import Sheet
from kbdesk.ui.kit.action_table import ACTIONS, Action, Group
from kbdesk.ui.kit.clearable_field import ClearableField
from kbdesk.ui.kit.flow import FlowRow
from kbdesk.ui.kit.own_keys import by_name, caps_now
from kbdesk.ui.kit.theme import Theme
from kbdesk.ui.kit.tokens import IconSize
from kbdesk.ui.kit.words import Words

WIDTH, HEIGHT = 820, 640
NARROW = 560
"""Below this width of the card, at 100 % text, the groups stand in one column."""


class KeysSheet(Sheet):
    """Two buttons lead on: to the help, and to keys of one's own."""

    help_asked = Signal()  # the help on kbdesk; listener: the frame, which hands it on
    own_asked = Signal(str)  # the part of the settings where other keys are chosen; listener: the same

    def __init__(self, theme: Theme, words: Words, parent: QWidget) -> None:
        super().__init__(theme, parent, name="frame.sheet")
        self._words = words
        self._was_narrow = False
        self._title, self._close, self._none = QLabel(), QLabel(), QLabel()
        self._title.setProperty("look", "heading")
        self._close.setProperty("look", "small")
        self._none.setProperty("look", "muted")
        self._filter = ClearableField(theme, words, "frame.sheet.filter")
        self._filter.textChanged.connect(self._fill)
        self._help, self._own = QPushButton(), QPushButton()
        for button, name, act in ((self._help, "help", self._to_help), (self._own, "own", self._to_own)):
            button.setObjectName(f"frame.sheet.{name}")
            button.clicked.connect(act)
        self._room = QScrollArea(widgetResizable=True)
        self._room.setFrameShape(QFrame.Shape.NoFrame)
        self._room.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self._room.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self._lay_out()
        theme.changed.connect(self._speak)
        words.language_changed.connect(self._speak)
        self._speak()

    def open_sheet(self) -> None:
        self._filter.clear()
        super().open_sheet()
        self._fill()

    def take_cursor(self) -> None:
        self._filter.setFocus(Qt.FocusReason.PopupFocusReason)

    def wanted_size(self) -> QSize:
        return QSize(self._theme.px(WIDTH), self._theme.px(HEIGHT))

    def resizeEvent(self, event: QResizeEvent) -> None:
        """One column or two, once the card has its new size."""
        super().resizeEvent(event)
        QTimer.singleShot(0, self, self._fill_anew)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        bar = self._room.verticalScrollBar()
        pages = {Qt.Key.Key_PageDown: 1, Qt.Key.Key_PageUp: -1}
        lines = {Qt.Key.Key_Down: 1, Qt.Key.Key_Up: -1}
        key = Qt.Key(event.key())
        if key in pages:
            bar.setValue(bar.value() + pages[key] * bar.pageStep())
        elif key in lines:
            bar.setValue(bar.value() + lines[key] * self._theme.px(40))
        elif key not in {Qt.Key.Key_Return, Qt.Key.Key_Enter}:
            super().keyPressEvent(event)
        elif self._help.hasFocus():
            self._to_help()
        elif self._own.hasFocus():
            self._to_own()
        else:
            self.close_sheet()

    def offer_help(self, is_offered: bool) -> None:
        """Whether there is help to search in."""
        self._help.setVisible(is_offered)
        self._bottom.updateGeometry()

    def _lay_out(self) -> None:
        top, self._bottom = QHBoxLayout(), FlowRow(gap=8)
        top.addWidget(self._title, 1)
        top.addWidget(self._close)
        self._bottom.add(self._help)
        self._bottom.add(self._own)
        self._help.hide()  # until there is help to search in
        body = self.card.body
        body.addLayout(top)
        body.addWidget(self._filter)
        body.addWidget(self._none)
        body.addWidget(self._room, 1)
        body.addWidget(self._bottom)

    def _fill_anew(self) -> None:
        if self._is_narrow() != self._was_narrow:
            self._fill()

    def _fill(self) -> None:
        if not self.isVisible():
            return
        self._was_narrow = self._is_narrow()
        lines = QWidget()
        lines.setProperty("look", "plain")
        columns = QHBoxLayout(lines)
        columns.setContentsMargins(0, 0, 12, 0)
        columns.setSpacing(48)
        groups = tuple(self._groups())
        for part in self._columns(groups):
            column = QVBoxLayout()
            column.setSpacing(18)
            for group, actions in part:
                column.addLayout(self._group(group, actions))
            column.addStretch(1)
            columns.addLayout(column, 1)
        self._room.setWidget(lines)
        self._none.setVisible(not groups)

    def _groups(self) -> Iterator[tuple[Group, list[tuple[str, tuple[str, ...]]]]]:
        """Of each group the words and keycaps of its lines, as far as they fit what is typed."""
        bound = by_name(self.window())
        typed = self._filter.text().casefold().split()
        for group in Group:
            lines = []
            for action in ACTIONS:
                if action.group is not group or not action.is_on_sheet:
                    continue
                keys = bound[action.name].keys_now if action.name in bound else action.keys
                words, caps = self._words_of(action), caps_now(action, keys)
                text = " ".join([words, *caps]).casefold()
                if caps and all(part in text for part in typed):
                    lines.append((words, caps))
            if lines:
                yield group, lines

    def _columns(
        self, groups: tuple[tuple[Group, list[tuple[str, tuple[str, ...]]]], ...]
    ) -> Iterator[tuple[tuple[Group, list[tuple[str, tuple[str, ...]]]], ...]]:
        """In two columns of about the same length; in a narrow window in one."""
        if self._is_narrow() or len(groups) < 2:
            yield groups
            return
        half, left = sum(len(lines) + 2 for _, lines in groups) / 2, 0
        at = 0
        while at < len(groups) - 1 and left + (len(groups[at][1]) + 2) / 2 <= half:
            left += len(groups[at][1]) + 2
            at += 1
        at = max(1, at)
        yield groups[:at]
        yield groups[at:]

    def _group(self, group: Group, lines: list[tuple[str, tuple[str, ...]]]) -> QGridLayout:
        grid = QGridLayout()
        grid.setHorizontalSpacing(24)
        grid.setVerticalSpacing(8)
        heading = QLabel(self._words.say(f"act.group.{group}"))
        heading.setProperty("look", "section")
        grid.addWidget(heading, 0, 0, 1, 2)
        if self._is_narrow():
            self._lines_below(grid, lines)
            return grid
        for line, (words, keycaps) in enumerate(lines, start=1):
            word, caps = QLabel(words, wordWrap=True), QHBoxLayout()
            caps.setSpacing(4)
            caps.addStretch(1)
            for cap in keycaps:
                label = QLabel(cap)
                label.setProperty("look", "key")
                caps.addWidget(label, 0, Qt.AlignmentFlag.AlignVCenter)
            grid.addWidget(word, line, 0)
            grid.addLayout(caps, line, 1)
        grid.setColumnStretch(0, 1)
        return grid

    def _is_narrow(self) -> bool:
        return self.card.width() < self._theme.px(NARROW)

    def _lines_below(self, grid: QGridLayout, lines: list[tuple[str, tuple[str, ...]]]) -> None:
        """The keys below the words, on as many lines as they need."""
        for line, (words, keycaps) in enumerate(lines):
            caps = FlowRow(gap=4)
            for cap in keycaps:
                label = QLabel(cap)
                label.setProperty("look", "key")
                caps.add(label)
            grid.addWidget(QLabel(words, wordWrap=True), 2 * line + 1, 0)
            grid.addWidget(caps, 2 * line + 2, 0)

    def _words_of(self, action: Action) -> str:
        return self._words.say(action.sentence, number=action.number)

    def _to_help(self) -> None:
        self.close_sheet()
        self.help_asked.emit()

    def _to_own(self) -> None:
        self.close_sheet()
        self.own_asked.emit("keys")

    def _speak(self) -> None:
        say = self._words.say
        for button, key, icon in ((self._help, "menu.search_help", "search"), (self._own, "keys.own", "settings")):
            button.setText(f" {say(key)}")
            button.setAccessibleName(say(key))
            button.setIcon(self._theme.icon(icon, size=IconSize.USUAL))
        self._title.setText(say("keys.title"))
        self._close.setText(say("keys.close"))
        self._none.setText(say("keys.none"))
        self._filter.setPlaceholderText(say("keys.filter"))
        self._filter.setAccessibleName(say("keys.filter"))
        self.setAccessibleName(say("keys.title"))
        self._fill()
