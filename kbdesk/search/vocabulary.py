"""Which words stand in the content: names of products, places, codes, whatever the organisation writes.

It has a view of the index of its own, as `related.py` has: it is asked from another thread than the searcher.
"""

from collections.abc import Iterable
from pathlib import Path

from kbdesk.search.analysis import words as folded_words
from kbdesk.search.damage import IndexUnusable
from kbdesk.search.view import View, open_view

MANY = 1_000
"""Entries from which a word must stand in two of them: in much text there is every typing error once."""
_TRIES = 3


class Vocabulary:
    """Of one index; belongs to one thread at a time."""

    def __init__(self, index: Path) -> None:
        self._index = index
        self._view: View | None = None

    def known(self, words: Iterable[str]) -> frozenset[str]:
        """Those that stand in the content; of a word with hyphens each part does. None without a usable index."""
        asked = tuple(words)
        for _ in range(_TRIES):
            try:
                view = self._refreshed()
                return frozenset(word for word in asked if _stands(view, word))
            except FileNotFoundError:
                self.close()
            except IndexUnusable:
                self.close()
                break
        return frozenset()

    def close(self) -> None:
        """Lets go of the view."""
        if self._view is not None:
            self._view.close()
        self._view = None

    def _refreshed(self) -> View:
        if self._view is not None and self._view.is_current(self._index):
            return self._view
        former = self._view
        view = open_view(self._index, former=former)
        if former is not None:
            former.close()
        self._view = view
        return view


def _stands(view: View, word: str) -> bool:
    fewest = 2 if view.count >= MANY else 1
    parts = folded_words(word)
    return bool(parts) and all(_count(view, part) >= fewest for part in parts)


def _count(view: View, word: str) -> int:
    places = ((sidecar, sidecar.term(word)) for sidecar in view.sidecars)
    return sum(sidecar.living_count(term) for sidecar, term in places if term >= 0)
