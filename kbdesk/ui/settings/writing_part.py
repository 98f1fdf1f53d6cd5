"""Writing: whether spelling is looked at, and the reader's own words."""

from dataclasses import replace
from typing import Any

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QListWidget

from kbdesk.domain.errors import DeskError
from kbdesk.ui.kit.theme import Theme
from kbdesk.ui.kit.words import Words
from kbdesk.ui.settings.asked_of import AskedOf
from kbdesk.ui.settings.part import Part

_LINES = 5
"""Of the list in sight."""


class WritingPart(Part):
    """Both choices hold at once."""

    chosen = Signal()  # spelling is looked at otherwise; listener: the spelling's news

    def __init__(self, theme: Theme, words: Words, asked: AskedOf) -> None:
        super().__init__(theme, words, "writing")
        self._asked = asked
        self._on = self.check_box("spelling")
        self._on.clicked.connect(self._choose)
        self._list = QListWidget()
        self._list.setObjectName("settings.words")
        self._list.setProperty("look", "ringed")
        self._list.currentRowChanged.connect(self._offer)
        self._remove = self.button("set.words.remove", "words.remove")
        self._remove.clicked.connect(self._remove_word)
        self._switch = self.add_row("spelling", self._on)
        self._own = self.add_row("words", self._remove, below=(self._list,))
        theme.changed.connect(self._fit)
        self._fit()
        self.speak()

    def refresh(self) -> None:
        kept, can = self._asked.settings.read(), self._asked.can_spell()
        self._on.setEnabled(can)
        self._on.setChecked(can and kept.spelling)
        self._switch.say("" if can else self._words.say("set.spelling.not_here"))
        shown = tuple(self._list.item(row).text() for row in range(self._list.count()))
        if shown != kept.own_words:
            self._list.clear()
            self._list.addItems(kept.own_words)
        self._list.setVisible(bool(kept.own_words))
        self._own.say("" if kept.own_words else self._words.say("set.words.none"))
        self._offer()

    def speak(self) -> None:
        super().speak()
        self._on.setAccessibleName(self._words.say("set.spelling"))
        self._list.setAccessibleName(self._words.say("set.words"))
        self.refresh()

    def _fit(self) -> None:
        self._list.setFixedHeight(self._theme.px(26 * _LINES))

    def _offer(self, *_row: object) -> None:
        self._remove.setVisible(self._list.count() > 0)
        self._remove.setEnabled(self._list.currentRow() >= 0)

    def _choose(self, is_on: bool) -> None:
        self._keep(spelling=is_on)

    def _remove_word(self) -> None:
        item = self._list.currentItem()
        if item is not None:
            kept = self._asked.settings.read().own_words
            self._keep(own_words=tuple(word for word in kept if word != item.text()))
            self._list.setFocus()

    def _keep(self, **chosen: Any) -> None:
        try:
            self._asked.settings.write(replace(self._asked.settings.read(), **chosen))
        except DeskError as error:
            self.failed.emit(error)
        self.refresh()
        self.chosen.emit()
