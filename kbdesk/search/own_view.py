"""A view of the index beside the searcher's, for whoever is asked from another thread: the newest at each question."""

from collections.abc import Callable
from pathlib import Path
from typing import TypeVar

from kbdesk.search.damage import IndexUnusable
from kbdesk.search.view import View, open_view

T = TypeVar("T")
_TRIES = 3


class OwnView:
    """Opened by the first question; belongs to one thread at a time."""

    def __init__(self, index: Path) -> None:
        self._index = index
        self._view: View | None = None

    def ask(self, question: Callable[[View], T], *, otherwise: T) -> T:
        """`otherwise` where there is no usable index, or it is tidied away under each try."""
        for _ in range(_TRIES):
            try:
                return question(self._newest())
            except FileNotFoundError:
                self.close()
            except IndexUnusable:
                self.close()
                break
        return otherwise

    def close(self) -> None:
        """Lets go of the view; the next question opens one."""
        if self._view is not None:
            self._view.close()
        self._view = None

    def _newest(self) -> View:
        if self._view is not None and self._view.is_current(self._index):
            return self._view
        former = self._view
        view = open_view(self._index, former=former)
        if former is not None:
            former.close()
        self._view = view
        return view
