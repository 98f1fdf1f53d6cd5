"""Stands in for a desktop on a real bus: a place for icons that may come late, and messages that are shown and clicked.

A program of its own: `python desktop_stand_in.py place|messages`. (StatusNotifierWatcher as far as its name goes;
Desktop Notifications 1.2.) What a person does there is said over `kbdesk.test.Person`.
"""

import json
import sys

from jeepney import DBusAddress, HeaderFields, MessageType, message_bus, new_error, new_method_return, new_signal
from jeepney.io.blocking import open_dbus_connection

NAMES = {"place": "org.kde.StatusNotifierWatcher", "messages": "org.freedesktop.Notifications"}
PATH = "/org/freedesktop/Notifications"


def serve(kind):
    connection = open_dbus_connection("SESSION")
    shown = []

    def signal(member, signature, *body):
        connection.send(new_signal(DBusAddress(PATH, interface=NAMES["messages"]), member, signature, body))

    connection.send_and_get_reply(message_bus.RequestName(NAMES[kind]))
    print("stands", flush=True)
    while True:
        message = connection.receive()
        if message.header.message_type is not MessageType.method_call:
            continue
        member = message.header.fields[HeaderFields.member]
        if member == "Notify":
            shown.append(message.body)
            connection.send(new_method_return(message, "u", (len(shown),)))
        elif member == "Clicked":
            signal("ActivationToken", "us", message.body[0], "leave-5")
            signal("ActionInvoked", "us", message.body[0], "default")
            signal("NotificationClosed", "uu", message.body[0], 2)
            connection.send(new_method_return(message))
        elif member == "Shown":
            texts = [(name, title, text, hints["desktop-entry"][1]) for name, _, _, title, text, _, hints, _ in shown]
            connection.send(new_method_return(message, "s", (json.dumps(texts),)))
        else:
            connection.send(new_error(message, "org.freedesktop.DBus.Error.UnknownMethod"))


if __name__ == "__main__":
    serve(sys.argv[1])
