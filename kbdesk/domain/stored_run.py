"""What the records give back: a run put away, a contact that is on disk, an entry claimed for sending.

A run lies on disk as its events, and the very text of each script it entered.
The text is kept with the run, so that a run taken up again tomorrow follows the words it began with, whatever the
content folder holds by then. The texts are read back into scripts by whoever knows Markdown; `run.replay` does the rest.
"""

from dataclasses import dataclass
from datetime import datetime

from kbdesk.domain.contact import Contact
from kbdesk.domain.outbox import OutboxEntry
from kbdesk.domain.referral import Referral
from kbdesk.domain.run import Event, EventKind, Mode


@dataclass(frozen=True, slots=True)
class RunSource:
    """A script as it was when the run entered it: the whole Markdown file, and its path in the content folder."""

    script_id: str
    path: str
    lang: str
    text: str


@dataclass(frozen=True, slots=True)
class StoredRun:
    """A run put away. `sources` are in the order in which the run entered them; the first is the one it began with."""

    id: str
    mode: Mode
    began: datetime
    sources: tuple[RunSource, ...]
    events: tuple[Event, ...]

    @property
    def ended(self) -> bool:
        """True once an outcome was recorded."""
        return any(event.kind is EventKind.END for event in self.events)


@dataclass(frozen=True, slots=True)
class Finished:
    """A contact with its reference, and the referral it led to, if any."""

    contact: Contact
    referral: Referral | None = None


@dataclass(frozen=True, slots=True)
class Claim:
    """An entry that this sender, and no other, sends now.

    `may_have_arrived`: an earlier try may have reached the desk, which must be asked for the referral's id before it is
    delivered again. (`entry.maybe_sent` is true of every claimed entry: it is about this try as well.)
    """

    entry: OutboxEntry
    referral: Referral
    may_have_arrived: bool
