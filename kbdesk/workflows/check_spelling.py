"""Looks at the spelling of what people type: the dictionaries' word, the organisation's own words, the reader's own words.

A word is right when a dictionary has it in either language, when it stands in the content, in the organisation's names or
in the general words of customers, or when the reader said that it is right. Only of a word in the content that merely
lacks an accent (`geinstalleerd`) the dictionary knows better: the index keeps words without accents.
"""

import re
from collections.abc import Iterable, Iterator
from dataclasses import replace
from pathlib import Path

from kbdesk.config.settings import SettingsFile
from kbdesk.content.thesaurus import read_thesaurus
from kbdesk.domain.organisation import Label, Organisation
from kbdesk.domain.spelling import is_name_like, plain_word
from kbdesk.search.vocabulary import Vocabulary
from kbdesk.spelling.speller import Speller
from kbdesk.workflows.keep_library import KeepLibrary

_WORD = re.compile(r"[^\W\d_]+")


class CheckSpelling:
    """`wrong` and `suggestions` belong to one thread; `is_wanted`, `keep_word` and `end` may be asked from another."""

    def __init__(
        self,
        speller: Speller,
        vocabulary: Vocabulary,
        library: KeepLibrary,
        settings: SettingsFile,
        *,
        thesaurus: Path,
    ) -> None:
        self._speller, self._vocabulary, self._library, self._settings = speller, vocabulary, library, settings
        self._thesaurus = thesaurus
        self._named: tuple[Organisation | None, frozenset[str]] = (None, frozenset())

    @property
    def is_there(self) -> bool:
        """Whether words can be looked up on this device."""
        return self._speller.is_there

    @property
    def is_wanted(self) -> bool:
        """Whether this device can, and the reader did not switch it off."""
        return self.is_there and self._settings.read().spelling

    @property
    def is_awake(self) -> bool:
        """Whether the dictionaries are in memory."""
        return self._speller.is_awake

    def wrong(self, words: Iterable[str]) -> frozenset[str]:
        """Those of the words that nobody knows."""
        own = frozenset(self._settings.read().own_words) | self._names()
        asked = {word for word in words if plain_word(word).lower() not in own}
        found = self._speller.wrong(asked)
        in_content = self._vocabulary.known(found)
        return found - (in_content - self._speller.lacking_accent(in_content))

    def suggestions(self, word: str, *, first: str) -> tuple[str, ...]:
        """At most five words that may have been meant; those that stand in the content come first.

        `first` is the language of the text.
        """
        found = self._speller.suggestions(word, first=first)
        in_content = self._vocabulary.known(found)
        return tuple(sorted(found, key=lambda one: one not in in_content))

    def may_keep(self, word: str) -> bool:
        """Not what may be somebody's name: own words lie in the settings, which anybody at this device can read."""
        return not is_name_like(word)

    def keep_word(self, word: str) -> None:
        """Right from now on. Raises StateUnwritable when it cannot be kept."""
        kept = self._settings.read()
        words = tuple(sorted({*kept.own_words, plain_word(word).lower()}))
        self._settings.write(replace(kept, own_words=words))

    def rest(self) -> None:
        """Gives the memory of the dictionaries back until the next question."""
        self._speller.rest()
        self._vocabulary.close()

    def end(self) -> None:
        """For good; ends what is being looked up as well."""
        self._speller.end()

    def _names(self) -> frozenset[str]:
        organisation = self._library.library.organisation
        if self._named[0] is not organisation:
            texts = (*_names_of(organisation), *self._general())
            self._named = (organisation, frozenset(word.lower() for text in texts for word in _WORD.findall(text)))
        return self._named[1]

    def _general(self) -> Iterator[str]:
        for lang in ("nl", "en"):
            for group in read_thesaurus(self._thesaurus, lang):
                yield from group


def _names_of(organisation: Organisation) -> Iterator[str]:
    yield from _texts(organisation.name)
    for field in organisation.fields:
        yield from _texts(field.label)
    for queue in organisation.queues:
        yield from _texts(queue.label)
    for product in organisation.products:
        yield from _texts(product.label)
        yield from product.other_names
    for _, groups in organisation.synonyms:
        for group in groups:
            yield from group


def _texts(label: Label) -> Iterator[str]:
    yield from (text for _, text in label.words)
