"""Whether this desktop has a place for icons by now: it may come after the window, or never (GNOME without extension).

Qt looks once and remembers the answer as long as the program runs. So it is asked only when the place is there; until
then the bus tells of its coming.
"""

from jeepney import DBusAddress, MatchRule, Message, message_bus
from PySide6.QtCore import QObject, Signal

from kbdesk.ui.desktop.session_bus import SessionBus, failure

_WATCHER = "org.kde.StatusNotifierWatcher"
_BUS = DBusAddress("/org/freedesktop/DBus", "org.freedesktop.DBus", "org.freedesktop.DBus")


class TrayPlace(QObject):
    """`look` once, when the bus is ready."""

    came = Signal()  # the place is there; listener: the signs
    missing = Signal()  # it is not there, so far; listener: the same

    def __init__(self, bus: SessionBus, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._bus = bus

    def look(self) -> None:
        """Now, and whenever it comes."""
        owners = MatchRule(type="signal", sender=message_bus.bus_name, member="NameOwnerChanged")
        owners.add_arg_condition(0, _WATCHER)
        self._bus.listen(owners, self._changed)
        self._bus.call(_BUS, "NameHasOwner", signature="s", body=(_WATCHER,), answered=self._answered)

    def _answered(self, answer: Message) -> None:
        is_there = not failure(answer) and bool(answer.body[0])
        (self.came if is_there else self.missing).emit()

    def _changed(self, message: Message) -> None:
        _name, _before, now = message.body
        if now:
            self.came.emit()
