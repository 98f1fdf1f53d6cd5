"""Builds everything once and hands it in; the only place that knows all rooms below the faces.

Each workflow is built when it is first asked for, so that `kbdesk find` opens neither the records nor their key.
Faces get a `Desk` and hand each page the workflows it needs, never the desk itself.
"""

import logging
import os
import socket
import uuid
from collections.abc import Callable
from dataclasses import replace
from datetime import UTC, datetime
from functools import cached_property
from pathlib import Path
from typing import TYPE_CHECKING

from kbdesk.config.paths import Paths
from kbdesk.config.settings import SettingsFile
from kbdesk.content.folder import ContentFolder
from kbdesk.domain.errors import DeskError
from kbdesk.domain.settings import KeyPlace
from kbdesk.search.index import SearchIndex
from kbdesk.workflows.find_answers import FindAnswers
from kbdesk.workflows.find_with_help import FindWithHelp
from kbdesk.workflows.keep_help import KeepHelp
from kbdesk.workflows.keep_library import KeepLibrary
from kbdesk.workflows.read_content import ReadContent
from kbdesk.workflows.read_with_help import ReadWithHelp

if TYPE_CHECKING:
    from kbdesk.config.credentials import Credentials
    from kbdesk.records.records import Records
    from kbdesk.workflows.bring_in_list import BringInList
    from kbdesk.workflows.browse_contacts import BrowseContacts
    from kbdesk.workflows.bundle_for_support import BundleForSupport
    from kbdesk.workflows.change_referral import ChangeReferral
    from kbdesk.workflows.check_content import CheckContent
    from kbdesk.workflows.check_spelling import CheckSpelling
    from kbdesk.workflows.deliver_referrals import DeliverReferrals
    from kbdesk.workflows.draw_script import DrawScript
    from kbdesk.workflows.export_referrals import ExportReferrals
    from kbdesk.workflows.follow_referrals import FollowReferrals
    from kbdesk.workflows.hear_changes import HearChanges
    from kbdesk.workflows.judge_answers import JudgeAnswers
    from kbdesk.workflows.keep_contacts import KeepContacts
    from kbdesk.workflows.keep_customers import KeepCustomers
    from kbdesk.workflows.keep_photos import KeepPhotos
    from kbdesk.workflows.keep_privacy import KeepPrivacy
    from kbdesk.workflows.log_searches import LogSearches
    from kbdesk.workflows.look_at_health import LookAtHealth
    from kbdesk.workflows.mend_content import MendContent
    from kbdesk.workflows.move_in import MoveIn
    from kbdesk.workflows.open_channel import OpenChannel
    from kbdesk.workflows.play_scenarios import PlayScenarios
    from kbdesk.workflows.propose_contact import ProposeContact
    from kbdesk.workflows.read_contacts import ReadContacts
    from kbdesk.workflows.recover_unsent import RecoverUnsent
    from kbdesk.workflows.refer_directly import ReferDirectly
    from kbdesk.workflows.report_calls import ReportCalls
    from kbdesk.workflows.report_content import ReportContent
    from kbdesk.workflows.rescue_referrals import RescueReferrals
    from kbdesk.workflows.say_otherwise import SayOtherwise
    from kbdesk.workflows.send_photos import SendPhotos
    from kbdesk.workflows.take_call import TakeCall
    from kbdesk.workflows.tell_editors import TellEditors
    from kbdesk.workflows.try_channels import TryChannels
    from kbdesk.workflows.work_lists import WorkLists
    from kbdesk.workflows.write_content import WriteContent


ASKED_FOR = frozenset(
    {"records-passphrase-new", "records-passphrase-missing", "records-passphrase-wrong", "passphrase-short"}
)
"""Codes of the errors that a passphrase mends."""


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
        self._folder = ContentFolder(content, kept=paths.scripts(content))
        self._index_folder = paths.index(content)
        self._reader = SearchIndex(self._index_folder)
        self._writer = SearchIndex(self._index_folder)
        self.library = KeepLibrary(self._folder, self._writer, kept=paths.readings(content))
        self.ask_passphrase: Callable[[DeskError], str] | None = None
        """Asks whoever is there, told why; empty when nobody answers. Set by a face; called once a session."""
        self._log: logging.Handler | None = None

    @property
    def content(self) -> Path:
        """The content folder in use."""
        return self._folder.root

    def begin_log(self) -> None:
        """Has what goes wrong from here on written to the log file, until the desk is closed."""
        from kbdesk.config.log import open_log

        self._log = self._log or open_log(self.paths.log)

    def close(self) -> None:
        """Lets go of the index, the watch and the log; whatever else is open is opened per call."""
        if "hear" in self.__dict__:
            self.hear.close()
        if "help" in self.__dict__:
            self.help.close()
        self._reader.close()
        self._writer.close()
        if self._log is not None:
            from kbdesk.config.log import close_log

            close_log(self._log)
            self._log = None

    @cached_property
    def find(self) -> FindWithHelp:
        """Has a reader of the index of its own: the search lane never waits for the content lane."""
        own = FindAnswers(self._reader, self.library, now, thesaurus=self.paths.resources() / "thesaurus")
        return FindWithHelp(own, self.help)

    @cached_property
    def read(self) -> ReadWithHelp:
        """Pages, scripts and pictures."""
        return ReadWithHelp(self._read_own, self.help)

    @cached_property
    def help(self) -> KeepHelp:
        """The help that ships with kbdesk."""
        place = self.paths.shipped_help()
        return KeepHelp(place, self.paths.index(place), own=self.library, own_folder=self._folder.root, now=now)

    @cached_property
    def _read_own(self) -> ReadContent:
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

        return CheckContent(self._folder, self.scenarios, now, memory=self.paths.checked(self._folder.root))

    @cached_property
    def spelling(self) -> "CheckSpelling":
        """The spelling of what people type; has a view of the index of its own."""
        from kbdesk.search.vocabulary import Vocabulary
        from kbdesk.spelling.speller import Speller
        from kbdesk.workflows.check_spelling import CheckSpelling

        resources = self.paths.resources()
        return CheckSpelling(
            Speller(resources / "dictionaries"),
            Vocabulary(self._index_folder),
            self.library,
            self.settings,
            thesaurus=resources / "thesaurus",
        )

    @cached_property
    def mend(self) -> "MendContent":
        """The safe fixes of what the check found."""
        from kbdesk.workflows.mend_content import MendContent

        return MendContent(self._folder)

    @cached_property
    def write_content(self) -> "WriteContent":
        """New texts from the templates, new scenarios from what was played."""
        from kbdesk.workflows.write_content import WriteContent

        return WriteContent(self._folder, now)

    @cached_property
    def move_in(self) -> "MoveIn":
        """Folders of other tools, brought in."""
        from kbdesk.workflows.move_in import MoveIn

        return MoveIn(now)

    @cached_property
    def draw(self) -> "DrawScript":
        """Maps of scripts."""
        from kbdesk.workflows.draw_script import DrawScript

        return DrawScript(self._folder, now)

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

    @cached_property
    def privacy(self) -> "KeepPrivacy":
        """How long what is kept of people, and what is kept of one of them."""
        from kbdesk.workflows.keep_privacy import KeepPrivacy

        return KeepPrivacy(self.library, self._records.persons, self._records.purge, now=now)

    @cached_property
    def health(self) -> "LookAtHealth":
        """Whether everything is in order on this device."""
        from kbdesk.workflows.look_at_health import LookAtHealth

        return LookAtHealth(
            self.library,
            records=self.paths.records,
            key_place=lambda: self.key_lies_in,
            unsent=lambda: self.deliver.unsent(),  # noqa: PLW0108  built only when it is asked
            photos=lambda: self.photos.under_way(),  # noqa: PLW0108
            pauses=lambda: self.channels.pauses(),  # noqa: PLW0108
        )

    @cached_property
    def bundle(self) -> "BundleForSupport":
        """What is sent to whoever helps."""
        from kbdesk.workflows.bundle_for_support import BundleForSupport

        return BundleForSupport(self.paths, self._folder.root, self.settings, lambda: self._records)

    @cached_property
    def recovery(self) -> "RecoverUnsent":
        """Unsent work, sealed for the organisation."""
        from kbdesk.workflows.recover_unsent import RecoverUnsent

        records = self._records
        return RecoverUnsent(records.outbox, records.photos, records.persons, now=now)

    def tidy(self) -> None:
        """Takes away what was kept long enough, once a day; only where the records are open anyway."""
        if "_records" in self.__dict__:
            self.privacy.purge_when_due()

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
        return TakeCall(
            self._folder,
            self.library,
            self._read_own,
            records.runs,
            records.contacts,
            open_contacts=records.open_contacts,
            now=now,
            new_key=new_key,
            photos=self.added_photos,
        )

    @cached_property
    def keep_contacts(self) -> "KeepContacts":
        """The contacts in hand, and what was promised in them."""
        from kbdesk.workflows.keep_contacts import KeepContacts
        from kbdesk.workflows.run_texts import RunTexts

        records, texts = self._records, RunTexts(self._folder, self.library)
        return KeepContacts(
            self.library,
            texts,
            records.runs,
            records.contacts,
            open_contacts=records.open_contacts,
            promises=records.promises,
            now=now,
            new_key=new_key,
        )

    @cached_property
    def say_otherwise(self) -> "SayOtherwise":
        """What a step says, in the customer's language."""
        from kbdesk.workflows.say_otherwise import SayOtherwise

        return SayOtherwise(self._folder, self.library, now=now)

    @cached_property
    def propose(self) -> "ProposeContact":
        """Contacts that another program proposes."""
        from kbdesk.workflows.propose_contact import ProposeContact

        return ProposeContact(self.library, self._read_own, now=now)

    @cached_property
    def browse_contacts(self) -> "BrowseContacts":
        """The log of this device, looked through."""
        from kbdesk.workflows.browse_contacts import BrowseContacts
        from kbdesk.workflows.run_texts import RunTexts

        records = self._records
        return BrowseContacts(
            records.contact_search,
            records.contacts,
            self.keep_contacts,
            self.library,
            runs=records.runs,
            texts=RunTexts(self._folder, self.library),
            outbox=records.outbox,
            customers=records.customers,
            now=now,
        )

    @cached_property
    def bring_in_list(self) -> "BringInList":
        """Outgoing lists out of files."""
        from kbdesk.workflows.bring_in_list import BringInList

        return BringInList(self._records.lists, self.library, self._read_own, now=now)

    @cached_property
    def lists(self) -> "WorkLists":
        """Outgoing lists, row by row."""
        from kbdesk.workflows.work_lists import WorkLists

        records = self._records
        return WorkLists(records.lists, records.contacts, self.keep_contacts, self.library, now=now)

    @cached_property
    def keep_customers(self) -> "KeepCustomers":
        """Customers for looking up without a network."""
        from kbdesk.workflows.keep_customers import KeepCustomers

        return KeepCustomers(self._records.customers, self.library, now=now)

    @cached_property
    def refer(self) -> "ReferDirectly":
        """Referrals without a script."""
        from kbdesk.workflows.refer_directly import ReferDirectly

        return ReferDirectly(self.library, self._records.contacts, self._records.drafts, now=now, new_key=new_key)

    @cached_property
    def editors(self) -> "TellEditors":
        """What readers tell the editors, and what they answer."""
        from kbdesk.workflows.tell_editors import TellEditors

        records = self._records
        return TellEditors(records.flags, records.drafts, self.settings, now=now, new_key=new_key)

    @cached_property
    def judge(self) -> "JudgeAnswers":
        """Whether texts helped."""
        from kbdesk.workflows.judge_answers import JudgeAnswers

        return JudgeAnswers(self.library, self._records.verdicts)

    @cached_property
    def searches(self) -> "LogSearches":
        """Which searches led nowhere."""
        from kbdesk.workflows.log_searches import LogSearches

        return LogSearches(self.library, self._records.search_log, self.settings, now=now)

    @cached_property
    def report_calls(self) -> "ReportCalls":
        """Contacts and scripts in numbers."""
        from kbdesk.workflows.report_calls import ReportCalls

        return ReportCalls(self.library, self._folder, self._records.report_rows, now=now)

    @cached_property
    def report_content(self) -> "ReportContent":
        """What the content tells of itself."""
        from kbdesk.workflows.report_content import ReportContent

        return ReportContent(self.library, now=now)

    @cached_property
    def deliver(self) -> "DeliverReferrals":
        """The outbox and its sender."""
        from kbdesk.records.sender_lock import SenderLock
        from kbdesk.workflows.deliver_referrals import DeliverReferrals

        return DeliverReferrals(
            self._channels,
            self._records.outbox,
            SenderLock(self.paths.outbox_lock),
            self.follow,
            now=now,
            owner=f"{socket.gethostname()}:{os.getpid()}",
            photos=self.photos,
        )

    @cached_property
    def photos(self) -> "SendPhotos":
        """Photos of referrals, on their way."""
        from kbdesk.workflows.send_photos import SendPhotos

        return SendPhotos(self._channels, self._records.outbox, self._records.photos, now=now)

    @cached_property
    def added_photos(self) -> "KeepPhotos":
        """Photos added to a form that is not finished."""
        from kbdesk.workflows.keep_photos import KeepPhotos

        return KeepPhotos(self._records.photo_files, self._records.drafts, now=now, new_key=new_key)

    @cached_property
    def follow(self) -> "FollowReferrals":
        """What the service desk tells of what it has."""
        from kbdesk.workflows.follow_referrals import FollowReferrals

        return FollowReferrals(self._channels, self._records.outbox, self._records.desk_news, now=now)

    @cached_property
    def change(self) -> "ChangeReferral":
        """*Change and resend*."""
        from kbdesk.workflows.change_referral import ChangeReferral

        return ChangeReferral(self.library, self._records.outbox, now=now, new_key=new_key)

    @cached_property
    def export(self) -> "ExportReferrals":
        """Referrals that leave in files."""
        from kbdesk.records.sender_lock import SenderLock
        from kbdesk.workflows.export_referrals import ExportReferrals

        records, lock = self._records, SenderLock(self.paths.outbox_lock)
        return ExportReferrals(self._channels, records.outbox, lock, now=now, photos=records.photos)

    @cached_property
    def rescue(self) -> "RescueReferrals":
        """What has not been sent, out of damaged records."""
        from kbdesk.workflows.rescue_referrals import RescueReferrals

        return RescueReferrals(self.paths.records, lambda: self._key)

    @cached_property
    def channels(self) -> "TryChannels":
        """The ways to the service desk, for whoever sets them up."""
        from kbdesk.workflows.try_channels import TryChannels

        return TryChannels(self._channels, self._records.outbox, self.credentials, now=now)

    @cached_property
    def _channels(self) -> "OpenChannel":
        from kbdesk.delivery.choose import ChooseChannel
        from kbdesk.workflows.open_channel import OpenChannel

        return OpenChannel(self.library, ChooseChannel(self.paths.data, self.credentials.get, now=now))

    @cached_property
    def credentials(self) -> "Credentials":
        """What the channels log in with."""
        from kbdesk.config.credentials import Credentials

        return Credentials(self.paths.data)

    @cached_property
    def settings(self) -> SettingsFile:
        """The user's own settings."""
        return SettingsFile(self.paths.settings)

    def give_passphrase(self, passphrase: str) -> None:
        """For the next opening of the records, once: a wrong one is refused there, and not tried again."""
        given = iter([passphrase])
        self.ask_passphrase = lambda _why: next(given, "")

    def move_key(self, to: KeyPlace, *, passphrase: str = "") -> None:
        """Puts the records' key elsewhere, or under another passphrase; the records stay as they are."""
        from kbdesk.config.secrets import move_key

        move_key(self.paths.data, self._key, to, passphrase=passphrase)
        self.has_told_of_key()

    @property
    def should_tell_of_key(self) -> bool:
        """True when the key lies in a plain file that nobody chose just now, and nobody was told so yet."""
        from kbdesk.config.secrets import KeyChoice

        if "_key" not in self.__dict__ or self.key_lies_in is not KeyPlace.FILE:
            return False
        return not KeyChoice.of(os.environ).in_file and not self.settings.read().told_of_key

    def has_told_of_key(self) -> None:
        """It is told once only."""
        self.settings.write(replace(self.settings.read(), told_of_key=True))

    @cached_property
    def _key(self) -> bytes:
        """The records' key; the person at the keys is asked where it lies under a passphrase (three tries)."""
        from kbdesk.config.secrets import KeyChoice, records_key

        choice = KeyChoice.of(os.environ)
        for left in (3, 2, 1, 0):
            try:
                return records_key(self.paths.data, choice=choice)
            except DeskError as error:
                asked = error.code in ASKED_FOR and self.ask_passphrase is not None and left
                typed = self.ask_passphrase(error) if asked and self.ask_passphrase else ""
                if not typed:
                    raise
                choice = replace(choice, passphrase=typed)
        raise AssertionError("the last try raises")

    @cached_property
    def _records(self) -> "Records":
        from kbdesk.records.records import Records

        return Records(self.paths.records, self._key)


def open_desk(*, content: Path | None = None, data: Path | None = None) -> Desk:
    """The desk of a content folder and a data folder.

    By default the content folder is that of the settings, else the one that comes along; the data folder is the
    system's own place.
    """
    paths = Paths.at(data) if data is not None else Paths.of_system()
    chosen = content or _chosen_content(paths) or paths.shipped_content()
    return Desk(chosen.absolute(), paths)


def _chosen_content(paths: Paths) -> Path | None:
    """The folder that the settings name for the next start."""
    chosen = SettingsFile(paths.settings).read().content
    return Path(chosen).expanduser() if chosen else None
