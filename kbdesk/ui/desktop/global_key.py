"""A key that holds in every program: what it may be, whatever the system is that gives it.

One key with Ctrl, Alt or Meta, or an F key: a bare letter would be taken from every text field of every program.
"""

from dataclasses import dataclass
from enum import StrEnum

from PySide6.QtCore import QKeyCombination, Qt
from PySide6.QtGui import QKeySequence

_MODIFIERS = (
    (Qt.KeyboardModifier.ControlModifier, "ctrl"),
    (Qt.KeyboardModifier.AltModifier, "alt"),
    (Qt.KeyboardModifier.ShiftModifier, "shift"),
    (Qt.KeyboardModifier.MetaModifier, "meta"),
)


class KeyState(StrEnum):
    """What became of the wish for a key. ELSEWHERE: this system gives none to a program; its own settings of the
    keyboard can start `kbdesk`, which brings the window that is open. TAKEN: another program has it.

    Where a desktop decides (Wayland): ASKED is under way; DECLINED is the person's no; NOT_GIVEN the desktop's;
    WITHOUT_KEY: it knows the wish, and its settings name no key for it; NOT_KNOWN: it gives keys only to programs
    whose entry it has; LOST: it had given one, and took it back or ended.
    """

    OFF = "off"
    ON = "on"
    NO_KEY = "no-key"
    TAKEN = "taken"
    ELSEWHERE = "elsewhere"
    ASKED = "asked"
    DECLINED = "declined"
    NOT_GIVEN = "not-given"
    WITHOUT_KEY = "without-key"
    NOT_KNOWN = "not-known"
    LOST = "lost"


@dataclass(frozen=True, slots=True)
class KeyNews:
    """`trigger` is the key as the desktop that chose it writes it; empty where it is the wished one."""

    state: KeyState
    trigger: str = ""


@dataclass(frozen=True, slots=True)
class GlobalKey:
    """`name` is a capital letter, a digit, `F1` … `F24` or `Space`; `modifiers` of ctrl, alt, shift, meta."""

    name: str
    modifiers: frozenset[str]


def read_key(written: str) -> GlobalKey | None:
    """As settings have it (`Ctrl+Alt+K`); None for what cannot hold everywhere."""
    sequence = QKeySequence(written)
    if sequence.count() != 1:
        return None
    pressed: QKeyCombination = sequence[0]  # type: ignore[index]  # the stubs do not know it
    key, held = pressed.key(), pressed.keyboardModifiers()
    modifiers = frozenset(name for modifier, name in _MODIFIERS if held & modifier)
    is_f_key = Qt.Key.Key_F1 <= key <= Qt.Key.Key_F24
    if not is_f_key and not modifiers & {"ctrl", "alt", "meta"}:
        return None
    if is_f_key:
        return GlobalKey(f"F{key - Qt.Key.Key_F1 + 1}", modifiers)
    if Qt.Key.Key_A <= key <= Qt.Key.Key_Z or Qt.Key.Key_0 <= key <= Qt.Key.Key_9:
        return GlobalKey(chr(key), modifiers)
    return GlobalKey("Space", modifiers) if key == Qt.Key.Key_Space else None
