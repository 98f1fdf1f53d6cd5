"""The outbox as rows: what each says, in the reader's words, and the thin model a list view asks."""

from collections.abc import Callable
from dataclasses import dataclass
from datetime import datetime

from PySide6.QtCore import QAbstractListModel, QModelIndex, QPersistentModelIndex, Qt

from kbdesk.domain.desk import KnownState
from kbdesk.domain.organisation import Organisation
from kbdesk.domain.outbox import EntryState, OutboxEntry, Pause
from kbdesk.domain.photo import PhotoEntry
from kbdesk.ui.kit.words import Words
from kbdesk.ui.outbox.work import Shown
from kbdesk.wording.dates import moment_seen_from

ROW_ROLE = Qt.ItemDataRole.UserRole
LONGEST_DETAIL = 160
PAUSED = "paused"
TONES = {
    EntryState.QUEUED: "note",
    EntryState.SENDING: "note",
    EntryState.SENT: "tip",
    EntryState.WAITING: "warning",
    EntryState.UNCLEAR: "warning",
    EntryState.NEEDS_ATTENTION: "danger",
    EntryState.EXPORTED: "neutral",
    EntryState.WITHDRAWN: "neutral",
}
ICONS = {
    EntryState.QUEUED: "clock",
    EntryState.SENDING: "send",
    EntryState.SENT: "circle-check",
    EntryState.WAITING: "wifi-off",
    EntryState.UNCLEAR: "circle-question-mark",
    EntryState.NEEDS_ATTENTION: "circle-alert",
    EntryState.EXPORTED: "download",
    EntryState.WITHDRAWN: "undo-2",
}


@dataclass(frozen=True, slots=True)
class Row:
    """An entry in words. `reason` says why it waits, `news` what the desk told, `more` attempts, next try, photos; all
    may be empty. `is_unread`: the news was not looked at yet.
    """

    entry: OutboxEntry
    queue: str
    state: str
    reason: str
    more: str
    news: str = ""
    is_unread: bool = False
    tone: str = "note"
    icon: str = "clock"


def row_of(entry: OutboxEntry, shown: Shown, organisation: Organisation, words: Words, now: datetime) -> Row:
    """The words of a row; `now` in the reader's own time zone, as `2 attempts · next try today 10:14`."""
    lang = words.lang
    queue, pause = organisation.queue(entry.queue), shown.pause_of(entry)
    known = shown.known.get(entry.referral) if entry.state is EntryState.SENT else None
    return Row(
        entry=entry,
        queue=queue.label.in_language(lang, entry.queue) if queue else entry.queue,
        state=_state(entry, pause, words, now),
        reason=_reason(entry, words, now),
        more=_more(entry, shown.photos.get(entry.referral, ()), words, now, is_paused=pause is not None),
        news=_news(known, words),
        is_unread=entry.referral in shown.unread,
        tone="warning" if pause else TONES[entry.state],
        icon="pause" if pause else ICONS[entry.state],
    )


def _state(entry: OutboxEntry, pause: Pause | None, words: Words, now: datetime) -> str:
    if pause is None:
        return words.say(f"state.{entry.state}")
    if pause.by_hand:
        since = moment_seen_from(pause.since.astimezone(now.tzinfo), now, words.lang)
        return words.say("outbox.state_by_hand", since=since)
    return words.say("outbox.state_paused")


def photos_in_words(photos: tuple[PhotoEntry, ...], words: Words) -> list[str]:
    """How many are there, wait, or were refused."""
    refused = sum(one.state is EntryState.NEEDS_ATTENTION for one in photos)
    there = sum(one.state is EntryState.SENT for one in photos)
    counts = (
        ("outbox.photos_sent", there),
        ("outbox.photos_wait", len(photos) - there - refused),
        ("outbox.photos_refused", refused),
    )
    return [words.say(key, n=number) for key, number in counts if number]


def status_in_words(known: KnownState, words: Words) -> str:
    """The desk's own word for where it stands, and whether it is done."""
    key = "outbox.closed_at_desk" if known.state.is_closed else "outbox.now_at_desk"
    return words.say(key, status=known.state.status or "–")


def _reason(entry: OutboxEntry, words: Words, now: datetime) -> str:
    if entry.doubles:
        return words.say("outbox.doubled", tickets=", ".join(entry.doubles))
    if not (entry.is_open and entry.last_error):
        return ""
    key = f"reason.{entry.last_error}"
    parts = [words.say(key) if words.knows(key) else entry.last_error]
    if entry.since is not None:
        moment = moment_seen_from(entry.since.astimezone(now.tzinfo), now, words.lang)
        parts.insert(0, words.say("outbox.since", moment=moment))
    if entry.state is EntryState.NEEDS_ATTENTION and entry.last_detail:
        parts.append(words.say("outbox.they_say", words=shortened(entry.last_detail)))
    return " ".join(parts)


def _more(entry: OutboxEntry, photos: tuple[PhotoEntry, ...], words: Words, now: datetime, *, is_paused: bool) -> str:
    say, lang = words.say, words.lang
    parts = [say("outbox.made", moment=moment_seen_from(entry.created.astimezone(now.tzinfo), now, lang))]
    if entry.ticket:
        parts.append(say("outbox.ticket", ticket=entry.ticket))
    if entry.attempts and entry.is_open:
        parts.append(say("outbox.attempts", n=entry.attempts))
    waits = entry.is_open and entry.state is not EntryState.NEEDS_ATTENTION and not is_paused
    if waits and entry.not_before and entry.not_before > now:
        parts.append(say("outbox.next", moment=moment_seen_from(entry.not_before.astimezone(now.tzinfo), now, lang)))
    if entry.state not in {EntryState.EXPORTED, EntryState.WITHDRAWN}:
        parts += photos_in_words(photos, words)
    return " · ".join(parts)


def _news(known: KnownState | None, words: Words) -> str:
    if known is None:
        return ""
    said = f" – {shortened(known.state.answers[-1].text)}" if known.state.answers else ""
    return status_in_words(known, words) + said


def shortened(text: str) -> str:
    """On one line, cut at its end."""
    line = " ".join(text.split())
    return line if len(line) <= LONGEST_DETAIL else line[: LONGEST_DETAIL - 1].rstrip() + "…"


class OutboxModel(QAbstractListModel):
    """Reads a tuple; computes nothing."""

    def __init__(self, spoken: Callable[[Row], str]) -> None:
        super().__init__()
        self._rows: tuple[Row, ...] = ()
        self._spoken = spoken

    @property
    def rows(self) -> tuple[Row, ...]:
        return self._rows

    def replace(self, rows: tuple[Row, ...]) -> None:
        """Other rows; where only the words of some differ, the list keeps its place."""
        if rows == self._rows:
            return
        before, same = self._rows, [one.entry.referral for one in rows] == [one.entry.referral for one in self._rows]
        if same:
            self._rows = rows
            for place, (old, new) in enumerate(zip(before, rows, strict=True)):
                if old != new:
                    self.dataChanged.emit(self.index(place), self.index(place))
            return
        self.beginResetModel()
        self._rows = rows
        self.endResetModel()

    def rowCount(self, parent: QModelIndex | QPersistentModelIndex | None = None) -> int:
        return 0 if parent is not None and parent.isValid() else len(self._rows)

    def data(
        self, index: QModelIndex | QPersistentModelIndex, role: int = Qt.ItemDataRole.DisplayRole
    ) -> object | None:
        if not index.isValid():
            return None
        row = self._rows[index.row()]
        if role == ROW_ROLE:
            return row
        if role in {Qt.ItemDataRole.DisplayRole, Qt.ItemDataRole.AccessibleTextRole}:
            return self._spoken(row)
        return None
