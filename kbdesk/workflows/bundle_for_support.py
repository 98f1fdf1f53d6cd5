"""A bundle for whoever helps: versions, sizes, settings, health and log, without secrets and without anybody in it.

Nothing is taken along and cleaned afterwards: each part is made of what is known to tell nobody. Of the records there
are numbers, of the settings those that are a choice among few, of health codes, of the log the lines of the program.
"""

import io
import json
import platform
import zipfile
from collections import Counter
from collections.abc import Callable, Mapping
from importlib import metadata
from pathlib import Path
from typing import Any

from kbdesk import __version__
from kbdesk.config.paths import Paths
from kbdesk.config.settings import SettingsFile
from kbdesk.domain.contact_line import Shown, Sought
from kbdesk.domain.errors import DeskError, WrongUse
from kbdesk.domain.health import Health
from kbdesk.domain.library import Library
from kbdesk.domain.log_lines import discreet
from kbdesk.domain.support_bundle import BundlePart
from kbdesk.records.records import Records
from kbdesk.whole_file import PRIVATE, put_whole

_LIBRARIES = (
    "PySide6-Essentials",
    "Whoosh",
    "numpy",
    "markdown-it-py",
    "Markdown",
    "PyYAML",
    "sqlcipher3",
    "cryptography",
    "pillow",
    "httpx",
    "keyring",
    "platformdirs",
    "watchdog",
)
_CHOICES = ("lang", "theme", "contrast", "touch", "text_size", "search_log", "told_of_key", "toured", "tray", "on_top")
"""Settings that are a choice among few. A name, a folder, a key or a word that somebody typed is not among them."""
_LONGEST_LOG = 200_000
"""Bytes of each file of the log, its end."""
_A_MOMENT = (1980, 1, 1, 0, 0, 0)


class BundleForSupport:
    """`records` opens the records, and may raise DeskError; then the bundle says so, by its code."""

    def __init__(self, paths: Paths, content: Path, settings: SettingsFile, records: Callable[[], Records]) -> None:
        self._paths, self._content, self._settings, self._records = paths, content, settings, records

    def parts(self, library: Library | None, health: tuple[Health, ...]) -> tuple[BundlePart, ...]:
        """All that goes in, to be shown before it is written; `library` is None where there is none."""
        return (
            _part("versions", self._versions()),
            _part("sizes", self._sizes(library)),
            _part("settings", self._chosen(library)),
            _part("health", [_health_form(one) for one in health]),
            BundlePart("log.txt", self._log()),
        )

    def write(self, path: Path, parts: tuple[BundlePart, ...]) -> Path:
        """As a zip that only this user may read. Raises WrongUse("output-unwritable")."""
        held = io.BytesIO()
        with zipfile.ZipFile(held, "w", zipfile.ZIP_DEFLATED) as bundle:
            for part in parts:
                bundle.writestr(zipfile.ZipInfo(part.name, _A_MOMENT), part.text.encode("utf-8"), zipfile.ZIP_DEFLATED)
        place = path.expanduser()
        try:
            put_whole(place, held.getvalue(), mode=PRIVATE)
        except OSError as error:
            raise WrongUse("output-unwritable", path=str(path), reason=error.strerror or "") from error
        return place

    def _versions(self) -> dict[str, Any]:
        system = {"system": platform.system(), "release": platform.release(), "machine": platform.machine()}
        return {"kbdesk": __version__, "python": platform.python_version(), **system, "libraries": _libraries()}

    def _sizes(self, library: Library | None) -> dict[str, Any]:
        paths = self._paths
        places = {
            "records": paths.records,
            "photos": paths.data / "photos",
            "index": paths.index(self._content),
            "log": paths.log,
        }
        found: dict[str, Any] = {name: _size(place) for name, place in places.items()}
        if library is not None:
            found["texts"] = len(library.cards)
            found["findings"] = dict(Counter(one.code for one in library.findings))
            found["left_out"] = len(library.left_out)
        return {**found, "kept": self._counts()}

    def _counts(self) -> dict[str, Any]:
        if not self._paths.records.exists():
            return {}
        try:
            records = self._records()
            entries = records.outbox.entries()
            return {
                "contacts": records.contact_search.part(Sought(Shown.ALL), first=0, limit=0).total,
                "in_hand": len(records.open_contacts.all()),
                "promises": len(records.promises.open_ones()),
                "outbox": dict(Counter(one.state.value for one in entries)),
                "errors": dict(Counter(one.last_error for one in entries if one.last_error)),
                "photos_under_way": records.photos.under_way(),
                "paused": dict(Counter(one.code for one in records.outbox.pauses())),
            }
        except DeskError as error:
            return {"error": error.code}

    def _chosen(self, library: Library | None) -> dict[str, Any]:
        settings = self._settings.read()
        found: dict[str, Any] = {name: getattr(settings, name) for name in _CHOICES}
        found["own_keys"] = len(settings.keys)
        found["content"] = "own" if settings.content else "shipped"
        if library is not None:
            organisation = library.organisation
            found["organisation"] = {
                "languages": list(organisation.languages),
                "dialect": organisation.dialect,
                "channels": dict(Counter(one.type for one in organisation.channels)),
                **{
                    name: len(getattr(organisation, name))
                    for name in ("fields", "outcomes", "satisfactions", "queues", "products", "crm")
                },
            }
        return found

    def _log(self) -> str:
        """Of the log, and of what bugs left behind, what the program itself says; oldest first."""
        texts = []
        for file in sorted((*self._paths.log.glob("kbdesk.log*"), *self._paths.log.glob("bug-*.txt")), key=_changed):
            try:
                text = file.read_bytes()[-_LONGEST_LOG:].decode("utf-8", "replace")
            except OSError:
                continue
            kind = "log" if file.name.startswith("kbdesk") else "bug"
            texts.append(f"== {kind}\n{discreet(text)}")
        return "".join(texts)


def _part(name: str, form: object) -> BundlePart:
    return BundlePart(f"{name}.json", json.dumps(form, ensure_ascii=False, indent=2) + "\n")


def _health_form(one: Health) -> dict[str, Any]:
    """Numbers and codes; a path or a name of a channel is left out."""
    facts: Mapping[str, object] = one.facts
    numbers = {name: value for name, value in facts.items() if isinstance(value, int)}
    error = one.error.code if one.error is not None else None
    return {"name": one.name, "level": one.level.value, "found": one.found, "error": error, **numbers}


def _libraries() -> dict[str, str]:
    found = {}
    for name in _LIBRARIES:
        try:
            found[name] = metadata.version(name)
        except metadata.PackageNotFoundError:
            continue
    return found


def _size(place: Path) -> dict[str, int]:
    """How many files, and how many bytes."""
    files = [place] if place.is_file() else [one for one in place.rglob("*") if one.is_file()]
    return {"files": len(files), "bytes": sum(one.stat().st_size for one in files)}


def _changed(file: Path) -> float:
    return file.stat().st_mtime
