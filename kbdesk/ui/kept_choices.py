"""What the reader chose and how the window stood, kept in the settings for the next start."""

import base64
from collections.abc import Callable
from dataclasses import replace
from typing import Protocol

from kbdesk.domain.errors import DeskError
from kbdesk.domain.settings import Contrast, Settings, Theme
from kbdesk.ui.frame.looks import Looks
from kbdesk.ui.text_size import points_of

_PARTS = b"\n==\n"


class SettingsKeeper(Protocol):
    """Where settings are read and written (`desk.settings`)."""

    def read(self) -> Settings: ...
    def write(self, settings: Settings) -> None: ...


class KeptChoices:
    """Written at once, in the window's thread: it is one small file, and at the end nobody is left to do it later."""

    def __init__(self, settings: SettingsKeeper, failed: Callable[[DeskError], None], *, lang: str) -> None:
        """`lang` is the language the window starts in: asked for or the system's, it is not kept until it changes."""
        self._settings, self._failed = settings, failed
        self._started_in, self._switched = lang, False

    def recent(self) -> tuple[str, ...]:
        """Ids of what was opened lately."""
        return self._settings.read().recent

    def layout(self) -> tuple[bytes, bytes]:
        """Of the frame and of the find page; empty where nothing was kept."""
        kept = base64.b64decode(self._settings.read().window.encode("ascii", "ignore"))
        frame, _, find = kept.partition(_PARTS)
        return frame, find

    def keep_looks(self, looks: Looks) -> None:
        """Scheme, contrast, text size, touch, and the language once it was switched."""
        kept = self._settings.read()
        self._switched = self._switched or looks.language != self._started_in
        self._write(
            replace(
                kept,
                lang=looks.language if self._switched else kept.lang,
                theme=Theme(looks.scheme),
                contrast=Contrast(looks.contrast),
                touch=looks.touch,
                text_size=points_of(looks.text_percent),
            )
        )

    def keep_accent(self, accent: str) -> None:
        """The organisation's colour, so that the next start opens in it."""
        kept = self._settings.read()
        if accent != kept.accent:
            self._write(replace(kept, accent=accent))

    def keep_at_end(self, frame: bytes, find: bytes, recent: tuple[str, ...]) -> None:
        """Layout and what was opened lately."""
        window = base64.b64encode(frame + _PARTS + find).decode("ascii")
        self._write(replace(self._settings.read(), window=window, recent=recent))

    def _write(self, settings: Settings) -> None:
        try:
            self._settings.write(settings)
        except DeskError as error:
            self._failed(error)
