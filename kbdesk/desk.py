"""Builds everything once and hands it in; the only place that knows all rooms below the faces.

Each workflow is built when it is first asked for, so that `kbdesk find` opens neither the records nor their key.
Faces get a `Desk` and hand each page the workflows it needs, never the desk itself.
"""

import logging
import os
import socket
import uuid
from datetime import UTC, datetime
from functools import cached_property
from pathlib import Path
from typing import TYPE_CHECKING

from kbdesk.config.paths import Paths
from kbdesk.config.settings import SettingsFile
from kbdesk.content.folder import ContentFolder
from kbdesk.domain.settings import KeyPlace
from kbdesk.search.index import SearchIndex
from kbdesk.workflows.find_answers import FindAnswers
from kbdesk.workflows.keep_library import KeepLibrary
from kbdesk.workflows.read_content import ReadContent

if TYPE_CHECKING:
    from kbdesk.records.records import Records
    from kbdesk.workflows.check_content import CheckContent
    from kbdesk.workflows.deliver_referrals import DeliverReferrals
    from kbdesk.workflows.hear_changes import HearChanges
    from kbdesk.workflows.play_scenarios import PlayScenarios
    from kbdesk.workflows.read_contacts import ReadContacts
    from kbdesk.workflows.refer_directly import ReferDirectly
    from kbdesk.workflows.take_call import TakeCall


def now() -> datetime:
    """The time, aware; the one clock of the house. In the device's own zone, so that its date is today's date here, also
    between midnight and midnight in Greenwich; what is kept and sent is brought to UTC.
    """
    return datetime.now(UTC).astimezone()


def new_key() -> str:
    """A key that exists nowhere else (UUID, version 4)."""
    return str(uuid.uuid4())


class Desk:
    """All workflows of one content folder and one data folder."""

    def __init__(self, content: Path, paths: Paths) -> None:
        self.paths = paths
        self._folder = ContentFolder(content)
        self._index_folder = paths.index(content)
        self._reader = SearchIndex(self._index_folder)
        self._writer = SearchIndex(self._index_folder)
        self.library = KeepLibrary(self._folder, self._writer)
        self._log: logging.Handler | None = None

    def begin_log(self) -> None:
        """Has what goes wrong from here on written to the log file, until the desk is closed."""
        from kbdesk.config.log import open_log

        self._log = self._log or open_log(self.paths.log)

    def close(self) -> None:
        """Lets go of the index, the watch and the log; whatever else is open is opened per call."""
        if "hear" in self.__dict__:
            self.hear.close()
        self._reader.close()
        self._writer.close()
        if self._log is not None:
            from kbdesk.config.log import close_log

            close_log(self._log)
            self._log = None

    @cached_property
    def find(self) -> FindAnswers:
        """Has a reader of the index of its own: the search lane never waits for the content lane."""
        return FindAnswers(self._reader, self.library, now)

    @cached_property
    def read(self) -> ReadContent:
        """Pages, scripts and pictures."""
        return ReadContent(self._folder, self.library)

    @cached_property
    def hear(self) -> "HearChanges":
        """What the system tells of changes in the content folder."""
        from kbdesk.workflows.hear_changes import HearChanges

        return HearChanges(self._folder)

    @cached_property
    def check(self) -> "CheckContent":
        """The check of the content."""
        from kbdesk.workflows.check_content import CheckContent

        return CheckContent(self._folder, now)

    @cached_property
    def scenarios(self) -> "PlayScenarios":
        """The scenarios of the scripts."""
        from kbdesk.workflows.play_scenarios import PlayScenarios

        return PlayScenarios(self._folder, now)

    @cached_property
    def contacts(self) -> "ReadContacts":
        """The contacts logged on this device."""
        from kbdesk.workflows.read_contacts import ReadContacts

        return ReadContacts(self._records.contacts, self.library)

    @property
    def key_lies_in(self) -> KeyPlace | None:
        """Where the key of the records lies; None before there is one."""
        from kbdesk.config.secrets import key_place

        return key_place(self.paths.data)

    @cached_property
    def call(self) -> "TakeCall":
        """Calls along a script."""
        from kbdesk.workflows.take_call import TakeCall

        records = self._records
        return TakeCall(self._folder, self.library, self.read, records.runs, records.contacts, now=now, new_key=new_key)

    @cached_property
    def refer(self) -> "ReferDirectly":
        """Referrals without a script."""
        from kbdesk.workflows.refer_directly import ReferDirectly

        return ReferDirectly(self.library, self._records.contacts, self._records.drafts, now=now, new_key=new_key)

    @cached_property
    def deliver(self) -> "DeliverReferrals":
        """The outbox and its sender."""
        from kbdesk.delivery.choose import ChooseChannel
        from kbdesk.records.sender_lock import SenderLock
        from kbdesk.workflows.deliver_referrals import DeliverReferrals

        return DeliverReferrals(
            self.library,
            self._records.outbox,
            SenderLock(self.paths.outbox_lock),
            ChooseChannel(self.paths.data),
            now=now,
            owner=f"{socket.gethostname()}:{os.getpid()}",
        )

    @cached_property
    def settings(self) -> SettingsFile:
        """The user's own settings."""
        return SettingsFile(self.paths.settings)

    @cached_property
    def _records(self) -> "Records":
        from kbdesk.config.secrets import records_key
        from kbdesk.records.records import Records

        return Records(self.paths.records, records_key(self.paths.data))


def open_desk(*, content: Path | None = None, data: Path | None = None) -> Desk:
    """The desk of a content folder (default: the shipped one) and a data folder (default: the system's own place)."""
    paths = Paths.at(data) if data is not None else Paths.of_system()
    return Desk((content or paths.shipped_content()).absolute(), paths)
