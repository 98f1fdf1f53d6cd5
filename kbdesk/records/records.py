"""All records of a device under one name."""

from pathlib import Path

from kbdesk.records.contact_search import ContactSearch
from kbdesk.records.contacts import ContactRecords
from kbdesk.records.customers import CustomerRecords
from kbdesk.records.database import Database
from kbdesk.records.desk_news import DeskNews
from kbdesk.records.drafts import Drafts
from kbdesk.records.flags import FlagRecords
from kbdesk.records.lists import ListRecords
from kbdesk.records.open_contacts import OpenContactRecords
from kbdesk.records.outbox import OutboxRecords
from kbdesk.records.persons import PersonRecords
from kbdesk.records.photo_files import PhotoFiles
from kbdesk.records.photo_outbox import PhotoOutbox
from kbdesk.records.promises import PromiseRecords
from kbdesk.records.purge import Purge
from kbdesk.records.report_rows import ReportRows
from kbdesk.records.runs import RunRecords
from kbdesk.records.search_log import SearchLog
from kbdesk.records.verdicts import VerdictRecords


class Records:
    """The rooms of one records file; making this object touches no disk."""

    def __init__(self, path: Path, key: bytes) -> None:
        self.database = Database(path, key)
        self.runs = RunRecords(self.database)
        self.contacts = ContactRecords(self.database)
        self.open_contacts = OpenContactRecords(self.database)
        self.promises = PromiseRecords(self.database)
        self.contact_search = ContactSearch(self.database)
        self.lists = ListRecords(self.database)
        self.customers = CustomerRecords(self.database)
        self.outbox = OutboxRecords(self.database)
        self.desk_news = DeskNews(self.database)
        self.drafts = Drafts(self.database)
        self.flags = FlagRecords(self.database)
        self.verdicts = VerdictRecords(self.database)
        self.search_log = SearchLog(self.database)
        self.report_rows = ReportRows(self.database)
        self.photo_files = photos = PhotoFiles(self.database)
        self.photos = PhotoOutbox(self.database, photos)
        self.persons = PersonRecords(self.database, photos)
        self.purge = Purge(self.database, photos)
