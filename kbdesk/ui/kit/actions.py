"""Joins an action of the table with what it does in a widget: its keys, and its line in the command list.

The keys hold while the widget can be seen; with `within` only while the cursor is in it. Where two widgets in sight
want one key, the one nearest to the cursor has it. The user's own keys are put on by `OwnKeys`, for all that is bound
in a window.
"""

from collections.abc import Callable, Iterator, Mapping

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QKeySequence, QShortcut
from PySide6.QtWidgets import QApplication, QWidget

from kbdesk.ui.kit.action_table import Action, action_named

Act = Callable[[], object]
OwnKeys = Mapping[str, tuple[str, ...]]
"""Name of an action -> the keys that the user wants for it; none takes the usual ones away."""


class BoundAction(QShortcut):
    """An action where it holds; made by `bind`.

    It keeps neither its widget nor what it does: Qt does. A ring of references would be found by Python's garbage
    collector, which may run in a lane's thread, where no widget may end.
    """

    asked = Signal()  # by key or from the command list; listener: what the action does

    def __init__(self, owner: QWidget, action: Action, act: Act, *, within: bool) -> None:
        super().__init__(owner)
        self.action = action
        if within:
            self.setContext(Qt.ShortcutContext.WidgetWithChildrenShortcut)
        self.use_keys(action.keys)
        self.asked.connect(act)
        self.activated.connect(self.asked)
        self.activatedAmbiguously.connect(self._settle)

    @property
    def owner(self) -> QWidget:
        """The widget in which it holds."""
        owner = self.parent()
        if not isinstance(owner, QWidget):
            raise TypeError(owner)
        return owner

    @property
    def keys_now(self) -> tuple[str, ...]:
        """Those it has now, as written in the table."""
        return tuple(key.toString(QKeySequence.SequenceFormat.PortableText) for key in self.keys())

    def use_keys(self, keys: tuple[str, ...]) -> None:
        """Others than the table's."""
        self.setKeys([QKeySequence(key) for key in keys])

    @property
    def is_available(self) -> bool:
        """Whether it would do anything now."""
        return self.isEnabled() and self.owner.isVisible() and self.owner.isEnabled()

    def do(self) -> None:
        """Does it, as by key."""
        self.asked.emit()

    def distance(self, focus: QWidget | None) -> int:
        """How many widgets lie between the cursor and its own; very many where the cursor is elsewhere."""
        steps, owner = 0, self.owner
        while focus is not None and focus is not owner:
            focus, steps = focus.parentWidget(), steps + 1
        return steps if focus is not None else 1000

    def _settle(self) -> None:
        """Qt asks one of several in turn; whichever it asks, the nearest acts."""
        focus, mine = QApplication.focusWidget(), set(self.keys_now)
        rivals = [one for one in bound_in(self.owner.window()) if mine & set(one.keys_now) and one.is_available]
        min(rivals, key=lambda one: one.distance(focus), default=self).do()


def bind(owner: QWidget, name: str, act: Act, *, within: bool = False) -> None:
    """Gives the action of that name its keys in `owner`."""
    BoundAction(owner, action_named(name), act, within=within)


def bind_all(owner: QWidget, acts: Mapping[str, Act], *, within: bool = False) -> None:
    """Several of one widget, by name."""
    for name, act in acts.items():
        bind(owner, name, act, within=within)


def bind_action(owner: QWidget, action: Action, act: Act) -> None:
    """As `bind`, for an action whose keys are known only now."""
    BoundAction(owner, action, act, within=False)


def bound_in(window: QWidget) -> Iterator[BoundAction]:
    """All that is bound in a window."""
    yield from window.findChildren(BoundAction)


def put_on(window: QWidget, own: OwnKeys) -> None:
    """Gives every action in the window the user's own keys, or the usual ones."""
    for bound in bound_in(window):
        keys = own.get(bound.action.name, bound.action.keys)
        if keys != bound.keys_now:
            bound.use_keys(keys)
