"""What is being typed in a form, kept on disk while it is typed: a crash takes no word of it.

Looks at the form a little after the last look and writes only what changed, in the records lane. What `follow` gives may
hold the key of what is being made, so that a form finished at the very moment of the crash makes no second one when it
is finished again.
"""

from collections.abc import Callable, Mapping
from typing import Protocol

from PySide6.QtCore import QObject, QTimer, Signal

from kbdesk.domain.progress import Progress
from kbdesk.ui.kit.background import Lane

LOOK_MS = 600


class KeepsDraft(Protocol):
    """The workflow of a form that can be left unfinished."""

    def keep_draft(self, form: Mapping[str, str]) -> None: ...
    def draft(self) -> dict[str, str]: ...


class FormDraft(QObject):
    """`look_back` once; `follow` from then on what a form holds; `forget` when it is done."""

    found = Signal(object)  # dict[str, str], what a form held when the program ended; listener: the page

    def __init__(self, workflow: KeepsDraft, records: Lane, parent: QObject) -> None:
        super().__init__(parent)
        self._workflow, self._records = workflow, records
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
        self._workflow.keep_draft({})

    def _read(self, _progress: Progress) -> dict[str, str]:
        return self._workflow.draft()

    def _was_read(self, kept: dict[str, str]) -> None:
        if kept:
            self._kept = dict(kept)
            self.found.emit(kept)

    def _look(self) -> None:
        now = dict(self._now())
        if now != self._kept:
            self._kept = now
            self._records.run(lambda _progress: self._workflow.keep_draft(now), done=self._was_kept)

    def _was_kept(self, _nothing: None) -> None:
        """Nobody waits for it."""
