"""Which words stand in the content: names of products, places, codes, whatever the organisation writes.

It has a view of the index of its own, as `related.py` has: it is asked from another thread than the searcher.
"""

from collections.abc import Iterable
from pathlib import Path

from kbdesk.search.analysis import words as folded_words
from kbdesk.search.own_view import OwnView
from kbdesk.search.view import View

MANY = 1_000
"""Entries from which a word must stand in two of them: in much text there is every typing error once."""


class Vocabulary:
    """Of one index; belongs to one thread at a time."""

    def __init__(self, index: Path) -> None:
        self._view = OwnView(index)

    def known(self, words: Iterable[str]) -> frozenset[str]:
        """Those that stand in the content; of a word with hyphens each part does. None without a usable index."""
        asked = tuple(words)
        nothing: frozenset[str] = frozenset()
        return self._view.ask(lambda view: frozenset(word for word in asked if _stands(view, word)), otherwise=nothing)

    def close(self) -> None:
        """Lets go of the view."""
        self._view.close()


def _stands(view: View, word: str) -> bool:
    fewest = 2 if view.count >= MANY else 1
    parts = folded_words(word)
    return bool(parts) and all(_count(view, part) >= fewest for part in parts)


def _count(view: View, word: str) -> int:
    places = ((sidecar, sidecar.term(word)) for sidecar in view.sidecars)
    return sum(sidecar.living_count(term) for sidecar, term in places if term >= 0)
