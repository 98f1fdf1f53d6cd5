"""Sees to it that nothing of a person is kept longer than said, and gives or erases what is kept when they ask.

The organisation's keeping times must be known: a folder that was not read yet would stand for the usual ones, and these
may be shorter.
"""

from collections.abc import Callable
from datetime import datetime

from kbdesk.domain.kept_of_person import Counts, Erased, KeptOfPerson, PrivacyEntry
from kbdesk.domain.person_sought import PersonSought, read_sought
from kbdesk.records.persons import PersonRecords
from kbdesk.records.purge import Purge
from kbdesk.workflows.keep_library import KeepLibrary


class KeepPrivacy:
    """Of this device."""

    def __init__(
        self, library: KeepLibrary, persons: PersonRecords, purge: Purge, *, now: Callable[[], datetime]
    ) -> None:
        self._library, self._persons, self._purge, self._now = library, persons, purge, now

    def purge(self, *, dry_run: bool = False) -> Counts:
        """Takes away what was kept long enough; with `dry_run` only tells. Nothing unsent goes."""
        return self._purge.run(self._now(), self._keep_days, dry_run=dry_run)

    def purge_when_due(self) -> Counts:
        """Once a day, when the content is known; else nothing."""
        if not self._library.library.cards or not self._purge.is_due(self._now()):
            return Counts()
        return self.purge()

    def look(self, typed: str) -> KeptOfPerson:
        """What is kept of a person, by telephone number, mail address, name or reference; notes nothing."""
        return self._persons.kept(self._sought(typed))

    def export(self, typed: str) -> KeptOfPerson:
        """As `look`, to be given away; the privacy log says that it was."""
        kept = self.look(typed)
        if kept.counts.any:
            self._persons.note_export(kept, self._now())
        return kept

    def erase(self, typed: str) -> Erased:
        """Takes away all that is kept of a person but what is not at the desk yet."""
        return self._persons.erase(self._sought(typed), self._now())

    def log(self) -> tuple[PrivacyEntry, ...]:
        """What was purged, exported and erased here, and when."""
        return self._persons.log()

    def _sought(self, typed: str) -> PersonSought:
        policies = self._library.library.organisation.policies
        return read_sought(typed, prefix=policies.reference_prefix, region=policies.telephone_region)

    @property
    def _keep_days(self) -> dict[str, int]:
        return dict(self._library.library.organisation.policies.keep_days)
