"""Which fields have their spelling looked at: those of several lines, from the moment the cursor is first in one.

What a person types into several lines is free text; codes, names, numbers and searches are typed into one. Nothing of it
is loaded before that moment: the window is painted and used without it.
"""

from typing import TYPE_CHECKING

from PySide6.QtCore import QObject
from PySide6.QtWidgets import QApplication, QPlainTextEdit, QWidget

from kbdesk.desk import Desk
from kbdesk.domain.errors import DeskError
from kbdesk.ui.kit.actions import bind
from kbdesk.ui.kit.notice_bar import Notice
from kbdesk.ui.kit.theme import Theme
from kbdesk.ui.kit.words import Words
from kbdesk.ui.main_window import MainWindow
from kbdesk.wording.errors import error_sentence

if TYPE_CHECKING:
    from kbdesk.ui.kit.spelling import Spelling
    from kbdesk.ui.kit.spelling_marks import SpelledField


class SpellingNews(QObject):
    """Lives as long as the window."""

    def __init__(self, desk: Desk, window: MainWindow, *, theme: Theme, words: Words) -> None:
        super().__init__(window)
        self._desk, self._window, self._theme, self._words = desk, window, theme, words
        self._spelling: Spelling | None = None
        bind(window, "spelling.next", self._to_next)
        window.closing.connect(self._end)
        application = QApplication.instance()
        if isinstance(application, QApplication):
            application.focusChanged.connect(self._focus_moved)

    def follow(self) -> None:
        """The settings say otherwise, or other words are right."""
        if not self._desk.spelling.is_wanted:
            for field in self._fields():
                field.take_away()
        elif self._spelling is not None:
            self._spelling.forget()
        self._focus_moved(None, QApplication.focusWidget())

    def content_changed(self, *_what: object) -> None:
        """Its words are others."""
        if self._spelling is not None:
            self._spelling.forget()

    def _fields(self) -> "list[SpelledField]":
        if self._spelling is None:
            return []
        from kbdesk.ui.kit.spelling_marks import SpelledField

        return self._window.findChildren(SpelledField)

    def _focus_moved(self, _before: QWidget | None, now: QWidget | None) -> None:
        if isinstance(now, QPlainTextEdit) and not now.isReadOnly() and now.window() is self._window:
            self._field_of(now)

    def _field_of(self, field: QPlainTextEdit) -> "SpelledField | None":
        from kbdesk.ui.kit.spelling_marks import SpelledField

        spelled = field.findChild(SpelledField)
        if spelled is None and self._desk.spelling.is_wanted:
            spelled = SpelledField(field, self._made(), theme=self._theme, words=self._words)
        return spelled

    def _made(self) -> "Spelling":
        if self._spelling is None:
            from kbdesk.ui.kit.spelling import Spelling

            self._spelling = Spelling(self._desk.spelling)
            self._spelling.failed.connect(self._tell)
        return self._spelling

    def _to_next(self) -> None:
        """In the field with the cursor; says so where there is nothing to go to."""
        field = QApplication.focusWidget()
        spelled = self._field_of(field) if isinstance(field, QPlainTextEdit) and not field.isReadOnly() else None
        if spelled is None:
            known = "spell.nowhere" if self._desk.spelling.is_wanted else "spell.off"
            self._window.tell(Notice(self._words.say(known), "note"))
        elif not spelled.to_next():
            self._window.tell(Notice(self._words.say("spell.none"), "note"))

    def _tell(self, error: DeskError) -> None:
        self._window.tell(Notice(error_sentence(error, self._words.lang), "danger", stays=True))

    def _end(self) -> None:
        self._window.closing.disconnect(self._end)  # a window may be closed more than once
        application = QApplication.instance()
        if isinstance(application, QApplication):
            application.focusChanged.disconnect(self._focus_moved)
        if self._spelling is not None:
            self._spelling.close()
            self._spelling = None
