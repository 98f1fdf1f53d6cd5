"""A recovery copy: all that has not reached the desk, sealed so that only the organisation can read it.

A lost key would lose unsent work with it. The copy is one file (CMS, as `openssl cms -decrypt` opens it) with one JSON
document: each referral as it would have been sent, and its photos in base64. Making it changes nothing in the outbox,
and the privacy log says that it was made.
"""

import base64
import json
from collections.abc import Callable
from datetime import datetime
from pathlib import Path
from typing import Any

from kbdesk.delivery.referral_json import referral_json
from kbdesk.domain.errors import StateUnwritable, WrongUse
from kbdesk.domain.kept_of_person import Counts
from kbdesk.records.outbox import OutboxRecords
from kbdesk.records.persons import PersonRecords
from kbdesk.records.photo_outbox import PhotoOutbox
from kbdesk.whole_file import PRIVATE, put_whole


class RecoverUnsent:
    """Of this device."""

    def __init__(
        self, outbox: OutboxRecords, photos: PhotoOutbox, persons: PersonRecords, *, now: Callable[[], datetime]
    ) -> None:
        self._outbox, self._photos, self._persons, self._now = outbox, photos, persons, now

    def write(self, to: Path, *, certificate: Path) -> int:
        """Writes the copy; gives how many referrals are in it. Raises WrongUse for a file that is no certificate with
        an RSA key, StateUnwritable when the copy cannot be written.
        """
        from kbdesk.delivery.sealed import NoCertificate, sealed

        referrals = [self._form(entry.referral) for entry in self._outbox.entries(only_open=True)]
        document = {"kbdesk_recovery": 1, "referrals": referrals}
        content = json.dumps(document, ensure_ascii=False).encode("utf-8")
        try:
            closed = sealed(content, certificate.read_bytes())
        except OSError as error:
            raise WrongUse("input-unreadable", path=str(certificate), reason=error.strerror or "") from error
        except NoCertificate as error:
            raise WrongUse("seal-no-certificate", path=str(certificate)) from error
        _write(to, closed)
        photos = sum(len(one["photos"]) for one in referrals)
        self._persons.note_recovery(Counts(referrals=len(referrals), photos=photos), self._now())
        return len(referrals)

    def _form(self, referral_id: str) -> dict[str, Any]:
        photos = [self._photos.photo(one.id) for one in self._photos.of_referral(referral_id)]
        return {
            "referral": json.loads(referral_json(self._outbox.referral(referral_id))),
            "photos": [
                {"name": one.name, "type": one.media_type, "content": base64.b64encode(one.data).decode("ascii")}
                for one in photos
            ],
        }


def _write(to: Path, content: bytes) -> None:
    try:
        put_whole(to, content, mode=PRIVATE)
    except OSError as error:
        raise StateUnwritable("records-unwritable", path=str(to), reason=error.strerror) from error
