"""A referral as a mail message: the same bytes on every try, so that a desk can know a second one by its Message-ID.

Nothing in it is drawn or taken from a clock: date, boundary and Message-ID come from the referral itself. The headers
are written with `email.header.Header`: the newer `EmailMessage` of Python 3.11 loses the blank between two encoded
words of a subject.
"""

import re
from collections.abc import Sequence
from datetime import UTC
from email.charset import QP, Charset
from email.header import Header
from email.mime.application import MIMEApplication
from email.mime.image import MIMEImage
from email.mime.multipart import MIMEMultipart
from email.mime.nonmultipart import MIMENonMultipart
from email.policy import SMTP
from email.utils import format_datetime

from kbdesk.delivery.referral_json import referral_json
from kbdesk.delivery.referral_text import referral_text
from kbdesk.domain.photo import Photo
from kbdesk.domain.referral import Referral

_HOST = "referral.kbdesk.invalid"
"""Behind the @ of our Message-IDs: a domain that can never belong to anybody (RFC 2606)."""


def message_id(referral: Referral) -> str:
    """With the angle brackets."""
    return f"<{re.sub(r'[^A-Za-z0-9-]', '', referral.id)}@{_HOST}>"


def letter(
    referral: Referral, *, to: str, sender: str = "", is_draft: bool = False, photos: Sequence[Photo] = ()
) -> bytes:
    """The message, with CRLF line ends: text for people, and the JSON of the referral beside it.

    `is_draft`: for a mail program, which puts in the sender and opens it for sending (`X-Unsent`). `photos` for a mail
    that is sent by hand; on the channel they follow by themselves.
    """
    message = MIMEMultipart("mixed", boundary=f"=_kbdesk_{re.sub(r'[^A-Za-z0-9]', '', referral.id)}")
    if sender:
        message["From"] = sender
    message["To"] = to
    if is_draft:
        message["X-Unsent"] = "1"
    subject = _one_line(f"[{referral.reference}] {referral.subject}")
    message["Subject"] = Header(subject, "utf-8", maxlinelen=76).encode()
    message["Date"] = format_datetime(referral.created.astimezone(UTC))
    message["Message-ID"] = message_id(referral)
    message["Auto-Submitted"] = "auto-generated"  # RFC 3834: no holiday notice comes back
    message["X-KBDesk-Referral"] = referral.id
    message["X-KBDesk-Reference"] = referral.reference
    text = MIMENonMultipart("text", "plain", charset="utf-8")
    quoted = Charset("utf-8")
    quoted.body_encoding = QP  # a text that people can read in the raw message too
    text.set_payload(referral_text(referral), charset=quoted)
    message.attach(text)
    form = MIMEApplication(referral_json(referral).encode(), "json")
    form.add_header("Content-Disposition", "attachment", filename="referral.json")
    message.attach(form)
    for photo in photos:
        message.attach(photo_part(photo))
    return message.as_bytes(policy=SMTP.clone(max_line_length=None))


def photo_part(photo: Photo) -> MIMEImage:
    """A photo as a part of a message."""
    picture = MIMEImage(photo.data, photo.media_type.partition("/")[2])
    picture.add_header("Content-Disposition", "attachment", filename=photo.name)
    return picture


def _one_line(text: str) -> str:
    return " ".join(text.split())
