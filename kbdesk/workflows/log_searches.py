"""Keeps which searches led nowhere, and tells the gaps. What may be kept the reader's settings say, how long the organisation.

The words of a search may hold something of a person, so they are kept as long as personal values are.
"""

from collections.abc import Callable
from dataclasses import dataclass, replace
from datetime import datetime, timedelta
from typing import Protocol

from kbdesk.domain.organisation import Privacy
from kbdesk.domain.search_log import EndedSearch, Gap, gaps_in, to_keep
from kbdesk.domain.settings import KeepSearches, Settings
from kbdesk.records.search_log import SearchLog
from kbdesk.workflows.keep_library import KeepLibrary


class SettingsKeeper(Protocol):
    """Where it stands what may be kept."""

    def read(self) -> Settings: ...
    def write(self, settings: Settings) -> None: ...


@dataclass(frozen=True, slots=True)
class GapReport:
    """`missed` counts all searches that led nowhere, also those whose words were not kept."""

    since: datetime
    keep: KeepSearches
    searches: int
    missed: int
    gaps: tuple[Gap, ...]


class LogSearches:
    """The log of this device."""

    def __init__(
        self, library: KeepLibrary, log: SearchLog, settings: SettingsKeeper, *, now: Callable[[], datetime]
    ) -> None:
        self._library = library
        self._log = log
        self._settings = settings
        self._now = now

    @property
    def keep_days(self) -> int:
        """How long a search is kept."""
        return dict(self._library.library.organisation.policies.keep_days).get(Privacy.PERSONAL.value, 0)

    @property
    def keeps(self) -> KeepSearches:
        """What is kept of searches now."""
        return self._settings.read().search_log

    def log(self, search: EndedSearch) -> None:
        """Keeps of a search what may be kept."""
        kept = to_keep(search, self.keeps)
        if kept is not None and search.words.strip():
            self._log.log(kept, self._now(), forget_before=self._oldest())

    def keep_from_now(self, keep: KeepSearches) -> None:
        """Another choice; what was kept and may no longer be is taken away at once."""
        self._settings.write(replace(self._settings.read(), search_log=keep))
        if keep is not KeepSearches.WORDS:
            self._log.forget(words_only=keep is KeepSearches.COUNTS)

    def gaps(self, since: datetime | None = None) -> GapReport:
        """What was searched for in vain since then; at most as far back as searches are kept."""
        begin = max(since, self._oldest()) if since is not None else self._oldest()
        logged = self._log.since(begin)
        missed = sum(one.search.is_missed for one in logged)
        return GapReport(begin, self.keeps, len(logged), missed, gaps_in(logged))

    def _oldest(self) -> datetime:
        return self._now() - timedelta(days=self.keep_days)
