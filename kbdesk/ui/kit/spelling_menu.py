"""The menu of an unknown word: what may have been meant, and the field's own commands below; a menu like any other."""

from PySide6.QtCore import QPoint, Signal
from PySide6.QtGui import QAction
from PySide6.QtWidgets import QMenu, QPlainTextEdit

from kbdesk.ui.kit.spelling import Spelling
from kbdesk.ui.kit.words import Words


class SpellingMenu(QMenu):
    """Suggestions that are still looked for come in when they are found."""

    chosen = Signal(str)  # the word to put in its place; listener: the field
    ignored = Signal()  # in this text; listener: the field

    def __init__(self, field: QPlainTextEdit, spelling: Spelling, words: Words, *, word: str, lang: str) -> None:
        super().__init__(field)
        self._spelling, self._words, self._word, self._lang = spelling, words, word, lang
        self.setObjectName("spelling.menu")
        self.setAccessibleName(words.say("spell.menu", word=word))
        self._waits = self._line(words.say("spell.looking"), "spelling.looking")
        self._waits.setEnabled(False)
        self.addSeparator()
        if spelling.may_keep(word):
            self._line(words.say("spell.keep"), "spelling.keep").triggered.connect(self._keep)
        self._line(words.say("spell.ignore"), "spelling.ignore").triggered.connect(self.ignored)
        self.addSeparator()
        usual = field.createStandardContextMenu()
        self.addActions(usual.actions())
        for menu in (self, usual):
            self.aboutToHide.connect(menu.deleteLater)
        spelling.suggested.connect(self._found)
        self._fill()

    def open_at(self, place: QPoint, *, by_key: bool) -> None:
        """`by_key`: Enter takes the first suggestion at once."""
        self.popup(place)
        if by_key:
            self._choose_first()

    def _line(self, text: str, name: str) -> QAction:
        line = QAction(text.replace("&", "&&"), self)
        line.setObjectName(name)
        self.addAction(line)
        return line

    def _found(self, word: str) -> None:
        if word == self._word and self._waits.isVisible():
            had_none = self.activeAction() is None
            self._fill()
            if had_none:
                self._choose_first()

    def _fill(self) -> None:
        found = self._spelling.suggestions(self._word, first=self._lang)
        if found is None:
            return
        if not found:
            self._waits.setText(self._words.say("spell.nothing"))
            return
        for number, text in enumerate(found, start=1):
            line = QAction(text.replace("&", "&&"), self)
            line.setObjectName(f"spelling.suggestion.{number}")
            line.setData(text)
            line.triggered.connect(self._choose)
            self.insertAction(self._waits, line)
        self._waits.setVisible(False)

    def _choose_first(self) -> None:
        first = next((line for line in self.actions() if line.isEnabled() and line.isVisible()), None)
        if first is not None:
            self.setActiveAction(first)

    def _choose(self) -> None:
        line = self.sender()
        if isinstance(line, QAction):
            self.chosen.emit(str(line.data()))

    def _keep(self) -> None:
        self._spelling.keep_word(self._word)
