"""All records of a device under one name."""

from pathlib import Path

from kbdesk.records.contacts import ContactRecords
from kbdesk.records.database import Database
from kbdesk.records.drafts import Drafts
from kbdesk.records.outbox import OutboxRecords
from kbdesk.records.runs import RunRecords
from kbdesk.records.search_log import SearchLog


class Records:
    """The rooms of one records file; making this object touches no disk."""

    def __init__(self, path: Path, key: bytes) -> None:
        self.database = Database(path, key)
        self.runs = RunRecords(self.database)
        self.contacts = ContactRecords(self.database)
        self.outbox = OutboxRecords(self.database)
        self.drafts = Drafts(self.database)
        self.search_log = SearchLog(self.database)
