"""Helped, or did not help: a reader's word on a text, counted on this device and given to the ranking.

A verdict holds for the revision it was given on: once an editor has changed the text, it begins anew.
"""

from kbdesk.domain.flag import About
from kbdesk.domain.verdict import Tally, Verdict, Verdicts
from kbdesk.records.verdicts import VerdictRecords
from kbdesk.workflows.keep_library import KeepLibrary

MOST_WEIGHED = 2_000
"""So many texts at most take part; those with most verdicts come first."""


class JudgeAnswers:
    """Knows texts and numbers; not who, when or after which words."""

    def __init__(self, library: KeepLibrary, verdicts: VerdictRecords) -> None:
        self._library = library
        self._verdicts = verdicts

    def say(self, about: About, said: Verdict | None, *, instead_of: Verdict | None = None) -> None:
        """Counts what a reader says of a text; `instead_of` is what the same reader said of it before."""
        if said is not instead_of:
            self._verdicts.change(about.article, about.lang, about.revision, said=said, instead_of=instead_of)

    def verdicts(self) -> Verdicts:
        """The tallies of the texts as they stand in the library now, by path."""
        tallies = self._verdicts.all(MOST_WEIGHED)
        by_path: dict[str, Tally] = {}
        for (article, lang, revision), tally in tallies.items():
            for card in self._library.library.halves(article):
                if (card.header.lang, card.header.revision) == (lang, revision):
                    by_path[card.path] = tally
        return Verdicts(by_path)
