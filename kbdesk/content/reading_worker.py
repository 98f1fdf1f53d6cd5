"""A process that reads files for another one: `python -m kbdesk.content.reading_worker`.

Its standard input is a file that says what to read; what it read goes out on the standard output, some files at a time,
as a length and a msgpack. When nobody takes that any more, it ends: so it does not outlive the process it reads for.
"""

import os
import signal
import struct
import sys
from contextlib import suppress
from dataclasses import dataclass
from pathlib import Path

import msgspec

from kbdesk.content.folder import ContentFolder
from kbdesk.content.reading_cache import KeptReadings, key_of, settings_mark
from kbdesk.content.reading_form import as_bytes
from kbdesk.domain.article import Stamp
from kbdesk.domain.organisation import Organisation

LENGTH = struct.Struct("<I")
_POLITE = 5
"""How far the worker steps back behind windows: typing comes first."""

Files = list[tuple[str, Stamp]]


@dataclass(frozen=True, slots=True)
class Task:
    """What a worker is to do: the content folder, the file of kept readings if there is one, and which files to read,
    in the portions in which they are wanted.
    """

    root: str
    kept: str
    portions: list[Files]


@dataclass(frozen=True, slots=True)
class Answer:
    """Of one file: its key, what was read of it, and whether that is to be kept."""

    key: bytes
    data: bytes
    is_new: bool


class FileReader:
    """Reads files of one folder, or takes what was kept of them."""

    def __init__(self, folder: ContentFolder, organisation: Organisation, *, kept: KeptReadings | None) -> None:
        self._folder = folder
        self._organisation = organisation
        self._kept = kept
        self._settings = settings_mark(folder.root, organisation, is_ours=folder.is_ours)

    def read(self, path: str, stamp: Stamp) -> Answer:
        """What the index needs of a file, as bytes."""
        if self._kept and (digest := self._folder.digest(path, stamp)):
            key = key_of(self._settings, path, digest)
            if (data := self._kept.get(key)) is not None:
                return Answer(key, data, is_new=False)
        reading = self._folder.read(path, stamp, self._organisation)
        return Answer(key_of(self._settings, path, reading.digest), as_bytes(reading), is_new=bool(reading.digest))


def main() -> None:
    """Reads portion after portion until all are read or nobody wants them."""
    signal.signal(signal.SIGINT, signal.SIG_IGN)
    if hasattr(os, "nice"):
        os.nice(_POLITE)
    task = msgspec.msgpack.decode(sys.stdin.buffer.read(), type=Task)
    folder = ContentFolder(Path(task.root))
    organisation, _ = folder.organisation()
    reader = FileReader(folder, organisation, kept=KeptReadings(Path(task.kept)) if task.kept else None)
    with suppress(OSError):
        for portion in task.portions:
            message = msgspec.msgpack.encode([reader.read(path, stamp) for path, stamp in portion])
            sys.stdout.buffer.write(LENGTH.pack(len(message)) + message)
            sys.stdout.buffer.flush()
    with suppress(OSError):
        sys.stdout.close()


if __name__ == "__main__":
    main()
