"""The command list (Ctrl+Shift+A, or `>` in the search field): all that can be done now, found by typing, done by Enter.

It shows what is bound in the window and available where the cursor was; so nothing is listed twice and nothing that
would do nothing.
"""

import unicodedata

from PySide6.QtCore import QEvent, QObject, QSize, Qt, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QApplication, QLabel, QLineEdit, QListWidget, QListWidgetItem, QWidget

from kbdesk.ui.frame.sheet import Sheet
from kbdesk.ui.kit.action_table import ACTIONS
from kbdesk.ui.kit.actions import BoundAction, bound_in
from kbdesk.ui.kit.announcing import announce
from kbdesk.ui.kit.command_row import CAPS, GROUP, CommandRow
from kbdesk.ui.kit.own_keys import caps_now
from kbdesk.ui.kit.theme import Theme
from kbdesk.ui.kit.words import Words

WIDTH, HEIGHT = 620, 460
_STEPS = {Qt.Key.Key_Down: 1, Qt.Key.Key_Up: -1, Qt.Key.Key_PageDown: 8, Qt.Key.Key_PageUp: -8}
_ORDER = {action.name: place for place, action in enumerate(ACTIONS)}


class CommandList(Sheet):
    """`open_with` what is typed already."""

    left_empty = Signal()  # Backspace in the empty field: back to where `>` was typed; listener: the main window

    def __init__(self, theme: Theme, words: Words, parent: QWidget) -> None:
        super().__init__(theme, parent, name="frame.commands")
        self._words = words
        self._there: tuple[BoundAction, ...] = ()
        self.field, self.list, self._none = QLineEdit(), QListWidget(), QLabel()
        self.field.setObjectName("frame.commands.field")
        self.field.setProperty("look", "search")
        self.field.installEventFilter(self)
        self.field.textChanged.connect(self._show)
        self.list.setObjectName("frame.commands.list")
        self.list.setItemDelegate(CommandRow(theme, self.list))
        self.list.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self.list.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.list.setUniformItemSizes(True)
        self.list.itemClicked.connect(self._run)
        self.list.currentItemChanged.connect(self._announce)
        self._none.setProperty("look", "muted")
        self._none.setAlignment(Qt.AlignmentFlag.AlignCenter)
        body = self.card.body
        body.setContentsMargins(12, 12, 12, 12)
        body.setSpacing(8)
        body.addWidget(self.field)
        body.addWidget(self._none)
        body.addWidget(self.list, 1)
        words.language_changed.connect(self._speak)
        self._speak()

    def open_empty(self) -> None:
        """With nothing typed."""
        self.open_with("")

    def open_with(self, typed: str) -> None:
        """Opens it; closes it when it is open."""
        if self.isVisible():
            self.close_sheet()
            return
        self._there = self._available()
        self.field.setText(typed)
        self.open_sheet()
        self._show()

    def take_cursor(self) -> None:
        self.field.setFocus(Qt.FocusReason.PopupFocusReason)

    def wanted_size(self) -> QSize:
        return QSize(self._theme.px(WIDTH), self._theme.px(HEIGHT))

    def lies_high(self) -> bool:
        return True

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """The field keeps the cursor; arrows go to the list."""
        if watched is self.field and isinstance(event, QKeyEvent) and event.type() is QEvent.Type.KeyPress:
            return self._took(event)
        return super().eventFilter(watched, event)

    def _took(self, event: QKeyEvent) -> bool:
        key = Qt.Key(event.key())
        if key in _STEPS:
            row = self.list.currentRow() + _STEPS[key]
            self.list.setCurrentRow(max(0, min(self.list.count() - 1, row)))
        elif key in {Qt.Key.Key_Return, Qt.Key.Key_Enter}:
            self._run(self.list.currentItem())
        elif key == Qt.Key.Key_Backspace and not self.field.text():
            self.close_sheet()
            self.left_empty.emit()
        else:
            return False
        return True

    def _available(self) -> tuple[BoundAction, ...]:
        """One of each name: the nearest to the cursor; in the order of the sheet of keys."""
        focus = QApplication.focusWidget()
        found: dict[str, BoundAction] = {}
        for bound in bound_in(self.window()):
            name = bound.action.name
            before = found.get(name)
            if bound.is_available and (before is None or bound.distance(focus) < before.distance(focus)):
                found[name] = bound
        found.pop("commands", None)
        return tuple(sorted(found.values(), key=lambda one: _ORDER.get(one.action.name, len(_ORDER))))

    def _show(self) -> None:
        self.list.clear()
        typed = _plain(self.field.text()).split()
        rows = [(bound, *self._spoken(bound)) for bound in self._there]
        hits = [row for row in rows if all(part in _plain(" ".join(row[1:])) for part in typed)]
        if typed:  # a name that begins so goes before one that holds it somewhere
            hits.sort(key=lambda row: not _plain(row[1]).startswith(typed[0]))
        for bound, what, group, caps in hits:
            item = QListWidgetItem(what)
            item.setData(Qt.ItemDataRole.UserRole, bound.action.name)
            item.setData(GROUP, group)
            item.setData(CAPS, caps)
            key = "commands.row_key" if caps else "commands.row"
            item.setData(Qt.ItemDataRole.AccessibleTextRole, self._words.say(key, what=what, group=group, keys=caps))
            self.list.addItem(item)
        self.list.setCurrentRow(0)
        self._none.setVisible(not hits)

    def _spoken(self, bound: BoundAction) -> tuple[str, str, str]:
        """What it does, its group, its keys."""
        action, say = bound.action, self._words.say
        what = say(action.sentence, number=action.number) if action.number else say(action.sentence)
        return what, say(f"act.group.{action.group}"), "  ".join(caps_now(action, bound.keys_now)[:1])

    def _run(self, item: QListWidgetItem | None) -> None:
        if item is None:
            return
        name = item.data(Qt.ItemDataRole.UserRole)
        self.close_sheet()
        next(bound for bound in self._there if bound.action.name == name).do()

    def _announce(self, item: QListWidgetItem | None) -> None:
        """The cursor stays in the field, so a screen reader is told what is chosen."""
        if item is not None and self.isVisible():
            announce(self.field, str(item.data(Qt.ItemDataRole.AccessibleTextRole)))

    def _speak(self) -> None:
        say = self._words.say
        self.setAccessibleName(say("commands.title"))
        self.field.setPlaceholderText(say("commands.field"))
        self.field.setAccessibleName(say("commands.field"))
        self.list.setAccessibleName(say("commands.list"))
        self._none.setText(say("commands.none"))
        if self.isVisible():
            self._show()


def _plain(text: str) -> str:
    """Without capitals and accents."""
    apart = unicodedata.normalize("NFKD", text.casefold())
    return "".join(sign for sign in apart if not unicodedata.combining(sign))
