"""Qt's own words in the language of the window: the buttons of its dialogs and the menus of its fields.

Qt's Dutch catalogue has them all, where it is there: some systems pack it by itself. Below it stand our own pairs of what
the window comes across, so that a field's menu is Dutch everywhere.
"""

from PySide6.QtCore import QLibraryInfo, QObject, QTranslator
from PySide6.QtWidgets import QApplication

from kbdesk.domain.language import Language
from kbdesk.ui.kit.words import Words
from kbdesk.wording.qt_words import QT_WORDS


class OwnPairs(QTranslator):
    """Whatever the context, a word of Qt is the same here."""

    def __init__(self, parent: QObject) -> None:
        super().__init__(parent)
        self._dutch = dict(QT_WORDS)

    def translate(self, context: str, sourceText: str, disambiguation: str | None = None, n: int = -1) -> str | None:
        """None leaves it to whoever was installed before, and to English in the end."""
        return self._dutch.get(sourceText)

    def isEmpty(self) -> bool:
        return False


class NativeWords(QObject):
    """Follows the window's language; English needs no translation."""

    def __init__(self, app: QApplication, words: Words) -> None:
        super().__init__(app)
        self._app, self._words = app, words
        self._dutch: tuple[QTranslator, ...] = ()
        words.language_changed.connect(self.follow)
        self.follow()

    def follow(self) -> None:
        """As the window speaks now."""
        if self._words.language is Language.NL:
            self._dutch = self._dutch or (OwnPairs(self), self._loaded())
            for translator in self._dutch:  # the one installed last is asked first
                self._app.installTranslator(translator)
        else:
            self.take_down()

    def take_down(self) -> None:
        """At the end of the window."""
        for translator in self._dutch:
            self._app.removeTranslator(translator)

    def _loaded(self) -> QTranslator:
        """Empty where Qt came without its translations; that changes nothing."""
        translator = QTranslator(self)
        translator.load("qtbase_nl", QLibraryInfo.path(QLibraryInfo.LibraryPath.TranslationsPath))
        return translator
