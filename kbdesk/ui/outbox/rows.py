"""The outbox as rows: what each says, in the reader's words, and the thin model a list view asks."""

from collections.abc import Callable
from dataclasses import dataclass
from datetime import datetime

from PySide6.QtCore import QAbstractListModel, QModelIndex, QPersistentModelIndex, Qt

from kbdesk.domain.organisation import Organisation
from kbdesk.domain.outbox import EntryState, OutboxEntry
from kbdesk.ui.kit.words import Words
from kbdesk.wording.dates import moment_seen_from

ROW_ROLE = Qt.ItemDataRole.UserRole
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
    """An entry in words. `reason` says why it waits, `more` attempts, next try and ticket; both may be empty."""

    entry: OutboxEntry
    queue: str
    state: str
    reason: str
    more: str


def row_of(entry: OutboxEntry, organisation: Organisation, words: Words, now: datetime) -> Row:
    """The words of a row; `now` in the reader's own time zone, as `2 attempts · next try today 10:14`."""
    say, lang = words.say, words.lang
    queue = organisation.queue(entry.queue)
    reason = f"reason.{entry.last_error}"
    waits = entry.is_open and entry.last_error
    parts = [say("outbox.made", moment=moment_seen_from(entry.created.astimezone(now.tzinfo), now, lang))]
    if entry.attempts:
        parts.append(say("outbox.attempts", n=entry.attempts))
    if entry.is_open and entry.not_before and entry.not_before > now:
        parts.append(say("outbox.next", moment=moment_seen_from(entry.not_before.astimezone(now.tzinfo), now, lang)))
    if entry.ticket:
        parts.append(say("outbox.ticket", ticket=entry.ticket))
    return Row(
        entry=entry,
        queue=queue.label.in_language(lang, entry.queue) if queue else entry.queue,
        state=say(f"state.{entry.state}"),
        reason=(say(reason) if words.knows(reason) else entry.last_error) if waits else "",
        more=" · ".join(parts),
    )


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
        """Other rows."""
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
