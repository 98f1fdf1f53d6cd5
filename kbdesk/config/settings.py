"""The settings file: one JSON object that people may edit.

Reading never fails: what is missing, damaged or of the wrong kind has its default. Writing replaces the file in one
step, and keeps names in it that this version does not know.
"""

import json
from collections.abc import Callable
from dataclasses import asdict
from pathlib import Path
from typing import Any, TypeVar

from kbdesk.domain.errors import StateUnwritable
from kbdesk.domain.settings import LARGEST_TEXT, SMALLEST_TEXT, Contrast, KeepSearches, Settings, Theme
from kbdesk.whole_file import put_whole

_T = TypeVar("_T")
MOST_RECENT = 50
MOST_KEYS = 500
MOST_WORDS = 5_000


class SettingsFile:
    """The settings at `path`; a file that is not there gives the defaults."""

    def __init__(self, path: Path) -> None:
        self._path = path

    def read(self) -> Settings:
        """The settings as far as they can be read."""
        written = self._written()

        def setting(name: str, default: _T, convert: Callable[[Any], _T]) -> _T:
            try:
                return convert(written[name])
            except (KeyError, TypeError, ValueError):
                return default

        plain = Settings()
        return Settings(
            lang=setting("lang", plain.lang, _language),
            theme=setting("theme", plain.theme, Theme),
            contrast=setting("contrast", plain.contrast, Contrast),
            touch=setting("touch", plain.touch, bool),
            accent=setting("accent", plain.accent, _text),
            text_size=setting("text_size", plain.text_size, _text_size),
            window=setting("window", plain.window, _text),
            recent=setting("recent", plain.recent, _texts),
            device=setting("device", plain.device, _text),
            search_log=setting("search_log", plain.search_log, _keep_searches),
            told_of_key=setting("told_of_key", plain.told_of_key, bool),
            keys=setting("keys", plain.keys, _pairs),
            content=setting("content", plain.content, _text),
            toured=setting("toured", plain.toured, bool),
            hotkey=setting("hotkey", plain.hotkey, _text),
            tray=setting("tray", plain.tray, bool),
            on_top=setting("on_top", plain.on_top, bool),
            session=setting("session", plain.session, _pairs),
            spelling=setting("spelling", plain.spelling, bool),
            own_words=setting("own_words", plain.own_words, _words),
        )

    def write(self, settings: Settings) -> None:
        """Keeps the settings. Raises StateUnwritable when the file cannot be written; the old one then stays."""
        form = {**self._written(), **asdict(settings)}
        text = json.dumps(form, ensure_ascii=False, indent=2) + "\n"
        try:
            self._path.parent.mkdir(parents=True, exist_ok=True)
            put_whole(self._path, text.encode("utf-8"))
        except OSError as error:
            raise StateUnwritable("settings-unwritable", path=str(self._path), reason=error.strerror) from error

    def _written(self) -> dict[str, Any]:
        try:
            form = json.loads(self._path.read_text(encoding="utf-8-sig"))
        except (OSError, ValueError, RecursionError):
            return {}
        return form if isinstance(form, dict) else {}


def _text(value: Any) -> str:
    if not isinstance(value, str):
        raise TypeError(value)
    return value


def _texts(value: Any) -> tuple[str, ...]:
    if not isinstance(value, list):
        raise TypeError(value)
    return tuple(one for one in value if isinstance(one, str))[:MOST_RECENT]


def _words(value: Any) -> tuple[str, ...]:
    if not isinstance(value, list):
        raise TypeError(value)
    return tuple(one for one in value if isinstance(one, str))[:MOST_WORDS]


def _pairs(value: Any) -> tuple[tuple[str, str], ...]:
    """What is no pair of texts is left out: the rest of the keys still holds."""
    if not isinstance(value, list):
        raise TypeError(value)
    pairs = (one for one in value if isinstance(one, list) and len(one) == 2)
    return tuple((one[0], one[1]) for one in pairs if all(isinstance(part, str) for part in one))[:MOST_KEYS]


def _language(value: Any) -> str:
    if value not in ("", "nl", "en"):
        raise ValueError(value)
    return str(value)


def _keep_searches(value: Any) -> KeepSearches:
    """What is written there but not understood was meant to keep less than usual."""
    return KeepSearches(value) if value in tuple(KeepSearches) else KeepSearches.OFF


def _text_size(value: Any) -> int:
    """A size out of bounds would make a window that nobody can read well enough to set it right."""
    if isinstance(value, bool) or not isinstance(value, int):
        raise TypeError(value)
    return 0 if value == 0 else max(SMALLEST_TEXT, min(LARGEST_TEXT, value))
