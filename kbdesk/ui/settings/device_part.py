"""This device: its name, and what is kept of searches."""

from dataclasses import replace

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QLineEdit

from kbdesk.domain.errors import DeskError
from kbdesk.domain.settings import KeepSearches
from kbdesk.ui.kit.segments import Segments
from kbdesk.ui.kit.theme import Theme
from kbdesk.ui.kit.words import Words
from kbdesk.ui.settings.asked_of import AskedOf
from kbdesk.ui.settings.part import Part

LONGEST_NAME = 60


class DevicePart(Part):
    """The name is kept when the cursor leaves it, or on Enter."""

    searches_chosen = Signal(object)  # KeepSearches; listener: the settings' news

    def __init__(self, theme: Theme, words: Words, asked: AskedOf) -> None:
        super().__init__(theme, words, "device")
        self._asked = asked
        self._device = QLineEdit(maxLength=LONGEST_NAME)
        self._device.setObjectName("settings.device")
        self._device.editingFinished.connect(self._keep_name)
        self._searches = Segments(theme, clearable=False)
        self._searches.chosen.connect(self._choose)
        self._name = self.add_row("device", self._device)
        self.add_row("searches", self._searches)
        self.speak()

    def refresh(self) -> None:
        kept = self._asked.settings.read()
        if not self._device.hasFocus():
            self._device.setText(kept.device)
        self._searches.show_value(kept.search_log.value)

    def speak(self) -> None:
        super().speak()
        say = self._words.say
        self._device.setAccessibleName(say("set.device"))
        options = tuple((one.value, say(f"set.searches.{one}")) for one in KeepSearches)
        self._searches.show_options(options, name="settings.searches", label=say("set.searches"))
        self.refresh()

    def _choose(self, code: str) -> None:
        self.searches_chosen.emit(KeepSearches(code))

    def _keep_name(self) -> None:
        kept, name = self._asked.settings.read(), self._device.text().strip()
        if name == kept.device:
            return
        try:
            self._asked.settings.write(replace(kept, device=name))
        except DeskError as error:
            self.failed.emit(error)
        else:
            self._name.say(self._words.say("set.device.kept"))
