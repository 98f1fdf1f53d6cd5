"""The `smtp` channel: a referral as a mail to the desk's mailbox, over a connection that nobody else can read.

The receipt is the server's answer to the end of the message: from then on it is the server's to deliver. A mailbox
cannot be asked what it holds, so after an unclear try the same bytes go again, with the same Message-ID.
"""

import smtplib
import ssl
from dataclasses import dataclass

from kbdesk.delivery.bounded_smtp import BoundedSmtp, BoundedSmtpOverTls
from kbdesk.delivery.letter import letter, message_id
from kbdesk.delivery.photo_letter import photo_letter
from kbdesk.delivery.trust import LOOPBACK, trusted
from kbdesk.domain.desk import Remark
from kbdesk.domain.outbox import Failure, Receipt, Verdict
from kbdesk.domain.photo import Photo
from kbdesk.domain.referral import Referral

SECONDS = 30.0
"""For the whole exchange with the server."""


@dataclass(frozen=True, slots=True)
class Post:
    """`security` is `starttls`, `tls` or `none`; `none` is taken for this machine itself only. No password in `repr`."""

    host: str
    port: int
    security: str
    sender: str
    to: str
    user: str = ""
    ca_file: str = ""
    seconds: float = SECONDS


class SmtpChannel:
    """`password` empty with a `user` means that it is not in the key store."""

    def __init__(self, post: Post, password: str = "") -> None:
        self._post, self._password = post, password

    def check(self) -> tuple[Remark, ...]:
        """Whether the server answers, the connection is closed to others, and the password is good; sends nothing."""
        failure = self._settings_failure()
        if failure is not None:
            return (Remark(failure.code, is_fine=False, detail=failure.detail),)
        server = self._begin()
        if isinstance(server, Failure):
            return (Remark(server.code, is_fine=False, detail=server.detail),)
        _leave(server)
        return (Remark("desk-answers", is_fine=True, detail=f"{self._post.host}:{self._post.port}"),)

    def find(self, _referral: Referral) -> Receipt | Failure | None:
        """None: a mailbox cannot be asked."""
        return None

    def deliver(self, referral: Referral) -> Receipt | Failure:
        """Sends one message; the Message-ID is the receipt."""
        failure = self._settings_failure()
        if failure is not None:
            return failure
        return self._sent(letter(referral, sender=self._post.sender, to=self._post.to)) or Receipt(message_id(referral))

    def attach(self, referral: Referral, ticket: str, photo: Photo, *, may_be_there: bool) -> Failure | None:
        """A message of its own that answers the first one. A mailbox cannot be asked, so one that may have arrived is
        sent again with the same Message-ID.
        """
        del may_be_there
        return self._settings_failure() or self._sent(
            photo_letter(referral, photo, answers=ticket, sender=self._post.sender, to=self._post.to)
        )

    def _sent(self, content: bytes) -> Failure | None:
        server = self._begin()
        if isinstance(server, Failure):
            return server
        try:
            refused = self._hand_over(server, content)
        except (smtplib.SMTPServerDisconnected, OSError) as error:
            # `sendmail` gives no sign of how far it came; from the first line on it may be with the server.
            return Failure(Verdict.UNCLEAR, "answer-lost", str(error))
        finally:
            _leave(server)
        return refused

    def _hand_over(self, server: smtplib.SMTP, content: bytes) -> Failure | None:
        try:
            server.sendmail(self._post.sender, [self._post.to], content)
        except smtplib.SMTPRecipientsRefused as error:
            code, words = next(iter(error.recipients.values()))
            return _failure(code, words)
        except smtplib.SMTPResponseException as error:  # the sender, or the message at its end
            return _failure(error.smtp_code, error.smtp_error)
        except smtplib.SMTPNotSupportedError as error:
            return Failure(Verdict.REFUSED, "desk-refused", str(error))
        return None

    def _settings_failure(self) -> Failure | None:
        post = self._post
        if post.security not in {"starttls", "tls", "none"}:
            return Failure(Verdict.PAUSED, "channel-incomplete", "security")
        if post.security == "none" and post.host not in LOOPBACK:
            return Failure(Verdict.PAUSED, "not-encrypted", post.host)
        if post.user and not self._password:
            return Failure(Verdict.PAUSED, "secret-missing", post.user)
        return None

    def _begin(self) -> smtplib.SMTP | Failure:
        """A server that is ready to take a message; nothing of the referral has left yet."""
        post = self._post
        server: smtplib.SMTP | None = None
        try:
            trust = trusted(post.ca_file)
            if post.security == "tls":
                server = BoundedSmtpOverTls(post.host, post.port, post.seconds, context=trust)
            else:
                server = BoundedSmtp(post.host, post.port, post.seconds)
            if post.security == "starttls":
                server.starttls(context=trust)
            if post.user:
                server.login(post.user, self._password)
        except ssl.SSLCertVerificationError as error:
            failure = Failure(Verdict.PAUSED, "certificate", error.verify_message or str(error))
        except smtplib.SMTPAuthenticationError as error:
            failure = Failure(Verdict.PAUSED, "desk-shut", _words(error.smtp_code, error.smtp_error))
        except smtplib.SMTPNotSupportedError as error:  # no STARTTLS, or no way to log in: never go on without
            failure = Failure(Verdict.PAUSED, "not-encrypted", str(error))
        except smtplib.SMTPResponseException as error:
            failure = Failure(Verdict.NOT_SENT, "desk-fails", _words(error.smtp_code, error.smtp_error))
        except (smtplib.SMTPException, OSError) as error:
            failure = Failure(Verdict.NOT_SENT, "desk-unreachable", str(error))
        else:
            return server
        if server is not None:
            server.close()
        return failure


def _failure(code: int, words: bytes | str) -> Failure:
    """4xx: later; 5xx: a person must look (RFC 5321, 4.2.1). The server says that it did not take the message."""
    if code in {530, 534, 535, 538}:
        return Failure(Verdict.PAUSED, "desk-shut", _words(code, words))
    verdict = Verdict.REFUSED if code >= 500 else Verdict.NOT_SENT
    return Failure(verdict, "desk-refused" if code >= 500 else "desk-busy", _words(code, words))


def _words(code: int, words: bytes | str) -> str:
    return f"{code} {words.decode('utf-8', 'replace') if isinstance(words, bytes) else words}"


def _leave(server: smtplib.SMTP) -> None:
    """Says goodbye; a server that is gone by then is no fault of this try."""
    try:
        server.quit()
    except (smtplib.SMTPException, OSError):
        server.close()
