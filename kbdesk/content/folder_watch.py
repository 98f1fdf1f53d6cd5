"""Hears of changes in a content folder from the system itself, so that a saved file is found at once.

What is heard is a hint and no more: it says *look now*, never what changed. Network shares, folders of other systems
and full watch tables give no hints, or too few; whoever uses this looks at the folder time and again as well.
"""

from collections.abc import Callable
from pathlib import Path, PurePath
from types import TracebackType
from typing import Self

from watchdog.events import (
    DirCreatedEvent,
    DirDeletedEvent,
    DirMovedEvent,
    FileClosedEvent,
    FileCreatedEvent,
    FileDeletedEvent,
    FileModifiedEvent,
    FileMovedEvent,
    FileSystemEvent,
    FileSystemEventHandler,
)
from watchdog.observers import Observer

_HEARD = [
    FileCreatedEvent,
    FileModifiedEvent,
    FileClosedEvent,
    FileMovedEvent,
    FileDeletedEvent,
    DirCreatedEvent,
    DirMovedEvent,
    DirDeletedEvent,
]
"""Not opening and closing: our own look at the folder opens every folder in it."""
_SUFFIXES = {".md", ".mdx", ".markdown", ".yml", ".yaml"}


class FolderWatch:
    """Listens from the moment it is made until `close`; raises OSError where the system cannot listen."""

    def __init__(self, root: Path, changed: Callable[[], None]) -> None:
        """`changed` is called from a thread of the watch, once for each thing heard; it must be quick."""
        self._observer = Observer()
        self._observer.daemon = True
        handler = _Ear(root, changed)
        self._observer.schedule(handler, str(root), recursive=True, event_filter=list(_HEARD))
        self._observer.start()

    def close(self) -> None:
        """Listens no more; comes back when its threads are gone."""
        self._observer.stop()
        self._observer.join()

    def __enter__(self) -> Self:
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        self.close()


class _Ear(FileSystemEventHandler):
    """Passes on what may change what is read; drops what happens in `.git` and to files of other kinds."""

    def __init__(self, root: Path, changed: Callable[[], None]) -> None:
        self._root, self._changed = root, changed

    def on_any_event(self, event: FileSystemEvent) -> None:
        if any(self._matters(str(path), event.is_directory) for path in (event.src_path, event.dest_path) if path):
            self._changed()

    def _matters(self, path: str, is_folder: bool) -> bool:
        where = PurePath(path)
        inside = where.parts[len(self._root.parts) :] if where.is_relative_to(self._root) else (where.name,)
        if any(part.startswith(".") or part == "node_modules" for part in inside):
            return False
        return is_folder or where.suffix.lower() in _SUFFIXES
