"""Looks whether everything is in order on this device: program, content, records, key, outbox. Changes nothing."""

import platform
from collections.abc import Callable, Iterator
from pathlib import Path

from kbdesk import __version__
from kbdesk.domain.errors import DeskError
from kbdesk.domain.finding import Level
from kbdesk.domain.health import Health, HealthLevel
from kbdesk.domain.library import Library
from kbdesk.domain.outbox import Pause
from kbdesk.domain.settings import KeyPlace
from kbdesk.workflows.keep_library import KeepLibrary

OK, WARNING, ERROR = HealthLevel.OK, HealthLevel.WARNING, HealthLevel.ERROR


class LookAtHealth:
    """`unsent` counts what has not arrived, `photos` those whose text has; they open the records, and may raise
    DeskError.
    """

    def __init__(
        self,
        library: KeepLibrary,
        *,
        records: Path,
        key_place: Callable[[], KeyPlace | None],
        unsent: Callable[[], int],
        photos: Callable[[], int],
        pauses: Callable[[], tuple[Pause, ...]],
    ) -> None:
        self._library, self._records = library, records
        self._key_place, self._unsent, self._photos, self._pauses = key_place, unsent, photos, pauses

    def look(self, content: Library | DeskError, *, index_bytes: int = 0) -> tuple[Health, ...]:
        """`content` is the library in use, or why there is none; `index_bytes` 0 says nothing of the index."""
        return tuple(self._all(content, index_bytes))

    def _all(self, content: Library | DeskError, index_bytes: int) -> Iterator[Health]:
        yield Health("version", OK, "version", {"version": __version__, "python": platform.python_version()})
        if isinstance(content, DeskError):
            yield Health("content", ERROR, error=content)
        else:
            yield from self._content(content, index_bytes)
        yield from self._kept()

    def _content(self, library: Library, index_bytes: int) -> Iterator[Health]:
        bad = sum(one.level is Level.ERROR for one in library.findings)
        facts = {"n": len(library.cards), "folder": self._library.content_path, "bad": bad}
        yield Health("content", WARNING if bad else OK, "content", facts, fix="findings" if bad else "")
        if index_bytes:
            yield Health("index", OK, "index", {"megabytes": f"{index_bytes / 1e6:.1f}"})
        if library.left_out:
            yield Health("left_out", WARNING, "left-out", {"n": len(library.left_out)}, fix="left-out")

    def _kept(self) -> Iterator[Health]:
        if not self._records.exists():
            yield Health("records", OK, "no-records")
            return
        try:
            unsent, photos, pauses = self._unsent(), self._photos(), self._pauses()
        except DeskError as error:
            yield Health("records", ERROR, error=error)
            return
        yield Health("records", OK, "records", {"path": self._records})
        if (place := self._key_place()) is not None:
            yield Health("key", OK, f"key.{place}")
        yield Health("outbox", WARNING if unsent else OK, "unsent", {"n": unsent}, fix="unsent" if unsent else "")
        if photos:
            yield Health("photos", WARNING, "photos", {"n": photos}, fix="unsent")
        for pause in pauses:
            found = "paused-by-hand" if pause.by_hand else "paused"
            since = f"{pause.since.astimezone():%d-%m %H:%M}"
            facts = {"channel": pause.channel, "since": since, "reason": pause.code}
            yield Health("channel", WARNING, found, facts, fix="resume" if pause.by_hand else "unsent")
