"""What is being typed in the form, kept on disk while it is typed: a crash takes no word of it.

Looks at the form a little after the last look and writes only what changed, in the records lane. The referral's key is
kept too, so that a form finished at the very moment of the crash makes no second referral when it is finished again.
"""

from collections.abc import Callable, Mapping

from PySide6.QtCore import QObject, QTimer, Signal

from kbdesk.domain.progress import Progress
from kbdesk.ui.kit.background import Lane
from kbdesk.ui.refer.form import Filled
from kbdesk.workflows.refer_directly import ReferDirectly

LOOK_MS = 600
_VALUE = "value."


class ReferDraft(QObject):
    """`look_back` once; `follow` from then on what a form holds; `forget` when it is done."""

    found = Signal(object)  # dict[str, str], what a form held when the program ended; listener: the page

    def __init__(self, refer: ReferDirectly, records: Lane, parent: QObject) -> None:
        super().__init__(parent)
        self._refer, self._records = refer, records
        self._kept: dict[str, str] = {}
        self._now: Callable[[], Mapping[str, str]] = dict
        self._timer = QTimer(self, interval=LOOK_MS)
        self._timer.timeout.connect(self._look)

    def look_back(self) -> None:
        """Reads what was kept; tells only when there is something."""
        self._records.run(self._read, done=self._was_read)

    def follow(self, now: Callable[[], Mapping[str, str]]) -> None:
        """Keeps what `now` gives, whenever it is something else; an empty form is forgotten."""
        self._now = now
        self._timer.start()

    def pause(self) -> None:
        """The form is being finished: nothing of it may be kept after the job that forgets it."""
        self._timer.stop()

    def go_on(self) -> None:
        """It could not be finished: it is followed again."""
        self._timer.start()

    def forget(self) -> None:
        """It was finished, and the job that did so forgot it on disk (`forget_on_disk`)."""
        self._kept = {}

    def forget_on_disk(self) -> None:
        """For a job in the records lane."""
        self._refer.keep_draft({})

    def _read(self, _progress: Progress) -> dict[str, str]:
        return self._refer.draft()

    def _was_read(self, kept: dict[str, str]) -> None:
        if kept:
            self._kept = dict(kept)
            self.found.emit(kept)

    def _look(self) -> None:
        now = dict(self._now())
        if now != self._kept:
            self._kept = now
            self._records.run(lambda _progress: self._refer.keep_draft(now), done=self._was_kept)

    def _was_kept(self, _nothing: None) -> None:
        """Nobody waits for it."""


def draft_of(filled: Filled, *, key: str, proposed: Filled) -> dict[str, str]:
    """The form by the names of its controls; empty while it holds nothing but what was proposed."""
    typed = {f"{_VALUE}{name}": text for name, text in filled.values if text.strip()}
    if not typed and not filled.note and filled.subject.strip() in {"", proposed.subject.strip()}:
        return {}
    return {
        "key": key,
        "queue": filled.queue,
        "subject": filled.subject,
        "urgency": filled.urgency,
        "note": filled.note,
        **typed,
    }


def values_in(draft: Mapping[str, str]) -> dict[str, str]:
    """The values of the fields in a draft."""
    return {name.removeprefix(_VALUE): text for name, text in draft.items() if name.startswith(_VALUE)}
