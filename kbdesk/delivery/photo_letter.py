"""A photo as a mail message that answers the referral's own: mail programs and desks put the two together.

The same bytes on every try, as with the referral itself.
"""

import re
from datetime import UTC
from email.header import Header
from email.mime.multipart import MIMEMultipart
from email.mime.text import MIMEText
from email.policy import SMTP
from email.utils import format_datetime

from kbdesk.delivery.letter import photo_part
from kbdesk.domain.photo import Photo
from kbdesk.domain.referral import Referral


def photo_letter(referral: Referral, photo: Photo, *, answers: str, sender: str, to: str) -> bytes:
    """With CRLF line ends; `answers` is the Message-ID of the referral's message."""
    sign = re.sub(r"[^A-Za-z0-9]", "", photo.id)
    message = MIMEMultipart("mixed", boundary=f"=_kbdesk_{sign}")
    message["From"], message["To"] = sender, to
    subject = " ".join(f"[{referral.reference}] {referral.subject}: {photo.name}".split())
    message["Subject"] = Header(subject, "utf-8", maxlinelen=76).encode()
    message["Date"] = format_datetime(referral.created.astimezone(UTC))
    message["Message-ID"] = f"<{sign}.{answers.strip('<>')}>"
    message["In-Reply-To"] = message["References"] = answers
    message["Auto-Submitted"] = "auto-generated"
    message["X-KBDesk-Referral"] = referral.id
    message["X-KBDesk-Photo"] = photo.digest
    message.attach(MIMEText(f"{referral.reference}: {photo.name}\n", "plain", "utf-8"))
    message.attach(photo_part(photo))
    return message.as_bytes(policy=SMTP.clone(max_line_length=None))
