"""A referral as the text of its card."""

from datetime import UTC, datetime
from html import escape

from kbdesk.domain.desk import KnownState
from kbdesk.domain.outbox import EntryState, OutboxEntry
from kbdesk.domain.photo import PhotoEntry
from kbdesk.domain.referral import Referral
from kbdesk.ui.kit.photo_strip import size_in_words
from kbdesk.ui.kit.theme import Theme
from kbdesk.ui.kit.words import Words
from kbdesk.ui.outbox.rows import status_in_words
from kbdesk.wording.calls import within
from kbdesk.wording.dates import moment_seen_from

Rows = list[tuple[str, str]]


class ReferralHtml:
    """In the colours and the language of the moment."""

    def __init__(self, theme: Theme, words: Words) -> None:
        self._theme, self._words = theme, words

    def drawn(
        self,
        entry: OutboxEntry,
        referral: Referral,
        queue: str,
        *,
        known: KnownState | None,
        photos: tuple[PhotoEntry, ...],
    ) -> str:
        """News of the desk first: whoever opens a referral that was answered came for the answer."""
        say = self._words.say
        parts = [*self._desk(entry, known), self._table(self._facts(referral, queue))]
        if photos:
            lines = [(one.name, self._photo(entry, one)) for one in photos]
            parts += [self._head("outbox.photos_head"), self._table(lines)]
        if referral.values:
            parts += [self._head("letter.values"), self._table([(one.label, one.value) for one in referral.values])]
        if referral.note:
            parts += [self._head("letter.note"), f"<p>{_lines(referral.note)}</p>"]
        if referral.path:
            steps = [(f"{line.at.astimezone():%H:%M}", f"{line.step} {line.answer}".strip()) for line in referral.path]
            parts += [self._head("zone.steps"), self._table(steps)]
        if entry.last_detail and entry.is_open:
            parts.append(f"<p>{escape(say('outbox.detail', text=entry.last_detail))}</p>")
        return "".join(parts)

    def _facts(self, referral: Referral, queue: str) -> Rows:
        say = self._words.say
        urgency = f"urgency.{referral.urgency}"
        facts = [
            (say("letter.reference"), referral.reference),
            (say("letter.queue"), queue),
            (say("call.subject"), referral.subject),
            (say("letter.urgency"), say(urgency) if self._words.knows(urgency) else referral.urgency),
            (say("letter.respond-within"), within(referral.respond_within, say)),
            (say("letter.amends"), say("outbox.corrects") if referral.amends else ""),
        ]
        return [(label, value) for label, value in facts if value]

    def _desk(self, entry: OutboxEntry, known: KnownState | None) -> list[str]:
        if entry.state is not EntryState.SENT:
            return []
        say = self._words.say
        lines = [(say("outbox.desk_ticket"), entry.ticket)]
        if entry.doubles:
            lines.append(("", say("outbox.doubled", tickets=", ".join(entry.doubles))))
        answers: list[str] = []
        if known is not None:
            status = status_in_words(known, self._words).partition(": ")[2]
            lines += [(say("outbox.desk_status"), status), (say("outbox.desk_asked"), self._moment(known.asked))]
            for answer in reversed(known.state.answers):
                head = escape(say("outbox.desk_answer", moment=self._moment(answer.at)))
                answers.append(self._said(head, _lines(answer.text)))
            if not answers:
                answers.append(f'<p style="color:{self._theme.tokens.muted}">{escape(say("outbox.desk_silent"))}</p>')
        return [
            self._head("outbox.desk_head", first=True),
            self._table(lines),
            *answers,
            self._head("outbox.sent_head"),
        ]

    def _photo(self, entry: OutboxEntry, photo: PhotoEntry) -> str:
        say, size = self._words.say, size_in_words(photo.size, self._words)
        if entry.state is EntryState.EXPORTED:
            return f"{size} · {say('outbox.photo_in_file')}"
        parts = [size, say(f"state.{photo.state}")]
        key = f"reason.{photo.last_error}"
        if photo.last_error and photo.state is not EntryState.SENT:
            parts.append(say(key) if self._words.knows(key) else photo.last_error)
        return " · ".join(parts)

    def _moment(self, at: datetime) -> str:
        return moment_seen_from(at.astimezone(), datetime.now(UTC).astimezone(), self._words.lang)

    def _said(self, head: str, body: str) -> str:
        tokens, pad = self._theme.tokens, self._theme.px(10)
        return (
            f'<table width="100%" cellspacing="0" cellpadding="{pad}" style="margin-top:{pad}px"><tr>'
            f'<td style="background:{tokens.tip.tint}; color:{tokens.tip.text}"><b>{head}</b><br>{body}</td></tr></table>'
        )

    def _head(self, key: str, *, first: bool = False) -> str:
        tokens, px = self._theme.tokens, self._theme.px
        above = 0 if first else px(16)
        style = f"color:{tokens.heading}; font-weight:600; margin-top:{above}px; margin-bottom:{px(4)}px"
        return f'<p style="{style}">{escape(self._words.say(key))}</p>'

    def _table(self, rows: Rows) -> str:
        muted, pad = self._theme.tokens.muted, self._theme.px(4)
        cells = "".join(
            f'<tr><td style="color:{muted}; padding:{pad}px {pad * 4}px {pad}px 0">{escape(label)}</td>'
            f'<td style="padding:{pad}px 0">{_lines(value)}</td></tr>'
            for label, value in rows
        )
        return f"<table cellspacing='0' cellpadding='0'>{cells}</table>"


def _lines(text: str) -> str:
    return escape(text).replace("\n", "<br>")
