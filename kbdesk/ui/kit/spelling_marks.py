"""A field of several lines whose unknown words are marked: a wavy line, told to screen readers as a number.

The marks are laid over the text, not into it: what is typed, kept and undone is untouched by them. The word that is being
typed is let be until the cursor leaves it or the keys rest.
"""

from collections.abc import Iterator

from PySide6.QtCore import QEvent, QObject, QPoint, QRect, Qt, QTimer, Signal
from PySide6.QtGui import QColor, QContextMenuEvent, QKeyEvent, QTextCharFormat, QTextCursor
from PySide6.QtWidgets import QPlainTextEdit, QTextEdit

from kbdesk.domain.spelling import WrittenWord, language_of, words_to_check
from kbdesk.ui.kit.described import describe_spelling
from kbdesk.ui.kit.spelling import Spelling
from kbdesk.ui.kit.spelling_menu import SpellingMenu
from kbdesk.ui.kit.theme import Theme
from kbdesk.ui.kit.words import Words

LOOKED_AT_MS = 300
"""Pause in typing after which words are looked at."""
AT_REST_MS = 1_500
"""Pause after which the word at the cursor counts as typed."""
LONGEST_TEXT = 20_000
"""Characters; what stands behind them in a pasted book is not looked at."""


class SpelledField(QObject):
    """Belongs to the field; `take_away` where spelling is no longer wanted."""

    menu_shown = Signal(object)  # SpellingMenu; for whoever drives the window from outside

    def __init__(self, field: QPlainTextEdit, spelling: Spelling, *, theme: Theme, words: Words) -> None:
        super().__init__(field)
        self._field, self._spelling, self._theme, self._words = field, spelling, theme, words
        self._ignored: set[str] = set()
        self._length, self._typed_to = field.document().characterCount(), -1
        self._lines: dict[str, tuple[WrittenWord, ...]] = {}
        self._pause = QTimer(self, singleShot=True, interval=LOOKED_AT_MS)
        self._pause.timeout.connect(self.look)
        self._at_rest = QTimer(self, singleShot=True, interval=AT_REST_MS)
        self._at_rest.timeout.connect(self._rested)
        field.document().contentsChange.connect(self._changed)
        field.cursorPositionChanged.connect(self._cursor_moved)
        field.updateRequest.connect(self._scrolled)
        for watched in (field, field.viewport()):
            watched.installEventFilter(self)
        spelling.judged.connect(self._pause.start)
        theme.changed.connect(self._show)
        words.language_changed.connect(self._show)
        self._pause.start()

    @property
    def wrong(self) -> tuple[WrittenWord, ...]:
        """The words that are marked, with their places in the whole text."""
        return tuple(word for word in self._written() if self._is_marked(word))

    def look(self) -> None:
        """Marks what is known to be wrong, and has the rest looked up."""
        written = tuple(self._written())
        self._spelling.judge({word.text for word in written})
        wrong = [word.text for word in written if self._is_marked(word)]
        self._spelling.look_ahead(wrong, first=self._lang)
        self._show()

    def to_next(self) -> bool:
        """Selects the next word that is marked, round the end, and opens its menu; False where there is none."""
        self._typed_to = -1
        self.look()
        wrong, at = self.wrong, self._field.textCursor().position()
        if not wrong:
            return False
        word = next((one for one in wrong if one.start >= at), wrong[0])
        self._field.setTextCursor(self._cursor_on(word))
        self._field.ensureCursorVisible()
        self._open_menu(word, self._place_of_cursor(), by_key=True)
        return True

    def replace(self, word: WrittenWord, text: str) -> None:
        """Another word in its place, as one step to undo."""
        cursor = self._cursor_on(word)
        if cursor.selectedText() == word.text:
            cursor.insertText(text)
            self._field.setTextCursor(cursor)

    def ignore(self, word: str) -> None:
        """Lets it be, as long as this text stands in the field."""
        self._ignored.add(word)
        self._show()

    def take_away(self) -> None:
        """The field as if it had never been looked at."""
        self._field.setExtraSelections([])
        describe_spelling(self._field, "")
        self.setParent(None)
        self.deleteLater()

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        if event.type() is QEvent.Type.FocusOut:
            self._typed_to = -1
            self._pause.start()
        if isinstance(event, QKeyEvent) and event.type() is QEvent.Type.KeyPress and _asks_for_menu(event):
            return self._open_at(self._field.textCursor().selectionStart(), self._place_of_cursor(), by_key=True)
        if not isinstance(event, QContextMenuEvent):
            return False
        if event.reason() == QContextMenuEvent.Reason.Keyboard:
            return self._open_at(self._field.textCursor().selectionStart(), self._place_of_cursor(), by_key=True)
        pointed_at = self._field.cursorForPosition(self._field.viewport().mapFromGlobal(event.globalPos()))
        return self._open_at(pointed_at.position(), event.globalPos(), by_key=False)

    def _open_at(self, at: int, place: QPoint, *, by_key: bool) -> bool:
        """The menu of the word at a place in the text; False where none is marked. Systems may ask twice for one key."""
        word = next((one for one in self.wrong if one.start <= at <= one.end), None)
        if word is not None and self._field.findChild(SpellingMenu) is None:
            self._open_menu(word, place, by_key=by_key)
        return word is not None

    @property
    def _lang(self) -> str:
        return language_of(self._field.toPlainText()[:LONGEST_TEXT], otherwise=self._words.lang)

    def _written(self) -> Iterator[WrittenWord]:
        """All words that may be judged; a line is read once."""
        known, self._lines = self._lines, {}
        block = self._field.document().firstBlock()
        while block.isValid() and block.position() < LONGEST_TEXT:
            line, begin = block.text()[:LONGEST_TEXT], block.position()
            words = self._lines[line] = known.get(line) or words_to_check(line)
            for word in words:
                yield WrittenWord(begin + word.start, word.text)
            block = block.next()

    def _is_marked(self, word: WrittenWord) -> bool:
        return self._spelling.is_wrong(word.text) and word.text not in self._ignored and not self._is_typed(word)

    def _is_typed(self, word: WrittenWord) -> bool:
        at = self._field.textCursor().position()
        return self._field.hasFocus() and at == self._typed_to and word.start < at <= word.end

    def _changed(self, place: int, _removed: int, added: int) -> None:
        """Whatever takes the place of the whole text is another text: nothing of it was ignored."""
        length = self._field.document().characterCount()
        if length <= 1 or (place == 0 and added >= length - 1 and _removed >= self._length - 1):
            self._ignored.clear()
        self._length, self._typed_to = length, place + added
        self._pause.start()
        self._at_rest.start()

    def _cursor_moved(self) -> None:
        if self._field.textCursor().position() != self._typed_to and not self._pause.isActive():
            self._pause.start()

    def _scrolled(self, _rect: QRect, down: int) -> None:
        if down:
            self._show()

    def _rested(self) -> None:
        self._typed_to = -1
        self.look()

    def _show(self, *_what: object) -> None:
        wrong, (first, last) = self.wrong, self._in_sight()
        self._field.setExtraSelections([self._mark(word) for word in wrong if word.end >= first and word.start <= last])
        describe_spelling(self._field, self._words.say("spell.count", n=len(wrong)) if wrong else "")

    def _in_sight(self) -> tuple[int, int]:
        room, place = self._field.viewport().rect(), self._field.cursorForPosition
        return place(room.topLeft()).position(), place(room.bottomRight()).position()

    def _mark(self, word: WrittenWord) -> QTextEdit.ExtraSelection:
        looks = QTextCharFormat()
        looks.setUnderlineStyle(QTextCharFormat.UnderlineStyle.WaveUnderline)
        looks.setUnderlineColor(QColor(self._theme.tokens.danger.bar))
        mark = QTextEdit.ExtraSelection()
        mark.cursor, mark.format = self._cursor_on(word), looks
        return mark

    def _cursor_on(self, word: WrittenWord) -> QTextCursor:
        cursor = QTextCursor(self._field.document())
        cursor.setPosition(word.start)
        cursor.setPosition(word.end, QTextCursor.MoveMode.KeepAnchor)
        return cursor

    def _place_of_cursor(self) -> QPoint:
        return self._field.viewport().mapToGlobal(self._field.cursorRect().bottomLeft())

    def _open_menu(self, word: WrittenWord, place: QPoint, *, by_key: bool) -> None:
        menu = SpellingMenu(self._field, self._spelling, self._words, word=word.text, lang=self._lang)
        menu.chosen.connect(lambda text: self.replace(word, text))
        menu.ignored.connect(lambda: self.ignore(word.text))
        menu.open_at(place, by_key=by_key)
        self.menu_shown.emit(menu)


def _asks_for_menu(event: QKeyEvent) -> bool:
    """Shift+F10, which Qt knows as the menu key on Windows alone."""
    return event.key() == Qt.Key.Key_F10 and event.modifiers() == Qt.KeyboardModifier.ShiftModifier
