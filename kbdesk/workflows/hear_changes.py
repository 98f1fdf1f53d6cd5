"""Hears from the system that something in the content folder changed, where the system can tell.

It is a hint to look now (`KeepLibrary.refresh`), no promise: on a network share nothing may be heard, so whoever wants
to be up to date looks time and again as well.
"""

from collections.abc import Callable
from threading import Lock
from typing import TYPE_CHECKING

from kbdesk.content.folder import ContentFolder

if TYPE_CHECKING:
    from kbdesk.content.folder_watch import FolderWatch


class HearChanges:
    """Hears nothing until `begin`, and nothing any more after `close`."""

    def __init__(self, folder: ContentFolder) -> None:
        self._folder = folder
        self._watch: FolderWatch | None = None
        self._closed = False
        self._lock = Lock()  # a window may close while a lane begins to listen

    def begin(self, changed: Callable[[], None]) -> bool:
        """Listens from now on, anew when it did already; False where the system cannot.

        `changed` is called from another thread, at times often in a row; it must be quick.
        """
        # Loaded here because only a window that stays open listens.
        from kbdesk.content.folder_watch import FolderWatch

        with self._lock:
            self._let_go()
            if self._closed:
                return False
            try:
                self._watch = FolderWatch(self._folder.root, changed)
            except OSError:  # the folder is away, or the system has no watches left: looking time and again remains
                return False
            return True

    def close(self) -> None:
        """Listens no more; comes back when the watch has ended."""
        with self._lock:
            self._closed = True
            self._let_go()

    def _let_go(self) -> None:
        if self._watch is not None:
            self._watch.close()
            self._watch = None
