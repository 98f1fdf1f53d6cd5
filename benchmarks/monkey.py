"""A monkey at the window: acts drawn from a seed, through the real widgets, as fast as the window takes them.

It types words, half words and nonsense, presses every key the window knows, clicks what can be clicked, drags the
window small and large, switches language and looks, and saves articles under the window: whatever a person could do, in
any order. It knows nothing of what should come of it. What it watches for is what must never come: an exception, a
warning of Qt's, a window that is gone.

Nothing leaves the device: addresses that would be opened are counted instead, dialogs of the system are closed.
"""

import random
import sys
import traceback
from collections import Counter
from collections.abc import Callable
from pathlib import Path

from PySide6.QtCore import QEvent, QPoint, Qt, QTimer, QtMsgType, QUrl, qInstallMessageHandler
from PySide6.QtGui import QDesktopServices, QKeyEvent
from PySide6.QtTest import QTest
from PySide6.QtWidgets import (
    QAbstractButton,
    QAbstractItemView,
    QApplication,
    QDialog,
    QLineEdit,
    QMainWindow,
    QPlainTextEdit,
    QTextEdit,
    QWidget,
)
from shiboken6 import isValid

WORDS = (
    "geen warm water",
    "meterst",
    "verhuizn",
    "E04",
    "rekening te hoog",
    "heating",
    '"eigen risico"',
    "06 12345678",
    "morgen 10 uur",
    "xqzw",
    "é ü 日本 🔥",
    "\t",
    "a" * 300,
    "<b>&amp;",
    ">",
    "1234 AB 5",
)
KEYS = (
    Qt.Key.Key_Return,
    Qt.Key.Key_Escape,
    Qt.Key.Key_Tab,
    Qt.Key.Key_Backtab,
    Qt.Key.Key_Up,
    Qt.Key.Key_Down,
    Qt.Key.Key_Left,
    Qt.Key.Key_Right,
    Qt.Key.Key_PageDown,
    Qt.Key.Key_Home,
    Qt.Key.Key_End,
    Qt.Key.Key_Backspace,
    Qt.Key.Key_Delete,
    Qt.Key.Key_Space,
    Qt.Key.Key_F1,
    Qt.Key.Key_F6,
    Qt.Key.Key_F8,
    Qt.Key.Key_F9,
    *(Qt.Key(Qt.Key.Key_1 + number) for number in range(9)),
)
CONTROL = "123456789ABCDEFGHIJKLMNOPRSTUVXYZ+-0,/"
"""Not Ctrl+Q and Ctrl+W: closing is an end, not a fault."""
NOT_PRESSED = ("frame.close", "window.close")
WITHOUT_A_SCREEN = ("propagateSizeHints", "This plugin does not support")
"""What the platform without a screen says of windows and menus of every program."""


class Watch:
    """What must not come: exceptions and warnings, with the act they followed."""

    def __init__(self) -> None:
        self.faults: list[str] = []
        self.act = ""
        self.opened: Counter[str] = Counter()
        self._hook = sys.excepthook
        sys.excepthook = self._caught
        self._handler = qInstallMessageHandler(self._said)
        # Not by a handler of Qt's: PySide's wrapper of one ends after Python has, and takes the program's exit with it.
        self._open_url = QDesktopServices.openUrl
        QDesktopServices.openUrl = self._would_open

    def _would_open(self, url: QUrl) -> bool:
        self.opened[url.scheme()] += 1
        return True

    def _caught(self, kind: type[BaseException], error: BaseException, _trace: object) -> None:
        told = "".join(traceback.format_exception(kind, error, error.__traceback__))
        self.faults.append(f"after {self.act}:\n{told}")

    def _said(self, kind: QtMsgType, _context: object, message: str) -> None:
        if kind is not QtMsgType.QtDebugMsg and not any(words in message for words in WITHOUT_A_SCREEN):
            self.faults.append(f"after {self.act}: Qt: {message}")

    def take_down(self) -> None:
        """As it was before. What was copied goes: without a screen it would outlive Python, and its wrapper cannot."""
        QApplication.clipboard().clear()
        sys.excepthook = self._hook
        qInstallMessageHandler(self._handler)
        QDesktopServices.openUrl = self._open_url


class Monkey:
    """`act` does one thing; `articles` are files it may save anew, in a folder of its own."""

    def __init__(self, window: QMainWindow, *, seed: int, watch: Watch, articles: tuple[Path, ...] = ()) -> None:
        self._window, self._dice, self._watch, self._articles = window, random.Random(seed), watch, articles
        self.acts = 0
        # Some dialogs hold on to whoever opened them until they are closed.
        self._closer = QTimer(window, interval=50)
        self._closer.timeout.connect(self._close_dialogs)
        self._closer.start()
        self._ways: tuple[tuple[int, Callable[[], str]], ...] = (
            (30, self._press_key),
            (16, self._type),
            (14, self._press_control),
            (26, self._click),
            (4, self._press_alt),
            (4, self._resize),
            (2, self._save_article if articles else self._press_key),
            (4, self._wait),
        )

    def act(self) -> None:
        """One act, and what follows from it at once."""
        self.acts += 1
        weights = [weight for weight, _ in self._ways]
        way = self._dice.choices([way for _, way in self._ways], weights)[0]
        self._watch.act = f"act {self.acts} ({way.__name__.strip('_')})"
        self._watch.act = f"act {self.acts}: {way()}"
        QApplication.processEvents()
        self._close_what_opened()

    def _target(self) -> QWidget:
        """Where a key goes: not into a dialog of the system's, which is none of ours."""
        focus = QApplication.focusWidget()
        return focus if focus is not None and focus.window() is self._window else self._window

    def _press_key(self) -> str:
        key, target = self._dice.choice(KEYS), self._target()
        self._watch.act = f"act {self.acts}: key {key.name} in {target.objectName()}"
        self._click_key(target, key)
        return self._watch.act.partition(": ")[2]

    def _press_control(self) -> str:
        letter = self._dice.choice(CONTROL)
        shift = self._dice.random() < 0.4
        held = Qt.KeyboardModifier.ControlModifier
        self._click_key(self._target(), letter, held | Qt.KeyboardModifier.ShiftModifier if shift else held)
        return f"Ctrl+{'Shift+' if shift else ''}{letter}"

    def _press_alt(self) -> str:
        letter = self._dice.choice("123456789HUW")
        self._click_key(self._target(), letter, Qt.KeyboardModifier.AltModifier)
        return f"Alt+{letter}"

    def _click_key(
        self, target: QWidget, key: Qt.Key | str, held: Qt.KeyboardModifier = Qt.KeyboardModifier.NoModifier
    ) -> None:
        """Pressed, and let go where the press has left something to let it go in."""
        QTest.keyPress(target, key, held)
        if isValid(target):
            QTest.keyRelease(target, key, held)

    def _type(self) -> str:
        target = self._target()
        text = self._dice.choice(WORDS)
        text = text[: self._dice.randrange(1, len(text) + 1)]
        if isinstance(target, QLineEdit | QTextEdit | QPlainTextEdit):
            _type_in(target, text)
            return f"typed {text!r} in {target.objectName()}"
        field = self._window.findChild(QLineEdit)
        if field is not None and field.isVisible():
            field.setFocus()
            _type_in(field, text)
        return f"typed {text!r} in the search field"

    def _click(self) -> str:
        found = [
            one
            for one in self._window.findChildren(QWidget)
            if isinstance(one, QAbstractButton | QAbstractItemView | QLineEdit | QTextEdit | QPlainTextEdit)
            and one.isVisible()
            and one.isEnabled()
            and not one.objectName().endswith(NOT_PRESSED)
        ]
        if not found:
            return "nothing to click"
        target = self._dice.choice(found)
        name = f"{type(target).__name__} {target.objectName()}"
        place = target.viewport() if isinstance(target, QAbstractItemView | QTextEdit | QPlainTextEdit) else target
        at = QPoint(self._dice.randrange(max(1, place.width())), self._dice.randrange(max(1, place.height())))
        self._watch.act = f"act {self.acts}: click on {name}"
        QTest.mouseClick(place, Qt.MouseButton.LeftButton, Qt.KeyboardModifier.NoModifier, at)
        return f"click on {name}"

    def _resize(self) -> str:
        width, height = self._dice.choice(((1366, 768), (800, 600), (420, 700), (1920, 1080), (300, 200)))
        self._window.resize(width, height)
        return f"resize {width}x{height}"

    def _save_article(self) -> str:
        file = self._dice.choice(self._articles)
        text = file.read_text(encoding="utf-8")
        if self._dice.random() < 0.2:
            file.write_text("---\nbroken: [\n", encoding="utf-8")
            QTest.qWait(30)
        file.write_text(text, encoding="utf-8")
        return f"save {file.name}"

    def _wait(self) -> str:
        milliseconds = self._dice.choice((1, 20, 60, 300))
        QTest.qWait(milliseconds)
        return f"wait {milliseconds} ms"

    def _close_what_opened(self) -> None:
        """A menu mostly goes again; the window itself comes back when it is gone."""
        popup = QApplication.activePopupWidget()
        if popup is not None and self._dice.random() < 0.7:
            popup.close()
        if self._window.isMinimized() or not self._window.isVisible():
            self._window.showNormal()

    def _close_dialogs(self) -> None:
        for one in QApplication.topLevelWidgets():
            if one is not self._window and one.isVisible() and isinstance(one, QDialog):
                one.close()


def _type_in(target: QWidget, text: str) -> None:
    """Sign by sign, as an input method gives what no key has; QTest knows the signs of ASCII only."""
    for sign in text:
        for kind in (QEvent.Type.KeyPress, QEvent.Type.KeyRelease):
            if not isValid(target):
                return
            QApplication.sendEvent(target, QKeyEvent(kind, 0, Qt.KeyboardModifier.NoModifier, sign))
