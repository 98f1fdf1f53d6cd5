"""On the desktop: the key from anywhere, the icon beside the clock, the window above others. Others do it; it is told."""

from dataclasses import replace
from typing import Any

from PySide6.QtCore import Signal
from PySide6.QtGui import QKeySequence

from kbdesk.domain.errors import DeskError
from kbdesk.ui.kit.theme import Theme
from kbdesk.ui.kit.words import Words
from kbdesk.ui.settings.asked_of import AskedOf
from kbdesk.ui.settings.key_field import KeyField
from kbdesk.ui.settings.part import Part


class DesktopPart(Part):
    """Kept first, then told; whoever cannot do it on this system says so in the window's own line."""

    chosen = Signal(object)  # Settings as they are now; listener: the settings' news, which hands them on
    autostart_chosen = Signal(bool)  # kept by the system, not in the settings; listener: the same

    def __init__(self, theme: Theme, words: Words, asked: AskedOf) -> None:
        super().__init__(theme, words, "desktop")
        self._asked = asked
        self._hotkey = KeyField()
        self._hotkey.setObjectName("settings.hotkey")
        self._none = self.button("set.keys.none", "hotkey.none", look="quiet")
        self._tray, self._on_top = self.check_box("tray"), self.check_box("on_top")
        self._autostart = self.check_box("autostart")
        self._hotkey_row = self.add_row("hotkey", self._hotkey, self._none)
        self._tray_row = self.add_row("tray", self._tray)
        self._on_top_row = self.add_row("on_top", self._on_top)
        self._autostart_row = self.add_row("autostart", self._autostart)
        self._hotkey.keySequenceChanged.connect(self._pressed)
        self._none.clicked.connect(self._take_away)
        self._tray.clicked.connect(self._choose_tray)
        self._on_top.clicked.connect(self._choose_on_top)
        self._autostart.clicked.connect(self.autostart_chosen)
        self.speak()

    def refresh(self) -> None:
        kept = self._asked.settings.read()
        self._hotkey.show_keys(kept.hotkey)
        self._tray.setChecked(kept.tray)
        self._on_top.setChecked(kept.on_top)
        self._none.setVisible(bool(kept.hotkey))

    def say_truth(self, *, hotkey: str, tray: str, on_top: str) -> None:
        """What this desktop made of it, or does not let a program do; empty where all is as chosen."""
        for row, text in ((self._hotkey_row, hotkey), (self._tray_row, tray), (self._on_top_row, on_top)):
            row.say(text)
        self.refresh()

    def say_autostart(self, *, is_on: bool, is_possible: bool, said: str = "") -> None:
        """As the system has it; `said` why it cannot be, or what went wrong."""
        self._autostart.setChecked(is_on)
        self._autostart.setEnabled(is_possible)
        self._autostart_row.say(said)

    def speak(self) -> None:
        super().speak()
        say = self._words.say
        self._hotkey.say(say("set.keys.press"))
        self._hotkey.setAccessibleName(say("set.hotkey"))
        self._none.setAccessibleName(f"{say('set.hotkey')}: {say('set.keys.none')}")
        self._tray.setAccessibleName(say("set.tray"))
        self._on_top.setAccessibleName(say("set.on_top"))
        self._autostart.setAccessibleName(say("set.autostart"))
        self.refresh()

    def _pressed(self, keys: QKeySequence) -> None:
        if not keys.isEmpty():
            self._keep(hotkey=keys.toString(QKeySequence.SequenceFormat.PortableText))

    def _take_away(self) -> None:
        self._keep(hotkey="")

    def _choose_tray(self, tray: bool) -> None:
        self._keep(tray=tray)

    def _choose_on_top(self, on_top: bool) -> None:
        self._keep(on_top=on_top)

    def _keep(self, **chosen: Any) -> None:
        kept = replace(self._asked.settings.read(), **chosen)
        try:
            self._asked.settings.write(kept)
        except DeskError as error:
            self.failed.emit(error)
            return
        self.chosen.emit(kept)
        self.refresh()
