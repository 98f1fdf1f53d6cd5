"""Lets a referral leave in files: on a stick or a share, as a mail to send by hand, or as a printed page.

The files are written and on the disk before the entry is marked, so that a full stick loses nothing. What was exported is
not sent any more, unless it is queued again. Sealed, only whoever holds the desk's private key can read them.
"""

from collections.abc import Callable, Sequence
from datetime import datetime
from enum import StrEnum
from pathlib import Path

from kbdesk.delivery.folder import file_name
from kbdesk.delivery.letter import letter
from kbdesk.delivery.printed_page import printed_page
from kbdesk.delivery.referral_json import referral_json
from kbdesk.delivery.referral_text import referral_text
from kbdesk.domain.errors import StateUnwritable, WrongUse
from kbdesk.domain.outbox import EntryState, OutboxEntry
from kbdesk.domain.photo import Photo
from kbdesk.domain.referral import Referral
from kbdesk.records.outbox import OutboxRecords
from kbdesk.records.photo_outbox import PhotoOutbox
from kbdesk.records.sender_lock import SenderLock
from kbdesk.whole_file import put_whole
from kbdesk.workflows.open_channel import OpenChannel

SEALED = ".p7m"
"""CMS, as S/MIME mail uses it; `openssl cms -decrypt -inform DER` opens it."""


class ExportForm(StrEnum):
    """FILES: JSON and a readable text. MAIL: a message that a mail program opens as a draft. PAGE: a page to print."""

    FILES = "files"
    MAIL = "mail"
    PAGE = "page"


class ExportReferrals:
    """Holds the sender's lock meanwhile, so that nothing leaves twice."""

    def __init__(
        self,
        channels: OpenChannel,
        outbox: OutboxRecords,
        lock: SenderLock,
        *,
        now: Callable[[], datetime],
        photos: PhotoOutbox,
    ) -> None:
        self._channels, self._outbox, self._lock, self._now = channels, outbox, lock, now
        self._photos = photos

    def export(
        self, identity: str, to: Path, *, form: ExportForm = ExportForm.FILES, seal_for: Path | None = None
    ) -> tuple[OutboxEntry, tuple[Path, ...]]:
        """Writes into the folder `to`; gives the entry as it is now, and the files.

        `seal_for`: the desk's certificate (PEM). Raises WrongUse for a withdrawn entry or a file that is no
        certificate, StateUnwritable when a file cannot be written, Locked while a sender is at work.
        """
        with self._lock:
            entry = self._outbox.get(identity)
            if entry.state is EntryState.WITHDRAWN:
                raise WrongUse("outbox-already-gone", reference=entry.reference, state=entry.state.value)
            written = write_files(to, self._files(entry, form), seal_for=seal_for)
            return self._outbox.export(entry.referral, self._now()), written

    def _files(self, entry: OutboxEntry, form: ExportForm) -> tuple[tuple[str, bytes], ...]:
        referral, photos = self._outbox.referral(entry.referral), self._photos_of(entry)
        name = self._name(referral)
        match form:
            case ExportForm.FILES:
                return referral_files(referral, photos, name=name)
            case ExportForm.MAIL:
                return ((f"{name}.eml", letter(referral, to=self._address(entry), is_draft=True, photos=photos)),)
            case ExportForm.PAGE:
                return ((f"{name}.html", printed_page(referral, photos).encode()),)

    def _name(self, referral: Referral) -> str:
        """No other referral of the outbox has it, so that none is written over another."""
        twins = [one.referral for one in self._outbox.entries() if one.reference == referral.reference]
        return file_names(tuple(self._outbox.referral(one) for one in twins))[referral.id]

    def _photos_of(self, entry: OutboxEntry) -> tuple[Photo, ...]:
        """Those that are still as they were kept: a spoilt one must not keep the text on a device that sends nothing."""
        found = []
        for one in self._photos.of_referral(entry.referral):
            try:
                found.append(self._photos.photo(one.id))
            except StateUnwritable:
                continue
        return tuple(found)

    def _address(self, entry: OutboxEntry) -> str:
        """Where mail for this queue goes: its own channel's address, else that of the first channel by mail."""
        by_mail = [one for one in self._channels.settings() if one.type == "smtp"]
        own = next((one for one in by_mail if one.name == entry.channel), None)
        chosen = own or next(iter(by_mail), None)
        return chosen.option("to") if chosen else ""


def referral_files(referral: Referral, photos: tuple[Photo, ...] = (), *, name: str) -> tuple[tuple[str, bytes], ...]:
    """A readable text, the photos and the JSON: names and bytes."""
    return (
        (f"{name}.txt", referral_text(referral).encode()),
        *((f"{name}.{file_name(photo.name)}", photo.data) for photo in photos),
        (f"{name}.json", referral_json(referral).encode()),
    )


def write_files(to: Path, files: tuple[tuple[str, bytes], ...], *, seal_for: Path | None) -> tuple[Path, ...]:
    """Writes them whole and on the disk, sealed where a certificate is given. Raises WrongUse, StateUnwritable."""
    if seal_for is not None:
        files = tuple((f"{name}{SEALED}", _sealed(content, seal_for)) for name, content in files)
    return tuple(_write(to, name, content) for name, content in files)


def file_names(referrals: Sequence[Referral]) -> dict[str, str]:
    """By id the reference; a correction, and a further referral of the same contact, have the same one, so theirs with
    the beginning of the id.
    """
    names: dict[str, str] = {}
    for one in referrals:
        first = next((other for other in referrals if other.reference == one.reference and not other.amends), None)
        is_first = first is not None and first.id == one.id
        names[one.id] = file_name(one.reference if is_first else f"{one.reference}.{one.id[:8]}")
    return names


def _sealed(content: bytes, certificate: Path) -> bytes:
    from kbdesk.delivery.sealed import NoCertificate, sealed

    try:
        return sealed(content, certificate.read_bytes())
    except OSError as error:
        raise WrongUse("input-unreadable", path=str(certificate), reason=error.strerror) from error
    except NoCertificate as error:
        raise WrongUse("seal-no-certificate", path=str(certificate)) from error


def _write(folder: Path, name: str, content: bytes) -> Path:
    path = folder / name
    try:
        folder.mkdir(parents=True, exist_ok=True)
        put_whole(path, content)
    except OSError as error:
        raise StateUnwritable("output-unwritable", path=str(path), reason=error.strerror) from error
    return path
