"""The `webhook` channel: the referral as signed JSON to an address of the organisation (Standard Webhooks 1.0).

`webhook-id` is the referral's key, the same on every try, so that the receiver can drop a second one; the signature is
HMAC-SHA256 over `id.timestamp.body`. Two secrets may be given while one replaces the other; both sign. A photo is a
message of its own with its own `webhook-id`, and only where the settings say that the receiver knows such messages.
Source: https://github.com/standard-webhooks/standard-webhooks/blob/main/spec/standard-webhooks.md
"""

import base64
import binascii
import hashlib
import hmac
import json
from collections.abc import Callable
from datetime import datetime

from kbdesk.delivery.desk_json import word
from kbdesk.delivery.exchange import Answer, Desk, failure_of_status
from kbdesk.delivery.referral_json import VERSION, referral_json
from kbdesk.domain.desk import Remark
from kbdesk.domain.outbox import Failure, Receipt, Verdict
from kbdesk.domain.photo import Photo
from kbdesk.domain.referral import Referral

_PREFIX = "whsec_"
_SHORTEST = 24
"""Bytes; the specification wants 24 to 64."""


class WebhookChannel:
    """`secrets` as the receiver gave them (`whsec_` and base64), the newest first."""

    def __init__(
        self, desk: Desk, secrets: tuple[str, ...], *, now: Callable[[], datetime], takes_photos: bool = False
    ) -> None:
        self._desk, self._secrets, self._now = desk, secrets, now
        self._takes_photos = takes_photos

    def check(self) -> tuple[Remark, ...]:
        """Whether the secrets are such; the address itself cannot be tried without sending something."""
        good = bool(self._secrets) and all(key_of(secret) for secret in self._secrets)
        return (
            Remark("webhook-secret", is_fine=good),
            Remark("webhook-not-tried", is_fine=True, detail=self._desk.url),
        )

    def find(self, _referral: Referral) -> Receipt | Failure | None:
        """None: a webhook cannot be asked, and its receiver drops what it has by the same `webhook-id`."""
        return None

    def deliver(self, referral: Referral) -> Receipt | Failure:
        """Any 2xx takes it, as the specification says; `ticket` or `id` of a JSON answer is the receiver's number.

        Without one, our own key is the receipt only where the answer says it again.
        """
        answer = self._posted(referral.id, referral_json(referral).encode())
        if isinstance(answer, Failure):
            return answer
        said = answer.json()
        if not 200 <= answer.status < 300 or not isinstance(said, dict):
            return failure_of_status(answer)
        number = word(said, "ticket") or word(said, "id")
        if number:
            return Receipt(number)
        return Receipt(referral.id) if said.get("referral_id") == referral.id else failure_of_status(answer)

    def attach(self, referral: Referral, ticket: str, photo: Photo, *, may_be_there: bool) -> Failure | None:
        """One message a photo. What may be there is sent again: its `webhook-id` is the same on every try.

        A receiver that knows no photos would take the message for a referral, so the settings must say that it does.
        """
        del may_be_there
        if not self._takes_photos:
            return Failure(Verdict.REFUSED, "photos-not-taken")
        form = {
            "kbdesk": VERSION,
            "photo_id": photo.id,
            "photo_of": referral.id,
            "reference": referral.reference,
            "ticket": ticket,
            "name": photo.name,
            "media_type": photo.media_type,
            "sha256": photo.digest,
            "data": base64.b64encode(photo.data).decode("ascii"),
        }
        answer = self._posted(photo.id, json.dumps(form).encode())
        if isinstance(answer, Failure):
            return answer
        said = answer.json()
        is_receipt = isinstance(said, dict) and (said.get("photo_id") == photo.id or bool(word(said, "id")))
        return None if 200 <= answer.status < 300 and is_receipt else failure_of_status(answer)

    def _posted(self, identity: str, body: bytes) -> Answer | Failure:
        keys = [key_of(secret) for secret in self._secrets]
        if not keys or not all(keys):
            return Failure(Verdict.PAUSED, "secret-missing" if not keys else "secret-unusable")
        stamp = str(int(self._now().timestamp()))
        signed = b".".join((identity.encode(), stamp.encode(), body))
        marks = (base64.b64encode(hmac.new(key, signed, hashlib.sha256).digest()).decode() for key in keys)
        headers = {
            "Content-Type": "application/json; charset=utf-8",
            "webhook-id": identity,
            "webhook-timestamp": stamp,
            "webhook-signature": " ".join(f"v1,{mark}" for mark in marks),
        }
        return self._desk.send("", content=body, headers=headers)


def key_of(secret: str) -> bytes:
    """The bytes of a written secret; empty when it is none."""
    try:
        key = base64.b64decode(secret.strip().removeprefix(_PREFIX), validate=True)
    except (binascii.Error, ValueError):
        return b""
    return key if len(key) >= _SHORTEST else b""
