"""A key that holds everywhere under Wayland: asked of the desktop through its portal, and never more than asked.

    Register            who we are: a desktop gives keys to programs it knows by their entry (`kbdesk.desktop`)
    CreateSession       -> Response
    BindShortcuts       the wish; the desktop may ask the person -> Response: what it bound, and to which key
    Activated           the key was pressed, with leave for the window to come forward
    ShortcutsChanged    another key now, or none

The desktop has the last word: it may give another key than the wished one, and the person may say no. Each answer may
take as long as a person thinks. (xdg-desktop-portal: org.freedesktop.portal.GlobalShortcuts, versions 1 and 2.)
"""

from collections.abc import Callable
from typing import Any
from uuid import uuid4

from jeepney import DBusAddress, HeaderFields, MatchRule, Message
from PySide6.QtCore import QObject, Signal

from kbdesk.ui.desktop.global_key import GlobalKey, KeyNews, KeyState
from kbdesk.ui.desktop.session_bus import SessionBus, failure

PORTAL = "org.freedesktop.portal.Desktop"
_PATH = "/org/freedesktop/portal/desktop"
_SHORTCUTS = "org.freedesktop.portal.GlobalShortcuts"
_REQUEST, _SESSION = "org.freedesktop.portal.Request", "org.freedesktop.portal.Session"
_KEYS = DBusAddress(_PATH, PORTAL, _SHORTCUTS)
_REGISTRY = DBusAddress(_PATH, PORTAL, "org.freedesktop.host.portal.Registry")
_NOT_ALLOWED = "org.freedesktop.portal.Error.NotAllowed"
_APP, _SHORTCUT = "kbdesk", "bring-window"
_DONE, _CANCELLED = 0, 1
_MODIFIERS = (("ctrl", "CTRL"), ("alt", "ALT"), ("shift", "SHIFT"), ("meta", "LOGO"))

Results = dict[str, tuple[str, Any]]


class PortalKeys(QObject):
    """One key at a time, on a line of its own: a desktop is told once for each line who speaks there."""

    pressed = Signal(int, str)  # always 0, and the desktop's leave to come forward or ""; listener: the hotkey
    settled = Signal(object)  # KeyNews; listener: the same

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._bus: SessionBus | None = None
        self._requests: dict[str, Callable[[int, Results], None]] = {}
        self._session, self._trigger, self._description = "", "", ""
        self._is_gone = False

    def grab(self, key: GlobalKey, description: str) -> KeyState:
        """ASKED, and `settled` once the desktop has decided; ELSEWHERE where there is no bus to ask over."""
        self.release()
        self._trigger, self._description = trigger_of(key), description
        try:
            self._bus = SessionBus(self)
        except OSError:
            return KeyState.ELSEWHERE
        self._bus.ready.connect(self._begin)
        self._bus.lost.connect(self._lost)
        return KeyState.ASKED

    def look(self) -> None:
        """Asks which key it is by now: not each desktop tells when the person chose another in its settings."""
        if self._session:
            self._ask("ListShortcuts", "oa{sv}", self._listed, before=(self._session,))

    def release(self) -> None:
        """The key is the desktop's again: a session ends with the line it was made on."""
        if self._bus is not None:
            self._bus.close()
            self._bus.deleteLater()
            self._bus = None
        self._requests.clear()
        self._session, self._is_gone = "", False

    def bring_forward(self, _window: int, _time: int) -> None:
        """Nothing more to ask: the leave came with the key."""

    def close(self) -> None:
        """Gives up the key."""
        self.release()

    # ------------------------------------------------------------------ one step after the other

    def _begin(self) -> None:
        if self._bus is None:
            return
        for interface, heard in ((_REQUEST, self._responded), (_SHORTCUTS, self._told), (_SESSION, self._closed)):
            self._bus.listen(MatchRule(type="signal", sender=PORTAL, interface=interface), heard)
        owners = MatchRule(type="signal", sender="org.freedesktop.DBus", member="NameOwnerChanged")
        owners.add_arg_condition(0, PORTAL)
        self._bus.listen(owners, self._portal_came_or_went)
        self._register()

    def _register(self) -> None:
        """An older portal knows no register, and finds out by itself; whether it did shows in what follows."""
        if self._bus is not None:
            self._bus.call(
                _REGISTRY, "Register", signature="sa{sv}", body=(_APP, {}), answered=lambda _answer: self._create()
            )

    def _create(self) -> None:
        # The name of the session stays the same: a desktop that does not know the program knows its keys by that name.
        options = {"session_handle_token": ("s", _APP)}
        self._ask("CreateSession", "a{sv}", self._created, options=options)

    def _created(self, response: int, results: Results) -> None:
        handle = results.get("session_handle")
        if response != _DONE or handle is None:
            self._settle(KeyState.NOT_GIVEN)
            return
        self._session = str(handle[1])
        wish = {"description": ("s", self._description), "preferred_trigger": ("s", self._trigger)}
        before = (self._session, [(_SHORTCUT, wish)], "")
        self._ask("BindShortcuts", "oa(sa{sv})sa{sv}", self._bound, before=before)

    def _bound(self, response: int, results: Results) -> None:
        if response == _CANCELLED:
            self._settle(KeyState.DECLINED)
        elif response == _DONE:
            self._listed(response, results)
        else:
            self._settle(KeyState.NOT_GIVEN)

    def _listed(self, response: int, results: Results) -> None:
        if response == _DONE:
            self._settle_by(results.get("shortcuts", ("", []))[1])

    def _settle_by(self, shortcuts: list[tuple[str, Results]]) -> None:
        ours = next((found for name, found in shortcuts if name == _SHORTCUT), None)
        if ours is None:
            self._settle(KeyState.NOT_GIVEN)
            return
        trigger = str(ours.get("trigger_description", ("s", ""))[1])
        self._settle(KeyState.ON if trigger else KeyState.WITHOUT_KEY, trigger)

    def _settle(self, state: KeyState, trigger: str = "") -> None:
        self.settled.emit(KeyNews(state, trigger))

    # ------------------------------------------------------------------ what comes

    def _told(self, message: Message) -> None:
        member, body = message.header.fields[HeaderFields.member], message.body
        if not self._session or body[0] != self._session:
            return
        if member == "Activated" and body[1] == _SHORTCUT:
            self.pressed.emit(0, str(body[3].get("activation_token", ("s", ""))[1]))
        elif member == "ShortcutsChanged":
            self._settle_by(body[1])

    def _closed(self, message: Message) -> None:
        if self._session and message.header.fields[HeaderFields.path] == self._session:
            self._session = ""
            self._settle(KeyState.LOST)

    def _portal_came_or_went(self, message: Message) -> None:
        """A portal that was started anew knows nobody of before."""
        _name, _before, now = message.body
        if not now:
            self._is_gone, self._session = True, ""
        elif self._is_gone:
            self._is_gone = False
            self._register()

    def _lost(self) -> None:
        self._session = ""
        self._settle(KeyState.LOST)

    # ------------------------------------------------------------------ requests

    def _ask(
        self,
        member: str,
        signature: str,
        responded: Callable[[int, Results], None],
        *,
        before: tuple[Any, ...] = (),
        options: dict[str, tuple[str, str]] | None = None,
    ) -> None:
        """`responded` is kept under the path where the answer will be told, before the portal is asked."""
        bus = self._bus
        if bus is None:
            return
        token = f"kbdesk_{uuid4().hex}"
        path = f"{_PATH}/request/{bus.name.removeprefix(':').replace('.', '_')}/{token}"
        self._requests[path] = responded

        def taken(answer: Message) -> None:
            if wrong := failure(answer):
                self._requests.pop(path, None)
                self._settle(KeyState.NOT_KNOWN if wrong == _NOT_ALLOWED else KeyState.ELSEWHERE)
            elif path in self._requests and answer.body[0] != path:  # a portal from before 0.9 names it itself
                self._requests[str(answer.body[0])] = self._requests.pop(path)

        body = (*before, {"handle_token": ("s", token), **(options or {})})
        bus.call(_KEYS, member, signature=signature, body=body, answered=taken)

    def _responded(self, message: Message) -> None:
        responded = self._requests.pop(message.header.fields[HeaderFields.path], None)
        if responded is not None:
            response, results = message.body
            responded(response, results)


def trigger_of(key: GlobalKey) -> str:
    """As the shortcuts specification of XDG writes it: `CTRL+ALT+k`; names of keys are those of xkbcommon."""
    name = key.name.lower() if len(key.name) == 1 or key.name == "Space" else key.name
    return "+".join((*(said for modifier, said in _MODIFIERS if modifier in key.modifiers), name))
