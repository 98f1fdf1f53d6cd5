"""The organisation's synonyms: words or short phrases that mean the same, either way, one step far."""

from collections import defaultdict

from kbdesk.search.analysis import Stems, is_stemmed, words

Phrase = tuple[str, ...]
Synonyms = tuple[tuple[str, tuple[Phrase, ...]], ...]
"""Per language groups of words that mean the same, as `Organisation.synonyms` has them."""


class SynonymTable:
    """Looks up by the word itself, else by another form of it (`storingen` finds what `storing` means)."""

    def __init__(self, synonyms: Synonyms, stems: Stems) -> None:
        self._stems = stems
        self._others: defaultdict[Phrase, dict[Phrase, None]] = defaultdict(dict)
        self._by_form: dict[str, Phrase] = {}
        for _, groups in synonyms:
            for group in groups:
                self._learn([phrase for text in group if (phrase := tuple(words(text)))])
        self.longest = max(map(len, self._others), default=0)

    def _learn(self, phrases: list[Phrase]) -> None:
        for phrase in phrases:
            self._others[phrase].update((other, None) for other in phrases if other != phrase)
            if len(phrase) == 1 and is_stemmed(phrase[0]):
                for form in self._stems.classes(phrase[0]):
                    self._by_form.setdefault(form, phrase)

    def others(self, phrase: Phrase) -> tuple[Phrase, ...]:
        """What means the same as these words."""
        if not self._others:
            return ()
        if phrase in self._others:
            return tuple(self._others[phrase])
        if len(phrase) == 1 and is_stemmed(phrase[0]):
            for form in self._stems.classes(phrase[0]):
                if (known := self._by_form.get(form)) is not None:
                    return tuple(self._others[known])
        return ()
