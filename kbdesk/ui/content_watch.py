"""Keeps what is found equal to the content folder: opens what the index knew, then looks at the folder time and again.

Where the system tells of changes, a look follows a moment after each, so that a file saved elsewhere is found at once;
the moment lets a program that writes many files, or one file in pieces, get on with it. A look that is asked for while
one is going on follows after it.

A look that the reader stopped is not begun again by itself; `go_on` does that, and so does the next start. A trouble
is told once, however often the next looks meet it again.
"""

from PySide6.QtCore import QObject, Qt, QTimer, Signal

from kbdesk.domain.errors import DeskError
from kbdesk.domain.library import Library
from kbdesk.domain.progress import Progress
from kbdesk.ui.kit.background import Lane
from kbdesk.workflows.hear_changes import HearChanges
from kbdesk.workflows.keep_library import KeepLibrary, Refreshed

LOOK_MS = 2000
MOMENT_MS = 60


class ContentWatch(QObject):
    """`begin` once the window is painted. All listeners: the desk window."""

    known = Signal(object)  # Library as the index knew it; where it knew any, the listener has the folder looked at
    looking = Signal()  # a look at the folder begins
    moved = Signal(object)  # Moved, while files are being read
    looked = Signal(object)  # Refreshed
    stopped = Signal()
    failed = Signal(object)  # DeskError; what was in use stays in use

    _heard = Signal()  # from a thread of the system's watch to this object's own

    def __init__(self, library: KeepLibrary, hear: HearChanges, lane: Lane, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._library, self._hear, self._lane = library, hear, lane
        self._ticket = 0
        self._trouble = ""
        self._once_more = False
        self._was_listened_for = False
        self.is_listening = False
        self.is_stopped = False
        self._timer = QTimer(self, interval=LOOK_MS)
        self._timer.timeout.connect(self.look)
        self._moment = QTimer(self, interval=MOMENT_MS, singleShot=True)
        self._moment.timeout.connect(self._look_soon)
        self._heard.connect(self._wait_a_moment, Qt.ConnectionType.QueuedConnection)

    def begin(self) -> None:
        """Opens the library, then looks at the folder again and again."""
        self._lane.run(self._open, done=self._opened, failed=self._opening_failed)
        self._timer.start()

    def look(self) -> None:
        """Looks at the folder now, unless that is going on or was stopped."""
        if self.is_stopped or self._lane.busy:
            return
        self.looking.emit()
        self._ticket = self._lane.run(
            self._library.look, done=self._looked, failed=self._look_failed, moved=self.moved.emit
        )

    def stop(self) -> None:
        """Reads no further; nothing of what was read in this look is put to use."""
        self._lane.stop(self._ticket)
        self.is_stopped = True
        self.stopped.emit()

    def go_on(self) -> None:
        """After `stop`: reads on."""
        self.is_stopped = False
        self.look()

    def end(self) -> None:
        """Looks no more."""
        self._timer.stop()
        self._moment.stop()

    def _wait_a_moment(self) -> None:
        if not self._moment.isActive():
            self._moment.start()

    def _look_soon(self) -> None:
        self._once_more = self._lane.busy
        self.look()

    def _listen(self) -> None:
        """Listens, or listens anew when the folder was away and is back."""

        def job(_progress: Progress) -> bool:
            return self._hear.begin(self._heard.emit)

        def begun(is_listening: bool) -> None:
            self.is_listening = is_listening
            self._go_on_looking()

        self._lane.run(job, done=begun)

    def _go_on_looking(self) -> None:
        if self._once_more:
            self._look_soon()

    def _open(self, progress: Progress) -> Library:
        progress.check()
        return self._library.open()

    def _opened(self, library: Library) -> None:
        self.known.emit(library)
        if not library.cards:
            self.look()

    def _opening_failed(self, error: DeskError) -> None:
        self.known.emit(Library())
        self._look_failed(error)

    def _looked(self, refreshed: Refreshed) -> None:
        if self._trouble or not self._was_listened_for:
            self._was_listened_for = True
            self._listen()
        self._trouble = ""
        self.looked.emit(refreshed)
        self._go_on_looking()

    def _look_failed(self, error: DeskError) -> None:
        if str(error) != self._trouble:
            self._trouble = str(error)
            self.failed.emit(error)
