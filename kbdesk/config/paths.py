"""Where kbdesk keeps what. Nothing is ever written beside the program.

By default each system's own places; with `--data DIR` (or KBDESK_DATA) everything lies under that one folder, so that
a stick or a test has all of it in one place. Nothing is made here: whoever writes makes the folder it needs.
"""

import hashlib
import os
from dataclasses import dataclass
from pathlib import Path

import platformdirs

import kbdesk

_APP = "kbdesk"
_NAME_CHARACTERS = 16


def shipped_content() -> Path:
    """The articles and scripts that come along with the program."""
    return _beside_the_package("content")


def shipped_help() -> Path:
    """The help on kbdesk itself: a content folder that comes along with the program."""
    return _beside_the_package("help")


def resources() -> Path:
    """Icons, styles and the like that come along with the program."""
    return _beside_the_package("resources")


def _beside_the_package(name: str) -> Path:
    return Path(kbdesk.__file__).resolve().parent.parent / name


def _name_of(content: Path) -> str:
    place = os.path.normcase(content.absolute())
    return hashlib.sha256(os.fsencode(place)).hexdigest()[:_NAME_CHARACTERS]


@dataclass(frozen=True, slots=True)
class Paths:
    """`data` holds what exists nowhere else, `indexes` what can be made again, `log` what may be thrown away."""

    data: Path
    indexes: Path
    settings: Path
    log: Path

    @classmethod
    def at(cls, folder: Path) -> "Paths":
        """Everything under one folder."""
        folder = folder.expanduser().absolute()
        return cls(folder, folder / "index", folder / "settings.json", folder / "log")

    @classmethod
    def of_system(cls) -> "Paths":
        """The places that this system has for a user's data, settings, caches and logs."""
        places = platformdirs.PlatformDirs(_APP, appauthor=False)
        return cls(
            places.user_data_path,
            places.user_cache_path / "index",
            places.user_config_path / "settings.json",
            places.user_log_path,
        )

    @property
    def records(self) -> Path:
        """The encrypted file of contacts and outbox."""
        return self.data / "records.db"

    @property
    def outbox_lock(self) -> Path:
        """Held by whoever is sending."""
        return self.data / "outbox.lock"

    def index(self, content: Path) -> Path:
        """The index of a content folder: one for each, so that two folders in turn do not undo each other's work."""
        return self.indexes / _name_of(content)

    def readings(self, content: Path) -> Path:
        """What was read of a content folder, kept for another index of it; may be thrown away, as the index may."""
        return self.indexes.with_name("readings") / _name_of(content)

    def scripts(self, content: Path) -> Path:
        """Long scripts of a content folder as they were read; a cache as well."""
        return self.indexes.with_name("scripts") / _name_of(content)

    def checked(self, content: Path) -> Path:
        """What the last check knew of a content folder; a cache, beside the folders of the indexes."""
        return self.index(content).with_suffix(".check")

    @staticmethod
    def shipped_content() -> Path:
        """The articles and scripts that come along with the program."""
        return shipped_content()

    @staticmethod
    def shipped_help() -> Path:
        """The help on kbdesk itself: a content folder that comes along with the program."""
        return shipped_help()

    @staticmethod
    def resources() -> Path:
        """Icons, styles and the like that come along with the program."""
        return resources()
