"""The keys a user chose instead of the usual ones, how keys are written on a keycap, and keys that clash."""

import sys
from collections.abc import Iterable
from dataclasses import dataclass

from PySide6.QtGui import QKeySequence
from PySide6.QtWidgets import QWidget

from kbdesk.ui.kit.action_table import WINDOW, Action
from kbdesk.ui.kit.actions import BoundAction, OwnKeys, bound_in

_SIGNS = {"Left": "←", "Right": "→", "Up": "↑", "Down": "↓", "Return": "Enter", "Del": "Delete"}


@dataclass(frozen=True, slots=True)
class Clash:
    """One key for two actions where both hold."""

    keys: str
    one: Action
    other: Action


def own_keys(pairs: Iterable[tuple[str, str]]) -> OwnKeys:
    """As the settings keep them, name and key; an empty key says that the action has none."""
    own: dict[str, tuple[str, ...]] = {}
    for name, keys in pairs:
        own[name] = (*own.get(name, ()), keys) if keys else own.get(name, ())
    return own


def pairs_of(own: OwnKeys) -> tuple[tuple[str, str], ...]:
    """For the settings."""
    return tuple((name, key) for name, keys in own.items() for key in (keys or ("",)))


def caps_of(keys: tuple[str, ...]) -> tuple[str, ...]:
    """As they stand on the keyboard; two ways to write the same key are one."""
    return tuple(dict.fromkeys(_cap(key) for key in keys))


def caps_now(action: Action, keys: tuple[str, ...]) -> tuple[str, ...]:
    """What the sheet shows: the table's own words for the usual keys, else the keys."""
    if action.caps and keys == action.keys:
        return tuple(action.caps.split("  "))
    return caps_of(keys)


def by_name(window: QWidget) -> dict[str, BoundAction]:
    """What is bound in a window, one a name; what can be done now goes before what cannot."""
    found: dict[str, BoundAction] = {}
    for bound in bound_in(window):
        before = found.get(bound.action.name)
        if before is None or (bound.is_available and not before.is_available):
            found[bound.action.name] = bound
    return found


def clashes(window: QWidget) -> tuple[Clash, ...]:
    """Keys of the window that mean two things in one place."""
    users: dict[str, list[Action]] = {}
    for bound in by_name(window).values():
        for key in bound.keys_now:
            users.setdefault(key, []).append(bound.action)
    return tuple(
        Clash(key, one, other)
        for key, actions in users.items()
        for at, one in enumerate(actions)
        for other in actions[at + 1 :]
        if one.place == other.place or WINDOW in (one.place, other.place)
    )


def _cap(key: str) -> str:
    sequence = QKeySequence(key)
    if sys.platform == "darwin":
        return sequence.toString(QKeySequence.SequenceFormat.NativeText)
    *held, last = sequence.toString(QKeySequence.SequenceFormat.PortableText).rsplit("+", 1)
    if not last:  # the plus itself: "Ctrl++"
        return key
    return "+".join([*held, _SIGNS.get(last, last)])
