"""The user's own keys: a list of all actions, and below it a field that takes the key pressed in it."""

from PySide6.QtCore import QEvent, QObject, Qt, QTimer, Signal
from PySide6.QtGui import QKeyEvent, QKeySequence
from PySide6.QtWidgets import QListWidget, QListWidgetItem

from kbdesk.ui.kit.action_table import ACTIONS, Action
from kbdesk.ui.kit.command_row import CAPS, GROUP, CommandRow
from kbdesk.ui.kit.own_keys import by_name, caps_of, clashes
from kbdesk.ui.kit.theme import Theme
from kbdesk.ui.kit.words import Words
from kbdesk.ui.settings.key_field import KeyField
from kbdesk.ui.settings.part import Part

ROWS = 8
_ROW = 36


class KeysPart(Part):
    """Shows what is bound in the window it stands in."""

    chosen = Signal(object, object)  # Action, its keys or None for the usual ones; listener: who keeps them
    all_usual_asked = Signal()  # listener: the same

    def __init__(self, theme: Theme, words: Words) -> None:
        super().__init__(theme, words, "keys")
        self._list, self._field = QListWidget(), KeyField()
        self._list.setObjectName("settings.keys")
        self._list.setProperty("look", "ringed")
        self._list.setItemDelegate(CommandRow(theme, self._list))
        self._list.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self._list.setTabKeyNavigation(False)
        self._list.installEventFilter(self)
        self._field.setObjectName("settings.keys.field")
        self._usual = self.button("set.keys.usual", "keys.usual")
        self._none = self.button("set.keys.none", "keys.none")
        self._all = self.button("set.keys.all_usual", "keys.all_usual", look="quiet")
        tools = self.flow(self._usual, self._none, self._all)
        self._row = self.add_row("keys", below=(self._list, self._field, tools))
        self._list.currentItemChanged.connect(self._name_field)
        self._list.itemActivated.connect(self._to_field)
        self._field.keySequenceChanged.connect(self._pressed)
        self._usual.clicked.connect(self._to_usual)
        self._none.clicked.connect(self._to_none)
        self._all.clicked.connect(self._to_all_usual)
        theme.changed.connect(self._fit)
        self._fit()
        self.speak()

    def refresh(self) -> None:
        say, bound = self._words.say, by_name(self.window())
        before = self._list.currentRow()
        self._list.clear()
        for action in ACTIONS:
            if action.fixed or action.name not in bound:
                continue
            what, group = say(action.sentence, number=action.number), say(f"act.group.{action.group}")
            caps = "  ".join(caps_of(bound[action.name].keys_now))
            item = QListWidgetItem(what)
            item.setData(Qt.ItemDataRole.UserRole, action.name)
            item.setData(GROUP, group)
            item.setData(CAPS, caps)
            spoken = say("set.keys.row", what=what, group=group, keys=caps or say("set.keys.without"))
            item.setData(Qt.ItemDataRole.AccessibleTextRole, spoken)
            self._list.addItem(item)
        self._list.setCurrentRow(max(0, before))

    def speak(self) -> None:
        super().speak()
        self._list.setAccessibleName(self._words.say("set.keys.list"))
        self._field.say(self._words.say("set.keys.press"))
        if self.isVisible():
            self.refresh()
        self._name_field()

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """Enter in the list goes to the field, on every system alike."""
        if watched is self._list and isinstance(event, QKeyEvent) and event.type() is QEvent.Type.KeyPress:
            if Qt.Key(event.key()) in {Qt.Key.Key_Return, Qt.Key.Key_Enter}:
                self._to_field()
                return True
            if Qt.Key(event.key()) in {Qt.Key.Key_Delete, Qt.Key.Key_Backspace}:
                self._to_none()
                return True
        return super().eventFilter(watched, event)

    @property
    def _action(self) -> Action | None:
        name = self._list.currentIndex().data(Qt.ItemDataRole.UserRole)
        return next((action for action in ACTIONS if action.name == name), None)

    def _name_field(self, *_items: object) -> None:
        action, say = self._action, self._words.say
        what = say(action.sentence, number=action.number) if action is not None else ""
        self._field.setAccessibleName(say("set.keys.field", what=what))
        self._field.setToolTip(say("set.keys.field", what=what))

    def _to_field(self, *_item: object) -> None:
        self._field.setFocus(Qt.FocusReason.OtherFocusReason)

    def _pressed(self, keys: QKeySequence) -> None:
        action, key = self._action, keys.toString(QKeySequence.SequenceFormat.PortableText)
        if not key or action is None:
            return
        self._choose(action, (key,))
        QTimer.singleShot(0, self._back_to_list)

    def _back_to_list(self) -> None:
        self._field.show_keys("")
        self._list.setFocus(Qt.FocusReason.OtherFocusReason)

    def _choose(self, action: Action, keys: tuple[str, ...] | None) -> None:
        say = self._words.say
        self.chosen.emit(action, keys)
        self.refresh()
        mine = [one for one in clashes(self.window()) if action.name in (one.one.name, one.other.name)]
        if mine:
            other = mine[0].other if mine[0].one.name == action.name else mine[0].one
            cap, what = caps_of((mine[0].keys,))[0], say(other.sentence, number=other.number)
            self._row.say(say("set.keys.taken", keys=cap, other=what), is_wrong=True)
            return
        now = caps_of(by_name(self.window())[action.name].keys_now)
        shown = ", ".join(now) or say("set.keys.without")
        self._row.say(say("set.keys.chosen", keys=shown, what=say(action.sentence, number=action.number)))

    def _to_usual(self) -> None:
        if (action := self._action) is not None:
            self._choose(action, None)

    def _to_none(self) -> None:
        if (action := self._action) is not None:
            self._choose(action, ())

    def _to_all_usual(self) -> None:
        self.all_usual_asked.emit()
        self._row.say("")
        self.refresh()

    def _fit(self) -> None:
        self._list.setFixedHeight(self._theme.px(_ROW) * ROWS + 4)
