"""The field that looks for a setting: Esc empties it; in the empty field Esc is the window's."""

from PySide6.QtCore import QEvent, Qt
from PySide6.QtGui import QKeyEvent

from kbdesk.ui.kit.clearable_field import ClearableField
from kbdesk.ui.kit.theme import Theme
from kbdesk.ui.kit.words import Words


class FilterField(ClearableField):
    """As a line edit."""

    def __init__(self, theme: Theme, words: Words) -> None:
        super().__init__(theme, words, "settings.filter")

    def event(self, event: QEvent) -> bool:
        if isinstance(event, QKeyEvent) and event.key() == Qt.Key.Key_Escape and self.text():
            if event.type() is QEvent.Type.ShortcutOverride:
                event.accept()
                return True
            if event.type() is QEvent.Type.KeyPress:
                self.clear()
                return True
        return super().event(event)
