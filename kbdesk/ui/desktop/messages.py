"""Messages of the desktop over the bus: they need no icon beside the clock, and a click brings leave to come forward.

(Desktop Notifications Specification 1.2.) A desktop may show none: then `refused`, and the window is the only place
that tells.
"""

from jeepney import DBusAddress, HeaderFields, MatchRule, Message
from PySide6.QtCore import QObject, Signal

from kbdesk.ui.desktop.session_bus import SessionBus, failure

_NAME = "org.freedesktop.Notifications"
_AT = DBusAddress("/org/freedesktop/Notifications", _NAME, _NAME)
_ON_CLICK, _USUAL_TIME = "default", -1
_MOST_KEPT = 20


class DesktopMessages(QObject):
    """`begin` when the bus is ready."""

    clicked = Signal(str, str)  # the page it leads to, the leave to come forward or ""; listener: the signs
    refused = Signal()  # this desktop shows none; listener: the same

    def __init__(self, bus: SessionBus, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._bus = bus
        self._pages: dict[int, str] = {}
        self._leave: dict[int, str] = {}

    def begin(self) -> None:
        """Hears of clicks from now on."""
        self._bus.listen(MatchRule(type="signal", sender=_NAME, interface=_NAME), self._heard)

    def tell(self, title: str, text: str, *, page: str, said: str) -> None:
        """A click on it opens `page`; `said` is what a button for that says, where a desktop shows one."""

        def told(answer: Message) -> None:
            if failure(answer):
                self.refused.emit()
                return
            self._pages[int(answer.body[0])] = page
            for old in list(self._pages)[:-_MOST_KEPT]:
                self._pages.pop(old)
                self._leave.pop(old, None)

        hints = {"desktop-entry": ("s", "kbdesk"), "urgency": ("y", 1)}
        body = ("kbdesk", 0, "kbdesk", title, text, [_ON_CLICK, said], hints, _USUAL_TIME)
        self._bus.call(_AT, "Notify", signature="susssasa{sv}i", body=body, answered=told)

    def _heard(self, message: Message) -> None:
        number = int(message.body[0])
        page = self._pages.get(number)
        if page is None:  # another program's
            return
        match message.header.fields[HeaderFields.member]:
            case "ActivationToken":
                self._leave[number] = str(message.body[1])
            case "ActionInvoked":
                self.clicked.emit(page, self._leave.pop(number, ""))
            case "NotificationClosed":
                self._pages.pop(number)
