"""Reports of calls, made on this device from what it keeps: contacts and scripts in numbers.

A report reaches back only as far as everything it counts is kept, so that it is about whole periods and the daily purge
changes none of its figures: contacts as long as the organisation keeps what is not personal, promises as long as it keeps
what is, and runs as long as both (those that ended nowhere go with the one, those of a contact with the other).
"""

from collections.abc import Callable
from contextlib import suppress
from datetime import datetime, timedelta

from kbdesk.content.folder import ContentFolder
from kbdesk.domain.call_report import CallReport, call_report
from kbdesk.domain.errors import ContentUnreadable, WrongUse
from kbdesk.domain.organisation import Privacy
from kbdesk.domain.script_report import ScriptReport, script_report
from kbdesk.records.report_rows import ReportRows
from kbdesk.workflows.keep_library import KeepLibrary

BEGINNING = timedelta(days=3650)
"""How far back a report reaches where things are kept without end."""


class ReportCalls:
    """Never writes, and asks nobody else."""

    def __init__(
        self, library: KeepLibrary, folder: ContentFolder, rows: ReportRows, *, now: Callable[[], datetime]
    ) -> None:
        self._library = library
        self._folder = folder
        self._rows = rows
        self._now = now

    def contacts(self, since: datetime | None = None) -> CallReport:
        """Closed contacts, and promises, since a moment."""
        begin, promises_begin = self._begin(since, Privacy.NONE), self._begin(since, Privacy.PERSONAL)
        return call_report(
            self._rows.contacts(begin),
            self._rows.promises(promises_begin),
            self._library.library.organisation.policies,
            since=begin,
            promises_since=promises_begin,
            now=self._now(),
        )

    def scripts(self, since: datetime | None = None, *, only: tuple[str, ...] = ()) -> ScriptReport:
        """Live runs since a moment; with `only` those of these scripts (id, alias or path).

        Raises WrongUse("not-in-library") for one that is neither in the content nor was it ever followed here.
        """
        begin = max(self._begin(since, Privacy.PERSONAL), self._begin(since, Privacy.NONE))
        runs = self._rows.runs(begin)
        if only:
            wanted = {self._identity(name, {run.script for run in runs}) for name in only}
            runs = tuple(run for run in runs if run.script in wanted)
        texts = {}
        organisation = self._library.library.organisation
        for digest, source in self._rows.texts({digest for run in runs for digest in run.texts}).items():
            with suppress(ContentUnreadable):  # then its steps go by their address
                texts[digest] = self._folder.script_from_source(source.text, source.path, organisation)
        return script_report(runs, texts, since=begin)

    def _identity(self, name: str, followed: set[str]) -> str:
        card = self._library.library.half(name, "")
        if card is None and name not in followed:
            raise WrongUse("not-in-library", id=name)
        return card.header.id if card is not None else name

    def _begin(self, since: datetime | None, kept_as: Privacy) -> datetime:
        days = dict(self._library.library.organisation.policies.keep_days).get(kept_as.value, 0)
        oldest = self._now() - (timedelta(days=days) if days else BEGINNING)
        return max(since, oldest) if since is not None else oldest
