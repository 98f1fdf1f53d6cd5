"""The help that ships with kbdesk: a content folder of its own, beside the organisation's.

It is looked at once per start, after the organisation's content, and keeps an index of its own. Whatever stands in its
way (not installed, the index busy or not writable) leaves kbdesk without help, never without answers.
"""

from collections.abc import Callable
from contextlib import suppress
from datetime import datetime
from pathlib import Path

from kbdesk.content.folder import ContentFolder
from kbdesk.domain.errors import ContentUnreadable, Locked, StateUnwritable
from kbdesk.domain.library import Library
from kbdesk.domain.progress import Progress
from kbdesk.search.index import SearchIndex
from kbdesk.workflows.find_answers import FindAnswers
from kbdesk.workflows.keep_library import KeepLibrary
from kbdesk.workflows.read_content import ReadContent

_PATIENCE = 0.3
"""Seconds to wait for another process that is indexing the help."""


class KeepHelp:
    """`look` before anything is asked; until then there is no help. `find` belongs to the search lane, as ever."""

    def __init__(
        self, help_folder: Path, index: Path, *, own: KeepLibrary, own_folder: Path, now: Callable[[], datetime]
    ) -> None:
        folder = ContentFolder(help_folder)
        self._own = own
        self._is_shown_anyway = help_folder.resolve() == own_folder.resolve()
        self._reader, self._writer = SearchIndex(index), SearchIndex(index)
        self._library = KeepLibrary(folder, self._writer)
        self.find = FindAnswers(self._reader, self._library, now)
        self.read = ReadContent(folder, self._library)

    @property
    def is_wanted(self) -> bool:
        """False where the organisation hides it, and where it is the very content that is shown."""
        return not self._is_shown_anyway and self._own.library.organisation.policies.help

    @property
    def library(self) -> Library:
        """Empty while there is none to search in."""
        return self._library.library

    def look(self, progress: Progress) -> bool:
        """Opens the help and brings its index up to date; True when there is any. Raises Cancelled."""
        if not self.is_wanted:
            return False
        with suppress(ContentUnreadable, Locked, StateUnwritable):
            self._library.open()
            self._library.refresh(progress, patience=_PATIENCE)
        return bool(self.library.cards)

    def close(self) -> None:
        """Lets go of the index."""
        self._reader.close()
        self._writer.close()
