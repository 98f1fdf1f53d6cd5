"""The words of the window in the reader's language; switching tells every widget to say its text again."""

from collections import ChainMap

from PySide6.QtCore import QObject, Signal

from kbdesk.domain.language import Language
from kbdesk.wording.speak import Table, speak


class Words(QObject):
    """Holds the language in use and the tables of sentences of all pages."""

    language_changed = Signal(object)  # Language; listeners: every widget that shows words

    def __init__(self, language: Language, *tables: Table) -> None:
        super().__init__()
        self._language = language
        self._table: Table = ChainMap(*(dict(table) for table in tables))

    @property
    def language(self) -> Language:
        return self._language

    @property
    def lang(self) -> str:
        """The language as a code for content and dates: `nl` or `en`."""
        return self._language.value

    def say(self, key: str, **values: object) -> str:
        """The sentence for `key`, filled in; see `kbdesk.wording.speak`."""
        return speak(self._table, key, self.lang, **values)

    def say_in(self, lang: str, key: str, **values: object) -> str:
        """The sentence in a language of one's own choosing, for content in another language than the window."""
        return speak(self._table, key, lang, **values)

    def knows(self, key: str) -> bool:
        """True when there is a sentence for `key`."""
        return key in self._table

    def switch(self, language: Language) -> None:
        """From now on in `language`."""
        if language is not self._language:
            self._language = language
            self.language_changed.emit(language)
