"""Words or short phrases that mean the same, either way, one step far: those of the organisation, and the general ones.

A word of two groups is met by the words of both, but those do not lead on to each other: no chain, and so no loop.
"""

from collections import defaultdict
from collections.abc import Iterable
from dataclasses import dataclass

from kbdesk.search.analysis import Stems, is_stemmed, words

Phrase = tuple[str, ...]
Synonyms = tuple[tuple[str, tuple[Phrase, ...]], ...]
"""Per language groups of words that mean the same, as `Organisation.synonyms` has them."""


@dataclass(frozen=True, slots=True)
class Said:
    """What else may be meant by a word: as the organisation has it, as people say everywhere, in another language."""

    own: Synonyms = ()
    general: Synonyms = ()
    translated: Synonyms = ()


_BEGINNING = 2
"""Letters that the forms of a word have in common."""


class SynonymTable:
    """Looks up by the word itself, else by another form of it (`storingen` finds what `storing` means).

    Forms are worked out for the few words that begin as one asked for: there may be thousands, and they come at the
    first question of all.
    """

    def __init__(self, synonyms: Synonyms, stems: Stems) -> None:
        self._stems = stems
        self._groups: list[tuple[Phrase, ...]] = []
        self._of: dict[Phrase, list[int]] = {}
        self._by_beginning: defaultdict[str, list[Phrase]] = defaultdict(list)
        self._by_form: dict[str, dict[str, Phrase]] = {}
        for _, groups in synonyms:
            for group in groups:
                self._learn([phrase for text in group if (phrase := tuple(words(text)))])
        self.longest = max(map(len, self._of), default=0)

    def _learn(self, phrases: list[Phrase]) -> None:
        for phrase in phrases:
            groups = self._of.setdefault(phrase, [])
            groups.append(len(self._groups))
            if len(phrase) == 1 and len(groups) == 1:
                self._by_beginning[phrase[0][:_BEGINNING]].append(phrase)
        self._groups.append(tuple(phrases))

    def others(self, phrase: Phrase) -> tuple[Phrase, ...]:
        """What means the same as these words."""
        known = phrase if phrase in self._of else self._other_form(phrase)
        if known is None:
            return ()
        others = (other for number in self._of[known] for other in self._groups[number])
        return tuple(dict.fromkeys(other for other in others if other not in {known, phrase}))

    def _other_form(self, phrase: Phrase) -> Phrase | None:
        if len(phrase) != 1 or not is_stemmed(phrase[0]):
            return None
        beginning = phrase[0][:_BEGINNING]
        if beginning not in self._by_beginning:
            return None
        if beginning not in self._by_form:
            self._by_form[beginning] = self._forms(self._by_beginning[beginning])
        forms = self._by_form[beginning]
        return next((forms[form] for form in self._stems.classes(phrase[0]) if form in forms), None)

    def _forms(self, phrases: Iterable[Phrase]) -> dict[str, Phrase]:
        found: dict[str, Phrase] = {}
        for phrase in phrases:
            if is_stemmed(phrase[0]):
                for form in self._stems.classes(phrase[0]):
                    found.setdefault(form, phrase)
        return found
