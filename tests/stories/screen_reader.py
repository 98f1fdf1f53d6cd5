"""What a screen reader does, from outside: the window's tree over D-Bus, found and pressed by role and name alone.

AT-SPI as Qt speaks it: https://gitlab.gnome.org/GNOME/at-spi2-core (the interfaces `org.a11y.atspi.*` stand in its
folder `xml`). It knows nothing of kbdesk but what the window tells everybody.
"""

import time
from collections import deque
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from typing import Any

from jeepney import DBusAddress, MatchRule, MessageType, Properties, new_method_call
from jeepney.io.blocking import open_dbus_connection

ACCESSIBLE, ACTION = "org.a11y.atspi.Accessible", "org.a11y.atspi.Action"
TEXT, EDITABLE = "org.a11y.atspi.Text", "org.a11y.atspi.EditableText"
REGISTRY = "org.a11y.atspi.Registry"
ROOT = "/org/a11y/atspi/accessible/root"
FOCUSED, SHOWING, ENABLED, CHECKED, SELECTED = 12, 25, 8, 4, 23
"""Places of states among the 64 bits (AtspiStateType)."""
PATIENCE = 30.0
BUS = DBusAddress("/org/freedesktop/DBus", "org.freedesktop.DBus", "org.freedesktop.DBus")
LISTENERS = DBusAddress("/org/a11y/atspi/registry", REGISTRY, REGISTRY)
SAID = MatchRule(type="signal", interface="org.a11y.atspi.Event.Object", member="Announcement")


class NotThere(LookupError):
    """Nothing of that role and name is shown, or it is gone again."""


@dataclass(frozen=True, slots=True)
class Thing:
    """One thing in the window, by where it is reached on the bus."""

    bus: str
    path: str
    role: str
    name: str
    states: int

    def has(self, state: int) -> bool:
        return bool(self.states >> state & 1)


class ScreenReader:
    """Reads the program `app`, once it is on the bus of accessibility."""

    def __init__(self, app: str) -> None:
        session = open_dbus_connection("SESSION")
        where = DBusAddress("/org/a11y/bus", "org.a11y.Bus", "org.a11y.Bus")
        address = session.send_and_get_reply(new_method_call(where, "GetAddress")).body[0]
        session.close()
        self._bus = open_dbus_connection(address)
        self._said: deque[Any] = deque()
        self._bus.filter(SAID, queue=self._said)
        self._answer(new_method_call(BUS, "AddMatch", "s", (SAID.serialise(),)))
        self._answer(new_method_call(LISTENERS, "RegisterEvent", "s", ("object:announcement",)))
        self._app = self._wait(lambda: self._program(app), f"no program {app}")

    def close(self) -> None:
        self._bus.close()

    # ------------------------------------------------------------------ reading

    def things(self, *, shown: bool = True) -> Iterator[Thing]:
        """All that is shown, in the order it is read."""
        yield from self._below(self._app, shown=shown)

    def find(self, role: str, name: str) -> Thing:
        """The first of a role whose name begins so. Waits for it; raises NotThere."""
        return self.find_that(role, name, lambda _one: True)

    def find_that(self, role: str, name: str, is_so: Callable[[Thing], bool], *, what: str = "") -> Thing:
        """The first of them of which something is so, once it is."""
        return self._wait(
            lambda: next(
                (one for one in self.things() if one.role == role and one.name.startswith(name) and is_so(one)), None
            ),
            f"no {role} “{name}” {what}".strip(),
        )

    def is_gone(self, role: str, name: str) -> None:
        """Waits until there is none of them any more."""
        self._wait(
            lambda: not any(one.role == role and one.name.startswith(name) for one in self.things()) or None,
            f"{role} “{name}” is still there",
        )

    def text_of(self, thing: Thing) -> str:
        """All that stands in a text."""
        return str(self._call(thing.bus, thing.path, TEXT, "GetText", "ii", 0, -1)[0])

    def description_of(self, thing: Thing) -> str:
        """What is said of it beside its name."""
        return self._property(thing.bus, thing.path, "Description")

    def hear(self, words: str) -> str:
        """Waits until something with these words is announced; gives all of it, and forgets what was said before."""

        def heard() -> str | None:
            self._property(*self._app, "Name")  # whatever came meanwhile is taken in with an answer
            while self._said:
                said = str(self._said.popleft().body[3][1])
                if words in said:
                    return said
            return None

        return str(self._wait(heard, f"nobody said “{words}”"))

    def outline(self) -> str:
        """What is shown, a line each, for whoever looks why something was not found."""
        return "\n".join(f"{one.role} {one.name!r}{' *' if one.has(FOCUSED) else ''}" for one in self.things())

    # ------------------------------------------------------------------ doing

    def press(self, role: str, name: str) -> None:
        """Does what a click would do."""

        def pressed(thing: Thing) -> bool:
            actions = [one[0] for one in self._call(thing.bus, thing.path, ACTION, "GetActions")[0]]
            wanted = next((place for place, one in enumerate(actions) if one in {"Press", "Toggle", "Check"}), 0)
            return bool(self._call(thing.bus, thing.path, ACTION, "DoAction", "i", wanted)[0])

        self._done(role, name, pressed)

    def write(self, name: str, text: str) -> None:
        """Puts a text into a field."""

        def written(thing: Thing) -> bool:
            return bool(self._call(thing.bus, thing.path, EDITABLE, "SetTextContents", "s", text)[0])

        self._done("text", name, written)

    def _done(self, role: str, name: str, act: Callable[[Thing], bool]) -> None:
        """Once more when it went away between being found and being used: a step is drawn anew as it changes."""
        for last in (False, False, True):
            try:
                if act(self.find(role, name)):
                    return
            except NotThere:
                if last:
                    raise
        raise NotThere(f"{role} “{name}” does nothing")

    # ------------------------------------------------------------------ the bus

    def _program(self, name: str) -> tuple[str, str] | None:
        for bus, path in self._call(REGISTRY, ROOT, ACCESSIBLE, "GetChildren")[0]:
            if self._property(bus, path, "Name") == name:
                return bus, path
        return None

    def _below(self, place: tuple[str, str], *, shown: bool) -> Iterator[Thing]:
        """A branch that goes away while it is read is passed over."""
        try:
            children = self._call(*place, ACCESSIBLE, "GetChildren")[0]
        except NotThere:
            return
        for bus, path in children:
            try:
                thing = self._thing(bus, path, shown=shown)
            except NotThere:
                continue
            if thing is not None:
                yield thing
                yield from self._below((bus, path), shown=shown)

    def _thing(self, bus: str, path: str, *, shown: bool) -> Thing | None:
        """None for what is out of sight, with all that is in it: Qt calls rows of a list shown whose list is not."""
        low, high = self._call(bus, path, ACCESSIBLE, "GetState")[0]
        states = low | high << 32
        if shown and not states >> SHOWING & 1:
            return None
        role = self._call(bus, path, ACCESSIBLE, "GetRoleName")[0]
        return Thing(bus, path, role, self._property(bus, path, "Name"), states)

    def _call(self, bus: str, path: str, interface: str, method: str, signature: str = "", *words: Any) -> Any:
        message = new_method_call(DBusAddress(path, bus, interface), method, signature or None, words)
        return self._answer(message)

    def _property(self, bus: str, path: str, name: str) -> str:
        return str(self._answer(Properties(DBusAddress(path, bus, ACCESSIBLE)).get(name))[0][1])

    def _answer(self, message: Any) -> Any:
        reply = self._bus.send_and_get_reply(message, timeout=PATIENCE)
        if reply.header.message_type is MessageType.error:
            raise NotThere(str(reply.body))
        return reply.body

    def _wait(self, look: Any, missing: str) -> Any:
        until = time.monotonic() + PATIENCE
        while True:
            found = look()
            if found is not None:
                return found
            if time.monotonic() > until:
                raise NotThere(missing)
            time.sleep(0.1)
