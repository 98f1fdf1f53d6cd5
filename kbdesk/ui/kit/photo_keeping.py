"""Joins strips of photos with the workflow that makes them ready and keeps them, in the records lane."""

from collections.abc import Callable, Iterable
from dataclasses import dataclass
from functools import partial
from pathlib import Path
from typing import Protocol

from PySide6.QtCore import QObject, Qt

from kbdesk.domain.errors import DeskError
from kbdesk.domain.photo import Photo
from kbdesk.ui.kit.background import Lane
from kbdesk.ui.kit.photo_strip import PhotoStrip
from kbdesk.ui.kit.words import Words
from kbdesk.wording.errors import error_sentence


class Added(Protocol):
    """What came of it."""

    @property
    def photos(self) -> tuple[Photo, ...]: ...
    @property
    def errors(self) -> tuple[DeskError, ...]: ...


class KeepsPhotos(Protocol):
    """The workflow."""

    def add_files(self, home: str, paths: Iterable[Path]) -> Added: ...
    def add_pasted(self, home: str, data: bytes) -> Added: ...
    def remove(self, home: str, identity: str) -> Added: ...
    def of(self, home: str) -> tuple[Photo, ...]: ...


@dataclass(slots=True)
class _Served:
    """`is_gone`: the form was built anew while a job for this strip was out."""

    strip: PhotoStrip
    home: Callable[[], str]
    is_gone: bool = False

    def still_is(self, home: str) -> bool:
        """Whether it shows the same form as before."""
        return not self.is_gone and self.home() == home


class PhotoKeeping(QObject):
    """`serve` each strip once."""

    def __init__(self, workflow: KeepsPhotos, records: Lane, words: Words, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._workflow, self._records, self._words = workflow, records, words

    def serve(self, strip: PhotoStrip, home: Callable[[], str]) -> None:
        """`home` gives the form that its photos belong to now; empty where none may be kept (practice)."""
        served = _Served(strip, home)
        strip.destroyed.connect(partial(_went, served))
        strip.files_given.connect(partial(self._add_files, served))
        strip.picture_given.connect(partial(self._add_picture, served))
        strip.remove_asked.connect(partial(self._remove, served))
        # Queued: a strip is asked for its photos while the form around it changes, and `home` is the new one only then.
        strip.wanted.connect(partial(self._look_back, served), Qt.ConnectionType.QueuedConnection)
        strip.wanted.emit()

    def _look_back(self, served: _Served) -> None:
        home = "" if served.is_gone else served.home()
        if not home:
            return
        self._records.run(
            lambda _progress: self._workflow.of(home),
            done=partial(self._came_back, served, home),
            failed=partial(self._failed, served),
        )

    def _add_files(self, served: _Served, paths: tuple[Path, ...]) -> None:
        self._run(served, lambda home: self._workflow.add_files(home, paths))

    def _add_picture(self, served: _Served, data: bytes) -> None:
        self._run(served, lambda home: self._workflow.add_pasted(home, data))

    def _remove(self, served: _Served, identity: str) -> None:
        self._run(served, lambda home: self._workflow.remove(home, identity))

    def _run(self, served: _Served, job: Callable[[str], Added]) -> None:
        home = served.home()
        if not home:
            served.strip.show_error(self._words.say("photo.not_here"))
            return
        served.strip.show_busy()
        self._records.run(
            lambda _progress: job(home), done=partial(self._added, served, home), failed=partial(self._failed, served)
        )

    def _came_back(self, served: _Served, home: str, photos: tuple[Photo, ...]) -> None:
        # With a photo on its way, that one's answer tells of all.
        if served.still_is(home) and not served.strip.is_busy:
            served.strip.show_photos(photos)

    def _added(self, served: _Served, home: str, added: Added) -> None:
        if not served.still_is(home):  # the form is another by now; the photo waits with its own
            return
        served.strip.show_photos(added.photos)
        sentences = [error_sentence(error, self._words.lang) for error in added.errors]
        served.strip.show_error("\n".join(sentences))

    def _failed(self, served: _Served, error: DeskError) -> None:
        if served.is_gone:
            return
        served.strip.show_photos(served.strip.photos)
        served.strip.show_error(error_sentence(error, self._words.lang))


def _went(served: _Served, _strip: object = None) -> None:
    served.is_gone = True
