"""The page of a call with the contact beside it, led as a person leads it: by keys."""

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QWidget

from kbdesk.ui.call.call_joints import contact_keys
from kbdesk.ui.call.page import CallPage
from kbdesk.ui.kit.actions import bind_all
from kbdesk.ui.kit.background import Rule

ENTER, ALT, CTRL = Qt.Key.Key_Return, Qt.KeyboardModifier.AltModifier, Qt.KeyboardModifier.ControlModifier
SHIFT = Qt.KeyboardModifier.ShiftModifier


class Led:
    """The page and the contact beside it in one window, with the keys of a person."""

    def __init__(self, qtbot, page, window):
        self.qtbot, self.page, self.window = qtbot, page, window

    def begin(self, *, practice=False):
        with self.qtbot.waitSignal(self.page.led.changed):
            self.page.begin("boiler", "nl", practice=practice)

    def press(self, key, modifier=Qt.KeyboardModifier.NoModifier):
        self.qtbot.keyClick(self.window.focusWidget() or self.page, key, modifier)

    def move(self, key, modifier=Qt.KeyboardModifier.NoModifier):
        """Presses a key that changes the call."""
        with self.qtbot.waitSignal(self.page.led.changed):
            self.press(key, modifier)

    def type(self, text):
        self.qtbot.keyClicks(self.window.focusWidget(), text)

    def to_title(self, title):
        self.qtbot.waitUntil(lambda: self.title == title)

    def to_outcome(self):
        """Acknowledge, no gas, a boiler, pressure in order."""
        self.begin()
        self.move(ENTER)
        self.move(Qt.Key.Key_2)
        self.move(Qt.Key.Key_1)
        self.type("1,6")
        self.press(ENTER)
        self.to_title("Monteur nodig")

    def fill_in(self):
        self.type("A. Jansen")
        self.press(ENTER)
        self.type("0612345678")
        self.page.acts.keep_all()
        self.qtbot.waitUntil(lambda: not self.view.missing)

    @property
    def view(self):
        return self.page.acts.now.view

    @property
    def title(self):
        return self.view.title

    def named(self, name):
        found = self.window.findChild(QWidget, name)
        assert found is not None, name
        return found


def led_over(desk, qtbot, theme, words, lane, *, width=860):
    """Over a desk, shown, `width` pixels for the step."""
    window = QWidget()
    page = CallPage(
        theme,
        words,
        take_call=desk.call,
        keep=desk.keep_contacts,
        say_otherwise=desk.say_otherwise,
        library=desk.library,
        read=desk.read,
        records=lane(Rule.IN_ORDER),
        reading=lane(Rule.NEWEST_WINS),
    )
    page.setParent(window)
    page.contact.setParent(window)
    bind_all(window, contact_keys(page))
    window.resize(width + 340, 700)
    page.setGeometry(0, 0, width, 700)
    page.contact.setGeometry(width + 20, 0, 300, 700)
    qtbot.addWidget(window)
    with qtbot.waitActive(window):
        window.show()
        window.activateWindow()
    return Led(qtbot, page, window)
