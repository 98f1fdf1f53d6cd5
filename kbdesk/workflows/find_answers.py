"""Finds answers: the typed line to ranked hits, with the organisation's synonyms; and what belongs beside an answer."""

from collections.abc import Callable, Iterable
from dataclasses import replace
from datetime import datetime
from pathlib import Path

from kbdesk.content.thesaurus import read_thesaurus, read_translations
from kbdesk.domain.hit import Answer, Hit, Question
from kbdesk.domain.organisation import Organisation, Product
from kbdesk.domain.progress import Progress
from kbdesk.domain.verdict import NO_VERDICTS, Verdicts
from kbdesk.search.index import SearchIndex
from kbdesk.workflows.keep_library import KeepLibrary

MOST_RELATED = 5
Synonyms = tuple[tuple[str, tuple[tuple[str, ...], ...]], ...]
"""Per language groups of words that mean the same, as `Organisation.synonyms` has them."""


class FindAnswers:
    """Asked at each keystroke, from one thread. Holds a reader of its own, so that indexing never keeps it waiting."""

    def __init__(
        self, index: SearchIndex, library: KeepLibrary, now: Callable[[], datetime], *, thesaurus: Path | None = None
    ) -> None:
        """`thesaurus` is the folder of the general words; without it there are none."""
        self._index = index
        self._library = library
        self._now = now
        self._verdicts = NO_VERDICTS
        self._synonyms: tuple[Organisation | None, Synonyms] = (None, ())
        self._thesaurus = thesaurus
        self._general: dict[str, tuple[Synonyms, Synonyms]] = {}

    def weigh(self, verdicts: Verdicts) -> None:
        """From the next question on what readers said of texts counts a little; may be called from any thread."""
        self._verdicts = verdicts

    def find(self, question: Question, progress: Progress) -> Answer:
        """The best hits for any line at all; raises Cancelled when a newer question came."""
        organisation = self._library.library.organisation
        general, translated = self._said_everywhere(question.lang) if organisation.policies.thesaurus else ((), ())
        return self._index.answer(
            replace(question, verdicts=self._verdicts),
            synonyms=self._said_alike(organisation),
            thesaurus=general,
            translations=translated,
            today=self._now().date(),
            progress=progress,
        )

    def _said_alike(self, organisation: Organisation) -> Synonyms:
        """The organisation's synonyms and the names of its products: whoever says one of them means the others."""
        if self._synonyms[0] is not organisation:
            self._synonyms = (organisation, (*organisation.synonyms, *product_names(organisation.products)))
        return self._synonyms[1]

    def _said_everywhere(self, lang: str) -> tuple[Synonyms, Synonyms]:
        """The general words of a language, and what they are in another; read once."""
        if self._thesaurus is None:
            return (), ()
        if lang not in self._general:
            general, translated = read_thesaurus(self._thesaurus, lang), read_translations(self._thesaurus, lang)
            self._general[lang] = (((lang, general),), ((lang, translated),))
        return self._general[lang]

    def related(self, path: str, progress: Progress) -> tuple[Hit, ...]:
        """The few articles and scripts clearly related to the file at a path; may run beside `find`."""
        progress.check()
        return self._index.related(path, limit=MOST_RELATED, today=self._now().date())


def product_names(products: Iterable[Product]) -> Synonyms:
    """What each product is called: its label in all languages and its other names are a group."""
    groups = [(*(text for _, text in product.label.words), *product.other_names) for product in products]
    return (("", tuple(group for group in groups if len(group) > 1)),)
