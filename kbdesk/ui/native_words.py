"""Qt's own words in the language of the window: the buttons of its dialogs and the menus of its fields."""

from PySide6.QtCore import QLibraryInfo, QObject, QTranslator
from PySide6.QtWidgets import QApplication

from kbdesk.domain.language import Language
from kbdesk.ui.kit.words import Words


class NativeWords(QObject):
    """Follows the window's language; English needs no translation."""

    def __init__(self, app: QApplication, words: Words) -> None:
        super().__init__(app)
        self._app, self._words = app, words
        self._dutch: QTranslator | None = None
        words.language_changed.connect(self.follow)
        self.follow()

    def follow(self) -> None:
        """As the window speaks now."""
        if self._words.language is Language.NL:
            self._dutch = self._dutch or self._loaded()
            self._app.installTranslator(self._dutch)
        elif self._dutch is not None:
            self._app.removeTranslator(self._dutch)

    def take_down(self) -> None:
        """At the end of the window."""
        if self._dutch is not None:
            self._app.removeTranslator(self._dutch)

    def _loaded(self) -> QTranslator:
        """Empty where Qt came without its translations; that changes nothing."""
        translator = QTranslator(self)
        translator.load("qtbase_nl", QLibraryInfo.path(QLibraryInfo.LibraryPath.TranslationsPath))
        return translator
