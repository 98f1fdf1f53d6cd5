"""Stands in for a desktop's portal for keys on a real bus, as its specification has it (GlobalShortcuts 2, Registry 1).

Not ours, and not to be had on each machine; started as a program of its own: `python portal_stand_in.py portal|backend`.
As `backend` it stands behind the real xdg-desktop-portal. What a person at that desktop does is said over
`kbdesk.test.Person`.
"""

import json
import sys

from jeepney import DBusAddress, HeaderFields, MessageType, message_bus, new_error, new_method_return, new_signal
from jeepney.io.blocking import open_dbus_connection

PATH = "/org/freedesktop/portal/desktop"
PORTAL, BACKEND = "org.freedesktop.portal.Desktop", "org.freedesktop.impl.portal.desktop.kbdesktest"
KEYS, IMPL = "org.freedesktop.portal.GlobalShortcuts", "org.freedesktop.impl.portal.GlobalShortcuts"
REGISTRY, SESSION = "org.freedesktop.host.portal.Registry", "org.freedesktop.portal.Session"
PERSON = "kbdesk.test.Person"
ERROR = "org.freedesktop.portal.Error."


class Desktop:
    """Each session may bind once; `answer` is what the person does then, `trigger` the key they choose ("" none)."""

    def __init__(self, kind, connection):
        self.kind, self.connection = kind, connection
        self.answer, self.trigger = 0, None
        self.knows = True
        self.apps, self.used = {}, set()
        self.sessions, self.bound = {}, {}
        self.wishes = []

    def hear(self, message):
        fields = message.header.fields
        interface, member = fields.get(HeaderFields.interface), fields[HeaderFields.member]
        name = "".join(f"_{sign.lower()}" if sign.isupper() else sign for sign in member)
        room = {KEYS: "keys", IMPL: "impl", REGISTRY: "registry", PERSON: "person"}.get(interface, "")
        act = getattr(self, f"{room}{name}", None)
        if act is None:
            self.fail(message, "org.freedesktop.DBus.Error.UnknownMethod")
        else:
            act(message, fields[HeaderFields.sender], *message.body)

    def give(self, message, signature=None, *body):
        self.connection.send(new_method_return(message, signature, body))

    def fail(self, message, name):
        self.connection.send(new_error(message, name, "s", (name,)))

    def tell(self, to, path, interface, member, signature, *body):
        signal = new_signal(DBusAddress(path, interface=interface), member, signature, body)
        if to:
            signal.header.fields[HeaderFields.destination] = to
        self.connection.send(signal)

    # ---- the portal

    def registry_register(self, message, sender, app, _options):
        if not self.knows or sender in self.used or sender in self.apps:
            self.fail(message, ERROR + "Failed")
            return
        self.apps[sender] = app
        self.give(message)

    def respond(self, message, sender, options, code, results):
        """A request: its handle first, then the response at that path."""
        handle = f"{PATH}/request/{sender[1:].replace('.', '_')}/{options['handle_token'][1]}"
        self.give(message, "o", handle)
        self.tell(sender, handle, "org.freedesktop.portal.Request", "Response", "ua{sv}", code, results)

    def keys_create_session(self, message, sender, options):
        self.used.add(sender)
        if sender not in self.apps:
            self.fail(message, ERROR + "NotAllowed")
            return
        session = f"{PATH}/session/{sender[1:].replace('.', '_')}/{options['session_handle_token'][1]}"
        self.sessions[session] = sender
        self.respond(message, sender, options, 0, {"session_handle": ("s", session)})

    def keys_bind_shortcuts(self, message, sender, session, shortcuts, _parent, options):
        if self.sessions.get(session) != sender or session in self.bound:
            self.fail(message, "org.freedesktop.DBus.Error.AccessDenied")
            return
        code, results = self.decide(session, shortcuts)
        self.respond(message, sender, options, code, results)

    def keys_list_shortcuts(self, message, sender, session, options):
        self.respond(message, sender, options, 0, {"shortcuts": ("a(sa{sv})", self.bound.get(session, []))})

    # ---- a back end

    def impl_create_session(self, message, _sender, _handle, session, app, _options):
        self.sessions[session], self.apps[session] = "", app
        self.give(message, "ua{sv}", 0, {})

    def impl_bind_shortcuts(self, message, _sender, _handle, session, shortcuts, _parent, _options):
        self.give(message, "ua{sv}", *self.decide(session, shortcuts))

    def impl_list_shortcuts(self, message, _sender, _handle, session):
        self.give(message, "ua{sv}", 0, {"shortcuts": ("a(sa{sv})", self.bound.get(session, []))})

    # ---- what both decide

    def decide(self, session, shortcuts):
        self.wishes += [(name, {key: value for key, (_, value) in wish.items()}) for name, wish in shortcuts]
        if self.answer:
            return self.answer, {}
        self.bound[session] = [
            (name, self.described(wish["description"][1], self.trigger or wish["preferred_trigger"][1]))
            for name, wish in shortcuts
            if self.trigger != "nothing"
        ]
        return 0, {"shortcuts": ("a(sa{sv})", self.bound[session])}

    @staticmethod
    def described(description, trigger):
        return {"description": ("s", description), "trigger_description": ("s", trigger)}

    # ---- the person

    def person_decides(self, message, _sender, answer, trigger, knows):
        self.answer, self.trigger, self.knows = answer, trigger, knows
        self.give(message)

    def person_asked(self, message, _sender):
        self.give(message, "s", json.dumps({"wishes": self.wishes, "apps": list(self.apps.values())}))

    def person_presses(self, message, _sender, token):
        interface = KEYS if self.kind == "portal" else IMPL
        options = {"activation_token": ("s", token)} if token else {}
        for session, bound in self.bound.items():
            for name, _what in bound:
                self.tell(self.sessions[session], PATH, interface, "Activated", "osta{sv}", session, name, 7, options)
        self.give(message)

    def person_changes(self, message, _sender, trigger, is_told):
        interface = KEYS if self.kind == "portal" else IMPL
        for session, bound in self.bound.items():
            now = [(name, self.described(what["description"][1], trigger)) for name, what in bound]
            self.bound[session] = now
            if is_told:
                self.tell(self.sessions[session], PATH, interface, "ShortcutsChanged", "oa(sa{sv})", session, now)
        self.give(message)

    def person_ends(self, message, _sender):
        for session, sender in self.sessions.items():
            self.tell(sender, session, SESSION, "Closed", "a{sv}", {})
        self.give(message)


def serve(kind):
    connection = open_dbus_connection("SESSION")
    desktop = Desktop(kind, connection)
    connection.send_and_get_reply(message_bus.RequestName(PORTAL if kind == "portal" else BACKEND))
    print("stands", flush=True)
    while True:
        message = connection.receive()
        if message.header.message_type is MessageType.method_call:
            desktop.hear(message)


if __name__ == "__main__":
    serve(sys.argv[1])
